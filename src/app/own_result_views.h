// "Your result": what a person's own choices say. Part of views.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace dure::app {

// One line of a ranking, with how far the answers leave it open. Fractions are 0 to 1 of the bar's whole length.
struct OwnBar {
    std::string rank; // "1"
    std::string label;
    std::string image;
    std::string value; // "78%"
    std::string name; // all of it in a sentence
    bool is_leading = false;
    double fraction = 0;
    double low = 0;
    double high = 0;
};

// One attribute of the product a person would like best.
struct OwnLevel {
    std::string attribute;
    std::string words;
    std::string note; // another level that is about as good, or empty
    std::string image;
};

// How many of a hundred people think alike: with the interval it lies in, and whom it comes from.
struct OwnPeople {
    std::string words;
    std::string basis;
    int same = 0;
    int at_most = 0;
};

struct OwnAnswerView {
    std::string question;
    std::string sentence; // what it comes to
    std::string image; // of the favourite
    std::string product_heading;
    std::vector<OwnLevel> product; // empty: the question compares items
    std::string bars_heading;
    std::string bars_hint;
    std::vector<OwnBar> bars;
    std::string rest; // how many items have no bar, or empty
    std::string segment; // people like her, or empty
    std::optional<OwnPeople> people;
    std::string basis; // "내가 고른 답 9개로 계산했어요."
};

struct OwnResultView {
    std::string headline;
    std::vector<OwnAnswerView> answers;
    std::vector<std::string> chips; // plain answers worth seeing again
    std::vector<std::string> notes; // what is left out, and why
    std::string caution; // said once, where numbers of people are shown
};

}
