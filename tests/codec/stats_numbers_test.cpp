// The family "numbers" as `dure stats` sees it: names, pointers to what is wrong, and reasons for what is missing.
#include "codec/json.h"
#include "codec/stats_methods.h"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

using namespace dure;
using survey::Value;

namespace {

base::Result<Value> run(std::string_view method, std::string_view json)
{
    auto const* const found = codec::find_stats_method(method);
    REQUIRE_MESSAGE(found, std::string(method));
    auto const input = codec::parse_json(json);
    REQUIRE_MESSAGE(input.is_ok(), std::string(json));
    return found->run(input.value());
}

Value answer(std::string_view method, std::string_view json)
{
    auto const found = run(method, json);
    REQUIRE_MESSAGE(found.is_ok(), (found.is_ok() ? "" : found.error().where + ": " + found.error().detail));
    return found.value();
}

std::string pointer(std::string_view method, std::string_view json)
{
    auto const found = run(method, json);
    REQUIRE_FALSE(found.is_ok());
    return found.error().where;
}

bool warns(Value const& output, std::string_view code)
{
    auto const& warnings = output.member("warnings");
    return warnings.is_list() && std::any_of(warnings.list().begin(), warnings.list().end(), [&](Value const& warning) {
        return warning.member("code").text() == code;
    });
}

}

TEST_CASE("cases of counts are named by their counts")
{
    auto const wilson = answer("wilson_score", R"({"cases":[[81,263],[1.5,29]]})");
    CHECK(wilson.member("results").member("81/263").is_record());
    CHECK(wilson.member("results").member("1.5/29").is_record());
    auto const difference = answer("difference_of_proportions", R"({"conf":0.95,"cases":[[56,70,48,80]]})");
    CHECK(difference.member("56/70-48/80").member("diff").number() == doctest::Approx(0.2));
}

TEST_CASE("a pair of columns is found by either order of its numbers")
{
    auto const found = answer("column_proportion_tests", R"({"x":[83,90,129,70],"n":[86,93,136,82]})");
    for (auto const* const name :
        { "pairwise_none_uncorrected", "pairwise_bonferroni_uncorrected", "pairwise_holm_yates" }) {
        auto const& pairs = found.member(name);
        CHECK(pairs.record().size() == 12);
        CHECK(pairs.member("2-4").number() == pairs.member("4-2").number());
    }
}

TEST_CASE("what is wrong is pointed at")
{
    CHECK(pointer("wilson_score", R"({"cases":[[1,2],[3,2]]})") == "/cases/1/0");
    CHECK(pointer("wilson_score", R"({"cases":[[1,2,3]]})") == "/cases/0");
    CHECK(pointer("wilson_score", R"({"cases":[[1,-2]]})") == "/cases/0/1");
    CHECK(pointer("wilson_score", R"({"conf":1,"cases":[]})") == "/conf");
    CHECK(pointer("wilson_score", R"({"conf":"95","cases":[]})") == "/conf");
    CHECK(pointer("wilson_score", R"({})") == "/cases");
    CHECK(pointer("mean_ci", R"({"x":[1,null]})") == "/x/1");
    CHECK(pointer("nps", R"({"waves":{"a/b":[1,2]}})") == "/waves/a~1b");
    CHECK(pointer("nps", R"({"waves":{"a":[0,0,0,0,0,0,0,0,0,0,-1]}})") == "/waves/a/10");
    CHECK(pointer("column_proportion_tests", R"({"x":[1],"n":[2,3]})") == "/x");
    CHECK(pointer("column_proportion_tests", R"({"x":[1,4],"n":[2,3]})") == "/x/1");
    CHECK(pointer("crosstab", R"({"table":[[1,2],[3]]})") == "/table/1");
    CHECK(pointer("crosstab", R"({"table":[[1,2],[3,-4]]})") == "/table/1/1");
    CHECK(pointer("crosstab", R"({"table":[[1,2]],"rows":["a","b"]})") == "/rows");
    CHECK(pointer("crosstab", R"({"table":[[1,2],[3,4]],"rows":["a","a"]})") == "/rows/1");
    CHECK(pointer("crosstab", R"({"table":[[1,2]],"cols":["a"]})") == "/cols");
    CHECK(pointer("frequencies_multiresponse", R"({"items":["a"],"responses":[[0],[1]]})") == "/responses/1/0");
    CHECK(pointer("frequencies_multiresponse", R"({"items":["a"],"responses":[[0,0]]})") == "/responses/0");
    CHECK(pointer("frequencies_multiresponse", R"({"items":["a"],"responses":[[0]],"group":[]})") == "/group");
    CHECK(pointer("agreement_cohen_kappa", R"({"table":[[1,2,3],[4,5,6]]})") == "/table");
    CHECK(pointer("agreement_fleiss_kappa", R"({"counts":[[3,0],[1,1]]})") == "/counts/1");
    CHECK(pointer("agreement_fleiss_kappa", R"({"categories":["a"],"counts":[[3,0]]})") == "/categories");
    CHECK(pointer("agreement_krippendorff_alpha", R"({"ratings":[[1,2],[1]]})") == "/ratings/1");
    CHECK(pointer("agreement_krippendorff_alpha", R"({"ratings":[[1,"2"]]})") == "/ratings/0/1");
    CHECK(pointer("keyness_log_likelihood", R"({"words":{"a":[1]}})") == "/words/a");
    CHECK(pointer("keyness_log_likelihood", R"({"words":{},"prior":"flat"})") == "/prior");
    CHECK(pointer("keyness_korean_text", R"({"texts":["a"],"labels":[2]})") == "/labels/0");
    CHECK(pointer("keyness_korean_text", R"({"texts":["a"],"labels":[]})") == "/labels");
    CHECK(pointer("log_odds_informative_dirichlet",
              R"({"pseudo_total":9,"set_totals":{},"features":[{"feature":"f","set":"A"}]})")
        == "/features/0/set");
    CHECK(pointer("rake", R"({"data":{"s":["m","x"]},"margins":{"s":{"m":1}}})") == "/data/s/1");
    CHECK(pointer("rake", R"({"data":{"s":["m"]},"margins":{"s":{"m":1},"t":{"u":1}}})") == "/data/t");
    CHECK(pointer("rake", R"({"data":{"s":["m"],"t":[]},"margins":{"s":{"m":1},"t":{"u":1}}})") == "/data/t");
    CHECK(pointer("rake", R"({"data":{"s":["m"]},"margins":{"s":{"m":0}}})") == "/margins/s");
    CHECK(pointer("rake", R"({"data":{},"margins":{}})") == "/margins");
    CHECK(pointer("weighted_mean", R"({"data":{"y":[1,2],"w":[1]}})") == "/data/w");
    CHECK(pointer("weighted_mean", R"({"data":{"y":[1],"w":[1]},"strata":"s"})") == "/strata");
    CHECK(pointer("weighted_mean", R"({"data":{"y":[1,2],"w":[1,1],"N":[1,1.5]},"fpc":"N"})") == "/data/N/0");
    CHECK(pointer("weighted_mean", R"({"data":{"y":[1,2],"w":[1,1],"N":[5,6]},"fpc":"N"})") == "/data/N/1");
    CHECK(pointer("opinion_groups", R"({"votes":[[1,2]]})") == "/votes/0/1");
    CHECK(pointer("opinion_groups", R"({"votes":[[1,0]],"statements":[4]})") == "/statements");
    CHECK(
        pointer("opinion_groups", R"({"votes":[[1,0]],"statements":[4,5],"moderated_out":[6]})") == "/moderated_out/0");
    CHECK(pointer("opinion_groups", R"({"votes":[[1,0]],"cluster_rows":[1]})") == "/cluster_rows/0");
    CHECK(pointer("opinion_groups", R"({"votes":[[1,0]],"ks":[0]})") == "/ks/0");
    CHECK(pointer("opinion_group_statistics", R"({"votes":[[1,0.5]],"groups":[0]})") == "/votes/0/1");
    CHECK(pointer("opinion_group_statistics", R"({"votes":[[1,0]],"groups":[]})") == "/groups");
}

TEST_CASE("what cannot be estimated is null and has a reason")
{
    auto const wilson = answer("wilson_score", R"({"cases":[[0,0]]})");
    CHECK(codec::to_json(wilson.member("results").member("0/0"))
        == R"({"p":null,"wilson":[null,null],"wald":[null,null],"wilson_continuity":[null,null]})");
    CHECK(warns(wilson, "no_cases"));
    CHECK(warns(answer("mean_ci", R"({"x":[]})"), "no_cases"));
    CHECK(warns(answer("mean_ci", R"({"x":[4]})"), "too_few_cases"));
    CHECK(warns(answer("mean_difference", R"({"x":[1,1],"y":[1,1]})"), "zero_variance"));
    CHECK(warns(answer("nps", R"({"waves":{"a":[0,0,0,0,0,0,0,0,0,0,0]}})"), "no_cases"));
    CHECK(warns(answer("crosstab", R"({"table":[[1,0],[1,0]]})"), "empty_column"));
    CHECK(warns(answer("crosstab", R"({"table":[]})"), "no_cases"));
    CHECK(warns(answer("column_proportion_tests", R"({"x":[],"n":[]})"), "not_testable"));
    CHECK(warns(answer("frequencies_multiresponse", R"({"items":["a"],"responses":[null]})"), "no_cases"));
    CHECK(warns(answer("frequencies_multiresponse", R"({"items":["a"],"responses":[[]]})"), "nothing_picked"));
    CHECK(warns(answer("agreement_cohen_kappa", R"({"table":[[4]]})"), "one_category"));
    CHECK(warns(answer("agreement_fleiss_kappa", R"({"counts":[]})"), "no_cases"));
    CHECK(warns(answer("agreement_krippendorff_alpha", R"({"ratings":[[null,null]]})"), "no_cases"));
    CHECK(warns(answer("keyness_log_likelihood", R"({"words":{"a":[1,0]}})"), "empty_corpus"));
    CHECK(warns(answer("keyness_korean_text", R"({"texts":[],"labels":[]})"), "empty_corpus"));
    CHECK(warns(answer("rake", R"({"data":{"s":["m"]},"margins":{"s":{"m":1,"f":1}}})"), "margins_out_of_reach"));
    CHECK(warns(answer("rake", R"({"data":{"s":[]},"margins":{"s":{"m":1}}})"), "no_cases"));
    CHECK(warns(answer("weighted_mean", R"({"data":{"y":[],"w":[]}})"), "no_cases"));
    CHECK(warns(answer("weighted_mean", R"({"data":{"y":[3],"w":[1]}})"), "single_in_stratum"));
    CHECK(warns(answer("opinion_groups", R"({"votes":[[null],[null]]})"), "no_cases"));
    CHECK(warns(answer("opinion_groups", R"({"votes":[[1],[-1]],"ks":[3]})"), "too_few_cases"));
    CHECK(warns(answer("opinion_group_statistics", R"({"votes":[[1]],"groups":[0]})"), "one_group"));
    // Beyond what a double holds.
    CHECK(warns(answer("mean_ci", R"({"x":[1e308,-1e308,1e308]})"), "out_of_range"));
}

TEST_CASE("waves are compared each with the one before")
{
    auto const found = answer(
        "nps", R"({"waves":{"a":[1,0,0,0,0,0,0,0,0,0,3],"b":[1,0,0,0,0,0,0,0,0,0,1],"c":[0,0,0,0,0,0,0,0,0,1,3]}})");
    CHECK(found.member("difference").member("diff").number() == -50);
    REQUIRE(found.member("changes").list().size() == 2);
    CHECK(found.member("changes").list()[1].member("from").text() == "b");
    CHECK(found.member("changes").list()[1].member("diff").number() == 100);
}

TEST_CASE("raking says where it rescaled margins and left out rows, and keeps cells apart whose names run together")
{
    auto const found = answer("rake",
        R"({"data":{"s":["a|b","a",null],"t":["c","b|c","c"]},)"
        R"("margins":{"s":{"a|b":1,"a":1},"t":{"c":0.5,"b|c":0.5}}})");
    CHECK(found.member("n").number() == 2);
    CHECK(warns(found, "margins_rescaled"));
    CHECK(warns(found, "missing_values"));
    CHECK(found.member("cells").record().size() == 2);
    auto const turned
        = answer("rake", R"({"data":{"z":["1"],"other":[3],"a":["2"]},"margins":{"a":{"2":1},"z":{"1":1}}})");
    CHECK(turned.member("cells").member("1|2").member("n").number() == 1);
    CHECK(found.member("cells").member("a\\|b|c").member("n").number() == 1);
    CHECK(found.member("cells").member("a|b\\|c").member("n").number() == 1);
}

TEST_CASE("a population may be given as the share that was drawn")
{
    auto const counts = answer("weighted_mean",
        R"({"data":{"y":[1,2,4,8],"w":[1,1,1,1],"s":["a","a","b","b"],"N":[10,10,4,4]},"strata":"s","fpc":"N"})");
    auto const shares = answer("weighted_mean",
        R"({"data":{"y":[1,2,4,8],"w":[1,1,1,1],"s":["a","a","b","b"],"N":[0.2,0.2,0.5,0.5]},"strata":"s","fpc":"N"})");
    CHECK(counts.member("se").number() == shares.member("se").number());
    CHECK(counts.member("df").number() == 2);
}

TEST_CASE("groups of opinions are the same for the same seed, and follow their rows")
{
    std::string const votes = R"("votes":[[1,1,-1],[1,1,null],[-1,-1,1],[-1,null,1],[1,0,-1],[-1,-1,1]])";
    auto const first = answer("opinion_groups", "{" + votes + R"(,"ks":[2],"seed":4})");
    auto const again = answer("opinion_groups", "{" + votes + R"(,"ks":[2],"seed":4})");
    CHECK(codec::to_json(first) == codec::to_json(again));
    auto const& labels = first.member("kmeans").member("2").member("labels").list();
    CHECK(labels[0] == labels[1]);
    CHECK(labels[0] == labels[4]);
    CHECK_FALSE(labels[0] == labels[2]);
    CHECK(first.member("best_k_by_silhouette").number() == 2);
}
