#include "codec/estimator.h"

#include "choice/turf.h"
#include "choice/worths.h"
#include "codec/json.h"
#include "codec/question_details.h"
#include "codec/response_json.h"
#include "codec/stats_bayes.h"
#include "codec/stats_methods.h"
#include "codec/survey_json.h"
#include "stats/proportions.h"
#include "survey/survey.h"

#include <algorithm>
#include <utility>

namespace dure::codec {

namespace {

    using base::Error;
    using base::ErrorCode;
    using base::Result;
    using survey::List;
    using survey::Record;
    using survey::Value;

    // Of each respondent K x K numbers are kept: 400 MB in all.
    constexpr double most_numbers = 50e6;
    constexpr std::size_t most_chains = 4;

    struct Answers {
        std::string hash; // of the survey
        std::shared_ptr<survey::Survey const> survey;
        std::vector<survey::Response> responses;
        survey::Findings findings; // lines that could not be read
    };

    Error about(std::string part, Error error)
    {
        error.where = part + " " + error.where;
        return error;
    }

    Result<Answers> read_lines(EstimateRequest const& request, Answers answers)
    {
        auto lines = responses_from_jsonl(request.data);
        answers.responses = std::move(lines.responses);
        if (answers.responses.empty() && !lines.errors.empty())
            return about("responses", lines.errors.front());
        for (auto const& error : lines.errors)
            answers.findings.push_back({ survey::Severity::warning, error.where, "읽을 수 없는 줄이에요. 쓰지 않아요.",
                "This line cannot be read; it is not used." });
        return answers;
    }

    Result<Answers> read_answers(EstimateRequest const& request, Value const& head)
    {
        Answers answers;
        Value definition;
        auto const is_export = head.member("format") == Value("export");
        if (is_export) {
            auto file = export_from_json(request.data);
            if (!file)
                return about("responses", file.error());
            definition = std::move(file.value().survey);
            answers.responses = std::move(file.value().responses);
        } else {
            auto parsed = parse_json(request.survey);
            if (!parsed)
                return about("survey", parsed.error());
            definition = parsed.release_value();
        }
        auto loaded = read_survey(definition);
        if (!loaded)
            return about("survey", loaded.error());
        answers.hash = survey_hash(definition);
        answers.survey = loaded.value().survey;
        return is_export ? Result<Answers>(std::move(answers)) : read_lines(request, std::move(answers));
    }

    Record state_record(char const* state)
    {
        Record record;
        record.set("state", state);
        return record;
    }

    EstimateReply reply(std::uint64_t id, Record head, bool is_last = true)
    {
        return { id, to_json(head), {}, is_last };
    }

    EstimateReply failure(std::uint64_t id, Error const& error)
    {
        auto head = state_record("failed");
        head.set("code", error.code == ErrorCode::limit_exceeded ? "limit" : "input");
        head.set("where", error.where);
        head.set("detail", error.detail);
        return reply(id, std::move(head));
    }

    Result<Record> results_of(EstimateRequest const& request, Value const& head)
    {
        auto const answers = TRY(read_answers(request, head));
        auto const& definition = answers.survey->definition();
        List questions;
        for (auto const& question : definition.questions) {
            auto details = question_details(question, answers.responses);
            if (!details.is_undefined())
                questions.push_back(std::move(details));
        }
        auto found = state_record("done");
        found.set("survey", answers.hash);
        found.set("title", both_languages(definition.title, definition.id));
        found.set("responses", static_cast<double>(answers.responses.size()));
        found.set("questions", std::move(questions));
        if (!answers.findings.empty())
            found.set("findings", findings_list(answers.findings));
        return found;
    }

    Result<std::string> stats_of(EstimateRequest const& request, Value const& head)
    {
        auto const& name = head.member("method");
        auto const* method = name.is_text() ? find_stats_method(name.text()) : nullptr;
        if (!method)
            return Error { ErrorCode::invalid_input, "/method", "there is no such method" };
        auto const input = TRY(parse_json(request.data));
        auto const output = TRY(method->run(input));
        return to_json(output);
    }

    // Whom sets of 1, 2, … items reach: someone likes the items with her own highest utilities. Too many sets to try
    // are left to `dure stats turf`.
    Value turf_of(choice::HierarchicalBayes const& chain, stats::Table const& worths)
    {
        auto const items = worths.rows;
        auto const liked = items < 6 ? std::size_t { 1 } : std::size_t { 3 };
        choice::TurfData data;
        data.matrix = choice::favourites(chain, worths, liked);
        List sets;
        for (std::size_t size = 1; size <= std::min<std::size_t>(5, items - 1) && items <= 40; ++size) {
            auto const best = choice::best_sets(data, size, 1);
            if (best.sets.empty())
                break;
            Record set;
            List places;
            for (auto const item : best.sets.front().items)
                places.emplace_back(static_cast<double>(item));
            set.set("items", std::move(places));
            auto const reach = best.sets.front().reach_percent;
            auto const people = static_cast<double>(chain.respondents);
            auto const [low, high]
                = stats::wilson_interval({ reach / 100 * people, people }, stats::z_for_confidence(0.95));
            set.set("reach", number_list({ reach, 100 * low, 100 * high }));
            sets.emplace_back(std::move(set));
        }
        Record turf;
        turf.set("liked", static_cast<double>(liked));
        turf.set("sets", std::move(sets));
        return turf;
    }

    Value number_triple(choice::BoundedEstimate const& estimate, double scale = 1)
    {
        return number_list({ estimate.value * scale, estimate.low * scale, estimate.high * scale });
    }

}

struct Estimator::Chain {
    std::string key;
    ChainInput input;
    std::vector<choice::PersonLikelihood> people;
    choice::HierarchicalBayes draws;
    std::size_t burn_in = 0; // as asked for
    std::size_t wanted = 0; // sweeps, burn-in included

    bool is_done() const { return draws.sweeps >= wanted; }
    // With answers that came since; what is known settles in half the time.
    void go_on(ChainInput now)
    {
        auto const kept = wanted - draws.settings.burn_in;
        input = std::move(now);
        people = choice::likelihoods(input.panel);
        choice::take_new_answers(draws, people, burn_in / 2);
        wanted = burn_in / 2 + kept;
    }
    Record counts(char const* state) const
    {
        auto head = state_record(state);
        head.set("done", static_cast<double>(draws.sweeps));
        head.set("of", static_cast<double>(wanted));
        head.set("respondents", static_cast<double>(input.respondents));
        head.set("tasks", static_cast<double>(input.tasks));
        auto const health = choice::chain_health(draws);
        head.set("kept", static_cast<double>(draws.kept));
        head.set("r_hat", number_or_null(health.largest_r_hat));
        head.set("effective_draws", number_or_null(health.fewest_effective_draws));
        return head;
    }
    EstimateReply result(std::uint64_t id) const;
};

EstimateReply Estimator::Chain::result(std::uint64_t id) const
{
    auto head = counts("done");
    head.set("method", input.method);
    List worths, shares;
    for (auto const& worth : choice::population_worths(draws, input.worths)) {
        auto one = number_list({ worth.mean.value, worth.mean.low, worth.mean.high, worth.spread });
        worths.emplace_back(std::move(one));
    }
    auto const parts = input.levels.empty() ? choice::mean_shares(draws, input.worths)
                                            : choice::mean_importances(draws, input.worths, input.levels);
    for (auto const& part : parts)
        shares.push_back(number_triple(part, 100));
    head.set("worths", std::move(worths));
    head.set(input.levels.empty() ? "shares" : "importances", std::move(shares));
    if (input.levels.empty())
        head.set("turf", turf_of(draws, input.worths));
    auto made = reply(id, std::move(head));
    made.bytes = to_json(bayes_output(draws));
    return made;
}

Estimator::Estimator() = default;
Estimator::~Estimator() = default;

std::shared_ptr<Estimator::Chain> Estimator::find(std::string const& key) const
{
    for (auto const& chain : m_chains) {
        if (chain->key == key)
            return chain;
    }
    return nullptr;
}

void Estimator::keep(std::shared_ptr<Chain> chain)
{
    std::erase(m_chains, chain);
    m_chains.push_back(std::move(chain));
    if (m_chains.size() > most_chains)
        m_chains.erase(m_chains.begin());
}

Result<base::Done> Estimator::take_chain(
    EstimateRequest const& request, Value const& head, std::vector<EstimateReply>& replies)
{
    auto settings = TRY(read_bayes_settings(StatsInput(head)));
    settings.settings.individual_draws = 0; // they would be larger than anything that is done with them here
    auto const answers = TRY(read_answers(request, head));
    auto const& name = head.member("question");
    auto const index = answers.survey->find_question(name.is_text() ? name.text() : "");
    auto input = index.is_valid() ? chain_input(answers.survey->question(index), answers.responses) : std::nullopt;
    if (!input)
        return Error { ErrorCode::invalid_input, "/question", "there is no such question of choice" };
    if (input->respondents == 0)
        return Error { ErrorCode::invalid_input, "responses", "nobody has answered this question" };
    auto const width = static_cast<double>(input->panel.parameters);
    if (static_cast<double>(input->respondents) * width * width > most_numbers)
        return Error { ErrorCode::limit_exceeded, "responses", "too many respondents for so many items" };
    if (static_cast<double>(settings.draws) * width > most_numbers)
        return Error { ErrorCode::limit_exceeded, "/draws", "too many draws for so many items" };
    auto const key = answers.hash + " " + std::to_string(settings.settings.seed) + " " + std::to_string(settings.draws)
        + " " + std::to_string(settings.settings.burn_in) + " " + answers.survey->question(index).name;
    auto chain = find(key);
    std::erase_if(m_jobs, [&](Job const& job) {
        if (job.chain != chain)
            return false;
        replies.push_back(reply(job.id, job.chain->counts("cancelled")));
        return true;
    });
    if (!chain || !continues(chain->input.panel, input->panel)) {
        chain = std::make_shared<Chain>();
        chain->key = key;
        chain->input = std::move(*input);
        chain->people = choice::likelihoods(chain->input.panel);
        chain->draws = choice::start_hierarchical_bayes(chain->input.panel, settings.settings);
        chain->burn_in = settings.settings.burn_in;
        chain->wanted = settings.draws;
        std::erase_if(m_chains, [&](auto const& other) { return other->key == key; });
    } else if (!continues(input->panel, chain->input.panel)) {
        chain->go_on(std::move(*input));
    }
    keep(chain);
    if (chain->is_done())
        replies.push_back(chain->result(request.id));
    else
        m_jobs.push_back({ request.id, std::move(chain) });
    return base::Done {};
}

std::vector<EstimateReply> Estimator::take(EstimateRequest const& request)
{
    std::vector<EstimateReply> replies;
    auto const head = parse_json(request.head);
    if (!head)
        return { failure(request.id, head.error()) };
    auto const& what = head.value().member("do");
    if (what == Value("chain")) {
        auto const taken = take_chain(request, head.value(), replies);
        if (!taken)
            replies.push_back(failure(request.id, taken.error()));
        return replies;
    }
    if (what == Value("stats")) {
        auto output = stats_of(request, head.value());
        if (!output)
            return { failure(request.id, output.error()) };
        replies.push_back(reply(request.id, state_record("done")));
        replies.back().bytes = output.release_value();
        return replies;
    }
    auto found = what == Value("results")
        ? results_of(request, head.value())
        : Result<Record>(Error { ErrorCode::invalid_input, "/do", "there is no such request" });
    replies.push_back(found ? reply(request.id, found.release_value()) : failure(request.id, found.error()));
    return replies;
}

std::vector<EstimateReply> Estimator::cancel(std::uint64_t id)
{
    std::vector<EstimateReply> replies;
    std::erase_if(m_jobs, [&](Job const& job) {
        if (job.id != id)
            return false;
        replies.push_back(reply(id, job.chain->counts("cancelled")));
        return true;
    });
    return replies;
}

std::vector<EstimateReply> Estimator::advance(std::size_t draws)
{
    if (m_jobs.empty())
        return {};
    auto& chain = *m_jobs.front().chain;
    choice::advance(chain.draws, chain.people, std::min(draws, chain.wanted - chain.draws.sweeps));
    if (!chain.is_done())
        return {};
    auto const job = m_jobs.front();
    m_jobs.erase(m_jobs.begin());
    return { job.chain->result(job.id) };
}

std::optional<EstimateReply> Estimator::progress() const
{
    if (m_jobs.empty())
        return std::nullopt;
    return reply(m_jobs.front().id, m_jobs.front().chain->counts("progress"), false);
}

}
