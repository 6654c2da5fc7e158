// Screens as views, written by hand in both languages: what the look is tested and looked at with.
#pragma once

#include "app/views.h"

#include <string>
#include <vector>

namespace dure::scenes {

struct Scene {
    std::string name;
    app::AppView view;
};

std::vector<Scene> all(app::Language language);
app::AppView find(std::string const& name, app::Language language);

// The questions of all kinds, for the pages above and for tests of one kind.
std::vector<app::ElementView> choice_questions(app::Language language);
std::vector<app::ElementView> scale_questions(app::Language language);
std::vector<app::ElementView> field_questions(app::Language language);
std::vector<app::ElementView> judgement_questions(app::Language language);
std::vector<app::ElementView> board_questions(app::Language language);
std::vector<app::ElementView> file_questions(app::Language language);
std::vector<app::ElementView> picture_questions(app::Language language);
std::vector<app::ElementView> repeated_questions(app::Language language);
app::PlannerView planner(app::Language language);
std::vector<app::ElementView> start_questions(app::Language language);
app::OwnResultView own_result(app::Language language);

}
