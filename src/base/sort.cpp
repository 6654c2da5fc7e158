#include "base/sort.h"

#include <algorithm>

namespace dure::base {

// Merges runs of one, two, four, … places from one list into another and back.
std::vector<std::uint32_t> sorted_places(
    std::size_t count, bool (*less)(void const* context, std::uint32_t a, std::uint32_t b), void const* context)
{
    std::vector<std::uint32_t> from(count);
    for (std::size_t i = 0; i < count; ++i)
        from[i] = static_cast<std::uint32_t>(i);
    std::vector<std::uint32_t> into(count);
    for (std::size_t run = 1; run < count; run *= 2) {
        for (std::size_t begin = 0; begin < count; begin += 2 * run) {
            std::size_t const middle = std::min(begin + run, count);
            std::size_t const end = std::min(begin + 2 * run, count);
            std::size_t left = begin;
            std::size_t right = middle;
            for (std::size_t at = begin; at < end; ++at) {
                // The left one goes first unless the right one is really less: equals keep their order.
                bool const take_right = left == middle || (right < end && less(context, from[right], from[left]));
                into[at] = take_right ? from[right++] : from[left++];
            }
        }
        from.swap(into);
    }
    return from;
}

}
