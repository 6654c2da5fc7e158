#include "store/journal.h"

#include "base/sort.h"
#include "store/envelope.h"

#include <algorithm>
#include <memory>

namespace dure::store {
namespace {

    constexpr auto draft_kind = "dure.draft/1";
    constexpr auto response_kind = "dure.finished/1";
    constexpr auto drafts_store = "drafts";
    constexpr auto responses_store = "responses";

    std::string whole(double millis)
    {
        return std::to_string(static_cast<std::uint64_t>(std::max(0.0, millis)));
    }

    template <typename Kept, typename Open>
    void sort_out(std::vector<platform::Entry> entries, std::string const& store, Open open, std::vector<Kept>& kept,
        std::vector<DamagedEntry>& damaged)
    {
        for (auto& entry : entries) {
            auto opened = open(entry.bytes);
            if (opened && opened.value().id == entry.key)
                kept.push_back(opened.release_value());
            else
                damaged.push_back({ store, entry.key, std::move(entry.bytes),
                    opened
                        ? base::Error { base::ErrorCode::invalid_input, entry.key, "the entry lies under another id" }
                        : opened.error() });
        }
    }

    JournalContents read_contents(std::vector<platform::Entry> drafts, std::vector<platform::Entry> responses)
    {
        JournalContents contents;
        sort_out(std::move(drafts), drafts_store, open_draft, contents.drafts, contents.damaged);
        sort_out(std::move(responses), responses_store, open_response, contents.responses, contents.damaged);
        // A tab that had not heard of the finish may have saved the draft once more; the response is the newer of the
        // two.
        std::erase_if(contents.drafts, [&](Draft const& draft) {
            return std::any_of(contents.responses.begin(), contents.responses.end(),
                [&](FinishedResponse const& response) { return response.id == draft.id; });
        });
        base::stable_sort(
            contents.drafts, [](Draft const& a, Draft const& b) { return a.saved_millis > b.saved_millis; });
        base::stable_sort(contents.responses,
            [](FinishedResponse const& a, FinishedResponse const& b) { return a.finished_millis > b.finished_millis; });
        return contents;
    }

    std::string claim_name(std::string const& id)
    {
        return "draft-" + id;
    }

}

std::string seal_draft(Draft const& draft)
{
    return seal_envelope(draft_kind,
        {
            { "id", draft.id },
            { "address", draft.address },
            { "survey_id", draft.survey_id },
            { "survey_hash", draft.survey_hash },
            { "survey_title", draft.survey_title },
            { "language", draft.language },
            { "started", whole(draft.started_millis) },
            { "saved", whole(draft.saved_millis) },
            { "progress", std::to_string(draft.progress_percent) },
            { "revision", std::to_string(draft.revision) },
            { "body", draft.body },
        });
}

base::Result<Draft> open_draft(std::string_view bytes)
{
    auto const envelope = TRY(Envelope::open(draft_kind, bytes));
    Draft draft;
    draft.id = envelope.text("id");
    draft.address = envelope.text("address");
    draft.survey_id = envelope.text("survey_id");
    draft.survey_hash = envelope.text("survey_hash");
    draft.survey_title = envelope.text("survey_title");
    draft.language = envelope.text("language");
    draft.started_millis = static_cast<double>(envelope.number("started"));
    draft.saved_millis = static_cast<double>(envelope.number("saved"));
    draft.progress_percent = static_cast<std::uint32_t>(envelope.number("progress"));
    draft.revision = envelope.number("revision");
    draft.body = envelope.text("body");
    return draft;
}

std::string seal_response(FinishedResponse const& response)
{
    return seal_envelope(response_kind,
        {
            { "id", response.id },
            { "survey_id", response.survey_id },
            { "survey_hash", response.survey_hash },
            { "survey_title", response.survey_title },
            { "language", response.language },
            { "finished", whole(response.finished_millis) },
            { "body", response.body },
        });
}

base::Result<FinishedResponse> open_response(std::string_view bytes)
{
    auto const envelope = TRY(Envelope::open(response_kind, bytes));
    FinishedResponse response;
    response.id = envelope.text("id");
    response.survey_id = envelope.text("survey_id");
    response.survey_hash = envelope.text("survey_hash");
    response.survey_title = envelope.text("survey_title");
    response.language = envelope.text("language");
    response.finished_millis = static_cast<double>(envelope.number("finished"));
    response.body = envelope.text("body");
    return response;
}

void Journal::load(std::function<void(base::Result<JournalContents>)> then)
{
    // Responses are read after drafts: a finish in between moves an entry from the first list to the second, so the
    // entry is seen at least once, and `read_contents` drops the draft if it is seen twice.
    m_platform.load_all(drafts_store,
        [&platform = m_platform, then = std::move(then)](base::Result<std::vector<platform::Entry>> drafts) {
            if (!drafts)
                return then(drafts.error());
            auto kept = std::make_shared<std::vector<platform::Entry>>(drafts.release_value());
            platform.load_all(responses_store, [kept, then](base::Result<std::vector<platform::Entry>> responses) {
                if (!responses)
                    return then(responses.error());
                then(read_contents(std::move(*kept), responses.release_value()));
            });
        });
}

void Journal::save_draft(Draft const& draft, Acknowledge then, KeptSurvey const* survey)
{
    std::vector<platform::Write> writes { { drafts_store, draft.id, seal_draft(draft), false, draft.revision } };
    if (survey)
        writes.push_back(write_of(*survey));
    m_platform.commit(std::move(writes), platform::Durability::relaxed, std::move(then));
}

void Journal::finish(FinishedResponse const& response, Acknowledge then, KeptSurvey const* survey)
{
    std::vector<platform::Write> writes {
        { responses_store, response.id, seal_response(response), false, 1 },
        { drafts_store, response.id, "", true, 0 },
    };
    if (survey)
        writes.push_back(write_of(*survey));
    m_platform.commit(std::move(writes), platform::Durability::strict, std::move(then));
}

void Journal::erase_draft(std::string const& id, Acknowledge then)
{
    m_platform.commit({ { drafts_store, id, "", true, 0 } }, platform::Durability::strict, std::move(then));
}

void Journal::erase_response(std::string const& id, Acknowledge then)
{
    m_platform.commit({ { responses_store, id, "", true, 0 } }, platform::Durability::strict, std::move(then));
}

void Journal::erase_damaged(DamagedEntry const& entry, Acknowledge then)
{
    m_platform.commit({ { entry.store, entry.key, "", true, 0 } }, platform::Durability::strict, std::move(then));
}

void Journal::claim_draft(
    std::string const& id, bool take_over, std::function<void(bool)> then, std::function<void()> lost)
{
    m_platform.claim(claim_name(id), take_over, std::move(then), std::move(lost));
}

void Journal::release_draft(std::string const& id)
{
    m_platform.release(claim_name(id));
}

}
