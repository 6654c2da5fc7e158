// What moves through an evaluation: a value's kind with a view of its content, so that reading an answer copies
// nothing.
#pragma once

#include "survey/expression.h"
#include "survey/value.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dure::survey::expression {

// Valid as long as the value it views. Trivial on purpose: a stack of cells costs nothing to make.
struct Cell {
    struct Text {
        char const* data;
        std::size_t size;
    };

    Kind kind;
    union {
        bool boolean;
        double number; // also of a date, in milliseconds
        Text characters;
        Value const* value; // of a list or record
    };

    static Cell undefined() { return of_kind(Kind::undefined); }
    static Cell null() { return of_kind(Kind::null); }
    static Cell of(bool boolean)
    {
        auto cell = of_kind(Kind::boolean);
        cell.boolean = boolean;
        return cell;
    }
    static Cell of(double number)
    {
        auto cell = of_kind(Kind::number);
        cell.number = number;
        return cell;
    }
    static Cell of(std::string_view text)
    {
        auto cell = of_kind(Kind::text);
        cell.characters = { text.data(), text.size() };
        return cell;
    }
    static Cell of_date(double millis)
    {
        auto cell = of_kind(Kind::date);
        cell.number = millis;
        return cell;
    }
    static Cell of(Value const& value);

    bool is(Kind other) const { return kind == other; }
    bool is_missing() const { return kind <= Kind::null; }
    bool is_object() const { return kind >= Kind::date; }
    std::string_view text() const { return { characters.data, characters.size }; }
    List const& list() const { return value->list(); }
    Record const& record() const { return value->record(); }

private:
    static Cell of_kind(Kind kind)
    {
        Cell cell;
        cell.kind = kind;
        return cell;
    }
};

inline Cell Cell::of(Value const& value)
{
    auto cell = of_kind(value.kind());
    switch (value.kind()) {
    case Kind::undefined:
    case Kind::null:
        break;
    case Kind::boolean:
        cell.boolean = value.boolean();
        break;
    case Kind::number:
        cell.number = value.number();
        break;
    case Kind::text:
        cell.characters = { value.text().data(), value.text().size() };
        break;
    case Kind::date:
        cell.number = value.date().millis;
        break;
    case Kind::list:
    case Kind::record:
        cell.value = &value;
        break;
    }
    return cell;
}

// One evaluation: what it may see, what it made on the way, and how much it may still do.
class Context {
public:
    explicit Context(Surroundings const& surroundings)
        : m_surroundings(surroundings)
        , m_steps_left(surroundings.step_limit)
    {
    }
    Context(Context const&) = delete;
    Context& operator=(Context const&) = delete;

    Surroundings const& surroundings() const { return m_surroundings; }
    int utc_offset_minutes() const { return m_surroundings.utc_offset_minutes; }

    // False once the limit is reached; from then on every result is worthless and evaluation ends.
    bool spend(std::size_t steps)
    {
        if (steps > m_steps_left) {
            m_steps_left = 0;
            m_is_exhausted = true;
            return false;
        }
        m_steps_left -= steps;
        return true;
    }
    bool is_exhausted() const { return m_is_exhausted; }

    // A cell that views a value made during this evaluation.
    Cell keep(Value value);

private:
    Surroundings const& m_surroundings;
    std::size_t m_steps_left;
    bool m_is_exhausted = false;
    std::vector<std::unique_ptr<Value>> m_made;
};

Value to_value(Cell const& cell);

// JavaScript's own rules.
bool is_truthy(Cell const& cell);
double to_number(Context& context, Cell const& cell);
std::string to_text(Context& context, Cell const& cell);
Cell to_primitive(Context& context, Cell const& cell, bool prefers_number);
Cell add(Context& context, Cell const& left, Cell const& right); // the operator +
bool is_loosely_equal(Context& context, Cell const& left, Cell const& right); // ==, of anything but two objects

// SurveyJS: undefined, null, "", NaN, [] and records with nothing but such.
bool is_empty(Cell const& cell);
// What a variable's text means: "true" is a boolean, "'a'" is a, "12" is a number; everything else stays as it is.
Cell corrected(Cell const& cell);
// SurveyJS's isNumber(), getNumber(): NaN where it is none.
double survey_number(Context& context, Cell const& cell);

}
