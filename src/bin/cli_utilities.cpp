#include "base/text.h"
#include "bin/cli.h"
#include "codec/json.h"
#include "codec/question_results.h"
#include "codec/response_json.h"


namespace dure::cli {

namespace {

    using survey::List;

    constexpr std::size_t bytes_at_most = std::size_t { 2 } << 30;

    // Lines, or an export file. Nothing, with the reason on stderr, if it cannot be read at all; lines that cannot are
    // named there and left out, and then `is_whole` is false.
    std::optional<std::vector<survey::Response>> read_responses(std::string const& path, bool& is_whole)
    {
        auto const bytes = read_file(path, bytes_at_most);
        if (!bytes.is_ok()) {
            complain(path, bytes.error());
            return std::nullopt;
        }
        if (path.size() > 5 && path.substr(path.size() - 5) == ".json") {
            auto file = codec::export_from_json(bytes.value());
            if (file.is_ok())
                return std::move(file.value().responses);
            complain(path, file.error());
            return std::nullopt;
        }
        auto lines = codec::responses_from_jsonl(bytes.value());
        for (auto const& error : lines.errors)
            complain(path, error);
        is_whole = lines.errors.empty();
        return std::move(lines.responses);
    }

    // Nothing, with the reason on stderr, if a file or an option cannot be used: then `code` is how to end.
    std::optional<codec::ResultOptions> result_options(Options const& options, int& code)
    {
        code = exit_usage;
        codec::ResultOptions chosen;
        auto const seed = whole_option(options, "--seed", 1, 0, 9e15);
        auto const draws = whole_option(options, "--draws", static_cast<double>(chosen.draws), 100, 1e6);
        auto const top = whole_option(options, "--top", static_cast<double>(chosen.top), 1, 200);
        if (!seed || !draws || !top)
            return std::nullopt;
        chosen.is_individual = options.has("--individual") || options.has("--simulate");
        chosen.seed = static_cast<std::uint64_t>(*seed);
        chosen.draws = static_cast<std::size_t>(*draws);
        chosen.top = static_cast<std::size_t>(*top);
        chosen.price = options.value_or("--price", "");
        if (!options.has("--simulate"))
            return chosen;
        code = exit_failed;
        auto const path = options.value_or("--simulate", "");
        auto const bytes = read_file(path);
        auto products = bytes.is_ok() ? codec::parse_json(bytes.value()) : base::Result<survey::Value>(bytes.error());
        if (products.is_ok() && !products.value().is_record())
            products = base::Error { base::ErrorCode::invalid_input, "",
                "should be an object: a product's name to its levels by attribute" };
        if (!products.is_ok()) {
            complain(path, products.error());
            return std::nullopt;
        }
        chosen.products = products.release_value();
        return chosen;
    }

    int run(Options const& options)
    {
        int code = exit_ok;
        auto const chosen = result_options(options, code);
        if (!chosen)
            return code;
        auto const file = load_survey(options.positional[0]);
        if (!file)
            return exit_failed;
        auto is_whole = true;
        auto const responses = read_responses(options.positional[1], is_whole);
        if (!responses)
            return exit_failed;
        auto const wanted = options.value_or("--question", "");
        List results;
        for (auto const& question : file->loaded.survey->definition().questions) {
            if (!wanted.empty() && question.name != wanted)
                continue;
            if (auto found = codec::question_result(question, *responses, *chosen))
                results.push_back(codec::to_value(question, std::move(*found)));
        }
        if (results.empty()) {
            complain(wanted.empty() ? "the survey asks nothing that has utilities"
                                    : "there is no question '" + wanted + "' that has utilities");
            return exit_failed;
        }
        print(codec::to_json(results, codec::JsonStyle::pretty) + "\n");
        return is_whole ? exit_ok : exit_failed;
    }

}

Command utilities_command()
{
    Command command;
    command.name = "utilities";
    command.summary = "what people's choices say: MaxDiff, pairs, conjoint, Kano, prices, concepts and more";
    command.help
        = "Usage: dure utilities SURVEY.json RESPONSES.jsonl [--question NAME] [--individual]\n\n"
          "Estimates every question of choice from the responses (JSON lines, or a .json export) by the methods of\n"
          "'dure stats' that fit it, and prints a list with the number of respondents behind each: MaxDiff, pairs,\n"
          "conjoint, Kano, price sensitivity, concepts, statements, constant sums, card sorting, rankings,\n"
          "marks on pictures and image maps.\n"
          "Answers to what cannot have been shown are left out and listed as findings; lines that are no responses\n"
          "are left out, named on stderr, and end with exit code 1.\n\n"
          "  --question NAME       only this one\n"
          "  --price ATTRIBUTE     of a conjoint: what willingness to pay is measured in\n"
          "  --individual          MaxDiff and conjoint: every respondent's utilities (hierarchical Bayes), and of\n"
          "                        MaxDiff which items together reach the most people\n"
          "  --seed NUMBER         of everything random; 1 if not said\n"
          "  --draws COUNT         of hierarchical Bayes, a quarter of them to get there; 4000 if not said\n"
          "  --top COUNT           so many of their best items reach a person, unless there is an anchor; 3 if not "
          "said\n"
          "  --simulate PRODUCTS.json   shares of preference among {\"name\": {attribute: level}} by the individual\n"
          "                        utilities of a conjoint\n";
    command.options = { { "--question" }, { "--price" }, { "--individual", false }, { "--seed" }, { "--draws" },
        { "--top" }, { "--simulate" } };
    command.least_positional = 2;
    command.most_positional = 2;
    command.run = run;
    return command;
}

}
