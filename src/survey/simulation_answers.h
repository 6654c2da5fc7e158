// What a simulated person answers to one question.
#pragma once

#include "base/random.h"
#include "survey/session.h"

#include <string>

namespace dure::survey {

struct SimulatedPerson {
    double contentment = 0; // standard normal: shifts every scale the same way
    double diligence = 1; // how much is written and ticked
    double skip = 0.1; // chance to pass over an optional question
    bool speaks_korean = true;
};

// Puts an answer into the session. `attempt` counts from 0: later ones try harder to satisfy the question's checks.
void simulate_answer(
    Session& session, QuestionIndex question, SimulatedPerson const& person, base::Random& random, int attempt);

// Text for a field: by its input type, bounds and checks.
std::string simulated_field(TextField const& field, std::vector<Check> const& checks, Value const& minimum,
    Value const& maximum, double now_millis, SimulatedPerson const& person, base::Random& random, int attempt);

// Sentences from the project's own stock, at most so many characters (0: no limit).
std::string simulated_words(SimulatedPerson const& person, base::Random& random, std::size_t most_characters);
// A tiny picture, or a file of a kind that is accepted.
Value simulated_file(FileUpload const& kind, base::Random& random);
std::string simulated_name(SimulatedPerson const& person, base::Random& random);

}
