// Statements: how many agree, and who thinks alike.
#include "codec/json.h"
#include "codec/question_results_parts.h"
#include "stats/table.h"

#include <algorithm>
#include <cmath>

namespace dure::codec {

namespace {

    using survey::List;
    using survey::Question;
    using survey::Record;
    using survey::Response;
    using survey::Value;

    // Groups need people, and people need votes: as Pol.is does, who voted on few statements is in no group.
    constexpr std::size_t people_at_least = 30;
    constexpr std::size_t statements_at_least = 3;
    constexpr std::size_t votes_at_least = 7; // or on all statements there are
    constexpr double clear_silhouette = 0.25; // below: no structure worth speaking of (Kaufman and Rousseeuw 1990)

    struct Voter {
        std::size_t response = 0;
        std::vector<std::optional<int>> votes; // of each statement: 1, -1, 0 passed; nothing: not voted
        std::size_t cast = 0;
    };

    std::vector<Voter> read_voters(Question const& question, std::span<Response const> responses,
        std::vector<std::string> const& names, QuestionResult& found)
    {
        std::vector<Voter> voters;
        for (auto const& person : answers_by_item(question, responses, names, found)) {
            Voter voter { person.response, std::vector<std::optional<int>>(names.size()), 0 };
            for (auto const& answer : person.items) {
                auto const& said = *answer.said;
                if (said == "agree" || said == "disagree" || said == "pass") {
                    voter.votes[answer.item] = said == "agree" ? 1 : said == "disagree" ? -1 : 0;
                    ++voter.cast;
                } else {
                    add_not_on_offer(found, answer.where);
                }
            }
            if (voter.cast > 0)
                voters.push_back(std::move(voter));
        }
        return voters;
    }

    Record statement_record(
        std::vector<Voter> const& voters, std::size_t statement, std::string const& where, QuestionResult& found)
    {
        double agree = 0, disagree = 0, pass = 0, unseen = 0;
        for (auto const& voter : voters) {
            auto const vote = voter.votes[statement];
            (!vote ? unseen : *vote > 0 ? agree : *vote < 0 ? disagree : pass) += 1;
        }
        auto const seen = agree + disagree + pass;
        Record record;
        record.append("agree", agree);
        record.append("disagree", disagree);
        record.append("pass", pass);
        record.append("unseen", unseen);
        record.append("agreeing", share_record({ agree, seen }, where, found));
        record.append("disagreeing", share_record({ disagree, seen }, where, found));
        return record;
    }

    List vote_rows(std::vector<Voter> const& voters)
    {
        List rows;
        for (auto const& voter : voters) {
            List row;
            for (auto const& vote : voter.votes)
                row.push_back(vote ? Value(*vote) : Value(nullptr));
            rows.emplace_back(std::move(row));
        }
        return rows;
    }

    // Groups are A, B and so on, from large to small.
    std::string group_name(Value const& label)
    {
        return std::string(1, static_cast<char>('A' + static_cast<int>(label.number())));
    }

    Value groups_of(std::vector<Voter> const& voters, std::span<Response const> responses,
        std::vector<std::string> const& names, ResultOptions const& options, QuestionResult& found)
    {
        Record input;
        auto const votes = vote_rows(voters);
        input.append("statements", List(names.begin(), names.end()));
        input.append("votes", votes);
        input.append("seed", static_cast<double>(options.seed));
        auto const space = run_method("opinion_groups", input, "/groups", found);
        auto const& best = space.member("best_k_by_silhouette");
        if (!best.is_number()) {
            add_warning(found, "/groups", "one_group", "People do not differ enough to make groups of them.");
            return nullptr;
        }
        auto const& grouping = space.member("kmeans").member(std::to_string(static_cast<int>(best.number())));
        auto const& silhouette = grouping.member("silhouette");
        if (silhouette.is_number() && silhouette.number() < clear_silhouette)
            add_warning(found, "/groups", "no_clear_groups", "The groups run into each other: read them with care.");
        List labels, members;
        for (std::size_t i = 0; i < voters.size(); ++i) {
            labels.emplace_back(group_name(grouping.member("labels").list()[i]));
            auto const& point = space.member("projection").list()[i].list();
            Record member;
            member.append("response", responses[voters[i].response].id);
            member.append("group", labels.back());
            member.append("place", point);
            members.emplace_back(std::move(member));
        }
        Record statistics;
        statistics.append("statements", List(names.begin(), names.end()));
        statistics.append("votes", votes);
        statistics.append("groups", labels);
        Record groups;
        groups.append("n", number_value(voters.size()));
        groups.append("count", best);
        groups.append("silhouette", silhouette);
        groups.append("sizes", grouping.member("sizes"));
        groups.append("explained_share", space.member("explained_variance_ratio"));
        groups.append("statements", run_method("opinion_group_statistics", statistics, "/groups", found));
        groups.append("members", std::move(members));
        return groups;
    }

}

void statements_result(
    Question const& question, std::span<Response const> responses, ResultOptions const& options, QuestionResult& found)
{
    auto const names = names_of(std::get<survey::Statements>(question.kind).items);
    auto voters = read_voters(question, responses, names, found);
    found.respondents = voters.size();
    found.methods = { "wilson_score" };
    warn_of_few(found);
    Record statements, output;
    for (std::size_t i = 0; i < names.size(); ++i)
        statements.set(names[i], statement_record(voters, i, json_pointer("/statements", names[i]), found));
    output.append("statements", std::move(statements));
    std::erase_if(voters, [&](Voter const& voter) { return voter.cast < std::min(votes_at_least, names.size()); });
    if (names.size() >= statements_at_least && voters.size() >= people_at_least) {
        output.append("groups", groups_of(voters, responses, names, options, found));
    } else {
        output.append("groups", nullptr);
        add_warning(found, "/groups", "too_few_cases",
            names.size() < statements_at_least
                ? "Groups need at least " + std::to_string(statements_at_least) + " statements."
                : "Groups need at least " + std::to_string(people_at_least) + " people who voted on "
                    + std::to_string(std::min(votes_at_least, names.size())) + " statements or more; there are "
                    + std::to_string(voters.size()) + ".");
    }
    found.result = std::move(output);
}

}
