#include "base/text.h"
#include "base/time.h"
#include "survey/answers.h"
#include "survey/engine.h"
#include "survey/files.h"
#include "survey/messages.h"

#include <algorithm>
#include <cmath>

namespace dure::survey {

namespace {

    // One @; before it a quoted text or parts between dots; behind it two parts or more, the last of at least two
    // bytes. No part is empty or holds a space or one of the barred signs.
    bool is_email(std::string_view text)
    {
        auto const at = text.find('@');
        if (at == std::string_view::npos || at == 0 || text.find('@', at + 1) != std::string_view::npos)
            return false;
        auto const is_plain = [](std::string_view part, std::string_view barred) {
            for (std::size_t i = 0; i < part.size();) {
                auto const point = base::decode_utf8(part, i);
                if (base::is_space(point.value) || (point.bytes == 1 && barred.find(part[i]) != std::string_view::npos))
                    return false;
                i += point.bytes;
            }
            return true;
        };
        auto const has_parts = [&](std::string_view words, std::string_view barred, std::size_t shortest_last) {
            auto const parts = base::split(words, '.');
            for (auto const part : parts) {
                if (part.empty() || !is_plain(part, barred))
                    return false;
            }
            return parts.size() >= shortest_last && (shortest_last < 2 || parts.back().size() >= 2);
        };
        constexpr std::string_view barred_in_name = "<>()[],;:\"";
        constexpr std::string_view barred_in_domain = "<>()[]=,;:\"";
        auto const name = text.substr(0, at);
        auto const is_quoted = name.size() > 2 && name.front() == '"' && name.back() == '"';
        return (is_quoted || has_parts(name, barred_in_name, 1)) && has_parts(text.substr(at + 1), barred_in_domain, 2);
    }

    bool has_date(InputType type)
    {
        return type == InputType::date || type == InputType::datetime_local || type == InputType::month
            || type == InputType::week || type == InputType::time;
    }

    // Where both are numbers by number, else as text: ISO dates and times sort as text. 0 if they cannot be compared.
    int compare(Value const& left, Value const& right)
    {
        double first = 0, second = 0;
        if (to_number(left, first) && to_number(right, second))
            return first < second ? -1 : first > second ? 1 : 0;
        auto const words = [](Value const& value) {
            auto text = to_words(value);
            return value.is_date() ? text.substr(0, 10) : text;
        };
        auto const a = words(left), b = words(right);
        auto const length = std::min(a.size(), b.size());
        return a.substr(0, length).compare(b.substr(0, length));
    }

    bool is_choice_kind(QuestionKind const& kind)
    {
        return !std::holds_alternative<Text>(kind) && !std::holds_alternative<Comment>(kind)
            && !std::holds_alternative<MultipleText>(kind);
    }

    Message required_message(Question const& what)
    {
        if (std::holds_alternative<Hotspot>(what.kind))
            return Message::required_mark;
        if (std::holds_alternative<Signature>(what.kind))
            return Message::required_signature;
        if (auto const* files = std::get_if<FileUpload>(&what.kind))
            return asks_for_photos(*files) ? Message::required_photo : Message::required_file;
        if (repeated(what))
            return Message::required_panel;
        return is_choice_kind(what.kind) ? Message::required_choice : Message::required_text;
    }

    // Each tells `fail` which message, with its parameters.
    template <typename Fail> void check_bounds(NumberCheck const& check, Value const& value, Fail const& fail)
    {
        auto const shown = [](double bound) { return base::number_to_text(bound); };
        double number = 0;
        if (is_empty(value))
            return;
        if (!to_number(value, number)) {
            fail(Message::not_a_number);
            return;
        }
        if (!(check.minimum && number < *check.minimum) && !(check.maximum && number > *check.maximum))
            return;
        if (check.minimum && check.maximum)
            fail(Message::number_between, { shown(*check.minimum), shown(*check.maximum) });
        else if (check.minimum)
            fail(Message::number_at_least, { shown(*check.minimum) });
        else
            fail(Message::number_at_most, { shown(*check.maximum) });
    }

    template <typename Fail> void check_words(LengthCheck const& check, Value const& value, Fail const& fail)
    {
        if (is_empty(value) || value.is_list() || value.is_record())
            return;
        auto const words = to_words(value);
        auto const count = base::count_utf16_units(words);
        auto const last_is_digit = !words.empty() && words.back() >= '0' && words.back() <= '9';
        if (!check.allow_digits && last_is_digit) {
            fail(Message::no_digits);
            return;
        }
        if (!(check.minimum > 0 && count < check.minimum) && !(check.maximum > 0 && count > check.maximum))
            return;
        if (check.minimum > 0 && check.maximum > 0)
            fail(Message::length_between, { std::to_string(check.minimum), std::to_string(check.maximum) });
        else if (check.minimum > 0)
            fail(Message::length_at_least, { std::to_string(check.minimum) });
        else
            fail(Message::length_at_most, { std::to_string(check.maximum) });
    }

    template <typename Fail> void check_count(AnswerCountCheck const& check, Value const& value, Fail const& fail)
    {
        if (!value.is_list() || value.list().empty())
            return;
        auto const count = value.list().size();
        if (check.minimum > 0 && count < check.minimum)
            fail(Message::select_at_least, { std::to_string(check.minimum) });
        else if (check.maximum > 0 && count > check.maximum)
            fail(Message::select_at_most, { std::to_string(check.maximum) });
    }

}

bool Engine::is_empty_answer(QuestionIndex question) const
{
    auto const& value = slots[plan.answer_slot[question.value]];
    if (repeated(definition.questions[question.value]) && value.is_list())
        return std::all_of(value.list().begin(), value.list().end(), is_empty);
    return is_empty(value);
}

void Engine::run_check(
    Check const& check, Value const& value, std::string const& part, std::vector<Problem>& problems) const
{
    auto const fail = [&](Message which, std::initializer_list<std::string> parameters = {}) {
        problems.push_back({ check.text.is_empty() ? message(which, is_korean(), parameters) : text(check.text), part,
            check.is_warning });
    };
    if (auto const* numbers = std::get_if<NumberCheck>(&check.kind)) {
        check_bounds(*numbers, value, fail);
    } else if (auto const* length = std::get_if<LengthCheck>(&check.kind)) {
        check_words(*length, value, fail);
    } else if (auto const* answers = std::get_if<AnswerCountCheck>(&check.kind)) {
        check_count(*answers, value, fail);
    } else if (std::holds_alternative<PatternCheck>(check.kind)) {
        auto const pattern = plan.patterns.find(check.where);
        if (!is_empty(value) && pattern != plan.patterns.end() && !pattern->second.matches(to_words(value)))
            fail(Message::invalid_pattern);
    } else if (std::holds_alternative<EmailCheck>(check.kind)) {
        if (!is_empty(value) && !is_email(to_words(value)))
            fail(Message::invalid_email);
    } else if (auto const* condition = std::get_if<ExpressionCheck>(&check.kind)) {
        auto const* expression = plan.expression_at(condition->expression.where);
        if (expression && !is_true(*expression))
            fail(Message::invalid_expression);
    }
}

Value Engine::limit(ExpressionText const& expression, Value const& fixed) const
{
    if (auto const* compiled = plan.expression_at(expression.where)) {
        auto const result = evaluate(*compiled);
        if (!result.is_missing())
            return result.is_date() ? local_date(result.date()) : result;
    }
    return fixed;
}

void Engine::check_field(
    TextField const& field, Value const& value, std::string const& part, std::vector<Problem>& problems) const
{
    if (is_empty(value))
        return;
    auto const korean = is_korean();
    auto const is_number = field.input_type == InputType::number || field.input_type == InputType::range;
    double number = 0;
    if (is_number && !to_number(value, number)) {
        problems.push_back({ message(Message::not_a_number, korean), part });
        return;
    }
    if (field.input_type == InputType::email && !is_email(to_words(value)))
        problems.push_back({ message(Message::invalid_email, korean), part });
    if (!is_number && !has_date(field.input_type)) {
        check_length(value, field.max_length ? field.max_length : definition.max_text_length, part, problems);
        return;
    }
    auto const minimum = limit(field.minimum_expression, field.minimum);
    auto const maximum = limit(field.maximum_expression, field.maximum);
    if (!is_empty(minimum) && compare(value, minimum) < 0) {
        auto const which = is_number ? Message::number_at_least : Message::value_at_least;
        auto const words = field.minimum_error.is_empty() ? message(which, korean, { to_words(minimum) })
                                                          : text(field.minimum_error);
        problems.push_back({ base::replace_all(words, "{0}", to_words(minimum)), part });
    }
    if (!is_empty(maximum) && compare(value, maximum) > 0) {
        auto const which = is_number ? Message::number_at_most : Message::value_at_most;
        auto const words = field.maximum_error.is_empty() ? message(which, korean, { to_words(maximum) })
                                                          : text(field.maximum_error);
        problems.push_back({ base::replace_all(words, "{0}", to_words(maximum)), part });
    }
    if (is_number && field.step) {
        double first = 0;
        if (!to_number(minimum, first))
            first = 0;
        auto const steps = (number - first) / *field.step;
        if (std::abs(steps - std::round(steps)) > 1e-6) {
            auto const shown = base::number_to_text(*field.step);
            auto const words = field.step_error.is_empty() ? message(Message::invalid_step, korean, { shown })
                                                           : text(field.step_error);
            problems.push_back({ base::replace_all(words, "{0}", shown), part });
        }
    }
}

// Counted as the field in the page counts, which stops there; answers from elsewhere may be longer.
void Engine::check_length(
    Value const& value, std::uint32_t maximum, std::string const& part, std::vector<Problem>& problems) const
{
    if (maximum > 0 && value.is_text() && base::count_utf16_units(value.text()) > maximum)
        problems.push_back({ message(Message::length_at_most, is_korean(), { std::to_string(maximum) }), part });
}

void Engine::check_items(QuestionIndex question, MultipleText const& items, std::vector<Problem>& problems) const
{
    auto const& value = answer(question);
    for (auto const& item : items.items) {
        auto const& own = value.is_record() ? value.member(item.name) : slots[plan.item_slot];
        if (item.is_required && is_empty(own))
            problems.push_back({ item.required_error.is_empty() ? message(Message::required_text, is_korean())
                                                                : text(item.required_error),
                item.name });
        check_field(item.field, own, item.name, problems);
        for (auto const& check : item.checks)
            run_check(check, own, item.name, problems);
    }
}

void Engine::check_list(QuestionIndex question, std::vector<Problem>& problems) const
{
    auto const& list = *choice_list(definition.questions[question.value]);
    auto const korean = is_korean();
    auto const count = answer(question).is_list() ? answer(question).list().size() : 0;
    // SurveyJS's image map wants its least number even of those who choose nothing.
    auto const is_map = std::holds_alternative<ImageMap>(definition.questions[question.value].kind);
    auto least = std::size_t { list.minimum_selected };
    if (is_map) { // no more than can be chosen, or nobody would get past it
        auto const shown = choices(question);
        auto const open
            = std::count_if(shown.begin(), shown.end(), [](ShownChoice const& one) { return one.is_enabled; });
        least = std::min(least, static_cast<std::size_t>(open));
        if (list.maximum_selected > 0)
            least = std::min<std::size_t>(least, list.maximum_selected);
    }
    if ((count > 0 || is_map) && least > 0 && count < least)
        problems.push_back({ message(Message::select_at_least, korean, { std::to_string(least) }), {} });
    if (list.maximum_selected > 0 && count > list.maximum_selected)
        problems.push_back({ message(Message::select_at_most, korean, { std::to_string(list.maximum_selected) }), {} });
    if (is_other_chosen(question) && other_text(question).empty())
        problems.push_back(
            { list.other_error.is_empty() ? message(Message::other_required, korean) : text(list.other_error),
                "other" });
    for (auto const& choice : list.choices) {
        if (choice.has_comment && choice.comment_required && is_chosen(question, choice.value)
            && choice_comment(question, choice.value).empty())
            problems.push_back({ message(Message::comment_required, korean), to_words(choice.value) });
    }
}

void Engine::check_matrix(QuestionIndex question, Matrix const& matrix, std::vector<Problem>& problems) const
{
    if (!matrix.each_row_required && !matrix.each_row_unique)
        return;
    auto const& value = answer(question);
    std::vector<Value> seen;
    for (auto const& row : matrix_items(question, true)) {
        auto const key = to_words(row.value);
        auto const& own = value.is_record() ? value.member(key) : slots[plan.item_slot];
        if (is_empty(own)) {
            if (matrix.each_row_required)
                problems.push_back({ message(Message::required_row, is_korean()), key });
            continue;
        }
        auto const is_repeated
            = std::any_of(seen.begin(), seen.end(), [&](Value const& other) { return is_same(other, own); });
        if (matrix.each_row_unique && is_repeated)
            problems.push_back({ message(Message::row_unique, is_korean()), key });
        seen.push_back(own);
    }
}

void Engine::check_consent(QuestionIndex question, Consent const& consent, std::vector<Problem>& problems) const
{
    auto const& value = answer(question);
    for (auto const& item : consent.items) {
        auto const& own = value.is_record() ? value.member(item.name) : slots[plan.item_slot];
        if (item.is_required && !(own.is_boolean() && own.boolean()))
            problems.push_back({ message(Message::required_consent, is_korean()), item.name });
    }
}

std::vector<Problem> Engine::check(QuestionIndex question)
{
    std::vector<Problem> found;
    auto const& what = definition.questions[question.value];
    auto const id = element_id(definition, question);
    if (!is_shown(id) || !is_enabled(id) || !has_answer(what.kind) || !can_be_asked(what.kind))
        return found;
    // Nothing can be shown, so nothing can be asked for.
    if (has_tasks(what.kind) && tasks(question).shown.empty())
        return found;
    // A choice that is gone is no answer to a required question.
    if (clear_mode(question) != ClearInvisible::none)
        clear_incorrect(question);
    auto const is_computed = std::holds_alternative<Computed>(what.kind);
    // A board says itself what is missing, unless the survey has words of its own.
    auto const names_what_is_missing = shows_all_tasks(what.kind) && what.required_error.is_empty();
    if (own_required[id] && is_empty_answer(question) && !is_computed && !names_what_is_missing) {
        auto const which = required_message(what);
        found.push_back(
            { what.required_error.is_empty() ? message(which, is_korean()) : text(what.required_error), {} });
    }
    if (choice_list(what))
        check_list(question, found);
    if (auto const* matrix = std::get_if<Matrix>(&what.kind))
        check_matrix(question, *matrix, found);
    if (auto const* field = std::get_if<Text>(&what.kind))
        check_field(field->field, answer(question), {}, found);
    if (auto const* comment = std::get_if<Comment>(&what.kind))
        check_length(
            answer(question), comment->max_length ? comment->max_length : definition.max_comment_length, {}, found);
    if (auto const* items = std::get_if<MultipleText>(&what.kind))
        check_items(question, *items, found);
    if (auto const* consent = std::get_if<Consent>(&what.kind))
        check_consent(question, *consent, found);
    if (auto const* files = std::get_if<FileUpload>(&what.kind))
        check_files(question, *files, found);
    check_judgement(question, found);
    check_picture(question, found);
    if (auto const* kind = repeated(what))
        check_rows(question, *kind, found);
    // The fields of a multipletext are looked at on their own; anything else wrong makes further checks pointless.
    auto const fields_only = (std::holds_alternative<MultipleText>(what.kind) || repeated(what))
        && std::all_of(found.begin(), found.end(), [](Problem const& problem) { return !problem.part.empty(); });
    if (found.empty() || fields_only) {
        for (auto const& each : what.checks)
            run_check(each, answer(question), {}, found);
    }
    if (inner_place.around)
        inner_place.around->check_differs(inner_place.question, inner_place.row, question, found);
    return found;
}

bool Engine::is_valid(QuestionIndex question)
{
    auto const found = check(question);
    return std::all_of(found.begin(), found.end(), [](Problem const& problem) { return problem.is_warning; });
}

void Engine::refresh_problems(QuestionIndex question)
{
    auto const id = element_id(definition, question);
    auto const shown = shown_problems.find(id);
    if (shown == shown_problems.end() || is_running_rules)
        return;
    auto found = check(question);
    if (found.empty())
        shown_problems.erase(id);
    else
        shown_problems[id] = std::move(found);
}

bool Engine::check_and_show(std::vector<QuestionIndex> const& questions)
{
    bool is_clear = true;
    for (auto const question : questions) {
        auto found = check(question);
        auto const id = element_id(definition, question);
        if (rows_of(question))
            show_row_problems(question);
        if (found.empty()) {
            shown_problems.erase(id);
            continue;
        }
        is_clear &= std::all_of(found.begin(), found.end(), [](Problem const& problem) { return problem.is_warning; });
        shown_problems[id] = std::move(found);
    }
    if (!plan.properties.empty())
        run_rules();
    return is_clear;
}

// A panel or page that is required wants at least one answer inside.
std::optional<Problem> Engine::check_container(ElementId id) const
{
    if (!own_required[id] || !is_shown(id))
        return std::nullopt;
    auto const& container = id < definition.pages.size()
        ? static_cast<Container const&>(definition.pages[id])
        : static_cast<Container const&>(definition.panels[id - definition.pages.size()]);
    std::vector<QuestionIndex> inside;
    collect_visible(container, inside);
    auto const is_answered
        = std::any_of(inside.begin(), inside.end(), [&](QuestionIndex question) { return !is_empty_answer(question); });
    if (inside.empty() || is_answered)
        return std::nullopt;
    return Problem { container.required_error.is_empty() ? message(Message::required_panel, is_korean())
                                                         : text(container.required_error),
        {} };
}

bool Engine::check_containers(std::vector<ElementId> const& containers)
{
    bool is_clear = true;
    for (auto const id : containers) {
        shown_problems.erase(id);
        if (auto found = check_container(id)) {
            shown_problems[id] = { std::move(*found) };
            is_clear = false;
        }
    }
    return is_clear;
}

void Engine::refresh_all_problems()
{
    auto const shown = shown_problems;
    auto const first = definition.pages.size() + definition.panels.size();
    std::vector<ElementId> containers;
    for (auto const& [id, problems] : shown) {
        if (id >= first)
            refresh_problems({ static_cast<std::uint32_t>(id - first) });
        else
            containers.push_back(id);
    }
    check_containers(containers);
}

}
