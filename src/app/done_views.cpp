// After a survey, and when something is in the way.
#include "app/format.h"
#include "app/view_parts.h"
#include "base/text.h"

namespace dure::app {

namespace {

    TextBlock paragraph(std::string words)
    {
        return { TextBlockKind::paragraph, 0, 0, { { std::move(words), false, false, "" } } };
    }

    // A completed text that opens with a heading of its own needs no second thanks above it.
    std::string take_headline(std::vector<TextBlock>& words)
    {
        if (words.empty() || words.front().kind != TextBlockKind::heading)
            return "";
        std::string headline;
        for (auto const& run : words.front().runs)
            headline += run.text;
        words.erase(words.begin());
        return headline;
    }

    Word store_failure(std::optional<base::Error> const& failure)
    {
        if (failure && failure->code == base::ErrorCode::storage_full)
            return Word::store_failed_full;
        if (failure && failure->code == base::ErrorCode::storage_refused)
            return Word::store_failed_refused;
        if (failure && failure->code == base::ErrorCode::conflict)
            return Word::store_failed_conflict;
        return Word::store_failed_other;
    }

    // "line 3, column 5 (/pages/0)" in the person's language.
    std::string place_words(Language language, std::string const& where)
    {
        std::string_view rest = where;
        auto const number = [&](std::string_view before) -> std::string {
            if (!rest.starts_with(before))
                return "";
            rest.remove_prefix(before.size());
            std::size_t digits = 0;
            while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9')
                ++digits;
            std::string text(rest.substr(0, digits));
            rest.remove_prefix(digits);
            return text;
        };
        auto const line = number("line ");
        auto const column = line.empty() ? "" : number(", column ");
        if (column.empty())
            return where;
        return say(language, Word::line_column, { line, column }) + std::string(rest);
    }

}

CompletedView completed_view(State const& state, Completed const& completed)
{
    auto const language = state.language;
    CompletedView view;
    view.logo = logo_of(completed.session);
    view.receipt = say(language, Word::receipt, { completed.response.id });
    switch (completed.store) {
    case Completed::Store::storing:
        view.state = StoreState::storing;
        view.headline = say(language, Word::storing_headline);
        view.words = { paragraph(say(language, Word::storing_words)) };
        view.receipt.clear();
        return view;
    case Completed::Store::failed:
        view.state = StoreState::failed;
        view.headline = say(language, Word::store_failed_headline);
        view.words = { paragraph(say(language, store_failure(completed.failure))) };
        view.answers = completed.answers;
        if (may_leave(state))
            view.home = button(language, Word::home, Icon::home, GoHome {});
        else
            view.retry = button(language, Word::save_again, Icon::refresh, RetryStore {});
        break;
    case Completed::Store::stored:
        view.state = StoreState::stored;
        view.words = blocks_of_html(completed.session.completed_text());
        view.headline = take_headline(view.words);
        if (view.headline.empty())
            view.headline = say(language, Word::thanks_headline);
        view.words.push_back(paragraph(say(language, Word::thanks_words)));
        view.home = button(language, Word::home, Icon::home, GoHome {});
        view.own = completed.own;
        break;
    }
    view.download
        = button(language, Word::download_answers, Icon::download, DownloadResponse { completed.response.id });
    if (state.device.can_share_files)
        view.share = button(language, Word::share, Icon::share, ShareResponse { completed.response.id });
    return view;
}

DetailsView details_view(State const& state, Details const& details)
{
    auto const language = state.language;
    DetailsView view;
    view.headline = say(language, Word::details_headline);
    for (auto const& response : state.responses) {
        if (response.id != details.response_id)
            continue;
        view.facts.push_back({ say(language, Word::fact_survey), response.survey_title });
        view.facts.push_back({ say(language, Word::fact_finished),
            format_moment(
                language, response.finished_millis, state.device.now_millis, state.device.utc_offset_minutes) });
        if (details.started_millis > 0)
            view.facts.push_back({ say(language, Word::fact_duration),
                format_duration(language, response.finished_millis - details.started_millis) });
        view.facts.push_back({ say(language, Word::fact_number), response.id });
    }
    view.own = details.own;
    view.answers_heading = say(language, Word::answers_heading);
    view.answers = details.answers;
    view.download = button(language, Word::download, Icon::download, DownloadResponse { details.response_id });
    if (state.device.can_share_files)
        view.share = button(language, Word::share, Icon::share, ShareResponse { details.response_id });
    view.remove = button(language, Word::remove, Icon::trash, DeleteResponse { details.response_id });
    view.back = button(language, Word::back, Icon::back, GoHome {});
    return view;
}

namespace {

    struct Telling {
        Word headline;
        Word words;
    };

    Telling telling_of(Message const& message)
    {
        switch (message.trouble) {
        case Trouble::bad_file:
            return { Word::bad_file_headline,
                message.error.code == base::ErrorCode::limit_exceeded ? Word::bad_file_limit : Word::bad_file };
        case Trouble::not_found:
            return { Word::not_found_headline, Word::not_found };
        case Trouble::offline:
            return { Word::offline_headline, Word::offline_words };
        case Trouble::not_loaded:
            return { Word::not_loaded_headline, Word::not_loaded };
        case Trouble::survey_missing:
            return { Word::survey_missing_headline, Word::survey_missing };
        case Trouble::another_survey:
            return { Word::another_survey_headline, Word::another_survey };
        case Trouble::draft_damaged:
            return { Word::draft_damaged_headline, Word::draft_damaged };
        case Trouble::other_tab:
            return { Word::other_tab_headline, Word::other_tab };
        case Trouble::taken:
            return { Word::taken_headline, Word::other_tab };
        case Trouble::nothing_shown:
            break;
        }
        return { Word::bad_file_headline, Word::bad_file_empty };
    }

}

MessageView message_view(State const& state, Message const& message)
{
    auto const language = state.language;
    auto const telling = telling_of(message);
    MessageView view;
    view.headline = say(language, telling.headline);
    view.words = say(language, telling.words, { message.address });
    auto const add = [&](Word label, Icon icon, Action action) {
        view.buttons.push_back(button(language, label, icon, std::move(action)));
    };
    switch (message.trouble) {
    case Trouble::bad_file:
        if (!message.error.where.empty())
            view.place = say(language, Word::place, { place_words(language, message.error.where) });
        view.detail = message.error.detail;
        break;
    case Trouble::not_found:
    case Trouble::offline:
    case Trouble::not_loaded:
        view.tone = Tone::warning;
        add(Word::try_again, Icon::refresh, RetryFetch {});
        break;
    case Trouble::survey_missing:
    case Trouble::another_survey:
        view.open_file = FileButtonView { say(language, Word::open_file), say(language, Word::open_file_hint),
            ".json,application/json", true };
        add(Word::download_answers, Icon::download, DownloadDraft { message.draft_id });
        break;
    case Trouble::draft_damaged:
        add(Word::download_answers, Icon::download, DownloadDraft { message.draft_id });
        break;
    case Trouble::other_tab:
    case Trouble::taken:
        view.tone = Tone::warning;
        add(Word::continue_here, Icon::resume, TakeOverDraft { message.draft_id });
        break;
    case Trouble::nothing_shown:
        break;
    }
    add(Word::home, Icon::home, GoHome {});
    return view;
}

}
