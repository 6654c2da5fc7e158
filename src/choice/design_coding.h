// How a level of an attribute becomes numbers in a design matrix.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace dure::choice {

enum class LevelCoding : unsigned char {
    effects, // one column per level but the last, which is -1 in each: utilities sum to zero
    dummy, // one column per level but the first, which is 0 in each
    standardised, // orthogonal columns, each with mean 0 and mean square 1 over the levels (Helmert)
};

// One alternative of a choice task: a level for each attribute, counted from 0. Empty: the "none of these" alternative.
using Profile = std::vector<std::size_t>;
using ChoiceTask = std::vector<Profile>;

// Columns of the profile part: the sum of levels - 1.
std::size_t coded_columns(std::span<std::size_t const> levels);

// Writes one row of coded_columns(levels) numbers; the none alternative is all zeros.
void code_profile(
    std::span<std::size_t const> levels, LevelCoding coding, Profile const& profile, std::span<double> row);

}
