#include "choice/design_positions.h"

#include <algorithm>
#include <cassert>

namespace dure::choice {

namespace {

    constexpr std::size_t nobody = static_cast<std::size_t>(-1);

    // One item in one of two places of a set, and whom it must differ from: the item in the set's other place, and
    // one other showing of the same item, in the same version if there is one.
    struct Seat {
        std::size_t* item = nullptr;
        std::size_t in_set = nobody;
        std::size_t same_item = nobody;
        bool done = false;
        bool second = false; // in the second of the two places
    };

    class Seating {
    public:
        Seating(std::vector<Blocks>& versions, std::size_t items, std::size_t first, std::size_t second)
            : m_waiting(items, nobody)
            , m_places { first, second }
        {
            std::vector<std::size_t> here(items, nobody);
            for (auto& version : versions) {
                auto const begin = m_seats.size();
                for (auto& set : version)
                    add(set, here);
                for (auto seat = begin; seat < m_seats.size(); ++seat) {
                    auto const item = *m_seats[seat].item;
                    if (here[item] != seat)
                        continue;
                    meet(m_waiting[item], seat); // the odd one out of this version meets that of another
                    here[item] = nobody;
                }
            }
        }

        void settle(base::Random& random)
        {
            // Chains first, from an end; what is left are circles of even length.
            for (std::size_t seat = 0; seat < m_seats.size(); ++seat) {
                if (m_seats[seat].same_item == nobody)
                    follow(seat, random);
            }
            for (std::size_t seat = 0; seat < m_seats.size(); ++seat)
                follow(seat, random);
            for (auto seat = m_seats.begin(); seat != m_seats.end(); seat += 2) {
                if (seat->second)
                    std::swap(*seat[0].item, *seat[1].item);
            }
        }

    private:
        void add(std::vector<std::size_t>& set, std::vector<std::size_t>& here)
        {
            for (auto const place : m_places) {
                auto const seat = m_seats.size();
                m_seats.push_back({ &set[place], seat ^ 1 });
                meet(here[set[place]], seat);
            }
        }

        void meet(std::size_t& waiting, std::size_t seat)
        {
            if (waiting == nobody) {
                waiting = seat;
                return;
            }
            m_seats[waiting].same_item = seat;
            m_seats[seat].same_item = waiting;
            waiting = nobody;
        }

        void follow(std::size_t seat, base::Random& random)
        {
            if (m_seats[seat].done)
                return;
            auto second = random.below(2) == 1;
            while (seat != nobody && !m_seats[seat].done) {
                m_seats[seat].second = second;
                m_seats[seat].done = true;
                auto const other = m_seats[seat].in_set;
                m_seats[other].second = !second;
                m_seats[other].done = true;
                // Whoever shows the same item next takes the opposite place of `other`: this one again.
                seat = m_seats[other].same_item;
            }
        }

        std::vector<Seat> m_seats; // two for each set, side by side
        std::vector<std::size_t> m_waiting;
        std::size_t m_places[2];
    };

    bool spread_over_one(std::vector<std::size_t> const& counts, std::size_t places)
    {
        for (auto row = counts.begin(); row != counts.end(); row += static_cast<std::ptrdiff_t>(places)) {
            auto const [least, most] = std::minmax_element(row, row + static_cast<std::ptrdiff_t>(places));
            if (*most - *least > 1)
                return true;
        }
        return false;
    }

    bool is_unbalanced(std::vector<Blocks> const& versions, std::size_t items, std::size_t places)
    {
        std::vector<std::size_t> total(items * places, 0);
        std::vector<std::size_t> own(items * places, 0);
        for (auto const& version : versions) {
            std::fill(own.begin(), own.end(), 0);
            for (auto const& set : version) {
                for (std::size_t place = 0; place < places; ++place) {
                    ++own[set[place] * places + place];
                    ++total[set[place] * places + place];
                }
            }
            if (spread_over_one(own, places))
                return true;
        }
        return spread_over_one(total, places);
    }

}

void balance_positions(std::vector<Blocks>& versions, std::size_t items, base::Random& random)
{
    if (versions.empty() || versions.front().empty())
        return;
    auto const places = versions.front().front().size();
    for (auto& version : versions) {
        for (auto& set : version) {
            assert(set.size() == places);
            random.shuffle(set);
        }
    }
    // Every round brings the counts of each item closer together and none further apart, so the rounds end.
    while (is_unbalanced(versions, items, places)) {
        for (std::size_t first = 0; first < places; ++first) {
            for (auto second = first + 1; second < places; ++second)
                Seating(versions, items, first, second).settle(random);
        }
    }
}

}
