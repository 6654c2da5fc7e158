// What a survey says for "your result": whether it is shown, and the people it may be held against.
#include "choice/task_adaptive.h"
#include "codec/json.h"
#include "codec/survey_json_parts.h"
#include "survey/answers.h"

#include <algorithm>
#include <cmath>

namespace dure::codec {

using namespace survey;

namespace {

    constexpr std::size_t segments_at_most = 20;

    // The items that have utilities, under the name of their attribute; of a question that compares items one group
    // without a name.
    struct UtilityGroup {
        std::string attribute;
        std::vector<Choice> const* items;
    };

    std::vector<UtilityGroup> groups_of(QuestionKind const& kind)
    {
        std::vector<UtilityGroup> groups;
        if (auto const* maxdiff = std::get_if<MaxDiff>(&kind))
            groups.push_back({ "", &maxdiff->items });
        if (auto const* pairs = std::get_if<Pairs>(&kind))
            groups.push_back({ "", &pairs->items });
        if (auto const* conjoint = std::get_if<Conjoint>(&kind)) {
            for (auto const& attribute : conjoint->attributes)
                groups.push_back({ attribute.name, &attribute.levels });
        }
        return groups;
    }

    class PopulationReader {
    public:
        PopulationReader(ReadingContext& context, std::vector<UtilityGroup> groups)
            : m_context(context)
            , m_groups(std::move(groups))
        {
        }

        std::optional<Population> read(Value const& value, std::string const& where, Value const& prior)
        {
            Population population;
            ObjectReader reader(m_context, value, where);
            if (!reader.is_object())
                return std::nullopt;
            if (!reader.number("people", population.people) || !(population.people >= 1) || population.people > 1e9)
                refuse(reader.where("people"), "몇 명에게서 나온 결과인지 people에 1 이상의 수로 적어 주세요.",
                    "`people` should say how many people it was found from, at least 1.");
            reader.localized("from", population.from);
            auto const* mean = reader.take("mean");
            auto const* segments = reader.take("segments");
            auto const* deviation = reader.take("deviation");
            if (segments)
                read_segments(*segments, reader.where("segments"), population);
            else if (mean)
                population.segments.push_back({ {}, 1, utilities(*mean, reader.where("mean"), false) });
            else if (prior.is_record())
                population.segments.push_back({ {}, 1, utilities(prior.member("mean"), where, false) });
            else
                refuse(where, "효용(mean)이나 집단(segments)이 있어야 해요.", "It needs `mean` or `segments`.");
            if (!deviation && !mean && !segments && prior.is_record())
                deviation = &prior.member("deviation");
            population.deviation = utilities(
                deviation && !deviation->is_undefined() ? *deviation : Value(1.0), reader.where("deviation"), true);
            return m_is_refused ? std::nullopt : std::optional(std::move(population));
        }

    private:
        void refuse(std::string where, std::string korean, std::string english)
        {
            m_is_refused = true;
            m_context.add(Severity::error, std::move(where), korean + " 비슷한 사람이 몇 명인지는 보여 주지 않아요.",
                english + " How many think alike is not shown.");
        }

        void read_segments(Value const& value, std::string const& where, Population& population)
        {
            if (!value.is_list() || value.list().empty() || value.list().size() > segments_at_most)
                return refuse(where, "집단(segments)은 1~20개여야 해요.", "There should be 1 to 20 `segments`.");
            for (std::size_t i = 0; i < value.list().size(); ++i) {
                PopulationSegment segment;
                ObjectReader reader(m_context, value.list()[i], json_pointer(where, i));
                reader.localized("name", segment.name);
                if (!reader.number("share", segment.share) || !(segment.share > 0) || segment.share > 1e9)
                    refuse(reader.where("share"), "집단의 비중(share)은 0보다 커야 해요.",
                        "The `share` of a segment should be greater than 0.");
                auto const* mean = reader.take("mean");
                segment.mean = utilities(mean ? *mean : Value(), reader.where("mean"), false);
                population.segments.push_back(std::move(segment));
            }
        }

        // Numbers of all items in order, found as a prior's are. Of deviations one number may stand for all.
        std::vector<double> utilities(Value const& value, std::string const& where, bool are_deviations)
        {
            std::vector<double> numbers;
            if (!value.is_record() && !(are_deviations && value.is_number()))
                refuse(where, "항목마다의 수를 { 항목: 수 }로 적어 주세요.", "It should be { item: number }.");
            check_attributes(value, where);
            for (auto const& group : m_groups) {
                auto const is_own = value.is_record() && !group.attribute.empty();
                auto const& own = is_own ? value.member(group.attribute) : value;
                check_names(group, own, is_own ? json_pointer(where, group.attribute) : where, are_deviations);
                Record prior;
                prior.set(are_deviations ? "deviation" : "mean", own);
                auto const found = choice::prior_of(*group.items, Value(std::move(prior)));
                if (!found && are_deviations)
                    refuse(where, "편차(deviation)는 0보다 커야 해요.", "The `deviation` should be greater than 0.");
                for (std::size_t i = 0; i < group.items->size(); ++i)
                    numbers.push_back(!found ? 1
                            : are_deviations ? std::sqrt(found->covariance(i, i))
                                             : found->mean[i]);
            }
            return numbers;
        }

        void check_attributes(Value const& value, std::string const& where)
        {
            if (!value.is_record() || m_groups.empty() || m_groups.front().attribute.empty())
                return;
            for (auto const& [name, levels] : value.record()) {
                if (std::none_of(m_groups.begin(), m_groups.end(),
                        [&, &key = name](UtilityGroup const& group) { return group.attribute == key; }))
                    m_context.add(Severity::warning, json_pointer(where, name), "이 문항에 없는 속성이에요.",
                        "The question has no such attribute.");
                else if (!levels.is_record())
                    refuse(json_pointer(where, name), "수준마다의 수를 { 수준: 수 }로 적어 주세요.",
                        "It should be { level: number }.");
            }
        }

        void check_names(UtilityGroup const& group, Value const& value, std::string const& where, bool are_deviations)
        {
            if (!value.is_record())
                return;
            for (auto const& [name, number] : value.record()) {
                auto const place = json_pointer(where, name);
                if (std::none_of(group.items->begin(), group.items->end(),
                        [&, &key = name](Choice const& item) { return to_words(item.value) == key; }))
                    m_context.add(
                        Severity::warning, place, "이 문항에 없는 항목이에요.", "The question has no such item.");
                else if (!number.is_number() || !(std::abs(number.number()) <= 100)
                    || (are_deviations && !(number.number() > 0)))
                    refuse(place,
                        are_deviations ? "0보다 크고 100 이하인 수여야 해요." : "-100~100 사이의 수여야 해요.",
                        are_deviations ? "It should be a number above 0, 100 at most."
                                       : "It should be a number between -100 and 100.");
            }
        }

        ReadingContext& m_context;
        std::vector<UtilityGroup> m_groups;
        bool m_is_refused = false;
    };

}

void read_population(ObjectReader& question, QuestionKind const& kind, TaskOrigin& origin)
{
    auto const* value = question.take("population");
    if (!value)
        return;
    PopulationReader reader(question.context(), groups_of(kind));
    origin.population = reader.read(*value, question.where("population"), origin.prior);
}

void read_own_result(ObjectReader& survey)
{
    auto const* value = survey.take("ownResult");
    if (!value)
        return;
    auto& context = survey.context();
    auto& own = context.definition.own_result;
    if (value->is_boolean()) {
        own.is_shown = value->boolean();
        return;
    }
    ObjectReader reader(context, *value, survey.where("ownResult"));
    reader.boolean("show", own.is_shown);
    reader.boolean("people", own.shows_people);
    auto const* names = reader.take("questions");
    if (!names)
        return;
    if (!names->is_list())
        return reader.wrong_kind("questions");
    for (std::size_t i = 0; i < names->list().size(); ++i) {
        auto const& name = names->list()[i];
        auto const& questions = context.definition.questions;
        auto const found = std::find_if(questions.begin(), questions.end(),
            [&](Question const& question) { return name.is_text() && question.name == name.text(); });
        auto const can_be_told = found != questions.end() && !groups_of(found->kind).empty();
        if (can_be_told)
            own.questions.push_back(name.text());
        else
            context.add(Severity::error, json_pointer(reader.where("questions"), i),
                "maxdiff, pairs, conjoint 문항의 이름이어야 해요.",
                "It should be the name of a maxdiff, pairs or conjoint question.");
    }
    // Every name was wrong: nobody asked for all of them.
    if (own.questions.empty())
        own.is_shown = false;
}

}
