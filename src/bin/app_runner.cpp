#include "bin/app_runner.h"

#include <memory>
#include <utility>

namespace dure::bin {

namespace {

    template <typename... Cases> struct Match : Cases... {
        using Cases::operator()...;
    };
    template <typename... Cases> Match(Cases...) -> Match<Cases...>;

}

AppRunner::AppRunner(platform::Platform& platform, PageDoor door)
    : m_platform(platform)
    , m_door(std::move(door))
    , m_journal(platform)
    , m_library(platform)
{
}

// An answer may come while an action is being carried out; it waits its turn.
void AppRunner::act(app::Action action)
{
    m_waiting.push_back(std::move(action));
    if (m_is_acting)
        return;
    m_is_acting = true;
    for (std::size_t i = 0; i < m_waiting.size(); ++i) {
        app::Moment const moment { m_platform.now_millis(), m_platform.utc_offset_minutes(),
            { m_platform.random_bits(), m_platform.random_bits() } };
        app::Action const now = std::move(m_waiting[i]);
        app::Effects effects = app::apply(m_state, now, moment);
        m_door.guard(!app::may_reload(m_state)); // before a reload, which asks
        for (app::Effect& effect : effects)
            run(effect);
    }
    m_waiting.clear();
    m_is_acting = false;
    auto const due = app::due_millis(m_state);
    m_door.wake(due ? std::max(0.0, *due - m_platform.now_millis()) : -1);
}

void AppRunner::start()
{
    m_is_starting = true;
    list_storage();
}

void AppRunner::list_storage()
{
    m_journal.load([this](base::Result<store::JournalContents> contents) {
        if (!contents)
            return give_up_listing(contents.error());
        list_surveys(contents.release_value());
    });
}

// A list with a part missing would pass for all there is.
void AppRunner::give_up_listing(base::Error error)
{
    m_is_starting = false;
    act(app::StorageUnavailable { std::move(error) });
}

void AppRunner::list_surveys(store::JournalContents journal)
{
    auto const kept = std::make_shared<store::JournalContents>(std::move(journal));
    m_library.load([this, kept](base::Result<std::vector<store::KeptSurvey>> surveys) {
        if (!surveys)
            return give_up_listing(surveys.error());
        app::StorageListed listed;
        listed.journal = std::move(*kept);
        listed.surveys = surveys.release_value();
        list_settings(std::move(listed));
    });
}

void AppRunner::list_settings(app::StorageListed listed)
{
    auto const kept = std::make_shared<app::StorageListed>(std::move(listed));
    m_platform.load_all("settings", [this, kept](base::Result<std::vector<platform::Entry>> entries) {
        if (!entries)
            return give_up_listing(entries.error());
        if (!entries.value().empty())
            kept->settings = entries.value().front().bytes;
        m_is_starting = false;
        act(std::move(*kept));
    });
}

void AppRunner::run(app::Effect& effect)
{
    using Outcome = base::Result<base::Done>;
    auto const cases = Match {
        [&](app::ListStorage&) {
            if (!std::exchange(m_is_starting, false)) // what start() asked for is still to come
                list_storage();
        },
        [&](app::SaveDraft& ask) {
            m_journal.save_draft(
                ask.draft,
                [this, id = ask.draft.id, revision = ask.draft.revision](Outcome done) {
                    done ? act(app::DraftSaved { id, revision }) : act(app::DraftFailed { id, revision, done.error() });
                },
                ask.survey ? &*ask.survey : nullptr);
        },
        [&](app::StoreResponse& ask) {
            m_journal.finish(
                ask.response,
                [this, id = ask.response.id](Outcome done) {
                    done ? act(app::ResponseStored { id }) : act(app::ResponseFailed { id, done.error() });
                },
                ask.survey ? &*ask.survey : nullptr);
        },
        [&](app::EraseDraft& ask) {
            m_journal.erase_draft(ask.draft_id, [this, id = ask.draft_id](Outcome done) {
                done ? act(app::DraftRemoved { id }) : act(app::RemoveFailed { id, done.error() });
            });
        },
        [&](app::EraseResponse& ask) {
            m_journal.erase_response(ask.response_id, [this, id = ask.response_id](Outcome done) {
                done ? act(app::ResponseRemoved { id }) : act(app::RemoveFailed { id, done.error() });
            });
        },
        [&](app::ClaimDraft& ask) {
            m_journal.claim_draft(
                ask.draft_id, ask.take_over,
                [this, id = ask.draft_id](bool granted) {
                    act(app::DraftClaimed { id, granted });
                },
                [this, id = ask.draft_id] { act(app::DraftTaken { id }); });
        },
        [&](app::ReleaseDraft& ask) { m_journal.release_draft(ask.draft_id); },
        [&](app::FetchSurvey& ask) {
            m_platform.fetch_text(ask.path, [this, path = ask.path](base::Result<std::string> text) {
                text ? act(app::SurveyFetched { path, text.release_value() })
                     : act(app::FetchFailed { path, text.error() });
            });
        },
        [&](app::SaveSettings& ask) {
            platform::Write write;
            write.store = "settings";
            write.key = "settings";
            write.bytes = std::move(ask.bytes);
            m_platform.commit({ std::move(write) }, platform::Durability::relaxed, [this](Outcome done) {
                if (!done)
                    act(app::SettingsFailed { done.error() });
            });
        },
        [&](app::Download& ask) {
            m_platform.download(std::move(ask.file_name), std::move(ask.media_type), std::move(ask.bytes));
        },
        [&](app::Share& ask) {
            m_platform.share(std::move(ask.file_name), std::move(ask.media_type), std::move(ask.bytes),
                [this](Outcome done) { act(app::ShareEnded { done.is_ok() }); });
        },
        [&](app::AskToPersist&) {
            m_platform.ask_to_persist(
                [this](platform::StorageHealth health) { act(app::StorageHealthKnown { health.persisted }); });
        },
        [&](app::Estimate& ask) {
            platform::EstimateRequest request { ask.request, std::move(ask.head), std::move(ask.survey),
                std::move(ask.data) };
            m_platform.estimate(
                std::move(request), [this, id = ask.request](base::Result<platform::EstimateReply> reply) {
                    if (!reply)
                        return act(app::EstimateFailed { id, reply.error() });
                    auto said = reply.release_value();
                    if (said.is_last)
                        act(app::EstimateDone { id, std::move(said.head), std::move(said.bytes) });
                    else
                        act(app::EstimateProgress { id, std::move(said.head) });
                });
        },
        [&](app::CancelEstimate& ask) { m_platform.cancel_estimate(ask.request); },
        [&](app::ShowAddress& ask) { m_door.show_address(ask); },
        [&](app::ReloadPage&) { m_door.reload(); },
    };
    std::visit(cases, effect);
}

}
