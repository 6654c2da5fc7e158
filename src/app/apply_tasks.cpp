// Answers to tasks that come one after the other, to shares of a sum and to cards that are sorted.
#include "app/element_ids.h"
#include "app/format.h"
#include "app/task_views.h"
#include "app/turn.h"
#include "survey/tasks.h"

#include <algorithm>
#include <cmath>

namespace dure::app {

namespace {

    using survey::List;
    using survey::Value;

    std::vector<Value> shown_in(Target const& at, std::uint32_t task)
    {
        auto const& shown = at.session().tasks(at.question).shown;
        return task < shown.size() && shown[task].is_list() ? shown[task].list() : List();
    }

    std::optional<Value> find(std::vector<Value> const& among, Key const& key)
    {
        for (auto const& value : among) {
            if (key_of(value) == key)
                return value;
        }
        return std::nullopt;
    }

    std::optional<int> whole_number(Key const& key, int last)
    {
        if (key.size() != 1 || key[0] < '1' || key[0] > '0' + last)
            return std::nullopt;
        return key[0] - '0';
    }

    std::vector<Value> values_of(std::vector<survey::Choice> const& items)
    {
        std::vector<Value> values;
        for (auto const& item : items)
            values.push_back(item.value);
        return values;
    }

    // Turned on or off; nothing if it is none of them.
    std::optional<Value> toggled(Value const& now, std::vector<Value> const& among, Key const& key)
    {
        auto const value = find(among, key);
        if (!value)
            return std::nullopt;
        auto list = now.is_list() ? now.list() : List();
        auto const found = std::find(list.begin(), list.end(), *value);
        if (found == list.end())
            list.push_back(*value);
        else
            list.erase(found);
        return list.empty() ? Value() : Value(std::move(list));
    }

    // The value that an option of a concept, a feature or a statement stands for; nothing if there is no such option.
    std::optional<Value> value_for(Target const& at, Value const& item, AnswerTask const& action)
    {
        auto const& own = at.session().value(at.question).member(key_of(item));
        auto const number
            = [](std::optional<int> found) { return found ? std::optional<Value>(*found) : std::nullopt; };
        if (std::holds_alternative<survey::Kano>(at.kind())) {
            if (action.part == "functional" || action.part == "dysfunctional")
                return number(whole_number(action.option, 5));
            return action.part == "importance" ? number(whole_number(action.option, 9)) : std::nullopt;
        }
        auto const* concepts = std::get_if<survey::Concept>(&at.kind());
        if (!concepts)
            return std::nullopt;
        if (action.part == "reactions")
            return toggled(own.member("reactions"), values_of(concepts->reactions), action.option);
        if (action.part == "intent")
            return number(whole_number(action.option, 5));
        if (action.part != "preferred")
            return std::nullopt;
        auto rivals = values_of(concepts->rivals);
        rivals.push_back(item);
        return find(rivals, action.option);
    }

    bool answer_set(Target const& at, AnswerTask const& action)
    {
        auto& session = at.session();
        auto const set = [&](Value value) {
            session.set_task(at.question, action.task, action.part, std::move(value));
            return true;
        };
        if (action.part == "anchor")
            return set(action.option);
        if (action.part == "skipped") {
            auto const* pairs = std::get_if<survey::Pairs>(&at.kind());
            return pairs && pairs->allow_skip && set(true);
        }
        if (std::holds_alternative<survey::Conjoint>(at.kind())) {
            if (action.option == "none")
                return set("none");
            auto const number = action.option.size() == 1 ? action.option[0] - '0' : -1;
            return number >= 0 && number <= 9 && set(static_cast<double>(number));
        }
        auto const value = find(shown_in(at, action.task), action.option);
        return value && set(*value);
    }

    bool answer_item(Target const& at, AnswerTask const& action)
    {
        auto const items = shown_in(at, action.task);
        if (items.empty())
            return false;
        auto const name = key_of(items.front());
        if (auto const* statements = std::get_if<survey::Statements>(&at.kind())) {
            auto const is_known = action.option == "agree" || action.option == "disagree"
                || (action.option == "pass" && statements->allow_pass);
            if (is_known)
                at.session().set_item(at.question, name, action.option);
            return is_known;
        }
        auto const value = value_for(at, items.front(), action);
        if (value)
            at.session().set_part(at.question, name, action.part, *value);
        return value.has_value();
    }

    bool answer_price(Target const& at, AnswerTask const& action)
    {
        auto const likely = whole_number(action.option, 5);
        if (!likely || (action.part != "buyCheap" && action.part != "buyExpensive"))
            return false;
        at.session().set_item(at.question, action.part, *likely);
        return true;
    }

    void show_task(Target const& at, ElementId id, std::size_t task)
    {
        at.session().show_task(at.question, task);
        at.taking->moved_on = id;
    }

    // To the next task that is open; where there is none the last answer stays in sight.
    void go_on(Turn& turn, Target const& at, ElementId id, std::uint32_t task)
    {
        auto const& tasks = at.session().tasks(at.question);
        auto const& answer = at.session().value(at.question);
        auto const count = static_cast<std::uint32_t>(tasks.shown.size());
        for (std::uint32_t step = 1; step < count; ++step) {
            auto const other = (task + step) % count;
            if (!survey::is_task_answered(at.kind(), tasks, answer, other))
                return show_task(at, id, other);
        }
        if (!at.is_inside())
            go_on_after_choice(turn, at.question);
    }

}

void carry_out(Turn& turn, AnswerTask const& action)
{
    if (answer_mark(turn, action))
        return;
    auto const at = target(turn, action.question);
    if (!at.is_valid())
        return;
    auto const& tasks = at.session().tasks(at.question);
    auto const was_answered = survey::is_task_answered(at.kind(), tasks, at.session().value(at.question), action.task);
    auto const is_price = std::holds_alternative<survey::PriceSensitivity>(at.kind());
    auto const is_taken = survey::has_set_tasks(at.kind()) ? answer_set(at, action)
        : is_price                                         ? answer_price(at, action)
                                                           : answer_item(at, action);
    if (!is_taken)
        return;
    note_change(turn, Urgency::at_once);
    if (is_price || survey::shows_all_tasks(at.kind()))
        return;
    at.session().show_task(at.question, action.task);
    at.taking->moved_on.reset();
    auto const is_answered = survey::is_task_answered(at.kind(), tasks, at.session().value(at.question), action.task);
    // One choice is all there is to say; of several parts the last one leads on, and a correction does not. With the
    // arrow keys every answer on the way is chosen: there the person goes on by hand.
    auto const is_single = std::holds_alternative<survey::Statements>(at.kind())
        || std::holds_alternative<survey::Pairs>(at.kind()) || std::holds_alternative<survey::Conjoint>(at.kind());
    if (is_answered && (is_single || !was_answered) && !turn.state.device.chooses_by_keys)
        go_on(turn, at, action.question, action.task);
}

void carry_out(Turn& turn, ShowTask const& action)
{
    auto const at = target(turn, action.question);
    if (!at.is_valid() || !survey::has_tasks(at.kind()) || survey::shows_all_tasks(at.kind()))
        return;
    if (action.task >= at.session().tasks(at.question).shown.size())
        return;
    show_task(at, action.question, action.task);
    note_change(turn, Urgency::soon);
}

void carry_out(Turn& turn, StepShare const& action)
{
    auto const at = target(turn, action.question);
    auto const* kind = at.is_valid() ? std::get_if<survey::ConstantSum>(&at.kind()) : nullptr;
    if (!kind || !find(values_of(kind->items), action.item))
        return;
    auto const& answer = at.session().value(at.question);
    auto const& now = answer.member(action.item);
    auto const own = now.is_number() ? now.number() : 0;
    double sum = 0;
    for (auto const& item : kind->items) {
        auto const& share = answer.member(key_of(item.value));
        sum += share.is_number() ? share.number() : 0;
    }
    auto const steps = std::floor(own / kind->step + 1e-9);
    auto const wanted = (action.more ? steps + 1 : own > steps * kind->step + 1e-9 ? steps : steps - 1) * kind->step;
    if (wanted < 0 || (action.more && sum - own + wanted > kind->total + 1e-9))
        return;
    at.session().set_item(at.question, action.item, wanted);
    note_change(turn, Urgency::soon);
}

void carry_out(Turn& turn, SortCard const& action)
{
    auto const at = target(turn, action.question);
    auto const* kind = at.is_valid() ? std::get_if<survey::CardSort>(&at.kind()) : nullptr;
    if (!kind || !find(values_of(kind->cards), action.card))
        return;
    auto const category = find(values_of(kind->categories), action.category);
    if (!category && !action.category.empty())
        return;
    at.session().set_item(at.question, action.card, category.value_or(Value()));
    note_change(turn, Urgency::at_once);
}

}
