#include "app/element_ids.h"
#include "app/task_views.h"
#include "survey/tasks.h"

#include <algorithm>

namespace dure::app {

namespace {

    using survey::QuestionIndex;

    struct KindView {
        QuestionScene const& scene;
        QuestionIndex question;

        ElementKind operator()(survey::RadioGroup const& kind) const { return choice_view(scene, question, kind.list); }
        ElementKind operator()(survey::Checkbox const& kind) const { return choice_view(scene, question, kind.list); }
        ElementKind operator()(survey::Dropdown const& kind) const { return dropdown_view(scene, question, kind); }
        ElementKind operator()(survey::TagBox const& kind) const { return tagbox_view(scene, question, kind); }
        ElementKind operator()(survey::ImagePicker const& kind) const
        {
            return picture_choice_view(scene, question, kind);
        }
        ElementKind operator()(survey::Ranking const& kind) const { return ranking_view(scene, question, kind); }
        ElementKind operator()(survey::Boolean const& kind) const { return boolean_view(scene, question, kind); }
        ElementKind operator()(survey::Rating const& kind) const { return rating_view(scene, question, kind); }
        ElementKind operator()(survey::Nps const& kind) const { return nps_view(scene, question, kind); }
        ElementKind operator()(survey::Matrix const& kind) const { return matrix_view(scene, question, kind); }
        ElementKind operator()(survey::Text const& kind) const { return text_view(scene, question, kind); }
        ElementKind operator()(survey::Comment const& kind) const { return comment_view(scene, question, kind); }
        ElementKind operator()(survey::MultipleText const& kind) const
        {
            return multiple_text_view(scene, question, kind);
        }
        ElementKind operator()(survey::Slider const& kind) const { return slider_view(scene, question, kind); }
        ElementKind operator()(survey::FileUpload const& kind) const { return file_view(scene, question, kind); }
        ElementKind operator()(survey::Consent const& kind) const { return consent_view(scene, question, kind); }

        ElementKind operator()(survey::Repeated const& kind) const { return repeated_view(scene, question, kind); }

        ElementKind operator()(survey::Image const& kind) const
        {
            ImageView view;
            view.source = loadable_picture(scene.session().text(kind.link));
            view.description = scene.session().text(kind.alternative_text);
            view.width = kind.width;
            view.height = kind.height;
            if (view.source.empty())
                view.unavailable = say(scene.language, Word::picture_unavailable);
            return view;
        }

        ElementKind operator()(survey::Html const&) const
        {
            return HtmlView { blocks_of_html(scene.session().html(question)) };
        }
        ElementKind operator()(survey::Computed const&) const
        {
            return ExpressionView { scene.session().display_text(question) };
        }

        ElementKind operator()(survey::MaxDiff const& kind) const { return maxdiff_view(scene, question, kind); }
        ElementKind operator()(survey::Pairs const& kind) const { return pairs_view(scene, question, kind); }
        ElementKind operator()(survey::Conjoint const& kind) const { return conjoint_view(scene, question, kind); }
        ElementKind operator()(survey::Kano const& kind) const { return kano_view(scene, question, kind); }
        ElementKind operator()(survey::PriceSensitivity const& kind) const { return price_view(scene, question, kind); }
        ElementKind operator()(survey::ConstantSum const& kind) const { return shares_view(scene, question, kind); }
        ElementKind operator()(survey::Statements const& kind) const { return statements_view(scene, question, kind); }
        ElementKind operator()(survey::Concept const& kind) const
        {
            if (survey::shows_all_tasks(scene.definition(question).kind))
                return board_view(scene, question, kind);
            return concept_view(scene, question, kind);
        }
        ElementKind operator()(survey::CardSort const& kind) const { return card_sort_view(scene, question, kind); }

        ElementKind operator()(survey::Hotspot const& kind) const { return hotspot_view(scene, question, kind); }
        ElementKind operator()(survey::ImageMap const& kind) const { return image_map_view(scene, question, kind); }
        ElementKind operator()(survey::Signature const& kind) const { return signature_view(scene, question, kind); }

        ElementKind operator()(survey::Unsupported const& kind) const
        {
            return NoteView { say(scene.language, Word::kind_unsupported, { kind.type }) };
        }
    };

    bool shows_title(QuestionScene const& scene, survey::Question const& definition)
    {
        if (std::holds_alternative<survey::Html>(definition.kind)
            || std::holds_alternative<survey::Image>(definition.kind))
            return false;
        if (auto const* boolean = std::get_if<survey::Boolean>(&definition.kind);
            boolean && boolean->display == survey::Boolean::Display::checkbox)
            return false; // the checkbox carries it
        auto location = definition.title_location;
        auto panel = definition.panel;
        while (location == survey::TitleLocation::inherit && panel.is_valid()) {
            auto const& around = scene.session().definition().panels[panel.value];
            location = around.title_location;
            panel = around.parent;
        }
        if (location == survey::TitleLocation::inherit && definition.page.is_valid())
            location = scene.session().definition().pages[definition.page.value].title_location;
        if (location == survey::TitleLocation::inherit)
            location = scene.session().definition().title_location;
        return location != survey::TitleLocation::hidden;
    }

    bool is_askable(survey::Session const& session, QuestionIndex question)
    {
        auto const& kind = session.definition().questions[question.value].kind;
        return survey::can_be_asked(kind) && (!survey::has_tasks(kind) || !session.tasks(question).shown.empty());
    }

    // Problems of one row or item stand there, if the kind has a place for them.
    std::vector<std::string> errors_of(QuestionScene const& scene, QuestionIndex question)
    {
        auto const& definition = scene.definition(question);
        auto const stands_elsewhere = std::holds_alternative<survey::MultipleText>(definition.kind)
            || std::holds_alternative<survey::PriceSensitivity>(definition.kind)
            || std::holds_alternative<survey::ConstantSum>(definition.kind) || survey::repeated(definition);
        std::vector<std::string> errors;
        for (auto const& problem : scene.session().errors(question)) {
            if (stands_elsewhere && !problem.part.empty())
                continue;
            if (std::find(errors.begin(), errors.end(), problem.text) == errors.end())
                errors.push_back(problem.text);
        }
        return errors;
    }

}

ElementView question_view(QuestionScene const& scene, QuestionIndex question)
{
    auto const& session = scene.session();
    auto const& definition = scene.definition(question);
    ElementView view;
    view.id = scene.id(question);
    auto const title = session.title(question);
    view.name = plain_words(title);
    if (shows_title(scene, definition)) {
        view.number = session.number(question);
        view.title = view.name;
        if (view.name != title)
            view.title_runs = runs_of_words(title);
    }
    view.description = blocks_of_words(session.description(question));
    view.required = session.is_required(question);
    if (view.required)
        view.required_word = say(scene.language, Word::required);
    view.enabled = session.is_enabled(question);
    view.read_only = definition.is_read_only || session.definition().is_read_only;
    view.errors = errors_of(scene, question);
    view.same_line = !definition.start_with_new_line;
    view.kind = is_askable(session, question) ? std::visit(KindView { scene, question }, definition.kind)
                                              : NoteView { say(scene.language, Word::too_few_items) };
    if (definition.has_comment) {
        auto const label = session.text_with_marks(definition.comment_text);
        view.comment = comment_entry(scene, question, "",
            label.empty() ? say(scene.language, Word::comment_words) : plain_words(label),
            session.text(definition.comment_placeholder));
        view.comment->shows_label = true;
    }
    return view;
}

}
