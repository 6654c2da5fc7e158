// Hotspot, SurveyJS's imagemap, signaturepad and signature.
#include "base/text.h"
#include "codec/json.h"
#include "codec/survey_json_parts.h"
#include "survey/answers.h"
#include "survey/marks.h"

#include <algorithm>
#include <cmath>

namespace dure::codec {

using namespace survey;

namespace {

    using Shape = Outline::Shape;

    void complain(ObjectReader& reader, std::string_view property, std::string korean, std::string english)
    {
        reader.context().add(Severity::error, reader.where(property), std::move(korean), std::move(english));
    }

    bool is_new_key(std::vector<Choice> const& among, Value const& value)
    {
        return (value.is_text() || value.is_number() || value.is_boolean())
            && std::none_of(among.begin(), among.end(),
                [&](Choice const& other) { return to_json(other.value) == to_json(value); });
    }

    void read_picture(ObjectReader& reader, Picture& picture)
    {
        reader.localized("imageLink", picture.link);
        reader.localized("altText", picture.alternative_text);
        reader.pixels("imageWidth", picture.width);
        reader.pixels("imageHeight", picture.height);
        if (picture.link.is_empty())
            reader.context().add(Severity::warning, reader.where("imageLink"),
                "그림(imageLink)이 없어요. 영역 이름만 보여 줘요.",
                "There is no picture; only the names of the regions are shown.");
        else if (picture.alternative_text.is_empty())
            reader.context().add(Severity::note, reader.where("altText"),
                "그림을 볼 수 없는 분께 들려줄 설명(altText)을 적어 주세요.",
                "Please describe the picture (altText) for those who do not see it.");
    }

    // ---- regions ----

    bool is_whole(Outline const& outline)
    {
        auto const& n = outline.numbers;
        switch (outline.shape) {
        case Shape::none:
            return true;
        case Shape::rectangle:
            return n.size() == 4 && n[2] > 0 && n[3] > 0;
        case Shape::circle:
            return n.size() == 3 && n[2] > 0;
        case Shape::polygon:
            break;
        }
        return n.size() >= 6 && n.size() % 2 == 0 && n.size() <= 2 * corners_at_most;
    }

    // Of fractions: nothing reaches out of the picture.
    bool is_on_picture(Outline const& outline)
    {
        auto const& n = outline.numbers;
        auto const is_held = std::all_of(n.begin(), n.end(), [](double number) { return number >= 0 && number <= 1; });
        auto const is_out = outline.shape == Shape::rectangle && (n[0] + n[2] > 1 + 1e-9 || n[1] + n[3] > 1 + 1e-9);
        return is_held && !is_out;
    }

    std::vector<double> read_points(ObjectReader& reader)
    {
        std::vector<double> numbers;
        auto const* points = reader.take("points");
        if (!points || !points->is_list() || points->list().size() > corners_at_most)
            return numbers;
        for (auto const& point : points->list()) {
            auto const is_pair = point.is_list() && point.list().size() == 2 && point.list()[0].is_number()
                && point.list()[1].is_number();
            if (!is_pair)
                return {};
            numbers.push_back(point.list()[0].number());
            numbers.push_back(point.list()[1].number());
        }
        return numbers;
    }

    std::vector<double> read_numbers(ObjectReader& reader, std::initializer_list<std::string_view> names)
    {
        std::vector<double> numbers;
        for (auto const name : names) {
            double number = 0;
            if (reader.number(name, number))
                numbers.push_back(number);
        }
        return numbers;
    }

    // In fractions, one property for each number.
    Outline read_outline(ObjectReader& reader)
    {
        Outline outline;
        reader.choice("shape", outline.shape,
            { { "rect", Shape::rectangle }, { "circle", Shape::circle }, { "polygon", Shape::polygon },
                { "poly", Shape::polygon } });
        if (outline.shape == Shape::rectangle)
            outline.numbers = read_numbers(reader, { "x", "y", "width", "height" });
        else if (outline.shape == Shape::circle)
            outline.numbers = read_numbers(reader, { "cx", "cy", "r" });
        else if (outline.shape == Shape::polygon)
            outline.numbers = read_points(reader);
        if (is_whole(outline) && is_on_picture(outline))
            return outline;
        complain(reader, "shape",
            "영역의 자리를 알 수 없어서 목록에만 보여 줘요. 수는 그림에 대한 비율 0~1이어야 해요.",
            "The region's place is not understood and it is only listed; its numbers are fractions of the picture, 0 "
            "to 1.");
        return {};
    }

    // In pixels, all numbers in one text.
    Outline read_coordinates(ObjectReader& reader, Shape usual)
    {
        Outline outline { usual, {} };
        reader.choice("shape", outline.shape,
            { { "inherit", usual }, { "rect", Shape::rectangle }, { "circle", Shape::circle },
                { "poly", Shape::polygon } });
        std::string text;
        reader.text("coords", text);
        auto is_read = text.size() <= 10'000;
        for (auto const part : base::split(is_read ? std::string_view(text) : std::string_view(), ',')) {
            if (base::trim(part).empty())
                continue;
            auto const number = base::parse_decimal(base::trim(part));
            is_read = is_read && number && std::abs(*number) <= 1e6;
            outline.numbers.push_back(number.value_or(0));
        }
        auto& n = outline.numbers;
        // Two corners, in any order.
        if (outline.shape == Shape::rectangle && n.size() == 4)
            n = { std::min(n[0], n[2]), std::min(n[1], n[3]), std::abs(n[2] - n[0]), std::abs(n[3] - n[1]) };
        if (is_read && is_whole(outline))
            return outline;
        complain(reader, "coords", "영역의 좌표(coords)를 알 수 없어서 목록에만 보여 줘요.",
            "The coordinates (coords) are not understood; the region is only listed.");
        return {};
    }

    template <typename Read>
    void read_regions(ObjectReader& reader, std::string_view property, std::vector<Choice>& regions,
        std::vector<Outline>& outlines, Read const& read)
    {
        auto const* list = reader.take(property);
        auto& context = reader.context();
        if (list && !list->is_list())
            return reader.wrong_kind(property);
        auto const count = list ? list->list().size() : 0;
        if (count > regions_at_most)
            complain(reader, property, "영역은 " + std::to_string(regions_at_most) + "개까지 쓸 수 있어요.",
                "At most " + std::to_string(regions_at_most) + " regions can be used.");
        for (std::size_t i = 0; i < std::min(count, regions_at_most); ++i) {
            auto const where = json_pointer(reader.where(property), i);
            if (!context.count_choices(1, where, "too many regions"))
                return;
            ObjectReader own(context, list->list()[i], where);
            Choice region;
            if (auto const* value = own.take("value"))
                region.value = *value;
            own.localized("text", region.text);
            auto outline = read(own, region);
            if (!is_new_key(regions, region.value)) {
                context.add(Severity::error, where, "영역마다 다른 값(value)이 있어야 해요.",
                    "Every region needs a value of its own.");
                continue;
            }
            regions.push_back(std::move(region));
            outlines.push_back(std::move(outline));
        }
    }

    // ---- kinds ----

    void hold_marks(ObjectReader& reader, Hotspot& kind)
    {
        auto const is_choosing = kind.mode == Hotspot::Mode::regions;
        auto const most
            = is_choosing ? static_cast<std::uint32_t>(std::max<std::size_t>(1, kind.regions.size())) : marks_at_most;
        kind.maximum = is_choosing ? most : 3;
        reader.count("maxMarks", kind.maximum);
        reader.count("minMarks", kind.minimum);
        if (kind.maximum >= 1 && kind.maximum <= most && kind.minimum <= kind.maximum)
            return;
        kind.maximum = std::clamp(kind.maximum, 1u, most);
        kind.minimum = std::min(kind.minimum, kind.maximum);
        auto const range = "1~" + std::to_string(most);
        complain(reader, "maxMarks", "표시의 수는 " + range + "이고, 적어도 할 수(minMarks)는 그보다 많을 수 없어요.",
            "The number of marks is in the range " + range + ", and minMarks not above it.");
    }

    QuestionKind read_hotspot(ObjectReader& reader)
    {
        Hotspot kind;
        using Mode = Hotspot::Mode;
        read_picture(reader, kind.picture);
        reader.choice(
            "mode", kind.mode, { { "marks", Mode::marks }, { "regions", Mode::regions }, { "both", Mode::both } });
        read_regions(reader, "regions", kind.regions, kind.outlines,
            [](ObjectReader& own, Choice&) { return read_outline(own); });
        auto const has_circle = std::any_of(kind.outlines.begin(), kind.outlines.end(),
            [](Outline const& outline) { return outline.shape == Shape::circle; });
        if (has_circle && (kind.picture.width <= 0 || kind.picture.height <= 0))
            reader.context().add(Severity::warning, reader.where("imageWidth"),
                "원 모양 영역이 있으면 그림의 크기(imageWidth, imageHeight)를 적어 주세요. 없으면 정사각형으로 여겨요.",
                "With circles, please give the picture's imageWidth and imageHeight; without them it counts as "
                "square.");
        if (kind.mode == Mode::regions && kind.regions.empty())
            complain(reader, "regions", "고를 영역(regions)이 없어요.", "There are no regions to choose from.");
        if (kind.mode == Mode::marks && kind.picture.link.is_empty())
            complain(reader, "imageLink", "표시할 그림(imageLink)이 없어요.", "There is no picture to mark.");
        if (auto const* feelings = reader.take("feelings"))
            kind.feelings = read_choices(reader.context(), *feelings, reader.where("feelings"));
        reader.boolean("askComment", kind.asks_comment);
        hold_marks(reader, kind);
        if (auto const* simulation = reader.take("simulation"); simulation && simulation->is_record())
            kind.simulation = *simulation;
        return kind;
    }

    QuestionKind read_image_map(ObjectReader& reader)
    {
        ImageMap kind;
        read_picture(reader, kind.picture);
        auto shape = Shape::polygon;
        reader.choice(
            "shape", shape, { { "circle", Shape::circle }, { "rect", Shape::rectangle }, { "poly", Shape::polygon } });
        read_regions(reader, "areas", kind.list.choices, kind.outlines, [&](ObjectReader& own, Choice& region) {
            own.expression("visibleIf", region.visible_if);
            own.expression("enableIf", region.enable_if);
            own.skip({ "idleFillColor", "idleStrokeColor", "idleStrokeWidth", "hoverFillColor", "hoverStrokeColor",
                "hoverStrokeWidth", "selectedFillColor", "selectedStrokeColor", "selectedStrokeWidth" });
            return read_coordinates(own, shape);
        });
        if (kind.list.choices.empty())
            complain(reader, "areas", "고를 영역(areas)이 없어요.", "There are no areas to choose from.");
        reader.boolean("multiSelect", kind.multi_select);
        reader.count("minSelectedAreas", kind.list.minimum_selected);
        reader.count("maxSelectedAreas", kind.list.maximum_selected);
        if (!kind.multi_select)
            kind.list.minimum_selected = kind.list.maximum_selected = 0;
        reader.ignore({ "valuePropertyName", "idleFillColor", "idleStrokeColor", "idleStrokeWidth", "hoverFillColor",
            "hoverStrokeColor", "hoverStrokeWidth", "selectedFillColor", "selectedStrokeColor",
            "selectedStrokeWidth" });
        return kind;
    }

    // "#1b1f24" or "#abc".
    std::optional<std::uint32_t> colour_of(std::string_view text)
    {
        if (text.empty() || text[0] != '#' || (text.size() != 4 && text.size() != 7))
            return std::nullopt;
        std::uint32_t colour = 0;
        for (auto const letter : text.substr(1)) {
            auto const digit
                = std::string_view("0123456789abcdef").find(base::fold_ascii(std::string_view(&letter, 1)));
            if (digit == std::string_view::npos)
                return std::nullopt;
            colour = colour << 4 | static_cast<std::uint32_t>(digit);
            if (text.size() == 4)
                colour = colour << 4 | static_cast<std::uint32_t>(digit);
        }
        return colour;
    }

    std::optional<std::uint32_t> read_colour(ObjectReader& reader, std::string_view property)
    {
        std::string text;
        if (!reader.text(property, text) || text.empty() || text == "transparent")
            return std::nullopt;
        auto const colour = colour_of(text);
        if (!colour)
            reader.wrong_kind(property);
        return colour;
    }

    void read_length(ObjectReader& reader, std::string_view property, double least, double most, double& length)
    {
        double read = 0;
        if (!reader.number(property, read) || read == length)
            return;
        length = std::clamp(read, least, most);
        if (length != read)
            reader.context().add(Severity::warning, reader.where(property),
                "너무 작거나 커서 " + base::number_to_text(length) + "(으)로 할게요.",
                "Too small or too large; " + base::number_to_text(length) + " is used.");
    }

    QuestionKind read_signature_as(ObjectReader& reader, Signature kind)
    {
        read_length(reader, "signatureWidth", 100, 1000, kind.width);
        read_length(reader, "signatureHeight", 50, 600, kind.height);
        auto thinnest = 0.5;
        read_length(reader, "penMinWidth", 0.1, 20, thinnest);
        read_length(reader, "penMaxWidth", 0.5, 20, kind.pen_width);
        kind.pen_colour = read_colour(reader, "penColor").value_or(kind.pen_colour);
        kind.background = read_colour(reader, "backgroundColor");
        reader.boolean("allowClear", kind.may_clear);
        reader.boolean("allowTyping", kind.may_type);
        reader.boolean("showPlaceholder", kind.shows_placeholder);
        reader.localized("placeholder", kind.placeholder);
        std::string format;
        if (reader.text("dataFormat", format)) {
            auto const is_svg = format.find("svg") != std::string::npos;
            kind.format = is_svg ? Signature::Format::svg : Signature::Format::png;
            if (format.find("jpeg") != std::string::npos)
                reader.context().add(Severity::note, reader.where("dataFormat"), "JPEG 대신 PNG로 저장해요.",
                    "Stored as PNG instead of JPEG.");
        }
        reader.ignore({ "backgroundImage", "placeholderReadOnly", "storeDataAsText" });
        reader.skip({ "signatureAutoScaleEnabled", "height", "waitForUpload" });
        return kind;
    }

    QuestionKind read_signature_pad(ObjectReader& reader)
    {
        return read_signature_as(reader, {});
    }

    QuestionKind read_own_signature(ObjectReader& reader)
    {
        Signature kind;
        kind.is_own = true;
        kind.format = Signature::Format::svg;
        kind.width = 600;
        kind.height = 240;
        kind.pen_width = 4;
        return read_signature_as(reader, std::move(kind));
    }

    constexpr std::pair<std::string_view, KindReader> readers[] = {
        { "hotspot", read_hotspot },
        { "imagemap", read_image_map },
        { "signaturepad", read_signature_pad },
        { "signature", read_own_signature },
    };

    template <typename Is> bool has_inside(Question const& question, Is const& is)
    {
        if (is(question.kind))
            return true;
        auto const* asked = repeated(question);
        return asked && asked->inner
            && std::any_of(asked->inner->questions.begin(), asked->inner->questions.end(),
                [&](Question const& inner) { return has_inside(inner, is); });
    }

}

KindReader picture_reader(std::string_view type)
{
    for (auto const& [name, read] : readers) {
        if (base::equals_ignoring_ascii_case(name, type))
            return read;
    }
    return nullptr;
}

void check_picture_default(ReadingContext& context, Question const& question)
{
    auto const& value = question.default_value;
    if (is_empty(value))
        return;
    auto const where = question.where + "/defaultValue";
    if (auto const* spots = std::get_if<Hotspot>(&question.kind);
        spots && !is_same(marks_to_value(marks_of(*spots, value)), value))
        context.add(Severity::warning, where, "이 질문에서 할 수 없는 표시가 있어요. 할 수 있는 것만 써요.",
            "Some of these are no marks of this question; only the others are used.");
    if (std::holds_alternative<Signature>(question.kind))
        context.add(Severity::warning, where, "서명은 본인만 할 수 있어서 미리 넣지 않아요.",
            "A signature is given by the person alone; the default is not used.");
}

void check_signatures(ReadingContext& context)
{
    auto const is_consent = [](QuestionKind const& kind) { return std::holds_alternative<Consent>(kind); };
    auto const is_signature = [](QuestionKind const& kind) { return std::holds_alternative<Signature>(kind); };
    for (auto const& question : context.definition.questions) {
        if (has_inside(question, is_consent))
            return;
        if (!has_inside(question, is_signature))
            continue;
        context.add(Severity::warning, question.where,
            "서명은 누구인지 알 수 있는 정보예요. 그 앞에 동의를 묻는 문항(consent)을 두었는지 확인해 주세요.",
            "A signature identifies a person. Is there a consent question before it?");
        return;
    }
}

}
