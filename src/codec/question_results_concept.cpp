// Concepts: reactions, intent to purchase, and the comparisons with rivals and among each other.
#include "codec/json.h"
#include "codec/question_results_parts.h"
#include "survey/answers.h"

#include <algorithm>
#include <array>

namespace dure::codec {

namespace {

    using survey::Concept;
    using survey::Question;
    using survey::Record;
    using survey::Response;
    using survey::Value;

    constexpr int steps = 5;

    // What one person says of one concept.
    struct Reply {
        std::vector<bool> reactions; // which of the question's
        std::optional<int> intent;
        std::optional<std::size_t> preferred; // 0: the concept itself; otherwise the rival before it
        std::optional<std::size_t> position;
    };
    using Replies = std::vector<std::vector<std::optional<Reply>>>; // concept x person

    void read_reactions(Concept const& kind, ItemAnswer const& answer, Reply& reply, QuestionResult& found)
    {
        reply.reactions.resize(kind.reactions.size());
        auto const& said = answer.said->member("reactions");
        auto const where = json_pointer(answer.where, "reactions");
        if (survey::is_empty(said))
            return;
        if (!said.is_list())
            return add_unreadable(found, where);
        for (std::size_t i = 0; i < said.list().size(); ++i) {
            if (auto const place = place_of(kind.reactions, said.list()[i]))
                reply.reactions[*place] = true;
            else
                add_not_on_offer(found, json_pointer(where, i));
        }
    }

    // Nothing where no part of it can be used.
    std::optional<Reply> read_reply(Concept const& kind, ItemAnswer const& answer, QuestionResult& found)
    {
        Reply reply;
        reply.position = answer.position;
        if (!answer.said->is_record()) {
            add_unreadable(found, answer.where);
            return std::nullopt;
        }
        read_reactions(kind, answer, reply, found);
        if (kind.asks_intent)
            reply.intent
                = whole_answer(answer.said->member("intent"), 1, steps, json_pointer(answer.where, "intent"), found);
        auto const& preferred = answer.said->member("preferred");
        if (!kind.rivals.empty() && !survey::is_empty(preferred)) {
            auto const rival = place_of(kind.rivals, preferred);
            if (preferred == kind.cards[answer.item].item.value)
                reply.preferred = 0;
            else if (rival)
                reply.preferred = *rival + 1;
            else
                add_not_on_offer(found, json_pointer(answer.where, "preferred"));
        }
        auto const has_reaction = std::find(reply.reactions.begin(), reply.reactions.end(), true);
        if (has_reaction == reply.reactions.end() && !reply.intent && !reply.preferred)
            return std::nullopt;
        return reply;
    }

    // Of the people who said anything of the concept.
    Record reactions_record(
        Concept const& kind, std::vector<Reply> const& replies, std::string const& where, QuestionResult& found)
    {
        Record record;
        auto const n = static_cast<double>(replies.size());
        auto const names = names_of(kind.reactions);
        for (std::size_t i = 0; i < names.size(); ++i) {
            double count = 0;
            for (auto const& reply : replies)
                count += reply.reactions[i];
            record.set(names[i], share_record({ count, n }, json_pointer(where, names[i]), found));
        }
        return record;
    }

    Record intent_record(std::vector<Reply> const& replies, std::string const& where, QuestionResult& found)
    {
        std::vector<double> intents;
        std::array<double, steps + 1> counts {};
        for (auto const& reply : replies) {
            if (!reply.intent)
                continue;
            intents.push_back(*reply.intent);
            counts[static_cast<std::size_t>(*reply.intent)] += 1;
        }
        auto record = mean_record(intents, where, found);
        Record distribution;
        auto const n = static_cast<double>(intents.size());
        for (std::size_t step = 1; step <= steps; ++step) {
            auto const name = std::to_string(step);
            distribution.append(name, share_record({ counts[step], n }, json_pointer(where, name), found));
        }
        record.append("distribution", std::move(distribution));
        record.append("top_two", share_record({ counts[steps - 1] + counts[steps], n }, where + "/top_two", found));
        return record;
    }

    // Of all who compared, and against each rival of those who took either.
    Record preference_record(Concept const& kind, std::string const& name, std::vector<Reply> const& replies,
        std::string const& where, QuestionResult& found)
    {
        std::vector<double> counts(kind.rivals.size() + 1);
        double n = 0;
        for (auto const& reply : replies) {
            if (!reply.preferred)
                continue;
            counts[*reply.preferred] += 1;
            n += 1;
        }
        auto record = share_record({ counts[0], n }, where, found);
        Record all, against;
        all.set(name, share_record({ counts[0], n }, where + "/all", found));
        auto const rivals = names_of(kind.rivals);
        for (std::size_t i = 0; i < rivals.size(); ++i) {
            all.set(rivals[i], share_record({ counts[i + 1], n }, where + "/all", found));
            auto const place = json_pointer(where + "/against", rivals[i]);
            against.set(rivals[i], share_record({ counts[0], counts[0] + counts[i + 1] }, place, found));
        }
        record.append("all", std::move(all));
        record.append("against", std::move(against));
        return record;
    }

    // The same numbers for those who saw it first, and for those who saw it later: the two should be alike.
    Record position_record(Concept const& kind, std::string const& name, std::vector<Reply> const& replies,
        bool is_first, std::string const& where, QuestionResult& found)
    {
        std::vector<Reply> part;
        for (auto const& reply : replies) {
            if (reply.position && (*reply.position == 0) == is_first)
                part.push_back(reply);
        }
        Record record;
        record.append("n", number_value(part.size()));
        if (part.empty())
            add_warning(found, where, "no_cases", "Nobody saw this concept at that place.");
        if (kind.asks_intent)
            record.append("intent", intent_record(part, where + "/intent", found));
        if (!kind.rivals.empty())
            record.append("preferred", preference_record(kind, name, part, where + "/preferred", found));
        return record;
    }

    // Each person's own intents compared: higher, lower or the same as for another concept.
    Record comparison_record(
        Replies const& replies, std::size_t one, std::size_t other, std::string const& where, QuestionResult& found)
    {
        double higher = 0, lower = 0, same = 0;
        for (std::size_t person = 0; person < replies[one].size(); ++person) {
            auto const& mine = replies[one][person];
            auto const& theirs = replies[other][person];
            if (!mine || !theirs || !mine->intent || !theirs->intent)
                continue;
            (*mine->intent > *theirs->intent ? higher : *mine->intent < *theirs->intent ? lower : same) += 1;
        }
        if (higher + lower == 0)
            add_warning(found, where, "no_cases", "Nobody would rather buy one of the two than the other.");
        auto record = share_record({ higher, higher + lower }, where, found);
        record.append("same", same);
        return record;
    }

    constexpr std::size_t compared_at_most = 30; // every two of them

    Record concept_record(Concept const& kind, std::vector<std::string> const& names, Replies const& replies,
        std::size_t one, QuestionResult& found)
    {
        auto const where = json_pointer("/concepts", names[one]);
        std::vector<Reply> own;
        auto is_order_known = true;
        for (auto const& reply : replies[one]) {
            if (!reply)
                continue;
            own.push_back(*reply);
            is_order_known &= reply->position.has_value();
        }
        if (own.empty())
            add_warning(found, where, "no_cases", "Nobody said anything about this concept.");
        if (!is_order_known)
            add_warning(found, where, "order_unknown", "Of some people nobody knows when they saw this concept.");
        Record record;
        record.append("n", number_value(own.size()));
        if (!kind.reactions.empty())
            record.append("reactions", reactions_record(kind, own, where + "/reactions", found));
        if (kind.asks_intent)
            record.append("intent", intent_record(own, where + "/intent", found));
        if (!kind.rivals.empty())
            record.append("preferred", preference_record(kind, names[one], own, where + "/preferred", found));
        record.append("first", position_record(kind, names[one], own, true, where + "/first", found));
        record.append("later", position_record(kind, names[one], own, false, where + "/later", found));
        if (!kind.asks_intent || names.size() < 2 || names.size() > compared_at_most)
            return record;
        Record others;
        for (std::size_t other = 0; other < names.size(); ++other) {
            auto const place = json_pointer(where + "/rather_than", names[other]);
            if (other != one)
                others.set(names[other], comparison_record(replies, one, other, place, found));
        }
        record.append("rather_than", std::move(others));
        return record;
    }

}

void concept_result(
    Question const& question, std::span<Response const> responses, ResultOptions const&, QuestionResult& found)
{
    auto const& kind = std::get<Concept>(question.kind);
    std::vector<std::string> names;
    for (auto const& card : kind.cards)
        names.push_back(survey::to_words(card.item.value));
    auto const people = answers_by_item(question, responses, names, found);
    Replies replies(names.size(), std::vector<std::optional<Reply>>(people.size()));
    for (std::size_t person = 0; person < people.size(); ++person) {
        auto is_used = false;
        for (auto const& answer : people[person].items) {
            auto reply = read_reply(kind, answer, found);
            is_used |= reply.has_value();
            replies[answer.item][person] = std::move(reply);
        }
        found.respondents += is_used;
    }
    warn_of_few(found);
    found.methods = { "wilson_score", "mean_ci" };
    Record concepts, output;
    for (std::size_t i = 0; i < names.size(); ++i)
        concepts.set(names[i], concept_record(kind, names, replies, i, found));
    output.append("concepts", std::move(concepts));
    found.result = std::move(output);
}

}
