#include "survey/answers.h"
#include "survey/engine.h"

#include <algorithm>
#include <cmath>

namespace dure::survey {

namespace {

    // Of what elements are (visible, in error) and what expressions make of them.
    constexpr int rounds_at_most = 10;
    // Of one rule, as in SurveyJS: values that depend on themselves settle within so many or are left as they are.
    constexpr std::uint8_t runs_at_most = 10;

    Value rounded(Computed const& kind, Value value)
    {
        if (!value.is_number())
            return value;
        if (!std::isfinite(value.number()))
            return {};
        if (kind.precision < 0)
            return value;
        auto const scale = std::pow(10.0, kind.precision);
        auto const result = std::floor(std::abs(value.number()) * scale + 0.5) / scale;
        return std::isfinite(result) ? Value(value.number() < 0 ? -result : result) : value;
    }

    unsigned lowest_bit(std::uint64_t word)
    {
        return static_cast<unsigned>(__builtin_ctzll(word));
    }

}

Surroundings Engine::surroundings() const
{
    Surroundings around;
    around.slots = SlotValues(slots, elsewhere);
    around.now_millis = now();
    around.utc_offset_minutes = utc_offset_minutes;
    around.host = this;
    return around;
}

Value Engine::evaluate(Expression const& expression) const
{
    ++evaluation_count;
    return expression.evaluate(surroundings());
}

bool Engine::is_true(Expression const& expression) const
{
    ++evaluation_count;
    return expression.is_true(surroundings());
}

void Engine::mark_readers(SlotId slot)
{
    for (auto const rule : plan.slots[slot].rules)
        mark(rule);
    for (auto const& [number, inner] : plan.slots[slot].inside)
        nested[number].news.push_back(inner);
}

void Engine::mark_all()
{
    for (RuleId rule = 0; rule < plan.rules.size(); ++rule)
        mark(rule);
}

void Engine::run_rule(RuleId id)
{
    auto const& rule = plan.rules[id];
    switch (rule.kind) {
    case RuleKind::calculated:
        store(plan.calculated_slot[rule.owner], evaluate(rule.expression),
            definition.calculated_values[rule.owner].include_into_result);
        break;
    case RuleKind::visible:
        set_own_visible(rule.owner, is_true(rule.expression));
        break;
    case RuleKind::enabled:
        own_enabled[rule.owner] = is_true(rule.expression);
        break;
    case RuleKind::required:
        own_required[rule.owner] = is_true(rule.expression);
        break;
    case RuleKind::list:
        refilter({ rule.owner });
        break;
    case RuleKind::nested:
        run_nested({ rule.owner });
        break;
    case RuleKind::computed: {
        if (is_read_only)
            break;
        QuestionIndex const question { rule.owner };
        auto const& kind = std::get<Computed>(definition.questions[rule.owner].kind);
        // Where hidden answers are cleared at once, a hidden result is none either.
        auto const own = element_id(definition, question);
        auto const is_hidden
            = clear_mode(question) == ClearInvisible::on_hidden_container ? !is_shown(own) : !self_visible[own];
        auto const is_gone = is_hidden && clears_when_hidden(question) && may_clear_hidden(question);
        auto const result = is_gone ? Value() : rounded(kind, evaluate(rule.expression));
        store(plan.answer_slot[question.value], from_expression(question, result), true);
        break;
    }
    case RuleKind::initial: {
        QuestionIndex const question { rule.owner };
        auto const id_of_question = element_id(definition, question);
        if (!touched[rule.owner] && (!clears_when_hidden(question) || is_shown(id_of_question)))
            apply_default(question);
        break;
    }
    }
}

// From the first rule to the last, and again while earlier rules were marked on the way.
void Engine::run_dirty_rules()
{
    // Of the second round and later ones, where a circle shows: most changes need no second.
    std::unordered_map<RuleId, std::uint8_t> runs;
    auto const may_run = [&](bool is_first_round, RuleId rule) {
        if (is_first_round)
            return true;
        auto& count = runs[rule];
        // Not counted further: others may go on for so many rounds that the count would begin anew.
        if (count + 1 >= runs_at_most)
            return false;
        ++count;
        return true;
    };
    for (bool ran = true, is_first_round = true; ran; is_first_round = false) {
        ran = false;
        for (std::size_t word = 0; word < dirty.size(); ++word) {
            std::uint64_t passed = 0; // bits at or below the rule that ran last
            while (auto const waiting = dirty[word] & ~passed) {
                auto const bit = lowest_bit(waiting);
                auto const single = std::uint64_t { 1 } << bit;
                dirty[word] &= ~single;
                passed |= single | (single - 1);
                auto const rule = static_cast<RuleId>(word * 64 + bit);
                if (!may_run(is_first_round, rule))
                    continue;
                run_rule(rule);
                ran = true;
            }
        }
    }
}

void Engine::run_rules()
{
    if (is_running_rules || phase == Phase::completed)
        return;
    is_running_rules = true;
    for (auto const rule : plan.volatile_rules)
        mark(rule);
    // What elements are (visible, in error) feeds expressions, and expressions make elements what they are.
    for (int round = 0; round < rounds_at_most; ++round) {
        refresh_properties();
        if (std::all_of(dirty.begin(), dirty.end(), [](std::uint64_t word) { return word == 0; }))
            break;
        run_dirty_rules();
        if (plan.properties.empty())
            break;
    }
    is_running_rules = false;
}

void Engine::refresh_properties()
{
    for (auto const& each : plan.properties) {
        auto value = property(each.element, each.property);
        if (slots[each.slot] == value)
            continue;
        slots[each.slot] = std::move(value);
        mark_readers(each.slot);
    }
}

}
