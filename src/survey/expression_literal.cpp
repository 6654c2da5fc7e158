// {"a": 1, "b": [2]} looks like a variable; SurveyJS reads such a name as JSON where no question has it.
#include "base/text.h"
#include "survey/expression_number.h"
#include "survey/expression_path.h"

#include <cmath>
#include <optional>

namespace dure::survey::expression {

namespace {

    class Reader {
    public:
        explicit Reader(std::string_view text)
            : m_text(text)
        {
        }

        std::optional<Record> members()
        {
            Record record;
            do {
                skip_space();
                auto const name = quoted();
                skip_space();
                if (!name || !take(':'))
                    return {};
                auto item = value(0);
                if (!item)
                    return {};
                record.set(*name, std::move(*item));
                skip_space();
            } while (take(','));
            if (m_at != m_text.size())
                return {};
            return record;
        }

    private:
        static constexpr int depth_limit = 32;

        bool take(char c)
        {
            if (m_at >= m_text.size() || m_text[m_at] != c)
                return false;
            ++m_at;
            return true;
        }

        bool take_word(std::string_view word)
        {
            if (m_text.substr(m_at, word.size()) != word)
                return false;
            m_at += word.size();
            return true;
        }

        void skip_space()
        {
            while (m_at < m_text.size() && std::string_view(" \t\r\n").find(m_text[m_at]) != std::string_view::npos)
                ++m_at;
        }

        std::optional<Value> value(int depth)
        {
            skip_space();
            if (take_word("true"))
                return Value(true);
            if (take_word("false"))
                return Value(false);
            if (take_word("null"))
                return Value(nullptr);
            if (take('['))
                return depth < depth_limit ? list(depth) : std::nullopt;
            if (auto text = quoted())
                return Value(std::move(*text));
            return number();
        }

        std::optional<Value> list(int depth)
        {
            List items;
            skip_space();
            if (take(']'))
                return Value(std::move(items));
            do {
                auto item = value(depth + 1);
                if (!item)
                    return {};
                items.push_back(std::move(*item));
                skip_space();
            } while (take(','));
            if (!take(']'))
                return {};
            return Value(std::move(items));
        }

        std::optional<Value> number()
        {
            auto const end = m_text.find_first_not_of("+-.0123456789eE", m_at);
            auto const written = m_text.substr(m_at, end == std::string_view::npos ? end : end - m_at);
            auto const digits = written.substr(!written.empty() && written[0] == '-' ? 1 : 0);
            auto const point = written.find('.');
            auto const is_json = !digits.empty() && digits[0] >= '0' && digits[0] <= '9'
                && !(digits.size() > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9')
                && (point == std::string_view::npos
                    || (point + 1 < written.size() && written[point + 1] >= '0' && written[point + 1] <= '9'));
            auto const parsed = is_json ? base::parse_decimal(written) : std::nullopt;
            if (!parsed)
                return {};
            m_at += written.size();
            return Value(*parsed);
        }

        std::optional<std::string> quoted()
        {
            if (!take('"'))
                return {};
            std::string text;
            while (m_at < m_text.size()) {
                auto const c = m_text[m_at++];
                if (c == '"')
                    return text;
                if (static_cast<unsigned char>(c) < 0x20 || (c == '\\' && !append_escape(text)))
                    return {};
                if (c != '\\')
                    text += c;
            }
            return {};
        }

        bool append_escape(std::string& text)
        {
            if (m_at >= m_text.size())
                return false;
            constexpr std::string_view letters = "\"\\/bfnrt";
            constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
            auto const c = m_text[m_at++];
            auto const known = letters.find(c);
            if (known != std::string_view::npos)
                text += meanings[known];
            else if (c == 'u')
                return append_unicode(text);
            return known != std::string_view::npos;
        }

        std::optional<char32_t> hexadecimal()
        {
            auto const number = base::text_to_number("0x" + std::string(m_text.substr(m_at, 4)));
            if (m_at + 4 > m_text.size() || std::isnan(number))
                return {};
            m_at += 4;
            return static_cast<char32_t>(number);
        }

        bool append_unicode(std::string& text)
        {
            auto const high = hexadecimal();
            if (!high)
                return false;
            auto const is_pair = *high >= 0xD800 && *high < 0xDC00 && take_word("\\u");
            auto const low = is_pair ? hexadecimal() : std::nullopt;
            if (is_pair && !low)
                return false;
            base::append_utf8(text, low ? 0x10000 + ((*high - 0xD800) << 10) + (*low - 0xDC00) : *high);
            return true;
        }

        std::string_view m_text;
        std::size_t m_at = 0;
    };

}

Value read_literal(std::string_view name)
{
    auto const colon = name.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return {};
    auto record = Reader(name).members();
    return record ? Value(std::move(*record)) : Value();
}

}
