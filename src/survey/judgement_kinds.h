// The kinds of questions in which people choose, weigh and react: concepts, MaxDiff, pairs, conjoint, Kano, price
// sensitivity, constant sum, statements, card sorting. Part of definition.h.
#pragma once

#include "survey/definition_parts.h"

namespace dure::survey {

// People who were asked before, as normal utilities around the means of one or more segments: for telling a person how
// many think alike.
struct PopulationSegment {
    LocalizedText name; // empty: people are not told which segment is theirs
    double share = 1; // of all; the shares need not add up to 1
    std::vector<double> mean; // utilities of the items; of a conjoint of all levels, attribute after attribute
};
struct Population {
    double people = 0; // it was found from, at least 1
    LocalizedText from; // where it comes from, in words: "2026-10 panel", "simulated"
    std::vector<PopulationSegment> segments; // at least one
    std::vector<double> deviation; // of a utility within a segment, in the order of `mean`, above 0
};

// Where the tasks of a question come from: what is put before a person, one after the other.
struct TaskOrigin {
    Value design; // shipped with the survey, `dure.design/1`; undefined: made when the question is first shown
    bool is_adaptive = false; // the next task depends on the answers so far
    Value prior; // of the population's utilities; undefined: none
    Value simulation; // true utilities of simulated respondents; no part of what people see
    std::optional<Population> population;
};

// The most and the least of a few items, several times (Finn and Louviere 1992).
struct MaxDiff {
    std::vector<Choice> items;
    std::uint32_t items_per_set = 4;
    std::uint32_t sets = 0; // 0: so many that every item is shown three times
    LocalizedText best_text; // empty: built-in words
    LocalizedText worst_text;
    bool is_anchored = false; // also asks of each set whether all, some or none of it matters
    TaskOrigin origin;
};

// Which of two, several times.
struct Pairs {
    std::vector<Choice> items;
    std::uint32_t votes = 0; // 0: twice as many as there are items, at most every pair once
    bool allow_skip = true;
    LocalizedText skip_text;
    TaskOrigin origin;
};

struct ConjointAttribute {
    std::string name;
    LocalizedText title; // empty: the name
    std::vector<Choice> levels;
    std::string currency; // of the price, whose levels are amounts: "KRW"; of every other attribute empty
};
// Two levels that never stand in the same alternative.
struct Prohibition {
    std::uint32_t attribute[2] = {};
    std::uint32_t level[2] = {};
};
// Choice-based conjoint: one of several products, several times.
struct Conjoint {
    std::vector<ConjointAttribute> attributes;
    std::uint32_t tasks = 8;
    std::uint32_t alternatives = 3; // of a task, without "none"
    bool has_none = true;
    LocalizedText none_text;
    std::vector<Prohibition> prohibitions;
    TaskOrigin origin;
};

// How one would feel with a feature and without it (Kano et al. 1984).
struct KanoFeature {
    Choice item;
    LocalizedText functional; // the two questions; empty: built-in words around the item's text
    LocalizedText dysfunctional;
};
struct Kano {
    std::vector<KanoFeature> features;
    bool asks_importance = false; // 1-9 of each
    bool random_order = false;
    Value simulation;
};

// At which price too cheap, cheap, expensive, too expensive (van Westendorp 1976); then how likely one would buy at
// the cheap and at the expensive one (Newton, Miller and Smith 1993).
struct PriceSensitivity {
    std::string currency = "KRW";
    double minimum = 0;
    std::optional<double> maximum;
    double step = 0; // 0: any
    LocalizedText texts[4]; // the four questions; empty: built-in words
    bool asks_likelihood = false;
    Value simulation;
};

// A total to divide among items.
struct ConstantSum {
    std::vector<Choice> items;
    double total = 100;
    double step = 1;
    LocalizedText unit; // "점"; empty: none
    bool random_order = false;
};

// Agree, disagree or pass, one statement at a time.
struct Statements {
    std::vector<Choice> items;
    bool allow_pass = true;
    bool random_order = false;
};

struct ConceptFact {
    LocalizedText title;
    LocalizedText text;
};
struct ConceptCard {
    Choice item;
    LocalizedText description;
    std::vector<ConceptFact> facts;
};
// Concepts to react to, with the intent to purchase and a comparison against named competitors.
struct Concept {
    std::vector<ConceptCard> cards;
    std::vector<Choice> reactions; // empty: none are asked for
    bool asks_intent = true; // 1-5
    std::vector<Choice> rivals; // empty: no comparison
    bool is_rotated = true; // balanced over respondents; false: as written
    enum class Display : std::uint8_t {
        cards, // one after the other
        board, // side by side
    } display = Display::cards;
};

// Every card into a category.
struct CardSort {
    std::vector<Choice> cards;
    std::vector<Choice> categories;
    bool random_order = false;
};

}
