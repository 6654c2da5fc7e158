// What is left of a survey's HTML or markdown when only its meaning is kept: blocks of plain text. No markup comes out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dure::survey {

struct RichSpan {
    std::string text;
    bool strong = false;
    bool emphasis = false;
    std::string link; // the full address (http, https, mailto or tel only), to be shown beside the words; "" if none

    bool operator==(RichSpan const&) const = default;
};

enum class RichBlockKind : std::uint8_t {
    paragraph,
    heading,
    list_item,
};

struct RichBlock {
    RichBlockKind kind = RichBlockKind::paragraph;
    int level = 0; // heading: 1 to 6; list item: depth from 1
    bool ordered = false; // list item
    int number = 0; // of an ordered list item, from 1
    std::vector<RichSpan> spans;

    bool operator==(RichBlock const&) const = default;
};

struct RichText {
    std::vector<RichBlock> blocks;

    bool is_empty() const { return blocks.empty(); }
    bool operator==(RichText const&) const = default;
};

struct RichTextLimits {
    std::size_t text_bytes = 256 * 1024; // what comes after is left out
    std::size_t blocks = 2000;
    std::size_t spans = 10'000;
    int depth = 8; // of lists; deeper ones stay at this depth
};

// Any bytes are accepted. Scripts, styles, comments and other embedded content go with what is in them;
// unknown tags go and their text stays; entities are decoded; white space collapses as in a browser.
RichText rich_text_from_html(std::string_view html, RichTextLimits const& limits = {});
// A title or description: **strong**, *emphasis*, [words](address), line breaks, and the tags above if it has any.
RichText rich_text_from_title(std::string_view title, RichTextLimits const& limits = {});
// Written so that both of the above give it back as words: for what a person answered, inside a planner's markup.
std::string literal_words(std::string_view words);
// True if a title needs the above at all: most are plain words.
bool has_rich_marks(std::string_view title);

// Words only: blocks on lines of their own, "• " or "1. " before list items, links followed by their address in
// brackets unless the words are the address.
std::string plain_text(RichText const& text);

}
