#include "base/random.h"
#include "survey/answers.h"
#include "survey/engine.h"

#include <algorithm>

namespace dure::survey {

namespace {

    std::vector<Value> item_values(QuestionKind const& kind)
    {
        std::vector<Value> values;
        auto const take = [&](std::vector<Choice> const& items) {
            for (auto const& item : items)
                values.push_back(item.value);
        };
        if (auto const* statements = std::get_if<Statements>(&kind))
            take(statements->items);
        if (auto const* sum = std::get_if<ConstantSum>(&kind))
            take(sum->items);
        if (auto const* sort = std::get_if<CardSort>(&kind))
            take(sort->cards);
        if (auto const* kano = std::get_if<Kano>(&kind)) {
            for (auto const& feature : kano->features)
                values.push_back(feature.item.value);
        }
        if (auto const* concepts = std::get_if<Concept>(&kind)) {
            for (auto const& card : concepts->cards)
                values.push_back(card.item.value);
        }
        return values;
    }

    bool is_shuffled(QuestionKind const& kind)
    {
        if (auto const* statements = std::get_if<Statements>(&kind))
            return statements->random_order;
        if (auto const* sum = std::get_if<ConstantSum>(&kind))
            return sum->random_order;
        if (auto const* sort = std::get_if<CardSort>(&kind))
            return sort->random_order;
        auto const* kano = std::get_if<Kano>(&kind);
        return kano && kano->random_order;
    }

    // One item to a task, or with kinds that show them all at once one task with everything.
    Tasks ordered_tasks(Question const& question, std::uint64_t seed)
    {
        Tasks tasks;
        tasks.design = "order";
        auto values = item_values(question.kind);
        base::Random random(seed, base::seed_from_text(question.name));
        if (auto const* concepts = std::get_if<Concept>(&question.kind); concepts && concepts->is_rotated) {
            auto const count = static_cast<std::uint32_t>(values.size());
            tasks.version = count == 0 ? 0 : random.below(rotation_count(count));
            std::vector<Value> rotated;
            for (auto const index : balanced_rotation(count, tasks.version))
                rotated.push_back(values[index]);
            values = std::move(rotated);
        } else if (is_shuffled(question.kind)) {
            random.shuffle(values);
        }
        if (!has_tasks(question.kind)) {
            if (!values.empty())
                tasks.shown.emplace_back(List(values.begin(), values.end()));
        } else {
            for (auto& value : values)
                tasks.shown.emplace_back(List { std::move(value) });
        }
        tasks.total = static_cast<std::uint32_t>(tasks.shown.size());
        return tasks;
    }

}

Tasks const& Engine::tasks(QuestionIndex question) const
{
    auto const& what = definition.questions[question.value];
    auto const [found, is_new] = shown_tasks.try_emplace(question.value);
    auto& tasks = found->second;
    auto const* const maker = survey->task_maker();
    if (is_new && can_be_asked(what.kind)) {
        if (!has_set_tasks(what.kind))
            tasks = ordered_tasks(what, seed);
        else if (maker)
            tasks = maker->begin(what, seed);
    }
    if (!maker || tasks.shown.empty() || tasks.shown.size() >= tasks.total || phase == Phase::completed)
        return tasks;
    auto const& value = answer(question);
    if (count_answered(what.kind, tasks, value) < tasks.shown.size())
        return tasks;
    auto next = maker->next(what, tasks, value, seed);
    if (next.is_list())
        tasks.shown.push_back(std::move(next));
    else
        tasks.total = static_cast<std::uint32_t>(tasks.shown.size());
    return tasks;
}

void Engine::set_task(QuestionIndex question, std::size_t task, std::string_view part, Value value)
{
    auto const& what = definition.questions[question.value];
    auto const& shown = tasks(question);
    if (!has_set_tasks(what.kind) || task >= shown.shown.size())
        return;
    auto list = answer(question).is_list() ? answer(question).list() : List();
    // What came from elsewhere beyond the last task could not be seen, let alone changed.
    list.resize(std::clamp(list.size(), task + 1, shown.shown.size()), Value(Record()));
    auto own = list[task].is_record() ? list[task].record() : Record();
    if (part == "choice" || part == "skipped") {
        own.erase("choice");
        own.erase("skipped");
    }
    // Nothing is both the best and the worst of a set.
    auto const* const other = part == "best" ? "worst" : part == "worst" ? "best" : nullptr;
    if (other && own.find(other) && is_same(*own.find(other), value))
        own.erase(other);
    if (is_empty(value))
        own.erase(part);
    else
        own.set(part, std::move(value));
    list[task] = Value(std::move(own));
    if (!is_on_offer(what.kind, shown, Value(list), task))
        return;
    while (!list.empty() && is_empty(list.back()))
        list.pop_back();
    set_answer(question, Value(std::move(list)));
}

void Engine::set_part(QuestionIndex question, std::string_view item, std::string_view part, Value value)
{
    auto const& whole = answer(question).member(item);
    auto own = whole.is_record() ? whole.record() : Record();
    if (is_empty(value))
        own.erase(part);
    else
        own.set(part, std::move(value));
    set_item(question, item, own.is_empty() ? Value() : Value(std::move(own)));
}

void Engine::show_task(QuestionIndex question, std::size_t task)
{
    if (task < tasks(question).shown.size())
        shown_tasks[question.value].current = static_cast<std::uint32_t>(task);
}

Record Engine::task_record() const
{
    Record record;
    for (auto const& [index, tasks] : shown_tasks) {
        auto const& what = definition.questions[index];
        if (!tasks.shown.empty())
            record.set(what.name, tasks_to_value(what.kind, tasks, answer(QuestionIndex { index })));
    }
    return record;
}

// What cannot have been shown is forgotten, and made anew when the question is seen again.
void Engine::restore_tasks(Record const& record)
{
    for (auto const& [name, value] : record) {
        auto const question = survey->find_question(name);
        if (!question.is_valid() || definition.questions[question.value].name != name)
            continue;
        auto tasks = tasks_from_value(definition.questions[question.value].kind, value);
        if (!tasks.shown.empty())
            shown_tasks[question.value] = std::move(tasks);
    }
}

}
