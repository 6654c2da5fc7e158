// What is on the questions in which people choose, weigh and react. Part of question_views.h.
#pragma once

#include "app/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dure::app {

// Where one is among tasks that come one after the other. ShowTask leads to another one.
struct TaskHeader {
    std::uint32_t task = 0; // from 0
    std::string progress; // "3 / 12"
    std::string name; // the same for those who hear it: "12개 중 3번째"
    std::string left; // "9개 남았어요"; "모두 답했어요"
    float fraction = 0; // answered
    bool is_done = false; // every task is answered
    std::string back; // name of the button to the task before; empty on the first
    std::string ahead; // to the next one, once this one is answered; empty where none follows
    bool take_focus = false; // it has just come in the place of another one
};

// One answer of several to a part of a task. AnswerTask with the part and the key.
struct TaskOption {
    Key key;
    std::string label;
    std::string name; // what is read, where it is more than the label
    bool chosen = false;
    std::optional<double> mood; // a face, 0 (worst) to 1 (best)
};

struct TaskGroup {
    enum class Look : std::uint8_t {
        rows, // one under the other
        scale, // points side by side, with words at the ends
        chips, // as many side by side as fit
        buttons, // pressing one is the answer and leads on
    };
    Key part;
    std::string title;
    Look look = Look::rows;
    bool several = false;
    std::vector<TaskOption> options;
    std::string lowest;
    std::string highest;
    std::string name {}; // what is read, where it is more than the title
    bool invalid = false; // still to be answered
};

struct MaxDiffItem {
    Key key;
    std::string label;
    std::string image;
    bool is_best = false;
    bool is_worst = false;
    std::string best_name; // "테라스: 가장 끌려요"
    std::string worst_name;
};

// AnswerTask, part "best" or "worst".
struct MaxDiffView {
    TaskHeader header;
    std::string best;
    std::string worst;
    std::vector<MaxDiffItem> items;
    std::optional<TaskGroup> anchor;
};

struct ProductLine {
    std::string attribute; // empty: only the words
    std::string words;
    std::string image;
};

struct ProductView {
    Key key;
    std::string title; // "A안"; of a pair the item itself
    std::string image;
    std::vector<ProductLine> lines;
    bool chosen = false;
    std::string name; // everything on it, in one sentence
};

// Pairs and conjoint: AnswerTask, part "choice".
struct ProductsView {
    TaskHeader header;
    std::vector<ProductView> products;
    std::optional<TaskOption> none; // conjoint: none of these; pairs: skip (part "skipped")
    Key none_part;
};

// Moving the card to a side is an answer; its buttons give the same.
struct SwipeView {
    TaskOption left;
    TaskOption right;
    std::string hint;
};

// Statements, Kano, concepts: one thing and what is asked about it.
struct JudgementView {
    TaskHeader header;
    std::string title;
    std::string image;
    std::string description;
    std::vector<ProductLine> facts;
    std::vector<TaskGroup> groups;
    std::optional<SwipeView> swipe; // an answer to the first group
};

// One concept of several side by side, AnswerTask with its task. Names begin with the concept's.
struct BoardCard {
    std::uint32_t task = 0;
    std::string title;
    std::string image;
    std::string description;
    std::vector<ProductLine> facts;
    std::vector<TaskGroup> groups;
    bool is_answered = false;
    std::string state; // in words, for those who do not see the mark
    std::string error; // what is left to answer, once it was asked for
};

// All concepts on one screen, so that people can compare before they react.
struct BoardView {
    std::string progress; // "5개 중 2개 답했어요"
    float fraction = 0; // answered
    bool is_done = false;
    std::vector<BoardCard> cards; // in the order of the response's `tasks`
    std::size_t first_missing = 0; // the card that takes the focus when the question is to have it
};

struct ShareItem {
    Key key;
    std::string less_name;
    std::string more_name;
    bool can_be_less = false;
    bool can_be_more = false;
    float fraction = 0; // of the total
};

struct SortedCard {
    Key key;
    std::string label;
    std::string image;
    std::string name; // of its drop-down: "{card}: 넣을 곳"
    Key category; // empty: not sorted yet
};

// SortCard.
struct CardSortView {
    std::string progress;
    std::string unsorted; // words of the empty choice
    std::vector<SortedCard> cards;
    std::vector<TaskOption> categories; // `name`: with how many cards are in it
};

}
