#include "app/element_ids.h"

#include "base/text.h"

namespace dure::app {

namespace {

    // The number before the sign, taken off the way; nothing if there is none.
    std::optional<std::uint32_t> take_number(std::string_view& way, char sign)
    {
        auto const end = way.find(sign);
        auto const number = base::parse_decimal(way.substr(0, end));
        if (end == std::string_view::npos || !number || !(*number >= 0 && *number < 1e9))
            return std::nullopt;
        way.remove_prefix(end + 1);
        return static_cast<std::uint32_t>(*number);
    }

}

std::string way_into(std::string const& inside, survey::QuestionIndex question, std::size_t row)
{
    return inside + std::to_string(question.value) + "." + std::to_string(row) + "/";
}

survey::Session const* session_inside(survey::Session const& session, std::string_view inside)
{
    auto const* at = &session;
    while (!inside.empty()) {
        auto const number = take_number(inside, '.');
        auto const row = take_number(inside, '/');
        if (!number || !row || *number >= at->definition().questions.size())
            return nullptr;
        survey::QuestionIndex const question { *number };
        if (*row >= at->row_count(question) || !at->is_visible(question) || !at->is_row_visible(question, *row))
            return nullptr;
        at = &at->row(question, *row);
    }
    return at;
}

survey::Session* session_inside(survey::Session& session, std::string_view inside)
{
    return const_cast<survey::Session*>(session_inside(std::as_const(session), inside));
}

}
