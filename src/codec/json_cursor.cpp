#include "codec/json_cursor.h"

#include "codec/json.h"

namespace dure::codec {

namespace {

    using survey::Kind;
    using survey::Value;

    Value const undefined_value;

}

std::string_view english_name(Kind kind)
{
    switch (kind) {
    case Kind::undefined:
        return "nothing";
    case Kind::null:
        return "null";
    case Kind::boolean:
        return "true or false";
    case Kind::number:
        return "a number";
    case Kind::text:
        return "a text";
    case Kind::date:
        return "a date";
    case Kind::list:
        return "a list";
    case Kind::record:
        return "an object";
    }
    return "";
}

std::string describe(JsonMismatch const& mismatch)
{
    auto const expected = std::string(english_name(mismatch.expected));
    if (mismatch.found == Kind::undefined)
        return "missing: " + expected + " is needed here";
    return "should be " + expected + " but is " + std::string(english_name(mismatch.found));
}

JsonCursor::JsonCursor(Value const& value, std::vector<JsonMismatch>& mismatches, std::string pointer)
    : m_value(&value)
    , m_mismatches(&mismatches)
    , m_pointer(std::move(pointer))
{
}

void JsonCursor::complain(Kind expected) const
{
    m_mismatches->push_back({ m_pointer, expected, kind() });
}

JsonCursor JsonCursor::member(std::string_view name) const
{
    auto const* found = m_value->is_record() ? m_value->record().find(name) : nullptr;
    return { found ? *found : undefined_value, *m_mismatches, json_pointer(m_pointer, name) };
}

bool JsonCursor::has(std::string_view name) const
{
    return m_value->is_record() && m_value->record().find(name);
}

std::vector<std::string_view> JsonCursor::names() const
{
    std::vector<std::string_view> names;
    if (m_value->is_record()) {
        for (auto const& [name, value] : m_value->record())
            names.push_back(name);
    }
    return names;
}

std::vector<JsonCursor> JsonCursor::items() const
{
    std::vector<JsonCursor> cursors;
    if (!m_value->is_list()) {
        complain(Kind::list);
        return cursors;
    }
    cursors.reserve(m_value->list().size());
    for (std::size_t i = 0; i < m_value->list().size(); ++i)
        cursors.push_back({ m_value->list()[i], *m_mismatches, json_pointer(m_pointer, i) });
    return cursors;
}

std::vector<JsonCursor> JsonCursor::items(std::string_view name) const
{
    auto const list = member(name);
    return list.exists() ? list.items() : std::vector<JsonCursor> {};
}

std::vector<std::pair<std::string_view, JsonCursor>> JsonCursor::members() const
{
    std::vector<std::pair<std::string_view, JsonCursor>> cursors;
    if (!m_value->is_record()) {
        complain(Kind::record);
        return cursors;
    }
    for (auto const& [name, value] : m_value->record())
        cursors.emplace_back(name, JsonCursor(value, *m_mismatches, json_pointer(m_pointer, name)));
    return cursors;
}

std::optional<std::string> JsonCursor::text() const
{
    if (m_value->is_text())
        return m_value->text();
    if (exists())
        complain(Kind::text);
    return {};
}

std::optional<double> JsonCursor::number() const
{
    if (m_value->is_number())
        return m_value->number();
    if (exists())
        complain(Kind::number);
    return {};
}

std::optional<bool> JsonCursor::boolean() const
{
    if (m_value->is_boolean())
        return m_value->boolean();
    if (exists())
        complain(Kind::boolean);
    return {};
}

std::optional<std::string> JsonCursor::text(std::string_view name) const
{
    return member(name).text();
}

std::optional<double> JsonCursor::number(std::string_view name) const
{
    return member(name).number();
}

std::optional<bool> JsonCursor::boolean(std::string_view name) const
{
    return member(name).boolean();
}

std::string JsonCursor::text_or(std::string_view name, std::string_view fallback) const
{
    return text(name).value_or(std::string(fallback));
}

double JsonCursor::number_or(std::string_view name, double fallback) const
{
    return number(name).value_or(fallback);
}

bool JsonCursor::boolean_or(std::string_view name, bool fallback) const
{
    return boolean(name).value_or(fallback);
}

std::string JsonCursor::need_text(std::string_view name) const
{
    auto const cursor = member(name);
    if (!cursor.exists())
        cursor.complain(Kind::text);
    return cursor.text().value_or("");
}

double JsonCursor::need_number(std::string_view name) const
{
    auto const cursor = member(name);
    if (!cursor.exists())
        cursor.complain(Kind::number);
    return cursor.number().value_or(0);
}

}
