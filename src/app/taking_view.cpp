#include "app/element_ids.h"
#include "app/view_parts.h"

#include <algorithm>

namespace dure::app {

namespace {

    using survey::ShownElement;

    constexpr std::uint32_t page_bit = 0x40000000u;

    bool shows_all_pages(QuestionScene const& scene)
    {
        return scene.session().definition().page_mode == survey::Definition::PageMode::single_page;
    }

    ElementView page_heading(QuestionScene const& scene, survey::PageIndex page)
    {
        ElementView view;
        view.id = { page.value | page_bit };
        view.name = plain_words(scene.session().title(page));
        TextBlock heading { TextBlockKind::heading, 2, 0, runs_of_words(scene.session().title(page)) };
        HtmlView words { { std::move(heading) } };
        for (auto& block : blocks_of_words(scene.session().description(page)))
            words.blocks.push_back(std::move(block));
        view.kind = std::move(words);
        return view;
    }

    ElementView panel_view(QuestionScene const& scene, survey::PanelIndex panel)
    {
        auto const& session = scene.session();
        auto const& definition = session.definition().panels[panel.value];
        ElementView view;
        view.id = id_of(panel);
        view.id.inside = scene.inside;
        auto const title = session.title(panel);
        view.title = plain_words(title);
        if (view.title != title)
            view.title_runs = runs_of_words(title);
        view.name = view.title;
        view.description = blocks_of_words(session.description(panel));
        for (auto const& problem : session.errors(panel))
            view.errors.push_back(problem.text);
        view.same_line = !definition.start_with_new_line;
        PanelView parts;
        parts.can_collapse = definition.collapse != survey::Collapse::always_open;
        parts.collapsed = parts.can_collapse && session.is_collapsed(panel);
        if (parts.can_collapse)
            parts.toggle_name
                = say(scene.language, parts.collapsed ? Word::panel_open : Word::panel_close, { view.name });
        view.kind = std::move(parts);
        return view;
    }

    // The flat list of the screen, with what stands between a panel's opening and closing lines put into the panel.
    std::vector<ElementView> elements_from(
        QuestionScene const& scene, std::vector<ShownElement> const& lines, std::size_t& at)
    {
        std::vector<ElementView> elements;
        while (at < lines.size()) {
            auto const& line = lines[at++];
            switch (line.kind) {
            case ShownElement::Kind::page_heading:
                // Where a screen is one page its title stands at the top of the screen already.
                if (shows_all_pages(scene) && !scene.session().title(line.page).empty())
                    elements.push_back(page_heading(scene, line.page));
                break;
            case ShownElement::Kind::panel_open: {
                auto panel = panel_view(scene, line.panel);
                auto& parts = std::get<PanelView>(panel.kind);
                parts.elements = elements_from(scene, lines, at);
                if (parts.collapsed)
                    parts.elements.clear();
                elements.push_back(std::move(panel));
                break;
            }
            case ShownElement::Kind::panel_close:
                return elements;
            case ShownElement::Kind::question:
                elements.push_back(question_view(scene, line.question));
                break;
            }
        }
        return elements;
    }

    bool has_required(std::vector<ElementView> const& elements)
    {
        return std::any_of(elements.begin(), elements.end(), [](ElementView const& element) {
            auto const* panel = std::get_if<PanelView>(&element.kind);
            auto const* repeated = std::get_if<RepeatedView>(&element.kind);
            auto const is_inside = repeated
                && std::any_of(repeated->rows.begin(), repeated->rows.end(),
                    [](RepeatedRow const& row) { return has_required(row.elements); });
            return element.required || is_inside || (panel && has_required(panel->elements));
        });
    }

    std::vector<StepView> steps_of(survey::Session const& session)
    {
        std::vector<StepView> steps;
        auto const pages = session.visible_pages();
        auto const current = session.current_page();
        auto is_behind = true;
        for (auto const page : pages) {
            auto title = plain_words(session.title(page));
            if (title.empty())
                return {};
            auto const is_current = page == current;
            is_behind = is_behind && !is_current;
            steps.push_back({ std::move(title), is_behind, is_current });
        }
        return steps.size() > 2 ? steps : std::vector<StepView> {};
    }

    Word failure_words(base::ErrorCode error)
    {
        if (error == base::ErrorCode::storage_full)
            return Word::save_failed_full;
        return error == base::ErrorCode::storage_refused ? Word::save_failed_refused : Word::save_failed;
    }

    SaveView save_view(Taking const& taking, Language language)
    {
        auto const& saving = taking.saving;
        SaveView view;
        if (saving.revision == 0) // nothing to save yet
            return view;
        if (saving.confirmed == saving.revision) {
            view.state = SaveState::saved;
            view.words = say(language, Word::saved);
            return view;
        }
        if (!saving.failure) {
            view.state = SaveState::saving;
            view.words = say(language, Word::saving);
            return view;
        }
        view.state = SaveState::failed;
        view.words = say(language, failure_words(saving.failure->code));
        view.again = button(language, Word::save_again, Icon::refresh, RetrySave {});
        view.download = button(language, Word::download_answers, Icon::download, DownloadResponse { "" });
        return view;
    }

    void add_lines(QuestionScene const& scene, std::string const& around, std::vector<ErrorLine>& lines)
    {
        for (auto const question : scene.session().questions_on_screen()) {
            auto const is_repeated = survey::repeated(scene.definition(question)) != nullptr;
            auto const number = scene.session().number(question);
            auto const own = (number.empty() ? "" : number + " ") + plain_words(scene.session().title(question));
            auto const title = around.empty() ? own : around + ", " + own;
            for (auto const& problem : scene.session().errors(question)) {
                if (problem.is_warning || (is_repeated && !problem.part.empty()))
                    continue;
                lines.push_back(
                    { say(scene.language, Word::error_line, { title, problem.text }), { scene.id(question) } });
                break; // the rest stands at the question
            }
            // What is wrong in a panel or row stands there.
            for (std::size_t row = 0; row < scene.session().row_count(question); ++row) {
                if (!scene.session().is_row_visible(question, row))
                    continue;
                add_lines(scene_inside(scene, question, row), title + ", " + row_title(scene, question, row), lines);
            }
        }
    }

    std::optional<ErrorSummaryView> error_summary(QuestionScene const& scene)
    {
        if (!scene.taking.shows_errors)
            return std::nullopt;
        ErrorSummaryView summary;
        add_lines(scene, "", summary.lines);
        if (summary.lines.empty())
            return std::nullopt;
        auto const count = summary.lines.size();
        summary.heading = count == 1 ? say(scene.language, Word::errors_one)
                                     : say(scene.language, Word::errors_many, { std::to_string(count) });
        return summary;
    }

    std::string label_or(survey::Session const& session, survey::LocalizedText const& words, std::string ours)
    {
        auto theirs = plain_words(session.text_with_marks(words));
        return theirs.empty() ? std::move(ours) : std::move(theirs);
    }

    ButtonView next_button(QuestionScene const& scene, bool is_last)
    {
        auto const& session = scene.session();
        auto const& definition = session.definition();
        if (session.phase() == survey::Phase::start_page)
            return { label_or(session, definition.start_text, say(scene.language, Word::start)), Icon::next, true,
                Next {} };
        if (is_last)
            return { label_or(session, definition.complete_text, say(scene.language, Word::finish)), Icon::check, true,
                Complete {} };
        return { label_or(session, definition.next_text, say(scene.language, Word::next)), Icon::next, true, Next {} };
    }

}

std::vector<ElementView> element_views(QuestionScene const& scene)
{
    std::vector<ElementView> all;
    auto const lines = scene.session().screen();
    std::size_t at = 0;
    while (at < lines.size()) { // an unmatched closing line must not end the page
        for (auto& element : elements_from(scene, lines, at))
            all.push_back(std::move(element));
    }
    return all;
}

TakingView taking_view(State const& state, Taking const& taking)
{
    QuestionScene const scene { taking, state.language };
    auto const& session = taking.session;
    auto const& definition = session.definition();
    TakingView view;
    if (definition.show_title)
        view.survey_title = plain_words(session.survey_title());
    auto const is_start = session.phase() == survey::Phase::start_page;
    // Who asks, and what about, is said once: later screens open with their own title.
    if (is_start || session.is_first_screen()) {
        view.is_opening = true;
        view.logo = logo_of(session);
        view.survey_description = plain_words(session.survey_description());
    }
    using Mode = survey::Definition::PageMode;
    view.one_at_a_time
        = definition.page_mode == Mode::question_per_page || definition.page_mode == Mode::input_per_page;
    auto const page = session.current_page();
    if (page.is_valid() && definition.show_page_titles && !shows_all_pages(scene)) {
        view.page_title = plain_words(session.title(page));
        view.page_description = blocks_of_words(session.description(page));
    }
    if (definition.show_progress && !is_start) {
        auto const progress = session.progress();
        if (definition.show_page_titles && !view.one_at_a_time && !shows_all_pages(scene))
            view.steps = steps_of(session);
        view.progress = ProgressView { std::clamp(static_cast<double>(progress.fraction), 0.0, 1.0), progress.text };
    }
    view.elements = element_views(scene);
    view.errors = error_summary(scene);
    if (!view.one_at_a_time && has_required(view.elements))
        view.required_hint = say(state.language, Word::required_hint);
    view.save = save_view(taking, state.language);
    view.is_last_page = !is_start && session.is_last_screen();
    view.next = next_button(scene, view.is_last_page);
    if (!is_start && definition.show_previous_button && !session.is_first_screen()) {
        view.previous = ButtonView { label_or(session, definition.previous_text, say(state.language, Word::previous)),
            Icon::back, true, Previous {} };
    }
    return view;
}

}
