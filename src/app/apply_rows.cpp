// Panels and rows of a repeated question come and go.
#include "app/element_ids.h"
#include "app/turn.h"

#include <algorithm>

namespace dure::app {

namespace {

    using survey::QuestionIndex;
    using survey::Session;

    // Null if a late event names something that is gone by now.
    Session* session_of_rows(Turn& turn, ElementId const& id)
    {
        auto* taking = turn.taking();
        auto* session = taking ? session_inside(taking->session, id.inside) : nullptr;
        if (!session)
            return nullptr;
        auto const question = question_of(session->definition(), id);
        return question.is_valid() && session->is_visible(question) ? session : nullptr;
    }

    void focus_row(Turn& turn, Session const& session, ElementId const& id, std::size_t row)
    {
        QuestionIndex const question { id.number };
        for (auto const asked : session.row(question, row).visible_questions()) {
            auto const& kind = session.row(question, row).survey().question(asked).kind;
            if (survey::has_answer(kind) && !std::holds_alternative<survey::Computed>(kind)) {
                carry_out(turn, FocusQuestion { { asked.value, way_into(id.inside, question, row) } });
                return;
            }
        }
    }

}

void carry_out(Turn& turn, AddRow const& action)
{
    auto* session = session_of_rows(turn, action.question);
    if (!session)
        return;
    take_typed_words(*turn.taking());
    QuestionIndex const question { action.question.number };
    if (!session->add_row(question))
        return;
    note_change(turn, Urgency::at_once);
    focus_row(turn, *session, action.question, session->row_count(question) - 1);
}

void carry_out(Turn& turn, RemoveRow const& action)
{
    auto const* session = session_of_rows(turn, action.question);
    QuestionIndex const question { action.question.number };
    if (!session || !session->can_remove_row(question) || action.row >= session->row_count(question))
        return;
    auto const& kind = *survey::repeated(session->survey().question(question));
    if (kind.asks_before_removal && session->row(question, action.row).data().size() > 0)
        turn.state.confirming = Confirming { .what = Confirming::What::remove_row, .row = action };
    else
        remove_row(turn, action);
}

void remove_row(Turn& turn, RemoveRow const& action)
{
    auto* session = session_of_rows(turn, action.question);
    if (!session)
        return;
    take_typed_words(*turn.taking());
    QuestionIndex const question { action.question.number };
    if (!session->remove_row(question, action.row))
        return;
    // The rows behind it have other numbers now, so words as typed are those of another row.
    auto const rows = action.question.inside + std::to_string(question.value) + ".";
    std::erase_if(
        turn.taking()->typed, [&](TypedText const& entry) { return entry.question.inside.starts_with(rows); });
    std::erase_if(turn.taking()->files, [&](FileNews const& news) { return news.question.inside.starts_with(rows); });
    note_change(turn, Urgency::at_once);
    carry_out(turn, FocusQuestion { action.question });
}

}
