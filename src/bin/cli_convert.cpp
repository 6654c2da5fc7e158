#include "bin/cli.h"
#include "codec/json.h"
#include "codec/response_json.h"

namespace dure::cli {

namespace {

    using survey::Response;

    struct Responses {
        std::vector<Response> items;
        std::optional<survey::Value> survey; // an export file brings its own
        survey::Record others; // of the export file
        int failures = 0;
    };

    std::string extension(std::string const& path)
    {
        auto const dot = path.rfind('.');
        return dot == std::string::npos || path.find('/', dot) != std::string::npos ? "" : path.substr(dot + 1);
    }

    bool is_lines(std::string const& kind)
    {
        return kind == "jsonl" || kind == "ndjson";
    }

    constexpr std::size_t lines_bytes_at_most = std::size_t { 2 } << 30;

    void add_lines(std::string const& path, std::string const& bytes, Responses& read)
    {
        auto lines = codec::responses_from_jsonl(bytes);
        for (auto const& error : lines.errors)
            complain(path, error);
        read.failures += static_cast<int>(lines.errors.size());
        read.items = std::move(lines.responses);
    }

    // An export file, a list of responses or one response.
    void add_json(std::string const& path, std::string const& bytes, Responses& read)
    {
        auto const fail = [&](base::Error const& error) {
            complain(path, error);
            ++read.failures;
        };
        auto value = codec::parse_json(bytes);
        if (!value.is_ok())
            return fail(value.error());
        auto const& format = value.value().member("format");
        if (format.is_text() && format.text().find("dure.export/") == 0) {
            auto file = codec::export_from_json(bytes);
            if (!file.is_ok())
                return fail(file.error());
            read.survey = std::move(file.value().survey);
            read.items = std::move(file.value().responses);
            read.others = std::move(file.value().others);
            return;
        }
        auto const is_list = value.value().is_list();
        auto const list = is_list ? value.value().list() : survey::List { value.value() };
        for (std::size_t i = 0; i < list.size(); ++i) {
            auto response = codec::response_from_value(list[i], is_list ? codec::json_pointer("", i) : "");
            if (response.is_ok())
                read.items.push_back(response.release_value());
            else
                fail(response.error());
        }
    }

    std::string as_json(Responses const& read)
    {
        if (read.survey)
            return codec::export_to_json({ *read.survey, read.items, read.others }, codec::JsonStyle::pretty) + "\n";
        survey::List list;
        for (auto const& response : read.items)
            list.push_back(codec::response_to_value(response));
        return codec::to_json(list, codec::JsonStyle::pretty) + "\n";
    }

    int run(Options const& options)
    {
        auto const& in = options.positional[0];
        auto const& out = options.positional[1];
        auto const from = options.value_or("--from", extension(in));
        auto const to = options.value_or("--to", extension(out));
        for (auto const& kind : { from, to }) {
            if (!is_lines(kind) && kind != "json")
                return usage_error(
                    "'" + kind + "' cannot be converted; json and jsonl can (--from and --to say which)");
        }
        auto const bytes = is_lines(from) ? read_file(in, lines_bytes_at_most) : read_file(in);
        if (!bytes.is_ok()) {
            complain(in, bytes.error());
            return exit_failed;
        }
        Responses read;
        if (is_lines(from))
            add_lines(in, bytes.value(), read);
        else
            add_json(in, bytes.value(), read);
        // What could not be read was said; nothing half is written over a file that may hold more.
        if (read.failures > 0 && !options.has("--skip-bad"))
            return exit_failed;
        if (options.has("--survey")) {
            auto const file = load_survey(options.value_or("--survey", ""));
            if (!file)
                return exit_failed;
            read.survey = file->definition;
        }
        auto const written = write_file(out, is_lines(to) ? codec::responses_to_jsonl(read.items) : as_json(read));
        if (!written.is_ok()) {
            complain(out, written.error());
            return exit_failed;
        }
        return read.failures == 0 ? exit_ok : exit_failed;
    }

}

Command convert_command()
{
    Command command;
    command.name = "convert";
    command.summary = "responses between JSON and JSON Lines";
    command.help = "Usage: dure convert IN OUT [--survey SURVEY.json]\n\n"
                   "Converts responses by the extensions of the names; '-' is standard input or output.\n"
                   "  .json    an export file (with --survey, or if it came from one), else a list of responses\n"
                   "  .jsonl   one response to a line\n\n"
                   "  --survey FILE       put this survey into the export file\n"
                   "  --from, --to KIND   json or jsonl, where the name does not say\n"
                   "  --skip-bad          write what could be read; the exit code is still 1\n";
    command.options = { { "--survey" }, { "--from" }, { "--to" }, { "--skip-bad", false } };
    command.least_positional = 2;
    command.most_positional = 2;
    command.run = run;
    return command;
}

}
