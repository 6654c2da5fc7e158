#include "base/id.h"
#include "base/random.h"
#include "bin/cli.h"
#include "codec/draft_json.h"
#include "codec/response_json.h"
#include "survey/simulation.h"

#include <algorithm>
#include <cmath>

namespace dure::cli {

namespace {

    base::RandomBits bits_of(base::Random& random)
    {
        base::RandomBits bits {};
        for (auto& byte : bits)
            byte = static_cast<std::uint8_t>(random.below(256));
        return bits;
    }

    std::string language_of(Options const& options, survey::Definition const& definition, base::Random& random)
    {
        if (options.has("--lang"))
            return options.value_or("--lang", "");
        // One in eight answers in another of the survey's languages.
        if (definition.languages.empty() || !random.chance(0.125))
            return "";
        return definition.languages[random.below(static_cast<std::uint32_t>(definition.languages.size()))];
    }

    int run(Options const& options)
    {
        auto const count = number_option(options, "-n", 100);
        auto const seed = number_option(options, "--seed", 1);
        auto const skip = number_option(options, "--skip", survey::SimulationOptions {}.skip);
        auto const now = instant_option(options, "--now");
        if (!count || !seed || !skip || !now)
            return exit_usage;
        if (*count < 0 || *count > 10'000'000 || *count != std::floor(*count))
            return usage_error("option '-n' needs a whole number up to 10000000");
        if (*seed < 0 || *seed > 9e15 || *seed != std::floor(*seed))
            return usage_error("option '--seed' needs a whole number that is not negative");
        auto const file = load_survey(options.positional[0]);
        if (!file)
            return exit_failed;

        // People come one after another over the days, each from a seed of their own: asking for more of them keeps the
        // first ones as they were.
        auto starts_at = *now;
        auto unfinished = 0;
        for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(*count); ++i) {
            base::Random random(static_cast<std::uint64_t>(*seed), i + 1);
            survey::SimulationOptions person;
            person.seed = random.next_64();
            person.skip = std::clamp(*skip, 0.0, 1.0);
            person.now_millis = starts_at;
            person.language = language_of(options, file->loaded.survey->definition(), random);
            auto const session = survey::simulate_person(file->loaded.survey, person);
            auto response = codec::response_from_session(session,
                base::sortable_id(static_cast<std::int64_t>(starts_at), bits_of(random)), { file->id, 1, file->hash });
            unfinished += response.complete ? 0 : 1;
            print(codec::response_to_json(response) + "\n");
            starts_at += std::floor(-std::log(1.0 - random.unit()) * 600'000);
        }
        if (unfinished > 0)
            complain(std::to_string(unfinished)
                + " of the simulated people could not satisfy the survey's checks; their "
                  "responses are not complete");
        return unfinished == 0 ? exit_ok : exit_failed;
    }

}

Command simulate_command()
{
    Command command;
    command.name = "simulate";
    command.summary = "responses of people who do not exist, as JSON Lines";
    command.help = "Usage: dure simulate SURVEY.json [-n 100] [--seed 1]\n\n"
                   "Answers the survey through the very engine that runs for people: visibility, skips, checks and\n"
                   "defaults hold. The same seed gives the same responses on every machine.\n\n"
                   "  -n COUNT        how many people\n"
                   "  --seed NUMBER   of everything random\n"
                   "  --skip SHARE    how often an optional question is passed over, 0 to 1; 0.12 if not said\n"
                   "  --lang CODE     everybody answers in this language\n"
                   "  --now TIME      when the first person begins; 2026-01-05T00:00:00Z if not said\n\n"
                   "Exit code 1 if somebody could not get to the end.\n";
    command.options = { { "-n" }, { "--seed" }, { "--skip" }, { "--lang" }, { "--now" } };
    command.run = run;
    return command;
}

}
