#include "app/opening.h"

#include "codec/json.h"
#include "codec/response_json.h"
#include "codec/survey_json.h"

namespace dure::app {

base::Result<OpenedSurvey> open_survey(std::string json, std::string address)
{
    auto const value = TRY(codec::parse_json(json));
    auto loaded = TRY(codec::read_survey(value));
    OpenedSurvey opened;
    opened.survey = std::move(loaded.survey);
    opened.address = std::move(address);
    opened.hash = codec::survey_hash(value);
    opened.json = std::move(json);
    auto const& version = value.member("version");
    if (version.is_number() && version.number() >= 1 && version.number() < 1e9)
        opened.version = static_cast<int>(version.number());
    return opened;
}

namespace {

    survey::LocalizedText read_words(survey::Value const& value)
    {
        survey::LocalizedText words;
        if (value.is_text())
            words.fallback = value.text();
        if (!value.is_record())
            return words;
        for (auto const& [language, text] : value.record()) {
            if (!text.is_text())
                continue;
            if (language == "default")
                words.fallback = text.text();
            else
                words.translations.emplace_back(language, text.text());
        }
        return words;
    }

    std::string read_text(survey::Value const& value)
    {
        return value.is_text() ? value.text() : "";
    }

}

std::vector<Sample> read_samples(std::string_view json)
{
    std::vector<Sample> samples;
    auto const parsed = codec::parse_json(json);
    if (!parsed || !parsed.value().member("samples").is_list())
        return samples;
    for (auto const& item : parsed.value().member("samples").list()) {
        if (!item.is_record())
            continue;
        Sample sample {
            .id = read_text(item.member("id")),
            .path = read_text(item.member("file")),
            .picture = read_text(item.member("picture")),
            .title = read_words(item.member("title")),
            .summary = read_words(item.member("summary")),
        };
        if (!sample.id.empty() && !sample.path.empty())
            samples.push_back(std::move(sample));
    }
    return samples;
}

std::string path_of_address(std::string const& address)
{
    auto const is_path = address.find('/') != std::string::npos || address.find('.') != std::string::npos;
    return is_path ? address : "samples/" + address + ".json";
}

}
