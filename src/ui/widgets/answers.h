// Given answers to read again, section by section.
#pragma once

#include "ui/widgets/kit.h"

#include <vector>

namespace dure::ui {

float answers(Kit const& kit, Place place, std::string const& title, std::vector<app::AnswerRow> const& rows);

}
