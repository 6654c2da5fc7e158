// The planner's results as plain structs: every number formatted, every bar as a share of its axis.
#pragma once

#include "app/action_views.h"
#include "app/question_views.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dure::app {

// From and to, with an interval around `to`; 0 to 1 of the axis.
struct FigureBar {
    float from = 0, to = 0;
    float low = 0, high = 0;
};

struct FigureRow {
    std::string label;
    std::vector<std::string> cells;
    std::optional<FigureBar> bar;
    bool is_group = false; // a heading over the rows that follow
};

// A table, with a bar in each row where there is one.
struct FigureView {
    std::string title;
    std::string summary; // in one sentence
    std::vector<std::string> columns; // the label's, then one for each cell
    std::vector<FigureRow> rows;
    std::optional<float> zero; // where on the axis a line stands
    std::string note; // how to read the interval
};

struct CurvePoint {
    float x = 0, y = 0; // 0 to 1, y upwards
};

struct CurveLine {
    std::string label;
    std::vector<CurvePoint> points;
};

struct CurveView {
    std::string title;
    std::string summary;
    std::vector<CurveLine> lines;
    std::string left, right; // the ends of the axis
    FigureView table; // the same in numbers, under the curves' title
};

struct LevelOption {
    std::string key;
    std::string label;
    Action action;
};

struct LevelSelect {
    std::string name; // with the product's, for those who hear it
    std::string label;
    std::string chosen;
    std::vector<LevelOption> options;
};

struct SimulatedProduct {
    std::string title;
    std::vector<LevelSelect> levels;
    std::optional<ButtonView> remove;
};

struct SimulatorView {
    std::string title;
    std::string introduction;
    std::vector<SimulatedProduct> products;
    std::optional<ButtonView> add;
    FigureView shares;
};

struct ChainView {
    std::string title;
    std::string introduction;
    std::optional<ButtonView> start;
    std::optional<ButtonView> cancel;
    std::optional<double> fraction; // while it runs
    std::string progress; // in words
    std::string status; // said when it changes: began, stopped, finished
    std::string convergence;
    std::optional<ButtonView> download;
    std::vector<FigureView> figures;
};

struct PlannerQuestionView {
    std::string id;
    std::string title;
    std::string base; // how many answered what
    std::string warning; // a small base, or why there is nothing
    std::vector<std::string> findings;
    std::vector<FigureView> figures;
    std::vector<CurveView> curves;
    std::optional<SimulatorView> simulator;
    std::optional<ChainView> chain;
};

struct PlannerView {
    std::string headline;
    std::string introduction;
    std::optional<LevelSelect> surveys;
    FileButtonView open_file;
    std::string sources; // which files are open
    std::string status; // what is being waited for or missing
    std::string trouble; // with its place
    std::optional<ButtonView> retry;
    std::vector<std::string> findings;
    std::vector<PlannerQuestionView> questions;
};

}
