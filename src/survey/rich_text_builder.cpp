#include "survey/rich_text_builder.h"

#include "base/text.h"

#include <algorithm>

namespace dure::survey {

namespace {

    bool is_plain_space(char32_t c)
    {
        return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\f';
    }

    // Directions and invisible marks could make shown words say something else than they are.
    bool is_dropped(char32_t c)
    {
        return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)
            || c == 0x200E || c == 0x200F || c == 0x061C || c == 0xFEFF || c == 0xAD;
    }

    bool same_style(RichSpan const& span, RichStyle const& style)
    {
        return span.strong == style.strong && span.emphasis == style.emphasis && span.link == style.link;
    }

}

bool RichTextBuilder::is_full() const
{
    return m_text.blocks.size() >= m_limits.blocks || m_spans >= m_limits.spans;
}

void RichTextBuilder::begin_block(RichBlock shape)
{
    end_block();
    m_block = std::move(shape);
}

void RichTextBuilder::end_block()
{
    m_space_pending = false;
    // Line breaks at the end of a block show nothing.
    while (!m_block.spans.empty()) {
        auto& text = m_block.spans.back().text;
        while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
            text.pop_back();
        if (!text.empty())
            break;
        m_block.spans.pop_back();
    }
    if (!m_block.spans.empty() && m_text.blocks.size() < m_limits.blocks)
        m_text.blocks.push_back(std::move(m_block));
    m_block = {};
}

void RichTextBuilder::add_text(std::string_view text, RichStyle const& style)
{
    for (std::size_t at = 0; at < text.size();) {
        auto const next = base::decode_utf8(text, at);
        at += next.bytes;
        if (is_plain_space(next.value))
            m_space_pending = !m_block.spans.empty();
        else if (!is_dropped(next.value))
            add_character(next.value, style);
    }
}

void RichTextBuilder::add_character(char32_t character, RichStyle const& style)
{
    auto const starts_span = m_block.spans.empty() || !same_style(m_block.spans.back(), style);
    auto leading_space = false;
    if (m_space_pending) {
        // The space goes to the side that is no link, so that no underline sticks out.
        auto& before = m_block.spans.back();
        leading_space = starts_span && !before.link.empty() && before.text.back() != '\n';
        if (!leading_space && before.text.back() != '\n')
            before.text += ' ';
        m_space_pending = false;
    }
    if (starts_span) {
        if (is_full())
            return;
        m_block.spans.push_back({ leading_space ? " " : "", style.strong, style.emphasis, style.link });
        ++m_spans;
    }
    base::append_utf8(m_block.spans.back().text, character);
}

void RichTextBuilder::add_line_break()
{
    if (m_block.spans.empty())
        return;
    m_space_pending = false;
    m_block.spans.back().text += '\n';
}

RichText RichTextBuilder::finish()
{
    end_block();
    return std::move(m_text);
}

std::string safe_link(std::string_view address)
{
    // Browsers ignore white space and control characters inside an address; so does whoever hides one there.
    std::string link;
    for (std::size_t at = 0; at < address.size();) {
        auto const next = base::decode_utf8(address, at);
        at += next.bytes;
        if (next.value > 0x20 && !is_dropped(next.value) && !base::is_space(next.value))
            base::append_utf8(link, next.value);
    }
    constexpr std::size_t longest = 2048;
    if (link.size() > longest)
        return "";
    auto const folded = base::fold_ascii(std::string_view(link).substr(0, 8));
    auto const begins = [&](std::string_view scheme) {
        return folded.compare(0, scheme.size(), scheme) == 0 && link.size() > scheme.size();
    };
    if (begins("https://") || begins("http://") || begins("mailto:") || begins("tel:"))
        return link;
    if (begins("www."))
        return "https://" + link;
    return "";
}

}
