#include "app/format.h"
#include "app/settings.h"
#include "app/words.h"
#include "base/text.h"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::app;

namespace {

std::set<char> places_in(std::string const& words)
{
    std::set<char> places;
    for (std::size_t at = 0; at + 2 < words.size(); ++at) {
        if (words[at] == '{' && words[at + 2] == '}')
            places.insert(words[at + 1]);
    }
    return places;
}

}

TEST_CASE("every word of the interface exists in both languages, trimmed and with the same places to fill")
{
    for (std::uint16_t index = 0; index < static_cast<std::uint16_t>(Word::count); ++index) {
        auto const word = static_cast<Word>(index);
        auto const korean = say(Language::korean, word);
        auto const english = say(Language::english, word);
        CAPTURE(korean);
        CHECK_FALSE(korean.empty());
        CHECK_FALSE(english.empty());
        CHECK(base::is_valid_utf8(korean));
        CHECK(base::trim(korean) == korean);
        CHECK(base::trim(english) == english);
        CHECK(places_in(korean) == places_in(english));
    }
}

TEST_CASE("filling words does not look into what is filled in")
{
    CHECK(say(Language::english, Word::cell_name, { "{1}", "{0}" }) == "{1}: {0}");
    CHECK(say(Language::korean, Word::draft_progress, { "40" }) == "40% 진행");
}

TEST_CASE("numbers are grouped in threes")
{
    CHECK(format_number(0) == "0");
    CHECK(format_number(999) == "999");
    CHECK(format_number(1000) == "1,000");
    CHECK(format_number(-1234567.25) == "-1,234,567.25");
    CHECK(format_number(1e21) == "1e+21");
}

TEST_CASE("moments are told in the person's own time and language")
{
    auto const millis = 1'795'000'000'000.0; // 2026-11-18T11:06:40Z
    CHECK(format_moment(Language::korean, millis, millis, 540) == "11월 18일 오후 8:06");
    CHECK(format_moment(Language::english, millis, millis, 540) == "Nov 18, 8:06 PM");
    CHECK(format_moment(Language::english, millis, millis, 0) == "Nov 18, 11:06 AM");
    CHECK(
        format_moment(Language::korean, millis, millis + 40 * 86'400'000.0 * 10, 540) == "2026년 11월 18일 오후 8:06");
    CHECK(format_duration(Language::korean, 192'000) == "3분 12초");
    CHECK(format_duration(Language::english, 59'900) == "59 s");
}

TEST_CASE("colours are read as the web writes them, and nothing else is a colour")
{
    CHECK(parse_colour("#0b6e4f") == 0x0b6e4fu);
    CHECK(parse_colour("#0AF") == 0x00aaffu);
    CHECK_FALSE(parse_colour("green"));
    CHECK_FALSE(parse_colour("#12345"));
    CHECK_FALSE(parse_colour("#12345g"));
}

TEST_CASE("settings come back as they were, and nonsense is the default")
{
    Settings const settings { Language::english, Theme::high_contrast, 175, true };
    CHECK(settings_from_json(settings_to_json(settings)) == settings);
    CHECK(settings_from_json("") == Settings {});
    CHECK(settings_from_json("[1]") == Settings {});
    CHECK(settings_from_json(R"({"textPercent":4000,"theme":"pink","language":"xx","simpleScreen":1})") == Settings {});
}
