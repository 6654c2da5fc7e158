// Questions that are answered on a picture or with a pen.
#include "app/format.h"
#include "app/task_views.h"
#include "app/typed_words.h"
#include "survey/answers.h"
#include "survey/marks.h"
#include "survey/signature.h"

#include <algorithm>
#include <cmath>

namespace dure::app {

namespace {

    using survey::Choice;
    using survey::Outline;
    using survey::QuestionIndex;
    using survey::Value;

    void put_outline(RegionView& view, Outline const& outline, double ratio)
    {
        using From = Outline::Shape;
        using To = RegionView::Shape;
        view.numbers = outline.numbers;
        view.shape = outline.shape == From::rectangle ? To::rectangle
            : outline.shape == From::circle           ? To::ellipse
            : outline.shape == From::polygon          ? To::polygon
                                                      : To::none;
        if (outline.shape == From::circle)
            view.numbers.push_back(outline.numbers[2] / ratio);
    }

    void put_picture(PictureQuestionView& view, QuestionScene const& scene, survey::Picture const& picture)
    {
        view.source = loadable_picture(scene.session().text(picture.link));
        view.description = scene.session().text(picture.alternative_text);
        view.width = picture.width;
        view.height = picture.height;
        if (view.source.empty())
            view.unavailable = say(scene.language, Word::picture_unavailable);
    }

    std::string place_words(Language language, double x, double y)
    {
        auto const percent
            = [](double fraction) { return std::to_string(static_cast<int>(std::round(fraction * 100))); };
        return say(language, Word::mark_place, { percent(x), percent(y) });
    }

    TaskGroup feelings_group(
        QuestionScene const& scene, survey::Hotspot const& kind, std::string const& about, Value const& chosen)
    {
        TaskGroup group;
        group.part = "feeling";
        group.title = say(scene.language, Word::mark_feeling, { about });
        group.look = TaskGroup::Look::chips;
        for (auto const& feeling : kind.feelings) {
            TaskOption option;
            option.key = key_of(feeling.value);
            option.label = words_of_reaction(scene, feeling, option.mood);
            option.chosen = survey::is_same(feeling.value, chosen);
            group.options.push_back(std::move(option));
        }
        return group;
    }

    MarkView mark_view(QuestionScene const& scene, QuestionIndex question, survey::Hotspot const& kind,
        survey::Mark const& mark, std::uint32_t index)
    {
        MarkView view;
        view.mark = index;
        view.number = std::to_string(index + 1);
        std::string where;
        for (auto const& region : kind.regions) {
            if (survey::is_same(region.value, mark.region))
                where = words_of_item(scene, region);
        }
        if (where.empty() && mark.place)
            where = place_words(scene.language, mark.place->x, mark.place->y);
        view.words = say(scene.language, Word::mark_name, { view.number, where });
        view.remove = say(scene.language, Word::mark_remove, { view.number });
        view.has_place = mark.place.has_value();
        if (mark.place) {
            view.x = mark.place->x;
            view.y = mark.place->y;
        }
        if (!kind.feelings.empty())
            view.feeling = feelings_group(scene, kind, view.number, mark.feeling);
        view.takes_comment = kind.asks_comment;
        if (kind.asks_comment) {
            view.comment_label = say(scene.language, Word::mark_comment, { view.number });
            view.comment
                = words_in_field(scene.taking, scene.id(question), std::to_string(index), TypedText::Field::answer);
            view.comment_length = survey::mark_comment_at_most;
        }
        return view;
    }

    std::string count_words(Language language, std::uint32_t least, std::uint32_t most, std::size_t count)
    {
        auto const text = [](std::size_t number) { return std::to_string(number); };
        return least > 0 ? say(language, Word::marks_between, { text(least), text(most), text(count) })
                         : say(language, Word::marks_at_most, { text(most), text(count) });
    }

    AimView aim_view(QuestionScene const& scene, QuestionIndex question)
    {
        AimView view;
        view.toggle = say(scene.language, Word::aim_toggle);
        auto const& aim = scene.taking.aim;
        view.is_open = aim && aim->question == scene.id(question);
        if (view.is_open) {
            view.across = aim->across;
            view.down = aim->down;
        }
        view.across_name = say(scene.language, Word::aim_across);
        view.down_name = say(scene.language, Word::aim_down);
        view.words = place_words(scene.language, view.across / 100, view.down / 100);
        view.place = say(scene.language, Word::aim_place);
        return view;
    }

    // Straight pieces that the eye takes for the curve.
    std::vector<PenPointView> line_of(survey::Stroke const& stroke)
    {
        std::vector<PenPointView> line;
        auto const add = [&](double x, double y) { line.push_back({ static_cast<float>(x), static_cast<float>(y) }); };
        if (!stroke.empty())
            add(stroke.front().x, stroke.front().y);
        for (auto const& curve : survey::curves_of(stroke)) {
            auto const length = std::abs(curve.to.x - curve.from.x) + std::abs(curve.to.y - curve.from.y);
            auto const pieces = std::clamp(static_cast<int>(length / 4), 1, 12);
            for (int i = 1; i <= pieces && length > 0; ++i) {
                auto const t = static_cast<double>(i) / pieces, u = 1 - t;
                auto const a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
                add(a * curve.from.x + b * curve.control1.x + c * curve.control2.x + d * curve.to.x,
                    a * curve.from.y + b * curve.control1.y + c * curve.control2.y + d * curve.to.y);
            }
        }
        return line;
    }

}

PictureQuestionView hotspot_view(QuestionScene const& scene, QuestionIndex question, survey::Hotspot const& kind)
{
    PictureQuestionView view;
    put_picture(view, scene, kind.picture);
    view.is_marked = kind.mode != survey::Hotspot::Mode::regions;
    view.lists_regions = kind.mode != survey::Hotspot::Mode::marks;
    view.several = view.is_marked || kind.maximum > 1;
    auto const marks = survey::marks_of(kind, scene.session().value(question));
    for (std::size_t i = 0; i < kind.regions.size() && view.lists_regions; ++i) {
        RegionView region;
        region.key = key_of(kind.regions[i].value);
        region.label = words_of_item(scene, kind.regions[i]);
        region.chosen = std::any_of(marks.begin(), marks.end(),
            [&](survey::Mark const& mark) { return survey::is_same(mark.region, kind.regions[i].value); });
        put_outline(region, kind.outlines[i], kind.ratio());
        view.regions.push_back(std::move(region));
    }
    std::uint32_t index = 0;
    for (auto const& mark : marks)
        view.marks.push_back(mark_view(scene, question, kind, mark, index++));
    // Where regions alone are chosen, their list says it all, unless there is more to say about each.
    if (!view.is_marked && kind.feelings.empty() && !kind.asks_comment)
        view.marks.clear();
    view.hint = say(scene.language, view.is_marked ? Word::picture_mark_hint : Word::picture_choose_hint);
    if (view.several)
        view.count = count_words(scene.language, kind.minimum, kind.maximum, marks.size());
    if (view.is_marked) {
        view.aim = aim_view(scene, question);
        view.aim->can_place = marks.size() < kind.maximum || kind.maximum == 1;
    }
    if (view.source.empty())
        view.hint.clear();
    return view;
}

PictureQuestionView image_map_view(QuestionScene const& scene, QuestionIndex question, survey::ImageMap const& kind)
{
    PictureQuestionView view;
    put_picture(view, scene, kind.picture);
    view.units = PictureQuestionView::Units::pixels;
    view.is_choice = true;
    view.several = kind.multi_select;
    view.lists_regions = true;
    auto const& all = kind.list.choices;
    for (auto const& choice : scene.session().choices(question)) {
        RegionView region;
        region.key = key_of(choice.value);
        region.label = plain_words(choice.text);
        region.chosen = choice.is_chosen;
        region.enabled = choice.is_enabled;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (survey::is_same(all[i].value, choice.value))
                put_outline(region, kind.outlines[i], 1);
        }
        view.regions.push_back(std::move(region));
    }
    if (!view.source.empty())
        view.hint = say(scene.language, Word::picture_choose_hint);
    if (kind.multi_select)
        view.count = count_hint(scene, question, kind.list);
    return view;
}

SignatureView signature_view(QuestionScene const& scene, QuestionIndex question, survey::Signature const& kind)
{
    auto const& value = scene.session().value(question);
    auto const say_word = [&](Word word) { return say(scene.language, word); };
    SignatureView view;
    view.width = kind.width;
    view.height = kind.height;
    view.pen_width = kind.pen_width;
    view.pen_colour = kind.pen_colour;
    view.paper = kind.background.value_or(0xFFFFFF);
    auto const strokes = survey::strokes_of(kind, value);
    for (auto const& stroke : strokes.value_or(std::vector<survey::Stroke>()))
        view.lines.push_back(line_of(stroke));
    auto const is_signed = survey::is_signature(value);
    if (is_signed && !strokes)
        view.picture = value.text();
    auto const& drawing = scene.taking.drawing;
    auto const is_drawing = drawing && drawing->question == scene.id(question);
    if (is_drawing && !drawing->points.empty()) {
        view.picture.clear(); // the first stroke takes the place of a name
        view.lines.push_back(line_of(drawing->points));
    }
    if (is_drawing && drawing->is_refused)
        view.note = say_word(Word::signature_full);
    if (kind.shows_placeholder && !is_signed && view.lines.empty()) {
        view.placeholder = scene.session().text(kind.placeholder);
        if (view.placeholder.empty())
            view.placeholder = say_word(Word::signature_placeholder);
    }
    view.name = say(
        scene.language, Word::signature_name, { say_word(is_signed ? Word::signature_done : Word::signature_empty) });
    if (is_signed)
        view.status = say_word(Word::signature_done);
    if (strokes)
        view.undo = say_word(Word::signature_undo);
    if (is_signed && kind.may_clear)
        view.clear = say_word(Word::signature_clear);
    if (kind.may_type) {
        view.typed_label = say_word(Word::signature_typed);
        view.typed = words_in_field(scene.taking, scene.id(question), "", TypedText::Field::answer);
        view.typed_length = survey::typed_name_at_most;
    }
    return view;
}

}
