#include "base/text.h"
#include "bin/cli.h"
#include "codec/json.h"
#include "survey/expression.h"

#include <algorithm>

namespace dure::cli {

namespace {

    using survey::Record;
    using survey::Value;

    // Each member of the values is a slot; a name means the longest beginning that is a member.
    class RecordResolver : public survey::NameResolver {
    public:
        explicit RecordResolver(Record const& record)
        {
            for (auto const& [name, value] : record) {
                m_names.push_back(name);
                m_slots.push_back(value);
            }
        }

        std::optional<survey::Location> resolve(std::string_view name) override
        {
            if (!survey::is_within_limits(name))
                return {};
            for (auto length = name.size();;) {
                if (auto const slot = find(name.substr(0, length))) {
                    auto rest = name.substr(length);
                    if (!rest.empty() && rest.front() == '.')
                        rest.remove_prefix(1);
                    return survey::Location { *slot, std::string(rest) };
                }
                auto const cut = length == 0 ? std::string_view::npos : name.find_last_of(".[", length - 1);
                if (cut == std::string_view::npos || cut == 0)
                    return {};
                length = cut;
            }
        }

        std::vector<Value> const& slots() const { return m_slots; }

    private:
        std::optional<std::uint32_t> find(std::string_view name) const
        {
            for (std::uint32_t i = 0; i < m_names.size(); ++i) {
                if (m_names[i] == name)
                    return i;
            }
            for (std::uint32_t i = 0; i < m_names.size(); ++i) {
                if (base::equals_ignoring_case(m_names[i], name))
                    return i;
            }
            return {};
        }

        std::vector<std::string> m_names;
        std::vector<Value> m_slots;
    };

    std::optional<Record> read_values(Options const& options)
    {
        if (!options.has("--values"))
            return Record {};
        auto const path = options.value_or("--values", "-");
        auto const bytes = read_file(path);
        if (!bytes.is_ok()) {
            complain(path, bytes.error());
            return {};
        }
        auto const value = codec::parse_json(bytes.value());
        if (!value.is_ok()) {
            complain(path, value.error());
            return {};
        }
        if (!value.value().is_record()) {
            complain(path + ": line 1, column 1: values should be an object such as {\"age\": 20}");
            return {};
        }
        return value.value().record();
    }

    int run(Options const& options)
    {
        auto const values = read_values(options);
        if (!values)
            return exit_failed;
        auto const now = instant_option(options, "--now");
        auto const offset = number_option(options, "--offset", 0);
        if (!now || !offset)
            return exit_usage;

        auto expression = survey::Expression::compile(options.positional[0]);
        if (!expression.is_ok()) {
            complain("expression", expression.error());
            return exit_failed;
        }
        RecordResolver resolver(*values);
        expression.value().bind(resolver);
        survey::Surroundings surroundings;
        surroundings.slots = resolver.slots();
        surroundings.now_millis = *now;
        surroundings.utc_offset_minutes = static_cast<int>(std::clamp(*offset, -1440.0, 1440.0));
        print(codec::to_json(expression.value().evaluate(surroundings)) + "\n");
        return exit_ok;
    }

}

Command eval_command()
{
    Command command;
    command.name = "eval";
    command.summary = "the value of an expression, as JSON";
    command.help = "Usage: dure eval [--values VALUES.json] 'EXPRESSION'\n\n"
                   "Evaluates an expression of SurveyJS's language, such as '{age} >= 14 and {city} = \"서울\"'.\n"
                   "A result that is undefined is printed as null.\n\n"
                   "  --values FILE     an object of names and values; '-' reads standard input\n"
                   "  --now TIME        what time it is, 2026-01-05T00:00:00Z if not said\n"
                   "  --offset MINUTES  of the person's clock from UTC, 540 in Korea; 0 if not said\n";
    command.options = { { "--values" }, { "--now" }, { "--offset" } };
    command.run = run;
    return command;
}

}
