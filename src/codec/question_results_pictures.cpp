// Hotspot and image map: which places people point at.
#include "codec/json.h"
#include "codec/question_results_parts.h"
#include "survey/answers.h"
#include "survey/marks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dure::codec {

namespace {

    using survey::List;
    using survey::Mark;
    using survey::Question;
    using survey::Record;
    using survey::Response;
    using survey::Value;

    constexpr std::size_t cells = 20; // of the longer side: a twentieth is about a fingertip on a phone

    struct Marker {
        std::size_t response = 0;
        std::vector<Mark> marks;
    };

    // What of an answer is no mark of the question is a finding; the other marks are used.
    std::vector<Marker> read_markers(Question const& question, survey::Hotspot const& kind,
        std::span<Response const> responses, QuestionResult& found)
    {
        std::vector<Marker> markers;
        for (std::size_t r = 0; r < responses.size(); ++r) {
            auto const* answer = responses[r].data.find(question.value_name);
            if (!answer || survey::is_empty(*answer))
                continue;
            auto marks = survey::marks_of(kind, *answer);
            if (!survey::is_same(survey::marks_to_value(marks), *answer))
                add_not_on_offer(found, json_pointer(json_pointer("/responses", r) + "/data", question.value_name));
            if (!marks.empty())
                markers.push_back({ r, std::move(marks) });
        }
        return markers;
    }

    bool is_at(Mark const& mark, Value const& region)
    {
        return survey::is_same(mark.region, region);
    }

    // How many people marked it, and how often; a person counts once.
    template <typename Is>
    Record place_record(std::vector<Marker> const& markers, survey::Hotspot const& kind, std::string const& where,
        QuestionResult& found, Is const& is)
    {
        double people = 0, marks = 0;
        std::vector<double> felt(kind.feelings.size());
        for (auto const& marker : markers) {
            auto const before = marks;
            for (auto const& mark : marker.marks) {
                if (!is(mark))
                    continue;
                ++marks;
                if (auto const feeling = place_of(kind.feelings, mark.feeling))
                    ++felt[*feeling];
            }
            people += marks > before;
        }
        Record record;
        record.append(
            "people", share_record({ people, static_cast<double>(markers.size()) }, where + "/people", found));
        record.append("marks", marks);
        if (!kind.feelings.empty()) {
            Record feelings;
            auto const names = names_of(kind.feelings);
            for (std::size_t i = 0; i < names.size(); ++i)
                feelings.set(
                    names[i], share_record({ felt[i], marks }, json_pointer(where + "/feelings", names[i]), found));
            record.append("feelings", std::move(feelings));
        }
        return record;
    }

    // Marks in squares of about the same size on the picture: rows from the top.
    Record grid_of(std::vector<Marker> const& markers, double ratio)
    {
        auto const columns = ratio <= 1 ? cells : static_cast<std::size_t>(std::max(1.0, std::round(cells / ratio)));
        auto const rows = ratio <= 1 ? static_cast<std::size_t>(std::max(1.0, std::round(cells * ratio))) : cells;
        std::vector<std::vector<double>> counts(rows, std::vector<double>(columns));
        auto const cell = [](double fraction, std::size_t count) {
            return std::min(count - 1, static_cast<std::size_t>(fraction * static_cast<double>(count)));
        };
        for (auto const& marker : markers) {
            for (auto const& mark : marker.marks) {
                if (mark.place)
                    ++counts[cell(mark.place->y, rows)][cell(mark.place->x, columns)];
            }
        }
        List list;
        for (auto const& row : counts)
            list.emplace_back(List(row.begin(), row.end()));
        Record grid;
        grid.append("columns", number_value(columns));
        grid.append("rows", number_value(rows));
        grid.append("counts", std::move(list));
        return grid;
    }

    List points_of(std::vector<Marker> const& markers, std::span<Response const> responses)
    {
        List points;
        for (auto const& marker : markers) {
            for (auto const& mark : marker.marks) {
                if (!mark.place)
                    continue;
                Record point;
                point.append("response", responses[marker.response].id);
                point.append("x", mark.place->x);
                point.append("y", mark.place->y);
                if (!mark.feeling.is_undefined())
                    point.append("feeling", mark.feeling);
                points.emplace_back(std::move(point));
            }
        }
        return points;
    }

}

void hotspot_result(
    Question const& question, std::span<Response const> responses, ResultOptions const&, QuestionResult& found)
{
    auto const& kind = std::get<survey::Hotspot>(question.kind);
    auto const markers = read_markers(question, kind, responses, found);
    found.respondents = markers.size();
    found.methods = { "wilson_score" };
    warn_of_few(found);
    Record regions, output;
    auto const names = names_of(kind.regions);
    for (std::size_t i = 0; i < names.size(); ++i)
        regions.set(names[i],
            place_record(markers, kind, json_pointer("/regions", names[i]), found,
                [&](Mark const& mark) { return is_at(mark, kind.regions[i].value); }));
    output.append("regions", std::move(regions));
    output.append("elsewhere",
        place_record(markers, kind, "/elsewhere", found, [](Mark const& mark) { return mark.region.is_undefined(); }));
    if (kind.mode != survey::Hotspot::Mode::regions) {
        output.append("grid", grid_of(markers, kind.ratio()));
        output.append("points", points_of(markers, responses));
    }
    found.result = std::move(output);
}

void image_map_result(
    Question const& question, std::span<Response const> responses, ResultOptions const&, QuestionResult& found)
{
    auto const& areas = std::get<survey::ImageMap>(question.kind).list.choices;
    std::vector<double> people(areas.size());
    for (std::size_t r = 0; r < responses.size(); ++r) {
        auto const* answer = responses[r].data.find(question.value_name);
        if (!answer || survey::is_empty(*answer))
            continue;
        auto const where = json_pointer(json_pointer("/responses", r) + "/data", question.value_name);
        std::vector<std::uint8_t> chosen(areas.size());
        auto is_used = false;
        for (auto const& value : answer->is_list() ? answer->list() : List { *answer }) {
            auto const area = place_of(areas, value);
            if (!area) {
                add_not_on_offer(found, where);
                continue;
            }
            chosen[*area] = 1;
            is_used = true;
        }
        found.respondents += is_used;
        for (std::size_t i = 0; i < areas.size(); ++i)
            people[i] += chosen[i];
    }
    found.methods = { "wilson_score" };
    warn_of_few(found);
    Record regions, output;
    auto const names = names_of(areas);
    for (std::size_t i = 0; i < names.size(); ++i)
        regions.set(names[i],
            share_record(
                { people[i], static_cast<double>(found.respondents) }, json_pointer("/areas", names[i]), found));
    output.append("areas", std::move(regions));
    found.result = std::move(output);
}

}
