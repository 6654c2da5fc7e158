#include "bin/cli.h"
#include "codec/json.h"
#include "codec/stats_methods.h"

namespace dure::cli {

namespace {

    std::string help()
    {
        std::string text
            = "Usage: dure stats METHOD [INPUT.json]\n\n"
              "Reads the method's input, from standard input if no file is named, and prints its result as JSON.\n"
              "What cannot be estimated is null, and `warnings` says why. Shapes: docs/statistics.md.\n\n";
        for (auto const family : { codec::number_methods(), codec::choice_methods(), codec::design_methods() }) {
            for (auto const& method : family)
                text += "  " + std::string(method.name) + "\n      " + std::string(method.summary) + "\n";
        }
        return text;
    }

    int run(Options const& options)
    {
        auto const* const method = codec::find_stats_method(options.positional[0]);
        if (!method)
            return usage_error("there is no method '" + options.positional[0] + "'; 'dure stats --help' lists them");
        auto const path = options.positional.size() > 1 ? options.positional[1] : std::string("-");
        auto const bytes = read_file(path);
        if (!bytes.is_ok()) {
            complain(path, bytes.error());
            return exit_failed;
        }
        auto const input = codec::parse_json(bytes.value());
        if (!input.is_ok()) {
            complain(path, input.error());
            return exit_failed;
        }
        auto const output = method->run(input.value());
        if (!output.is_ok()) {
            complain(path, output.error());
            return exit_failed;
        }
        print(codec::to_json(output.value(), codec::JsonStyle::pretty) + "\n");
        return exit_ok;
    }

}

Command stats_command()
{
    static auto const text = help();
    Command command;
    command.name = "stats";
    command.summary = "a statistical method on data, JSON in and out";
    command.help = text;
    command.most_positional = 2;
    command.run = run;
    return command;
}

}
