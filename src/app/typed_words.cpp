#include "app/typed_words.h"

#include "app/element_ids.h"
#include "app/format.h"
#include "base/text.h"
#include "survey/signature.h"

namespace dure::app {

namespace {

    survey::Value answer_in(survey::Session const& session, survey::QuestionIndex question, Key const& item)
    {
        auto const& value = session.value(question);
        auto const& kind = session.definition().questions[question.value].kind;
        // The name that was typed instead of a signature, the words about a mark.
        if (auto const* pad = std::get_if<survey::Signature>(&kind))
            return survey::typed_name_of(*pad, value);
        if (std::holds_alternative<survey::Hotspot>(kind)) {
            auto const mark = base::parse_decimal(item).value_or(-1);
            auto const is_there = value.is_list() && mark >= 0 && mark < static_cast<double>(value.list().size());
            return is_there ? value.list()[static_cast<std::size_t>(mark)].member("comment") : survey::Value();
        }
        return item.empty() ? value : value.member(item);
    }

    std::string comment_in(survey::Session const& session, survey::QuestionIndex question, Key const& option)
    {
        for (auto const& choice : session.choices(question)) {
            if (!choice.is_chosen || !choice.has_comment)
                continue;
            if (option.empty() && choice.role == survey::ChoiceRole::other)
                return session.other_text(question);
            if (!option.empty() && key_of(choice.value) == option)
                return choice.comment;
        }
        return option.empty() ? session.comment(question) : "";
    }

}

std::string words_in_field(Taking const& taking, ElementId id, Key const& item, TypedText::Field field)
{
    auto const* session = session_inside(taking.session, id.inside);
    auto const question = session ? question_of(session->definition(), id) : survey::QuestionIndex {};
    if (!question.is_valid())
        return "";
    for (auto const& entry : taking.typed) {
        if (entry.question != id || entry.item != item || entry.field != field)
            continue;
        if (entry.is_waiting)
            return entry.text;
        if (field == TypedText::Field::answer && entry.taken == answer_in(*session, question, item))
            return entry.text;
    }
    return field == TypedText::Field::answer ? key_of(answer_in(*session, question, item))
                                             : comment_in(*session, question, item);
}

}
