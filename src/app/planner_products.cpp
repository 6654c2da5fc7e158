// What conjoint says, what a chain of draws says, and simulated shares.
#include "app/planner_numbers.h"
#include "choice/worths.h"

#include <cmath>
#include <optional>

namespace dure::app {

namespace {

    using survey::Value;

    std::string attribute_title(ResultScene const& scene, std::size_t attribute)
    {
        return localized(scene.language, item(scene.shown().member("attributes"), attribute).member("title"));
    }

    // Levels under their attributes, then none.
    std::vector<Bounded> levels(ResultScene const& scene, Value const& triples)
    {
        std::vector<Bounded> all;
        auto const& attributes = scene.shown().member("attributes");
        std::size_t at = 0;
        for (std::size_t a = 0; a < count_of(attributes); ++a) {
            Bounded group;
            group.label = attribute_title(scene, a);
            group.is_group = true;
            all.push_back(std::move(group));
            auto const& labels = item(attributes, a).member("labels");
            for (std::size_t level = 0; level < count_of(labels); ++level)
                all.push_back(bounded(localized(scene.language, item(labels, level)), item(triples, at++)));
        }
        if (scene.shown().member("none") == Value(true))
            all.push_back(bounded(say(scene.language, Word::result_none), item(triples, at)));
        return all;
    }

    // Of a sentence about levels: "Screen: 65 inches".
    std::vector<Bounded> with_attributes(ResultScene const& scene, std::vector<Bounded> const& rows)
    {
        std::vector<Bounded> all;
        std::string attribute;
        for (auto const& row : rows) {
            if (row.is_group)
                attribute = row.label;
            else
                all.push_back(row);
            if (!row.is_group && row.label != say(scene.language, Word::result_none))
                all.back().label = say(scene.language, Word::result_attribute_level, { attribute, row.label });
        }
        return all;
    }

    // What each level is worth against its attribute's first, in the unit of the price.
    std::optional<FigureView> willingness(ResultScene const& scene)
    {
        auto const& worths = scene.result.member("result").member("willingness_to_pay").member("willingness_to_pay");
        if (!worths.is_record())
            return std::nullopt;
        auto const language = scene.language;
        std::vector<Bounded> rows;
        std::string firsts;
        auto is_found = false;
        auto const& attributes = scene.shown().member("attributes");
        for (std::size_t a = 0; a < count_of(attributes); ++a) {
            auto const& attribute = item(attributes, a);
            auto const& names = attribute.member("names");
            // An amount whose interval has no bound would say more than is known.
            for (std::size_t level = 1; level < count_of(names); ++level) {
                auto const& worth = item(names, level).is_text() ? worths.member(item(names, level).text()) : Value();
                if (!worth.is_record())
                    continue;
                auto const name = localized(language, item(attribute.member("labels"), level));
                auto const& interval = worth.member("ci_krinsky_robb");
                Bounded row { say(language, Word::result_attribute_level, { attribute_title(scene, a), name }),
                    number_in(worth.member("value")), number_in(item(interval, 0)), number_in(item(interval, 1)) };
                if (!std::isfinite(row.low) || !std::isfinite(row.high))
                    row.value = number_in({});
                is_found |= std::isfinite(row.value);
                rows.push_back(std::move(row));
                if (level == 1)
                    firsts += (firsts.empty() ? "" : ", ") + localized(language, item(attribute.member("labels"), 0));
            }
        }
        auto const money = as_money(scene.result.member("result").member("willingness_to_pay").member("currency"));
        auto view = figure(language, say(language, Word::result_willingness), Word::result_level,
            say(language, Word::result_willingness), rows, money);
        if (is_found) {
            view.summary = summary(scene, rows, money);
            view.note = say(language, Word::result_willingness_note, { firsts });
            add_pooled_note(language, view);
        } else {
            view.rows.clear();
            view.summary = say(language, Word::result_willingness_none);
            view.note.clear();
        }
        return view;
    }

    std::optional<FigureView> turf_figure(ResultScene const& scene, Value const& turf)
    {
        auto const& sets = turf.member("sets");
        if (count_of(sets) == 0)
            return std::nullopt;
        auto const language = scene.language;
        FigureView view;
        view.title = say(language, Word::turf_title);
        view.columns = { say(language, Word::turf_items), say(language, Word::turf_reach) };
        view.zero = 0.0F;
        std::size_t enough = 0;
        for (std::size_t i = 0; i < count_of(sets); ++i) {
            auto const& set = item(sets, i);
            auto const reach = bounded("", set.member("reach"));
            FigureRow row;
            row.label = say(language, Word::turf_size, { std::to_string(i + 1) });
            std::string names;
            for (std::size_t k = 0; k < count_of(set.member("items")); ++k) {
                auto const place = number_in(item(set.member("items"), k));
                names += (k > 0 ? ", " : "") + (place >= 0 ? label_at(scene, static_cast<std::size_t>(place)) : "–");
            }
            row.label += " · " + names;
            row.cells = { with_interval(language, reach, as_percent) };
            auto const place = [](double percent) { return static_cast<float>(percent / 100); };
            if (std::isfinite(reach.value) && std::isfinite(reach.low) && std::isfinite(reach.high))
                row.bar = { 0, place(reach.value), place(reach.low), place(reach.high) };
            view.rows.push_back(std::move(row));
            if (enough == 0 && (reach.value >= 90 || i + 1 == count_of(sets)))
                enough = i + 1;
        }
        view.summary = say(language, Word::turf_summary,
            { std::to_string(enough), view.rows[enough - 1].cells[0],
                as_amount(language, number_in(turf.member("liked"))), scene.respondents });
        view.note = say(language, Word::result_interval_note);
        return view;
    }

    // The worths of a chain have a fourth number, the spread between people.
    void add_spread(Language language, FigureView& view, std::vector<Bounded> const& rows)
    {
        view.columns.push_back(say(language, Word::chain_spread));
        for (std::size_t i = 0; i < rows.size() && i < view.rows.size(); ++i) {
            if (!rows[i].is_group && view.rows[i].cells.size() == 1)
                view.rows[i].cells.push_back(rows[i].more);
        }
    }

    void set_spreads(std::vector<Bounded>& rows, Value const& worths)
    {
        std::size_t at = 0;
        for (auto& row : rows) {
            if (!row.is_group)
                row.more = format_decimals(number_in(item(item(worths, at++), 3)), 2);
        }
    }

}

std::vector<FigureView> conjoint_figures(ResultScene const& scene)
{
    auto const language = scene.language;
    std::vector<FigureView> figures;
    std::vector<Bounded> importance;
    auto const& shares = scene.shown().member("importances");
    for (std::size_t a = 0; a < count_of(shares); ++a)
        importance.push_back(bounded(attribute_title(scene, a), item(shares, a)));
    auto const rows = levels(scene, scene.shown().member("worths"));
    figures.push_back(figure(language, say(language, Word::result_part_worths), Word::result_level,
        say(language, Word::result_utility), rows, as_utility));
    figures.back().summary = summary(scene, with_attributes(scene, rows), as_utility);
    add_pooled_note(language, figures.back());
    figures.push_back(
        sorted_figure(scene, Word::result_importance, Word::result_importance, std::move(importance), as_percent));
    add_pooled_note(language, figures.back());
    figures.back().columns.front() = say(language, Word::result_attribute);
    if (auto view = willingness(scene))
        figures.push_back(std::move(*view));
    return figures;
}

std::vector<FigureView> chain_figures(ResultScene const& scene, Value const& chain)
{
    auto const language = scene.language;
    std::vector<FigureView> figures;
    auto const& worths = chain.member("worths");
    auto const is_conjoint = chain.member("importances").is_list();
    auto rows = is_conjoint ? levels(scene, worths) : labelled(scene, worths);
    set_spreads(rows, worths);
    if (!is_conjoint)
        sort_by_value(rows);
    figures.push_back(figure(language, say(language, Word::chain_utilities),
        is_conjoint ? Word::result_level : Word::result_item, say(language, Word::result_utility), rows, as_utility));
    add_spread(language, figures.back(), rows);
    figures.back().summary = summary(scene, is_conjoint ? with_attributes(scene, rows) : rows, as_utility);
    if (is_conjoint) {
        std::vector<Bounded> parts;
        for (std::size_t a = 0; a < count_of(chain.member("importances")); ++a)
            parts.push_back(bounded(attribute_title(scene, a), item(chain.member("importances"), a)));
        figures.push_back(
            sorted_figure(scene, Word::chain_importance, Word::result_importance, std::move(parts), as_percent));
        figures.back().columns.front() = say(language, Word::result_attribute);
        return figures;
    }
    figures.push_back(sorted_figure(
        scene, Word::chain_shares, Word::result_share, labelled(scene, chain.member("shares")), as_percent));
    if (auto turf = turf_figure(scene, chain.member("turf")))
        figures.push_back(std::move(*turf));
    return figures;
}

FigureView simulated_shares(ResultScene const& scene, PlannerQuestion const& question)
{
    auto const language = scene.language;
    auto const& shown = scene.shown();
    std::vector<double> coefficients;
    for (std::size_t k = 0; k < count_of(shown.member("coefficients")); ++k)
        coefficients.push_back(number_in(item(shown.member("coefficients"), k)));
    auto const n = coefficients.size();
    stats::Table covariance(n, n), products(question.products.size(), n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < n; ++k)
            covariance(i, k) = number_in(item(item(shown.member("covariance"), i), k));
    }
    auto const& attributes = shown.member("attributes");
    for (std::size_t p = 0; p < question.products.size(); ++p) {
        std::size_t column = 0;
        for (std::size_t a = 0; a < count_of(attributes); ++a) {
            auto const levels_here = count_of(item(attributes, a).member("labels"));
            auto const level = a < question.products[p].size() ? question.products[p][a] : 0;
            for (std::size_t k = 1; k < levels_here && column < n; ++k, ++column)
                products(p, column) = level == k ? 1 : 0;
        }
    }
    std::vector<Bounded> all;
    std::size_t best = 0;
    auto const shares = choice::shares_of(coefficients, covariance, products);
    for (std::size_t p = 0; p < shares.size(); ++p) {
        all.push_back({ say(language, Word::simulator_product, { std::to_string(p + 1) }), shares[p].value * 100,
            shares[p].low * 100, shares[p].high * 100 });
        if (shares[p].value > shares[best].value)
            best = p;
    }
    auto is_ahead = !shares.empty();
    for (std::size_t p = 0; p < shares.size(); ++p)
        is_ahead &= p == best || choice::is_ahead(coefficients, covariance, products.row(best), products.row(p));
    auto view = figure(language, say(language, Word::result_share), Word::result_item,
        say(language, Word::result_share), all, as_percent);
    if (!all.empty() && std::isfinite(all[best].value))
        view.summary = is_ahead ? say(language, Word::simulator_summary,
                           { std::to_string(best + 1), as_percent(language, all[best].value), scene.respondents })
                                : say(language, Word::simulator_close, { scene.respondents });
    add_pooled_note(language, view);
    return view;
}

}
