// What one person is shown one after another in a question of choices: sets of items, pairs, product alternatives,
// statements. Kept with the response: an answer is worth nothing without what was on offer.
#pragma once

#include "survey/definition.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dure::survey {

struct Tasks {
    std::string design; // "made", "adaptive", "order", or the id of the design that the survey ships
    std::uint32_t version = 0; // of the design, from 0
    List shown; // a task each: the list of its items' values; of conjoint a list of records attribute -> level
    std::uint32_t total = 0; // there will be; as many as are shown, unless the next depends on the answers
    std::optional<std::uint32_t> current; // the person looks at; nothing: at the first that is open

    bool operator==(Tasks const&) const = default;
};

// The door to the designs of `choice`. Pure: the same arguments give the same tasks everywhere.
class TaskMaker {
public:
    virtual ~TaskMaker() = default;
    // All tasks of a design, or the first of an adaptive question. No tasks if there can be none.
    virtual Tasks begin(Question const& question, std::uint64_t seed) const = 0;
    // After every task shown so far was answered; undefined if there is nothing left to ask.
    virtual Value next(Question const& question, Tasks const& tasks, Value const& answer, std::uint64_t seed) const = 0;
};

// MaxDiff, pairs, conjoint: the answer is a list with a record for each task.
bool has_set_tasks(QuestionKind const& kind);
// Those and statements, Kano, concepts: one task at a time on the screen.
bool has_tasks(QuestionKind const& kind);
// A board of concepts: all of its tasks at a time, in the order of `shown`. One concept alone needs no board.
bool shows_all_tasks(QuestionKind const& kind);
// False of a question whose items do not suffice: it is not asked.
bool can_be_asked(QuestionKind const& kind);

// Whether the answer says all there is to say to one task.
bool is_task_answered(QuestionKind const& kind, Tasks const& tasks, Value const& answer, std::size_t task);
std::size_t count_answered(QuestionKind const& kind, Tasks const& tasks, Value const& answer);
// What is on the screen now, from 0.
std::size_t current_task(QuestionKind const& kind, Tasks const& tasks, Value const& answer);
// Whether every part of the answer to one task was on offer there; true where there is none.
bool is_on_offer(QuestionKind const& kind, Tasks const& tasks, Value const& answer, std::size_t task);
constexpr std::size_t maxdiff_items_at_most = 10; // in a set
// Whether the tasks could have been shown for the question: known items, none twice in a set, the right sizes.
bool are_possible(QuestionKind const& kind, Tasks const& tasks);

// One version of a shipped design as tasks: of a product that stands for "none" nothing is kept.
List tasks_of_version(Value const& version);

// The part of a response's `tasks` that belongs to one question, and back. Corrupted: no tasks.
Value tasks_to_value(QuestionKind const& kind, Tasks const& tasks, Value const& answer);
Tasks tasks_from_value(QuestionKind const& kind, Value const& value);

// Row `row` of a Latin square in which every item follows every other equally often (Williams 1949); over
// `rotation_count(n)` rows the balance is whole.
std::vector<std::uint32_t> balanced_rotation(std::uint32_t count, std::uint32_t row);
std::uint32_t rotation_count(std::uint32_t count);

}
