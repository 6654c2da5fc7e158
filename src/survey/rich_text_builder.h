// Collects words into blocks and spans the way a browser lays out text: white space collapses, empty blocks vanish.
#pragma once

#include "survey/rich_text.h"

#include <string>
#include <string_view>

namespace dure::survey {

struct RichStyle {
    bool strong = false;
    bool emphasis = false;
    std::string link;
};

class RichTextBuilder {
public:
    explicit RichTextBuilder(RichTextLimits const& limits)
        : m_limits(limits)
    {
    }

    // What follows goes into a block like this; an open one is finished first.
    void begin_block(RichBlock shape);
    void end_block();
    void add_text(std::string_view text, RichStyle const& style);
    void add_line_break();
    bool has_words() const { return !m_block.spans.empty(); } // in the open block
    bool is_full() const;

    RichText finish();

private:
    void add_character(char32_t character, RichStyle const& style);

    RichTextLimits const& m_limits;
    RichText m_text;
    RichBlock m_block;
    std::size_t m_spans = 0;
    bool m_space_pending = false;
};

// "https://…", "mailto:…", "tel:…" and what can be made one of them ("www.…"); "" for every other address.
std::string safe_link(std::string_view address);
// "&amp;", "&#44032;", "&#xAC00;" at `at` of the text. Nothing if it is no entity; `end` is where the text goes on.
std::string decode_entity(std::string_view text, std::size_t at, std::size_t& end);
std::string decode_entities(std::string_view text);

}
