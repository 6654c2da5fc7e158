#include "survey/simulation_answers.h"

#include "base/text.h"
#include "survey/simulation_judgement.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace dure::survey {

namespace {

    bool is_ordinary(ShownChoice const& choice)
    {
        return choice.role == ChoiceRole::ordinary;
    }

    double weight_of(Question const& question, ShownChoice const& choice)
    {
        switch (choice.role) {
        case ChoiceRole::ordinary:
            return popularity(question.name, choice.text);
        case ChoiceRole::other:
            return 0.12;
        case ChoiceRole::none:
            return 0.2;
        case ChoiceRole::refuse:
        case ChoiceRole::dont_know:
            return 0.08;
        case ChoiceRole::select_all:
            return 0;
        }
        return 0;
    }

    class Answerer {
    public:
        Answerer(
            Session& session, QuestionIndex question, SimulatedPerson const& person, base::Random& random, int attempt)
            : m_session(session)
            , m_index(question)
            , m_question(session.survey().question(question))
            , m_person(person)
            , m_random(random)
            , m_attempt(attempt)
        {
        }

        void answer()
        {
            std::visit([this](auto const& kind) { answer(kind); }, m_question.kind);
            if (m_question.has_comment && m_random.chance(0.15 * m_person.diligence))
                m_session.set_comment(m_index, simulated_words(m_person, m_random, comment_limit()));
        }

    private:
        void answer(RadioGroup const&) { choose_one(); }
        void answer(Dropdown const&) { choose_one(); }
        void answer(Checkbox const& kind) { choose_several(kind.list); }
        void answer(TagBox const& kind) { choose_several(kind.list); }
        void answer(ImagePicker const& kind)
        {
            if (kind.multi_select)
                choose_several(kind.list);
            else
                choose_one();
        }

        void answer(FileUpload const& kind)
        {
            m_session.clear(m_index);
            if (auto file = simulated_file(kind, m_random); !file.is_undefined())
                m_session.add_file(m_index, std::move(file));
        }
        void answer(ImageMap const& kind)
        {
            if (kind.multi_select)
                choose_several(kind.list);
            else
                choose_one();
        }
        void answer(Hotspot const& kind) { simulate_marks(m_session, m_index, kind, m_person, m_random); }
        void answer(Signature const& kind) { simulate_signature(m_session, m_index, kind, m_random); }

        void answer(MaxDiff const&) { judge(); }
        void answer(Pairs const&) { judge(); }
        void answer(Conjoint const&) { judge(); }
        void answer(Kano const&) { judge(); }
        void answer(PriceSensitivity const&) { judge(); }
        void answer(ConstantSum const&) { judge(); }
        void answer(Statements const&) { judge(); }
        void answer(Concept const&) { judge(); }
        void answer(CardSort const&) { judge(); }

        void judge() { simulate_judgement(m_session, m_index, m_person, m_random); }

        void choose_one()
        {
            auto choices = enabled(m_session.choices(m_index));
            // One of two is mostly a yes and a no, often a question that screens out: most people pass.
            if (choices.size() == 2 && std::all_of(choices.begin(), choices.end(), is_ordinary))
                choices.erase(choices.begin() + (m_random.chance(0.88) ? 1 : 0));
            auto const chosen = draw(choices);
            if (!chosen)
                return;
            m_session.choose(m_index, chosen->value, true);
            fill_texts(*chosen);
        }

        void choose_several(ChoiceList const& list)
        {
            auto choices = enabled(m_session.choices(m_index));
            m_session.clear(m_index);
            auto const excludes = [](ShownChoice const& choice) { return choice.is_exclusive; };
            // Sometimes nothing applies; never where a least number is asked for.
            auto const least = std::max<std::size_t>(1, least_selected(list));
            auto const none = std::find_if(choices.begin(), choices.end(), excludes);
            if (none != choices.end() && least == 1 && m_random.chance(0.06)) {
                m_session.choose(m_index, none->value, true);
                return;
            }
            auto const stands_alone
                = [&](ShownChoice const& choice) { return excludes(choice) || choice.role == ChoiceRole::select_all; };
            // Where every choice excludes the others, one of them is all there can be.
            auto const is_one_only = std::all_of(choices.begin(), choices.end(), stands_alone);
            if (!is_one_only)
                std::erase_if(choices, stands_alone);
            auto const most = is_one_only ? std::size_t { 1 } : std::min(choices.size(), most_selected(list));
            auto const wished = 1 + static_cast<std::size_t>(std::fabs(m_random.normal()) * 1.3 * m_person.diligence);
            auto const count = std::min(most, std::max(least, wished));
            for (std::size_t i = 0; i < count; ++i) {
                auto const chosen = draw(choices);
                if (!chosen)
                    return;
                m_session.choose(m_index, chosen->value, true);
                fill_texts(*chosen);
                std::erase_if(choices, [&](ShownChoice const& choice) { return choice.value == chosen->value; });
            }
        }

        void answer(Ranking const& kind)
        {
            auto choices = enabled(m_session.choices(m_index));
            std::erase_if(choices, [](ShownChoice const& choice) { return !is_ordinary(choice); });
            auto count = choices.size();
            if (kind.select_to_rank)
                count = std::min(count,
                    std::max<std::size_t>(
                        least_selected(kind.list), std::min<std::size_t>(3, most_selected(kind.list))));
            List order;
            while (order.size() < count) {
                auto const chosen = draw(choices);
                if (!chosen)
                    break;
                order.push_back(chosen->value);
                std::erase_if(choices, [&](ShownChoice const& choice) { return choice.value == chosen->value; });
            }
            if (!order.empty())
                m_session.set_value(m_index, std::move(order));
        }

        void answer(Boolean const& kind)
        {
            auto const yes = m_random.chance(std::clamp(0.45 + 0.3 * popularity(m_question.name, "yes") / 2, 0.1, 0.9));
            auto const& value = yes ? kind.value_true : kind.value_false;
            m_session.set_value(m_index, value.is_undefined() ? Value(yes) : value);
        }

        void answer(Rating const&)
        {
            auto const items = m_session.rating_items(m_index);
            if (!items.empty())
                m_session.set_value(m_index, items[step_on_scale(items.size(), m_person, m_random)].value);
        }

        // Net promoter scores lean to the top with a bump in the middle: about half promoters, a fifth detractors.
        void answer(Nps const&)
        {
            auto const lean = m_random.unit() + 0.12 * m_person.contentment;
            auto score = 9 + static_cast<int>(m_random.below(2));
            if (lean < 0.22)
                score = m_random.chance(0.5) ? 5 + static_cast<int>(m_random.below(2))
                                             : static_cast<int>(m_random.below(5));
            else if (lean < 0.52)
                score = 7 + static_cast<int>(m_random.below(2));
            m_session.set_value(m_index, score);
        }

        void answer(Matrix const& kind)
        {
            auto columns = m_session.columns(m_index);
            for (auto const& row : m_session.rows(m_index)) {
                if (columns.empty())
                    return;
                if (!row.is_enabled || (!must_answer() && m_random.chance(m_person.skip / 2)))
                    continue;
                auto const at = step_on_scale(columns.size(), m_person, m_random);
                m_session.set_matrix_cell(m_index, row.value, columns[at].value, true);
                if (kind.is_multiple && m_random.chance(0.3))
                    m_session.set_matrix_cell(m_index, row.value, columns[m_random.below(size(columns))].value, true);
                if (kind.each_row_unique)
                    columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(at));
            }
        }

        void answer(Text const& kind)
        {
            auto const text = simulated_field(kind.field, m_question.checks, m_session.minimum(m_index),
                m_session.maximum(m_index), now(), m_person, m_random, m_attempt);
            m_session.set_value(m_index, field_value(kind.field, text));
        }

        void answer(MultipleText const& kind)
        {
            for (auto const& item : kind.items) {
                if (!item.is_required && !must_answer() && m_random.chance(0.2))
                    continue;
                auto const text = simulated_field(item.field, item.checks, m_session.minimum(m_index, item.name),
                    m_session.maximum(m_index, item.name), now(), m_person, m_random, m_attempt);
                m_session.set_item(m_index, item.name, field_value(item.field, text));
            }
        }

        void answer(Comment const& kind)
        {
            auto limit = static_cast<std::size_t>(kind.max_length);
            if (limit == 0)
                limit = comment_limit();
            // Checks on a comment are those of a text field.
            TextField field;
            field.max_length = static_cast<std::uint32_t>(limit);
            m_session.set_value(
                m_index, simulated_field(field, m_question.checks, {}, {}, now(), m_person, m_random, m_attempt));
        }

        void answer(Slider const& kind)
        {
            auto const low
                = m_session.minimum(m_index).is_number() ? m_session.minimum(m_index).number() : kind.minimum;
            auto const high
                = m_session.maximum(m_index).is_number() ? m_session.maximum(m_index).number() : kind.maximum;
            auto const step = kind.step > 0 ? kind.step : 1;
            auto const steps = static_cast<std::size_t>(std::clamp(std::floor((high - low) / step), 0.0, 1e6)) + 1;
            auto const place
                = [&] { return low + static_cast<double>(step_on_scale(steps, m_person, m_random)) * step; };
            if (!kind.is_range) {
                m_session.set_value(m_index, place());
                return;
            }
            auto const first = place();
            auto const second = place();
            m_session.set_value(m_index, List { std::min(first, second), std::max(first, second) });
        }

        void answer(Consent const& kind)
        {
            for (auto const& item : kind.items)
                m_session.set_item(m_index, item.name, item.is_required || m_random.chance(0.6));
        }

        // Each panel or row like a screen of its own; of panels and rows mostly one to three.
        void answer(Repeated const& kind)
        {
            if (m_attempt == 0 && kind.kind != Repeated::Kind::fixed_rows) {
                auto const wished = 1 + m_random.below(3);
                while (m_session.row_count(m_index) < wished && m_session.add_row(m_index)) { }
            }
            for (std::size_t i = 0; i < m_session.row_count(m_index); ++i) {
                if (m_session.is_row_visible(m_index, i))
                    answer_row(i);
            }
            // What is the same as another time and after much trying is left out.
            if (m_attempt > 6 && m_session.row_count(m_index) > 1)
                m_session.remove_row(m_index, m_session.row_count(m_index) - 1);
        }

        // An answer may show others, so the row is asked again until nothing new is there.
        void answer_row(std::size_t row)
        {
            std::set<std::uint32_t> done;
            for (bool is_new = true; is_new;) {
                is_new = false;
                for (auto const question : m_session.row(m_index, row).visible_questions()) {
                    auto& inside = m_session.row(m_index, row);
                    if (!done.insert(question.value).second || !inside.is_visible(question))
                        continue;
                    is_new = true;
                    auto const is_wrong = !inside.errors(question).empty();
                    auto const may_skip = m_attempt == 0 && !inside.is_required(question);
                    auto const is_settled = m_attempt > 0 && !is_wrong && inside.is_answered(question);
                    if (!inside.is_enabled(question) || is_settled || (may_skip && m_random.chance(m_person.skip)))
                        continue;
                    simulate_answer(inside, question, m_person, m_random, m_attempt);
                }
            }
        }

        void answer(Image const&) { }
        void answer(Html const&) { }
        void answer(Computed const&) { }
        void answer(Unsupported const&) { }

        // ---- helpers ----

        void fill_texts(ShownChoice const& choice)
        {
            if (choice.role == ChoiceRole::other)
                m_session.set_other_text(m_index, simulated_words(m_person, m_random, comment_limit()));
            else if (choice.has_comment)
                m_session.set_choice_comment(
                    m_index, choice.value, simulated_words(m_person, m_random, comment_limit()));
        }

        ShownChoice const* draw(std::vector<ShownChoice> const& choices)
        {
            double total = 0;
            for (auto const& choice : choices)
                total += weight_of(m_question, choice);
            auto left = m_random.unit() * total;
            ShownChoice const* last = nullptr;
            for (auto const& choice : choices) {
                if (weight_of(m_question, choice) <= 0)
                    continue;
                last = &choice;
                left -= weight_of(m_question, choice);
                if (left < 0)
                    break;
            }
            // Kept beyond the caller's list, which may shrink.
            if (!last)
                return nullptr;
            m_drawn = *last;
            return &m_drawn;
        }

        static std::vector<ShownChoice> enabled(std::vector<ShownChoice> choices)
        {
            std::erase_if(choices, [](ShownChoice const& choice) { return !choice.is_enabled; });
            return choices;
        }

        std::size_t least_selected(ChoiceList const& list) const
        {
            std::size_t least = list.minimum_selected;
            for (auto const& check : m_question.checks) {
                if (auto const* count = std::get_if<AnswerCountCheck>(&check.kind))
                    least = std::max<std::size_t>(least, count->minimum);
            }
            return least;
        }
        std::size_t most_selected(ChoiceList const& list) const
        {
            std::size_t most = list.maximum_selected > 0 ? list.maximum_selected : 100'000;
            for (auto const& check : m_question.checks) {
                if (auto const* count = std::get_if<AnswerCountCheck>(&check.kind); count && count->maximum > 0)
                    most = std::min<std::size_t>(most, count->maximum);
            }
            return most;
        }

        static Value field_value(TextField const& field, std::string const& text)
        {
            auto const is_number = field.input_type == InputType::number || field.input_type == InputType::range;
            return is_number ? Value(base::text_to_number(text)) : Value(text);
        }

        template <typename T> static std::uint32_t size(std::vector<T> const& items)
        {
            return static_cast<std::uint32_t>(items.size());
        }

        bool must_answer() const { return m_attempt > 0 || m_session.is_required(m_index); }
        std::size_t comment_limit() const { return m_session.definition().max_comment_length; }
        double now() const { return m_session.started_at_millis(); }

        Session& m_session;
        QuestionIndex m_index;
        Question const& m_question;
        SimulatedPerson const& m_person;
        base::Random& m_random;
        int m_attempt;
        ShownChoice m_drawn;
    };

}

void simulate_answer(
    Session& session, QuestionIndex question, SimulatedPerson const& person, base::Random& random, int attempt)
{
    Answerer(session, question, person, random, attempt).answer();
}

}
