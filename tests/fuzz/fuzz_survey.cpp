// Any bytes as a survey: it is refused or it loads, and then a short walk with odd answers, a draft and its return, and
// the end of it must do no harm and keep every answer of the draft.
#include "base/random.h"
#include "codec/json.h"
#include "codec/survey_json.h"
#include "survey/session.h"

#include <cstdint>
#include <cstdlib>

using namespace dure;
using namespace dure::survey;

namespace {

Value odd_value(base::Random& random)
{
    switch (random.below(8)) {
    case 0:
        return {};
    case 1:
        return Value(static_cast<double>(random.below(10)) - 2);
    case 2:
        return Value("other");
    case 3:
        return Value(random.chance(0.5));
    case 4: {
        List list;
        list.push_back(Value("item1"));
        list.push_back(Value(2));
        return Value(std::move(list));
    }
    case 5: {
        Record record;
        record.set("a", "가나");
        return Value(std::move(record));
    }
    case 6: {
        Record file;
        file.set("name", "a.jpg");
        file.set("content", random.chance(0.5) ? "data:image/jpeg;base64,/9j/4AAQ" : "data:image/png;base64,=");
        return Value(List { Value(std::move(file)), Value(2) });
    }
    default:
        return Value("item" + std::to_string(random.below(4)));
    }
}

void look_at_everything(Session const& session)
{
    for (auto const& shown : session.screen()) {
        if (shown.kind != ShownElement::Kind::question)
            continue;
        session.title(shown.question);
        session.choices(shown.question);
        session.rows(shown.question);
        session.rating_items(shown.question);
        session.display_text(shown.question);
        session.html(shown.question);
    }
    session.completed_text();
    session.progress();
}

void answer_at_random(Session& session, base::Random& random)
{
    auto const count = static_cast<std::uint32_t>(session.definition().questions.size());
    if (count == 0)
        return;
    QuestionIndex const question { random.below(count) };
    auto const choices = session.choices(question);
    if (!choices.empty() && random.chance(0.6))
        session.choose(question, choices[random.below(static_cast<std::uint32_t>(choices.size()))].value, true);
    else
        session.set_value(question, odd_value(random));
    if (random.chance(0.2))
        session.set_other_text(question, "{q1} 기타");
}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    codec::JsonLimits limits;
    limits.bytes = 64 * 1024;
    auto const json = codec::parse_json({ reinterpret_cast<char const*>(data), size }, limits);
    if (!json.is_ok())
        return 0;
    auto const loaded = codec::read_survey(json.value());
    if (!loaded.is_ok())
        return 0;
    base::Random random(size, size > 0 ? data[size / 2] : 0);
    SessionOptions options;
    options.seed = random.next_64();
    options.now_millis = 1.8e12;
    Session session(loaded.value().survey, options);
    session.start();
    for (int step = 0; step < 12; ++step) {
        answer_at_random(session, random);
        if (random.chance(0.3))
            session.next();
        if (random.chance(0.1))
            session.previous();
        look_at_everything(session);
    }
    auto const draft = session.snapshot();
    auto const again = Session::restore(loaded.value().survey, draft, 1.8e12);
    again.screen();
    session.complete();
    session.complete_now();
    session.data();
    return 0;
}
