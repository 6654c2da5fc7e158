#include "scenes.h"

namespace dure::scenes {

namespace {

    using namespace app;

    struct Say {
        Language language;
        std::string operator()(char const* ko, char const* en) const { return language == Language::korean ? ko : en; }
    };

    OwnBar bar(Say say, int rank, std::string label, int percent, int low, int high)
    {
        OwnBar one;
        one.rank = std::to_string(rank);
        one.value = std::to_string(percent) + "%";
        one.is_leading = rank <= 3;
        one.fraction = percent / 100.0;
        one.low = low / 100.0;
        one.high = high / 100.0;
        auto const number = std::to_string(percent), range = std::to_string(low) + "~" + std::to_string(high);
        one.name = say((one.rank + "위 " + label + ". 다른 것과 나란히 놓으면 100번 중 " + number + "번쯤(" + range
                           + "번) 골라요.")
                           .c_str(),
            ("No. " + one.rank + ": " + label + ". Next to another one you choose it about " + number
                + " times in 100 (" + range + ").")
                .c_str());
        one.label = std::move(label);
        return one;
    }

    OwnAnswerView features(Say say)
    {
        OwnAnswerView view;
        view.question = say("다음 중 나에게 가장 중요한 것과 가장 덜 중요한 것은 무엇인가요?",
            "Which of these matters most to you, and which least?");
        view.sentence = say("‘배경음은 줄이고 말소리는 또렷하게’와 ‘버튼 여섯 개짜리 리모컨’이 비슷하게 앞섰어요.",
            "You put “Voices always clear, music softer” and “A remote with six buttons” first, about equally.");
        view.bars_heading = say("내 순위", "Your ranking");
        view.bars_hint
            = say("다른 것과 나란히 놓였을 때 이것을 고를 가능성이에요. 옅은 부분은 답만으로는 알 수 없는 폭이에요.",
                "How likely you are to choose it over another one. The pale part is what your answers leave open.");
        view.bars
            = { bar(say, 1, say("배경음은 줄이고 말소리는 또렷하게", "Voices always clear, music softer"), 88, 68, 96),
                  bar(say, 2, say("버튼 여섯 개짜리 리모컨", "A remote with six buttons"), 84, 61, 95),
                  bar(say, 3, say("벽까지 가는 선 하나", "One thin cable to the wall"), 71, 43, 89),
                  bar(say, 4, say("밤에 눈이 편한 화면", "Easy on the eyes at night"), 52, 25, 78),
                  bar(say, 5, say("점수 나오는 노래방", "Singing with the score"), 16, 5, 40),
                  bar(say, 6, say("말로 하는 쇼핑", "Shopping by voice"), 6, 1, 24) };
        view.rest = say("그 밖에 6개가 더 있어요.", "And 6 more.");
        view.segment = say("‘편하게 보기’ 쪽 사람들과 비슷해요 · 100명 중 41명쯤(38~44명)",
            "Most like “watching at ease” · about 41 in 100 people (38 to 44)");
        OwnPeople people;
        people.words = say("100명 중 23명쯤(17~30명)이 같은 것을 가장 먼저 꼽았어요",
            "About 23 in 100 people (17 to 30) put the same one first");
        people.basis = say("2026년 10월 패널 · 1,204명 응답 기준", "October 2026 panel · from 1,204 people");
        people.same = 23;
        people.at_most = 30;
        view.people = people;
        view.basis = say("내가 고른 답 9개로 계산했어요.", "Worked out from 9 of your choices.");
        return view;
    }

    OwnAnswerView products(Say say)
    {
        OwnAnswerView view;
        view.question = say("이 중 어느 것을 사시겠어요?", "Which of these would you buy?");
        view.sentence
            = say("고를 때 가장 중요하게 본 것은 가격이에요.", "What mattered most when you chose was Price.");
        view.product_heading = say("내가 가장 바라는 제품", "The product you would like best");
        view.product = { { say("화면 크기", "Screen"), say("55인치", "55 inches"),
                             say("65인치도 비슷하게 좋아해요", "65 inches is about as good for you"), "" },
            { say("생김새", "Look"), say("액자형", "Picture frame"), "", "samples/tv-u1/u1.svg" },
            { say("소리", "Sound"), say("또렷한 말소리", "Clear voices"), "", "" },
            { say("가격", "Price"), say("790,000원", "790,000 won"), "", "" } };
        view.bars_heading = say("고를 때 중요했던 것", "What decided it");
        view.bars_hint
            = say("선택을 얼마나 좌우했는지, 모두 더하면 100%예요. 옅은 부분은 답만으로는 알 수 없는 폭이에요.",
                "How far each one decided your choices, 100% in all. The pale part is what your answers leave open.");
        view.bars = { bar(say, 1, say("가격", "Price"), 44, 30, 57), bar(say, 2, say("소리", "Sound"), 27, 12, 41),
            bar(say, 3, say("화면 크기", "Screen"), 18, 6, 32), bar(say, 4, say("생김새", "Look"), 11, 3, 25) };
        for (OwnBar& one : view.bars) {
            one.is_leading = one.rank == "1";
            one.name = say((one.rank + "위 " + one.label + ". 선택의 " + one.value + "쯤을 좌우했어요.").c_str(),
                ("No. " + one.rank + ": " + one.label + ". It decided about " + one.value + " of your choices.")
                    .c_str());
        }
        view.basis = say("내가 고른 답 7개로 계산했어요.", "Worked out from 7 of your choices.");
        return view;
    }

}

OwnResultView own_result(Language language)
{
    Say const say { language };
    OwnResultView view;
    view.headline = say("내 결과", "Your result");
    view.answers = { features(say), products(say) };
    view.chips = { say("마음이 간 컨셉: U1 이동형", "Your favourite concept: U1 Roll") };
    view.notes = { say("주유소 고르기: 고른 답이 2개라 아직 결과를 말하기 어려워요. 3개부터 볼 수 있어요.",
        "Choosing a station: 2 choices are too few for a result. It takes 3.") };
    view.caution = say("사람 수는 위에 적은 응답에서 나온 것으로, 모든 사람을 대표하지는 않아요.",
        "The numbers of people come from the responses named above and are not representative of everybody.");
    return view;
}

}
