#include "app/view_parts.h"
#include "survey/rich_text.h"

namespace dure::app {

namespace {

    TextBlockKind kind_of(survey::RichBlock const& block)
    {
        switch (block.kind) {
        case survey::RichBlockKind::heading:
            return TextBlockKind::heading;
        case survey::RichBlockKind::list_item:
            return block.ordered ? TextBlockKind::numbered : TextBlockKind::bullet;
        case survey::RichBlockKind::paragraph:
            break;
        }
        return TextBlockKind::paragraph;
    }

    std::vector<TextRun> runs_of(survey::RichBlock const& block)
    {
        std::vector<TextRun> runs;
        for (auto const& span : block.spans)
            runs.push_back({ span.text, span.strong, span.emphasis, span.link });
        return runs;
    }

    std::vector<TextBlock> blocks_of(survey::RichText const& text)
    {
        std::vector<TextBlock> blocks;
        for (auto const& block : text.blocks) {
            auto const is_list = block.kind == survey::RichBlockKind::list_item;
            blocks.push_back({ kind_of(block), is_list ? block.level - 1 : block.level, block.number, runs_of(block) });
        }
        return blocks;
    }

}

std::vector<TextBlock> blocks_of_html(std::string_view html)
{
    return blocks_of(survey::rich_text_from_html(html));
}

std::vector<TextBlock> blocks_of_words(std::string_view words)
{
    if (words.empty())
        return {};
    return blocks_of(survey::rich_text_from_title(words));
}

std::vector<TextRun> runs_of_words(std::string_view words)
{
    std::vector<TextRun> runs;
    for (auto const& block : survey::rich_text_from_title(words).blocks) {
        if (!runs.empty())
            runs.push_back({ " ", false, false, "" });
        for (auto& run : runs_of(block))
            runs.push_back(std::move(run));
    }
    return runs;
}

std::string plain_words(std::string const& words)
{
    if (!survey::has_rich_marks(words))
        return words;
    std::string plain;
    for (auto const& run : runs_of_words(words))
        plain += run.text;
    return plain;
}

}
