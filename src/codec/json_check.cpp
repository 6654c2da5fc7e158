// The limiting pass. It runs on nlohmann's SAX parser, which keeps no document and recurses nowhere.
#include "base/text.h"
#include "codec/json_read.h"

#include <cmath>
#include <cstdint>
#include <iterator>
#include <unordered_set>

#include <nlohmann/json.hpp>

namespace dure::codec {

namespace {

    constexpr std::int64_t largest_exact = (std::int64_t { 1 } << 53) - 1;

    // Hands out bytes and counts them: the SAX interface does not say where a value stands.
    class CountingIterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = char;
        using difference_type = std::ptrdiff_t;
        using pointer = char const*;
        using reference = char const&;

        CountingIterator(char const* at, std::size_t* count)
            : m_at(at)
            , m_count(count)
        {
        }
        char const& operator*() const { return *m_at; }
        CountingIterator& operator++()
        {
            ++m_at;
            ++*m_count;
            return *this;
        }
        CountingIterator operator++(int)
        {
            auto const before = *this;
            ++*this;
            return before;
        }
        bool operator==(CountingIterator const& other) const { return m_at == other.m_at; }
        bool operator!=(CountingIterator const& other) const { return m_at != other.m_at; }

    private:
        char const* m_at;
        std::size_t* m_count;
    };

    // The keys of one record. Most have few, and comparing those is cheaper than hashing.
    class Keys {
    public:
        bool add(std::string const& key)
        {
            if (m_many.empty()) {
                for (auto const& known : m_few) {
                    if (known == key)
                        return false;
                }
                m_few.push_back(key);
                if (m_few.size() > 16)
                    m_many.insert(m_few.begin(), m_few.end());
                return true;
            }
            return m_many.insert(key).second;
        }
        std::size_t size() const { return m_many.empty() ? m_few.size() : m_many.size(); }

    private:
        std::vector<std::string> m_few;
        std::unordered_set<std::string> m_many;
    };

    struct Level {
        bool is_record = false;
        std::size_t item = 0;
        std::string key;
        Keys keys;
    };

    std::string place(std::string_view bytes, std::size_t at)
    {
        std::size_t line = 1;
        std::size_t line_start = 0;
        at = std::min(at, bytes.size());
        for (std::size_t i = 0; i < at; ++i) {
            if (bytes[i] == '\n') {
                ++line;
                line_start = i + 1;
            }
        }
        auto const column = base::count_code_points(bytes.substr(line_start, at - line_start)) + 1;
        return "line " + std::to_string(line) + ", column " + std::to_string(column);
    }

    // "… syntax error while parsing value - unexpected '}'; expected string literal": the part that helps a person.
    std::string reason(std::string_view message)
    {
        constexpr std::string_view before = " - ";
        auto const begin = message.find(before);
        if (begin != std::string_view::npos)
            message.remove_prefix(begin + before.size());
        auto const last_read = message.find("; last read: ");
        auto const expected = message.find("; expected ");
        std::string text(message.substr(0, std::min(last_read, expected)));
        if (expected != std::string_view::npos)
            text += message.substr(expected);
        return base::repair_utf8(text);
    }

    class Checker {
    public:
        using number_integer_t = nlohmann::json::number_integer_t;
        using number_unsigned_t = nlohmann::json::number_unsigned_t;
        using number_float_t = nlohmann::json::number_float_t;
        using string_t = nlohmann::json::string_t;
        using binary_t = nlohmann::json::binary_t;

        Checker(std::string_view bytes, JsonLimits const& limits, std::size_t const& consumed)
            : m_bytes(bytes)
            , m_limits(limits)
            , m_consumed(consumed)
        {
        }

        bool null() { return begin_value(); }
        bool boolean(bool) { return begin_value(); }
        bool number_integer(number_integer_t number)
        {
            return begin_value() && (number >= -largest_exact || inexact());
        }
        bool number_unsigned(number_unsigned_t number)
        {
            return begin_value() && (number <= static_cast<number_unsigned_t>(largest_exact) || inexact());
        }
        bool number_float(number_float_t number, string_t const& digits)
        {
            if (!begin_value())
                return false;
            if (!std::isfinite(number))
                return fail(base::ErrorCode::invalid_input, "this number is too large");
            // An integer too long for 64 bits arrives here; one with a fraction or exponent is a rounded number by
            // intent.
            if (digits.find_first_of(".eE") == string_t::npos)
                return inexact();
            return true;
        }
        bool string(string_t& text) { return begin_value() && check_text(text); }
        bool binary(binary_t&) { return false; }

        bool start_object(std::size_t) { return open(true); }
        bool start_array(std::size_t) { return open(false); }
        bool end_object() { return close(); }
        bool end_array() { return close(); }

        bool key(string_t& key)
        {
            auto& level = m_levels.back();
            level.key = key;
            if (!check_text(key))
                return false;
            if (!level.keys.add(key))
                return fail(base::ErrorCode::invalid_input, "the key " + to_json_text(shorten(key)) + " appears twice");
            if (level.keys.size() > m_limits.keys_per_record)
                return too_large("this object has more than " + std::to_string(m_limits.keys_per_record) + " keys");
            return true;
        }

        bool parse_error(std::size_t, std::string const&, nlohmann::json::exception const& exception)
        {
            std::string_view const message = exception.what();
            if (message.find("out_of_range") != std::string_view::npos)
                return fail(base::ErrorCode::invalid_input, "this number is too large");
            return fail(base::ErrorCode::invalid_input, "not valid JSON: " + reason(message));
        }

        std::optional<base::Error> const& error() const { return m_error; }

    private:
        bool begin_value()
        {
            if (!m_levels.empty() && !m_levels.back().is_record)
                ++m_levels.back().item;
            if (++m_values > m_limits.values)
                return too_large("there are more than " + std::to_string(m_limits.values) + " values");
            return true;
        }
        bool open(bool is_record)
        {
            if (!begin_value())
                return false;
            if (m_levels.size() >= m_limits.depth)
                return too_large("values are nested more than " + std::to_string(m_limits.depth) + " deep");
            m_levels.emplace_back();
            m_levels.back().is_record = is_record;
            return true;
        }
        bool close()
        {
            m_levels.pop_back();
            return true;
        }
        bool check_text(std::string const& text)
        {
            if (text.size() > m_limits.string_bytes)
                return too_large("this text is longer than " + std::to_string(m_limits.string_bytes) + " bytes");
            if (text.find('\0') != std::string::npos)
                return fail(base::ErrorCode::invalid_input, "a text must not contain the character U+0000");
            return true;
        }
        bool inexact()
        {
            return fail(base::ErrorCode::invalid_input,
                "this whole number cannot be kept exactly; the largest is 9007199254740991, so longer ones belong in "
                "quotes");
        }
        bool too_large(std::string detail) { return fail(base::ErrorCode::limit_exceeded, std::move(detail)); }
        bool fail(base::ErrorCode code, std::string detail)
        {
            auto where = place(m_bytes, m_consumed > 0 ? m_consumed - 1 : 0);
            if (auto const path = pointer(); !path.empty())
                where += " (" + path + ")";
            m_error = base::Error { code, std::move(where), std::move(detail) };
            return false;
        }

        std::string pointer() const
        {
            std::string path;
            for (auto const& level : m_levels) {
                if (level.is_record && level.keys.size() == 0 && level.key.empty())
                    break; // opened, but no key yet
                if (level.is_record)
                    path += json_pointer("", shorten(level.key));
                else if (level.item > 0)
                    path += json_pointer("", level.item - 1);
            }
            return base::repair_utf8(path);
        }
        static std::string shorten(std::string_view key) { return base::truncate_characters(key, 60); }

        std::string_view m_bytes;
        JsonLimits const& m_limits;
        std::size_t const& m_consumed;
        std::size_t m_values = 0;
        std::vector<Level> m_levels;
        std::optional<base::Error> m_error;
    };

}

std::optional<base::Error> check_json(std::string_view bytes, JsonLimits const& limits)
{
    if (bytes.size() > limits.bytes) {
        return base::Error { base::ErrorCode::limit_exceeded, "line 1, column 1",
            "the input is longer than " + std::to_string(limits.bytes) + " bytes" };
    }
    // nlohmann's lexer takes a NUL for the end of the input and would not look at what follows.
    if (auto const nul = bytes.find('\0'); nul != std::string_view::npos)
        return base::Error { base::ErrorCode::invalid_input, place(bytes, nul), "not valid JSON: there is a NUL byte" };
    std::size_t consumed = 0;
    Checker checker(bytes, limits, consumed);
    CountingIterator const begin(bytes.data(), &consumed);
    CountingIterator const end(bytes.data() + bytes.size(), &consumed);
    if (nlohmann::json::sax_parse(begin, end, &checker))
        return {};
    if (checker.error())
        return checker.error();
    return base::Error { base::ErrorCode::invalid_input, "line 1, column 1", "not valid JSON" };
}

}
