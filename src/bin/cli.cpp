#include "bin/cli.h"

#include "base/text.h"
#include "base/time.h"
#include "codec/json.h"
#include "codec/response_json.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>

namespace dure::cli {

namespace {

    std::vector<Command> all_commands()
    {
        return { check_command(), eval_command(), play_command(), simulate_command(), convert_command(),
            stats_command(), utilities_command(), population_command(), design_command() };
    }

    void print_overview()
    {
        std::string text = "dure - surveys from the command line\n\nUsage: dure COMMAND [OPTIONS] ...\n\n";
        for (auto const& command : all_commands()) {
            std::string name(command.name);
            name.resize(12, ' ');
            text += "  " + name + std::string(command.summary) + "\n";
        }
        text += "\n'dure COMMAND --help' says more. JSON goes to standard output, errors to standard error.\n"
                "Exit codes: 0 done, 1 something was found or failed, 2 wrong use.\n";
        print(text);
    }

    // Nothing, with the reason on stderr, if the words do not fit the command.
    std::optional<Options> parse_options(Command const& command, std::vector<std::string> const& words)
    {
        Options options;
        auto only_positional = false;
        for (std::size_t i = 0; i < words.size(); ++i) {
            auto const& word = words[i];
            if (only_positional || word.size() < 2 || word[0] != '-') {
                options.positional.push_back(word);
                continue;
            }
            if (word == "--") {
                only_positional = true;
                continue;
            }
            auto const equals = word.find('=');
            auto const name = word.substr(0, equals);
            auto const spec = std::find_if(command.options.begin(), command.options.end(),
                [&](OptionSpec const& known) { return known.name == name; });
            if (spec == command.options.end()) {
                usage_error("'" + std::string(command.name) + "' has no option '" + name + "'");
                return {};
            }
            std::string value;
            if (equals != std::string::npos)
                value = word.substr(equals + 1);
            else if (spec->takes_value && i + 1 < words.size())
                value = words[++i];
            if (spec->takes_value == value.empty()) {
                usage_error("option '" + name + "' " + (spec->takes_value ? "needs a value" : "takes no value"));
                return {};
            }
            options.values[name] = value;
        }
        auto const count = options.positional.size();
        if (count < command.least_positional || count > command.most_positional) {
            usage_error("'" + std::string(command.name) + "' needs "
                + (count < command.least_positional ? "more" : "fewer") + " arguments; see 'dure "
                + std::string(command.name) + " --help'");
            return {};
        }
        return options;
    }

}

std::string Options::value_or(std::string_view name, std::string_view fallback) const
{
    auto const found = values.find(name);
    return found == values.end() ? std::string(fallback) : found->second;
}

void complain(std::string_view sentence)
{
    auto const line = "dure: " + base::repair_utf8(sentence) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
}

void complain(std::string_view subject, base::Error const& error)
{
    auto sentence = std::string(subject);
    if (!error.where.empty())
        sentence += ": " + error.where;
    complain(sentence + ": " + error.detail);
}

int usage_error(std::string_view sentence)
{
    complain(sentence);
    return exit_usage;
}

void print(std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
}

base::Result<std::string> read_file(std::string const& path, std::size_t bytes_at_most)
{
    auto* const file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
    if (!file)
        return base::Error { base::ErrorCode::not_found, "", std::strerror(errno) };
    std::string bytes;
    char buffer[65536];
    while (bytes.size() <= bytes_at_most) {
        auto const count = std::fread(buffer, 1, sizeof buffer, file);
        if (count == 0)
            break;
        bytes.append(buffer, count);
    }
    auto const failed = std::ferror(file) != 0;
    if (file != stdin)
        std::fclose(file);
    if (failed)
        return base::Error { base::ErrorCode::not_found, "", "it could not be read" };
    if (bytes.size() > bytes_at_most)
        return base::Error { base::ErrorCode::limit_exceeded, "", "it is too large" };
    return bytes;
}

base::Result<base::Done> write_file(std::string const& path, std::string_view bytes)
{
    auto* const file = path == "-" ? stdout : std::fopen(path.c_str(), "wb");
    if (!file)
        return base::Error { base::ErrorCode::storage_refused, "", std::strerror(errno) };
    auto const written = std::fwrite(bytes.data(), 1, bytes.size(), file);
    auto const flushed = std::fflush(file) == 0;
    auto const closed = file == stdout || std::fclose(file) == 0;
    if (written != bytes.size() || !flushed || !closed)
        return base::Error { base::ErrorCode::storage_full, "", "it could not be written completely" };
    return base::Done {};
}

std::optional<SurveyFile> load_survey(std::string const& path)
{
    auto const bytes = read_file(path);
    if (!bytes.is_ok()) {
        complain(path, bytes.error());
        return {};
    }
    auto definition = codec::parse_json(bytes.value());
    if (!definition.is_ok()) {
        complain(path, definition.error());
        return {};
    }
    auto loaded = codec::read_survey(definition.value());
    if (!loaded.is_ok()) {
        complain(path, loaded.error());
        return {};
    }
    SurveyFile file;
    file.loaded = loaded.release_value();
    file.definition = definition.release_value();
    file.hash = codec::survey_hash(file.definition);
    file.id = file.loaded.survey->definition().id;
    if (file.id.empty()) {
        auto const name = path.substr(path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
        file.id = name == "-" ? "survey" : name.substr(0, name.find('.'));
    }
    return file;
}

std::optional<double> instant_option(Options const& options, std::string_view name)
{
    auto const text = options.value_or(name, "2026-01-05T00:00:00Z");
    auto const time = base::parse_iso_8601(text);
    if (!time) {
        usage_error("option '" + std::string(name) + "' needs a time such as 2026-11-22T09:00:00Z, not '" + text + "'");
        return {};
    }
    return static_cast<double>(time->millis());
}

std::optional<double> number_option(Options const& options, std::string_view name, double fallback)
{
    if (!options.has(name))
        return fallback;
    auto const text = options.value_or(name, "");
    auto const number = base::parse_decimal(text);
    if (!number)
        usage_error("option '" + std::string(name) + "' needs a number, not '" + text + "'");
    return number;
}

std::optional<double> whole_option(
    Options const& options, std::string_view name, double fallback, double least, double most)
{
    auto const number = number_option(options, name, fallback);
    if (!number)
        return std::nullopt;
    if (*number >= least && *number <= most && *number == std::floor(*number))
        return number;
    usage_error("option '" + std::string(name) + "' needs a whole number from " + base::number_to_text(least) + " to "
        + base::number_to_text(most));
    return std::nullopt;
}

namespace {

    int run_words(std::vector<std::string> arguments)
    {
        if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "-h" || arguments[0] == "help") {
            print_overview();
            return arguments.empty() ? exit_usage : exit_ok;
        }
        for (auto const& command : all_commands()) {
            if (command.name != arguments[0])
                continue;
            arguments.erase(arguments.begin());
            if (!arguments.empty() && (arguments[0] == "--help" || arguments[0] == "-h")) {
                print(command.help);
                return exit_ok;
            }
            auto const options = parse_options(command, arguments);
            return options ? command.run(*options) : exit_usage;
        }
        return usage_error("there is no command '" + arguments[0] + "'; 'dure --help' lists them");
    }

}

}

int main(int count, char** words)
{
    using namespace dure::cli;
    auto const code = run_words({ words + std::min(count, 1), words + count });
    // A full disk may show only when the last of the buffer is written.
    if (std::fflush(stdout) == 0 && !std::ferror(stdout))
        return code;
    complain("standard output could not be written");
    return exit_failed;
}
