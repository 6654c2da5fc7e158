// Where the tasks of MaxDiff, pairs and conjoint come from while a survey runs: the design it ships, one made on the
// device, or one task after the other by what is still unknown about this person.
#pragma once

#include "survey/tasks.h"

namespace dure::choice {

// Without state: shared by every survey.
survey::TaskMaker const& task_maker();

}
