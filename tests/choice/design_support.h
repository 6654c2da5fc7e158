// What the tests of designs share.
#pragma once

#include "choice/design_maxdiff.h"

#include <variant>

#include <doctest/doctest.h>

namespace dure::tests {

inline choice::MaxDiffSpec maxdiff_spec(
    std::size_t items, std::size_t per_set, std::size_t sets, std::size_t versions = 1, std::uint64_t seed = 1)
{
    choice::MaxDiffSpec spec;
    spec.items = items;
    spec.per_set = per_set;
    spec.sets = sets;
    spec.versions = versions;
    spec.seed = seed;
    return spec;
}

template <typename Design> Design designed(std::variant<Design, choice::DesignRefusal> const& outcome)
{
    auto const* const refusal = std::get_if<choice::DesignRefusal>(&outcome);
    REQUIRE_MESSAGE(!refusal, (refusal ? choice::error_of(*refusal).detail : ""));
    return *std::get_if<Design>(&outcome);
}

}
