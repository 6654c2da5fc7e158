// The pieces of view(): one function per screen and per family of questions.
#pragma once

#include "app/state.h"
#include "app/views.h"
#include "app/words.h"

#include <string>
#include <string_view>
#include <vector>

namespace dure::app {

HomeView home_view(State const& state);
TakingView taking_view(State const& state, Taking const& taking);
CompletedView completed_view(State const& state, Completed const& completed);
DetailsView details_view(State const& state, Details const& details);
MessageView message_view(State const& state, Message const& message);
PlannerView planner_view(State const& state, Planner const& planner);
SettingsView settings_view(State const& state);
ConfirmView confirm_view(State const& state, Confirming const& confirming);
std::vector<BannerView> banner_views(State const& state);

std::string storage_words(State const& state);
std::optional<ButtonView> keep_safely_button(State const& state);
ButtonView button(Language language, Word label, Icon icon, Action action);
// The logo of a survey, if it is one that may be shown.
std::string logo_of(survey::Session const& session);
// Only pictures of this site and pictures inside the survey are ever loaded; anything else is "".
std::string loadable_picture(std::string const& source);

// What the views of questions need around them.
struct QuestionScene {
    Taking const& taking;
    Language language;
    survey::Session const* row = nullptr; // of a repeated question: what is shown lies inside it
    std::string inside {}; // the way there, as in ElementId
    survey::Session const& session() const { return row ? *row : taking.session; }
    ElementId id(survey::QuestionIndex question) const { return { question.value, inside }; }
    survey::Question const& definition(survey::QuestionIndex question) const
    {
        return session().definition().questions[question.value];
    }
};

// All that shows: on the screen, or inside the panel or row.
std::vector<ElementView> element_views(QuestionScene const& scene);

ElementView question_view(QuestionScene const& scene, survey::QuestionIndex question);

// repeated_views.cpp
RepeatedView repeated_view(QuestionScene const&, survey::QuestionIndex, survey::Repeated const&);
// The title of a panel or row: the survey's, else its number.
std::string row_title(QuestionScene const&, survey::QuestionIndex, std::size_t row);
QuestionScene scene_inside(QuestionScene const&, survey::QuestionIndex, std::size_t row);

// choice_views.cpp
ChoiceView choice_view(QuestionScene const&, survey::QuestionIndex, survey::ChoiceList const&);
// "3개까지 고를 수 있어요 …"; "" where any number is right.
std::string count_hint(QuestionScene const&, survey::QuestionIndex, survey::ChoiceList const&);
ChoiceView picture_choice_view(QuestionScene const&, survey::QuestionIndex, survey::ImagePicker const&);
DropdownView dropdown_view(QuestionScene const&, survey::QuestionIndex, survey::Dropdown const&);
TagboxView tagbox_view(QuestionScene const&, survey::QuestionIndex, survey::TagBox const&);
RankingView ranking_view(QuestionScene const&, survey::QuestionIndex, survey::Ranking const&);

// scale_views.cpp
RatingView rating_view(QuestionScene const&, survey::QuestionIndex, survey::Rating const&);
NpsView nps_view(QuestionScene const&, survey::QuestionIndex, survey::Nps const&);
BooleanView boolean_view(QuestionScene const&, survey::QuestionIndex, survey::Boolean const&);
MatrixView matrix_view(QuestionScene const&, survey::QuestionIndex, survey::Matrix const&);
SliderView slider_view(QuestionScene const&, survey::QuestionIndex, survey::Slider const&);

// entry_views.cpp
TextView text_view(QuestionScene const&, survey::QuestionIndex, survey::Text const&);
CommentView comment_view(QuestionScene const&, survey::QuestionIndex, survey::Comment const&);
MultipleTextView multiple_text_view(QuestionScene const&, survey::QuestionIndex, survey::MultipleText const&);
FileView file_view(QuestionScene const&, survey::QuestionIndex, survey::FileUpload const&); // file_views.cpp
ConsentView consent_view(QuestionScene const&, survey::QuestionIndex, survey::Consent const&);
// The comment under a question, or behind one of its options (`option` empty: "other").
EntryView comment_entry(
    QuestionScene const&, survey::QuestionIndex, Key const& option, std::string label, std::string placeholder);

// rich_words.cpp
std::vector<TextBlock> blocks_of_html(std::string_view html);
std::vector<TextBlock> blocks_of_words(std::string_view words); // a title or description
std::vector<TextRun> runs_of_words(std::string_view words);
std::string plain_words(std::string const& words);

}
