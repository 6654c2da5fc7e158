// How much of what a draft can hold the answers take: each fits into one, and all of them together have to.
#pragma once

#include "survey/value.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dure::survey {

struct DraftShare {
    std::uint32_t bytes = 0; // as JSON, rather too many
    std::uint32_t keys = 0; // of the records that hold the answers: one or none
};

// Of a storable value under its name.
DraftShare draft_share(std::string_view name, Value const& value);

// A draft is JSON of at most 64 MB, four million values and 20,000 keys in a record; beside the answers it holds the
// names of questions and pages. Values of 40 bytes and more reach no four million.
class DraftRoom {
public:
    bool has_space(DraftShare held, DraftShare wanted) const
    {
        return (wanted.bytes <= held.bytes || m_bytes - held.bytes + wanted.bytes <= bytes_at_most)
            && (wanted.keys <= held.keys || m_keys < keys_at_most);
    }
    // Gives `held` back and takes `wanted`, which `held` then is.
    void exchange(DraftShare& held, DraftShare wanted)
    {
        m_bytes = m_bytes - held.bytes + wanted.bytes;
        m_keys = m_keys - held.keys + wanted.keys;
        held = wanted;
    }

private:
    static constexpr std::size_t bytes_at_most = 32 * 1024 * 1024;
    static constexpr std::size_t keys_at_most = 20'000;

    std::size_t m_bytes = 0;
    std::size_t m_keys = 0;
};

}
