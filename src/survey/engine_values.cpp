#include "base/time.h"
#include "survey/answers.h"
#include "survey/engine.h"
#include "survey/files.h"

#include <algorithm>

namespace dure::survey {

namespace {

    constexpr int settles_at_most = 40; // inside each other
    // Values that set each other are followed so often and then left as they are.
    constexpr int rounds_at_most = 10;
    // Of expressions, for one change and as many again to catch up: beyond it no more reactions are set off.
    constexpr std::uint64_t evaluations_at_most = 1'000'000;

    bool is_wrapped_choice(Value const& value)
    {
        return value.is_record() && !value.member("value").is_missing() && value.record().size() <= 2;
    }

    // What expressions see of answers with comments on their choices: the choices.
    bool unwrap(Value const& value, Value& bare)
    {
        if (is_wrapped_choice(value)) {
            bare = value.member("value");
            return true;
        }
        if (!value.is_list() || std::none_of(value.list().begin(), value.list().end(), is_wrapped_choice))
            return false;
        List items;
        for (auto const& item : value.list())
            items.push_back(is_wrapped_choice(item) ? item.member("value") : item);
        bare = std::move(items);
        return true;
    }

    bool has_commented_choices(Question const& question)
    {
        auto const* list = choice_list(question);
        return list && std::any_of(list->choices.begin(), list->choices.end(), [](Choice const& item) {
            return item.has_comment;
        });
    }

    // The slots among `keys`, which ascend, that the reaction reads.
    void add_read(Reaction const& reaction, std::vector<SlotId> const& keys, std::set<SlotId>& read)
    {
        auto const add = [&](Expression const& expression) {
            for (auto const slot : expression.slots()) {
                if (std::binary_search(keys.begin(), keys.end(), slot))
                    read.insert(slot);
            }
        };
        if (reaction.has_set_if)
            add(reaction.set_if);
        if (reaction.has_set)
            add(reaction.set);
        if (reaction.has_reset_if)
            add(reaction.reset_if);
    }

    bool is_numeric_field(Question const& question)
    {
        auto const* text = std::get_if<Text>(&question.kind);
        return text && (text->field.input_type == InputType::number || text->field.input_type == InputType::range);
    }

}

bool Engine::store(SlotId slot, Value value, bool is_data)
{
    value = storable(file_kind(slot) ? as_files(std::move(value)) : std::move(value));
    auto const source = std::exchange(from_rows, {});
    for (auto const owner : nested.empty() ? std::vector<QuestionIndex> {} : plan.slots[slot].questions) {
        if (!rows_of(owner) || owner == source)
            continue;
        if (slots[slot] == value)
            return false;
        if (!room.has_space(shares[slot], is_empty(value) ? DraftShare() : share_of(slot, value, is_data)))
            value = {};
        value = take_rows(owner, value);
    }
    auto share = is_empty(value) ? DraftShare() : share_of(slot, value, is_data);
    if (!room.has_space(shares[slot], share))
        share = {};
    if (share.bytes == 0)
        value = Value();
    Value bare;
    Value keep;
    bool is_wrapped = false;
    auto const& owners = plan.slots[slot].questions;
    if ((value.is_record() || value.is_list()) && !owners.empty()
        && has_commented_choices(definition.questions[owners.front().value]) && unwrap(value, bare)) {
        keep = std::move(value);
        value = std::move(bare);
        is_wrapped = true;
    }
    auto const old = wrapped.find(slot);
    auto const same_wrapping = is_wrapped ? old != wrapped.end() && old->second == keep : old == wrapped.end();
    if (same_wrapping && slots[slot] == value)
        return false;
    if (slots[slot].is_undefined())
        stamps[slot] = ++last_stamp;
    slots[slot] = std::move(value);
    in_data[slot] = is_data;
    room.exchange(shares[slot], share);
    if (is_wrapped)
        wrapped.insert_or_assign(slot, std::move(keep));
    else if (old != wrapped.end())
        wrapped.erase(old);
    mark_readers(slot);
    changed.push_back(slot);
    for (auto const owner : owners) {
        if (auto const list = plan.list_of[owner.value]; list != nothing && !shown_problems.empty())
            refresh_problems(owner);
    }
    return true;
}

// What is not in the data and no variable is worked out anew from a draft.
DraftShare Engine::share_of(SlotId slot, Value const& value, bool is_data) const
{
    auto const& what = plan.slots[slot];
    auto share = draft_share(what.name, value);
    if (!is_data && what.kind != SlotKind::variable)
        share.keys = 0;
    return share;
}

void Engine::store_unknown(Record& among, std::string_view name, Value value)
{
    value = storable(std::move(value));
    auto const* old = among.find(name);
    auto held = old ? draft_share(name, *old) : DraftShare();
    auto const share = draft_share(name, value);
    if (room.has_space(held, share)) {
        room.exchange(held, share);
        among.set(name, std::move(value));
    } else {
        erase_unknown(among, name);
    }
}

void Engine::erase_unknown(Record& among, std::string_view name)
{
    if (auto const* old = among.find(name)) {
        auto held = draft_share(name, *old);
        room.exchange(held, {});
        among.erase(name);
    }
}

void Engine::change(SlotId slot, Value value, bool is_data)
{
    if (!store(slot, std::move(value), is_data))
        return;
    if (is_running_rules || is_loading)
        return;
    settle(slot);
    if (inner_place.around && !is_hearing && settle_depth == 0)
        inner_place.around->on_row_changed(inner_place.question);
}

// Everything that follows from a change: conditions, then set/reset expressions, then triggers.
void Engine::settle(SlotId first)
{
    if (phase == Phase::completed) {
        changed.clear();
        return;
    }
    if (settle_depth == 0) {
        reactions_left = rounds_at_most * (plan.reactions.size() + 1);
        evaluations_end = evaluation_count + evaluations_at_most;
    }
    ++settle_depth;
    run_rules();
    auto keys = changed;
    if (!plan.reactions.empty()) {
        has_changed_keys = true;
        react(first);
        has_changed_keys = false;
    }
    changed.clear();
    // Values computed on the way are changes of their own.
    std::vector<SlotId> followers;
    for (auto const key : keys) {
        if (key != first)
            followers.push_back(key);
    }
    if (!definition.triggers.empty()) {
        if (!followers.empty())
            check_triggers(std::move(followers), false, nothing);
        check_triggers({ first }, false, first);
    }
    if (settle_depth == 1 && !postponed.empty())
        catch_up();
    --settle_depth;
    if (settle_depth == 0 && !is_completing)
        mend_place();
}

bool Engine::has_changed(Expression const& expression, SlotId first) const
{
    auto const& read = expression.slots();
    if (is_volatile(expression) || read.empty())
        return true;
    for (auto const slot : read) {
        if (slot == first)
            return true;
        if (has_changed_keys && std::find(changed.begin(), changed.end(), slot) != changed.end())
            return true;
        if (catching_up_on.count(slot) > 0)
            return true;
    }
    return false;
}

void Engine::react(SlotId first)
{
    std::vector<QuestionIndex> due = plan.volatile_reactions;
    for (auto const slot : changed) {
        auto const& listeners = plan.slots[slot].reactions;
        due.insert(due.end(), listeners.begin(), listeners.end());
    }
    std::sort(due.begin(), due.end());
    due.erase(std::unique(due.begin(), due.end()), due.end());
    auto keys = changed;
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    for (auto const question : due) {
        if (being_set[question.value])
            continue;
        auto const& reaction = plan.reactions[plan.reaction_of[question.value]];
        if (settle_depth >= settles_at_most || reactions_left == 0 || evaluation_count >= evaluations_end) {
            add_read(reaction, keys, postponed[question]);
            continue;
        }
        auto const before = evaluation_count;
        run_reaction(reaction, first);
        // One that found nothing to do costs nothing; those it set off may have taken what was left.
        if (evaluation_count != before && reactions_left > 0)
            --reactions_left;
    }
}

// What could not be followed at once: too many things read each other, or a chain of them is too long. From the first
// question to the last, and again while earlier ones were set in motion on the way.
void Engine::catch_up()
{
    evaluations_end = evaluation_count + evaluations_at_most;
    auto next = postponed.begin();
    for (int round = 0; !postponed.empty() && phase != Phase::completed && evaluation_count < evaluations_end;) {
        if (next == postponed.end()) {
            if (++round == rounds_at_most)
                break;
            next = postponed.begin();
        }
        auto const question = next->first;
        catching_up_on = std::move(next->second);
        postponed.erase(next);
        run_reaction(plan.reactions[plan.reaction_of[question.value]], nothing);
        catching_up_on.clear();
        next = postponed.upper_bound(question);
    }
    postponed.clear();
}

void Engine::run_reaction(Reaction const& reaction, SlotId first)
{
    auto const question = reaction.question;
    if (being_set[question.value] || is_read_only)
        return;
    if (reaction.has_reset_if && !is_empty_answer(question) && has_changed(reaction.reset_if, first)
        && is_true(reaction.reset_if))
        reset_to_default(question);
    if (reaction.has_set_if) {
        if (!has_changed(reaction.set_if, first) && !(reaction.has_set && has_changed(reaction.set, first)))
            return;
        if (!is_true(reaction.set_if))
            return;
        if (reaction.has_set)
            set_by_expression(question, evaluate(reaction.set));
        else
            clear_answer(question);
    } else if (reaction.has_set && has_changed(reaction.set, first)) {
        set_by_expression(question, evaluate(reaction.set));
    }
}

void Engine::set_answer(QuestionIndex question, Value value)
{
    auto const slot = plan.answer_slot[question.value];
    value = normalise(question, std::move(value));
    if (answer(question) == value)
        return;
    touched[question.value] = true;
    auto const is_consent = std::holds_alternative<Consent>(definition.questions[question.value].kind);
    auto const before = is_consent ? answer(question) : Value();
    ++being_set[question.value];
    change(slot, std::move(value), true);
    --being_set[question.value];
    note_consent(question, before);
    if (definition.check_mode == Definition::CheckMode::on_value_changed && !is_loading)
        check_and_show({ question });
    else
        refresh_problems(question);
}

// A consent is worth what can be shown about it: when each item was ticked, not when the survey was sent.
void Engine::note_consent(QuestionIndex question, Value const& before)
{
    auto const& what = definition.questions[question.value];
    auto const* consent = std::get_if<Consent>(&what.kind);
    if (!consent)
        return;
    auto const* known = consent_times.find(what.name);
    auto times = known && known->is_record() ? known->record() : Record();
    auto const& after = answer(question);
    for (auto const& item : consent->items) {
        if (!(before.member(item.name) == after.member(item.name)))
            times.set(item.name, now());
    }
    consent_times.set(what.name, std::move(times));
}

void Engine::set_by_expression(QuestionIndex question, Value const& result)
{
    auto value = from_expression(question, result);
    if (!is_same(answer(question), value))
        set_answer(question, std::move(value));
}

Value Engine::from_expression(QuestionIndex question, Value const& result) const
{
    if (!result.is_date())
        return normalise(question, result);
    auto const* text = std::get_if<Text>(&definition.questions[question.value].kind);
    if (!text || text->field.input_type != InputType::datetime_local || !is_instant(result.date()))
        return local_date(result.date());
    auto const millis = static_cast<base::Millis>(result.date().millis);
    return base::format_iso_8601_local(base::civil_from_millis(millis, utc_offset_minutes)).substr(0, 16);
}

Value Engine::local_date(Date date) const
{
    if (!is_instant(date))
        return {};
    return base::format_iso_date(
        base::civil_from_millis(static_cast<base::Millis>(date.millis), utc_offset_minutes).date);
}

Value Engine::normalise(QuestionIndex question, Value value) const
{
    auto const& what = definition.questions[question.value];
    if (is_empty(value))
        return {};
    if (auto const* kind = repeated(what)) {
        auto const is_right = kind->kind == Repeated::Kind::fixed_rows ? value.is_record() : value.is_list();
        return is_right ? value : answer(question);
    }
    if (std::holds_alternative<FileUpload>(what.kind)) {
        value = as_files(std::move(value));
        return value.is_undefined() ? answer(question) : value;
    }
    if (std::holds_alternative<Hotspot>(what.kind) || std::holds_alternative<Signature>(what.kind))
        return normalise_picture(question, std::move(value));
    if (is_multiple(what.kind)) {
        if (!value.is_list()) {
            List list;
            list.push_back(std::move(value));
            return Value(std::move(list));
        }
        return value;
    }
    if (choice_list(what) && value.is_list())
        return value.list().front();
    double number = 0;
    if (value.is_text() && is_numeric_field(what) && to_number(value, number))
        return number;
    return value;
}

Value const& Engine::answer(QuestionIndex question) const
{
    auto const slot = plan.answer_slot[question.value];
    if (!wrapped.empty()) {
        if (auto const found = wrapped.find(slot); found != wrapped.end())
            return found->second;
    }
    return slots[slot];
}

// Not where another question is called as the comment would be: then it is that one's answer.
bool Engine::owns_comment(QuestionIndex question) const
{
    return plan.slots[plan.comment_slot[question.value]].questions.empty();
}

void Engine::clear_answer(QuestionIndex question, bool keep_comment)
{
    set_answer(question, {});
    if (!keep_comment && owns_comment(question))
        change(plan.comment_slot[question.value], {}, true);
}

bool Engine::default_value(QuestionIndex question, Value& value) const
{
    auto const& what = definition.questions[question.value];
    value = {};
    // Consent is given by the person or not at all, and so is a signature.
    if (std::holds_alternative<Consent>(what.kind) || std::holds_alternative<Signature>(what.kind))
        return false;
    if (auto const rule = plan.initial_rule[question.value]; rule != nothing)
        value = evaluate(plan.rules[rule].expression);
    if (value.is_missing())
        value = what.default_value;
    if (auto const* items = std::get_if<MultipleText>(&what.kind); items && is_empty(value)) {
        Record record;
        for (auto const& item : items->items) {
            if (auto const* expression = plan.expression_at(item.default_expression.where))
                record.set(item.name, evaluate(*expression));
        }
        value = Value(std::move(record));
    }
    value = from_expression(question, value);
    return !is_empty(value);
}

void Engine::apply_default(QuestionIndex question)
{
    Value value;
    default_value(question, value);
    if (is_empty(value) && rows_of(question)) {
        begin_rows(question);
        return change_rows(question);
    }
    if (is_same(answer(question), value))
        return;
    auto const* list = choice_list(definition.questions[question.value]);
    // A default nobody offers is what the person would have typed as "other".
    if (list && list->other.is_shown && !value.is_list() && !is_empty(value) && !is_choice(question, value, false)
        && !(value == Value(other_value))) {
        if (stores_other_as_comment(question)) {
            change(plan.comment_slot[question.value], value, true);
            value = other_value;
        }
    }
    change(plan.answer_slot[question.value], std::move(value), true);
}

void Engine::reset_to_default(QuestionIndex question)
{
    Value value;
    if (default_value(question, value))
        set_answer(question, std::move(value));
    else
        clear_answer(question);
}

void Engine::set_all_defaults()
{
    for (std::uint32_t i = 0; i < definition.questions.size(); ++i) {
        QuestionIndex const question { i };
        auto const& what = definition.questions[i];
        auto const may_have = plan.initial_rule[i] != nothing || !is_empty(what.default_value)
            || std::holds_alternative<MultipleText>(what.kind);
        if (may_have && is_empty_answer(question))
            apply_default(question);
    }
}

Record Engine::data() const
{
    std::vector<std::pair<std::uint64_t, SlotId>> filled;
    for (SlotId slot = 0; slot < slots.size(); ++slot) {
        auto const kind = plan.slots[slot].kind;
        if (in_data[slot] && !slots[slot].is_undefined() && kind != SlotKind::item && kind != SlotKind::row)
            filled.emplace_back(stamps[slot], slot);
    }
    std::sort(filled.begin(), filled.end());
    Record record;
    for (auto const& [stamp, slot] : filled) {
        auto const found = wrapped.find(slot);
        record.set(plan.slots[slot].name, found == wrapped.end() ? slots[slot] : found->second);
    }
    for (auto const& [name, value] : extra_data)
        record.set(name, value);
    return record;
}

}
