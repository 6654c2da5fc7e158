#include "choice/task_maker.h"

#include "base/random.h"
#include "choice/task_adaptive.h"
#include "choice/task_designs.h"

#include <algorithm>

namespace dure::choice {

namespace {

    using survey::List;
    using survey::Question;
    using survey::TaskOrigin;
    using survey::Tasks;
    using survey::Value;

    TaskOrigin const* origin_of(survey::QuestionKind const& kind)
    {
        if (auto const* maxdiff = std::get_if<survey::MaxDiff>(&kind))
            return &maxdiff->origin;
        if (auto const* pairs = std::get_if<survey::Pairs>(&kind))
            return &pairs->origin;
        auto const* conjoint = std::get_if<survey::Conjoint>(&kind);
        return conjoint ? &conjoint->origin : nullptr;
    }

    // One version of the design that the survey ships, by the person's seed. No tasks if it does not fit the question.
    Tasks shipped_tasks(Question const& question, TaskOrigin const& origin, std::uint64_t seed)
    {
        Tasks tasks;
        auto const& versions = origin.design.member("versions");
        if (!versions.is_list() || versions.list().empty())
            return tasks;
        base::Random random(seed, base::seed_from_text(question.name));
        tasks.version = random.below(static_cast<std::uint32_t>(versions.list().size()));
        tasks.shown = survey::tasks_of_version(versions.list()[tasks.version]);
        tasks.total = static_cast<std::uint32_t>(tasks.shown.size());
        auto const& id = origin.design.member("id");
        tasks.design = id.is_text() ? id.text() : "shipped";
        return survey::are_possible(question.kind, tasks) ? tasks : Tasks();
    }

    class Maker final : public survey::TaskMaker {
    public:
        Tasks begin(Question const& question, std::uint64_t seed) const override
        {
            auto const* origin = origin_of(question.kind);
            if (!origin)
                return {};
            auto tasks = shipped_tasks(question, *origin, seed);
            if (!tasks.shown.empty())
                return tasks;
            return origin->is_adaptive && follows_answers(question.kind) ? first(question, seed) : made(question, seed);
        }

        Value next(Question const& question, Tasks const& tasks, Value const& answer, std::uint64_t seed) const override
        {
            auto const own = seed_of(question, seed);
            if (auto const* maxdiff = std::get_if<survey::MaxDiff>(&question.kind))
                return next_task(*maxdiff, tasks, answer, own);
            if (auto const* pairs = std::get_if<survey::Pairs>(&question.kind))
                return next_task(*pairs, tasks, answer, own);
            return {};
        }

    private:
        static std::uint64_t seed_of(Question const& question, std::uint64_t seed)
        {
            return base::mix_64(seed ^ base::seed_from_text(question.name));
        }

        static bool follows_answers(survey::QuestionKind const& kind)
        {
            return std::holds_alternative<survey::MaxDiff>(kind) || std::holds_alternative<survey::Pairs>(kind);
        }

        Tasks first(Question const& question, std::uint64_t seed) const
        {
            Tasks tasks;
            tasks.design = "adaptive";
            auto task = next(question, tasks, {}, seed);
            if (!task.is_list())
                return tasks;
            tasks.shown.push_back(std::move(task));
            auto const* pairs = std::get_if<survey::Pairs>(&question.kind);
            tasks.total = pairs ? votes_of(*pairs) : sets_of(std::get<survey::MaxDiff>(question.kind));
            return tasks;
        }

        static Tasks made(Question const& question, std::uint64_t seed)
        {
            auto const own = seed_of(question, seed);
            Tasks tasks;
            tasks.design = "made";
            if (auto const* maxdiff = std::get_if<survey::MaxDiff>(&question.kind))
                tasks.shown = made_tasks(*maxdiff, own);
            if (auto const* conjoint = std::get_if<survey::Conjoint>(&question.kind))
                tasks.shown = made_tasks(*conjoint, own);
            if (auto const* pairs = std::get_if<survey::Pairs>(&question.kind))
                tasks.shown = made_tasks(*pairs, own);
            tasks.total = static_cast<std::uint32_t>(tasks.shown.size());
            return tasks;
        }
    };

}

survey::TaskMaker const& task_maker()
{
    static Maker const maker;
    return maker;
}

}
