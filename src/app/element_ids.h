// Which of the survey's elements an ElementId means.
#pragma once

#include "app/ids.h"
#include "survey/session.h"

#include <string>

namespace dure::app {

// Questions and panels are numbered apart in a definition; the highest bit says which one it is.
inline constexpr std::uint32_t panel_bit = 0x80000000u;

inline ElementId id_of(survey::QuestionIndex question)
{
    return { question.value };
}

inline ElementId id_of(survey::PanelIndex panel)
{
    return { panel.value | panel_bit };
}

// The way into a panel or row of a question that itself may lie inside others.
std::string way_into(std::string const& inside, survey::QuestionIndex question, std::size_t row);
// The session that way leads to; null if the row is gone or does not show.
survey::Session const* session_inside(survey::Session const& session, std::string_view inside);
survey::Session* session_inside(survey::Session& session, std::string_view inside);

// Not valid if it is something else, or not of this definition.
inline survey::QuestionIndex question_of(survey::Definition const& definition, ElementId id)
{
    return id.number < definition.questions.size() ? survey::QuestionIndex { id.number } : survey::QuestionIndex {};
}

inline survey::PanelIndex panel_of(survey::Definition const& definition, ElementId id)
{
    auto const number = id.number & ~panel_bit;
    return (id.number & panel_bit) != 0 && number < definition.panels.size() ? survey::PanelIndex { number }
                                                                             : survey::PanelIndex {};
}

}
