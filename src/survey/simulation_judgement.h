// What a simulated person answers where people choose, weigh and react: random utility (McFadden 1974) around the true
// utilities that the question's `simulation` states, or around made-up ones where it states none.
#pragma once

#include "survey/simulation_answers.h"

namespace dure::survey {

void simulate_judgement(Session& session, QuestionIndex question, SimulatedPerson const& person, base::Random& random);

// simulation_pictures.cpp
void simulate_marks(
    Session& session, QuestionIndex question, Hotspot const& kind, SimulatedPerson const& person, base::Random& random);
void simulate_signature(Session& session, QuestionIndex question, Signature const& kind, base::Random& random);

// How much people in general like something: the same for everybody, so that distributions have a shape. 0.25 to 2.
double popularity(std::string_view question, std::string_view choice);
// Where on a scale of `count` steps a person stands; most people are a little above the middle. From 0.
std::size_t step_on_scale(std::size_t count, SimulatedPerson const& person, base::Random& random);

}
