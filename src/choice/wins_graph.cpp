#include "choice/wins_graph.h"

#include <algorithm>

namespace dure::choice {

namespace {

    enum class Along { wins, losses, both };

    // beats[i * items + j]: i has won against j, or tied.
    std::vector<bool> reachable(std::vector<bool> const& beats, std::size_t items, std::size_t from, Along along)
    {
        std::vector<bool> seen(items);
        std::vector<std::size_t> waiting { from };
        seen[from] = true;
        while (!waiting.empty()) {
            auto const i = waiting.back();
            waiting.pop_back();
            for (std::size_t j = 0; j < items; ++j) {
                auto const wins = along != Along::losses && beats[i * items + j];
                auto const loses = along != Along::wins && beats[j * items + i];
                if ((wins || loses) && !seen[j]) {
                    seen[j] = true;
                    waiting.push_back(j);
                }
            }
        }
        return seen;
    }

    std::string listed(std::span<std::string const> names, std::vector<bool> const& chosen)
    {
        std::string text;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (chosen[i])
                text += (text.empty() ? "'" : ", '") + names[i] + "'";
        }
        return text;
    }

    bool is_all(std::vector<bool> const& flags)
    {
        return std::find(flags.begin(), flags.end(), false) == flags.end();
    }

}

stats::Warnings unbounded_items(std::span<std::string const> names, std::span<Contest const> pairs)
{
    auto const items = names.size();
    std::vector<bool> beats(items * items), wins(items), loses(items);
    for (auto const& pair : pairs) {
        auto const first_wins = pair.first_wins + pair.ties > 0, second_wins = pair.second_wins + pair.ties > 0;
        beats[pair.first * items + pair.second] = beats[pair.first * items + pair.second] || first_wins;
        beats[pair.second * items + pair.first] = beats[pair.second * items + pair.first] || second_wins;
        wins[pair.first] = wins[pair.first] || first_wins;
        loses[pair.second] = loses[pair.second] || first_wins;
        wins[pair.second] = wins[pair.second] || second_wins;
        loses[pair.first] = loses[pair.first] || second_wins;
    }
    stats::Warnings warnings;
    auto const met = reachable(beats, items, 0, Along::both);
    if (!is_all(met)) {
        warnings.push_back({ "disconnected",
            "No contest joins " + listed(names, met) + " to the other items, so their abilities cannot be compared." });
        return warnings;
    }
    auto const below = reachable(beats, items, 0, Along::wins), above = reachable(beats, items, 0, Along::losses);
    if (is_all(below) && is_all(above))
        return warnings;
    for (std::size_t i = 0; i < items; ++i) {
        if (!loses[i])
            warnings.push_back({ "never_loses", "'" + names[i] + "' never loses, so its ability has no bound." });
        if (!wins[i])
            warnings.push_back({ "never_wins", "'" + names[i] + "' never wins, so its ability has no bound." });
    }
    if (warnings.empty()) {
        warnings.push_back({ "never_loses",
            "One of two groups never loses to the other, so the distance between "
                + listed(names, is_all(below) ? above : below) + " and the rest has no bound." });
    }
    return warnings;
}

}
