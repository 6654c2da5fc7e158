// The app with a device behind it that a test can hold back, fill up or break.
#pragma once

#include "app/apply.h"
#include "app/view.h"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dure::test {

class Bench {
public:
    // What the device does with the next writes.
    std::optional<base::ErrorCode> draft_failure;
    std::optional<base::ErrorCode> response_failure;
    bool has_room_for_surveys = true;
    std::optional<base::ErrorCode> remove_failure;
    std::optional<base::ErrorCode> settings_failure;
    base::ErrorCode fetch_failure = base::ErrorCode::not_found; // of what is not on the site
    bool is_storage_broken = false;
    bool grants_claims = true;
    bool holds_back = false; // effects wait for deliver()
    std::map<std::string, std::string> site; // path -> bytes

    app::State state;
    double now = 1'795'000'000'000; // 2026-11-18
    int utc_offset_minutes = 540;

    // What came out, in order.
    std::vector<app::Effect> log;
    std::vector<app::Download> downloads;
    std::vector<app::Share> shares;
    std::vector<app::ShowAddress> addresses;
    int reloads = 0;

    // What the device holds.
    std::map<std::string, store::Draft> drafts;
    std::map<std::string, store::FinishedResponse> responses;
    std::map<std::string, store::KeptSurvey> surveys;
    std::string settings;
    std::string claimed; // the draft this tab holds

    void act(app::Action const& action);
    void deliver(); // whatever was held back, in order
    void pass(double millis); // time goes by; TimeReached comes when it was asked for
    // The tab is gone; a new one opens on the same device at the same address.
    void reload();

    void begin(std::string const& address = "");
    void open(std::string const& survey_json); // as a file
    app::AppView view() const { return app::view(state); }
    app::TakingView taking() const { return std::get<app::TakingView>(view().body); }
    template <typename Screen> bool shows() const { return std::holds_alternative<Screen>(view().body); }
    survey::Session const& session() const { return std::get<app::Taking>(state.screen).session; }
    app::ElementId id(std::string const& question) const;
    survey::Value answer(std::string const& question) const;
    app::ElementView element(std::string const& question) const;
    template <typename Kind> Kind kind(std::string const& question) const
    {
        return std::get<Kind>(element(question).kind);
    }
    std::size_t count_writes() const;

private:
    void run(app::Effect const& effect);
    std::optional<app::Action> news_of(app::Effect const& effect);

    std::deque<app::Effect> m_waiting;
    std::uint64_t m_random = 0x9E3779B97F4A7C15u;
};

Bench opened(); // the short survey, from its address
void answer_all(Bench& bench); // of it, up to its last page

}
