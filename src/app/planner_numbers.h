// Numbers with intervals and the figures made of them: shared by the files that say what each method found.
#pragma once

#include "app/format.h"
#include "app/planner_figures.h"
#include "app/words.h"

#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace dure::app {

double number_in(survey::Value const& value); // NaN where it is none
survey::Value const& item(survey::Value const& list, std::size_t index); // undefined where there is none
std::size_t count_of(survey::Value const& list);

// A number with its interval, and what it is called.
struct Bounded {
    std::string label;
    double value = std::numeric_limits<double>::quiet_NaN();
    double low = std::numeric_limits<double>::quiet_NaN(), high = low; // NaN: no interval is known
    bool is_group = false;
    std::string more {}; // a further cell
};
Bounded bounded(std::string label, survey::Value const& triple);
// Triples in the order of the question's labels.
std::vector<Bounded> labelled(ResultScene const& scene, survey::Value const& triples);
std::string label_at(ResultScene const& scene, std::size_t index);

using Format = std::function<std::string(Language, double)>;
std::string as_utility(Language language, double number);
std::string as_percent(Language language, double number);
std::string as_amount(Language language, double number);
Format as_money(survey::Value const& currency); // text; an amount alone where there is none

std::string with_interval(Language language, Bounded const& one, Format const& format);
void sort_by_value(std::vector<Bounded>& all); // largest first, missing ones last
std::string summary(ResultScene const& scene, std::vector<Bounded> const& all, Format const& format);
FigureView figure(Language language, std::string title, Word label, std::string column, std::vector<Bounded> const& all,
    Format const& format);
FigureView sorted_figure(
    ResultScene const& scene, Word title, Word column, std::vector<Bounded> all, Format const& format);
void add_pooled_note(Language language, FigureView& view);

}
