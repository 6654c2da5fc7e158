#include "bin/cli.h"
#include "codec/json.h"
#include "codec/question_results.h"
#include "codec/response_json.h"

namespace dure::cli {

namespace {

    using survey::List;

    constexpr std::size_t bytes_at_most = std::size_t { 2 } << 30;

    // Lines, or an export file. Nothing, with the reason on stderr, if any response cannot be read.
    std::optional<std::vector<survey::Response>> read_responses(std::string const& path)
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
        if (!lines.errors.empty())
            return std::nullopt;
        return std::move(lines.responses);
    }

    int run(Options const& options)
    {
        auto const file = load_survey(options.positional[0]);
        if (!file)
            return exit_failed;
        auto const responses = read_responses(options.positional[1]);
        if (!responses)
            return exit_failed;
        auto const wanted = options.value_or("--question", "");
        List results;
        for (auto const& question : file->loaded.survey->definition().questions) {
            if (!wanted.empty() && question.name != wanted)
                continue;
            if (auto found = codec::question_result(question, *responses))
                results.push_back(codec::to_value(question, std::move(*found)));
        }
        if (results.empty()) {
            complain(wanted.empty() ? "the survey asks nothing that has utilities"
                                    : "there is no question '" + wanted + "' that has utilities");
            return exit_failed;
        }
        print(codec::to_json(results, codec::JsonStyle::pretty) + "\n");
        return exit_ok;
    }

}

Command utilities_command()
{
    Command command;
    command.name = "utilities";
    command.summary = "what people's choices say: MaxDiff, pairs, conjoint, Kano, prices";
    command.help
        = "Usage: dure utilities SURVEY.json RESPONSES.jsonl [--question NAME]\n\n"
          "Estimates every question of choice from the responses (JSON lines, or a .json export) by the method of\n"
          "'dure stats' that fits it, and prints a list with the number of respondents and tasks behind each.\n"
          "Answers to what cannot have been shown are left out and listed as findings.\n\n"
          "  --question NAME   only this one\n";
    command.options = { { "--question" } };
    command.least_positional = 2;
    command.most_positional = 2;
    command.run = run;
    return command;
}

}
