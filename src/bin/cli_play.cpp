#include "bin/cli.h"
#include "codec/json.h"
#include "codec/json_cursor.h"
#include "survey/session.h"

#include <algorithm>

namespace dure::cli {

namespace {

    using codec::JsonCursor;
    using codec::JsonMismatch;
    using survey::List;
    using survey::QuestionIndex;
    using survey::Record;
    using survey::Session;
    using survey::Value;

    std::string_view name_of(survey::Step step)
    {
        switch (step) {
        case survey::Step::moved:
            return "moved";
        case survey::Step::blocked:
            return "blocked";
        case survey::Step::completed:
            return "completed";
        case survey::Step::nowhere:
            return "nowhere";
        }
        return "";
    }

    std::string_view name_of(survey::Phase phase)
    {
        switch (phase) {
        case survey::Phase::start_page:
            return "start";
        case survey::Phase::running:
            return "running";
        case survey::Phase::completed:
            return "completed";
        }
        return "";
    }

    // ---- what is seen ----

    Value choices_to_value(Session const& session, QuestionIndex question)
    {
        List list;
        for (auto const& choice : session.choices(question)) {
            Record record;
            record.set("value", choice.value);
            record.set("text", choice.text);
            if (!choice.is_enabled)
                record.set("enabled", false);
            list.emplace_back(std::move(record));
        }
        return list;
    }

    Value question_to_value(Session const& session, QuestionIndex index);

    // What has a name on a picture.
    Value regions_to_value(Session const& session, survey::Hotspot const& kind)
    {
        List list;
        for (auto const& region : kind.regions) {
            Record record;
            record.set("value", region.value);
            if (!region.text.is_empty())
                record.set("text", session.text(region.text));
            list.emplace_back(std::move(record));
        }
        return list;
    }

    // What each panel or row that shows asks.
    Value rows_to_value(Session const& session, QuestionIndex question)
    {
        List rows;
        for (std::size_t i = 0; i < session.row_count(question); ++i) {
            if (!session.is_row_visible(question, i))
                continue;
            List questions;
            for (auto const asked : session.row(question, i).visible_questions())
                questions.push_back(question_to_value(session.row(question, i), asked));
            Record row;
            if (auto title = session.row_title(question, i); !title.empty())
                row.set("title", std::move(title));
            row.set("questions", std::move(questions));
            rows.emplace_back(std::move(row));
        }
        return rows;
    }

    Value question_to_value(Session const& session, QuestionIndex index)
    {
        auto const& question = session.survey().question(index);
        Record record;
        record.set("name", question.name);
        record.set("type", survey::type_name(question.kind));
        record.set("title", session.title(index));
        if (std::holds_alternative<survey::Html>(question.kind))
            record.set("html", session.html(index));
        if (survey::choice_list(question))
            record.set("choices", choices_to_value(session, index));
        if (auto const* spots = std::get_if<survey::Hotspot>(&question.kind); spots && !spots->regions.empty())
            record.set("regions", regions_to_value(session, *spots));
        if (survey::repeated(question))
            record.set("rows", rows_to_value(session, index));
        record.set("required", session.is_required(index));
        record.set("enabled", session.is_enabled(index));
        if (!session.value(index).is_undefined())
            record.set("value", session.value(index));
        if (auto const comment = session.comment(index); !comment.empty())
            record.set("comment", comment);
        return record;
    }

    void add_problems(List& list, std::string const& name, std::vector<survey::Problem> const& problems)
    {
        for (auto const& problem : problems) {
            Record record;
            record.set("name", name);
            if (!problem.part.empty())
                record.set("part", problem.part);
            record.set("text", problem.text);
            if (problem.is_warning)
                record.set("warning", true);
            list.emplace_back(std::move(record));
        }
    }

    Value errors_to_value(Session const& session)
    {
        List list;
        auto const& definition = session.definition();
        for (std::uint32_t i = 0; i < definition.pages.size(); ++i)
            add_problems(list, definition.pages[i].name, session.errors(survey::PageIndex { i }));
        for (std::uint32_t i = 0; i < definition.panels.size(); ++i)
            add_problems(list, definition.panels[i].name, session.errors(survey::PanelIndex { i }));
        for (std::uint32_t i = 0; i < definition.questions.size(); ++i)
            add_problems(list, definition.questions[i].name, session.errors(QuestionIndex { i }));
        return list;
    }

    Value state_to_value(Session const& session)
    {
        Record record;
        record.set("phase", name_of(session.phase()));
        record.set("language", session.language());
        if (session.phase() == survey::Phase::completed) {
            record.set("completedText", session.completed_text());
        } else {
            List pages;
            for (auto const page : session.visible_pages())
                pages.emplace_back(session.survey().page(page).name);
            if (session.current_page().is_valid())
                record.set("page", session.survey().page(session.current_page()).name);
            record.set("pages", std::move(pages));
            List questions;
            for (auto const question : session.questions_on_screen())
                questions.push_back(question_to_value(session, question));
            record.set("questions", std::move(questions));
            record.set("errors", errors_to_value(session));
            record.set("progress", static_cast<double>(session.progress().done));
            record.set("progressTotal", static_cast<double>(session.progress().total));
        }
        record.set("data", session.data());
        return record;
    }

    // ---- what is done ----

    // Carries out one step of a script. What it did is in `outcome`; what is wrong with it in `problem`.
    class Player {
    public:
        Player(Session& session, double now_millis)
            : m_session(session)
            , m_now(now_millis)
        {
        }

        void play(JsonCursor const& step)
        {
            m_outcome.clear();
            m_now += 1000; // a second passes with every step
            m_session.set_now(m_now);
            auto const members = step.members();
            if (members.size() != 1) {
                refuse(step, "a step is an object with one member, such as {\"next\": true}");
                return;
            }
            auto const& [action, argument] = members.front();
            if (!act(action, argument))
                refuse(argument, "there is no such step; 'dure play --help' lists them");
        }

        std::string const& outcome() const { return m_outcome; }
        std::optional<base::Error> const& problem() const { return m_problem; }

    private:
        bool act(std::string_view action, JsonCursor const& argument)
        {
            if (action == "next")
                m_outcome = name_of(m_session.next());
            else if (action == "previous")
                m_outcome = name_of(m_session.previous());
            else if (action == "complete")
                m_outcome = name_of(m_session.complete());
            else if (action == "start")
                m_outcome = m_session.start() ? "moved" : "blocked";
            else if (action == "language")
                m_session.set_language(argument.text().value_or(""));
            else if (action == "wait")
                m_now += argument.number().value_or(0);
            else if (action == "goto")
                go_to(argument);
            else
                return set(action, argument);
            return true;
        }

        bool set(std::string_view action, JsonCursor const& argument)
        {
            constexpr std::string_view known[]
                = { "set", "comment", "other", "choose", "unchoose", "clear", "add", "remove", "data", "variable" };
            if (std::find(std::begin(known), std::end(known), action) == std::end(known))
                return false;
            for (auto const& [name, value] : argument.members()) {
                if (action == "data")
                    m_session.set_data(name, value.value());
                else if (action == "variable")
                    m_session.set_variable(name, value.value());
                else
                    set_question(action, name, value);
            }
            return true;
        }

        void set_question(std::string_view action, std::string_view name, JsonCursor const& value)
        {
            auto const question = m_session.survey().find_question(name);
            if (!question.is_valid()) {
                refuse(value, "the survey has no question '" + std::string(name) + "'");
                return;
            }
            if (action == "set")
                m_session.set_value(question, value.value().is_missing() ? Value() : value.value());
            else if (action == "comment")
                m_session.set_comment(question, value.text().value_or(""));
            else if (action == "other")
                m_session.set_other_text(question, value.text().value_or(""));
            else if (action == "clear")
                m_session.clear(question);
            else if (action == "add")
                m_outcome = m_session.add_row(question) ? "added" : "refused";
            else if (action == "remove")
                remove_row(question, value);
            else
                m_session.choose(question, value.value(), action == "choose");
        }

        void remove_row(QuestionIndex question, JsonCursor const& value)
        {
            auto const row = value.number().value_or(-1);
            auto const is_there = row >= 0 && row < static_cast<double>(m_session.row_count(question));
            m_outcome
                = is_there && m_session.remove_row(question, static_cast<std::size_t>(row)) ? "removed" : "refused";
        }

        void go_to(JsonCursor const& argument)
        {
            auto const name = argument.text().value_or("");
            auto const page = m_session.survey().find_page(name);
            auto const question = m_session.survey().find_question(name);
            if (page.is_valid())
                m_outcome = m_session.go_to(page) ? "moved" : "nowhere";
            else if (question.is_valid())
                m_outcome = m_session.go_to(question) ? "moved" : "nowhere";
            else
                refuse(argument, "the survey has no page or question '" + name + "'");
        }

        void refuse(JsonCursor const& cursor, std::string detail)
        {
            if (!m_problem)
                m_problem = base::Error { base::ErrorCode::invalid_input, cursor.pointer(), std::move(detail) };
        }

        Session& m_session;
        double m_now;
        std::string m_outcome;
        std::optional<base::Error> m_problem;
    };

    std::optional<Value> read_script(Options const& options)
    {
        if (!options.has("--script"))
            return Value(List {});
        auto const path = options.value_or("--script", "-");
        auto const bytes = read_file(path);
        if (!bytes.is_ok()) {
            complain(path, bytes.error());
            return {};
        }
        auto script = codec::parse_json(bytes.value());
        if (!script.is_ok()) {
            complain(path, script.error());
            return {};
        }
        if (!script.value().is_list()) {
            complain(path + ": line 1, column 1: a script should be a list of steps");
            return {};
        }
        return script.release_value();
    }

    int play(Session& session, Value const& script, double now_millis, Options const& options)
    {
        Player player(session, now_millis);
        auto const each = options.has("--each");
        if (each)
            print(codec::to_json(state_to_value(session)) + "\n");
        std::vector<JsonMismatch> mismatches;
        List outcomes;
        for (auto const& step : JsonCursor(script, mismatches).items()) {
            player.play(step);
            auto problem = player.problem();
            if (!problem && !mismatches.empty())
                problem = base::Error { base::ErrorCode::invalid_input, mismatches[0].where, describe(mismatches[0]) };
            if (problem) {
                complain(options.value_or("--script", "-"), *problem);
                return exit_failed;
            }
            if (!each) {
                if (!player.outcome().empty())
                    outcomes.emplace_back(player.outcome());
                continue;
            }
            auto state = state_to_value(session);
            if (!player.outcome().empty())
                state.record().set("step", player.outcome());
            print(codec::to_json(state) + "\n");
        }
        if (!each) {
            auto state = state_to_value(session);
            state.record().set("steps", std::move(outcomes));
            print(codec::to_json(state, codec::JsonStyle::pretty) + "\n");
        }
        return exit_ok;
    }

    int run(Options const& options)
    {
        auto const now = instant_option(options, "--now");
        auto const seed = number_option(options, "--seed", 0);
        auto const offset = number_option(options, "--offset", 0);
        if (!now || !seed || !offset)
            return exit_usage;
        auto const file = load_survey(options.positional[0]);
        auto const script = file ? read_script(options) : std::nullopt;
        if (!file || !script)
            return exit_failed;
        survey::SessionOptions session_options;
        session_options.seed = static_cast<std::uint64_t>(std::clamp(*seed, 0.0, 9e15));
        session_options.now_millis = *now;
        session_options.utc_offset_minutes = static_cast<int>(std::clamp(*offset, -1440.0, 1440.0));
        session_options.language = options.value_or("--lang", "");
        Session session(file->loaded.survey, session_options);
        return play(session, *script, *now, options);
    }

}

Command play_command()
{
    Command command;
    command.name = "play";
    command.summary = "a survey step by step, without a screen";
    command.help = "Usage: dure play SURVEY.json [--script STEPS.json] [--each]\n\n"
                   "Runs the engine through a list of steps and prints what a person would see then: the visible\n"
                   "pages, the questions on the screen, what is wrong, and the data.\n\n"
                   "Steps\n"
                   "  {\"set\": {\"question\": value, …}}       answers; null clears\n"
                   "  {\"choose\": {\"question\": value}}       as a tap on a choice does; also \"unchoose\"\n"
                   "  {\"comment\": {\"question\": \"text\"}}     also \"other\", the text of an other choice\n"
                   "  {\"clear\": {\"question\": true}}\n"
                   "  {\"add\": {\"question\": true}}           a panel or row; {\"remove\": {\"question\": 0}}\n"
                   "  {\"data\": {\"name\": value}}             a name that is no question; also \"variable\"\n"
                   "  {\"next\": true} {\"previous\": true} {\"complete\": true} {\"start\": true}\n"
                   "  {\"goto\": \"page or question\"} {\"language\": \"en\"} {\"wait\": milliseconds}\n\n"
                   "  --script FILE     the steps, a JSON list; '-' reads standard input\n"
                   "  --each            one line of JSON after every step instead of the end alone\n"
                   "  --lang CODE       the language to begin in\n"
                   "  --seed NUMBER     of random orders\n"
                   "  --now TIME        when the person begins; 2026-01-05T00:00:00Z if not said\n"
                   "  --offset MINUTES  of the person's clock from UTC\n\n"
                   "Exit code 1 if the survey or the script cannot be read, or a step cannot be taken.\n";
    command.options = { { "--script" }, { "--each", false }, { "--lang" }, { "--seed" }, { "--now" }, { "--offset" } };
    command.run = run;
    return command;
}

}
