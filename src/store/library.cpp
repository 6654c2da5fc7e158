#include "store/library.h"

#include "base/sort.h"
#include "store/envelope.h"

#include <algorithm>

namespace dure::store {
namespace {

    constexpr auto kind = "dure.kept-survey/1";
    constexpr auto surveys_store = "surveys";

}

std::string seal_survey(KeptSurvey const& survey)
{
    return seal_envelope(kind,
        {
            { "hash", survey.hash },
            { "title", survey.title },
            { "file", survey.file_name },
            { "opened", std::to_string(static_cast<std::uint64_t>(std::max(0.0, survey.opened_millis))) },
            { "json", survey.json },
        });
}

platform::Write write_of(KeptSurvey const& survey)
{
    return { surveys_store, survey.hash, seal_survey(survey), false, 0 };
}

base::Result<KeptSurvey> open_survey(std::string_view bytes)
{
    auto const envelope = TRY(Envelope::open(kind, bytes));
    KeptSurvey survey;
    survey.hash = envelope.text("hash");
    survey.title = envelope.text("title");
    survey.file_name = envelope.text("file");
    survey.opened_millis = static_cast<double>(envelope.number("opened"));
    survey.json = envelope.text("json");
    return survey;
}

void Library::load(std::function<void(base::Result<std::vector<KeptSurvey>>)> then)
{
    m_platform.load_all(surveys_store, [then = std::move(then)](base::Result<std::vector<platform::Entry>> entries) {
        if (!entries)
            return then(entries.error());
        std::vector<KeptSurvey> surveys;
        for (auto const& entry : entries.value()) {
            auto survey = open_survey(entry.bytes);
            if (survey && survey.value().hash == entry.key)
                surveys.push_back(survey.release_value());
        }
        base::stable_sort(
            surveys, [](KeptSurvey const& a, KeptSurvey const& b) { return a.opened_millis > b.opened_millis; });
        then(std::move(surveys));
    });
}

}
