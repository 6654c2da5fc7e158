// What a simulated person marks on a picture or signs with.
#include "survey/answers.h"
#include "survey/marks.h"
#include "survey/signature.h"
#include "survey/simulation_judgement.h"

#include <algorithm>
#include <cmath>

namespace dure::survey {

namespace {

    // One of several by its weight; the weights that the survey states, or how popular each is.
    std::size_t draw(
        Question const& question, std::vector<Choice> const& among, Value const& weights, base::Random& random)
    {
        std::vector<double> shares;
        double all = 0;
        for (auto const& choice : among) {
            auto const& stated = weights.member(to_words(choice.value));
            auto const usual = weights.is_record() ? 0 : popularity(question.name, to_words(choice.value));
            shares.push_back(stated.is_number() && stated.number() >= 0 ? stated.number() : usual);
            all += shares.back();
        }
        auto left = random.unit() * all;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            left -= shares[i];
            if (left < 0)
                return i;
        }
        return 0;
    }

}

void simulate_marks(
    Session& session, QuestionIndex index, Hotspot const& kind, SimulatedPerson const& person, base::Random& random)
{
    auto const& question = session.survey().question(index);
    auto const& stated_spread = kind.simulation.member("spread");
    auto const spread = stated_spread.is_number() ? std::clamp(stated_spread.number(), 0.0, 0.5) : 0.03;
    auto const wished = 1 + static_cast<std::uint32_t>(std::fabs(random.normal()) * person.diligence);
    auto const least = std::max(1u, kind.minimum);
    auto const count = std::min({ kind.maximum, std::max(least, wished), marks_at_most });
    std::vector<Mark> marks;
    for (std::uint32_t tries = 0; marks.size() < count && tries < 20u + 4 * count; ++tries) {
        Mark mark;
        if (kind.regions.empty()) {
            mark = mark_at(kind, random.unit(), random.unit()).value_or(mark);
        } else {
            auto const region = draw(question, kind.regions, kind.simulation.member("regions"), random);
            auto const& outline = kind.outlines[region];
            auto const middle = middle_of(outline);
            auto const at = [&](double value) { return std::clamp(value + spread * random.normal(), 0.0, 1.0); };
            mark.region = kind.regions[region].value;
            if (kind.mode != Hotspot::Mode::regions && outline.shape != Outline::Shape::none) {
                auto const x = at(middle.x);
                mark = mark_at(kind, x, at(middle.y)).value_or(mark);
            } else if (kind.mode == Hotspot::Mode::marks) {
                continue;
            }
        }
        if (!kind.feelings.empty() && random.chance(0.9))
            mark.feeling = kind.feelings[draw(question, kind.feelings, {}, random)].value;
        if (kind.asks_comment && random.chance(0.2 * person.diligence))
            mark.comment = simulated_words(person, random, mark_comment_at_most);
        marks.push_back(std::move(mark));
        marks = marks_of(kind, marks_to_value(marks));
    }
    session.set_value(index, marks_to_value(marks));
}

// A line that runs to the right in loops, as signatures do.
void simulate_signature(Session& session, QuestionIndex index, Signature const& kind, base::Random& random)
{
    std::vector<Stroke> strokes;
    auto x = kind.width * (0.1 + 0.1 * random.unit());
    for (int word = 0; word < 2; ++word) {
        Stroke points;
        auto const end = x + kind.width * (0.25 + 0.1 * random.unit());
        auto const height = kind.height * (0.12 + 0.1 * random.unit());
        double turn = 0;
        while (x < end) {
            // A triangle wave instead of a sine: the same digits everywhere.
            auto const wave = 4 * std::abs(turn - std::floor(turn) - 0.5) - 1;
            points.push_back({ x + 0.3 * height * wave, kind.height / 2 + height * (wave + 0.2 * random.unit()) });
            x += kind.width / 80;
            turn += 0.12 + 0.04 * random.unit();
        }
        strokes.push_back(simplified(kind, points));
        x += kind.width * 0.05;
    }
    session.set_value(index, signature_value(kind, strokes));
}

}
