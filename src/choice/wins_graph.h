// Which items beat which, as a graph: is there a finite ability for each?
#pragma once

#include "choice/bradley_terry.h"

namespace dure::choice {

// Why abilities have no bound, or nothing: "disconnected" groups that never met, items that never lose ("never_loses")
// or never win ("never_wins"), or a group that never loses to the rest ("never_loses"). A tie counts as a win of
// either.
stats::Warnings unbounded_items(std::span<std::string const> names, std::span<Contest const> pairs);

}
