#include "choice/design_blocks.h"
#include "choice/design_efficiency.h"
#include "codec/stats_input.h"
#include "codec/stats_methods.h"

#include <algorithm>

namespace dure::codec {

namespace {

    using base::Result;
    using survey::Record;
    using survey::Value;

    constexpr std::size_t most_levels = 1000;
    constexpr std::size_t most_items = 500;
    constexpr double most_pairs = 2e8; // of places in the same block
    constexpr std::size_t most_parameters = 500;

    Value optional_number(std::optional<double> const& number)
    {
        return number ? number_or_null(*number) : Value(nullptr);
    }

    Value whole(std::size_t number)
    {
        return static_cast<double>(number);
    }

    // Runs one calculation for each named design of the input.
    template <typename Run> Result<Value> for_each_design(Value const& input, Run const& run)
    {
        auto const designs = TRY(StatsInput(input).member("designs").members());
        Record output;
        stats::Warnings warnings;
        auto is_name_taken = false;
        for (auto const& [name, design] : designs) {
            auto found = TRY(run(design));
            if (found.member("warnings").is_list()) {
                for (auto const& warning : found.member("warnings").list())
                    warnings.push_back(
                        { warning.member("code").text(), name + ": " + warning.member("message").text() });
            }
            is_name_taken |= name == "warnings";
            output.append(name, std::move(found));
        }
        // Beside the design's own, where every other method has them; unless a design is called so.
        if (!is_name_taken)
            add_warnings(output, warnings);
        return Value(std::move(output));
    }

    Result<std::vector<std::size_t>> read_levels(StatsInput const& design)
    {
        auto const levels = TRY(design.member("levels").wholes(1, most_levels));
        if (choice::coded_columns(levels) > most_parameters)
            return design.member("levels").error("there are more than 500 parameters");
        return levels;
    }

    Result<choice::Profile> read_profile(StatsInput const& row, std::vector<std::size_t> const& levels)
    {
        auto const cells = TRY(row.items());
        if (cells.size() != levels.size())
            return row.error("this row has " + std::to_string(cells.size()) + " levels, there are "
                + std::to_string(levels.size()) + " attributes");
        choice::Profile profile;
        for (auto const& cell : cells)
            profile.push_back(TRY(cell.whole(0, levels[profile.size()] - 1)));
        return profile;
    }

    Result<choice::LevelCoding> read_coding(StatsInput const& coding)
    {
        if (!coding.exists())
            return choice::LevelCoding::effects;
        auto const name = TRY(coding.text());
        if (name == "effects" || name == "effect")
            return choice::LevelCoding::effects;
        if (name == "dummy")
            return choice::LevelCoding::dummy;
        return coding.error("should be \"effects\" or \"dummy\"");
    }

    Result<std::vector<choice::ChoiceTask>> read_sets(StatsInput const& sets, std::vector<std::size_t> const& levels)
    {
        std::vector<choice::ChoiceTask> tasks;
        auto const every_set = TRY(sets.items());
        for (auto const& set : every_set) {
            auto const alternatives = TRY(set.items());
            choice::ChoiceTask task;
            for (auto const& alternative : alternatives) {
                task.emplace_back();
                if (alternative.exists()) // null is the none alternative
                    task.back() = TRY(read_profile(alternative, levels));
            }
            tasks.push_back(std::move(task));
        }
        return tasks;
    }

    Result<Value> d_error_of(StatsInput const& design)
    {
        auto const levels = TRY(read_levels(design));
        choice::CodedTasks coded { levels };
        coded.coding = TRY(read_coding(design.member("coding")));
        auto const tasks = TRY(read_sets(design.member("sets"), levels));
        coded.none_constant = std::any_of(tasks.begin(), tasks.end(), [](auto const& task) {
            return std::any_of(task.begin(), task.end(), [](auto const& profile) { return profile.empty(); });
        });
        std::vector<double> utilities;
        auto const given = design.member("utilities");
        if (given.exists()) {
            utilities = TRY(given.numbers());
            if (utilities.size() != choice::parameter_count(coded))
                return given.error("there should be one for each of the "
                    + std::to_string(choice::parameter_count(coded)) + " parameters");
            coded.utilities = utilities;
        }
        auto const error = choice::choice_design_error(coded, tasks);
        Record output;
        output.set("parameters", whole(error.parameters));
        output.set("d_error", optional_number(error.d_error));
        output.set("a_error", optional_number(error.a_error));
        output.set("information_diag", number_list(error.information_diagonal));
        if (!error.d_error)
            add_warnings(output, { { "not_estimable", "The tasks do not tell all utilities apart." } });
        return Value(std::move(output));
    }

    Result<Value> choice_design_d_error(Value const& input)
    {
        return for_each_design(input, d_error_of);
    }

    Result<Value> linear_efficiency_of(StatsInput const& design)
    {
        auto const levels = TRY(read_levels(design));
        std::vector<choice::Profile> rows;
        auto const every_row = TRY(design.member("rows").items());
        for (auto const& row : every_row)
            rows.push_back(TRY(read_profile(row, levels)));
        auto const efficiency = choice::linear_design_efficiency(levels, rows);
        Record output;
        output.set("n", whole(efficiency.rows));
        output.set("p", whole(efficiency.parameters));
        output.set("d_efficiency", optional_number(efficiency.d_efficiency));
        output.set("a_efficiency", optional_number(efficiency.a_efficiency));
        if (!efficiency.d_efficiency)
            add_warnings(output, { { "not_estimable", "The profiles do not tell all effects apart." } });
        return Value(std::move(output));
    }

    Result<Value> linear_design_d_efficiency(Value const& input)
    {
        return for_each_design(input, linear_efficiency_of);
    }

    Result<Value> blocks_of(StatsInput const& design)
    {
        auto const items = TRY(design.member("v").whole(1, most_items));
        auto const every_block = TRY(design.member("blocks").items());
        choice::Blocks blocks;
        double pairs = 0;
        for (auto const& block : every_block) {
            blocks.push_back(TRY(block.wholes(0, items - 1)));
            pairs += static_cast<double>(blocks.back().size()) * static_cast<double>(blocks.back().size());
            if (pairs > most_pairs)
                return block.error("the blocks up to here are too large together");
        }
        auto const report = choice::block_design_report(items, blocks);
        Record output;
        output.set("v", whole(report.items));
        output.set("b", whole(report.blocks));
        output.set("block_sizes", number_list({ report.block_sizes.begin(), report.block_sizes.end() }));
        output.set("replications_min", whole(report.replications.least));
        output.set("replications_max", whole(report.replications.most));
        output.set("pair_min", whole(report.pairs.least));
        output.set("pair_max", whole(report.pairs.most));
        output.set("binary", report.is_binary);
        output.set("is_bibd", report.is_balanced_incomplete);
        output.set("connected", report.is_connected);
        output.set("efficiency_A", optional_number(report.efficiency_a));
        output.set("efficiency_D", optional_number(report.efficiency_d));
        output.set("position_balanced", report.is_position_balanced);
        if (!report.efficiency_a)
            add_warnings(output,
                { { "not_estimable", "Some items are never compared with the others, not even through third ones." } });
        return Value(std::move(output));
    }

    Result<Value> maxdiff_design_bibd(Value const& input)
    {
        return for_each_design(input, blocks_of);
    }

    constexpr StatsMethod methods[] = {
        { "choice_design_d_error", "D-error and A-error of designs of choice tasks", choice_design_d_error },
        { "linear_design_d_efficiency", "D- and A-efficiency of designs of rated profiles",
            linear_design_d_efficiency },
        { "maxdiff_design_bibd", "balance and efficiency of sets of items", maxdiff_design_bibd },
    };

}

std::span<StatsMethod const> design_methods()
{
    return methods;
}

}
