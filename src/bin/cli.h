// What the commands of `dure` share: options, files, exit codes. JSON goes to stdout, one-sentence errors to stderr.
#pragma once

#include "base/result.h"
#include "codec/json.h"
#include "codec/survey_json.h"
#include "survey/survey.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dure::cli {

enum ExitCode { exit_ok = 0, exit_failed = 1, exit_usage = 2 };

struct OptionSpec {
    std::string_view name; // "--seed" or "-n"
    bool takes_value = true;
};

struct Options {
    std::vector<std::string> positional;
    std::map<std::string, std::string, std::less<>> values; // flags have ""

    bool has(std::string_view name) const { return values.find(name) != values.end(); }
    std::string value_or(std::string_view name, std::string_view fallback) const;
};

struct Command {
    std::string_view name;
    std::string_view summary; // one line
    std::string_view help; // what --help says
    std::vector<OptionSpec> options;
    std::size_t least_positional = 1;
    std::size_t most_positional = 1;
    int (*run)(Options const& options) = nullptr;
};

Command check_command();
Command eval_command();
Command play_command();
Command simulate_command();
Command convert_command();
Command stats_command();
Command utilities_command();
Command population_command();
Command design_command();

// "dure: FILE: line 3, column 4: reason" on stderr.
void complain(std::string_view subject, base::Error const& error);
void complain(std::string_view sentence);
int usage_error(std::string_view sentence);

// "-" is stdin. A file of lines may be longer than a document: each line is a document of its own.
base::Result<std::string> read_file(std::string const& path, std::size_t bytes_at_most = codec::JsonLimits {}.bytes);
base::Result<base::Done> write_file(std::string const& path, std::string_view bytes); // "-" is stdout
void print(std::string_view text);

// A survey from its file, with its definition as written and its hash. Nothing if it cannot run: why is on stderr.
struct SurveyFile {
    survey::Value definition;
    std::string id; // its own, or the file's name without folder and extension
    std::string hash;
    codec::LoadedSurvey loaded;
};
std::optional<SurveyFile> load_survey(std::string const& path);

// An instant from "--now"; the fixed default keeps runs reproducible.
std::optional<double> instant_option(Options const& options, std::string_view name);
std::optional<double> number_option(Options const& options, std::string_view name, double fallback);
std::optional<double> whole_option(
    Options const& options, std::string_view name, double fallback, double least, double most);

}
