// A stable sort that is compiled once. std::stable_sort brings two to four KB of WebAssembly for every type and order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace dure::base {

// The places of `count` things in order; `less` compares two of them by place.
std::vector<std::uint32_t> sorted_places(
    std::size_t count, bool (*less)(void const* context, std::uint32_t a, std::uint32_t b), void const* context);

template <typename T, typename Less> void stable_sort(std::vector<T>& list, Less const& less)
{
    struct Context {
        std::vector<T> const& list;
        Less const& less;
    };
    Context const context { list, less };
    auto const places = sorted_places(
        list.size(),
        [](void const* given, std::uint32_t a, std::uint32_t b) {
            auto const& known = *static_cast<Context const*>(given);
            return static_cast<bool>(known.less(known.list[a], known.list[b]));
        },
        &context);
    std::vector<T> sorted;
    sorted.reserve(list.size());
    for (auto const place : places)
        sorted.push_back(std::move(list[place]));
    list = std::move(sorted);
}

}
