// JavaScript's ways of reading numbers from text and rounding them, with SurveyJS's own on top.
#pragma once

#include <string_view>

namespace dure::survey::expression {

// Number(text), without allocation for ordinary numbers.
double text_to_number(std::string_view text);
// parseFloat(text), parseInt(text): as far as it is a number; NaN where it does not begin as one.
double parse_float(std::string_view text);
double parse_int(std::string_view text);

// SurveyJS's getNumber(text): a comma may stand for the point, long runs of digits (card numbers) stay text.
double survey_number(std::string_view text);

// How many digits String(number) has behind its point; SurveyJS rounds sums and products to them.
int count_decimals(double number);
// parseFloat(number.toFixed(digits)).
double round_to_decimals(double number, int digits);
// Math.round.
double round_half_up(double number);
// Math.pow, which differs from C's where an operand is NaN or the base is one.
double power(double base, double exponent);

}
