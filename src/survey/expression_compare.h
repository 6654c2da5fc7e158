// SurveyJS's comparisons: loose about case, order, numbers written as text, and dates written as text.
#pragma once

#include "survey/expression_cell.h"

#include <string_view>

namespace dure::survey::expression {

enum class Order { matters, ignored };

bool is_equal(Context& context, Cell left, Cell right, Order order = Order::ignored);
bool is_less(Context& context, Cell left, Cell right);
bool is_greater(Context& context, Cell left, Cell right);

// JavaScript's own >, which knows nothing of dates written as text.
bool is_greater_plainly(Context& context, Cell const& left, Cell const& right);

bool contains(Context& context, Cell const& left, Cell const& right);
bool lacks(Context& context, Cell const& left, Cell const& right); // "notcontains"; not always the opposite
bool has_any_of(Context& context, Cell const& left, Cell const& right);
bool has_all_of(Context& context, Cell const& left, Cell const& right);

// Equal but for case and white space around them.
bool is_same_text(std::string_view left, std::string_view right);

}
