// Answers that are made on a picture or with a pen: what of them is taken, checks and words.
#include "survey/answers.h"
#include "survey/engine.h"
#include "survey/marks.h"
#include "survey/messages.h"
#include "survey/signature.h"

#include <cmath>

namespace dure::survey {

// What is no mark and no signature at all leaves the answer as it was.
Value Engine::normalise_picture(QuestionIndex question, Value value) const
{
    auto const& kind = definition.questions[question.value].kind;
    if (auto const* spots = std::get_if<Hotspot>(&kind)) {
        auto marks = marks_to_value(marks_of(*spots, value));
        return marks.is_undefined() ? answer(question) : marks;
    }
    return is_signature(value) ? value : answer(question);
}

void Engine::check_picture(QuestionIndex question, std::vector<Problem>& problems) const
{
    auto const& kind = definition.questions[question.value].kind;
    auto const& value = answer(question);
    auto const is_wanted = own_required[element_id(definition, question)];
    if (std::holds_alternative<Signature>(kind) && !is_empty(value) && !is_signature(value))
        problems.push_back({ message(Message::required_signature, is_korean()), {} });
    auto const* spots = std::get_if<Hotspot>(&kind);
    if (!spots || (is_empty(value) && !is_wanted))
        return;
    auto const marks = marks_of(*spots, value);
    if (!is_same(marks_to_value(marks), value))
        problems.push_back({ message(Message::not_on_offer, is_korean()), {} });
    else if (!marks.empty() && marks.size() < spots->minimum)
        problems.push_back({ message(Message::marks_at_least, is_korean(), { std::to_string(spots->minimum) }), {} });
}

std::string Engine::marks_text(Hotspot const& kind, Value const& value) const
{
    auto const choice_words = [&](std::vector<Choice> const& among, Value const& wanted) {
        for (auto const& choice : among) {
            if (is_same(choice.value, wanted))
                return choice_text(choice);
        }
        return to_words(wanted);
    };
    auto const percent = [](double fraction) { return std::to_string(static_cast<int>(std::round(fraction * 100))); };
    std::string shown;
    for (auto const& mark : marks_of(kind, value)) {
        auto words = mark.region.is_undefined() ? std::string() : choice_words(kind.regions, mark.region);
        if (words.empty() && mark.place)
            words = message(Message::mark_place, is_korean(), { percent(mark.place->x), percent(mark.place->y) });
        if (!mark.feeling.is_undefined())
            words += ": " + choice_words(kind.feelings, mark.feeling);
        if (!mark.comment.empty())
            words += " (" + mark.comment + ")";
        shown += (shown.empty() ? "" : ", ") + words;
    }
    return shown;
}

std::string Engine::signature_text(Signature const& kind, Value const& value) const
{
    auto const name = typed_name_of(kind, value);
    return name.empty() ? message(Message::signed_by_pen, is_korean()) : name;
}

}
