#include "survey/rich_text.h"

#include "base/text.h"

#include <algorithm>

namespace dure::survey {

namespace {

    constexpr auto npos = std::string_view::npos;
    // How far the end of an emphasis or a link may be from its beginning: keeps hostile titles linear.
    constexpr std::size_t furthest_end = 1000;

    bool is_blank(char c)
    {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    bool is_ascii_word(char c)
    {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    // Rewrites the marks of a title as the tags that mean the same; what comes out is read like any other HTML, so
    // nothing here needs to be safe.
    class TitleMarks {
    public:
        explicit TitleMarks(std::string_view title)
            : m_title(title)
        {
        }

        std::string rewrite()
        {
            rewrite_to(m_title.size(), 0);
            return std::move(m_html);
        }

    private:
        void rewrite_to(std::size_t end, int depth)
        {
            while (m_at < end) {
                auto const c = m_title[m_at];
                if (c == '<' && copy_tag(end))
                    continue;
                if (c == '*' && depth < 4 && (emphasis("**", "strong", end, depth) || emphasis("*", "em", end, depth)))
                    continue;
                if (c == '[' && depth < 4 && link(end, depth))
                    continue;
                if (c == '\n')
                    m_html += "<br>";
                else
                    m_html += c;
                ++m_at;
            }
        }

        bool copy_tag(std::size_t end)
        {
            auto const after = m_at + 1 < end ? m_title[m_at + 1] : ' ';
            auto const begins_tag = is_ascii_word(after) && (after < '0' || after > '9');
            if (!begins_tag && after != '/' && after != '!')
                return false;
            auto const close = m_title.substr(0, end).find('>', m_at);
            auto const tag_end = close == npos ? end : close + 1;
            m_html += m_title.substr(m_at, tag_end - m_at);
            m_at = tag_end;
            return true;
        }

        bool emphasis(std::string_view mark, std::string_view tag, std::size_t end, int depth)
        {
            if (m_title.compare(m_at, mark.size(), mark) != 0)
                return false;
            auto const begin = m_at + mark.size();
            // 5*3*2 is a product.
            if (mark.size() == 1 && m_at > 0 && is_ascii_word(m_title[m_at - 1]))
                return false;
            if (begin >= end || is_blank(m_title[begin]) || m_title[begin] == '*')
                return false;
            auto const window = m_title.substr(0, std::min(end, begin + furthest_end));
            auto close = window.find(mark, begin + 1);
            while (close != npos && (is_blank(m_title[close - 1]) || is_inside_double(close, mark, window)))
                close = window.find(mark, close + (is_blank(m_title[close - 1]) ? 1 : 2));
            if (close == npos)
                return false;
            m_html += "<" + std::string(tag) + ">";
            m_at = begin;
            rewrite_to(close, depth + 1);
            m_html += "</" + std::string(tag) + ">";
            m_at = close + mark.size();
            return true;
        }

        // A single star must not end at half of a double one.
        static bool is_inside_double(std::size_t at, std::string_view mark, std::string_view window)
        {
            return mark.size() == 1 && at + 1 < window.size() && window[at + 1] == '*';
        }

        bool link(std::size_t end, int depth)
        {
            auto const window = m_title.substr(0, std::min(end, m_at + furthest_end));
            auto const words_end = window.find("](", m_at);
            if (words_end == npos || words_end == m_at + 1)
                return false;
            auto const address_end = window.find(')', words_end + 2);
            if (address_end == npos)
                return false;
            auto const address = m_title.substr(words_end + 2, address_end - words_end - 2);
            if (std::any_of(address.begin(), address.end(), [](char c) { return is_blank(c) || c == '"' || c == '<'; }))
                return false;
            m_html += "<a href=\"" + std::string(address) + "\">";
            ++m_at;
            rewrite_to(words_end, depth + 1);
            m_html += "</a>";
            m_at = address_end + 1;
            return true;
        }

        std::string_view m_title;
        std::size_t m_at = 0;
        std::string m_html;
    };

    // The address without what everybody leaves out.
    std::string_view bare_address(std::string_view link)
    {
        for (std::string_view const scheme : { "https://", "http://", "mailto:", "tel:" }) {
            if (base::equals_ignoring_ascii_case(link.substr(0, scheme.size()), scheme)) {
                link.remove_prefix(scheme.size());
                break;
            }
        }
        if (!link.empty() && link.back() == '/')
            link.remove_suffix(1);
        return link;
    }

    // Spans of one link that differ in emphasis are one link to a reader.
    void append_spans(std::string& text, std::vector<RichSpan> const& spans)
    {
        std::string linked;
        for (std::size_t i = 0; i < spans.size(); ++i) {
            auto const& span = spans[i];
            text += span.text;
            linked += span.text;
            auto const is_last = i + 1 == spans.size() || spans[i + 1].link != span.link;
            if (!is_last)
                continue;
            if (!span.link.empty() && bare_address(base::trim(linked)) != bare_address(span.link)) {
                auto const ends_with_space = !text.empty() && text.back() == ' ';
                if (ends_with_space)
                    text.pop_back();
                text += " (" + span.link + ")" + (ends_with_space ? " " : "");
            }
            linked.clear();
        }
    }

}

RichText rich_text_from_title(std::string_view title, RichTextLimits const& limits)
{
    return rich_text_from_html(TitleMarks(base::truncate_bytes(title, limits.text_bytes)).rewrite(), limits);
}

std::string literal_words(std::string_view words)
{
    // Also what could end an attribute or an address that the planner put an answer into.
    constexpr std::string_view marks = "&<>*[]()\"'";
    if (words.find_first_of(marks) == npos)
        return std::string(words);
    std::string literal;
    for (auto const c : words) {
        if (marks.find(c) == npos)
            literal += c;
        else
            literal += "&#" + std::to_string(static_cast<int>(c)) + ";";
    }
    return literal;
}

bool has_rich_marks(std::string_view title)
{
    return title.find_first_of("<&*[\n") != npos;
}

std::string plain_text(RichText const& text)
{
    std::string plain;
    for (auto const& block : text.blocks) {
        if (!plain.empty())
            plain += '\n';
        if (block.kind == RichBlockKind::list_item) {
            plain.append(static_cast<std::size_t>(std::max(block.level - 1, 0)) * 2, ' ');
            plain += block.ordered ? std::to_string(block.number) + ". " : "• ";
        }
        append_spans(plain, block.spans);
    }
    return plain;
}

}
