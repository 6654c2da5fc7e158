#include "app/format.h"
#include "app/view_parts.h"
#include "base/sort.h"

#include <algorithm>

namespace dure::app {

namespace {

    using survey::ChoiceRole;
    using survey::QuestionIndex;
    using survey::ShownChoice;

    OptionView option_view(QuestionScene const& scene, QuestionIndex question, ShownChoice const& choice)
    {
        OptionView option {
            .key = key_of(choice.value),
            .label = plain_words(choice.text),
            .chosen = choice.is_chosen,
            .enabled = choice.is_enabled,
            .image = loadable_picture(choice.image_link),
            .entry = std::nullopt,
        };
        if (choice.is_chosen && choice.has_comment && choice.role != ChoiceRole::other)
            option.entry = comment_entry(scene, question, option.key, option.label, choice.comment_placeholder);
        return option;
    }

    struct Options {
        std::vector<OptionView> options;
        std::optional<EntryView> other;
        std::uint32_t chosen_count = 0;
    };

    Options options_of(QuestionScene const& scene, QuestionIndex question)
    {
        Options all;
        for (auto const& choice : scene.session().choices(question)) {
            all.options.push_back(option_view(scene, question, choice));
            if (choice.is_chosen && choice.role != ChoiceRole::select_all)
                ++all.chosen_count;
            if (choice.is_chosen && choice.role == ChoiceRole::other) {
                auto label = plain_words(choice.text) + " · " + say(scene.language, Word::other_words);
                all.other = comment_entry(scene, question, "", std::move(label), choice.comment_placeholder);
            }
        }
        return all;
    }

    std::string count_hint(Language language, survey::ChoiceList const& list, std::uint32_t chosen)
    {
        auto const text = [](std::uint32_t number) { return std::to_string(number); };
        if (list.minimum_selected > 0 && list.maximum_selected > 0)
            return say(language, Word::choose_between,
                { text(list.minimum_selected), text(list.maximum_selected), text(chosen) });
        if (list.maximum_selected > 0)
            return say(language, Word::choose_at_most, { text(list.maximum_selected), text(chosen) });
        if (list.minimum_selected > 0)
            return say(language, Word::choose_at_least, { text(list.minimum_selected), text(chosen) });
        return "";
    }

}

std::string count_hint(QuestionScene const& scene, QuestionIndex question, survey::ChoiceList const& list)
{
    return count_hint(scene.language, list, options_of(scene, question).chosen_count);
}

ChoiceView choice_view(QuestionScene const& scene, QuestionIndex question, survey::ChoiceList const& list)
{
    auto const several = survey::is_multiple(scene.definition(question).kind);
    auto all = options_of(scene, question);
    return {
        .several = several,
        .images = false,
        .shows_labels = true,
        .columns = static_cast<int>(list.columns),
        .options = std::move(all.options),
        .other = std::move(all.other),
        .hint = several ? count_hint(scene.language, list, all.chosen_count) : "",
    };
}

ChoiceView picture_choice_view(QuestionScene const& scene, QuestionIndex question, survey::ImagePicker const& picker)
{
    auto view = choice_view(scene, question, picker.list);
    view.several = picker.multi_select;
    view.images = true;
    view.shows_labels = picker.show_label;
    // A picture that may not be shown leaves its name.
    for (auto const& option : view.options)
        view.shows_labels = view.shows_labels || option.image.empty();
    return view;
}

DropdownView dropdown_view(QuestionScene const& scene, QuestionIndex question, survey::Dropdown const& dropdown)
{
    auto all = options_of(scene, question);
    DropdownView view;
    auto const placeholder = scene.session().text(dropdown.placeholder);
    view.placeholder = placeholder.empty() ? say(scene.language, Word::choose_one) : placeholder;
    for (auto const& option : all.options) {
        if (option.chosen)
            view.chosen = option.key;
    }
    view.options = std::move(all.options);
    view.other = std::move(all.other);
    return view;
}

TagboxView tagbox_view(QuestionScene const& scene, QuestionIndex question, survey::TagBox const& tagbox)
{
    auto all = options_of(scene, question);
    TagboxView view;
    auto const placeholder = scene.session().text(tagbox.placeholder);
    view.placeholder = placeholder.empty() ? say(scene.language, Word::choose_many) : placeholder;
    for (auto const& option : all.options) {
        if (option.chosen)
            view.chosen_words += (view.chosen_words.empty() ? "" : ", ") + option.label;
    }
    view.options = std::move(all.options);
    view.other = std::move(all.other);
    view.hint = count_hint(scene.language, tagbox.list, all.chosen_count);
    return view;
}

namespace {

    RankItem rank_item(Language language, ShownChoice const& choice)
    {
        auto const label = plain_words(choice.text);
        RankItem item;
        item.key = key_of(choice.value);
        item.label = label;
        item.up_name = say(language, Word::rank_up, { label });
        item.down_name = say(language, Word::rank_down, { label });
        item.take_name = say(language, Word::rank_take, { label });
        item.leave_name = say(language, Word::rank_leave, { label });
        return item;
    }

    // The place of every choice in the answer; past the end if it is not ranked.
    std::size_t place_in(survey::Value const& answer, survey::Value const& choice)
    {
        if (!answer.is_list())
            return 0;
        auto const& list = answer.list();
        return static_cast<std::size_t>(std::find(list.begin(), list.end(), choice) - list.begin());
    }

}

RankingView ranking_view(QuestionScene const& scene, QuestionIndex question, survey::Ranking const& ranking)
{
    auto const& answer = scene.session().value(question);
    auto const has_answer = answer.is_list() && !answer.list().empty();
    auto choices = scene.session().choices(question);
    if (has_answer) {
        base::stable_sort(choices, [&](ShownChoice const& left, ShownChoice const& right) {
            return place_in(answer, left.value) < place_in(answer, right.value);
        });
    }
    RankingView view;
    view.hint = say(scene.language, ranking.select_to_rank ? Word::rank_take_hint : Word::rank_hint);
    for (auto const& choice : choices) {
        auto item = rank_item(scene.language, choice);
        auto const is_ranked
            = has_answer ? place_in(answer, choice.value) < answer.list().size() : !ranking.select_to_rank;
        item.can_be_taken = !is_ranked;
        item.can_leave = is_ranked && ranking.select_to_rank;
        (is_ranked ? view.ranked : view.unranked).push_back(std::move(item));
    }
    for (std::size_t at = 0; at < view.ranked.size(); ++at) {
        view.ranked[at].can_go_up = at > 0;
        view.ranked[at].can_go_down = at + 1 < view.ranked.size();
        if (has_answer)
            view.ranked[at].rank = std::to_string(at + 1);
    }
    if (ranking.select_to_rank)
        view.unranked_heading = say(scene.language, Word::rank_unranked);
    else if (!has_answer && view.ranked.size() > 1)
        view.accept = say(scene.language, Word::rank_accept);
    return view;
}

}
