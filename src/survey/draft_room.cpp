#include "survey/draft_room.h"

namespace dure::survey {

namespace {

    constexpr std::size_t bytes_of_value = 40; // a number of 24 digits, the mark of a date, quotes and a comma

    std::size_t written_size(std::string_view text)
    {
        auto size = text.size();
        for (auto const c : text) {
            if (static_cast<unsigned char>(c) < 0x20)
                size += 5; // \u001f
            else if (c == '"' || c == '\\')
                ++size;
        }
        return size;
    }

    std::size_t written_size(Value const& value)
    {
        auto size = bytes_of_value;
        if (value.is_text()) {
            size += written_size(std::string_view(value.text()));
        } else if (value.is_list()) {
            for (auto const& item : value.list())
                size += written_size(item);
        } else if (value.is_record()) {
            for (auto const& [name, member] : value.record())
                size += written_size(std::string_view(name)) + written_size(member);
        }
        return size;
    }

}

DraftShare draft_share(std::string_view name, Value const& value)
{
    return { static_cast<std::uint32_t>(name.size() + written_size(value)), 1 };
}

}
