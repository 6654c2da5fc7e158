#include "scenes.h"

namespace dure::scenes {

namespace {

    using namespace app;

    struct Say {
        Language language;
        std::string operator()(char const* ko, char const* en) const { return language == Language::korean ? ko : en; }
    };

    ElementView element(ElementId id, std::string const& title)
    {
        ElementView view;
        view.id = std::move(id);
        view.title = title;
        view.name = title;
        return view;
    }

    ElementView name_field(Say say, std::string const& inside, std::string const& value)
    {
        ElementView view = element({ 0, inside }, say("이름", "Name"));
        TextView text;
        text.entry.label = view.title;
        text.entry.value = value;
        view.required = true;
        view.required_word = say("필수", "required");
        if (value.empty()) {
            view.errors = { say("내용을 적어 주세요.", "Please write an answer.") };
            text.entry.invalid = true;
        }
        view.kind = text;
        return view;
    }

    ElementView vehicle(Say say, std::string const& inside, bool chosen)
    {
        ElementView view = element({ 1, inside }, say("주로 모는 차", "What they drive"));
        ChoiceView choice;
        choice.options = { { "car", say("승용차", "A car"), chosen, true, "", {} },
            { "truck", say("트럭", "A truck"), false, true, "", {} } };
        view.kind = choice;
        return view;
    }

}

// Panels to add and to remove, one of them with a problem, and fixed rows.
std::vector<ElementView> repeated_questions(Language language)
{
    Say const say { language };
    ElementView drivers = element({ 40 }, say("함께 타는 분들", "Who else drives"));
    drivers.number = "19.";
    RepeatedView people;
    people.rows.push_back(
        { say("민지", "Minji"), {}, { name_field(say, "40.0/", say("민지", "Minji")), vehicle(say, "40.0/", true) },
            say("1번 삭제", "Remove entry 1"), 0 });
    people.rows.push_back(
        { say("2번", "Entry 2"), {}, { name_field(say, "40.1/", "") }, say("2번 삭제", "Remove entry 2"), 1 });
    people.add = say("하나 더 추가", "Add another");
    drivers.kind = people;

    ElementView days = element({ 41 }, say("요일마다", "Day by day"));
    RepeatedView fixed;
    fixed.rows.push_back({ say("평일", "Weekdays"), {}, { vehicle(say, "41.0/", false) }, "", 0 });
    days.kind = fixed;

    ElementView none = element({ 42 }, say("더 바라는 것", "Other wishes"));
    RepeatedView empty;
    empty.empty = say("아직 적은 것이 없어요.", "Nothing here yet.");
    empty.add = say("추가하기", "Add one");
    none.kind = empty;
    return { drivers, days, none };
}

}
