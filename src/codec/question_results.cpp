#include "codec/question_results.h"

#include "codec/question_results_parts.h"

namespace dure::codec {

namespace {

    using survey::List;
    using survey::Question;
    using survey::Record;
    using survey::Response;
    using survey::Value;

    struct ResultKind {
        std::string_view type; // as survey::type_name says it
        ResultMaker* make = nullptr;
    };

    // A kind of question gets its result with one row here, and its function in a file of its family (declared in
    // question_results_parts.h). A signature has none: it says who, not what.
    constexpr ResultKind kinds[] = {
        { "cardsort", card_sort_result },
        { "concept", concept_result },
        { "conjoint", conjoint_result },
        { "constantsum", constant_sum_result },
        { "hotspot", hotspot_result },
        { "imagemap", image_map_result },
        { "kano", kano_result },
        { "maxdiff", maxdiff_result },
        { "pairs", pairs_result },
        { "pricesensitivity", price_result },
        { "ranking", ranking_result },
        { "statements", statements_result },
    };

}

std::optional<QuestionResult> question_result(
    Question const& question, std::span<Response const> responses, ResultOptions const& options)
{
    std::string_view const type = survey::type_name(question.kind);
    for (auto const& kind : kinds) {
        if (kind.type != type)
            continue;
        QuestionResult found;
        kind.make(question, responses, options, found);
        return found;
    }
    return std::nullopt;
}

Value to_value(Question const& question, QuestionResult result)
{
    Record record;
    record.append("question", question.name);
    record.append("type", survey::type_name(question.kind));
    record.append("respondents", number_value(result.respondents));
    if (result.tasks)
        record.append("tasks", number_value(*result.tasks));
    record.append("methods", List(result.methods.begin(), result.methods.end()));
    record.append("result", std::move(result.result));
    if (!result.findings.empty()) {
        List list;
        for (auto const& finding : result.findings) {
            Record own;
            own.append("where", finding.where);
            own.append("ko", finding.korean);
            own.append("en", finding.english);
            list.emplace_back(std::move(own));
        }
        record.append("findings", std::move(list));
    }
    if (!result.warnings.empty()) {
        List list;
        for (auto const& warning : result.warnings) {
            Record own;
            own.append("where", warning.where);
            own.append("code", warning.code);
            own.append("message", warning.message);
            list.emplace_back(std::move(own));
        }
        record.append("warnings", std::move(list));
    }
    return record;
}

}
