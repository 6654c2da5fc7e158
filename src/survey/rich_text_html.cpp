#include "base/text.h"
#include "survey/rich_text_builder.h"

#include <algorithm>
#include <array>
#include <optional>

namespace dure::survey {

namespace {

    constexpr auto npos = std::string_view::npos;

    bool is_space(char c)
    {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    bool is_letter(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    struct Tag {
        std::string name; // folded
        std::string href;
        std::string alt; // words in place of a picture
        bool closes = false;
        bool closes_itself = false; // <svg/>
        std::size_t end = 0; // where the text goes on
    };

    // The value of an attribute that begins at `at` (after "="); `at` moves behind it.
    std::string_view attribute_value(std::string_view html, std::size_t& at)
    {
        while (at < html.size() && is_space(html[at]))
            ++at;
        if (at < html.size() && (html[at] == '"' || html[at] == '\'')) {
            auto const begin = at + 1;
            auto const end = std::min(html.find(html[at], begin), html.size());
            at = std::min(end + 1, html.size());
            return html.substr(begin, end - begin);
        }
        auto const begin = at;
        while (at < html.size() && !is_space(html[at]) && html[at] != '>')
            ++at;
        return html.substr(begin, at - begin);
    }

    // A tag at `at`, which holds "<". Nothing if it is only a "less than" sign. An unfinished tag ends with the text.
    std::optional<Tag> read_tag(std::string_view html, std::size_t at)
    {
        Tag tag;
        ++at;
        if (at < html.size() && html[at] == '/') {
            tag.closes = true;
            ++at;
        }
        if (at >= html.size() || !is_letter(html[at]))
            return {};
        auto const begin = at;
        while (at < html.size() && !is_space(html[at]) && html[at] != '>' && html[at] != '/')
            ++at;
        tag.name = base::fold_ascii(html.substr(begin, std::min<std::size_t>(at - begin, 32)));
        while (at < html.size() && html[at] != '>') {
            if (is_space(html[at]) || html[at] == '/') {
                ++at;
                continue;
            }
            auto const name_begin = at;
            ++at; // an attribute may begin with "="
            while (at < html.size() && !is_space(html[at]) && html[at] != '=' && html[at] != '>' && html[at] != '/')
                ++at;
            auto const name = html.substr(name_begin, at - name_begin);
            auto after = at;
            while (after < html.size() && is_space(html[after]))
                ++after;
            if (after >= html.size() || html[after] != '=')
                continue;
            at = after + 1;
            auto const value = attribute_value(html, at);
            if (tag.href.empty() && base::equals_ignoring_ascii_case(name, "href"))
                tag.href = decode_entities(value);
            else if (tag.alt.empty() && base::equals_ignoring_ascii_case(name, "alt"))
                tag.alt = decode_entities(value);
        }
        tag.closes_itself = at < html.size() && html[at - 1] == '/';
        tag.end = std::min(at + 1, html.size());
        return tag;
    }

    template <std::size_t Count> bool is_one_of(std::string_view name, std::array<std::string_view, Count> const& names)
    {
        return std::find(names.begin(), names.end(), name) != names.end();
    }

    // Their content is not for reading, or would act.
    constexpr std::array<std::string_view, 20> dropped_with_content { "script", "style", "template", "noscript",
        "iframe", "object", "embed", "svg", "math", "head", "title", "textarea", "select", "button", "audio", "video",
        "canvas", "noembed", "noframes", "xmp" };
    constexpr std::array<std::string_view, 22> block_tags { "p", "div", "section", "article", "header", "footer",
        "main", "aside", "nav", "blockquote", "pre", "figure", "figcaption", "table", "tr", "dl", "dt", "dd", "form",
        "fieldset", "address", "center" };

    class Reader {
    public:
        Reader(std::string_view html, RichTextLimits const& limits)
            : m_html(html)
            , m_limits(limits)
            , m_builder(limits)
        {
        }

        RichText read()
        {
            while (m_at < m_html.size() && !m_builder.is_full()) {
                if (m_html[m_at] == '<' && read_markup())
                    continue;
                read_words();
            }
            return m_builder.finish();
        }

    private:
        void read_words()
        {
            auto const begin = m_at;
            ++m_at; // a "<" that began no tag is a word as well
            while (m_at < m_html.size() && m_html[m_at] != '<')
                ++m_at;
            m_builder.add_text(decode_entities(m_html.substr(begin, m_at - begin)), style());
        }

        // True if something was taken.
        bool read_markup()
        {
            auto const rest = m_html.substr(m_at);
            if (rest.compare(0, 4, "<!--") == 0) {
                auto const end = m_html.find("-->", m_at + 4);
                m_at = end == npos ? m_html.size() : end + 3;
                return true;
            }
            if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '?')) {
                auto const end = m_html.find('>', m_at);
                m_at = end == npos ? m_html.size() : end + 1;
                return true;
            }
            auto const tag = read_tag(m_html, m_at);
            if (!tag)
                return false;
            m_at = tag->end;
            if (!tag->closes && is_one_of(tag->name, dropped_with_content)) {
                // Only foreign elements may close themselves; for the others HTML ignores the stroke.
                if (!tag->closes_itself || (tag->name != "svg" && tag->name != "math"))
                    skip_content(tag->name);
            } else {
                apply(*tag);
            }
            return true;
        }

        // To the closing tag of the same name, or to the end.
        void skip_content(std::string_view name)
        {
            while (m_at < m_html.size()) {
                auto const next = m_html.find("</", m_at);
                if (next == npos)
                    break;
                auto const after = next + 2 + name.size();
                auto const is_same = after <= m_html.size()
                    && base::equals_ignoring_ascii_case(m_html.substr(next + 2, name.size()), name)
                    && (after == m_html.size() || !is_letter(m_html[after]));
                m_at = next + 2;
                if (!is_same)
                    continue;
                auto const end = m_html.find('>', after);
                m_at = end == npos ? m_html.size() : end + 1;
                return;
            }
            m_at = m_html.size();
        }

        void apply(Tag const& tag)
        {
            auto const& name = tag.name;
            if (name == "b" || name == "strong")
                nest(m_strong, tag);
            else if (name == "i" || name == "em" || name == "u" || name == "mark")
                nest(m_emphasis, tag);
            else if (name == "a")
                m_link = tag.closes ? "" : safe_link(tag.href);
            else if (name == "img")
                m_builder.add_text(tag.alt, style());
            else if (name == "br")
                m_builder.add_line_break();
            else if (name == "hr")
                m_builder.begin_block({});
            else if (name == "ul" || name == "ol")
                apply_list(tag);
            else if (name == "li")
                apply_item(tag);
            else if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
                apply_heading(tag);
            else if (name == "td" || name == "th")
                m_builder.add_text(" ", style());
            else if (is_one_of(name, block_tags))
                apply_block(tag);
        }

        static void nest(int& depth, Tag const& tag)
        {
            if (!tag.closes)
                ++depth;
            else if (depth > 0)
                --depth;
        }

        void apply_list(Tag const& tag)
        {
            // Hostile nesting is counted but not kept: deeper lists stay at the last depth.
            if (!tag.closes)
                m_lists.push_back({ tag.name == "ol", 0 });
            else if (!m_lists.empty())
                m_lists.pop_back();
            m_builder.begin_block({});
        }

        void apply_item(Tag const& tag)
        {
            if (tag.closes) {
                m_builder.begin_block({});
                return;
            }
            if (m_lists.empty())
                m_lists.push_back({ false, 0 });
            auto& list = m_lists.back();
            ++list.items;
            RichBlock block;
            block.kind = RichBlockKind::list_item;
            block.level = std::min(static_cast<int>(m_lists.size()), m_limits.depth);
            block.ordered = list.ordered;
            block.number = list.ordered ? list.items : 0;
            m_builder.begin_block(std::move(block));
        }

        void apply_heading(Tag const& tag)
        {
            if (tag.closes) {
                m_builder.begin_block({});
                return;
            }
            RichBlock block;
            block.kind = RichBlockKind::heading;
            block.level = tag.name[1] - '0';
            m_builder.begin_block(std::move(block));
        }

        void apply_block(Tag const& tag)
        {
            // The first paragraph inside a list item or heading is that item's or heading's own.
            if (tag.closes || m_builder.has_words())
                m_builder.begin_block({});
        }

        RichStyle style() const { return { m_strong > 0, m_emphasis > 0, m_link }; }

        struct OpenList {
            bool ordered = false;
            int items = 0;
        };

        std::string_view m_html;
        std::size_t m_at = 0;
        RichTextLimits const& m_limits;
        RichTextBuilder m_builder;
        int m_strong = 0;
        int m_emphasis = 0;
        std::string m_link;
        std::vector<OpenList> m_lists;
    };

}

RichText rich_text_from_html(std::string_view html, RichTextLimits const& limits)
{
    return Reader(base::truncate_bytes(html, limits.text_bytes), limits).read();
}

}
