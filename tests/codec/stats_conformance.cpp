// Worked cases with numbers published in papers, textbooks and packages, read from the folder beside the project.
#include "codec/json.h"
#include "codec/stats_methods.h"
#include "tests/source_folder.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

using namespace dure;
using survey::Value;

namespace {

std::string read_file(std::filesystem::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    std::stringstream content;
    content << file.rdbuf();
    return content.str();
}

struct Tolerance {
    double absolute = 0, relative = 0;
};

// The longest prefix of the path that has a tolerance of its own decides.
Tolerance tolerance_for(Value const& tolerance, std::string const& path)
{
    Tolerance chosen;
    auto const take = [&](Value const& from) {
        if (from.member("abs").is_number())
            chosen.absolute = from.member("abs").number();
        if (from.member("rel").is_number())
            chosen.relative = from.member("rel").number();
    };
    take(tolerance);
    std::size_t longest = 0;
    if (!tolerance.member("paths").is_record())
        return chosen;
    for (auto const& [prefix, own] : tolerance.member("paths").record()) {
        if (path.rfind(prefix, 0) != 0 || prefix.size() < longest)
            continue;
        longest = prefix.size();
        take(own);
    }
    return chosen;
}

void compare(Value const& got, Value const& expected, Value const& tolerance, std::string const& path)
{
    INFO(path);
    if (expected.is_record()) {
        for (auto const& [name, value] : expected.record())
            compare(got.member(name), value, tolerance, path.empty() ? name : path + "." + name);
    } else if (expected.is_list()) {
        REQUIRE_MESSAGE(got.is_list(), path);
        REQUIRE_MESSAGE(got.list().size() == expected.list().size(), path);
        for (std::size_t i = 0; i < expected.list().size(); ++i)
            compare(got.list()[i], expected.list()[i], tolerance, path + "." + std::to_string(i));
    } else if (expected.is_number()) {
        REQUIRE_MESSAGE(got.is_number(), path);
        auto const allowed = tolerance_for(tolerance, path);
        auto const off = std::abs(got.number() - expected.number());
        CHECK_MESSAGE(off <= allowed.absolute + allowed.relative * std::abs(expected.number()), path, ": ",
            got.number(), " is not ", expected.number());
    } else {
        CHECK_MESSAGE(codec::to_json(got) == codec::to_json(expected), path);
    }
}

}

TEST_CASE("published results are reached within their tolerance")
{
    auto const folder = std::filesystem::path(tests::in_source_folder("../shared/conformance/statistics"));
    if (!std::filesystem::is_directory(folder)) {
        MESSAGE("skipped: the worked cases are not beside this checkout");
        return;
    }
    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator(folder))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (auto const& file : files) {
        INFO(file.filename().string());
        auto const worked = codec::parse_json(read_file(file));
        REQUIRE(worked.is_ok());
        auto const& name = worked.value().member("method");
        REQUIRE(name.is_text());
        auto const* const method = codec::find_stats_method(name.text());
        CHECK_MESSAGE(method, "there is no method ", name.text());
        if (!method)
            continue;
        auto const output = method->run(worked.value().member("input"));
        REQUIRE_MESSAGE(output.is_ok(), (output.is_ok() ? "" : output.error().where + ": " + output.error().detail));
        compare(output.value(), worked.value().member("expected"), worked.value().member("tolerance"), "");
    }
}
