#include "base/text.h"
#include "survey/answers.h"
#include "survey/engine.h"

namespace dure::survey {

// A name of its own, inside a panel or row: what follows "panel." or "row.".
std::optional<std::string_view> Engine::own_name(std::string_view name) const
{
    if (!inner_place.around)
        return std::nullopt;
    auto const& kind = *repeated(inner_place.around->definition.questions[inner_place.question.value]);
    std::string_view const prefix = kind.kind == Repeated::Kind::panels ? "panel." : "row.";
    if (name.size() <= prefix.size() || !base::equals_ignoring_ascii_case(name.substr(0, prefix.size()), prefix))
        return std::nullopt;
    return name.substr(prefix.size());
}

std::string Engine::piped_inside(std::string_view name, bool& found) const
{
    if (auto const own = own_name(name)) {
        auto value = piped_answer(*own, found);
        // What another question that shares the answer asks in its own rows.
        auto const* extra = found ? nullptr : extra_data.find(*own);
        found |= extra != nullptr;
        return extra ? to_words(*extra) : value;
    }
    auto const is = [&](std::string_view word) { return base::equals_ignoring_ascii_case(name, word); };
    auto const& kind = *repeated(inner_place.around->definition.questions[inner_place.question.value]);
    if (kind.kind == Repeated::Kind::panels) {
        // In words panels count from 1, in expressions from 0.
        if (is("panelIndex") || is("visiblePanelIndex"))
            return std::to_string(inner_place.row + 1);
        constexpr std::string_view parent = "parentPanel.";
        if (name.size() > parent.size() && base::equals_ignoring_ascii_case(name.substr(0, parent.size()), parent))
            return inner_place.around->piped_value("panel." + std::string(name.substr(parent.size())), found);
    } else {
        if (is("rowIndex"))
            return to_words(place_value(PlaceWord::number));
        if (is("visibleRowIndex"))
            return to_words(place_value(PlaceWord::visible_number));
        if (is("rowValue") || is("rowName"))
            return to_words(place_value(PlaceWord::row_value));
        if (is("rowTitle"))
            return to_words(place_value(PlaceWord::row_title));
    }
    return inner_place.around->piped_value(name, found);
}

std::string Engine::row_title(QuestionIndex question, std::size_t index, Piping how) const
{
    auto const& kind = *repeated(definition.questions[question.value]);
    if (index < kind.fixed_rows.size())
        return choice_text(kind.fixed_rows[index], how);
    return row(question, index).text(kind.row_title, how);
}

// "[0].name" of a list, ".row.name" of fixed rows: in the words of what was asked there.
std::string Engine::piped_row(QuestionIndex question, std::string_view path) const
{
    auto const& state = *rows_of(question);
    for (std::size_t i = 0; i < state.rows.size(); ++i) {
        auto const is_list = repeated(definition.questions[question.value])->kind != Repeated::Kind::fixed_rows;
        auto const head = is_list ? "[" + std::to_string(i) + "]" : "." + row_name(question, i);
        if (!path.starts_with(head))
            continue;
        auto const rest = path.substr(head.size());
        bool found = false;
        if (rest.empty())
            return row(question, i).answers_text();
        if (rest.front() == '.')
            return row(question, i).piped_answer(rest.substr(1), found);
    }
    return {};
}

// "Name: Kim, Age: 7"
std::string Engine::answers_text() const
{
    std::string shown;
    for (auto const asked : visible_questions()) {
        if (is_empty_answer(asked))
            continue;
        shown += (shown.empty() ? "" : ", ") + title(element_id(definition, asked)) + ": "
            + display(asked, answer(asked));
    }
    return shown;
}

std::string Engine::rows_text(QuestionIndex question) const
{
    auto const is_list = repeated(definition.questions[question.value])->kind != Repeated::Kind::fixed_rows;
    std::string shown;
    for (std::size_t i = 0; i < rows_of(question)->rows.size(); ++i) {
        auto const words_of = row(question, i).answers_text();
        if (words_of.empty() || !is_row_visible(question, i))
            continue;
        shown += (shown.empty() ? "" : "; ") + (is_list ? "" : row_title(question, i) + ": ") + words_of;
    }
    return shown;
}

}
