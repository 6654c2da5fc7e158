#include "tests/app/screen_words.h"

#include "base/text.h"

namespace dure::test {

using namespace app;

namespace {

    std::string words_of(std::vector<TextBlock> const& blocks)
    {
        std::string words;
        for (auto const& block : blocks) {
            if (!words.empty())
                words += " / ";
            if (block.kind == TextBlockKind::heading)
                words += "# ";
            if (block.kind == TextBlockKind::bullet)
                words += "- ";
            for (auto const& run : block.runs)
                words += run.text;
        }
        return words;
    }

    class Writer {
    public:
        std::string text;
        int depth = 0;

        void line(std::string const& words)
        {
            if (!words.empty())
                text += std::string(static_cast<std::size_t>(depth) * 2, ' ') + words + "\n";
        }
        void line(std::string const& before, std::string const& words)
        {
            if (!words.empty())
                line(before + words);
        }
        void button(std::optional<ButtonView> const& button)
        {
            if (button)
                line("[" + button->label + "]" + (button->enabled ? "" : " (off)"));
        }
    };

    std::string mark(bool several, bool chosen)
    {
        return several ? (chosen ? "[x] " : "[ ] ") : (chosen ? "(o) " : "( ) ");
    }

    void write_entry(Writer& out, EntryView const& entry)
    {
        out.line((entry.shows_label ? entry.label + ": " : "") + "|" + entry.value + "| " + entry.input_type
            + (entry.counter.empty() ? "" : " " + entry.counter) + (entry.invalid ? " !" : ""));
    }

    void write_elements(Writer& out, std::vector<ElementView> const& elements);

    struct KindWriter {
        Writer& out;

        void options(std::vector<OptionView> const& options, bool several, std::optional<EntryView> const& other) const
        {
            for (auto const& option : options) {
                out.line(mark(several, option.chosen) + option.label + (option.image.empty() ? "" : " <picture>")
                    + (option.enabled ? "" : " (off)"));
                if (option.entry)
                    write_entry(out, *option.entry);
            }
            if (other)
                write_entry(out, *other);
        }
        void scale(std::vector<RatingItem> const& items, std::string const& lowest, std::string const& highest) const
        {
            std::string words;
            for (auto const& item : items)
                words += (words.empty() ? "" : " ") + (item.chosen ? "<" + item.label + ">" : item.label);
            out.line(words);
            out.line("ends: ", lowest.empty() && highest.empty() ? "" : lowest + " .. " + highest);
        }

        void operator()(ChoiceView const& view) const
        {
            out.line(view.hint);
            options(view.options, view.several, view.other);
        }
        void operator()(DropdownView const& view) const
        {
            out.line("select: " + (view.chosen.empty() ? view.placeholder : view.chosen) + " of "
                + std::to_string(view.options.size()));
            if (view.other)
                write_entry(out, *view.other);
        }
        void operator()(TagboxView const& view) const
        {
            out.line("tags: " + view.chosen_words);
            options(view.options, true, view.other);
        }
        void operator()(TextView const& view) const { write_entry(out, view.entry); }
        void operator()(CommentView const& view) const { write_entry(out, view.entry); }
        void operator()(RatingView const& view) const { scale(view.items, view.lowest, view.highest); }
        void operator()(NpsView const& view) const { scale(view.items, view.lowest, view.highest); }
        void operator()(BooleanView const& view) const
        {
            if (view.look == BooleanLook::checkbox) {
                out.line(mark(true, view.value.value_or(false)) + view.label);
                return;
            }
            out.line(mark(false, view.value == true) + view.yes);
            out.line(mark(false, view.value == false) + view.no);
        }
        void operator()(MatrixView const& view) const
        {
            for (auto const& row : view.rows) {
                std::string words = row.label + ":";
                for (std::size_t at = 0; at < row.cells.size(); ++at)
                    words += " " + mark(view.several, row.cells[at].chosen) + view.columns[at].label;
                out.line(words + (row.invalid ? " !" : ""));
            }
        }
        void operator()(RankingView const& view) const
        {
            out.line(view.hint);
            for (auto const& item : view.ranked)
                out.line(item.rank + ") " + item.label);
            for (auto const& item : view.unranked)
                out.line("-) " + item.label);
            out.line("accept: ", view.accept);
        }
        void operator()(SliderView const& view) const
        {
            for (auto const& thumb : view.thumbs)
                out.line(thumb.name + " = " + thumb.words);
        }
        void operator()(MultipleTextView const& view) const
        {
            for (auto const& item : view.items) {
                write_entry(out, item.entry);
                for (auto const& error : item.errors)
                    out.line("! " + error);
            }
        }
        void operator()(ConsentView const& view) const
        {
            for (auto const& item : view.items) {
                out.line(item.title + " (" + item.kind + ")" + (item.invalid ? " !" : ""));
                for (auto const& notice : item.notices)
                    out.line("  " + notice.term + ": " + notice.text);
                out.line("  " + mark(true, item.agreed) + item.agree);
            }
        }
        void operator()(FileView const& view) const
        {
            std::string sources;
            for (auto const& source : view.sources)
                sources += (sources.empty() ? "[" : " [") + std::string(source.is_camera ? "camera: " : "")
                    + source.label + "]";
            out.line(sources);
            out.line(view.hint);
            out.line(view.status);
            for (auto const& words : view.problems)
                out.line("! " + words);
            for (auto const& file : view.files)
                out.line(file.name + " " + file.size + (file.picture.empty() ? "" : " <picture>")
                    + (file.remove.empty() ? "" : " <" + file.remove + ">"));
        }
        void operator()(ImageView const& view) const
        {
            out.line(view.source.empty() ? view.unavailable : "<picture> " + view.description);
        }
        void operator()(HtmlView const& view) const { out.line(words_of(view.blocks)); }
        void operator()(ExpressionView const& view) const { out.line("= " + view.value); }
        void operator()(NoteView const& view) const { out.line("note: " + view.words); }
        void header(TaskHeader const& view) const
        {
            out.line(
                (view.back.empty() ? "" : "< ") + view.progress + " · " + view.left + (view.ahead.empty() ? "" : " >"));
        }
        void groups(std::vector<TaskGroup> const& all) const
        {
            for (auto const& group : all) {
                out.line(group.title);
                for (auto const& option : group.options)
                    out.line("  " + mark(group.several, option.chosen) + option.label);
                if (!group.lowest.empty())
                    out.line("  " + group.lowest + " … " + group.highest);
            }
        }
        void operator()(MaxDiffView const& view) const
        {
            header(view.header);
            out.line(view.best + " | " + view.worst);
            for (auto const& item : view.items)
                out.line(mark(false, item.is_best) + item.label + " " + mark(false, item.is_worst));
            if (view.anchor)
                groups({ *view.anchor });
        }
        void operator()(ProductsView const& view) const
        {
            header(view.header);
            for (auto const& product : view.products)
                out.line(mark(false, product.chosen) + product.name + (product.image.empty() ? "" : " <picture>"));
            if (view.none)
                out.line(mark(false, view.none->chosen) + view.none->label);
        }
        void operator()(JudgementView const& view) const
        {
            header(view.header);
            out.line("~ " + view.title + (view.image.empty() ? "" : " <picture>"));
            out.line(view.description);
            for (auto const& fact : view.facts)
                out.line(fact.attribute + ": " + fact.words);
            groups(view.groups);
        }
        void operator()(BoardView const& view) const
        {
            out.line(view.progress);
            for (auto const& card : view.cards) {
                out.line((card.is_answered ? "* " : "~ ") + card.title + (card.image.empty() ? "" : " <picture>"));
                if (!card.error.empty())
                    out.line("! " + card.error);
                out.line(card.description);
                for (auto const& fact : card.facts)
                    out.line(fact.attribute + ": " + fact.words);
                groups(card.groups);
            }
        }
        void operator()(PriceView const& view) const
        {
            for (auto const& item : view.prices) {
                write_entry(out, item.entry);
                for (auto const& error : item.errors)
                    out.line("! " + error);
            }
            groups(view.groups);
        }
        void operator()(SharesView const& view) const
        {
            for (auto const& item : view.fields)
                write_entry(out, item.entry);
            out.line(view.sum + " · " + view.words);
        }
        void operator()(CardSortView const& view) const
        {
            out.line(view.progress);
            for (auto const& card : view.cards)
                out.line(card.label + " -> " + (card.category.empty() ? "?" : card.category));
            for (auto const& category : view.categories)
                out.line(category.name);
        }
        void operator()(PictureQuestionView const& view) const
        {
            out.line(view.hint);
            out.line(view.source.empty() ? view.unavailable : "<picture> " + view.description);
            out.line(view.count);
            for (auto const& region : view.regions)
                out.line(mark(view.several, region.chosen) + region.label + (region.enabled ? "" : " (off)"));
            for (auto const& one : view.marks) {
                out.line(one.words + " <" + one.remove + ">");
                if (one.feeling)
                    groups({ *one.feeling });
                if (one.takes_comment)
                    out.line(one.comment_label + ": [" + one.comment + "]");
            }
            if (view.aim)
                out.line("<" + view.aim->toggle + ">" + (view.aim->is_open ? " " + view.aim->words : ""));
        }
        void operator()(SignatureView const& view) const
        {
            out.line(view.name);
            out.line(view.placeholder);
            out.line(std::to_string(view.lines.size()) + " lines" + (view.picture.empty() ? "" : ", <picture>"));
            out.line(view.status);
            out.line(view.note);
            out.line(view.undo.empty() ? "" : "<" + view.undo + ">");
            out.line(view.clear.empty() ? "" : "<" + view.clear + ">");
            out.line(view.typed_label.empty() ? "" : view.typed_label + ": [" + view.typed + "]");
        }
        void operator()(PanelView const& view) const
        {
            out.line("toggle: ", view.toggle_name);
            write_elements(out, view.elements);
        }
        void operator()(RepeatedView const& view) const
        {
            out.line(view.empty);
            for (auto const& row : view.rows) {
                out.line("[" + row.title + "]" + (row.remove.empty() ? "" : " <" + row.remove + ">"));
                out.line(words_of(row.description));
                ++out.depth;
                write_elements(out, row.elements);
                --out.depth;
            }
            out.line(view.add.empty() ? "" : "<" + view.add + ">");
        }
    };

    void write_elements(Writer& out, std::vector<ElementView> const& elements)
    {
        for (auto const& element : elements) {
            auto const number = element.number.empty() ? "" : element.number + " ";
            out.line(number + (element.title.empty() ? "~" : element.title)
                + (element.required ? " (" + element.required_word + ")" : "") + (element.enabled ? "" : " (off)"));
            ++out.depth;
            out.line(words_of(element.description));
            for (auto const& error : element.errors)
                out.line("! " + error);
            std::visit(KindWriter { out }, element.kind);
            if (element.comment)
                write_entry(out, *element.comment);
            --out.depth;
        }
    }

    void write_own_result(Writer& out, std::optional<OwnResultView> const& own)
    {
        if (!own)
            return;
        out.line("## " + own->headline);
        for (auto const& answer : own->answers) {
            out.line(answer.question + " → " + answer.sentence);
            for (auto const& level : answer.product)
                out.line("  " + level.attribute + ": " + level.words + (level.note.empty() ? "" : " · " + level.note));
            for (auto const& bar : answer.bars)
                out.line("  " + bar.name);
            out.line("  ", answer.segment);
            if (answer.people)
                out.line("  " + answer.people->words + " · " + answer.people->basis);
            out.line("  " + answer.basis);
        }
        for (auto const& words : own->chips)
            out.line(words);
        for (auto const& words : own->notes)
            out.line(words);
        out.line(own->caution);
    }

    struct ScreenWriter {
        Writer& out;

        void operator()(LoadingView const& view) const { out.line("… " + view.words); }
        void operator()(HomeView const& view) const
        {
            out.line("# " + view.headline);
            out.line(view.introduction);
            out.line("## ", view.drafts_heading);
            for (auto const& card : view.drafts) {
                out.line(card.title + " · " + card.progress + " · " + card.when);
                out.button(card.resume);
                out.button(card.discard);
            }
            out.line("## ", view.samples_heading);
            for (auto const& card : view.samples) {
                out.line(card.title + " · " + card.length);
                out.button(card.start);
            }
            out.line("## " + view.responses_heading);
            out.line(view.responses_empty);
            for (auto const& row : view.responses) {
                out.line(row.title + " · " + row.when);
                out.button(row.show);
                out.button(row.download);
                out.button(row.share);
                out.button(row.remove);
            }
            out.button(view.download_all);
            out.line("## " + view.file_heading);
            out.line("[" + view.open_file.label + "] " + view.open_file.hint);
            out.line(view.storage);
            out.button(view.keep_safely);
        }
        void operator()(TakingView const& view) const
        {
            out.line("# " + view.survey_title);
            out.line(view.survey_description);
            out.line("## ", view.page_title);
            if (view.progress)
                out.line("progress " + view.progress->words);
            if (view.errors) {
                out.line("!! " + view.errors->heading);
                for (auto const& line : view.errors->lines)
                    out.line("!! " + line.words);
            }
            out.line(view.required_hint);
            write_elements(out, view.elements);
            out.line("save: ", view.save.words);
            out.button(view.save.again);
            out.button(view.save.download);
            out.button(view.previous);
            out.button(view.next);
        }
        void operator()(CompletedView const& view) const
        {
            out.line("# " + view.headline);
            out.line(words_of(view.words));
            write_own_result(out, view.own);
            for (auto const& row : view.answers)
                out.line((row.section.empty() ? "" : "[" + row.section + "] ") + row.question + ": " + row.answer);
            out.button(view.retry);
            out.button(view.download);
            out.button(view.share);
            out.button(view.home);
        }
        void operator()(DetailsView const& view) const
        {
            out.line("# " + view.headline);
            for (auto const& fact : view.facts)
                out.line(fact.label + ": " + fact.value);
            write_own_result(out, view.own);
            out.line("## " + view.answers_heading);
            for (auto const& row : view.answers)
                out.line((row.section.empty() ? "" : "[" + row.section + "] ") + row.question + ": " + row.answer);
            out.button(view.download);
            out.button(view.share);
            out.button(view.remove);
            out.button(view.back);
        }
        void operator()(PlannerView const& view) const
        {
            out.line("# " + view.headline);
            out.line(view.introduction);
            out.line("[" + view.open_file.label + "]");
            out.line(view.sources);
            out.line(view.status);
            out.line(view.trouble);
            out.button(view.retry);
            for (auto const& question : view.questions) {
                out.line("## " + question.title);
                out.line(question.base);
                for (auto const& figure : question.figures)
                    out.line(figure.title + ": " + figure.summary);
            }
        }
        void operator()(MessageView const& view) const
        {
            out.line("# " + view.headline);
            out.line(view.words);
            out.line(view.place);
            out.line("detail: ", view.detail);
            if (view.open_file)
                out.line("[" + view.open_file->label + "]");
            for (auto const& button : view.buttons)
                out.button(button);
        }
    };

    void write_group(Writer& out, SettingGroup const& group)
    {
        std::string words = group.label + ":";
        for (auto const& choice : group.choices)
            words += " " + mark(false, choice.chosen) + choice.label;
        out.line(words);
    }

}

std::string in_words(std::vector<ElementView> const& elements)
{
    Writer out;
    write_elements(out, elements);
    return out.text;
}

std::string in_words(AppView const& view)
{
    Writer out;
    out.line("title " + view.title + " (" + view.language + ")");
    for (auto const& banner : view.banners) {
        out.line("~~ " + banner.words);
        out.button(banner.button);
    }
    std::visit(ScreenWriter { out }, view.body);
    if (view.settings) {
        out.line("=== " + view.settings->headline);
        write_group(out, view.settings->language);
        write_group(out, view.settings->theme);
        write_group(out, view.settings->text_size);
        out.line(mark(true, view.settings->simple_screen) + view.settings->simple_label);
        out.line(view.settings->storage);
        out.button(view.settings->close);
    }
    if (view.confirm) {
        out.line("=== " + view.confirm->headline);
        out.line(view.confirm->words);
        out.button(view.confirm->yes);
        out.button(view.confirm->no);
    }
    return out.text;
}

}
