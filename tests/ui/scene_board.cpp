#include "scenes.h"

namespace dure::scenes {

namespace {

    using namespace app;

    struct Say {
        Language language;
        std::string operator()(char const* ko, char const* en) const { return language == Language::korean ? ko : en; }
    };

    TaskGroup group(char const* part, std::string title, std::string const& about, TaskGroup::Look look)
    {
        TaskGroup view;
        view.part = part;
        view.name = about + ": " + title;
        view.title = std::move(title);
        view.look = look;
        return view;
    }

    void add(TaskGroup& to, std::string key, std::string label, std::string const& about, bool chosen,
        std::optional<double> mood = std::nullopt)
    {
        auto const name = label == about ? std::string() : about + ": " + label;
        to.options.push_back({ std::move(key), std::move(label), name, chosen, mood });
    }

    TaskGroup reactions(Say say, std::string const& about, bool likes)
    {
        TaskGroup view = group(
            "reactions", say("어떤 마음이 드세요?", "How does it make you feel?"), about, TaskGroup::Look::chips);
        view.several = true;
        add(view, "like", say("좋아요", "Like"), about, likes, 0.85);
        add(view, "sad", say("아쉬워요", "Sad"), about, false, 0.25);
        add(view, "recommend", say("추천해요", "Recommend"), about, false, 1.0);
        return view;
    }

    TaskGroup intent(Say say, std::string const& about, int chosen)
    {
        TaskGroup view = group(
            "intent", say("이대로 나온다면 사시겠어요?", "Would you buy it as it is?"), about, TaskGroup::Look::scale);
        for (int i = 1; i <= 5; ++i)
            add(view, std::to_string(i), std::to_string(i), about, i == chosen);
        view.lowest = say("사지 않을래요", "Definitely not");
        view.highest = say("꼭 살래요", "Definitely");
        return view;
    }

    TaskGroup preferred(Say say, std::string const& about, bool chosen)
    {
        TaskGroup view = group("preferred", say("하나만 고른다면 어느 쪽인가요?", "If you could have only one, which?"),
            about, TaskGroup::Look::rows);
        add(view, "own", about, about, chosen);
        add(view, "slim", say("한빛 슬림. 가장 얇은 TV, 1,190,000원", "Hanbit Slim: as thin as can be, 1,190,000 won"),
            about, false);
        return view;
    }

    BoardCard card(Say say, std::uint32_t task, std::string title, std::string description)
    {
        BoardCard view;
        view.task = task;
        view.title = std::move(title);
        view.description = std::move(description);
        view.image = "samples/tv-u1/u1.svg";
        view.facts = { { say("화면", "Screen"), say("55인치", "55 inches"), "" },
            { say("가격", "Price"), say("1,290,000원", "1,290,000 won"), "" } };
        return view;
    }

    BoardView televisions(Say say)
    {
        BoardView view;
        view.cards = { card(say, 0, say("U1 액자형", "U1 Frame"),
                           say("꺼 두면 액자가 되고, 나무 테두리를 바꿔 끼울 수 있어요.",
                               "A picture frame while it is off, with a wooden edge that can be changed.")),
            card(say, 1, say("U1 이동형", "U1 Roll"),
                say("바퀴 달린 스탠드와 3시간 가는 배터리로, 있는 곳까지 따라와요.",
                    "On a stand with wheels and a battery for three hours: it goes where you are.")),
            card(say, 2, say("U1 벽걸이형", "U1 Wall"), say("벽에 딱 붙어요.", "Flat on the wall.")) };
        view.cards[1].facts.insert(view.cards[1].facts.begin() + 1,
            { say("설치", "Stand"), say("바퀴, 보는 동안 선 없음", "Wheels, no cable while in use"), "" });
        for (BoardCard& one : view.cards) {
            bool const is_first = one.task == 0;
            one.groups = { reactions(say, one.title, is_first),
                intent(say, one.title,
                    is_first            ? 4
                        : one.task == 1 ? 2
                                        : 0),
                preferred(say, one.title, is_first) };
        }
        view.cards[0].is_answered = true;
        view.cards[0].state = say("답했어요", "Answered");
        view.cards[1].error = say("아직 답하지 않았어요.", "Not answered yet.");
        view.cards[1].groups[2].invalid = true;
        view.cards[2].error = view.cards[1].error;
        view.cards[2].groups[1].invalid = view.cards[2].groups[2].invalid = true;
        view.first_missing = 1;
        view.progress = say("3개 중 1개 답했어요", "1 of 3 answered");
        view.fraction = 1.0F / 3;
        return view;
    }

    // Names of different lengths, one without a picture, reactions only.
    BoardView ideas(Say say)
    {
        BoardView view;
        view.cards = { card(say, 0, say("테라스", "Terrace"),
                           say("세차나 충전을 기다리며 그늘에 앉아 차 한잔할 수 있어요.",
                               "Shade, seats and something to drink while the car is washed or charged.")),
            card(say, 1, say("아이와 함께 책을 읽는 조용한 방", "A quiet room for reading with children"),
                say("자리마다 등이 있어요.", "A lamp at every seat.")) };
        view.cards[1].image.clear();
        for (BoardCard& one : view.cards) {
            one.facts.clear();
            one.groups = { reactions(say, one.title, true) };
            one.is_answered = true;
            one.state = say("답했어요", "Answered");
        }
        view.progress = say("2개 중 2개 답했어요", "2 of 2 answered");
        view.fraction = 1;
        view.is_done = true;
        return view;
    }

}

std::vector<ElementView> board_questions(Language language)
{
    Say const say { language };
    std::vector<ElementView> all(2);
    all[0].id = { 60 };
    all[0].title = all[0].name
        = say("나란히 놓고 보면 어떤 텔레비전이 마음에 드세요?", "Side by side: which of these do you like?");
    all[0].required = true;
    all[0].required_word = say("필수", "required");
    all[0].errors = { say("U1 이동형, U1 벽걸이형에 아직 답하지 않았어요.", "Not answered yet: U1 Roll, U1 Wall.") };
    all[0].kind = televisions(say);
    all[1].id = { 61 };
    all[1].title = all[1].name = say("주유소에 이런 것이 생긴다면 어떠세요?", "What if your station had this?");
    all[1].kind = ideas(say);
    return all;
}

}
