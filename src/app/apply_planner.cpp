// The planner's page: which survey and responses, what is asked of the estimating program, what it said.
#include "app/planner_surveys.h"
#include "app/turn.h"
#include "codec/json.h"

#include <algorithm>

namespace dure::app {

namespace {

    using survey::Record;
    using survey::Value;
    using ChainPhase = PlannerChain::Phase;

    constexpr std::size_t least_products = 2, most_products = 4;

    Planner* planner_of(Turn& turn)
    {
        return std::get_if<Planner>(&turn.state.screen);
    }

    PlannerQuestion* find_question(Turn& turn, std::string const& name)
    {
        auto* planner = planner_of(turn);
        if (!planner)
            return nullptr;
        for (auto& question : planner->questions) {
            if (question.name == name)
                return &question;
        }
        return nullptr;
    }

    PlannerQuestion* find_chain(Turn& turn, std::uint64_t request)
    {
        auto* planner = planner_of(turn);
        if (!planner)
            return nullptr;
        for (auto& question : planner->questions) {
            if (question.chain.phase == ChainPhase::running && question.chain.request == request)
                return &question;
        }
        return nullptr;
    }

    std::uint64_t ask(Turn& turn, Planner const& planner, Record head)
    {
        auto const id = ++turn.state.estimate_count;
        head.set("format", planner.is_export ? "export" : "lines");
        turn.ask(
            Estimate { id, codec::to_json(head), planner.is_export ? std::string() : planner.survey, planner.data });
        return id;
    }

    bool is_complete(Planner const& planner)
    {
        return !planner.data.empty() && (planner.is_export || !planner.survey.empty());
    }

    void ask_for_results(Turn& turn, Planner& planner)
    {
        if (!is_complete(planner)) {
            planner.phase = Planner::Phase::nothing;
            return;
        }
        planner.phase = Planner::Phase::waiting;
        Record head;
        head.set("do", "results");
        planner.request = ask(turn, planner, std::move(head));
    }

    void run_chain(Turn& turn, PlannerQuestion& question)
    {
        auto& chain = question.chain;
        chain.phase = ChainPhase::running;
        chain.since_millis = turn.moment.now_millis;
        chain.first_draws = -1;
        chain.progress = {};
        Record head;
        head.set("do", "chain");
        head.set("question", question.name);
        head.set("seed", 1);
        chain.request = ask(turn, *planner_of(turn), std::move(head));
    }

    std::vector<std::size_t> levels_of(Value const& result, bool last)
    {
        std::vector<std::size_t> levels;
        auto const& attributes = result.member("shown").member("attributes");
        if (!attributes.is_list())
            return levels;
        for (auto const& attribute : attributes.list()) {
            auto const& labels = attribute.member("labels");
            levels.push_back(last && labels.is_list() && !labels.list().empty() ? labels.list().size() - 1 : 0);
        }
        return levels;
    }

    // Of a chain that runs on what is shown no more: it runs again once there are new results, and its replies until
    // then reach nobody.
    void suspend_chains(Turn& turn, Planner& planner)
    {
        for (auto& question : planner.questions) {
            if (question.chain.phase == ChainPhase::running)
                turn.ask(CancelEstimate { std::exchange(question.chain.request, 0) });
        }
    }

    // What was chosen and estimated stays with its question of the same survey; a chain goes on with the answers that
    // have come.
    void take_results(Turn& turn, Planner& planner, Value results)
    {
        auto earlier = std::move(planner.questions);
        if (planner.results.member("survey") != results.member("survey"))
            earlier.clear();
        planner.questions.clear();
        planner.results = std::move(results);
        planner.phase = Planner::Phase::shown;
        auto const& questions = planner.results.member("questions");
        if (!questions.is_list())
            return;
        for (auto const& result : questions.list()) {
            auto const& name = result.member("question");
            if (!name.is_text())
                continue;
            PlannerQuestion question;
            question.name = name.text();
            question.products = { levels_of(result, false), levels_of(result, true) };
            for (auto& one : earlier) {
                if (one.name == question.name)
                    question = std::move(one);
            }
            // Numbers of the earlier answers must not stand on this base.
            question.chain.result = {};
            question.chain.output.clear();
            planner.questions.push_back(std::move(question));
        }
        for (auto& question : planner.questions) {
            if (question.chain.phase == ChainPhase::running || question.chain.phase == ChainPhase::done)
                run_chain(turn, question);
        }
    }

    bool is_named(std::string const& file, std::string_view ending)
    {
        return file.size() > ending.size() && std::string_view(file).substr(file.size() - ending.size()) == ending;
    }

    base::Error error_in(Value const& head)
    {
        auto const text = [&](std::string_view name) {
            return head.member(name).is_text() ? head.member(name).text() : std::string();
        };
        return { text("code") == "limit" ? base::ErrorCode::limit_exceeded : base::ErrorCode::invalid_input,
            text("where"), text("detail") };
    }

    bool is_state(Value const& head, char const* state)
    {
        return head.member("state") == Value(state);
    }

    void finish_chain(PlannerChain& chain, Value head, std::string const& bytes)
    {
        if (is_state(head, "cancelled")) {
            chain.phase = ChainPhase::cancelled;
            chain.progress = std::move(head);
        } else if (is_state(head, "done")) {
            chain.phase = ChainPhase::done;
            chain.result = std::move(head);
            chain.output = bytes;
        } else {
            auto const error = error_in(head);
            chain.phase = ChainPhase::failed;
            chain.trouble = error.where + ": " + error.detail;
        }
    }

}

void carry_out(Turn& turn, ShowPlanner const&)
{
    if (!may_leave(turn.state))
        return;
    if (turn.taking())
        save_before_leaving(turn);
    turn.state.early.reset();
    turn.ask(ShowAddress { .survey = {}, .draft_id = {}, .planner = true });
    show(turn, Planner {});
    choose_planner_survey(turn);
}

void choose_planner_survey(Turn& turn)
{
    auto* planner = planner_of(turn);
    if (!planner || !planner->survey_hash.empty() || !planner->survey.empty() || !planner->data.empty())
        return;
    auto const surveys = planner_surveys(turn.state);
    if (!surveys.empty())
        carry_out(turn, ChoosePlannerSurvey { surveys.front().hash });
}

void carry_out(Turn& turn, ChoosePlannerSurvey const& action)
{
    auto* planner = planner_of(turn);
    if (!planner)
        return;
    for (auto const& entry : turn.state.surveys) {
        if (entry.survey.hash != action.hash)
            continue;
        leave_planner(turn);
        *planner = Planner {};
        planner->survey_hash = action.hash;
        planner->survey = entry.survey.json;
        planner->data = planner_lines(turn.state, action.hash);
        ask_for_results(turn, *planner);
        return;
    }
}

void open_planner_file(Turn& turn, OpenFile const& action)
{
    auto* planner = planner_of(turn);
    if (!planner->survey_hash.empty()) { // what was shown came from the device
        leave_planner(turn);
        *planner = Planner {};
    }
    suspend_chains(turn, *planner);
    if (is_named(action.file_name, ".jsonl")) {
        if (std::exchange(planner->is_export, false))
            planner->survey.clear();
        planner->data_file = action.file_name;
        planner->data = action.bytes;
    } else if (action.bytes.find("\"dure.export/1\"") != std::string::npos) {
        planner->is_export = true;
        planner->survey_file.clear();
        planner->survey.clear();
        planner->data_file = action.file_name;
        planner->data = action.bytes;
    } else {
        if (std::exchange(planner->is_export, false)) {
            planner->data_file.clear();
            planner->data.clear();
        }
        planner->survey_file = action.file_name;
        planner->survey = action.bytes;
    }
    ask_for_results(turn, *planner);
}

void leave_planner(Turn& turn)
{
    if (auto* planner = planner_of(turn))
        suspend_chains(turn, *planner);
}

void carry_out(Turn& turn, RetryEstimate const&)
{
    if (auto* planner = planner_of(turn); planner && planner->phase == Planner::Phase::failed)
        ask_for_results(turn, *planner);
}

void carry_out(Turn& turn, RunChain const& action)
{
    auto* question = find_question(turn, action.question);
    if (question && planner_of(turn)->phase == Planner::Phase::shown && question->chain.phase != ChainPhase::running)
        run_chain(turn, *question);
}

// At once on the screen; the estimating program hears of it between two of its parts.
void carry_out(Turn& turn, CancelChain const& action)
{
    auto* question = find_question(turn, action.question);
    if (!question || question->chain.phase != ChainPhase::running)
        return;
    turn.ask(CancelEstimate { question->chain.request });
    question->chain.phase = ChainPhase::cancelled;
}

void carry_out(Turn& turn, DownloadChain const& action)
{
    if (auto* question = find_question(turn, action.question); question && !question->chain.output.empty())
        turn.ask(Download { question->name + "-utilities.json", "application/json", question->chain.output + "\n" });
}

void carry_out(Turn& turn, SetProductLevel const& action)
{
    auto* question = find_question(turn, action.question);
    if (!question || action.product >= question->products.size())
        return;
    auto& product = question->products[action.product];
    auto const last = levels_of(result_of(*planner_of(turn), question->name), true);
    if (action.attribute < product.size() && action.attribute < last.size() && action.level <= last[action.attribute])
        product[action.attribute] = action.level;
}

void carry_out(Turn& turn, AddProduct const& action)
{
    if (auto* question = find_question(turn, action.question); question && question->products.size() < most_products)
        question->products.push_back(question->products.back());
}

void carry_out(Turn& turn, RemoveProduct const& action)
{
    auto* question = find_question(turn, action.question);
    if (question && question->products.size() > least_products && action.product < question->products.size())
        question->products.erase(question->products.begin() + action.product);
}

void carry_out(Turn& turn, EstimateProgress const& action)
{
    auto* question = find_chain(turn, action.request);
    auto head = codec::parse_json(action.head);
    if (!question || !head)
        return;
    auto& chain = question->chain;
    chain.progress = head.release_value();
    auto const& done = chain.progress.member("done");
    if (chain.first_draws < 0 && done.is_number()) {
        chain.first_draws = done.number();
        chain.since_millis = turn.moment.now_millis;
    }
}

void carry_out(Turn& turn, EstimateDone const& action)
{
    auto* planner = planner_of(turn);
    if (!planner)
        return;
    auto head = codec::parse_json(action.head);
    if (!head) {
        carry_out(turn, EstimateFailed { action.request, head.error() });
        return;
    }
    if (auto* question = find_chain(turn, action.request)) {
        finish_chain(question->chain, head.release_value(), action.bytes);
    } else if (planner->phase == Planner::Phase::waiting && planner->request == action.request) {
        if (is_state(head.value(), "done")) {
            take_results(turn, *planner, head.release_value());
        } else {
            planner->phase = Planner::Phase::failed;
            planner->error = error_in(head.value());
        }
    }
}

void carry_out(Turn& turn, EstimateFailed const& action)
{
    auto* planner = planner_of(turn);
    if (auto* question = find_chain(turn, action.request)) {
        question->chain.phase = ChainPhase::failed;
        question->chain.trouble = action.error.detail;
    } else if (planner && planner->phase == Planner::Phase::waiting && planner->request == action.request) {
        planner->phase = Planner::Phase::failed;
        planner->error = { base::ErrorCode::unsupported, "", action.error.detail };
    }
}

}
