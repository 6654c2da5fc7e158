// MaxDiff, pairs, conjoint, Kano, price sensitivity, constant sum, statements, concepts, card sorting.
#include "base/text.h"
#include "choice/task_adaptive.h"
#include "choice/task_designs.h"
#include "codec/json.h"
#include "codec/survey_json_parts.h"
#include "survey/answers.h"
#include "survey/tasks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dure::codec {

using namespace survey;

namespace {

    constexpr std::size_t items_at_most = 200; // of a question that compares them
    constexpr std::uint32_t tasks_at_most = 200;

    void complain(ObjectReader& reader, std::string_view property, std::string korean, std::string english)
    {
        reader.context().add(Severity::error, reader.where(property), std::move(korean), std::move(english));
    }

    // A value names its item in the answers, so it is a text, a number or a boolean, and stands only once.
    bool is_new_key(std::vector<Choice> const& among, Choice const& choice)
    {
        auto const is_key = choice.value.is_text() || choice.value.is_number() || choice.value.is_boolean();
        return is_key && std::none_of(among.begin(), among.end(), [&](Choice const& other) {
            return to_json(other.value) == to_json(choice.value);
        });
    }

    std::vector<Choice> read_items(ObjectReader& reader, std::string_view property, std::size_t at_least)
    {
        std::vector<Choice> items;
        if (auto const* list = reader.take(property)) {
            for (auto& choice : read_choices(reader.context(), *list, reader.where(property))) {
                if (items.size() < items_at_most && is_new_key(items, choice))
                    items.push_back(std::move(choice));
            }
            if (list->is_list() && list->list().size() > items_at_most)
                complain(reader, property, "항목은 " + std::to_string(items_at_most) + "개까지 쓸 수 있어요.",
                    "At most " + std::to_string(items_at_most) + " items can be used.");
        }
        if (items.size() < at_least)
            complain(reader, property, "서로 다른 항목이 " + std::to_string(at_least) + "개 이상 있어야 해요.",
                "At least " + std::to_string(at_least) + " different items are needed.");
        return items;
    }

    // Keeps a number of tasks or of items within what can be asked, and says so.
    void hold_between(
        ObjectReader& reader, std::string_view property, std::uint32_t& count, std::size_t least, std::size_t most)
    {
        auto const held = static_cast<std::uint32_t>(std::clamp<std::size_t>(count, least, std::max(least, most)));
        if (held == count)
            return;
        auto const range = std::to_string(least) + "~" + std::to_string(std::max(least, most));
        complain(reader, property, range + " 사이의 수여야 해요. " + std::to_string(held) + "(으)로 할게요.",
            "The number should be in the range " + range + "; " + std::to_string(held) + " is used.");
        count = held;
    }

    TaskOrigin read_origin(ObjectReader& reader, bool adaptive_if_silent)
    {
        TaskOrigin origin;
        origin.is_adaptive = adaptive_if_silent;
        auto const keep = [&](std::string_view property, Value& into) {
            auto const* value = reader.take(property);
            if (!value)
                return;
            if (value->is_record())
                into = *value;
            else
                reader.wrong_kind(property);
        };
        keep("design", origin.design);
        if (!origin.design.is_undefined())
            origin.is_adaptive = false; // unless it is asked for: then the design is where it begins
        reader.boolean("adaptive", origin.is_adaptive);
        keep("prior", origin.prior);
        keep("simulation", origin.simulation);
        return origin;
    }

    Value read_simulation(ObjectReader& reader)
    {
        auto const* value = reader.take("simulation");
        return value && value->is_record() ? *value : Value();
    }

    bool read_random_order(ObjectReader& reader)
    {
        enum class Order : std::uint8_t { as_written, random } order = Order::as_written;
        reader.choice("itemsOrder", order, { { "none", Order::as_written }, { "random", Order::random } });
        return order == Order::random;
    }

    QuestionKind read_maxdiff(ObjectReader& reader)
    {
        MaxDiff kind;
        kind.items = read_items(reader, "items", 3);
        reader.count("itemsPerSet", kind.items_per_set);
        hold_between(
            reader, "itemsPerSet", kind.items_per_set, 2, std::min(kind.items.size(), survey::maxdiff_items_at_most));
        if (reader.count("sets", kind.sets))
            hold_between(reader, "sets", kind.sets, 1, tasks_at_most);
        reader.localized("bestText", kind.best_text);
        reader.localized("worstText", kind.worst_text);
        reader.boolean("anchored", kind.is_anchored);
        kind.origin = read_origin(reader, false);
        return kind;
    }

    QuestionKind read_pairs(ObjectReader& reader)
    {
        Pairs kind;
        kind.items = read_items(reader, "items", 2);
        if (reader.count("votes", kind.votes))
            hold_between(reader, "votes", kind.votes, 1, kind.items.size() * (kind.items.size() - 1) / 2);
        reader.boolean("allowSkip", kind.allow_skip);
        reader.localized("skipText", kind.skip_text);
        kind.origin = read_origin(reader, true);
        return kind;
    }

    // Makes the attribute the price; its levels have to be amounts then.
    void read_currency(ObjectReader& reader, ConjointAttribute& attribute)
    {
        if (!reader.text("currency", attribute.currency) || attribute.currency.empty())
            return;
        double amount = 0;
        auto const is_amount = [&](survey::Choice const& level) { return survey::to_number(level.value, amount); };
        if (std::all_of(attribute.levels.begin(), attribute.levels.end(), is_amount))
            return;
        complain(reader, "currency", "통화를 적은 속성의 수준(value)은 모두 금액을 나타내는 숫자여야 해요.",
            "The levels (value) of an attribute with a currency must all be amounts.");
        attribute.currency.clear();
    }

    std::vector<ConjointAttribute> read_attributes(ObjectReader& reader)
    {
        std::vector<ConjointAttribute> attributes;
        auto const* list = reader.take("attributes");
        for (std::size_t i = 0; list && list->is_list() && i < std::min<std::size_t>(list->list().size(), 20); ++i) {
            ObjectReader own(reader.context(), list->list()[i], json_pointer(reader.where("attributes"), i));
            ConjointAttribute attribute;
            own.text("name", attribute.name);
            own.localized("title", attribute.title);
            attribute.levels = read_items(own, "levels", 2);
            read_currency(own, attribute);
            auto const is_taken = std::any_of(attributes.begin(), attributes.end(),
                [&](ConjointAttribute const& other) { return other.name == attribute.name; });
            if (attribute.name.empty() || is_taken)
                complain(
                    own, "name", "속성마다 다른 이름(name)이 있어야 해요.", "Every attribute needs a name of its own.");
            else if (attribute.levels.size() >= 2)
                attributes.push_back(std::move(attribute));
        }
        if (attributes.size() < 2)
            complain(reader, "attributes", "수준이 둘 이상인 속성이 두 개 이상 있어야 해요.",
                "At least two attributes with two levels or more are needed.");
        return attributes;
    }

    // {"price": "high", "screen": "small"}
    bool read_prohibition(std::vector<ConjointAttribute> const& attributes, Value const& value, Prohibition& found)
    {
        if (!value.is_record() || value.record().size() != 2)
            return false;
        std::size_t side = 0;
        for (auto const& [name, level] : value.record()) {
            for (std::uint32_t a = 0; a < attributes.size(); ++a) {
                auto const& levels = attributes[a].levels;
                for (std::uint32_t l = 0; attributes[a].name == name && l < levels.size(); ++l) {
                    if (!(levels[l].value == level))
                        continue;
                    found.attribute[side] = a;
                    found.level[side] = l;
                    ++side;
                }
            }
        }
        return side == 2;
    }

    std::vector<Prohibition> read_prohibitions(ObjectReader& reader, std::vector<ConjointAttribute> const& attributes)
    {
        std::vector<Prohibition> prohibitions;
        auto const* list = reader.take("prohibitions");
        for (std::size_t i = 0; list && list->is_list() && i < std::min<std::size_t>(list->list().size(), 1000); ++i) {
            Prohibition found;
            if (read_prohibition(attributes, list->list()[i], found))
                prohibitions.push_back(found);
            else
                reader.context().add(Severity::error, json_pointer(reader.where("prohibitions"), i),
                    "함께 나올 수 없는 두 속성의 수준을 { 속성: 수준, 속성: 수준 }으로 적어 주세요.",
                    "A prohibition names a level of each of two attributes: { attribute: level, attribute: level }.");
        }
        return prohibitions;
    }

    QuestionKind read_conjoint(ObjectReader& reader)
    {
        Conjoint kind;
        kind.attributes = read_attributes(reader);
        reader.count("tasks", kind.tasks);
        hold_between(reader, "tasks", kind.tasks, 1, tasks_at_most);
        reader.count("alternatives", kind.alternatives);
        hold_between(reader, "alternatives", kind.alternatives, 2, 6);
        reader.boolean("showNone", kind.has_none);
        reader.localized("noneText", kind.none_text);
        kind.prohibitions = read_prohibitions(reader, kind.attributes);
        kind.origin = read_origin(reader, false);
        return kind;
    }

    QuestionKind read_kano(ObjectReader& reader)
    {
        Kano kind;
        auto const* list = reader.take("features");
        std::vector<Choice> seen;
        for (std::size_t i = 0; list && list->is_list() && i < std::min(list->list().size(), items_at_most); ++i) {
            auto const where = json_pointer(reader.where("features"), i);
            if (!reader.context().count_choices(1, where, "too many features"))
                break;
            KanoFeature feature;
            if (list->list()[i].is_record()) {
                ObjectReader own(reader.context(), list->list()[i], where);
                if (auto const* value = own.take("value"))
                    feature.item.value = *value;
                own.localized("text", feature.item.text);
                own.localized("imageLink", feature.item.image_link);
                own.localized("functional", feature.functional);
                own.localized("dysfunctional", feature.dysfunctional);
            } else {
                feature.item.value = list->list()[i];
            }
            if (is_new_key(seen, feature.item)) {
                seen.push_back(feature.item);
                kind.features.push_back(std::move(feature));
            } else {
                reader.context().add(Severity::error, where, "기능마다 다른 값(value)이 있어야 해요.",
                    "Every feature needs a value of its own.");
            }
        }
        if (kind.features.empty())
            complain(reader, "features", "물어볼 기능(features)이 없어요.", "There are no features to ask about.");
        reader.boolean("askImportance", kind.asks_importance);
        kind.random_order = read_random_order(reader);
        kind.simulation = read_simulation(reader);
        return kind;
    }

    QuestionKind read_price_sensitivity(ObjectReader& reader)
    {
        PriceSensitivity kind;
        reader.text("currency", kind.currency);
        reader.number("min", kind.minimum);
        double maximum = 0;
        if (reader.number("max", maximum))
            kind.maximum = maximum;
        if (kind.minimum < 0 || (kind.maximum && *kind.maximum <= kind.minimum)) {
            complain(reader, "max", "가격의 범위가 맞지 않아서 쓰지 않아요.",
                "The range of prices does not work; it is not used.");
            kind.minimum = 0;
            kind.maximum.reset();
        }
        reader.number("step", kind.step);
        kind.step = std::isfinite(kind.step) ? std::max(kind.step, 0.0) : 0;
        std::array<std::string_view, 4> const names
            = { "tooCheapText", "cheapText", "expensiveText", "tooExpensiveText" };
        for (std::size_t i = 0; i < names.size(); ++i)
            reader.localized(names[i], kind.texts[i]);
        reader.boolean("askLikelihood", kind.asks_likelihood);
        kind.simulation = read_simulation(reader);
        return kind;
    }

    QuestionKind read_constant_sum(ObjectReader& reader)
    {
        ConstantSum kind;
        kind.items = read_items(reader, "items", 2);
        reader.number("total", kind.total);
        reader.number("step", kind.step);
        auto const works = kind.total > 0 && kind.total <= 1e9 && kind.step > 0 && kind.step <= kind.total
            && std::abs(kind.total / kind.step - std::round(kind.total / kind.step)) < 1e-9;
        if (!works) {
            complain(reader, "total", "합계는 간격(step)의 배수인 양수여야 해요. 100과 1로 할게요.",
                "The total should be a positive multiple of the step; 100 and 1 are used.");
            kind.total = 100;
            kind.step = 1;
        }
        reader.localized("unit", kind.unit);
        kind.random_order = read_random_order(reader);
        return kind;
    }

    QuestionKind read_statements(ObjectReader& reader)
    {
        Statements kind;
        kind.items = read_items(reader, "items", 1);
        reader.boolean("allowPass", kind.allow_pass);
        kind.random_order = read_random_order(reader);
        return kind;
    }

    ConceptCard read_card(ObjectReader& reader)
    {
        ConceptCard card;
        if (auto const* value = reader.take("value"))
            card.item.value = *value;
        reader.localized("text", card.item.text);
        reader.localized("imageLink", card.item.image_link);
        reader.localized("description", card.description);
        auto const* facts = reader.take("facts");
        for (std::size_t i = 0; facts && facts->is_list() && i < std::min<std::size_t>(facts->list().size(), 30); ++i) {
            ObjectReader own(reader.context(), facts->list()[i], json_pointer(reader.where("facts"), i));
            ConceptFact fact;
            own.localized("title", fact.title);
            own.localized("text", fact.text);
            card.facts.push_back(std::move(fact));
        }
        return card;
    }

    QuestionKind read_concept(ObjectReader& reader)
    {
        Concept kind;
        auto const* list = reader.take("concepts");
        std::vector<Choice> seen;
        for (std::size_t i = 0; list && list->is_list() && i < std::min(list->list().size(), items_at_most); ++i) {
            auto const where = json_pointer(reader.where("concepts"), i);
            if (!reader.context().count_choices(1, where, "too many concepts"))
                break;
            ObjectReader own(reader.context(), list->list()[i], where);
            auto card = read_card(own);
            if (is_new_key(seen, card.item)) {
                seen.push_back(card.item);
                kind.cards.push_back(std::move(card));
            } else {
                complain(
                    own, "value", "컨셉마다 다른 값(value)이 있어야 해요.", "Every concept needs a value of its own.");
            }
        }
        if (kind.cards.empty())
            complain(reader, "concepts", "보여 줄 컨셉(concepts)이 없어요.", "There are no concepts to show.");
        if (auto const* reactions = reader.take("reactions"))
            kind.reactions = read_choices(reader.context(), *reactions, reader.where("reactions"));
        reader.boolean("askIntent", kind.asks_intent);
        if (auto const* rivals = reader.take("rivals"))
            kind.rivals = read_choices(reader.context(), *rivals, reader.where("rivals"));
        if (!kind.asks_intent && kind.reactions.empty() && kind.rivals.empty()) {
            complain(reader, "askIntent", "컨셉에 대해 묻는 것이 없어서 살 생각이 있는지 물어봐요.",
                "Nothing is asked about the concepts; the intent to buy is asked for.");
            kind.asks_intent = true;
        }
        enum class Rotation : std::uint8_t { none, balanced } rotation = Rotation::balanced;
        reader.choice("rotation", rotation, { { "none", Rotation::none }, { "balanced", Rotation::balanced } });
        kind.is_rotated = rotation == Rotation::balanced;
        reader.choice(
            "display", kind.display, { { "cards", Concept::Display::cards }, { "board", Concept::Display::board } });
        return kind;
    }

    QuestionKind read_card_sort(ObjectReader& reader)
    {
        CardSort kind;
        kind.cards = read_items(reader, "cards", 1);
        kind.categories = read_items(reader, "categories", 2);
        kind.random_order = read_random_order(reader);
        return kind;
    }

    // A shipped design that shows what the question does not know is not used, and one is made instead.
    void check_design(ObjectReader& reader, TaskOrigin& origin, QuestionKind const& kind)
    {
        if (origin.design.is_undefined())
            return;
        auto const where = reader.where("design");
        auto const refuse = [&](std::string place) {
            reader.context().add(Severity::error, std::move(place),
                "설계(design)가 이 질문의 항목과 맞지 않아요. 설계 없이 기기에서 새로 만들어 물어봐요.",
                "The design does not fit the items of this question; one is made on the device instead.");
            origin.design = Value();
        };
        auto const& versions = origin.design.member("versions");
        if (!versions.is_list() || versions.list().empty())
            return refuse(where + "/versions");
        for (std::size_t i = 0; i < versions.list().size(); ++i) {
            Tasks tasks;
            tasks.shown = tasks_of_version(versions.list()[i]);
            if (!are_possible(kind, tasks))
                return refuse(json_pointer(where + "/versions", i));
        }
    }

    void check_prior(ObjectReader& reader, QuestionKind const& kind)
    {
        auto const wrong = [&](std::vector<Choice> const& items, Value const& prior) {
            return !prior.is_undefined() && !choice::prior_of(items, prior);
        };
        auto const* maxdiff = std::get_if<MaxDiff>(&kind);
        auto const* pairs = std::get_if<Pairs>(&kind);
        if ((maxdiff && wrong(maxdiff->items, maxdiff->origin.prior))
            || (pairs && wrong(pairs->items, pairs->origin.prior)))
            complain(reader, "prior", "사전 분포(prior)의 편차는 0보다 커야 해요. 쓰지 않을게요.",
                "The deviations of the prior should be greater than 0; it is not used.");
    }

    // A planner hears of it while writing, not a respondent while answering.
    void check_feasibility(ObjectReader& reader, QuestionKind const& kind)
    {
        auto const refusal = choice::refuse_tasks(kind);
        if (!refusal)
            return;
        auto const needed = std::to_string(refusal->needed);
        using Code = choice::DesignRefusalCode;
        switch (refusal->code) {
        case Code::too_few_sets:
            reader.context().add(Severity::warning, reader.where("sets"),
                "모든 항목을 한 번씩 보여 주려면 세트가 " + needed + "개 이상 있어야 해요. 사람마다 일부만 보여 줘요.",
                "It takes " + needed + " sets to show everything once; each person is shown a part.");
            break;
        case Code::too_few_profiles: {
            auto const is_prohibited = std::get_if<Conjoint>(&kind) && !std::get<Conjoint>(kind).prohibitions.empty();
            complain(reader, is_prohibited ? "prohibitions" : "alternatives",
                "서로 다른 제품이 " + std::to_string(refusal->stated) + "가지뿐이라 한 번에 " + needed
                    + "개를 보여 줄 수 없어요. 이 질문은 건너뛰어요.",
                "There are too few different products (" + std::to_string(refusal->stated) + ") to show " + needed
                    + " at once; this question is passed over.");
            break;
        }
        case Code::prohibitions_leave_nothing:
        case Code::no_design_found:
            complain(reader, "prohibitions", "함께 나올 수 없는 조합이 너무 많아서 보여 줄 제품이 남지 않아요.",
                "The prohibitions leave too few products to show.");
            break;
        default:
            complain(reader, "", "이 질문에 맞는 설계를 만들 수 없어요.",
                "There is no design for this question: " + choice::error_of(*refusal).detail + ".");
        }
    }

    template <auto read> QuestionKind with_checked_design(ObjectReader& reader)
    {
        auto kind = read(reader);
        std::visit(
            [&](auto& own) {
                if constexpr (requires { own.origin; }) {
                    auto const whole = QuestionKind(own);
                    check_design(reader, own.origin, whole);
                    check_prior(reader, whole);
                    check_feasibility(reader, QuestionKind(own));
                    read_population(reader, whole, own.origin);
                }
            },
            kind);
        return kind;
    }

    constexpr std::pair<std::string_view, QuestionKind (*)(ObjectReader&)> readers[] = {
        { "maxdiff", with_checked_design<read_maxdiff> },
        { "pairs", with_checked_design<read_pairs> },
        { "conjoint", with_checked_design<read_conjoint> },
        { "kano", read_kano },
        { "pricesensitivity", read_price_sensitivity },
        { "constantsum", read_constant_sum },
        { "statements", read_statements },
        { "concept", read_concept },
        { "cardsort", read_card_sort },
    };

}

KindReader judgement_reader(std::string_view type)
{
    for (auto const& [name, read] : readers) {
        if (base::equals_ignoring_ascii_case(name, type))
            return read;
    }
    return nullptr;
}

}
