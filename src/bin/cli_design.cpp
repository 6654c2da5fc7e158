#include "bin/cli.h"
#include "codec/design_json.h"
#include "codec/json.h"

#include <cmath>

namespace dure::cli {

namespace {

    constexpr std::string_view help
        = "Usage: dure design maxdiff SPEC.json [--seed 1] [--versions 1] [--report]\n"
          "       dure design conjoint SPEC.json [--seed 1] [--versions 1] [--report]\n"
          "       dure design check DESIGN.json\n\n"
          "Finds which items or alternatives to show together, balanced and the same for the same seed, and\n"
          "prints the design with a report on its balance; a survey ships it as the `design` of its question.\n"
          "Reads standard input where the file is '-'. Specifications and designs: docs/formats.md.\n\n"
          "  --seed NUMBER     instead of the specification's\n"
          "  --versions COUNT  instead of the specification's\n"
          "  --report          print the report alone\n\n"
          "Exit code 1 if there is no such design, or if the design that is checked repeats an item or an\n"
          "alternative, shows what is prohibited or dominated, or cannot be estimated.\n";

    // An option that replaces a whole number of the specification; false, with the reason on stderr, if it is none.
    bool replace(Options const& options, std::string_view name, std::string_view member, survey::Value& spec)
    {
        if (!options.has(name))
            return true;
        auto const number = number_option(options, name, 0);
        if (!number)
            return false;
        if (*number < 0 || *number > 9e15 || *number != std::floor(*number)) {
            usage_error("option '" + std::string(name) + "' needs a whole number that is not negative");
            return false;
        }
        if (spec.is_record())
            spec.record().set(member, *number);
        return true;
    }

    int print_check(codec::DesignFile const& file)
    {
        auto const check = codec::check_design(file);
        print(codec::to_json(check.report, codec::JsonStyle::pretty) + "\n");
        return check.keeps_rules ? exit_ok : exit_failed;
    }

    int run(Options const& options)
    {
        auto const& method = options.positional[0];
        if (method != "maxdiff" && method != "conjoint" && method != "check")
            return usage_error("there is no design '" + method + "'; see 'dure design --help'");
        auto const& path = options.positional[1];
        auto const fail = [&](base::Error const& error) {
            complain(path, error);
            return static_cast<int>(exit_failed);
        };
        auto const bytes = read_file(path);
        if (!bytes.is_ok())
            return fail(bytes.error());
        auto json = codec::parse_json(bytes.value());
        if (!json.is_ok())
            return fail(json.error());
        if (!replace(options, "--seed", "seed", json.value())
            || !replace(options, "--versions", "versions", json.value()))
            return exit_usage;
        auto const& value = json.value();
        auto file = method == "check" ? codec::read_design(value)
            : method == "maxdiff"     ? codec::read_maxdiff_spec(value)
                                      : codec::read_conjoint_spec(value);
        if (!file.is_ok())
            return fail(file.error());
        if (method == "check")
            return print_check(file.value());
        if (auto const made = codec::make_design(file.value()); !made.is_ok())
            return fail(made.error());
        if (options.has("--report"))
            print(codec::to_json(codec::check_design(file.value()).report, codec::JsonStyle::pretty) + "\n");
        else
            print(codec::to_json(codec::design_to_value(file.value())) + "\n");
        return exit_ok;
    }

}

Command design_command()
{
    Command command;
    command.name = "design";
    command.summary = "balanced MaxDiff and conjoint designs, and how balanced one is";
    command.help = help;
    command.options = { { "--seed" }, { "--versions" }, { "--report", false } };
    command.least_positional = 2;
    command.most_positional = 2;
    command.run = run;
    return command;
}

}
