// Kano's method: what a feature is to people, from how they would feel with it and without it.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace dure::choice {

enum class KanoCategory : unsigned char { attractive, one_dimensional, must_be, indifferent, reverse, questionable };
inline constexpr std::size_t kano_categories = 6;
char kano_letter(KanoCategory category); // A, O, M, I, R, Q

enum class KanoTable : unsigned char {
    berger, // C. Berger et al. 1993: questionable only where both answers are "like" or both "dislike"
    pouliot, // also where both are "expect" or both "can live with" (same article, p. 33)
};

// Answers 1 like, 2 expect, 3 neutral, 4 can live with, 5 dislike, to having the feature and to not having it.
KanoCategory kano_category(KanoTable table, int functional, int dysfunctional);

using KanoCounts = std::array<double, kano_categories>; // in the order of the categories

// One answer for each respondent; a pair of which one is missing does not count.
KanoCounts count_kano(
    KanoTable table, std::span<std::optional<int> const> functional, std::span<std::optional<int> const> dysfunctional);

// Nothing (or NaN) where no answers allow it.
struct KanoResult {
    KanoCounts counts {};
    double total = 0;
    double satisfaction = 0; // (A + O) / (A + O + M + I), Berger et al. 1993
    double dissatisfaction = 0; // -(O + M) / (A + O + M + I)
    std::optional<KanoCategory> most_frequent; // of equally frequent ones the first of M, O, A, I, R, Q
    // The first of M, O, A, I whose share of all answers lies within 5 points of the largest of these four.
    std::optional<KanoCategory> by_priority;
    // If O + A + M > I + R + Q the most frequent of O, A, M (ties M, O, A), otherwise of I, R, Q.
    std::optional<KanoCategory> by_group;
    double total_strength_percent = 0; // (A + O + M) / total
    double category_strength_percent = 0; // the largest share less the second
    double chi_square_uniform = 0; // of A, O, M, I against all alike
    // The two most frequent differ where their difference is above 1.65 sqrt((a + b)(2 n - a - b) / (2 n)), D. Fong
    // 1996.
    double fong_difference = 0;
    double fong_limit = 0;
    std::optional<bool> is_fong_significant;
};
KanoResult evaluate_kano(KanoCounts const& counts);

}
