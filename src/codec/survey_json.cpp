#include "codec/survey_json.h"

#include "choice/task_maker.h"
#include "codec/survey_json_parts.h"
#include "survey/survey.h"

namespace dure::codec {

using namespace survey;

namespace {

    void read_look(ObjectReader& reader, Definition& definition)
    {
        reader.localized("title", definition.title);
        reader.localized("description", definition.description);
        reader.localized("logo", definition.logo);
        read_theme(reader);
        reader.boolean("showTitle", definition.show_title);
        reader.boolean("showPageTitles", definition.show_page_titles);
        reader.text("requiredText", definition.required_mark);
        reader.text("requiredMark", definition.required_mark);
        reader.localized("startSurveyText", definition.start_text);
        reader.localized("pagePrevText", definition.previous_text);
        reader.localized("pageNextText", definition.next_text);
        reader.localized("completeText", definition.complete_text);
        reader.choice("questionErrorLocation", definition.error_location,
            { { "top", ErrorLocation::top }, { "bottom", ErrorLocation::bottom } });
        reader.choice("questionTitleLocation", definition.title_location,
            { { "top", TitleLocation::top }, { "bottom", TitleLocation::bottom }, { "left", TitleLocation::left },
                { "hidden", TitleLocation::hidden } });
    }

    void read_numbers(ObjectReader& reader, Definition& definition)
    {
        auto const* value = reader.take("showQuestionNumbers");
        if (!value)
            return;
        using Numbers = Definition::Numbers;
        if (value->is_boolean()) {
            definition.question_numbers = value->boolean() ? Numbers::on : Numbers::off;
            return;
        }
        reader.choice("showQuestionNumbers", definition.question_numbers,
            { { "on", Numbers::on }, { "off", Numbers::off }, { "onPage", Numbers::on_page },
                { "recursive", Numbers::on } });
    }

    void read_progress(ObjectReader& reader, Definition& definition)
    {
        using Location = Definition::ProgressLocation;
        std::initializer_list<std::pair<std::string_view, Location>> const locations = {
            { "auto", Location::automatic },
            { "belowheader", Location::top },
            { "aboveheader", Location::top },
            { "top", Location::top },
            { "topbottom", Location::both },
            { "both", Location::both },
            { "bottom", Location::bottom },
        };
        if (auto const* value = reader.take("showProgressBar")) {
            if (value->is_boolean()) {
                definition.show_progress = value->boolean();
            } else if (value->is_text()) {
                // Before there was a location of its own, the switch named it.
                definition.show_progress = value->text() != "off";
                if (definition.show_progress && value->text() != "on")
                    reader.choice("showProgressBar", definition.progress_location, locations);
            }
        }
        reader.choice("progressBarLocation", definition.progress_location, locations);
        using Kind = Definition::ProgressKind;
        reader.choice("progressBarType", definition.progress_kind,
            { { "pages", Kind::pages }, { "questions", Kind::questions },
                { "requiredQuestions", Kind::required_questions }, { "correctQuestions", Kind::correct_questions },
                { "buttons", Kind::buttons } });
    }

    void read_clear_invisible(ObjectReader& reader, Definition& definition)
    {
        auto const* value = reader.take("clearInvisibleValues");
        if (!value)
            return;
        if (value->is_boolean()) {
            definition.clear_invisible = value->boolean() ? ClearInvisible::on_complete : ClearInvisible::none;
            return;
        }
        reader.choice("clearInvisibleValues", definition.clear_invisible,
            { { "none", ClearInvisible::none }, { "onComplete", ClearInvisible::on_complete },
                { "onHidden", ClearInvisible::on_hidden },
                { "onHiddenContainer", ClearInvisible::on_hidden_container } });
    }

    void read_behaviour(ObjectReader& reader, Definition& definition)
    {
        read_numbers(reader, definition);
        read_progress(reader, definition);
        read_clear_invisible(reader, definition);
        using Mode = Definition::PageMode;
        bool single = false;
        if (reader.boolean("isSinglePage", single) && single)
            definition.page_mode = Mode::single_page;
        reader.choice("questionsOnPageMode", definition.page_mode,
            { { "standard", Mode::standard }, { "singlePage", Mode::single_page },
                { "questionPerPage", Mode::question_per_page }, { "inputPerPage", Mode::input_per_page } });
        using Check = Definition::CheckMode;
        std::initializer_list<std::pair<std::string_view, Check>> const modes = {
            { "onNextPage", Check::on_next_page },
            { "onValueChanged", Check::on_value_changed },
            { "onValueChanging", Check::on_value_changed },
            { "onComplete", Check::on_complete },
        };
        reader.choice("checkErrorsMode", definition.check_mode, modes);
        reader.skip({ "validationType" });
        reader.boolean("firstPageIsStarted", definition.first_page_is_start_page);
        reader.boolean("firstPageIsStartPage", definition.first_page_is_start_page);
        reader.boolean("showPrevButton", definition.show_previous_button);
        reader.boolean("goNextPageAutomatic", definition.auto_advance);
        reader.boolean("autoAdvanceEnabled", definition.auto_advance);
        reader.boolean("storeOthersAsComment", definition.store_others_as_comment);
        reader.boolean("readOnly", definition.is_read_only);
        std::string word;
        if (reader.text("mode", word) && word == "display")
            definition.is_read_only = true;
        if (reader.text("questionsOrder", word) || reader.text("questionOrder", word))
            definition.random_questions = word == "random";
        reader.count("maxTextLength", definition.max_text_length);
        reader.count("maxOthersLength", definition.max_comment_length);
        reader.count("maxCommentLength", definition.max_comment_length);
    }

    void set_aside(ObjectReader& reader)
    {
        reader.ignore({ "navigateToUrl", "navigateToUrlOnCondition", "showPreviewBeforeComplete", "previewMode",
            "showTOC", "tocLocation", "showTimer", "timeLimit", "timeLimitPerPage", "maxTimeToFinish",
            "maxTimeToFinishPage", "showTimerPanel", "timerLocation", "timerInfoMode", "showTimerPanelMode",
            "questionTitlePattern", "questionTitleTemplate", "loadingHtml", "backgroundImage",
            "autoAdvanceAllowComplete", "showNavigationButtons", "showPageNumbers", "showCompletedPage",
            "showCompletePage", "questionStartIndex", "questionDescriptionLocation", "widthMode", "width" });
        reader.skip({ "questionOrder", "sjsVersion", "$schema", "surveyId", "surveyPostId", "surveyShowDataSaving",
            "cookieName", "partialSendEnabled", "sendResultOnPageNext", "navigationButtonsLocation", "textUpdateMode",
            "autoFocusFirstQuestion", "focusFirstQuestionAutomatic", "autoFocusFirstError", "focusOnFirstError",
            "logoWidth", "logoHeight", "logoFit", "logoPosition", "progressBarShowPageTitles",
            "progressBarShowPageNumbers", "progressBarShowNavigationText", "progressBarNavigationTextLocation",
            "progressBarInheritWidthFrom", "headerView", "fitToContainer", "previewText", "editText",
            "matrixDragHandleArea", "autoGrowComment", "allowResizeComment", "commentAreaRows", "showBrandInfo",
            "validateVisitedEmptyFields", "tocItemComponent", "regionalFormat", "backgroundImageFit",
            "backgroundImageAttachment", "backgroundOpacity", "calculatedWidthMode", "gridLayoutEnabled", "version",
            "header" });
    }

}

base::Result<LoadedDefinition> read_definition(Value const& json, DefinitionLimits const& limits)
{
    if (!json.is_record())
        return base::Error { base::ErrorCode::invalid_input, "line 1, column 1", "a survey is a JSON object" };
    LoadedDefinition loaded;
    ReadingContext context { loaded.definition, loaded.findings, limits, 0, 0, {}, {}, std::nullopt };
    auto& definition = loaded.definition;
    {
        ObjectReader reader(context, json, "");
        reader.text("id", definition.id);
        reader.text("locale", definition.locale);
        read_look(reader, definition);
        read_behaviour(reader, definition);
        read_completed_pages(reader);
        read_calculated_values(reader);
        read_triggers(reader);
        read_pages(reader);
        read_own_result(reader);
        set_aside(reader);
    }
    if (context.over_limit)
        return *context.over_limit;
    check_names(context);
    check_signatures(context);
    definition.languages.assign(context.languages.begin(), context.languages.end());
    if (definition.questions.empty())
        context.add(Severity::error, "", "문항이 하나도 없어요.", "There is not a single question.");
    return loaded;
}

base::Result<LoadedSurvey> read_survey(Value const& json, DefinitionLimits const& limits)
{
    auto loaded = TRY(read_definition(json, limits));
    LoadedSurvey result;
    result.findings = std::move(loaded.findings);
    result.survey = Survey::build(std::move(loaded.definition), result.findings, &choice::task_maker());
    return result;
}

}
