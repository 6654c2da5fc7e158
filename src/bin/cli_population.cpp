#include "base/text.h"
#include "bin/cli.h"
#include "choice/population.h"
#include "choice/worths.h"
#include "codec/json.h"
#include "codec/response_json.h"
#include "survey/answers.h"

#include <cmath>

namespace dure::cli {

namespace {

    using survey::Record;
    using survey::Value;

    constexpr std::size_t bytes_at_most = std::size_t { 2 } << 30;

    // { item: number }, of a conjoint { attribute: { level: number } }, rounded to three digits.
    Value by_name(survey::QuestionKind const& kind, std::vector<double> const& numbers)
    {
        std::size_t next = 0;
        auto const of = [&](std::vector<survey::Choice> const& items) {
            Record record;
            for (auto const& item : items)
                record.set(survey::to_words(item.value), std::round(numbers[next++] * 1000) / 1000);
            return Value(std::move(record));
        };
        if (auto const* maxdiff = std::get_if<survey::MaxDiff>(&kind))
            return of(maxdiff->items);
        if (auto const* pairs = std::get_if<survey::Pairs>(&kind))
            return of(pairs->items);
        Record record;
        for (auto const& attribute : std::get<survey::Conjoint>(kind).attributes)
            record.set(attribute.name, of(attribute.levels));
        return record;
    }

    int run(Options const& options)
    {
        auto const draws = whole_option(options, "--draws", 1500, 10, 1e6);
        if (!draws)
            return exit_usage;
        auto const file = load_survey(options.positional[0]);
        if (!file)
            return exit_failed;
        auto const bytes = read_file(options.positional[1], bytes_at_most);
        if (!bytes) {
            complain(options.positional[1], bytes.error());
            return exit_failed;
        }
        auto const lines = codec::responses_from_jsonl(bytes.value());
        for (auto const& error : lines.errors)
            complain(options.positional[1], error);
        if (!lines.errors.empty())
            return exit_failed;
        choice::PopulationSettings settings;
        settings.draws = static_cast<std::size_t>(*draws);
        settings.burn_in = settings.draws / 3;
        auto is_whole = true;
        Record populations;
        for (auto const& question : file->loaded.survey->definition().questions) {
            auto const found = choice::estimated_population(question, lines.responses, settings);
            if (!found)
                continue;
            if (!(found->largest_r_hat < choice::settled_r_hat)) {
                complain("the estimates of '" + question.name + "' have not settled (R-hat "
                    + base::number_to_text(std::round(found->largest_r_hat * 1000) / 1000)
                    + ", should be below 1.05): more draws, more responses or more tasks of each person are needed");
                is_whole = false;
                continue;
            }
            auto const& people = found->population;
            Record population;
            population.set("people", people.people);
            if (options.has("--from"))
                population.set("from", options.value_or("--from", ""));
            population.set("mean", by_name(question.kind, people.segments.front().mean));
            population.set("deviation", by_name(question.kind, people.deviation));
            populations.set(question.name, std::move(population));
        }
        if (populations.is_empty()) {
            if (is_whole)
                complain("there is no maxdiff, pairs or conjoint question that ten people answered");
            return exit_failed;
        }
        print(codec::to_json(std::move(populations), codec::JsonStyle::pretty) + "\n");
        return is_whole ? exit_ok : exit_failed;
    }

}

Command population_command()
{
    Command command;
    command.name = "population";
    command.summary = "people's utilities in general, to ship with a survey";
    command.help
        = "Usage: dure population SURVEY.json RESPONSES.jsonl [--from WORDS]\n\n"
          "Estimates the mean and the deviation of the utilities of every maxdiff, pairs and conjoint question from "
          "the\n"
          "responses (hierarchical Bayes) and prints for each the `population` that tells respondents how many think\n"
          "alike. See docs/survey-format.md. A question whose estimates have not settled is told and left out, and "
          "the\n"
          "command fails.\n\n"
          "  --draws COUNT  of hierarchical Bayes, after a third as many to get there; up to ten times as many are "
          "made\n"
          "                 until they settle; 1500 if not said\n"
          "  --from WORDS   where the responses come from, shown to respondents: \"2026-10 panel\"\n";
    command.options = { { "--from" }, { "--draws" } };
    command.least_positional = 2;
    command.most_positional = 2;
    command.run = run;
    return command;
}

}
