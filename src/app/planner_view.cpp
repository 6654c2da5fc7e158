#include "app/format.h"
#include "app/planner_figures.h"
#include "app/planner_surveys.h"
#include "app/view_parts.h"
#include "choice/worths.h"

#include <algorithm>
#include <cmath>

namespace dure::app {

namespace {

    using survey::Value;
    using ChainPhase = PlannerChain::Phase;

    constexpr double small_base = 30;
    constexpr std::size_t most_findings = 5;

    std::string text_in(Value const& value)
    {
        return value.is_text() ? value.text() : std::string();
    }

    double number_in(Value const& value)
    {
        return value.is_number() ? value.number() : 0;
    }

    std::vector<std::string> finding_lines(Language language, Value const& findings)
    {
        std::vector<std::string> lines;
        if (!findings.is_list())
            return lines;
        for (auto const& finding : findings.list()) {
            if (lines.size() == most_findings) {
                auto const more = std::to_string(findings.list().size() - most_findings);
                lines.push_back(say(language, Word::result_more_left_out, { more }));
                break;
            }
            lines.push_back(say(
                language, Word::result_left_out, { localized(language, finding), text_in(finding.member("where")) }));
        }
        return lines;
    }

    SimulatorView simulator(ResultScene const& scene, PlannerQuestion const& question)
    {
        auto const language = scene.language;
        SimulatorView view;
        view.title = say(language, Word::simulator_title);
        view.introduction = say(language, Word::simulator_introduction);
        auto const& attributes = scene.shown().member("attributes").list();
        for (std::uint32_t p = 0; p < question.products.size(); ++p) {
            auto const number = std::to_string(p + 1);
            SimulatedProduct product;
            product.title = say(language, Word::simulator_product, { number });
            for (std::uint32_t a = 0; a < attributes.size(); ++a) {
                LevelSelect select;
                select.label = localized(language, attributes[a].member("title"));
                select.name = say(language, Word::simulator_level, { number, select.label });
                select.chosen = a < question.products[p].size() ? std::to_string(question.products[p][a]) : "";
                std::uint32_t level = 0;
                if (attributes[a].member("labels").is_list()) {
                    for (auto const& label : attributes[a].member("labels").list()) {
                        select.options.push_back({ std::to_string(level), localized(language, label),
                            SetProductLevel { question.name, p, a, level } });
                        ++level;
                    }
                }
                product.levels.push_back(std::move(select));
            }
            if (question.products.size() > 2) {
                product.remove
                    = button(language, Word::simulator_remove, Icon::trash, RemoveProduct { question.name, p });
                product.remove->label = say(language, Word::simulator_remove, { number });
            }
            view.products.push_back(std::move(product));
        }
        if (question.products.size() < 4)
            view.add = button(language, Word::simulator_add, Icon::none, AddProduct { question.name });
        view.shares = simulated_shares(scene, question);
        return view;
    }

    std::string convergence_words(Language language, Value const& head)
    {
        auto const& r_hat = head.member("r_hat");
        auto const& effective = head.member("effective_draws");
        if (!r_hat.is_number() || !effective.is_number())
            return {};
        auto const is_settled = r_hat.number() < choice::settled_r_hat;
        return say(language, is_settled ? Word::chain_converged : Word::chain_not_converged,
            { format_decimals(r_hat.number(), 3), format_number(std::floor(effective.number())) });
    }

    void add_progress(State const& state, ChainView& view, PlannerChain const& chain)
    {
        auto const language = state.language;
        auto const done = number_in(chain.progress.member("done")), of = number_in(chain.progress.member("of"));
        auto const fraction = of > 0 ? done / of : 0;
        if (chain.phase == ChainPhase::running)
            view.fraction = fraction;
        if (of <= 0) {
            if (chain.phase == ChainPhase::running) // the bar's name until there is more to say
                view.progress = say(language, Word::planner_waiting);
            return;
        }
        view.progress = say(language, Word::chain_progress,
            { format_number(done), format_number(of), std::to_string(static_cast<int>(fraction * 100)) });
        auto const gained = done - chain.first_draws;
        if (chain.phase == ChainPhase::running && gained > 0) {
            auto const left = (of - done) / gained * (state.device.now_millis - chain.since_millis);
            view.progress
                = say(language, Word::chain_time_left, { view.progress, format_duration(language, left + 500) });
        }
        view.convergence = convergence_words(language, chain.progress);
    }

    ChainView chain_view(State const& state, ResultScene const& scene, PlannerQuestion const& question)
    {
        auto const language = state.language;
        auto const& chain = question.chain;
        ChainView view;
        view.title = say(language, Word::chain_title);
        view.introduction = say(language, Word::chain_introduction);
        auto const run
            = [&](Word label, Icon icon) { view.start = button(language, label, icon, RunChain { question.name }); };
        switch (chain.phase) {
        case ChainPhase::none:
            run(Word::chain_start, Icon::play);
            break;
        case ChainPhase::running:
            view.status = say(language, Word::chain_running);
            view.cancel = button(language, Word::chain_cancel, Icon::close, CancelChain { question.name });
            add_progress(state, view, chain);
            break;
        case ChainPhase::cancelled:
            view.status = say(language, Word::chain_stopped);
            run(Word::chain_go_on, Icon::resume);
            add_progress(state, view, chain);
            break;
        case ChainPhase::failed:
            view.status = say(language, Word::planner_broke_off) + (chain.trouble.empty() ? "" : " " + chain.trouble);
            run(Word::try_again, Icon::refresh);
            break;
        case ChainPhase::done:
            view.status = say(language, Word::chain_done);
            view.convergence = convergence_words(language, chain.result);
            view.download = button(language, Word::chain_download, Icon::download, DownloadChain { question.name });
            break;
        }
        if (chain.result.is_record()) { // its own base: it may have run on fewer answers
            auto const respondents = format_number(number_in(chain.result.member("respondents")));
            view.figures = chain_figures({ language, scene.result, respondents }, chain.result);
        }
        return view;
    }

    bool has_warnings(Value const& result)
    {
        return result.member("warnings").is_list();
    }

    PlannerQuestionView question_results(State const& state, Value const& result, PlannerQuestion const& question)
    {
        auto const language = state.language;
        auto const respondents = number_in(result.member("respondents"));
        auto const& tasks = result.member("tasks");
        ResultScene const scene { language, result, format_number(respondents) };
        PlannerQuestionView view;
        view.id = question.name;
        view.title = plain_words(localized(language, scene.shown().member("title")));
        view.base = !tasks.is_number()
            ? say(language, Word::result_base, { scene.respondents })
            : say(language, Word::result_base_tasks, { scene.respondents, format_number(tasks.number()) });
        view.findings = finding_lines(language, result.member("findings"));
        if (respondents == 0) {
            view.warning = say(language, Word::result_nobody);
            return view;
        }
        if (respondents < small_base)
            view.warning = say(language, Word::result_small_base);
        if (has_warnings(result))
            view.warning += (view.warning.empty() ? "" : " ") + say(language, Word::result_not_settled);
        auto const type = text_in(result.member("type"));
        if (type == "maxdiff") {
            view.figures = maxdiff_figures(scene);
        } else if (type == "pairs") {
            view.figures = pairs_figures(scene);
        } else if (type == "conjoint" && scene.shown().member("attributes").is_list()) {
            view.figures = conjoint_figures(scene);
            view.simulator = simulator(scene, question);
        } else if (type == "kano") {
            view.figures = kano_figures(scene);
        } else if (type == "pricesensitivity") {
            view.figures = price_figures(scene);
            view.curves = price_curves(scene);
        }
        if (type == "maxdiff" || view.simulator)
            view.chain = chain_view(state, scene, question);
        return view;
    }

    std::optional<LevelSelect> survey_select(State const& state, Planner const& planner)
    {
        auto const surveys = planner_surveys(state);
        if (surveys.empty())
            return std::nullopt;
        LevelSelect select;
        select.label = say(state.language, Word::planner_survey);
        select.name = select.label;
        select.chosen = planner.survey_hash;
        if (planner.survey_hash.empty())
            select.options.push_back({ "", say(state.language, Word::planner_none_chosen), ChoosePlannerSurvey {} });
        for (auto const& survey : surveys) {
            auto const label = say(state.language, Word::planner_survey_option,
                { plain_words(survey.title), std::to_string(survey.responses) });
            select.options.push_back({ survey.hash, label, ChoosePlannerSurvey { survey.hash } });
        }
        return select;
    }

    void add_failure(State const& state, PlannerView& view, base::Error const& error)
    {
        auto const is_survey = error.where.starts_with("survey ");
        auto const word = error.code == base::ErrorCode::unsupported ? Word::planner_broke_off
            : error.code == base::ErrorCode::limit_exceeded          ? Word::planner_too_much
            : is_survey                                              ? Word::planner_bad_survey
                                                                     : Word::planner_bad_data;
        view.status = say(state.language, word);
        auto const space = error.where.find(' ');
        auto const place = space == std::string::npos ? error.where : error.where.substr(space + 1);
        view.trouble = place.empty() ? error.detail : place + ": " + error.detail;
        view.retry = button(state.language, Word::try_again, Icon::refresh, RetryEstimate {});
    }

}

PlannerView planner_view(State const& state, Planner const& planner)
{
    auto const language = state.language;
    PlannerView view;
    view.headline = say(language, Word::planner_headline);
    view.introduction = say(language, Word::planner_introduction);
    view.surveys = survey_select(state, planner);
    view.open_file = { .label = say(language, Word::planner_file),
        .hint = say(language, Word::planner_file_hint),
        .accept = ".json,.jsonl,application/json",
        .enabled = true };
    auto files = planner.survey_file;
    if (!planner.data_file.empty())
        files += (files.empty() ? "" : ", ") + planner.data_file;
    if (!files.empty())
        view.sources = say(language, Word::planner_sources, { files });
    switch (planner.phase) {
    case Planner::Phase::nothing:
        if (!planner.data.empty())
            view.status = say(language, Word::planner_needs_survey);
        else if (!planner.survey.empty())
            view.status = say(language, Word::planner_needs_data);
        break;
    case Planner::Phase::waiting:
        view.status = say(language, Word::planner_waiting);
        break;
    case Planner::Phase::failed:
        add_failure(state, view, planner.error);
        break;
    case Planner::Phase::shown:
        view.status = say(language, Word::planner_loaded,
            { plain_words(localized(language, planner.results.member("title"))),
                format_number(number_in(planner.results.member("responses"))) });
        if (planner.questions.empty())
            view.status += " · " + say(language, Word::planner_no_choices);
        view.findings = finding_lines(language, planner.results.member("findings"));
        break;
    }
    if (planner.phase != Planner::Phase::shown) // what was computed from other files
        return view;
    for (auto const& question : planner.questions) {
        auto const& result = result_of(planner, question.name);
        if (result.is_record())
            view.questions.push_back(question_results(state, result, question));
    }
    return view;
}

}
