#include "app/format.h"
#include "app/planner_surveys.h"
#include "app/view_parts.h"

#include <algorithm>

namespace dure::app {

namespace {

    SampleCard sample_card(State const& state, Sample const& sample)
    {
        return {
            .title = sample.title.in(code(state.language)),
            .description = "",
            .length = sample.summary.in(code(state.language)),
            .image = loadable_picture(sample.picture),
            .start = button(state.language, Word::start, Icon::play, StartSample { sample.id }),
        };
    }

    // A title is kept in the language one answered in; of a sample we know it in the other one too.
    std::string title_in(State const& state, std::string const& kept)
    {
        for (auto const& sample : state.samples) {
            auto const& titles = sample.title.translations;
            if (sample.title.fallback == kept
                || std::any_of(titles.begin(), titles.end(), [&](auto const& title) { return title.second == kept; }))
                return sample.title.in(code(state.language));
        }
        return kept;
    }

    DraftCard draft_card(State const& state, DraftEntry const& entry)
    {
        auto const language = state.language;
        auto const& draft = entry.draft;
        auto const moment
            = format_moment(language, draft.saved_millis, state.device.now_millis, state.device.utc_offset_minutes);
        auto const is_saved = entry.confirmed == draft.revision;
        auto when = say(language, Word::draft_saved_at, { moment });
        if (!is_saved)
            when = entry.has_failed ? say(language, Word::draft_not_saved) : say(language, Word::saving);
        return {
            .title = title_in(state, draft.survey_title),
            .progress = say(language, Word::draft_progress, { std::to_string(draft.progress_percent) }),
            .fraction = std::min(1.0, draft.progress_percent / 100.0),
            .when = std::move(when),
            .resume = button(language, Word::resume, Icon::resume, ResumeDraft { draft.id }),
            .discard = button(language, Word::remove, Icon::trash, DiscardDraft { draft.id }),
        };
    }

    ResponseRow response_row(State const& state, store::FinishedResponse const& response)
    {
        auto const language = state.language;
        auto const moment = format_moment(
            language, response.finished_millis, state.device.now_millis, state.device.utc_offset_minutes);
        ResponseRow row {
            .title = title_in(state, response.survey_title),
            .when = say(language, Word::finished_at, { moment }),
            .show = button(language, Word::show, Icon::information, ShowResponse { response.id }),
            .download = button(language, Word::download, Icon::download, DownloadResponse { response.id }),
            .share = std::nullopt,
            .remove = button(language, Word::remove, Icon::trash, DeleteResponse { response.id }),
        };
        if (state.device.can_share_files)
            row.share = button(language, Word::share, Icon::share, ShareResponse { response.id });
        return row;
    }

}

std::string storage_words(State const& state)
{
    auto const language = state.language;
    switch (state.storage) {
    case StorageState::waiting:
        return say(language, Word::storage_waiting);
    case StorageState::unavailable:
        return say(language, Word::storage_unavailable);
    case StorageState::listed:
        break;
    }
    auto words = say(language, state.device.persisted.value_or(false) ? Word::storage_safe : Word::storage_can_vanish);
    if (state.damaged_count != 0)
        words += " " + say(language, Word::damaged_entries, { std::to_string(state.damaged_count) });
    return words;
}

std::optional<ButtonView> keep_safely_button(State const& state)
{
    if (state.storage != StorageState::listed || state.device.persisted.value_or(false))
        return std::nullopt;
    return button(state.language, Word::keep_safely, Icon::shield, KeepSafely {});
}

HomeView home_view(State const& state)
{
    auto const language = state.language;
    HomeView view;
    view.headline = say(language, Word::home_headline);
    view.introduction = say(language, Word::home_introduction);
    for (auto const& entry : state.drafts)
        view.drafts.push_back(draft_card(state, entry));
    if (!view.drafts.empty())
        view.drafts_heading = say(language, Word::drafts_heading);
    for (auto const& sample : state.samples)
        view.samples.push_back(sample_card(state, sample));
    if (!view.samples.empty())
        view.samples_heading = say(language, Word::samples_heading);
    for (auto const& response : state.responses)
        view.responses.push_back(response_row(state, response));
    view.responses_heading = say(language, Word::responses_heading);
    if (view.responses.empty())
        view.responses_empty = say(language, Word::responses_empty);
    else
        view.download_all = button(language, Word::download_all, Icon::download, DownloadAll {});
    if (!planner_surveys(state).empty())
        view.results = button(language, Word::planner_open, Icon::chart, ShowPlanner {});
    view.file_heading = say(language, Word::file_heading);
    view.open_file = {
        .label = say(language, Word::open_file),
        .hint = say(language, Word::open_file_hint),
        .accept = ".json,application/json",
        .enabled = true,
    };
    view.storage = storage_words(state);
    view.keep_safely = keep_safely_button(state);
    return view;
}

}
