#include "codec/chain_inputs.h"

#include "choice/collect.h"
#include "choice/maxdiff.h"
#include "choice/worths.h"

#include <algorithm>
#include <utility>

namespace dure::codec {

namespace {

    using survey::Question;
    using survey::Response;

    ChainInput maxdiff_chain(Question const& question, std::span<Response const> responses)
    {
        auto collected = choice::collect_sets(question, responses);
        auto const items = std::get<survey::MaxDiff>(question.kind).items.size();
        ChainInput input;
        input.method = "hierarchical_bayes_maxdiff";
        input.worths = choice::item_worths(items);
        input.panel.parameters = items - 1;
        input.findings = std::move(collected.findings);
        std::vector<choice::MaxDiffTask> own;
        auto const finish = [&] {
            if (own.empty())
                return;
            input.tasks += own.size();
            input.panel.picks.push_back(choice::picks_of(items, own, {}));
            own.clear();
        };
        std::uint32_t respondent = 0;
        for (auto const& set : collected.tasks) {
            if (set.respondent != respondent)
                finish();
            respondent = set.respondent;
            own.push_back({ { set.shown.begin(), set.shown.end() }, set.best, set.worst });
        }
        finish();
        input.respondents = input.panel.picks.size();
        return input;
    }

    // Effects coding, with a constant for none at the end.
    void add_codes(std::vector<double>& row, std::vector<std::uint16_t> const& product,
        std::vector<std::size_t> const& levels, bool has_none)
    {
        for (std::size_t a = 0; a < levels.size(); ++a) {
            for (std::size_t k = 0; k + 1 < levels[a]; ++k)
                row.push_back(product[a] == k ? 1 : product[a] + 1u == levels[a] ? -1 : 0);
        }
        if (has_none)
            row.push_back(0);
    }

    ChainInput conjoint_chain(Question const& question, std::span<Response const> responses)
    {
        auto collected = choice::collect_products(question, responses);
        auto const& kind = std::get<survey::Conjoint>(question.kind);
        ChainInput input;
        input.method = "hierarchical_bayes_mnl";
        for (auto const& attribute : kind.attributes)
            input.levels.push_back(attribute.levels.size());
        input.worths = choice::level_worths(input.levels, kind.has_none);
        input.panel.parameters = input.worths.columns;
        input.respondents = collected.respondents;
        input.tasks = collected.tasks.size();
        input.findings = std::move(collected.findings);
        for (auto const& task : collected.tasks) {
            if (task.respondent >= input.panel.tasks.size()) {
                input.panel.tasks.emplace_back();
                input.panel.tasks.back().parameters = input.panel.parameters;
            }
            std::vector<double> rows;
            for (auto const& product : task.shown)
                add_codes(rows, product, input.levels, kind.has_none);
            if (kind.has_none) {
                rows.insert(rows.end(), input.panel.parameters - 1, 0);
                rows.push_back(1);
            }
            choice::add_task(input.panel.tasks.back(), rows, task.chosen.value_or(task.shown.size()));
        }
        return input;
    }

    bool is_start_of(choice::ChoiceData const& earlier, choice::ChoiceData const& later)
    {
        return earlier.tasks() <= later.tasks()
            && std::equal(earlier.task_starts.begin(), earlier.task_starts.end(), later.task_starts.begin())
            && std::equal(earlier.chosen.begin(), earlier.chosen.end(), later.chosen.begin())
            && std::equal(earlier.rows.begin(), earlier.rows.end(), later.rows.begin());
    }

    bool is_start_of(std::vector<choice::ItemPick> const& earlier, std::vector<choice::ItemPick> const& later)
    {
        auto const is_same = [](choice::ItemPick const& left, choice::ItemPick const& right) {
            return left.shown == right.shown && left.picked == right.picked && left.is_worst == right.is_worst;
        };
        return earlier.size() <= later.size() && std::equal(earlier.begin(), earlier.end(), later.begin(), is_same);
    }

    template <typename Answers> bool all_start(std::vector<Answers> const& earlier, std::vector<Answers> const& later)
    {
        if (earlier.size() > later.size())
            return false;
        for (std::size_t i = 0; i < earlier.size(); ++i) {
            if (!is_start_of(earlier[i], later[i]))
                return false;
        }
        return true;
    }

}

std::optional<ChainInput> chain_input(Question const& question, std::span<Response const> responses)
{
    if (auto const* maxdiff = std::get_if<survey::MaxDiff>(&question.kind); maxdiff && maxdiff->items.size() > 1)
        return maxdiff_chain(question, responses);
    if (auto const* conjoint = std::get_if<survey::Conjoint>(&question.kind); conjoint && !conjoint->attributes.empty())
        return conjoint_chain(question, responses);
    return std::nullopt;
}

bool continues(choice::Panel const& earlier, choice::Panel const& later)
{
    return earlier.parameters == later.parameters && all_start(earlier.picks, later.picks)
        && all_start(earlier.tasks, later.tasks);
}

}
