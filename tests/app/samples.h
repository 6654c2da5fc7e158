// A site with samples, for tests of the home screen and of opening.
#pragma once

#include "tests/app/bench.h"
#include "tests/app/surveys.h"

#include <string>
#include <string_view>

namespace dure::test {

inline constexpr char const* samples = R"({ "format": "dure.samples/1", "samples": [
  { "id": "short", "file": "samples/short.json", "picture": "samples/short/hero.svg",
    "title": { "default": "Stations", "ko": "주유소" }, "summary": { "default": "Two minutes", "ko": "2분쯤 걸려요" } },
  { "id": "broken" }, 7 ] })";

inline Bench with_samples()
{
    Bench bench;
    bench.site["samples/index.json"] = samples;
    bench.site["samples/short.json"] = short_survey;
    return bench;
}

inline app::HomeView home(Bench const& bench)
{
    return std::get<app::HomeView>(bench.view().body);
}

inline bool has(std::string const& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

}
