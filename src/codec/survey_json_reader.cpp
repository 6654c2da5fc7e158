#include "codec/survey_json_reader.h"

#include "base/text.h"
#include "codec/json.h"

#include <algorithm>
#include <cmath>

namespace dure::codec {

using survey::Severity;
using survey::Value;

void ReadingContext::add(Severity severity, std::string where, std::string korean, std::string english)
{
    if (findings.size() == limits.findings) {
        findings.push_back({ Severity::note, "", "알릴 것이 더 있지만 여기까지만 보여 줘요.",
            "There is more to tell; only this much is shown." });
        return;
    }
    if (findings.size() < limits.findings)
        findings.push_back({ severity, std::move(where), std::move(korean), std::move(english) });
}

void ReadingContext::exceed(std::string where, std::string detail)
{
    if (!over_limit)
        over_limit = base::Error { base::ErrorCode::limit_exceeded, std::move(where), std::move(detail) };
}

bool ReadingContext::count_choices(std::size_t more, std::string where, std::string detail)
{
    choices += more;
    if (choices <= limits.choices_in_all)
        return true;
    exceed(std::move(where), std::move(detail));
    return false;
}

bool ReadingContext::count_expression(std::string where)
{
    if (++expressions <= limits.expressions)
        return true;
    exceed(std::move(where), "too many expressions");
    return false;
}

void ReadingContext::take_languages(survey::LocalizedText const& text)
{
    for (auto const& [language, words] : text.translations) {
        if (languages.size() < 200)
            languages.insert(language);
    }
}

survey::LocalizedText read_localized(ReadingContext& context, Value const& value, std::string const& where)
{
    survey::LocalizedText text;
    auto const checked = [&](std::string const& words) {
        if (words.size() > context.limits.text_bytes)
            context.exceed(where, "a text is too long");
        return words;
    };
    if (value.is_text()) {
        text.fallback = checked(value.text());
    } else if (value.is_number()) {
        text.fallback = base::number_to_text(value.number());
    } else if (value.is_boolean()) {
        text.fallback = value.boolean() ? "true" : "false";
    } else if (value.is_record()) {
        for (auto const& [language, words] : value.record()) {
            if (!words.is_text()) {
                context.add(Severity::warning, json_pointer(where, language), "글이 아니라서 쓰지 않아요.",
                    "Not a text, so it is not used.");
            } else if (language == "default") {
                text.fallback = checked(words.text());
            } else {
                text.translations.emplace_back(language, checked(words.text()));
            }
        }
        context.take_languages(text);
    } else if (!value.is_missing()) {
        context.add(Severity::warning, where, "글이 아니라서 쓰지 않아요.", "Not a text, so it is not used.");
    }
    return text;
}

ObjectReader::ObjectReader(ReadingContext& context, Value const& value, std::string where)
    : m_context(context)
    , m_where(std::move(where))
{
    if (value.is_record()) {
        m_record = &value.record();
        m_read.resize(m_record->size());
    } else {
        context.add(Severity::error, m_where, "여기에는 객체 { }가 있어야 해요.", "An object { } is expected here.");
    }
}

ObjectReader::~ObjectReader()
{
    if (!m_record)
        return;
    std::size_t index = 0;
    for (auto const& [name, value] : *m_record) {
        if (!m_read[index++])
            m_context.add(Severity::warning, where(name), "'" + name + "' 속성은 모르는 것이라 쓰지 않아요.",
                "The property '" + name + "' is not known and is ignored.");
    }
}

std::string ObjectReader::where(std::string_view property) const
{
    return json_pointer(m_where, property);
}

Value const* ObjectReader::take(std::string_view property)
{
    if (!m_record)
        return nullptr;
    std::size_t index = 0;
    for (auto const& member : *m_record) {
        if (member.first == property) {
            m_read[index] = true;
            return member.second.is_missing() ? nullptr : &member.second;
        }
        ++index;
    }
    return nullptr;
}

void ObjectReader::ignore(std::initializer_list<std::string_view> properties)
{
    for (auto const property : properties) {
        if (take(property) && m_context.ignored.insert(std::string(property)).second)
            m_context.add(Severity::note, where(property),
                "'" + std::string(property) + "' 속성은 이 버전에서 아무 일도 하지 않아요.",
                "The property '" + std::string(property) + "' does nothing in this version.");
    }
}

void ObjectReader::skip(std::initializer_list<std::string_view> properties)
{
    for (auto const property : properties)
        take(property);
}

void ObjectReader::skip_rest()
{
    m_read.assign(m_read.size(), true);
}

bool ObjectReader::boolean(std::string_view property, bool& out)
{
    auto const* value = take(property);
    if (!value)
        return false;
    if (value->is_boolean()) {
        out = value->boolean();
        return true;
    }
    if (value->is_text() && (value->text() == "true" || value->text() == "false")) {
        out = value->text() == "true";
        return true;
    }
    wrong_kind(property);
    return false;
}

bool ObjectReader::text(std::string_view property, std::string& out)
{
    auto const* value = take(property);
    if (!value)
        return false;
    if (value->is_text() && value->text().size() <= m_context.limits.text_bytes) {
        out = value->text();
        return true;
    }
    if (value->is_number()) {
        out = base::number_to_text(value->number());
        return true;
    }
    wrong_kind(property);
    return false;
}

bool ObjectReader::number(std::string_view property, double& out)
{
    auto const* value = take(property);
    if (!value)
        return false;
    if (value->is_number()) {
        out = value->number();
        return true;
    }
    if (value->is_text()) {
        // A text may say 1e999, which JSON's numbers may not.
        if (auto const parsed = base::parse_decimal(value->text()); parsed && std::isfinite(*parsed)) {
            out = *parsed;
            return true;
        }
    }
    wrong_kind(property);
    return false;
}

bool ObjectReader::count(std::string_view property, std::uint32_t& out)
{
    double read = 0;
    if (!number(property, read))
        return false;
    // SurveyJS writes "no limit" as 0 or -1.
    out = read > 0 && read <= 1e9 ? static_cast<std::uint32_t>(read) : 0;
    return true;
}

bool ObjectReader::localized(std::string_view property, survey::LocalizedText& out)
{
    auto const* value = take(property);
    if (!value)
        return false;
    out = read_localized(m_context, *value, where(property));
    return true;
}

bool ObjectReader::expression(std::string_view property, survey::ExpressionText& out)
{
    auto const* value = take(property);
    if (!value)
        return false;
    if (!value->is_text() || value->text().size() > m_context.limits.text_bytes) {
        wrong_kind(property);
        return false;
    }
    if (!m_context.count_expression(where(property)))
        return false;
    out = { value->text(), where(property) };
    return true;
}

bool ObjectReader::pixels(std::string_view property, float& out)
{
    auto const* value = take(property);
    if (!value)
        return false;
    auto const set_pixels = [&](double read) {
        out = static_cast<float>(std::clamp(read, 0.0, 1e6));
        return true;
    };
    if (value->is_number())
        return set_pixels(value->number());
    if (value->is_text()) {
        std::string_view text = value->text();
        if (text == "auto" || text.empty()) {
            out = 0;
            return true;
        }
        if (text.size() > 2 && text.substr(text.size() - 2) == "px")
            text.remove_suffix(2);
        if (auto const parsed = base::parse_decimal(text); parsed && std::isfinite(*parsed))
            return set_pixels(*parsed);
    }
    wrong_kind(property);
    return false;
}

void ObjectReader::wrong_kind(std::string_view property)
{
    auto const name = std::string(property);
    m_context.add(Severity::warning, where(property), "'" + name + "' 속성의 값을 알아볼 수 없어서 쓰지 않아요.",
        "The value of '" + name + "' is not understood and is ignored.");
}

bool ObjectReader::same_word(std::string_view left, std::string_view right)
{
    return base::equals_ignoring_ascii_case(left, right);
}

}
