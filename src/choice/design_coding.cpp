#include "choice/design_coding.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace dure::choice {

namespace {

    double code_of(LevelCoding coding, std::size_t levels, std::size_t level, std::size_t column)
    {
        switch (coding) {
        case LevelCoding::effects:
            return level == levels - 1 ? -1 : level == column ? 1 : 0;
        case LevelCoding::dummy:
            return level == column + 1 ? 1 : 0;
        case LevelCoding::standardised: {
            // Helmert: the level after `column` against the mean of those before it.
            if (level > column + 1)
                return 0;
            auto const before = static_cast<double>(column + 1);
            auto const scale = std::sqrt(static_cast<double>(levels) / (before * (before + 1)));
            return level == column + 1 ? before * scale : -scale;
        }
        }
        return 0;
    }

}

std::size_t coded_columns(std::span<std::size_t const> levels)
{
    std::size_t columns = 0;
    for (auto const count : levels)
        columns += count - 1;
    return columns;
}

void code_profile(
    std::span<std::size_t const> levels, LevelCoding coding, Profile const& profile, std::span<double> row)
{
    assert(row.size() == coded_columns(levels));
    std::fill(row.begin(), row.end(), 0.0);
    if (profile.empty())
        return;
    assert(profile.size() == levels.size());
    std::size_t at = 0;
    for (std::size_t attribute = 0; attribute < levels.size(); ++attribute) {
        assert(profile[attribute] < levels[attribute]);
        for (std::size_t column = 0; column + 1 < levels[attribute]; ++column)
            row[at++] = code_of(coding, levels[attribute], profile[attribute], column);
    }
}

}
