#include "choice/collect.h"

#include "survey/answers.h"
#include "survey/tasks.h"

#include <algorithm>

namespace dure::choice {

namespace {

    using survey::Choice;
    using survey::Finding;
    using survey::Question;
    using survey::Response;
    using survey::Tasks;
    using survey::Value;

    constexpr std::size_t findings_at_most = 200;

    std::optional<std::uint16_t> number_of(std::vector<Choice> const& items, Value const& value)
    {
        auto const found
            = std::find_if(items.begin(), items.end(), [&](Choice const& item) { return item.value == value; });
        if (found == items.end())
            return std::nullopt;
        return static_cast<std::uint16_t>(found - items.begin());
    }

    std::vector<std::uint16_t> numbers_of(std::vector<Choice> const& items, Value const& set)
    {
        std::vector<std::uint16_t> numbers;
        for (auto const& value : set.list())
            numbers.push_back(number_of(items, value).value_or(0)); // known: the task was found possible
        return numbers;
    }

    void complain(survey::Findings& findings, std::string where, char const* korean, char const* english)
    {
        if (findings.size() < findings_at_most)
            findings.push_back({ survey::Severity::warning, std::move(where), korean, english });
    }

    // A name inside a JSON pointer.
    std::string escaped(std::string const& name)
    {
        std::string text;
        for (auto const c : name)
            text += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
        return text;
    }

    // Calls use(respondent, task shown, answer) for every task that was answered and can have been.
    template <typename Task, typename Use>
    void for_each_task(
        Collected<Task>& collected, Question const& question, std::span<Response const> responses, Use const& use)
    {
        for (std::size_t r = 0; r < responses.size(); ++r) {
            auto const place = "/responses/" + std::to_string(r);
            auto const in_tasks = place + "/tasks/" + escaped(question.name);
            auto const* own = responses[r].tasks.find(question.name);
            auto const* answer = responses[r].data.find(question.value_name);
            if (!answer || survey::is_empty(*answer))
                continue;
            if (!answer->is_list() || !own || !own->member("shown").is_list()) {
                complain(collected.findings, in_tasks, "무엇을 보여 줬는지 읽을 수 없어서 이 답은 쓰지 않아요.",
                    "What was shown cannot be read, so this answer is not used.");
                continue;
            }
            auto const& shown = own->member("shown").list();
            auto const before = collected.tasks.size();
            for (std::size_t t = 0; t < answer->list().size(); ++t) {
                auto const& given = answer->list()[t];
                if (survey::is_empty(given))
                    continue;
                Tasks one;
                if (t < shown.size())
                    one.shown = { shown[t] };
                auto const where = in_tasks + "/shown/" + std::to_string(t);
                if (!are_possible(question.kind, one))
                    complain(collected.findings, where, "보여 줄 수 없는 과제예요. 이 답은 쓰지 않아요.",
                        "This task cannot have been shown; its answer is not used.");
                else if (!is_on_offer(question.kind, one, Value(survey::List { given }), 0))
                    complain(collected.findings,
                        place + "/data/" + escaped(question.value_name) + "/" + std::to_string(t),
                        "보여 주지 않은 것을 고른 답이에요. 쓰지 않아요.",
                        "This answer was not on offer; it is not used.");
                else
                    use(static_cast<std::uint32_t>(collected.respondents), one.shown.front(), given);
            }
            if (collected.tasks.size() > before) {
                collected.places.push_back(static_cast<std::uint32_t>(r));
                ++collected.respondents;
            }
        }
    }

    Anchor anchor_of(Value const& said)
    {
        return said == "all" ? Anchor::all
            : said == "some" ? Anchor::some
            : said == "none" ? Anchor::none
                             : Anchor::not_said;
    }

}

Collected<CollectedSet> collect_sets(Question const& question, std::span<Response const> responses)
{
    Collected<CollectedSet> collected;
    auto const& items = std::get<survey::MaxDiff>(question.kind).items;
    for_each_task(collected, question, responses, [&](std::uint32_t who, Value const& shown, Value const& given) {
        auto const best = number_of(items, given.member("best"));
        auto const worst = number_of(items, given.member("worst"));
        if (!best || !worst)
            return;
        CollectedSet set;
        set.respondent = who;
        set.shown = numbers_of(items, shown);
        set.best = *best;
        set.worst = *worst;
        set.anchor = anchor_of(given.member("anchor"));
        collected.tasks.push_back(std::move(set));
    });
    return collected;
}

Collected<CollectedPair> collect_pairs(Question const& question, std::span<Response const> responses)
{
    Collected<CollectedPair> collected;
    auto const& items = std::get<survey::Pairs>(question.kind).items;
    for_each_task(collected, question, responses, [&](std::uint32_t who, Value const& shown, Value const& given) {
        auto const pair = numbers_of(items, shown);
        auto const winner = number_of(items, given.member("choice"));
        if (winner)
            collected.tasks.push_back({ who, pair[0], pair[1], *winner == pair[0] });
        else
            ++collected.skipped;
    });
    return collected;
}

Collected<CollectedProducts> collect_products(Question const& question, std::span<Response const> responses)
{
    Collected<CollectedProducts> collected;
    auto const& kind = std::get<survey::Conjoint>(question.kind);
    for_each_task(collected, question, responses, [&](std::uint32_t who, Value const& shown, Value const& given) {
        auto const& choice = given.member("choice");
        if (choice.is_missing())
            return;
        CollectedProducts task;
        task.respondent = who;
        for (auto const& product : shown.list()) {
            std::vector<std::uint16_t> levels;
            for (auto const& attribute : kind.attributes)
                levels.push_back(number_of(attribute.levels, product.member(attribute.name)).value_or(0));
            task.shown.push_back(std::move(levels));
        }
        if (choice.is_number())
            task.chosen = static_cast<std::uint16_t>(choice.number());
        collected.tasks.push_back(std::move(task));
    });
    return collected;
}

}
