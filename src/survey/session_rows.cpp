#include "survey/engine.h"
#include "survey/session.h"

namespace dure::survey {

std::size_t Session::row_count(QuestionIndex question) const
{
    auto const* rows = m_engine->rows_of(question);
    return rows ? rows->rows.size() : 0;
}
Session& Session::row(QuestionIndex question, std::size_t index)
{
    return m_engine->rows_of(question)->rows[index];
}
Session const& Session::row(QuestionIndex question, std::size_t index) const
{
    return m_engine->rows_of(question)->rows[index];
}
bool Session::is_row_visible(QuestionIndex question, std::size_t index) const
{
    return m_engine->is_row_visible(question, index);
}
bool Session::can_add_row(QuestionIndex question) const
{
    return m_engine->can_add_row(question);
}
bool Session::can_remove_row(QuestionIndex question) const
{
    return m_engine->can_remove_row(question);
}
bool Session::add_row(QuestionIndex question)
{
    return m_engine->add_row(question);
}
bool Session::remove_row(QuestionIndex question, std::size_t index)
{
    return m_engine->remove_row(question, index);
}
std::string Session::row_title(QuestionIndex question, std::size_t index) const
{
    return m_engine->row_title(question, index, Piping::literal);
}

}
