#include "codec/question_results_people.h"

#include "choice/hierarchical_bayes.h"
#include "choice/worths.h"
#include "codec/json.h"
#include "codec/stats_input.h"
#include "codec/stats_parts.h"
#include "stats/means.h"
#include "survey/answers.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace dure::codec {

namespace {

    using survey::List;
    using survey::Record;
    using survey::Value;

    // So many draws of each person are kept for what is not linear in the utilities; all of them at most as many
    // numbers as a list of `dure stats` holds.
    constexpr std::size_t kept_at_most = 200;

    struct People {
        std::vector<std::string> names; // of the utilities
        stats::Table utilities; // person x name
        std::vector<stats::Table> draws; // of the coefficients: person x parameter
    };
    // From one person's coefficients to the utilities that are shown.
    using Shown = std::function<std::vector<double>(std::span<double const>)>;

    choice::HierarchicalBayes run_chain(choice::Panel const& panel, ResultOptions const& options, QuestionResult& found)
    {
        choice::HierarchicalBayesSettings settings;
        settings.seed = options.seed;
        settings.burn_in = options.draws / 4;
        settings.expected_draws = options.draws - settings.burn_in;
        auto const numbers = std::max<std::size_t>(panel.respondents() * panel.parameters, 1);
        settings.individual_draws = std::clamp<std::size_t>(most_items / numbers, 10, kept_at_most);
        auto chain = choice::start_hierarchical_bayes(panel, settings);
        choice::advance(chain, choice::likelihoods(panel), options.draws);
        if (panel.respondents() == 0)
            add_warning(found, "/individual", "no_cases", "Nobody answered this question.");
        return chain;
    }

    // {seed, draws, r_hat, names…, people: [{response, utilities, sd}]}
    People add_individual(choice::Panel const& panel, std::vector<std::string> names, Shown const& shown,
        std::vector<std::string> const& ids, ResultOptions const& options, QuestionResult& found)
    {
        auto const chain = run_chain(panel, options, found);
        auto const summary = choice::summarise(chain);
        People people { std::move(names), stats::Table(chain.respondents, 0), {} };
        people.utilities = stats::Table(chain.respondents, people.names.size());
        auto const size = chain.respondents * chain.parameters;
        for (std::size_t draw = 0; draw < chain.kept_individuals; ++draw) {
            people.draws.emplace_back(chain.respondents, chain.parameters);
            std::copy_n(chain.individual_draws.begin() + static_cast<std::ptrdiff_t>(draw * size), size,
                people.draws.back().cells.begin());
        }
        List list;
        std::vector<std::vector<double>> own(people.names.size());
        for (std::size_t i = 0; i < chain.respondents; ++i) {
            for (auto& numbers : own)
                numbers.clear();
            for (auto const& draw : people.draws) {
                auto const utilities = shown(draw.row(i));
                for (std::size_t k = 0; k < own.size(); ++k)
                    own[k].push_back(utilities[k]);
            }
            auto const means = shown(summary.individual.row(i));
            std::copy(means.begin(), means.end(), people.utilities.row(i).begin());
            Record utilities, deviations, person;
            for (std::size_t k = 0; k < own.size(); ++k) {
                utilities.append(people.names[k], number_or_null(means[k]));
                deviations.append(people.names[k], number_or_null(stats::moments(own[k]).deviation));
            }
            person.append("response", ids[i]);
            person.append("utilities", std::move(utilities));
            person.append("sd", std::move(deviations));
            list.emplace_back(std::move(person));
        }
        for (auto const r_hat : summary.r_hat) {
            if (r_hat >= choice::settled_r_hat)
                add_warning(found, "/individual", "not_converged",
                    "The halves of the chain differ (R-hat above 1.05): more draws are needed.");
        }
        Record record;
        record.append("seed", static_cast<double>(options.seed));
        record.append("draws", number_value(options.draws));
        record.append("r_hat", number_list(summary.r_hat));
        record.append("people", std::move(list));
        found.result.record().set("individual", std::move(record));
        return people;
    }

    // Shares of preference with intervals, by name of the product; `products` in the parameters' columns.
    void add_preference(People const& people, std::vector<std::string> const& names, stats::Table const& products,
        QuestionResult& found)
    {
        Record input, preference;
        List draws;
        for (auto const& draw : people.draws)
            draws.emplace_back(table_list(draw));
        if (people.utilities.rows > 0 && !draws.empty()) {
            input.append("draws", std::move(draws));
        } else {
            input.append("individual", List());
        }
        input.append("products", table_list(products));
        auto const shares = run_method("share_of_preference", input, "/preference", found);
        for (auto const* const part : { "first_choice", "logit" }) {
            Record by_name;
            for (std::size_t i = 0; i < names.size(); ++i) {
                Record own;
                auto const& percent = shares.member(std::string(part) + "_pct");
                auto const& interval = shares.member(std::string(part) + "_interval");
                own.append("share_pct", percent.is_list() ? percent.list()[i] : Value(nullptr));
                own.append("interval", interval.is_list() ? interval.list()[i] : Value(nullptr));
                by_name.set(names[i], std::move(own));
            }
            preference.append(part, std::move(by_name));
        }
        preference.append("n", number_value(people.utilities.rows));
        found.result.record().set("preference", std::move(preference));
    }

    // Wilson's interval to each reach.
    void add_intervals(Value& sets, std::string_view percent, double n)
    {
        if (!sets.is_list())
            return;
        for (auto& set : sets.list()) {
            auto const& reach = set.member(percent);
            if (!reach.is_number())
                continue;
            auto const interval
                = stats::wilson_interval({ std::min(reach.number() / 100 * n, n), n }, stats::z_for_confidence(0.95));
            set.record().set("interval_pct", number_list({ 100 * interval.lower, 100 * interval.upper }));
        }
    }

    constexpr std::size_t sizes_at_most = 4;
    constexpr std::size_t sets_kept = 5;

    // A set reaches a person with an item above the anchor, or without one with an item of their `top` best.
    void add_turf(
        survey::MaxDiff const& kind, People const& people, ResultOptions const& options, QuestionResult& found)
    {
        auto const items = people.names.size();
        stats::Table reached(people.utilities.rows, items);
        for (std::size_t i = 0; i < reached.rows; ++i) {
            auto const own = people.utilities.row(i);
            for (std::size_t item = 0; item < items; ++item) {
                auto const better
                    = std::count_if(own.begin(), own.end(), [&](double utility) { return utility > own[item]; });
                auto const is_reached
                    = kind.is_anchored ? own[item] > 0 : static_cast<std::size_t>(better) < options.top;
                reached(i, item) = is_reached ? 1 : 0;
            }
        }
        Record input;
        List sizes;
        for (std::size_t size = 1; size <= std::min(sizes_at_most, items); ++size)
            sizes.push_back(number_value(size));
        input.append("items", List(people.names.begin(), people.names.end()));
        input.append("matrix", table_list(reached));
        input.append("sizes", std::move(sizes));
        input.append("keep", number_value(sets_kept));
        auto turf = run_method("turf", input, "/turf", found);
        if (!turf.is_record())
            return found.result.record().set("turf", nullptr);
        auto const n = static_cast<double>(reached.rows);
        Record best;
        for (auto const& [size, given] : turf.member("best").record()) {
            auto sets = given;
            add_intervals(sets, "reach_pct", n);
            best.append(size, std::move(sets));
        }
        auto greedy = turf.member("greedy");
        add_intervals(greedy, "cumulative_reach_pct", n);
        turf.record().set("best", std::move(best));
        turf.record().set("greedy", std::move(greedy));
        turf.record().set("n", n);
        turf.record().set("rule", kind.is_anchored ? "above_anchor" : "top_" + std::to_string(options.top));
        found.result.record().set("turf", std::move(turf));
    }

    std::vector<std::string> ids_of(
        std::vector<std::uint32_t> const& places, std::span<survey::Response const> responses)
    {
        std::vector<std::string> ids;
        for (auto const place : places)
            ids.push_back(responses[place].id);
        return ids;
    }

    // A row for each product in the columns of `coded`, with none as the last product; those that name a level the
    // question does not have are findings, "/products/U1/size".
    stats::Table read_products(
        survey::Conjoint const& kind, Value const& products, std::vector<std::string>& names, QuestionResult& found)
    {
        choice::ConjointData data;
        data.has_none = kind.has_none;
        for (auto const& attribute : kind.attributes)
            data.levels.push_back(attribute.levels.size());
        std::vector<choice::Profile> profiles;
        auto const no_members = Record();
        for (auto const& [name, product] : products.is_record() ? products.record() : no_members) {
            choice::Profile profile;
            for (auto const& attribute : kind.attributes) {
                auto const levels = names_of(attribute.levels);
                auto const level
                    = std::find(levels.begin(), levels.end(), survey::to_words(product.member(attribute.name)));
                if (level == levels.end())
                    add_finding(found, json_pointer(json_pointer("/products", name), attribute.name),
                        "이 속성에 없는 수준이에요. 이 제품은 빼고 계산해요.",
                        "The attribute has no such level; this product is left out.");
                else
                    profile.push_back(static_cast<std::size_t>(level - levels.begin()) + 1);
            }
            if (profile.size() < kind.attributes.size())
                continue;
            names.push_back(name);
            profiles.push_back(std::move(profile));
        }
        if (kind.has_none && !profiles.empty()) {
            names.emplace_back("none");
            profiles.emplace_back(kind.attributes.size(), 0);
        }
        if (profiles.empty())
            return {};
        data.tasks.push_back(std::move(profiles));
        data.chosen.push_back(0);
        auto const rows = choice::coded(data);
        stats::Table table(names.size(), rows.parameters);
        table.cells = rows.rows;
        return table;
    }

}

std::vector<choice::AnchorAnswer> anchor_answers(choice::CollectedSet const& set)
{
    std::vector<choice::AnchorAnswer> answers;
    if (set.anchor == choice::Anchor::some)
        return { { set.best, true }, { set.worst, false } };
    for (auto const item : set.shown) {
        if (set.anchor != choice::Anchor::not_said)
            answers.push_back({ item, set.anchor == choice::Anchor::all });
    }
    return answers;
}

choice::ConjointData conjoint_data(survey::Conjoint const& kind, std::span<choice::CollectedProducts const> tasks)
{
    choice::ConjointData data;
    data.has_none = kind.has_none;
    for (auto const& attribute : kind.attributes)
        data.levels.push_back(attribute.levels.size());
    for (auto const& task : tasks) {
        std::vector<choice::Profile> shown;
        for (auto const& product : task.shown) {
            shown.emplace_back();
            for (auto const level : product)
                shown.back().push_back(level + std::size_t { 1 });
        }
        data.chosen.push_back(task.chosen ? *task.chosen : shown.size());
        if (kind.has_none)
            shown.emplace_back(kind.attributes.size(), 0);
        data.tasks.push_back(std::move(shown));
    }
    return data;
}

void add_people(survey::MaxDiff const& kind, choice::Collected<choice::CollectedSet> const& collected,
    std::span<survey::Response const> responses, ResultOptions const& options, QuestionResult& found)
{
    found.methods.push_back("hierarchical_bayes_maxdiff");
    auto const names = names_of(kind.items);
    // Against the anchor every item has a utility, otherwise the last one's is 0.
    choice::Panel panel;
    panel.parameters = kind.is_anchored ? names.size() : names.size() - 1;
    std::vector<std::vector<choice::MaxDiffTask>> tasks(collected.respondents);
    std::vector<std::vector<choice::AnchorAnswer>> answers(collected.respondents);
    for (auto const& set : collected.tasks) {
        tasks[set.respondent].push_back({ { set.shown.begin(), set.shown.end() }, set.best, set.worst });
        auto const said = anchor_answers(set);
        if (kind.is_anchored)
            answers[set.respondent].insert(answers[set.respondent].end(), said.begin(), said.end());
    }
    for (std::size_t i = 0; i < collected.respondents; ++i)
        panel.picks.push_back(choice::picks_of(names.size(), tasks[i], answers[i]));
    auto const shown = [&](std::span<double const> coefficients) {
        std::vector<double> utilities(coefficients.begin(), coefficients.end());
        utilities.resize(names.size()); // the last at 0
        double mean = 0;
        for (auto const utility : utilities)
            mean += kind.is_anchored ? 0 : utility / static_cast<double>(names.size());
        for (auto& utility : utilities)
            utility -= mean;
        return utilities;
    };
    auto const people = add_individual(panel, names, shown, ids_of(collected.places, responses), options, found);
    stats::Table products(names.size(), panel.parameters);
    for (std::size_t i = 0; i < panel.parameters; ++i)
        products(i, i) = 1;
    add_preference(people, names, products, found);
    add_turf(kind, people, options, found);
}

void add_people(survey::Conjoint const& kind, choice::Collected<choice::CollectedProducts> const& collected,
    std::span<survey::Response const> responses, ResultOptions const& options, QuestionResult& found)
{
    found.methods.push_back("hierarchical_bayes_mnl");
    choice::Panel panel;
    std::span<choice::CollectedProducts const> const all(collected.tasks);
    for (std::size_t first = 0; first < all.size();) {
        auto last = first;
        while (last < all.size() && all[last].respondent == all[first].respondent)
            ++last;
        panel.tasks.push_back(choice::coded(conjoint_data(kind, all.subspan(first, last - first))));
        first = last;
    }
    auto const levels = conjoint_data(kind, {}).levels;
    panel.parameters = choice::coded(conjoint_data(kind, {})).parameters;
    std::vector<std::string> names;
    for (auto const& attribute : kind.attributes) {
        for (auto const& level : names_of(attribute.levels))
            names.push_back(attribute.name + ":" + level);
    }
    if (kind.has_none)
        names.emplace_back("none");
    auto const shown = [&](std::span<double const> coefficients) {
        auto const worths = choice::centred_worths(levels, kind.has_none, coefficients);
        auto utilities = worths.part_worths;
        if (kind.has_none)
            utilities.push_back(worths.none);
        return utilities;
    };
    auto const people = add_individual(panel, names, shown, ids_of(collected.places, responses), options, found);
    if (options.products.is_undefined())
        return;
    std::vector<std::string> product_names;
    auto const products = read_products(kind, options.products, product_names, found);
    if (product_names.empty())
        add_warning(found, "/preference", "no_cases", "There is no product that this question could be about.");
    else
        add_preference(people, product_names, products, found);
}

}
