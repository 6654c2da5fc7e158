// Typed reading of a JSON value that remembers where it is, so that every complaint carries a JSON pointer.
#pragma once

#include "survey/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dure::codec {

// "/pages/0/name should be a text, but is a number". The caller words it for people.
struct JsonMismatch {
    std::string where; // JSON pointer
    survey::Kind expected = survey::Kind::undefined;
    survey::Kind found = survey::Kind::undefined; // undefined: the member is missing
};

std::string_view english_name(survey::Kind kind); // "a text", "a list", …
std::string describe(JsonMismatch const& mismatch);

// Cheap to copy; the value and the list of mismatches must outlive it.
// Reading a member that is absent or null is no mismatch unless the call says `need_`.
class JsonCursor {
public:
    JsonCursor(survey::Value const& value, std::vector<JsonMismatch>& mismatches, std::string pointer = "");

    survey::Value const& value() const { return *m_value; }
    std::string const& pointer() const { return m_pointer; }
    survey::Kind kind() const { return m_value->kind(); }
    bool exists() const { return !m_value->is_missing(); }

    JsonCursor member(std::string_view name) const; // a cursor on undefined where there is none
    bool has(std::string_view name) const; // present, even if null
    std::vector<std::string_view> names() const; // of a record's members, in their order

    std::vector<JsonCursor> items() const; // of a list; none (and a mismatch) otherwise
    std::vector<JsonCursor> items(std::string_view name) const; // of a member that may be absent
    std::vector<std::pair<std::string_view, JsonCursor>> members() const;

    // What this value is; a mismatch is noted if it is there but of another kind.
    std::optional<std::string> text() const;
    std::optional<double> number() const;
    std::optional<bool> boolean() const;

    std::optional<std::string> text(std::string_view name) const;
    std::optional<double> number(std::string_view name) const;
    std::optional<bool> boolean(std::string_view name) const;
    std::string text_or(std::string_view name, std::string_view fallback) const;
    double number_or(std::string_view name, double fallback) const;
    bool boolean_or(std::string_view name, bool fallback) const;

    // A mismatch is noted also if it is absent.
    std::string need_text(std::string_view name) const;
    double need_number(std::string_view name) const;

    void complain(survey::Kind expected) const;

private:
    survey::Value const* m_value;
    std::vector<JsonMismatch>* m_mismatches;
    std::string m_pointer;
};

}
