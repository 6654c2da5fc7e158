#include "survey/simulation_judgement.h"

#include "survey/answers.h"
#include "survey/tasks.h"

#include <algorithm>
#include <cmath>

namespace dure::survey {

namespace {

    // Type I extreme value: what makes the best of several sums of utility and noise a logit.
    double gumbel(base::Random& random)
    {
        return -std::log(-std::log(std::max(random.unit(), 1e-300)));
    }

    // What one person likes: drawn once for each item, then the same in every task.
    class Taste {
    public:
        Taste(Question const& question, Value const& simulation, base::Random& random)
            : m_question(question)
            , m_simulation(simulation)
            , m_random(random)
        {
            if (simulation.member("spread").is_number())
                m_spread = std::clamp(simulation.member("spread").number(), 0.0, 10.0);
        }

        double of(std::string const& item) { return drawn(item, m_simulation.member("utilities").member(item)); }

        double of(Conjoint const& kind, Value const& product)
        {
            double sum = 0;
            for (auto const& attribute : kind.attributes) {
                auto const level = to_words(product.member(attribute.name));
                sum += drawn(attribute.name + "/" + level,
                    m_simulation.member("utilities").member(attribute.name).member(level));
            }
            return sum;
        }

        double of_none() { return drawn("/none", m_simulation.member("none")); }
        double threshold() { return drawn("/anchor", m_simulation.member("threshold")); }

    private:
        double drawn(std::string const& key, Value const& mean)
        {
            if (auto const* known = m_drawn.find(key))
                return known->number();
            auto const middle = mean.is_number() ? mean.number()
                : m_simulation.is_record()       ? 0
                                                 : 2 * (popularity(m_question.name, key) - 1);
            auto const utility = middle + m_spread * m_random.normal();
            m_drawn.set(key, utility);
            return utility;
        }

        Question const& m_question;
        Value const& m_simulation;
        base::Random& m_random;
        double m_spread = 0.5;
        Record m_drawn;
    };

    class Judge {
    public:
        Judge(Session& session, QuestionIndex question, SimulatedPerson const& person, base::Random& random)
            : m_session(session)
            , m_index(question)
            , m_question(session.survey().question(question))
            , m_person(person)
            , m_random(random)
        {
        }

        void answer(MaxDiff const& kind)
        {
            Taste taste(m_question, kind.origin.simulation, m_random);
            for (std::size_t task = 0; task < shown().size(); ++task) {
                auto const items = shown()[task].list();
                std::size_t best = 0, worst = 0;
                double most = -1e300, least = 1e300, sum = 0;
                std::vector<double> liking;
                for (auto const& item : items)
                    liking.push_back(taste.of(to_words(item)));
                for (std::size_t i = 0; i < items.size(); ++i) {
                    auto const felt = liking[i] + gumbel(m_random);
                    sum += liking[i];
                    if (felt > most) {
                        most = felt;
                        best = i;
                    }
                }
                for (std::size_t i = 0; i < items.size(); ++i) {
                    auto const felt = liking[i] - gumbel(m_random);
                    if (i != best && felt < least) {
                        least = felt;
                        worst = i;
                    }
                }
                m_session.set_task(m_index, task, "best", items[best]);
                m_session.set_task(m_index, task, "worst", items[worst]);
                if (kind.is_anchored) {
                    auto const above = std::count_if(
                        liking.begin(), liking.end(), [&](double one) { return one > taste.threshold(); });
                    auto const all = static_cast<std::ptrdiff_t>(liking.size());
                    m_session.set_task(m_index, task, "anchor", above == all ? "all" : above == 0 ? "none" : "some");
                }
            }
        }

        void answer(Pairs const& kind)
        {
            Taste taste(m_question, kind.origin.simulation, m_random);
            for (std::size_t task = 0; task < shown().size(); ++task) {
                auto const items = shown()[task].list();
                auto const first = taste.of(to_words(items[0])) + gumbel(m_random);
                auto const second = taste.of(to_words(items[1])) + gumbel(m_random);
                m_session.set_task(m_index, task, "choice", items[first > second ? 0 : 1]);
            }
        }

        void answer(Conjoint const& kind)
        {
            Taste taste(m_question, kind.origin.simulation, m_random);
            for (std::size_t task = 0; task < shown().size(); ++task) {
                auto const products = shown()[task].list();
                Value chosen = kind.has_none ? Value("none") : Value(0);
                auto most = kind.has_none ? taste.of_none() + gumbel(m_random) : -1e300;
                for (std::size_t i = 0; i < products.size(); ++i) {
                    auto const felt = taste.of(kind, products[i]) + gumbel(m_random);
                    if (felt > most) {
                        most = felt;
                        chosen = static_cast<double>(i);
                    }
                }
                m_session.set_task(m_index, task, "choice", chosen);
            }
        }

        // Most people's pair of answers for each category, on 1 like … 5 dislike; some say something else.
        void answer(Kano const& kind)
        {
            for (auto const& feature : kind.features) {
                auto const name = to_words(feature.item.value);
                auto const& stated = kind.simulation.member(name);
                auto category = stated.is_text() && !stated.text().empty() ? stated.text().front() : 'O';
                if (stated.is_undefined())
                    category = "MOAI"[static_cast<std::size_t>(popularity(m_question.name, name) * 2) % 4];
                if (m_random.chance(0.25))
                    category = "MOAI"[m_random.below(4)];
                auto const middle = 2 + static_cast<int>(m_random.below(3));
                auto const functional = category == 'O' || category == 'A' ? 1 : category == 'R' ? 5 : middle;
                auto const dysfunctional = category == 'O' || category == 'M' ? 5 : category == 'R' ? 1 : middle;
                m_session.set_part(m_index, name, "functional", functional);
                m_session.set_part(m_index, name, "dysfunctional", dysfunctional);
                if (kind.asks_importance)
                    m_session.set_part(
                        m_index, name, "importance", static_cast<int>(step_on_scale(9, m_person, m_random)) + 1);
            }
        }

        void answer(PriceSensitivity const& kind)
        {
            auto const& stated = kind.simulation.member("median");
            auto const& spread = kind.simulation.member("spread");
            auto const usual = kind.maximum ? (kind.minimum + *kind.maximum) / 2 : std::max(kind.minimum * 2, 10'000.0);
            auto const middle = (stated.is_number() ? stated.number() : usual)
                * std::exp((spread.is_number() ? spread.number() : 0.2) * m_random.normal());
            auto const step
                = kind.step > 0 ? kind.step : std::pow(10, std::floor(std::log10(std::max(middle, 10.0))) - 1);
            constexpr char const* parts[] = { "tooCheap", "cheap", "expensive", "tooExpensive" };
            auto before = kind.minimum - step;
            Record prices;
            auto factor = 0.45 + 0.1 * m_random.unit();
            for (int i = 0; i < 4; ++i) {
                auto const wished = kind.minimum + std::round((middle * factor - kind.minimum) / step) * step;
                before = std::max(wished, before + step);
                // Four different prices below the highest one.
                prices.set(parts[i], kind.maximum ? std::min(before, *kind.maximum - step * (3 - i)) : before);
                factor += 0.25 + 0.15 * m_random.unit();
            }
            if (kind.asks_likelihood) {
                prices.set("buyCheap", 3 + static_cast<int>(m_random.below(3)));
                prices.set("buyExpensive", 1 + static_cast<int>(m_random.below(4)));
            }
            m_session.set_value(m_index, Value(std::move(prices)));
        }

        void answer(ConstantSum const& kind)
        {
            std::vector<double> shares;
            double all = 0;
            for (auto const& item : kind.items) {
                shares.push_back(std::exp(popularity(m_question.name, to_words(item.value)) + 0.5 * m_random.normal()));
                all += shares.back();
            }
            Record sums;
            auto left = kind.total;
            for (std::size_t i = 0; i + 1 < shares.size(); ++i) {
                auto const wished = std::floor(kind.total * shares[i] / all / kind.step) * kind.step;
                sums.set(to_words(kind.items[i].value), wished);
                left -= wished;
            }
            sums.set(to_words(kind.items.back().value), std::round(left / kind.step) * kind.step);
            m_session.set_value(m_index, Value(std::move(sums)));
        }

        void answer(Statements const& kind)
        {
            for (auto const& item : kind.items) {
                auto const name = to_words(item.value);
                auto const leaning = 2 * (popularity(m_question.name, name) - 1) + 0.5 * m_person.contentment;
                auto const agrees = m_random.unit() < 1 / (1 + std::exp(-leaning));
                auto const passes = kind.allow_pass && m_random.chance(0.12);
                m_session.set_item(m_index, name, passes ? "pass" : agrees ? "agree" : "disagree");
            }
        }

        void answer(Concept const& kind)
        {
            for (auto const& card : kind.cards) {
                auto const name = to_words(card.item.value);
                if (!kind.reactions.empty() && m_random.chance(0.9))
                    m_session.set_part(m_index, name, "reactions", List { pick(kind.reactions, name) });
                if (kind.asks_intent)
                    m_session.set_part(
                        m_index, name, "intent", static_cast<int>(step_on_scale(5, m_person, m_random)) + 1);
                if (kind.rivals.empty())
                    continue;
                auto const wins = m_random.unit() < popularity(m_question.name, name) / 2.5;
                m_session.set_part(m_index, name, "preferred", wins ? card.item.value : pick(kind.rivals, name));
            }
        }

        void answer(CardSort const& kind)
        {
            for (auto const& card : kind.cards)
                m_session.set_item(m_index, to_words(card.value), pick(kind.categories, to_words(card.value)));
        }

        void answer(auto const&) { }

    private:
        List const& shown() const { return m_session.tasks(m_index).shown; }

        // One of several, by how popular each is beside `about`.
        Value pick(std::vector<Choice> const& among, std::string const& about)
        {
            Value best;
            double most = -1e300;
            for (auto const& choice : among) {
                auto const liking = 3 * popularity(about, to_words(choice.value)) + gumbel(m_random);
                if (liking > most) {
                    most = liking;
                    best = choice.value;
                }
            }
            return best;
        }

        Session& m_session;
        QuestionIndex m_index;
        Question const& m_question;
        SimulatedPerson const& m_person;
        base::Random& m_random;
    };

}

double popularity(std::string_view question, std::string_view choice)
{
    auto const seed = base::mix_64(base::seed_from_text(question) ^ base::seed_from_text(choice));
    auto const share = static_cast<double>(seed >> 11) * 0x1.0p-53;
    return 0.25 + 1.75 * share * share;
}

std::size_t step_on_scale(std::size_t count, SimulatedPerson const& person, base::Random& random)
{
    auto const share = 0.6 + 0.12 * person.contentment + 0.2 * random.normal();
    auto const step = std::floor(share * static_cast<double>(count));
    return static_cast<std::size_t>(std::clamp(step, 0.0, static_cast<double>(count - 1)));
}

void simulate_judgement(Session& session, QuestionIndex question, SimulatedPerson const& person, base::Random& random)
{
    if (!can_be_asked(session.survey().question(question).kind))
        return;
    Judge judge(session, question, person, random);
    std::visit([&](auto const& kind) { judge.answer(kind); }, session.survey().question(question).kind);
}

}
