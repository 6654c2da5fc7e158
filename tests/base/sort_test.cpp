#include "base/random.h"
#include "base/sort.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace base = dure::base;

TEST_CASE("sorting keeps the order of what is equal, at every length")
{
    base::Random random(7, 1);
    for (std::size_t length = 0; length < 70; ++length) {
        std::vector<std::pair<int, std::string>> list;
        for (std::size_t i = 0; i < length; ++i)
            list.emplace_back(static_cast<int>(random.below(9)), "thing " + std::to_string(i));
        auto expected = list;
        auto const by_number = [](auto const& a, auto const& b) { return a.first < b.first; };
        std::stable_sort(expected.begin(), expected.end(), by_number);
        base::stable_sort(list, by_number);
        CHECK(list == expected);
    }
}
