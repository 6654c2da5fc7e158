// What an answer, a default or an expression can hold: JSON's kinds plus "undefined" and dates, with JavaScript's
// meaning.
#pragma once

#include <cassert>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dure::survey {

class Value;
using List = std::vector<Value>;

// Members in the order they were set, as a JavaScript object keeps them.
class Record {
public:
    using Member = std::pair<std::string, Value>;

    Value const* find(std::string_view name) const;
    Value* find(std::string_view name);
    void set(std::string_view name, Value value);
    // For a name known to be new: does not look for it, so that a long record is built in linear time.
    void append(std::string name, Value value);
    bool erase(std::string_view name);

    using Iterator = std::vector<Member>::const_iterator;

    bool is_empty() const;
    std::size_t size() const;
    Iterator begin() const;
    Iterator end() const;

    bool operator==(Record const&) const; // order does not matter

private:
    std::vector<Member> m_members;
};

enum class Kind : std::uint8_t {
    undefined,
    null,
    boolean,
    number,
    text,
    date,
    list,
    record,
};

struct Date {
    double millis = 0; // since 1970-01-01T00:00Z, as in JavaScript

    bool operator==(Date const&) const = default;
};

class Value {
public:
    Value() = default;
    Value(std::nullptr_t)
        : m_content(Null {})
    {
    }
    Value(bool boolean)
        : m_content(boolean)
    {
    }
    Value(double number)
        : m_content(number)
    {
    }
    Value(int number)
        : m_content(static_cast<double>(number))
    {
    }
    Value(std::string text)
        : m_content(std::move(text))
    {
    }
    Value(std::string_view text)
        : m_content(std::string(text))
    {
    }
    Value(char const* text)
        : m_content(std::string(text))
    {
    }
    Value(Date date)
        : m_content(date)
    {
    }
    Value(List list);
    Value(Record record);

    Kind kind() const { return static_cast<Kind>(m_content.index()); }
    bool is_undefined() const { return kind() == Kind::undefined; }
    bool is_missing() const { return kind() <= Kind::null; } // undefined or null
    bool is_boolean() const { return kind() == Kind::boolean; }
    bool is_number() const { return kind() == Kind::number; }
    bool is_text() const { return kind() == Kind::text; }
    bool is_date() const { return kind() == Kind::date; }
    bool is_list() const { return kind() == Kind::list; }
    bool is_record() const { return kind() == Kind::record; }

    // Each asserts its kind. The small ones are inline: expressions read them millions of times a second.
    bool boolean() const
    {
        assert(is_boolean());
        return *std::get_if<bool>(&m_content);
    }
    double number() const
    {
        assert(is_number());
        return *std::get_if<double>(&m_content);
    }
    std::string const& text() const
    {
        assert(is_text());
        return *std::get_if<std::string>(&m_content);
    }
    Date date() const
    {
        assert(is_date());
        return *std::get_if<Date>(&m_content);
    }
    List const& list() const;
    List& list();
    Record const& record() const;
    Record& record();

    // The member or item, or undefined where there is none.
    Value const& member(std::string_view name) const;

    // Same kind, same content; NaN equals NaN. SurveyJS's looser equality lives with the expressions.
    bool operator==(Value const& other) const;

private:
    struct Null {
        bool operator==(Null const&) const = default;
    };
    std::variant<std::monostate, Null, bool, double, std::string, Date, std::unique_ptr<List>, std::unique_ptr<Record>>
        m_content;

public:
    Value(Value const& other);
    // Not inline: g++ 12 warns of uninitialised members of the variant where it can see into these.
    Value(Value&&) noexcept;
    Value& operator=(Value const& other);
    Value& operator=(Value&&) noexcept;
    ~Value();
};

// Here, because a member can only be stepped over once Value is complete.
inline bool Record::is_empty() const
{
    return m_members.empty();
}

inline std::size_t Record::size() const
{
    return m_members.size();
}

inline Record::Iterator Record::begin() const
{
    return m_members.begin();
}

inline Record::Iterator Record::end() const
{
    return m_members.end();
}

}
