#include "app/planner_numbers.h"
#include "base/text.h"
#include "stats/proportions.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

namespace dure::app {

namespace {

    using survey::Value;

    FigureView counts_figure(ResultScene const& scene)
    {
        auto const language = scene.language;
        auto const& counts = scene.result.member("result").member("counts");
        FigureView view;
        view.title = say(language, Word::result_counts);
        for (auto const word :
            { Word::result_item, Word::result_best, Word::result_worst, Word::result_shown, Word::result_difference })
            view.columns.push_back(say(language, word));
        if (!counts.is_record())
            return view;
        std::size_t index = 0;
        for (auto const& [name, count] : counts.record()) {
            FigureRow row;
            row.label = label_at(scene, index++);
            for (auto const* part : { "best", "worst", "shown" })
                row.cells.push_back(as_amount(language, number_in(count.member(part))));
            auto const best = number_in(count.member("best")), worst = number_in(count.member("worst"));
            row.cells.push_back(format_decimals((best - worst) / number_in(count.member("shown")), 2));
            view.rows.push_back(std::move(row));
        }
        return view;
    }

    Word kano_word(std::string_view letter)
    {
        return letter == "M" ? Word::kano_must
            : letter == "O"  ? Word::kano_one_dimensional
            : letter == "A"  ? Word::kano_attractive
            : letter == "I"  ? Word::kano_indifferent
            : letter == "R"  ? Word::kano_reverse
                             : Word::kano_questionable;
    }

    // The share of the answers with one of these letters among A, O, M and I, with Wilson's interval.
    std::string kano_coefficient(Language language, Value const& feature, std::string_view letters, double sign)
    {
        stats::Count count;
        for (auto const letter : std::string_view("AOMI")) {
            auto const answers = number_in(feature.member("counts").member(std::string_view(&letter, 1)));
            count.trials += answers;
            count.successes += letters.find(letter) != std::string_view::npos ? answers : 0;
        }
        auto const [low, high] = stats::wilson_interval(count, stats::z_for_confidence(0.95));
        auto const value = count.trials > 0 ? count.successes / count.trials : std::nan("");
        Bounded bounds { "", sign * value, sign * (sign > 0 ? low : high), sign * (sign > 0 ? high : low) };
        return with_interval(language, bounds, as_utility);
    }

    // The same as the lines, in numbers, at up to twelve of the prices evenly through them.
    FigureView curve_table(ResultScene const& scene, CurveView const& curve, std::vector<double> const& prices)
    {
        auto const language = scene.language;
        auto const money = as_money(scene.shown().member("currency"));
        FigureView view;
        view.title = curve.title;
        view.columns.push_back(say(language, Word::price_value));
        for (auto const& line : curve.lines)
            view.columns.push_back(line.label);
        constexpr std::size_t most = 12;
        auto const rows = std::min(most, prices.size());
        for (std::size_t i = 0; i < rows; ++i) {
            auto const at = prices.size() <= most ? i : i * (prices.size() - 1) / (most - 1);
            FigureRow row;
            row.label = money(language, prices[at]);
            for (auto const& line : curve.lines)
                row.cells.push_back(at < line.points.size() ? as_percent(language, 100.0 * line.points[at].y) : "–");
            view.rows.push_back(std::move(row));
        }
        return view;
    }

    // The share who would buy at each price.
    std::optional<CurveView> likelihood_curve(ResultScene const& scene)
    {
        auto const language = scene.language;
        auto const& likelihood = scene.result.member("result").member("likelihood");
        auto const& prices = likelihood.member("curve").member("price");
        auto const& reach = likelihood.member("curve").member("reach");
        auto const count = count_of(prices);
        auto const first = number_in(item(prices, 0));
        auto const span = count > 1 ? number_in(item(prices, count - 1)) - first : 0;
        if (!(span > 0) || !std::isfinite(span))
            return std::nullopt;
        CurveView view;
        view.title = say(language, Word::price_likelihood);
        CurveLine line;
        line.label = say(language, Word::price_would_buy);
        for (std::size_t i = 0; i < count; ++i) {
            auto const x = (number_in(item(prices, i)) - first) / span, y = number_in(item(reach, i));
            if (std::isfinite(x) && std::isfinite(y))
                line.points.push_back({ static_cast<float>(x), static_cast<float>(std::clamp(y, 0.0, 1.0)) });
        }
        view.lines.push_back(std::move(line));
        auto const money = as_money(scene.shown().member("currency"));
        view.left = money(language, first);
        view.right = money(language, first + span);
        std::vector<double> at;
        for (std::size_t i = 0; i < count; ++i)
            at.push_back(number_in(item(prices, i)));
        view.table = curve_table(scene, view, at);
        auto const most = number_in(likelihood.member("reach_optimum_price"));
        auto const revenue = number_in(likelihood.member("revenue_optimum_price"));
        if (std::isfinite(most) && std::isfinite(revenue))
            view.summary = say(language, Word::price_likelihood_summary,
                { money(language, most), as_percent(language, number_in(likelihood.member("reach_at_optimum")) * 100),
                    money(language, revenue), as_amount(language, number_in(likelihood.member("n_valid"))) });
        return view;
    }

}

std::vector<FigureView> maxdiff_figures(ResultScene const& scene)
{
    auto const& shown = scene.shown();
    std::vector<FigureView> figures;
    figures.push_back(sorted_figure(
        scene, Word::result_share, Word::result_share, labelled(scene, shown.member("shares")), as_percent));
    add_pooled_note(scene.language, figures.back());
    figures.push_back(sorted_figure(
        scene, Word::result_utilities, Word::result_utility, labelled(scene, shown.member("worths")), as_utility));
    add_pooled_note(scene.language, figures.back());
    figures.push_back(counts_figure(scene));
    return figures;
}

std::vector<FigureView> pairs_figures(ResultScene const& scene)
{
    auto const& result = scene.result.member("result");
    auto const& abilities = result.member("log_ability_sum_zero");
    std::vector<Bounded> all;
    if (abilities.is_record()) {
        std::size_t index = 0;
        for (auto const& [name, ability] : abilities.record()) {
            auto const margin = 1.959963984540054 * number_in(result.member("se_sum_zero").member(name));
            auto const value = number_in(ability);
            all.push_back({ label_at(scene, index++), value, value - margin, value + margin });
        }
    }
    auto view = sorted_figure(scene, Word::result_ability, Word::result_utility, std::move(all), as_utility);
    add_pooled_note(scene.language, view);
    return { std::move(view) };
}

std::vector<FigureView> kano_figures(ResultScene const& scene)
{
    auto const language = scene.language;
    FigureView view;
    view.title = say(language, Word::kano_table);
    for (auto const word :
        { Word::result_item, Word::kano_category, Word::kano_better, Word::kano_worse, Word::kano_answered })
        view.columns.push_back(say(language, word));
    auto const& features = scene.result.member("result").member("berger");
    if (features.is_record()) {
        std::size_t index = 0;
        for (auto const& [name, feature] : features.record()) {
            FigureRow row;
            row.label = label_at(scene, index++);
            auto const& letter = feature.member("mode_category");
            row.cells.push_back(letter.is_text() ? say(language, kano_word(letter.text())) : "–");
            auto const total = as_amount(language, number_in(feature.member("total")));
            row.cells.push_back(kano_coefficient(language, feature, "AO", 1));
            row.cells.push_back(kano_coefficient(language, feature, "OM", -1));
            row.cells.push_back(total);
            if (view.summary.empty() && letter.is_text())
                view.summary = say(language, Word::kano_summary, { row.label, row.cells.front(), total });
            view.rows.push_back(std::move(row));
        }
    }
    view.note = say(language, Word::result_interval_note);
    return { std::move(view) };
}

std::vector<FigureView> price_figures(ResultScene const& scene)
{
    auto const language = scene.language;
    auto const& result = scene.result.member("result");
    auto const format = as_money(scene.shown().member("currency"));
    auto const money = [&](char const* name) { return format(language, number_in(result.member(name))); };
    auto const& points = scene.shown().member("points");
    FigureView view;
    view.title = say(language, Word::price_points);
    view.columns = { say(language, Word::price_point), say(language, Word::price_value) };
    for (auto const& [word, name] : { std::pair(Word::price_lower, "PMC"), std::pair(Word::price_optimum, "OPP"),
             std::pair(Word::price_indifference, "IDP"), std::pair(Word::price_upper, "PME") }) {
        FigureRow row;
        row.label = say(language, word);
        row.cells = { with_interval(language, bounded("", points.member(name)), format) };
        view.rows.push_back(std::move(row));
    }
    if (std::isfinite(number_in(result.member("PMC"))) && std::isfinite(number_in(result.member("PME"))))
        view.summary = say(language, Word::price_summary,
            { money("PMC"), money("PME"), as_amount(language, number_in(result.member("n_valid"))) });
    view.note = say(language, Word::result_interval_note);
    return { std::move(view) };
}

std::vector<CurveView> price_curves(ResultScene const& scene)
{
    auto const language = scene.language;
    auto const& curve = scene.shown().member("curve");
    if (!curve.is_record() || curve.record().size() < 2)
        return {};
    CurveView view;
    view.title = say(language, Word::price_curves);
    std::vector<double> prices;
    for (auto const& [price, shares] : curve.record())
        prices.push_back(base::text_to_number(price));
    auto const span = prices.back() - prices.front();
    if (!(span > 0) || !std::isfinite(span))
        return {};
    for (auto const& [word, name] :
        { std::pair(Word::price_curve_cheap_doubt, "too_cheap"), std::pair(Word::price_curve_cheap, "cheap"),
            std::pair(Word::price_curve_expensive, "expensive"), std::pair(Word::price_curve_too, "too_expensive") }) {
        CurveLine line;
        line.label = say(language, word);
        std::size_t at = 0;
        for (auto const& [price, shares] : curve.record()) {
            auto const share = number_in(shares.member(name));
            if (std::isfinite(share))
                line.points.push_back({ static_cast<float>((prices[at] - prices.front()) / span),
                    static_cast<float>(share > 1 ? share / 100 : share) });
            ++at;
        }
        view.lines.push_back(std::move(line));
    }
    auto const money = as_money(scene.shown().member("currency"));
    view.left = money(language, prices.front());
    view.right = money(language, prices.back());
    view.summary = say(language, Word::price_curves_summary,
        { as_amount(language, number_in(scene.result.member("result").member("n_valid"))) });
    view.table = curve_table(scene, view, prices);
    std::vector<CurveView> views { std::move(view) };
    if (auto likelihood = likelihood_curve(scene))
        views.push_back(std::move(*likelihood));
    return views;
}

}
