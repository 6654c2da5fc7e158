// Dure's side of answers.mjs: microseconds to give one answer in a large survey, and how many questions show at the end.
#include "codec/json.h"
#include "codec/survey_json.h"
#include "survey/session.h"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace dure;

namespace {

constexpr int answers = 20'000;

std::string read_file(char const* path)
{
    std::ifstream file(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>() };
}

int visible_questions(survey::Session const& session, std::vector<survey::QuestionIndex> const& questions)
{
    int count = 0;
    for (auto const question : questions)
        count += session.is_visible(question) ? 1 : 0;
    return count;
}

}

int main(int argument_count, char** arguments)
{
    if (argument_count < 2)
        return 2;
    auto const json = codec::parse_json(read_file(arguments[1]));
    if (!json)
        return 1;
    auto loaded = codec::read_survey(json.value());
    if (!loaded)
        return 1;

    survey::Session session(loaded.value().survey, {});
    std::vector<survey::QuestionIndex> questions;
    for (int i = 0; i < 1000; ++i)
        questions.push_back(session.survey().find_question("q" + std::to_string(i)));

    // The same walk as in answers.mjs: every answer flips the condition of another question.
    auto const started = std::chrono::steady_clock::now();
    for (int i = 0; i < answers; ++i)
        session.set_value(questions[static_cast<std::size_t>(i * 37 % 1000)], i / 1000 % 2 == 0 ? "a" : "b");
    std::chrono::duration<double, std::micro> const spent = std::chrono::steady_clock::now() - started;
    // Half a round more, so that some show and some do not.
    for (int i = 0; i < 500; ++i)
        session.set_value(questions[static_cast<std::size_t>(i * 37 % 1000)], "a");
    std::printf("{\"micros\":%.4f,\"visible\":%d}\n", spent.count() / answers, visible_questions(session, questions));
}
