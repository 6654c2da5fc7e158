#include "base/text.h"
#include "base/time.h"
#include "survey/answers.h"
#include "survey/engine.h"
#include "survey/files.h"
#include "survey/messages.h"
#include "survey/rich_text.h"

#include <cmath>

namespace dure::survey {

namespace {

    constexpr std::size_t longest_piped_text = 256 * 1024; // a text may name a long answer many times

    std::string grouped(std::string digits, bool use_grouping)
    {
        if (!use_grouping)
            return digits;
        auto const start = digits.front() == '-' ? std::size_t { 1 } : std::size_t { 0 };
        auto end = digits.find('.');
        if (end == std::string::npos)
            end = digits.size();
        for (auto at = end; at > start + 3;) {
            at -= 3;
            digits.insert(at, ",");
        }
        return digits;
    }

    char const* currency_sign(std::string_view currency)
    {
        if (currency == "KRW")
            return "₩";
        if (currency == "USD")
            return "$";
        if (currency == "EUR")
            return "€";
        if (currency == "JPY")
            return "¥";
        if (currency == "GBP")
            return "£";
        return nullptr;
    }

}

bool Engine::is_korean() const
{
    if (inner_place.around)
        return inner_place.around->is_korean();
    auto const& used = language.empty() ? definition.locale : language;
    if (!used.empty())
        return used.substr(0, 2) == "ko";
    // A survey that does not say is in the language its title is written in.
    for (auto const* text : { &definition.title, &definition.description }) {
        for (std::size_t i = 0; i < text->fallback.size();) {
            auto const point = base::decode_utf8(text->fallback, i);
            if (point.value >= 0xAC00 && point.value <= 0xD7A3)
                return true;
            i += point.bytes;
        }
    }
    return false;
}

std::string const& Engine::words(LocalizedText const& text) const
{
    return text.in(language.empty() ? std::string_view(definition.locale) : std::string_view(language));
}

// What was put in is not looked at again: an answer that contains braces stays as the person wrote it.
std::string Engine::piped(std::string const& text, Piping how) const
{
    if (text.find('{') == std::string::npos)
        return text;
    std::string result;
    std::size_t at = 0;
    while (at < text.size()) {
        auto const open = text.find('{', at);
        auto const close = open == std::string::npos ? open : text.find('}', open);
        if (close == std::string::npos) {
            result += text.substr(at);
            break;
        }
        auto const inner = text.rfind('{', close);
        result += text.substr(at, inner - at);
        bool found = false;
        auto const name = base::trim(std::string_view(text).substr(inner + 1, close - inner - 1));
        auto const value = piped_value(name, found);
        if (found)
            result += how == Piping::literal ? literal_words(value) : value;
        else
            result += text.substr(inner, close - inner + 1);
        if (result.size() > longest_piped_text)
            break;
        at = close + 1;
    }
    return result;
}

namespace {

    // "a.b[0]" step by step into a value.
    Value const& member_at(Value const& value, std::string_view path)
    {
        static Value const undefined;
        auto const* at = &value;
        while (!path.empty()) {
            if (path.front() == '.') {
                path.remove_prefix(1);
            } else if (path.front() == '[') {
                auto const close = path.find(']');
                auto const index = base::parse_decimal(path.substr(1, close == path.npos ? path.npos : close - 1));
                if (!index || !at->is_list() || *index < 0 || *index >= static_cast<double>(at->list().size()))
                    return undefined;
                at = &at->list()[static_cast<std::size_t>(*index)];
                path.remove_prefix(std::min(path.size(), close + 1));
            } else {
                auto const end = std::min(path.size(), path.find_first_of(".["));
                if (!at->is_record())
                    return undefined;
                at = &at->member(path.substr(0, end));
                path.remove_prefix(end);
            }
        }
        return *at;
    }

}

std::string Engine::piped_value(std::string_view name, bool& found) const
{
    found = is_within_limits(name);
    if (!found)
        return {};
    if (inner_place.around)
        return piped_inside(name, found);
    auto value = piped_answer(name, found);
    if (found)
        return value;
    found = true;
    if (auto const* extra = extra_data.find(name))
        return to_words(*extra);
    if (auto const* extra = extra_variables.find(name))
        return to_words(*extra);
    if (name == "locale")
        return language.empty() ? definition.locale : language;
    if (name == "pagecount")
        return std::to_string(visible_pages().size());
    if (name == "pageno") {
        auto const pages = visible_pages();
        for (std::size_t i = 0; i < pages.size(); ++i) {
            if (pages[i] == page)
                return std::to_string(i + 1);
        }
    }
    found = false;
    return {};
}

std::string Engine::piped_answer(std::string_view name, bool& found) const
{
    found = true;
    for (auto end = name.size(); end != std::string_view::npos && end > 0; end = name.find_last_of(".[", end - 1)) {
        auto const head = name.substr(0, end);
        auto const path = name.substr(end);
        auto question = QuestionIndex {};
        auto const slot = plan.find_slot(head);
        if (slot != nothing && !plan.slots[slot].questions.empty())
            question = plan.slots[slot].questions.front();
        else if (slot == nothing)
            question = survey->find_question(head);
        if (question.is_valid()) {
            auto const& value = answer(question);
            if (path.empty())
                return is_empty(value) ? std::string() : display(question, value);
            auto const& part = member_at(value, path);
            if (is_empty(part))
                return {};
            if (rows_of(question))
                return piped_row(question, path);
            if (std::holds_alternative<FileUpload>(definition.questions[question.value].kind))
                return part.is_text() && !data_url(part.text()) ? part.text() : file_names(part);
            if (auto const* matrix = std::get_if<Matrix>(&definition.questions[question.value].kind)) {
                for (auto const& column : matrix->columns) {
                    if (is_same(column.value, part))
                        return choice_text(column);
                }
            }
            return to_words(part);
        }
        if (slot != nothing)
            return to_words(member_at(slots[slot], path));
    }
    found = false;
    return {};
}

std::string Engine::choice_text(Choice const& choice, Piping how) const
{
    return choice.text.is_empty() ? to_words(choice.value) : piped(words(choice.text), how);
}

// A choice taken over from the "other" of a question is the person's words.
std::string Engine::active_text(QuestionIndex question, std::size_t index, Piping how) const
{
    auto const& carried = lists[plan.list_of[question.value]].carried;
    if (index >= carried.size() || !carried[index].is_other())
        return choice_text(active_choice(question, index), how);
    auto const words_of = other_text(carried[index].origin);
    return how == Piping::literal ? literal_words(words_of) : words_of;
}

std::string Engine::display_choice(QuestionIndex question, Value const& value) const
{
    auto const& bare = bare_choice(value);
    auto const& what = definition.questions[question.value];
    auto const* list = choice_list(what);
    if (is_same(bare, other_value) && !list->other.is_shown) {
        if (auto const origin = carried_other(question); origin.is_valid())
            return display_choice(origin, bare);
    }
    if (auto const* choice = find_choice(question, bare))
        return choice_text(*choice);
    auto const special = [&](SpecialChoice const& own, char const* own_value, Message words_of) -> std::string {
        if (!own.is_shown || !is_same(bare, own_value))
            return {};
        return own.text.is_empty() ? message(words_of, is_korean()) : text(own.text);
    };
    if (list->other.is_shown && is_same(bare, other_value)) {
        auto const own = other_text(question);
        return own.empty() ? special(list->other, other_value, Message::other) : own;
    }
    for (auto const& found :
        { special(list->none, none_value, Message::none), special(list->refuse, refuse_value, Message::refuse),
            special(list->dont_know, dont_know_value, Message::dont_know) }) {
        if (!found.empty())
            return found;
    }
    return to_words(bare);
}

std::string Engine::computed_text(Computed const& kind, Value const& value) const
{
    auto words_of = to_words(value);
    double number = 0;
    using Style = Computed::Style;
    if (kind.style == Style::date && value.is_text()) {
        if (auto const time = base::parse_iso_8601(value.text()))
            words_of = base::format_iso_date(time->civil.date);
    } else if (kind.style != Style::none && value.is_number() && to_number(value, number)) {
        auto const is_percent = kind.style == Style::percent;
        auto const is_currency = kind.style == Style::currency;
        auto const whole_money = kind.currency == "KRW" || kind.currency == "JPY";
        auto const usual_minimum = is_currency ? (whole_money ? 0 : 2) : 0;
        auto const usual_maximum = is_currency ? usual_minimum : is_percent ? 0 : 3;
        auto const minimum = kind.minimum_fraction_digits >= 0 ? kind.minimum_fraction_digits : usual_minimum;
        auto const maximum = kind.maximum_fraction_digits >= 0 ? std::max(kind.maximum_fraction_digits, minimum)
                                                               : std::max(usual_maximum, minimum);
        words_of = grouped(base::number_to_decimal(number, is_percent ? 2 : 0, minimum, maximum), kind.use_grouping);
        if (is_percent)
            words_of += "%";
        if (is_currency) {
            auto const* sign = currency_sign(kind.currency);
            words_of.insert(words_of.front() == '-' ? 1 : 0, sign ? std::string(sign) : kind.currency + " ");
        }
    }
    auto const& format = words(kind.format);
    return format.empty() ? words_of : base::replace_all(piped(format), "{0}", words_of);
}

// An item nobody ticked is not agreed to, whatever the answer holds of it.
std::string Engine::consent_text(Consent const& kind, Value const& value) const
{
    std::string shown;
    for (auto const& item : kind.items) {
        auto const is_agreed = is_same(value.member(item.name), true);
        auto const title = item.title.is_empty() ? item.name : text(item.title);
        shown += (shown.empty() ? "" : "; ") + title + ": "
            + message(is_agreed ? Message::agreed : Message::not_agreed, is_korean());
    }
    return shown;
}

std::string Engine::display(QuestionIndex question, Value const& value) const
{
    auto const& what = definition.questions[question.value];
    // What is in a file is nothing to read.
    if (std::holds_alternative<FileUpload>(what.kind))
        return file_names(value);
    if (is_empty(value) || !what.use_display_values_in_titles)
        return to_words(value);
    if (choice_list(what)) {
        if (!value.is_list())
            return display_choice(question, value);
        std::string shown;
        for (auto const& item : value.list())
            shown += (shown.empty() ? "" : ", ") + display_choice(question, item);
        return shown;
    }
    if (auto const* boolean = std::get_if<Boolean>(&what.kind)) {
        auto const is_yes
            = boolean->value_true.is_undefined() ? is_same(value, true) : is_same(value, boolean->value_true);
        auto const& label = is_yes ? boolean->label_true : boolean->label_false;
        return label.is_empty() ? message(is_yes ? Message::yes : Message::no, is_korean()) : text(label);
    }
    if (auto const* rating = std::get_if<Rating>(&what.kind)) {
        for (auto const& item : rating->values) {
            if (is_same(item.value, value))
                return choice_text(item);
        }
    }
    if (auto const* computed = std::get_if<Computed>(&what.kind))
        return computed_text(*computed, value);
    if (auto const* consent = std::get_if<Consent>(&what.kind))
        return consent_text(*consent, value);
    if (has_tasks(what.kind) || std::holds_alternative<PriceSensitivity>(what.kind)
        || std::holds_alternative<ConstantSum>(what.kind) || std::holds_alternative<CardSort>(what.kind))
        return judgement_text(question, value);
    if (auto const* spots = std::get_if<Hotspot>(&what.kind))
        return marks_text(*spots, value);
    if (auto const* pad = std::get_if<Signature>(&what.kind))
        return signature_text(*pad, value);
    if (rows_of(question))
        return rows_text(question);
    auto const* matrix = std::get_if<Matrix>(&what.kind);
    auto const* items = std::get_if<MultipleText>(&what.kind);
    if ((matrix || items) && value.is_record()) {
        auto const item_words = [&](std::vector<Choice> const& all, Value const& own) {
            for (auto const& item : all) {
                if (is_same(item.value, own))
                    return choice_text(item);
            }
            return to_words(own);
        };
        std::string shown;
        for (auto const& [name, own] : value.record()) {
            std::string head = name;
            if (matrix)
                head = item_words(matrix->rows, Value(name));
            for (auto const& item : items ? items->items : std::vector<MultipleTextItem>()) {
                if (item.name == name && !item.title.is_empty())
                    head = text(item.title);
            }
            shown += (shown.empty() ? "" : ", ") + head + ": "
                + (matrix ? item_words(matrix->columns, own) : to_words(own));
        }
        return shown;
    }
    return to_words(value);
}

std::string Engine::title(ElementId id, Piping how) const
{
    auto const& what = element(definition, id);
    if (!what.title.is_empty())
        return text(what.title, how);
    auto const is_question = id >= definition.pages.size() + definition.panels.size();
    return is_question ? what.name : std::string();
}

std::string Engine::number(QuestionIndex question) const
{
    using Numbers = Definition::Numbers;
    auto const& what = definition.questions[question.value];
    if (definition.question_numbers == Numbers::off || !what.show_number || !has_answer(what.kind)
        || what.title_location == TitleLocation::hidden)
        return {};
    auto const only_page = definition.question_numbers == Numbers::on_page;
    int count = 0;
    for (auto const each : visible_questions()) {
        auto const& other = definition.questions[each.value];
        if ((only_page && !(other.page == what.page)) || is_start_page(other.page))
            continue;
        if (has_answer(other.kind) && other.show_number && other.title_location != TitleLocation::hidden)
            ++count;
        if (each == question)
            return std::to_string(count) + ".";
    }
    return {};
}

std::string Engine::completed_text() const
{
    for (auto const& page_text : definition.completed_html_on_condition) {
        auto const* condition = plan.expression_at(page_text.condition.where);
        if (condition && is_true(*condition))
            return text(page_text.html, Piping::literal);
    }
    if (!definition.completed_html.is_empty())
        return text(definition.completed_html, Piping::literal);
    return message(Message::thanks, is_korean());
}

}
