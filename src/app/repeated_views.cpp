#include "app/element_ids.h"
#include "app/view_parts.h"
#include "base/text.h"

namespace dure::app {

QuestionScene scene_inside(QuestionScene const& scene, survey::QuestionIndex question, std::size_t row)
{
    return { scene.taking, scene.language, &scene.session().row(question, row), way_into(scene.inside, question, row) };
}

std::string row_title(QuestionScene const& scene, survey::QuestionIndex question, std::size_t row)
{
    // "1. {panel.name}" ends in a space until there is a name.
    auto title = std::string(base::trim(plain_words(scene.session().row_title(question, row))));
    return title.empty() ? say(scene.language, Word::row_title, { std::to_string(row + 1) }) : title;
}

RepeatedView repeated_view(QuestionScene const& scene, survey::QuestionIndex question, survey::Repeated const& kind)
{
    auto const& session = scene.session();
    auto const ours_or = [&](survey::LocalizedText const& theirs, Word ours) {
        auto words = plain_words(session.text_with_marks(theirs));
        return words.empty() ? say(scene.language, ours) : words;
    };
    RepeatedView view;
    for (std::size_t i = 0; i < session.row_count(question); ++i) {
        if (!session.is_row_visible(question, i))
            continue;
        auto const inside = scene_inside(scene, question, i);
        RepeatedRow row;
        row.row = static_cast<std::uint32_t>(i);
        row.title = row_title(scene, question, i);
        row.description = blocks_of_words(inside.session().text_with_marks(kind.row_description));
        row.elements = element_views(inside);
        auto const number = std::to_string(i + 1);
        if (session.can_remove_row(question)) {
            auto const theirs = plain_words(session.text_with_marks(kind.remove_text));
            row.remove = theirs.empty() ? say(scene.language, Word::row_remove, { number })
                                        : say(scene.language, Word::row_remove_own, { theirs, number });
        }
        view.rows.push_back(std::move(row));
    }
    auto const may_add = session.can_add_row(question);
    if (may_add)
        view.add = ours_or(kind.add_text, view.rows.empty() ? Word::row_add_first : Word::row_add);
    if (view.rows.empty())
        view.empty = ours_or(kind.empty_text, may_add ? Word::rows_empty : Word::rows_none);
    return view;
}

}
