#include "survey/tasks.h"

#include "survey/answers.h"

#include <algorithm>

namespace dure::survey {

namespace {

    Value const undefined;

    bool contains(Value const& list, Value const& wanted)
    {
        if (!list.is_list())
            return false;
        auto const& items = list.list();
        return std::any_of(items.begin(), items.end(), [&](Value const& item) { return is_same(item, wanted); });
    }

    Value const& answer_to(Value const& answer, std::size_t task)
    {
        return answer.is_list() && task < answer.list().size() ? answer.list()[task] : undefined;
    }

    // The answer to the one item that a task of statements, Kano or concepts shows.
    Value const& answer_to_item(Tasks const& tasks, Value const& answer, std::size_t task)
    {
        if (task >= tasks.shown.size() || !tasks.shown[task].is_list() || tasks.shown[task].list().empty())
            return undefined;
        return answer.member(to_words(tasks.shown[task].list().front()));
    }

    bool is_filled(Value const& record, std::string_view part)
    {
        return !is_empty(record.member(part));
    }

    bool is_concept_answered(Concept const& kind, Value const& own)
    {
        if (kind.asks_intent && !is_filled(own, "intent"))
            return false;
        if (!kind.rivals.empty() && !is_filled(own, "preferred"))
            return false;
        return kind.asks_intent || !kind.rivals.empty() || is_filled(own, "reactions");
    }

    std::vector<Choice> const* items_of(QuestionKind const& kind)
    {
        if (auto const* maxdiff = std::get_if<MaxDiff>(&kind))
            return &maxdiff->items;
        if (auto const* pairs = std::get_if<Pairs>(&kind))
            return &pairs->items;
        if (auto const* statements = std::get_if<Statements>(&kind))
            return &statements->items;
        if (auto const* sort = std::get_if<CardSort>(&kind))
            return &sort->cards;
        if (auto const* sum = std::get_if<ConstantSum>(&kind))
            return &sum->items;
        return nullptr;
    }

    bool is_item(QuestionKind const& kind, Value const& value)
    {
        auto const has_it = [&](Choice const& item) { return item.value == value; };
        if (auto const* items = items_of(kind))
            return std::any_of(items->begin(), items->end(), has_it);
        if (auto const* kano = std::get_if<Kano>(&kind))
            return std::any_of(kano->features.begin(), kano->features.end(),
                [&](KanoFeature const& feature) { return has_it(feature.item); });
        if (auto const* concepts = std::get_if<Concept>(&kind))
            return std::any_of(concepts->cards.begin(), concepts->cards.end(),
                [&](ConceptCard const& card) { return has_it(card.item); });
        return false;
    }

    bool is_product(Conjoint const& kind, Value const& product)
    {
        if (!product.is_record() || product.record().size() != kind.attributes.size())
            return false;
        return std::all_of(kind.attributes.begin(), kind.attributes.end(), [&](ConjointAttribute const& attribute) {
            auto const& level = product.member(attribute.name);
            return std::any_of(attribute.levels.begin(), attribute.levels.end(),
                [&](Choice const& own) { return own.value == level; });
        });
    }

    constexpr std::size_t items_at_most = 200; // no question compares more; each is looked up among the others below

    bool is_possible_task(QuestionKind const& kind, Value const& task)
    {
        if (!task.is_list() || task.list().empty() || task.list().size() > items_at_most)
            return false;
        auto const& items = task.list();
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (std::find(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(i), items[i])
                != items.begin() + static_cast<std::ptrdiff_t>(i))
                return false;
        }
        if (auto const* conjoint = std::get_if<Conjoint>(&kind))
            return items.size() >= 2 && items.size() <= 6
                && std::all_of(
                    items.begin(), items.end(), [&](Value const& item) { return is_product(*conjoint, item); });
        if (std::holds_alternative<Pairs>(kind) && items.size() != 2)
            return false;
        if (std::holds_alternative<MaxDiff>(kind) && (items.size() < 2 || items.size() > maxdiff_items_at_most))
            return false;
        return std::all_of(items.begin(), items.end(), [&](Value const& item) { return is_item(kind, item); });
    }

    constexpr std::size_t tasks_at_most = 1'000;

}

bool has_set_tasks(QuestionKind const& kind)
{
    return std::holds_alternative<MaxDiff>(kind) || std::holds_alternative<Pairs>(kind)
        || std::holds_alternative<Conjoint>(kind);
}

bool has_tasks(QuestionKind const& kind)
{
    return has_set_tasks(kind) || std::holds_alternative<Statements>(kind) || std::holds_alternative<Kano>(kind)
        || std::holds_alternative<Concept>(kind);
}

bool shows_all_tasks(QuestionKind const& kind)
{
    auto const* concepts = std::get_if<Concept>(&kind);
    return concepts && concepts->display == Concept::Display::board && concepts->cards.size() > 1;
}

bool can_be_asked(QuestionKind const& kind)
{
    if (auto const* maxdiff = std::get_if<MaxDiff>(&kind))
        return maxdiff->items.size() >= 3;
    if (auto const* pairs = std::get_if<Pairs>(&kind))
        return pairs->items.size() >= 2;
    if (auto const* conjoint = std::get_if<Conjoint>(&kind))
        return conjoint->attributes.size() >= 2;
    if (auto const* sort = std::get_if<CardSort>(&kind))
        return !sort->cards.empty() && sort->categories.size() >= 2;
    if (auto const* kano = std::get_if<Kano>(&kind))
        return !kano->features.empty();
    if (auto const* concepts = std::get_if<Concept>(&kind))
        return !concepts->cards.empty();
    auto const* items = items_of(kind);
    return !items || !items->empty();
}

bool is_task_answered(QuestionKind const& kind, Tasks const& tasks, Value const& answer, std::size_t task)
{
    if (task >= tasks.shown.size())
        return false;
    auto const& own = has_set_tasks(kind) ? answer_to(answer, task) : answer_to_item(tasks, answer, task);
    if (auto const* maxdiff = std::get_if<MaxDiff>(&kind))
        return is_filled(own, "best") && is_filled(own, "worst") && (!maxdiff->is_anchored || is_filled(own, "anchor"));
    if (std::holds_alternative<Pairs>(kind))
        return is_filled(own, "choice") || is_filled(own, "skipped");
    if (std::holds_alternative<Conjoint>(kind))
        return is_filled(own, "choice");
    if (auto const* kano = std::get_if<Kano>(&kind))
        return is_filled(own, "functional") && is_filled(own, "dysfunctional")
            && (!kano->asks_importance || is_filled(own, "importance"));
    if (auto const* concepts = std::get_if<Concept>(&kind))
        return is_concept_answered(*concepts, own);
    return !is_empty(own);
}

std::size_t count_answered(QuestionKind const& kind, Tasks const& tasks, Value const& answer)
{
    std::size_t count = 0;
    for (std::size_t task = 0; task < tasks.shown.size(); ++task)
        count += is_task_answered(kind, tasks, answer, task);
    return count;
}

std::size_t current_task(QuestionKind const& kind, Tasks const& tasks, Value const& answer)
{
    if (tasks.current && *tasks.current < tasks.shown.size())
        return *tasks.current;
    for (std::size_t task = 0; task < tasks.shown.size(); ++task) {
        if (!is_task_answered(kind, tasks, answer, task))
            return task;
    }
    return tasks.shown.empty() ? 0 : tasks.shown.size() - 1;
}

bool is_on_offer(QuestionKind const& kind, Tasks const& tasks, Value const& answer, std::size_t task)
{
    auto const& own = answer_to(answer, task);
    if (!has_set_tasks(kind) || is_empty(own))
        return true;
    if (!own.is_record() || task >= tasks.shown.size())
        return false;
    auto const& shown = tasks.shown[task];
    if (std::holds_alternative<MaxDiff>(kind)) {
        auto const& best = own.member("best");
        auto const& worst = own.member("worst");
        auto const& anchor = own.member("anchor");
        auto const is_anchor = is_empty(anchor) || anchor == "all" || anchor == "some" || anchor == "none";
        return (is_empty(best) || contains(shown, best)) && (is_empty(worst) || contains(shown, worst))
            && (is_empty(best) || !is_same(best, worst)) && is_anchor;
    }
    auto const& choice = own.member("choice");
    if (is_empty(choice))
        return true;
    if (auto const* conjoint = std::get_if<Conjoint>(&kind)) {
        if (choice == "none")
            return conjoint->has_none;
        return choice.is_number() && choice.number() >= 0
            && choice.number() < static_cast<double>(shown.is_list() ? shown.list().size() : 0)
            && choice.number() == static_cast<double>(static_cast<std::uint32_t>(choice.number()));
    }
    return contains(shown, choice);
}

bool are_possible(QuestionKind const& kind, Tasks const& tasks)
{
    if (tasks.shown.empty() || tasks.shown.size() > tasks_at_most)
        return false;
    return std::all_of(
        tasks.shown.begin(), tasks.shown.end(), [&](Value const& task) { return is_possible_task(kind, task); });
}

List tasks_of_version(Value const& version)
{
    List tasks;
    if (!version.is_list())
        return tasks;
    for (auto const& set : version.list()) {
        List items;
        if (set.is_list()) {
            for (auto const& item : set.list()) {
                if (!item.is_missing() && !(item == "none"))
                    items.push_back(item);
            }
        }
        tasks.emplace_back(std::move(items));
    }
    return tasks;
}

Value tasks_to_value(QuestionKind const& kind, Tasks const& tasks, Value const& answer)
{
    Record record;
    record.set("design", tasks.design);
    record.set("version", static_cast<double>(tasks.version));
    record.set("total", static_cast<double>(tasks.total));
    record.set("shown", tasks.shown);
    if (tasks.current)
        record.set("current", static_cast<double>(*tasks.current));
    auto const column = [&](std::string_view part) {
        List items;
        for (std::size_t task = 0; task < tasks.shown.size(); ++task) {
            auto const& own = answer_to(answer, task).member(part);
            items.push_back(is_empty(own) ? Value(nullptr) : own);
        }
        return Value(std::move(items));
    };
    if (std::holds_alternative<MaxDiff>(kind)) {
        record.set("best", column("best"));
        record.set("worst", column("worst"));
    } else if (has_set_tasks(kind)) {
        record.set("chosen", column("choice"));
    }
    return record;
}

Tasks tasks_from_value(QuestionKind const& kind, Value const& value)
{
    Tasks tasks;
    auto const whole = [&](std::string_view name) {
        auto const& own = value.member(name);
        return own.is_number() && own.number() >= 0 && own.number() <= 1e6 ? static_cast<std::uint32_t>(own.number())
                                                                           : 0u;
    };
    if (value.member("design").is_text())
        tasks.design = value.member("design").text();
    tasks.version = whole("version");
    if (value.member("shown").is_list())
        tasks.shown = value.member("shown").list();
    if (value.member("current").is_number())
        tasks.current = whole("current");
    tasks.total = std::max(whole("total"), static_cast<std::uint32_t>(tasks.shown.size()));
    return are_possible(kind, tasks) && tasks.total <= tasks_at_most ? tasks : Tasks();
}

std::uint32_t rotation_count(std::uint32_t count)
{
    return count % 2 == 0 ? count : 2 * count;
}

std::vector<std::uint32_t> balanced_rotation(std::uint32_t count, std::uint32_t row)
{
    std::vector<std::uint32_t> order;
    if (count == 0)
        return order;
    auto const shift = row % count;
    for (std::uint32_t i = 0; i < count; ++i) {
        auto const step = i % 2 == 1 ? (i + 1) / 2 : (count - i / 2) % count;
        order.push_back((step + shift) % count);
    }
    if ((row / count) % 2 == 1)
        std::reverse(order.begin(), order.end());
    return order;
}

}
