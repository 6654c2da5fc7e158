// What a session says: titles, texts, choices and rows in the person's language.
#include "survey/answers.h"
#include "survey/engine.h"
#include "survey/session.h"

namespace dure::survey {

std::string Session::title(QuestionIndex question) const
{
    return m_engine->title(element_id(definition(), question), Piping::literal);
}
std::string Session::title(PanelIndex panel) const
{
    return m_engine->title(element_id(definition(), panel), Piping::literal);
}
std::string Session::title(PageIndex page) const
{
    return m_engine->title(element_id(definition(), page), Piping::literal);
}
std::string Session::description(QuestionIndex question) const
{
    return m_engine->text(definition().questions[question.value].description, Piping::literal);
}
std::string Session::description(PanelIndex panel) const
{
    return m_engine->text(definition().panels[panel.value].description, Piping::literal);
}
std::string Session::description(PageIndex page) const
{
    return m_engine->text(definition().pages[page.value].description, Piping::literal);
}
std::string Session::survey_title() const
{
    return m_engine->text(definition().title, Piping::literal);
}
std::string Session::survey_description() const
{
    return m_engine->text(definition().description, Piping::literal);
}
std::string Session::number(QuestionIndex question) const
{
    return m_engine->number(question);
}
std::string Session::html(QuestionIndex question) const
{
    auto const* kind = std::get_if<Html>(&definition().questions[question.value].kind);
    return kind ? m_engine->text(kind->html, Piping::literal) : std::string();
}
std::string Session::completed_text() const
{
    return m_engine->completed_text();
}
std::string Session::text_with_marks(LocalizedText const& words) const
{
    return m_engine->text(words, Piping::literal);
}
std::string Session::text(LocalizedText const& words) const
{
    return m_engine->text(words);
}
std::string Session::display_text(QuestionIndex question) const
{
    auto const& value = m_engine->answer(question);
    return is_empty(value) ? std::string() : m_engine->display(question, value);
}

std::vector<ShownChoice> Session::choices(QuestionIndex question) const
{
    return m_engine->choices(question);
}
std::vector<ShownItem> Session::rows(QuestionIndex question) const
{
    return m_engine->matrix_items(question, true);
}
std::vector<ShownItem> Session::columns(QuestionIndex question) const
{
    return m_engine->matrix_items(question, false);
}
std::vector<ShownItem> Session::rating_items(QuestionIndex question) const
{
    return m_engine->rating_items(question);
}

}
