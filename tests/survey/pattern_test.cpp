#include "base/random.h"
#include "base/text.h"
#include "survey/pattern.h"

#include <functional>

#include <doctest/doctest.h>

using namespace dure;
using survey::Pattern;
using survey::PatternCase;
using survey::PatternLimits;

namespace {

bool matches(std::string_view pattern, std::string_view text, PatternCase letter_case = PatternCase::sensitive)
{
    auto const compiled = Pattern::compile(pattern, letter_case);
    REQUIRE_MESSAGE(compiled.is_ok(), pattern, ": ", compiled.is_ok() ? "" : compiled.error().detail);
    return compiled.value().matches(text);
}

std::string refusal(std::string_view pattern, PatternLimits const& limits = {})
{
    auto const compiled = Pattern::compile(pattern, PatternCase::sensitive, limits);
    return compiled.is_ok() ? "" : compiled.error().where + ": " + compiled.error().detail;
}

// A pattern as a tree that can both be written down and be matched by trying everything.
struct Tree {
    enum Kind { character, any, set, not_set, begin, end, boundary, sequence, choice, repeat } kind = character;
    char letter = 'a';
    std::size_t least = 0;
    std::size_t most = 0;
    std::vector<Tree> children;
};

constexpr std::size_t many = 99;

Tree random_tree(base::Random& random, int depth)
{
    Tree tree;
    auto const kind = random.below(depth > 0 ? 10 : 7);
    tree.kind = static_cast<Tree::Kind>(kind);
    tree.letter = static_cast<char>('a' + random.below(3));
    if (tree.kind == Tree::sequence || tree.kind == Tree::choice) {
        for (auto count = 1 + random.below(3); count > 0; --count)
            tree.children.push_back(random_tree(random, depth - 1));
    } else if (tree.kind == Tree::repeat) {
        tree.least = random.below(3);
        tree.most = random.chance(0.5) ? many : tree.least + random.below(3);
        tree.children.push_back(random_tree(random, depth - 1));
    }
    return tree;
}

std::string written(Tree const& tree)
{
    std::string text;
    switch (tree.kind) {
    case Tree::character:
        return std::string(1, tree.letter);
    case Tree::any:
        return ".";
    case Tree::set:
        return std::string("[a") + tree.letter + "]";
    case Tree::not_set:
        return std::string("[^") + tree.letter + "]";
    case Tree::begin:
        return "^";
    case Tree::end:
        return "$";
    case Tree::boundary:
        return "\\b";
    case Tree::sequence:
        for (auto const& child : tree.children)
            text += written(child);
        return "(?:" + text + ")";
    case Tree::choice:
        for (auto const& child : tree.children)
            text += (text.empty() ? "" : "|") + written(child);
        return "(" + text + ")";
    case Tree::repeat:
        text = "(?:" + written(tree.children.front()) + "){" + std::to_string(tree.least) + ",";
        return text + (tree.most == many ? "" : std::to_string(tree.most)) + "}";
    }
    return text;
}

using Next = std::function<bool(std::size_t)>;

bool is_word(std::string const& text, std::size_t at)
{
    return at < text.size() && text[at] != ' ';
}

bool try_all(Tree const& tree, std::string const& text, std::size_t at, Next const& next);

bool try_sequence(Tree const& tree, std::size_t child, std::string const& text, std::size_t at, Next const& next)
{
    if (child == tree.children.size())
        return next(at);
    return try_all(tree.children[child], text, at,
        [&](std::size_t after) { return try_sequence(tree, child + 1, text, after, next); });
}

bool try_repeat(Tree const& tree, std::size_t done, std::string const& text, std::size_t at, Next const& next)
{
    if (done >= tree.least && next(at))
        return true;
    if (tree.most != many && done >= tree.most)
        return false;
    return try_all(tree.children.front(), text, at, [&](std::size_t after) {
        if (after == at && done >= tree.least)
            return false;
        return try_repeat(tree, done + 1, text, after, next);
    });
}

bool try_all(Tree const& tree, std::string const& text, std::size_t at, Next const& next)
{
    auto const read = [&](auto const& accepts) { return at < text.size() && accepts(text[at]) && next(at + 1); };
    switch (tree.kind) {
    case Tree::character:
        return read([&](char c) { return c == tree.letter; });
    case Tree::any:
        return read([](char c) { return c != '\n'; });
    case Tree::set:
        return read([&](char c) { return c == 'a' || c == tree.letter; });
    case Tree::not_set:
        return read([&](char c) { return c != tree.letter; });
    case Tree::begin:
        return at == 0 && next(at);
    case Tree::end:
        return at == text.size() && next(at);
    case Tree::boundary:
        return (at > 0 && is_word(text, at - 1)) != is_word(text, at) && next(at);
    case Tree::sequence:
        return try_sequence(tree, 0, text, at, next);
    case Tree::choice:
        for (auto const& child : tree.children) {
            if (try_all(child, text, at, next))
                return true;
        }
        return false;
    case Tree::repeat:
        return try_repeat(tree, 0, text, at, next);
    }
    return false;
}

}

TEST_CASE("validators that surveys use answer as in JavaScript")
{
    CHECK(matches("^010-?\\d{4}-?\\d{4}$", "010-1234-5678"));
    CHECK(matches("^010-?\\d{4}-?\\d{4}$", "01012345678"));
    CHECK_FALSE(matches("^010-?\\d{4}-?\\d{4}$", "011-1234-5678"));
    CHECK(matches("^[가-힣]{2,5}$", "홍길동"));
    CHECK_FALSE(matches("^[가-힣]{2,5}$", "홍ㄱ동"));
    CHECK(matches("^[\\w.+-]+@[\\w-]+\\.[\\w.]+$", "a.b+c@dure.kr"));
    CHECK_FALSE(matches("^[\\w.+-]+@[\\w-]+\\.[\\w.]+$", "a b@dure.kr"));
    CHECK(matches("\\d+", "통 3개"));
    CHECK(matches("^\\d{2,3}[가-힣]\\s?\\d{4}$", "123가 4567"));
    CHECK(matches("^(?:[01]\\d|2[0-3]):[0-5]\\d$", "23:59"));
    CHECK_FALSE(matches("^(?:[01]\\d|2[0-3]):[0-5]\\d$", "24:00"));
}

TEST_CASE("each construct does what it says")
{
    CHECK(matches("", "anything"));
    CHECK(matches("a|b|", "z"));
    CHECK(matches("^(a|b)*?c+?$", "abac"));
    CHECK(matches("^a{2}$", "aa"));
    CHECK_FALSE(matches("^a{2}$", "aaa"));
    CHECK(matches("^a{0}$", ""));
    CHECK(matches("^a{2,}$", "aaaa"));
    CHECK(matches("^(?<year>\\d{4})$", "2026"));
    CHECK(matches("^.$", "가"));
    CHECK_FALSE(matches("^.$", "\n"));
    CHECK(matches("^[^]$", "\n"));
    CHECK_FALSE(matches("[]", "a"));
    CHECK(matches("^[\\]\\-^]+$", "]-^"));
    CHECK(matches("^[-a]+[a-]+$", "-aa-"));
    CHECK(matches("^[\\d-x]+$", "3-x"));
    CHECK(matches("\\bcat\\b", "a cat."));
    CHECK_FALSE(matches("\\bcat\\b", "concat"));
    CHECK(matches("\\Bcat\\b", "concat"));
    CHECK(matches("^\\t\\n\\x41\\u0042\\u{1F600}\\ud83d\\ude00\\cA\\0$", std::string("\t\nAB😀😀\x01\0", 14)));
    CHECK(matches("^\\/\\.\\*$", "/.*"));
    CHECK(matches("^[\\b]$", "\b"));
    CHECK(matches("^a{,3}{$", "a{,3}{")); // no counts, so themselves
    CHECK(matches("^a]}$", "a]}"));
    CHECK(matches("^\\s\\S\\W\\D$", "\u3000가-x"));
    CHECK(matches("^(^a|b$)+$", "a"));
    CHECK(matches("(a*)*b", "xb"));
    CHECK(matches("^(a?){3}$", "aa"));
}

TEST_CASE("letter case can be ignored, also in ranges, negations and beyond ASCII")
{
    auto const insensitive = PatternCase::insensitive;
    CHECK(matches("^dure$", "DuRe", insensitive));
    CHECK(matches("^[a-f]+$", "ABCdef", insensitive));
    CHECK_FALSE(matches("^[^a]$", "A", insensitive));
    CHECK(matches("^[^a]$", "B", insensitive));
    CHECK(matches("^É[α-ω]Ж$", "éΣж", insensitive));
    CHECK_FALSE(matches("^k$", "\u212A", insensitive)); // the Kelvin sign, as without JavaScript's u flag
    CHECK_FALSE(matches("^dure$", "DuRe"));
    CHECK(matches("^가$", "가", insensitive));
}

TEST_CASE("what cannot be matched in linear time is refused with its reason and place")
{
    CHECK(refusal("ab(?=c)") == "column 4: looking ahead or behind, (?=…) and its kin, is not supported");
    CHECK(refusal("(?<!a)b").find("not supported") != std::string::npos);
    CHECK(refusal("(a)\\1") == "column 4: a reference back to a group is not supported");
    CHECK(refusal("\\k<a>").find("not supported") != std::string::npos);
    CHECK(refusal("\\p{L}").find("[가-힣A-Za-z]") != std::string::npos);
    CHECK(Pattern::compile("(?!a)").error().code == base::ErrorCode::unsupported);
}

TEST_CASE("patterns that are no patterns say where")
{
    CHECK(refusal("가(나") == "column 2: this ( is never closed");
    CHECK(refusal("[a") == "column 1: this [ is never closed");
    for (auto const* wrong : { "a)", "*a", "a**", "a{2}{3}", "+", "(?a)", "(?<>a)", "[b-a]", "a{3,2}", "\\", "[\\",
             "^*", "\\b+", "{2}", "\\u{110000}", "\\u{}", "(?", "(?<a", "x|*" })
        CHECK_MESSAGE(refusal(wrong) != "", wrong);
}

TEST_CASE("limits hold: length, depth of groups, counts and what counts multiply to")
{
    CHECK(refusal(std::string(5000, 'a')).find("longer than") != std::string::npos);
    CHECK(refusal(std::string(65, '(') + std::string(65, ')')).find("nested too deep") != std::string::npos);
    CHECK(refusal(std::string(64, '(') + std::string(64, ')')) == "");
    CHECK(refusal("a{1001}").find("larger than 1000") != std::string::npos);
    CHECK(refusal("a{99999999999999999999999}").find("larger than 1000") != std::string::npos);
    CHECK(refusal("(((a{100}){100}){100}){100}").find("too large") != std::string::npos);
    CHECK(refusal("((((){1000}){1000}){1000}){1000}").find("too large") != std::string::npos);
}

TEST_CASE("random patterns match exactly what trying every possibility matches")
{
    base::Random random(31);
    int matched = 0;
    for (int i = 0; i < 20'000; ++i) {
        auto const tree = random_tree(random, 3);
        auto const pattern = written(tree);
        auto const compiled = Pattern::compile(pattern);
        if (!compiled.is_ok()) {
            // Only an assertion under a count may be refused, and here it stands in a group.
            FAIL(pattern);
        }
        for (int j = 0; j < 5; ++j) {
            std::string text;
            for (auto count = random.below(7); count > 0; --count)
                text += "abc "[random.below(4)];
            auto expected = false;
            for (std::size_t at = 0; at <= text.size() && !expected; ++at)
                expected = try_all(tree, text, at, [](std::size_t) { return true; });
            REQUIRE_MESSAGE(compiled.value().matches(text) == expected, pattern, " on \"", text, "\"");
            matched += expected ? 1 : 0;
        }
    }
    CHECK(matched > 20'000);
    CHECK(matched < 95'000);
}

TEST_CASE("any bytes as a pattern are compiled or refused, and matching any bytes ends")
{
    base::Random random(32);
    constexpr std::string_view likely = "ab(|)[]{}*+?^$\\.-,12dwsbu:<=!\xEA\xB0\x80";
    for (int i = 0; i < 30'000; ++i) {
        std::string pattern;
        for (auto count = random.below(16); count > 0; --count)
            pattern += likely[random.below(static_cast<std::uint32_t>(likely.size()))];
        auto const compiled = Pattern::compile(pattern, i % 2 ? PatternCase::sensitive : PatternCase::insensitive);
        if (compiled.is_ok())
            (void)compiled.value().matches("ab가(12)\xFF-\n");
        else
            REQUIRE_FALSE(compiled.error().detail.empty());
    }
}

TEST_CASE("patterns that take a backtracking matcher for ever end at once")
{
    // The number of steps cannot be seen from outside; a quadratic or exponential matcher would not end within the
    // time the test runner allows.
    auto const text = std::string(100'000, 'a') + "!";
    for (auto const* pattern : { "^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(a*)*b", "^(.*a){12}$b",
             "^(([a-z])+.)+[A-Z]([a-z])+$", "(x+x+)+y", "^(a?){50}a{50}b" })
        CHECK_MESSAGE(!matches(pattern, text), pattern);
}
