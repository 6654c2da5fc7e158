#include "codec/json.h"

#include "base/text.h"
#include "base/time.h"
#include "codec/json_read.h"

#include <cmath>

namespace dure::codec {

namespace {

    using survey::Kind;
    using survey::Value;

    void append_text(std::string& json, std::string_view text)
    {
        constexpr std::string_view hex = "0123456789abcdef";
        json += '"';
        auto const is_plain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; };
        for (std::size_t at = 0; at < text.size(); ++at) {
            auto const from = at;
            while (at < text.size() && is_plain(text[at]))
                ++at;
            json.append(text, from, at - from);
            if (at == text.size())
                break;
            auto const c = text[at];
            switch (c) {
            case '"':
                json += "\\\"";
                break;
            case '\\':
                json += "\\\\";
                break;
            case '\n':
                json += "\\n";
                break;
            case '\r':
                json += "\\r";
                break;
            case '\t':
                json += "\\t";
                break;
            default:
                json += "\\u00";
                json += hex[static_cast<std::size_t>(c) >> 4];
                json += hex[static_cast<std::size_t>(c) & 15];
            }
        }
        json += '"';
    }

    // Whole numbers beyond 2^53 get an exponent: as plain digits, a reader with larger integers would take them for
    // exact.
    void append_number(std::string& json, double number)
    {
        if (!std::isfinite(number)) {
            json += "null";
            return;
        }
        auto text = base::number_to_text(number);
        if (std::fabs(number) > 9007199254740991.0 && text.find('e') == std::string::npos) {
            auto const first = number < 0 ? std::size_t { 1 } : std::size_t { 0 };
            auto const exponent = text.size() - first - 1;
            text.erase(text.find_last_not_of('0') + 1);
            if (text.size() > first + 1)
                text.insert(first + 1, ".");
            text += "e+" + std::to_string(exponent);
        }
        json += text;
    }

    class Writer {
    public:
        explicit Writer(JsonStyle style)
            : m_pretty(style == JsonStyle::pretty)
        {
        }

        void write(Value const& value)
        {
            switch (value.kind()) {
            case Kind::undefined:
            case Kind::null:
                m_json += "null";
                break;
            case Kind::boolean:
                m_json += value.boolean() ? "true" : "false";
                break;
            case Kind::number:
                append_number(m_json, value.number());
                break;
            case Kind::text:
                append_text(m_json, base::repair_utf8(value.text()));
                break;
            case Kind::date:
                write_date(value.date().millis);
                break;
            case Kind::list:
                write_list(value.list());
                break;
            case Kind::record:
                write_record(value.record());
                break;
            }
        }

        std::string release() { return std::move(m_json); }

    private:
        void write_date(double millis)
        {
            auto const furthest = static_cast<double>(base::furthest_instant);
            if (!(std::fabs(millis) <= furthest)) {
                m_json += "null";
                return;
            }
            append_text(m_json, base::format_iso_8601(static_cast<base::Millis>(millis)));
        }

        void write_list(survey::List const& list)
        {
            auto first = true;
            m_json += '[';
            ++m_depth;
            for (auto const& item : list) {
                separate(first);
                write(item);
            }
            --m_depth;
            close(first, ']');
        }

        void write_record(survey::Record const& record)
        {
            auto first = true;
            m_json += '{';
            ++m_depth;
            for (auto const& [name, value] : record) {
                if (value.is_undefined())
                    continue;
                separate(first);
                append_text(m_json, base::repair_utf8(name));
                m_json += m_pretty ? ": " : ":";
                write(value);
            }
            --m_depth;
            close(first, '}');
        }

        void separate(bool& first)
        {
            if (!first)
                m_json += ',';
            first = false;
            new_line();
        }
        void close(bool empty, char bracket)
        {
            if (!empty)
                new_line();
            m_json += bracket;
        }
        void new_line()
        {
            if (m_pretty) {
                m_json += '\n';
                m_json.append(m_depth * 2, ' ');
            }
        }

        std::string m_json;
        std::size_t m_depth = 0;
        bool m_pretty;
    };

}

base::Result<Value> parse_json(std::string_view bytes, JsonLimits const& limits)
{
    // Nothing is built before the whole input is known to be well-formed and within its limits.
    if (auto error = check_json(bytes, limits))
        return std::move(*error);
    return build_json(bytes);
}

std::string to_json(Value const& value, JsonStyle style)
{
    Writer writer(style);
    writer.write(value);
    return writer.release();
}

std::string to_json_text(std::string_view text)
{
    std::string json;
    append_text(json, base::repair_utf8(text));
    return json;
}

std::string json_pointer(std::string_view parent, std::string_view member)
{
    std::string pointer(parent);
    pointer += '/';
    for (auto const c : member) {
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer += c;
    }
    return pointer;
}

std::string json_pointer(std::string_view parent, std::size_t item)
{
    return std::string(parent) + "/" + std::to_string(item);
}

JsonLineReader::JsonLineReader(std::string_view bytes, JsonLimits const& limits)
    : m_rest(bytes)
    , m_limits(limits)
{
}

std::optional<base::Result<JsonLine>> JsonLineReader::next()
{
    while (!m_rest.empty()) {
        auto const end = m_rest.find('\n');
        auto const line = m_rest.substr(0, end);
        m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
        ++m_line;
        if (base::trim(line).empty())
            continue;
        auto parsed = parse_json(line, m_limits);
        if (parsed.is_ok())
            return base::Result<JsonLine>(JsonLine { m_line, parsed.release_value() });
        auto error = parsed.error();
        // The reader below saw one line only and called it the first.
        constexpr std::string_view first_line = "line 1";
        if (error.where.compare(0, first_line.size(), first_line) == 0)
            error.where.replace(0, first_line.size(), "line " + std::to_string(m_line));
        return base::Result<JsonLine>(std::move(error));
    }
    return {};
}

}
