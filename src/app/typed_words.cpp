#include "app/typed_words.h"

#include "app/element_ids.h"
#include "app/format.h"

namespace dure::app {

namespace {

    survey::Value answer_in(Taking const& taking, survey::QuestionIndex question, Key const& item)
    {
        auto const& value = taking.session.value(question);
        return item.empty() ? value : value.member(item);
    }

    std::string comment_in(Taking const& taking, survey::QuestionIndex question, Key const& option)
    {
        for (auto const& choice : taking.session.choices(question)) {
            if (!choice.is_chosen || !choice.has_comment)
                continue;
            if (option.empty() && choice.role == survey::ChoiceRole::other)
                return taking.session.other_text(question);
            if (!option.empty() && key_of(choice.value) == option)
                return choice.comment;
        }
        return option.empty() ? taking.session.comment(question) : "";
    }

}

std::string words_in_field(Taking const& taking, ElementId id, Key const& item, TypedText::Field field)
{
    auto const question = question_of(taking.session.definition(), id);
    if (!question.is_valid())
        return "";
    for (auto const& entry : taking.typed) {
        if (entry.question != id || entry.item != item || entry.field != field)
            continue;
        if (entry.is_waiting)
            return entry.text;
        if (field == TypedText::Field::answer && entry.taken == answer_in(taking, question, item))
            return entry.text;
    }
    return field == TypedText::Field::answer ? key_of(answer_in(taking, question, item))
                                             : comment_in(taking, question, item);
}

}
