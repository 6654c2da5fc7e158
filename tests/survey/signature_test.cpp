// A signature is a picture any viewer opens, in which the strokes can be found again.
#include "base/base64.h"
#include "base/text.h"
#include "survey/signature.h"

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::survey;

namespace {

Signature pad(Signature::Format format)
{
    Signature kind;
    kind.format = format;
    return kind;
}

std::vector<Stroke> const two_strokes { { { 10, 20 }, { 40.25, 60.5 }, { 80, 20 } }, { { 100, 100 } } };

std::string bytes_of(Value const& value)
{
    auto const bytes = base::from_base64(std::string_view(value.text()).substr(value.text().find(',') + 1));
    REQUIRE(bytes);
    return *bytes;
}

}

TEST_CASE("an SVG signature is small, exact and says what was drawn")
{
    auto const kind = pad(Signature::Format::svg);
    auto const value = signature_value(kind, two_strokes);
    CHECK(bytes_of(value)
        == R"(<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" viewBox="0 0 300 200">)"
           R"(<path d="M10 20S28.58 60.5 40.25 60.5S80 20 80 20M100 100h0" fill="none" stroke="#1b1f24" stroke-width="2.5" )"
           R"(stroke-linecap="round" stroke-linejoin="round"/></svg>)");
    CHECK(strokes_of(kind, value) == two_strokes);
}

TEST_CASE("strokes are found again in either format, also behind a ground of its own colour")
{
    for (auto const format : { Signature::Format::svg, Signature::Format::png }) {
        auto kind = pad(format);
        kind.background = 0xFFFFFF;
        auto const value = signature_value(kind, two_strokes);
        CHECK(is_signature(value));
        CHECK(strokes_of(kind, value) == two_strokes);
    }
}

TEST_CASE("a PNG signature has its chunks in order, with the sums the format wants")
{
    auto const value = signature_value(pad(Signature::Format::png), two_strokes);
    CHECK(value.text().starts_with("data:image/png;base64,iVBORw0KGgo"));
    auto const bytes = bytes_of(value);
    CHECK(bytes.substr(1, 3) == "PNG");
    CHECK(bytes.find("IHDR") < bytes.find("tEXt"));
    CHECK(bytes.find("PLTE") < bytes.find("tRNS"));
    CHECK(bytes.find("tRNS") < bytes.find("IDAT"));
    CHECK(bytes.substr(bytes.size() - 8) == "IEND\xAE\x42\x60\x82");
    CHECK(bytes.size() < 3000);
}

TEST_CASE("a picture that was touched in any byte gives no strokes of somebody else")
{
    auto const kind = pad(Signature::Format::png);
    auto const bytes = bytes_of(signature_value(kind, two_strokes));
    std::size_t found = 0;
    for (std::size_t at = 33; at < 110; ++at) {
        auto spoilt = bytes;
        spoilt[at] = static_cast<char>(spoilt[at] ^ 1);
        auto const path = path_in_png(spoilt);
        found += path && strokes_of_path(*path) && *strokes_of_path(*path) != two_strokes;
    }
    CHECK(found == 0);
    for (std::size_t length = 0; length < bytes.size(); length += 7)
        (void)path_in_png(std::string_view(bytes).substr(0, length));
}

TEST_CASE("a path that is not exactly as written here is not read")
{
    CHECK(strokes_of_path(path_of(two_strokes)) == two_strokes);
    for (auto const* path : { "", "M", "M1", "M1 2", "S1 2 3 4", "M1 2L3 4", "M1 2h", "M1 2h1", "M1 2h0 ", "M01 2h0",
             "M1 2S1 2 3", "M1 2S9 9 3 4", "M1e999 2h0", "M1 2h0<script>" })
        CHECK_FALSE(strokes_of_path(path));
}

TEST_CASE("a movement loses what nobody would see and what lies off the pad")
{
    auto const kind = pad(Signature::Format::svg);
    Stroke straight;
    for (int i = 0; i <= 100; ++i)
        straight.push_back({ 1.0 * i, 0.5 * i });
    CHECK(simplified(kind, straight) == Stroke { { 0, 0 }, { 100, 50 } });
    CHECK(simplified(kind, { { -50, 10 }, { 400, 10 } }) == Stroke { { 0, 10 }, { 300, 10 } });
    CHECK(simplified(kind, { { 5.004, 5 }, { 5.001, 5 } }) == Stroke { { 5, 5 } });
    CHECK(simplified(kind, { { 0, 0 }, { 50, 30 }, { 100, 0 } }).size() == 3);
    CHECK(simplified(kind, {}).empty());
}

TEST_CASE("a signature has a largest size, and nothing is no signature")
{
    auto const kind = pad(Signature::Format::svg);
    CHECK(signature_value(kind, {}).is_undefined());
    Stroke zigzag;
    for (int i = 0; i < 9000; ++i)
        zigzag.push_back({ i % 300 + 0.37, (i * 7919) % 200 + 0.11 });
    CHECK(signature_value(kind, { zigzag }).is_undefined());
    CHECK_FALSE(is_signature(Value("data:image/svg+xml;base64," + std::string(signature_bytes_at_most, 'A'))));
    for (auto const* text : { "", "data:", "data:image/png;base64,!", "data:text/html;base64,AAAA", "https://a/b.png",
             "javascript:alert(1)" })
        CHECK_FALSE(is_signature(Value(text)));
    CHECK_FALSE(is_signature(Value(5)));
    CHECK(is_signature(Value("data:image/jpeg;base64,/9j/4AAQ")));
}

TEST_CASE("a name that was typed is a picture of its words, whatever they are")
{
    for (auto const format : { Signature::Format::svg, Signature::Format::png }) {
        auto const kind = pad(format);
        for (auto const* name : { "홍길동", "A & B <script>alert(1)</script>", "&amp;lt;", "\"'>" }) {
            auto const value = typed_signature_value(kind, name);
            CHECK(typed_name_of(kind, value) == name);
            CHECK(bytes_of(value).find("<script") == std::string::npos);
            CHECK_FALSE(strokes_of(kind, value));
        }
        CHECK(typed_signature_value(kind, " \n\t ").is_undefined());
        CHECK(typed_name_of(kind, typed_signature_value(kind, "  한\n별 ")) == "한 별");
        CHECK(typed_name_of(kind, signature_value(kind, two_strokes)).empty());
        auto const much = typed_name_of(kind, typed_signature_value(kind, std::string(5000, 'x')));
        CHECK(base::count_characters(much) == typed_name_at_most);
    }
}
