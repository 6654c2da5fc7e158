#include "bin/cli.h"
#include "codec/json.h"

namespace dure::cli {

namespace {

    using survey::Finding;
    using survey::Severity;

    std::string_view name_of(Severity severity)
    {
        switch (severity) {
        case Severity::note:
            return "note";
        case Severity::warning:
            return "warning";
        case Severity::error:
            return "error";
        }
        return "error";
    }

    survey::Value to_value(Finding const& finding)
    {
        survey::Record message;
        message.set("ko", finding.korean);
        message.set("en", finding.english);
        survey::Record record;
        record.set("severity", name_of(finding.severity));
        record.set("where", finding.where);
        record.set("message", std::move(message));
        return record;
    }

    void print_json(survey::Findings const& findings, int errors)
    {
        survey::List list;
        for (auto const& finding : findings)
            list.push_back(to_value(finding));
        survey::Record record;
        record.set("ok", errors == 0);
        record.set("findings", std::move(list));
        print(codec::to_json(record, codec::JsonStyle::pretty) + "\n");
    }

    void print_lines(survey::Findings const& findings, int errors)
    {
        for (auto const& finding : findings) {
            print(std::string(name_of(finding.severity)) + " " + (finding.where.empty() ? "/" : finding.where) + ": "
                + finding.english + "\n");
        }
        print(std::to_string(findings.size()) + (findings.size() == 1 ? " finding, " : " findings, ")
            + std::to_string(errors) + (errors == 1 ? " error\n" : " errors\n"));
    }

    int run(Options const& options)
    {
        auto const file = load_survey(options.positional[0]);
        if (!file)
            return exit_failed;
        auto errors = 0;
        for (auto const& finding : file->loaded.findings)
            errors += finding.severity == Severity::error ? 1 : 0;
        if (options.has("--json"))
            print_json(file->loaded.findings, errors);
        else
            print_lines(file->loaded.findings, errors);
        return errors == 0 ? exit_ok : exit_failed;
    }

}

Command check_command()
{
    Command command;
    command.name = "check";
    command.summary = "what is wrong with a survey, with JSON pointers";
    command.help = "Usage: dure check SURVEY.json [--json]\n\n"
                   "Loads a SurveyJS survey and prints what would not work as written: unknown types and properties,\n"
                   "names that do not exist, expressions that do not compile. '-' reads standard input.\n\n"
                   "  --json   {\"ok\":…,\"findings\":[{\"severity\",\"where\",\"message\":{\"ko\",\"en\"}}]}\n\n"
                   "Exit code 1 if a finding is an error or the file is no survey.\n";
    command.options = { { "--json", false } };
    command.run = run;
    return command;
}

}
