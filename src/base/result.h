// A value or an error: for the places where bytes, people or devices can be wrong. Our own mistakes are asserts.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace dure::base {

// A code exists only where a caller acts differently on it.
enum class ErrorCode {
    invalid_input,   // the bytes or the text are wrong; `where` says where
    limit_exceeded,  // the input is larger or deeper than we accept
    not_found,
    storage_full,
    conflict,        // another tab, or an earlier write, got there first
    storage_refused, // the browser or the file system does not let us write
    unsupported,     // this device or this version cannot do it
};

struct Error {
    ErrorCode code = ErrorCode::invalid_input;
    std::string where;  // JSON pointer, or file:line:column, into the input
    std::string detail; // for planners and logs, in English; never shown to a respondent

    bool operator==(Error const&) const = default;
};

struct Done { }; // what an action without a value returns

template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value)
        : m_content(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_content(std::in_place_index<1>, std::move(error))
    {
    }

    bool is_ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return is_ok(); }

    T& value()
    {
        assert(is_ok());
        return *std::get_if<0>(&m_content);
    }
    T const& value() const
    {
        assert(is_ok());
        return *std::get_if<0>(&m_content);
    }
    T release_value() { return std::move(value()); }
    Error const& error() const
    {
        assert(!is_ok());
        return *std::get_if<1>(&m_content);
    }

private:
    std::variant<T, Error> m_content;
};

}

// Unwraps a Result or returns its error. One per statement: inside a braced initialiser it leaks on all three compilers.
#define TRY(expression)                              \
    __extension__({                                  \
        auto try_result = (expression);              \
        if (!try_result.is_ok())                     \
            return try_result.error();               \
        try_result.release_value();                  \
    })
