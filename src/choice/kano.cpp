#include "choice/kano.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dure::choice {

namespace {

    using enum KanoCategory;

    double count_of(KanoCounts const& counts, KanoCategory category)
    {
        return counts[static_cast<std::size_t>(category)];
    }

    // Of equal ones the first.
    KanoCategory largest_of(KanoCounts const& counts, std::initializer_list<KanoCategory> categories)
    {
        auto best = *categories.begin();
        for (auto const category : categories) {
            if (count_of(counts, category) > count_of(counts, best))
                best = category;
        }
        return best;
    }

    void choose_categories(KanoCounts const& counts, KanoResult& result)
    {
        result.most_frequent
            = largest_of(counts, { must_be, one_dimensional, attractive, indifferent, reverse, questionable });
        auto const largest
            = count_of(counts, largest_of(counts, { must_be, one_dimensional, attractive, indifferent }));
        for (auto const category : { must_be, one_dimensional, attractive, indifferent }) {
            auto const behind = 100 * (largest - count_of(counts, category)) / result.total;
            if (behind <= 5 + 1e-9 && largest > 0) {
                result.by_priority = category;
                break;
            }
        }
        auto const wanted
            = count_of(counts, one_dimensional) + count_of(counts, attractive) + count_of(counts, must_be);
        result.by_group = 2 * wanted > result.total ? largest_of(counts, { must_be, one_dimensional, attractive })
                                                    : largest_of(counts, { indifferent, reverse, questionable });
    }

}

char kano_letter(KanoCategory category)
{
    return "AOMIRQ"[static_cast<std::size_t>(category)];
}

KanoCategory kano_category(KanoTable table, int functional, int dysfunctional)
{
    auto const is_middle = [](int answer) { return answer >= 2 && answer <= 4; };
    if (functional == dysfunctional && (functional == 1 || functional == 5))
        return questionable;
    if (functional == dysfunctional && functional != 3 && table == KanoTable::pouliot)
        return questionable;
    if (functional == 1)
        return is_middle(dysfunctional) ? attractive : one_dimensional;
    if (functional == 5 || dysfunctional == 1)
        return reverse;
    return dysfunctional == 5 ? must_be : indifferent;
}

KanoCounts count_kano(
    KanoTable table, std::span<std::optional<int> const> functional, std::span<std::optional<int> const> dysfunctional)
{
    KanoCounts counts {};
    for (std::size_t i = 0; i < std::min(functional.size(), dysfunctional.size()); ++i) {
        if (functional[i] && dysfunctional[i])
            ++counts[static_cast<std::size_t>(kano_category(table, *functional[i], *dysfunctional[i]))];
    }
    return counts;
}

KanoResult evaluate_kano(KanoCounts const& counts)
{
    auto const nan = std::numeric_limits<double>::quiet_NaN();
    KanoResult result;
    result.counts = counts;
    for (auto const count : counts)
        result.total += count;
    auto const a = count_of(counts, attractive), o = count_of(counts, one_dimensional), m = count_of(counts, must_be),
               i = count_of(counts, indifferent);
    auto const four = a + o + m + i;
    result.satisfaction = four > 0 ? (a + o) / four : nan;
    result.dissatisfaction = four > 0 ? -(o + m) / four : nan;
    result.chi_square_uniform = nan;
    if (four > 0) {
        auto const expected = four / 4;
        result.chi_square_uniform = 0;
        for (auto const count : { a, o, m, i })
            result.chi_square_uniform += (count - expected) * (count - expected) / expected;
    }
    result.total_strength_percent = result.category_strength_percent = result.fong_difference = result.fong_limit = nan;
    if (!(result.total > 0))
        return result;
    choose_categories(counts, result);
    auto sorted = counts;
    std::sort(sorted.begin(), sorted.end());
    auto const first = sorted[kano_categories - 1], second = sorted[kano_categories - 2], n2 = 2 * result.total;
    result.total_strength_percent = 100 * (a + o + m) / result.total;
    result.category_strength_percent = 100 * (first - second) / result.total;
    result.fong_difference = first - second;
    result.fong_limit = 1.65 * std::sqrt((first + second) * (n2 - first - second) / n2);
    result.is_fong_significant = result.fong_difference > result.fong_limit;
    return result;
}

}
