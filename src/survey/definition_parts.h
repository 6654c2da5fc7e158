// What the kinds of questions are made of: indices, expressions as written, choices. Part of definition.h.
#pragma once

#include "survey/localized.h"
#include "survey/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dure::survey {

// An index that cannot be mixed up with another kind of index.
template <typename Tag> struct Index {
    static constexpr std::uint32_t none = 0xffffffffu;
    std::uint32_t value = none;

    constexpr bool is_valid() const { return value != none; }
    constexpr bool operator==(Index const&) const = default;
    constexpr bool operator<(Index const& other) const { return value < other.value; }
};
using PageIndex = Index<struct PageTag>; // into Definition::pages
using PanelIndex = Index<struct PanelTag>; // into Definition::panels
using QuestionIndex = Index<struct QuestionTag>; // into Definition::questions

using ElementIndex = std::variant<QuestionIndex, PanelIndex>;

// Expressions as written; empty means none.
struct ExpressionText {
    std::string text;
    std::string where; // JSON pointer, for findings

    bool is_empty() const { return text.empty(); }
};

enum class ChoicesOrder : std::uint8_t { none, ascending, descending, random };
enum class ChoicesFilter : std::uint8_t { all, selected, unselected }; // of a carry-forward

struct Choice {
    Value value;
    LocalizedText text; // empty: the value itself is shown
    LocalizedText image_link;
    ExpressionText visible_if;
    ExpressionText enable_if;
    LocalizedText comment_placeholder;
    bool has_comment = false; // showCommentArea
    bool comment_required = false;
    bool is_exclusive = false; // of several answers it is the only one: check boxes, tags, cells of a matrix
    bool randomize = true; // false: keeps its place in a random order
};

// An item the survey offers beside the planner's own.
struct SpecialChoice {
    bool is_shown = false;
    LocalizedText text; // empty: built-in words in the survey's language
};

struct ChoiceList {
    std::vector<Choice> choices;
    ChoicesOrder order = ChoicesOrder::none;
    ExpressionText choices_visible_if; // {item} is the choice's value
    ExpressionText choices_enable_if;
    std::string choices_from_question; // carry-forward: a question's name
    ChoicesFilter choices_filter = ChoicesFilter::all;
    bool hide_if_empty = false;
    SpecialChoice other; // value "other", with a text field
    SpecialChoice none; // value "none", excludes the rest
    SpecialChoice refuse; // value "refused"
    SpecialChoice dont_know; // value "dontknow"
    SpecialChoice select_all; // check boxes only
    LocalizedText other_placeholder;
    LocalizedText other_error;
    std::optional<bool> store_other_as_comment; // nothing: as the survey says
    std::uint32_t minimum_selected = 0;
    std::uint32_t maximum_selected = 0; // 0 means none
    std::uint32_t columns = 1; // 0: as many as fit
};

}
