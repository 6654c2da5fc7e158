#include "tests/app/bench.h"

#include "app/element_ids.h"
#include "base/random.h"
#include "tests/app/surveys.h"

#include <algorithm>

namespace dure::test {

using namespace app;

namespace {

    base::Error failure(base::ErrorCode code)
    {
        return { code, "", "as the test asked" };
    }

}

void Bench::act(Action const& action)
{
    Moment moment { now, utc_offset_minutes, {} };
    for (auto& word : moment.random)
        word = m_random = base::mix_64(m_random + 1);
    for (auto& effect : apply(state, action, moment)) {
        log.push_back(effect);
        m_waiting.push_back(std::move(effect));
    }
    if (!holds_back)
        deliver();
}

void Bench::deliver()
{
    auto const held = std::exchange(holds_back, true);
    while (!m_waiting.empty()) {
        auto const effect = m_waiting.front();
        m_waiting.pop_front();
        run(effect);
    }
    holds_back = held;
}

void Bench::run(Effect const& effect)
{
    if (auto const news = news_of(effect))
        act(*news);
}

std::optional<Action> Bench::news_of(Effect const& effect)
{
    if (std::holds_alternative<ListStorage>(effect)) {
        if (is_storage_broken)
            return StorageUnavailable { failure(base::ErrorCode::storage_refused) };
        StorageListed listed;
        for (auto const& [id, draft] : drafts)
            listed.journal.drafts.push_back(draft);
        std::sort(listed.journal.drafts.begin(), listed.journal.drafts.end(),
            [](auto const& left, auto const& right) { return left.saved_millis > right.saved_millis; });
        for (auto const& [id, response] : responses)
            listed.journal.responses.insert(listed.journal.responses.begin(), response);
        for (auto const& [hash, kept] : surveys)
            listed.surveys.push_back(kept);
        listed.settings = settings;
        return listed;
    }
    if (auto const* save = std::get_if<SaveDraft>(&effect)) {
        auto const& draft = save->draft;
        if (is_storage_broken || draft_failure)
            return DraftFailed { draft.id, draft.revision,
                failure(draft_failure.value_or(base::ErrorCode::storage_refused)) };
        if (save->survey && !has_room_for_surveys)
            return DraftFailed { draft.id, draft.revision, failure(base::ErrorCode::storage_full) };
        auto const known = drafts.find(draft.id);
        if (known != drafts.end() && draft.revision <= known->second.revision)
            return DraftFailed { draft.id, draft.revision, failure(base::ErrorCode::conflict) };
        drafts[draft.id] = draft;
        if (save->survey)
            surveys[save->survey->hash] = *save->survey;
        return DraftSaved { draft.id, draft.revision };
    }
    if (auto const* finish = std::get_if<StoreResponse>(&effect)) {
        if (is_storage_broken || response_failure)
            return ResponseFailed { finish->response.id,
                failure(response_failure.value_or(base::ErrorCode::storage_refused)) };
        if (finish->survey && !has_room_for_surveys)
            return ResponseFailed { finish->response.id, failure(base::ErrorCode::storage_full) };
        auto const known = responses.find(finish->response.id);
        if (known != responses.end() && known->second != finish->response)
            return ResponseFailed { finish->response.id, failure(base::ErrorCode::conflict) };
        if (finish->survey)
            surveys[finish->survey->hash] = *finish->survey;
        drafts.erase(finish->response.id);
        responses[finish->response.id] = finish->response;
        return ResponseStored { finish->response.id };
    }
    if (auto const* erase = std::get_if<EraseDraft>(&effect)) {
        if (remove_failure)
            return RemoveFailed { erase->draft_id, failure(*remove_failure) };
        drafts.erase(erase->draft_id);
        return DraftRemoved { erase->draft_id };
    }
    if (auto const* erase = std::get_if<EraseResponse>(&effect)) {
        if (remove_failure)
            return RemoveFailed { erase->response_id, failure(*remove_failure) };
        responses.erase(erase->response_id);
        return ResponseRemoved { erase->response_id };
    }
    if (auto const* claim = std::get_if<ClaimDraft>(&effect)) {
        // What this tab holds already is granted again.
        if (grants_claims || claim->take_over)
            claimed = claim->draft_id;
        return DraftClaimed { claim->draft_id, claimed == claim->draft_id };
    }
    if (auto const* release = std::get_if<ReleaseDraft>(&effect); release && claimed == release->draft_id)
        claimed.clear();
    if (auto const* fetch = std::get_if<FetchSurvey>(&effect)) {
        auto const found = site.find(fetch->path);
        if (found == site.end())
            return FetchFailed { fetch->path, failure(fetch_failure) };
        return SurveyFetched { fetch->path, found->second };
    }
    if (auto const* save = std::get_if<SaveSettings>(&effect)) {
        if (is_storage_broken || settings_failure)
            return SettingsFailed { failure(settings_failure.value_or(base::ErrorCode::storage_refused)) };
        settings = save->bytes;
    }
    if (auto const* download = std::get_if<Download>(&effect))
        downloads.push_back(*download);
    if (auto const* share = std::get_if<Share>(&effect)) {
        shares.push_back(*share);
        return ShareEnded { true };
    }
    if (std::holds_alternative<AskToPersist>(effect))
        return StorageHealthKnown { true };
    if (auto const* address = std::get_if<ShowAddress>(&effect))
        addresses.push_back(*address);
    if (std::holds_alternative<ReloadPage>(effect))
        ++reloads;
    return std::nullopt;
}

void Bench::pass(double millis)
{
    auto const end = now + millis;
    while (true) {
        auto const due = due_millis(state);
        if (!due || *due > end)
            break;
        now = std::max(now, *due);
        act(TimeReached {});
        if (due_millis(state) == due)
            break; // nothing more comes of it
    }
    now = end;
}

void Bench::reload()
{
    auto const at = addresses.empty() ? ShowAddress {} : addresses.back();
    state = State {};
    m_waiting.clear();
    Begin begin;
    begin.address = at.survey;
    begin.draft_id = at.draft_id;
    begin.shows_planner = at.planner;
    act(begin);
}

void Bench::begin(std::string const& address)
{
    Begin begin;
    begin.address = address;
    act(begin);
}

void Bench::open(std::string const& survey_json)
{
    if (!state.has_begun)
        begin();
    act(OpenFile { "survey.json", survey_json });
}

ElementId Bench::id(std::string const& question) const
{
    return id_of(session().survey().find_question(question));
}

survey::Value Bench::answer(std::string const& question) const
{
    return session().value(session().survey().find_question(question));
}

namespace {

    std::optional<ElementView> find(std::vector<ElementView> const& elements, ElementId id)
    {
        for (auto const& element : elements) {
            if (element.id == id)
                return element;
            if (auto const* panel = std::get_if<PanelView>(&element.kind)) {
                if (auto found = find(panel->elements, id))
                    return found;
            }
        }
        return std::nullopt;
    }

}

ElementView Bench::element(std::string const& question) const
{
    return find(taking().elements, id(question)).value_or(ElementView {});
}

std::size_t Bench::count_writes() const
{
    return static_cast<std::size_t>(std::count_if(
        log.begin(), log.end(), [](Effect const& effect) { return std::holds_alternative<SaveDraft>(effect); }));
}

Bench opened()
{
    Bench bench;
    bench.site["samples/short.json"] = short_survey;
    bench.begin("short");
    return bench;
}

void answer_all(Bench& bench)
{
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(Next {});
    bench.act(ChooseOption { bench.id("why"), "near" });
    bench.act(TypeText { bench.id("times"), "", "4", true });
    bench.act(TypeText { bench.id("night"), "", "어두워요", true });
    bench.act(Next {});
    bench.act(TypeText { bench.id("wish"), "", "조명", true });
}

}
