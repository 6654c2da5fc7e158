// Words on the sheet together with their nodes: headings, paragraphs, lists.
#pragma once

#include "ui/widgets/kit.h"

#include <vector>

namespace dure::ui {

// Lines of about equal length, and no more of them: a title does not end in one lonely word.
TextBlock balanced(Kit const& kit, std::vector<Span> const& spans, TextStyle const& style, float width);

std::vector<Span> spans_of(std::vector<app::TextRun> const& runs);

float heading(
    Kit const& kit, Place place, int level, std::string_view words, TextStyle const& style, Align align = Align::left);
float paragraph(Kit const& kit, Place place, std::string_view words, TextStyle const& style, Align align = Align::left);

// What is wrong, beside its sign; read out at once unless `role` is another one.
float error_line(Kit const& kit, Place place, std::string_view words, Role role = Role::alert);

// A survey's rich text: paragraphs, headings from `first_level` on, lists.
float rich_text(Kit const& kit, Place place, std::vector<app::TextBlock> const& blocks, TextStyle const& style,
    int first_level = 3);

// The same on one line of names, for a node's description.
std::string plain_words(std::vector<app::TextBlock> const& blocks);
std::string joined(std::vector<std::string> const& sentences);

}
