#include "survey/simulation.h"

#include "survey/simulation_answers.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace dure::survey {

namespace {

    constexpr int most_screens = 2000;
    constexpr int most_rounds = 20; // of answering what an answer on the same screen made visible
    constexpr int most_attempts = 12; // at a screen that does not let go

    class Walk {
    public:
        Walk(std::shared_ptr<Survey const> survey, SimulationOptions const& options)
            : m_random(options.seed, base::seed_from_text("person"))
            , m_now(options.now_millis)
            , m_session(std::move(survey), session_options(options))
        {
            m_person.contentment = m_random.normal();
            m_person.diligence = std::clamp(1.0 + 0.4 * m_random.normal(), 0.2, 2.0);
            m_person.skip = std::clamp(options.skip * (2.0 - m_person.diligence), 0.0, 1.0);
            m_person.speaks_korean = m_session.language().compare(0, 2, "en") != 0;
        }

        Session run()
        {
            for (int screen = 0; screen < most_screens && m_session.phase() != Phase::completed; ++screen) {
                answer_screen();
                if (!leave_screen())
                    break;
            }
            return std::move(m_session);
        }

    private:
        static SessionOptions session_options(SimulationOptions const& options)
        {
            SessionOptions session;
            session.seed = base::mix_64(options.seed);
            session.now_millis = options.now_millis;
            session.utc_offset_minutes = options.utc_offset_minutes;
            session.language = options.language;
            return session;
        }

        // An answer may show or hide others on the same screen, so the screen is asked again until nothing new is
        // there.
        void answer_screen()
        {
            std::set<std::uint32_t> done;
            for (int round = 0; round < most_rounds; ++round) {
                auto const questions = m_session.questions_on_screen();
                auto const next = std::find_if(questions.begin(), questions.end(),
                    [&](QuestionIndex question) { return done.count(question.value) == 0; });
                if (next == questions.end())
                    return;
                for (auto const question : questions) {
                    if (!done.insert(question.value).second)
                        continue;
                    if (m_session.is_visible(question))
                        answer(question, 0);
                    if (m_session.phase() == Phase::completed)
                        return;
                }
            }
        }

        void answer(QuestionIndex question, int attempt)
        {
            auto const& kind = m_session.survey().question(question).kind;
            if (!has_answer(kind) || !m_session.is_enabled(question))
                return;
            auto const is_writing = std::holds_alternative<Comment>(kind) || std::holds_alternative<Text>(kind);
            spend((is_writing ? 14'000 : 5'000) * m_person.diligence);
            // Writing is passed over more often than ticking.
            auto const skip = is_writing ? 2.5 * m_person.skip : m_person.skip;
            if (attempt == 0 && !m_session.is_required(question) && m_random.chance(skip))
                return;
            simulate_answer(m_session, question, m_person, m_random, attempt);
        }

        bool leave_screen()
        {
            for (int attempt = 1; attempt <= most_attempts; ++attempt) {
                spend(1500);
                if (m_session.phase() == Phase::start_page ? m_session.start() : go_on() != Step::blocked)
                    return true;
                for (auto const question : m_session.questions_on_screen()) {
                    if (!m_session.errors(question).empty())
                        answer(question, attempt);
                }
            }
            return false;
        }

        Step go_on()
        {
            if (m_session.phase() == Phase::start_page)
                return m_session.start() ? Step::moved : Step::blocked;
            return m_session.is_last_screen() ? m_session.complete() : m_session.next();
        }

        // Times spread like people's: many short, a few long.
        void spend(double typical_millis)
        {
            m_now += std::floor(typical_millis * std::exp(0.5 * m_random.normal()));
            m_session.set_now(m_now);
        }

        base::Random m_random;
        double m_now;
        Session m_session;
        SimulatedPerson m_person;
    };

}

Session simulate_person(std::shared_ptr<Survey const> survey, SimulationOptions const& options)
{
    return Walk(std::move(survey), options).run();
}

}
