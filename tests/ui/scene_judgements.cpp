#include "scenes.h"

namespace dure::scenes {

namespace {

    using namespace app;

    struct Say {
        Language language;
        std::string operator()(char const* ko, char const* en) const { return language == Language::korean ? ko : en; }
    };

    ElementView element(std::uint32_t id, std::string title)
    {
        ElementView view;
        view.id = { id };
        view.title = title;
        view.name = std::move(title);
        return view;
    }

    TaskHeader header(Say say, std::uint32_t task, int total, bool ahead)
    {
        TaskHeader view;
        view.task = task;
        auto const number = std::to_string(task + 1), all = std::to_string(total);
        view.progress = number + " / " + all;
        view.name = say((all + "개 중 " + number + "번째").c_str(), (number + " of " + all).c_str());
        auto const left = std::to_string(total - static_cast<int>(task));
        view.left = say((left + "개 남았어요").c_str(), (left + " left").c_str());
        view.fraction = static_cast<float>(task) / static_cast<float>(total);
        view.back = task > 0 ? say("앞 카드 다시 보기", "Back one card") : "";
        view.ahead = ahead ? say("다음 카드", "Next card") : "";
        return view;
    }

    TaskOption option(char const* key, std::string label, bool chosen = false)
    {
        return { key, std::move(label), {}, chosen, std::nullopt };
    }

    MaxDiffView maxdiff(Say say)
    {
        MaxDiffView view;
        view.header = header(say, 2, 9, true);
        view.best = say("가장 중요해요", "Matters most");
        view.worst = say("가장 덜 중요해요", "Matters least");
        auto const add = [&](char const* key, std::string label, bool best, bool worst) {
            view.items.push_back({ key, label, "", best, worst, label + ": " + view.best, label + ": " + view.worst });
        };
        add("voice", say("배경음은 줄이고 말소리는 또렷하게", "Voices always clear, music softer"), true, false);
        add("cable", say("벽까지 가는 선 하나", "One thin cable to the wall"), false, false);
        add("song", say("점수 나오는 노래방", "Singing with the score"), false, true);
        return view;
    }

    ProductsView products(Say say)
    {
        ProductsView view;
        view.header = header(say, 0, 8, false);
        char letter = 'A';
        for (auto const* const price : { "790,000", "1,090,000", "1,390,000" }) {
            ProductView product;
            product.key = std::string(1, letter);
            product.title = say((product.key + "안").c_str(), ("Option " + product.key).c_str());
            product.lines = { { say("화면 크기", "Screen"), say("55인치", "55 inches"), "" },
                { say("가격", "Price"), std::string(price) + say("원", " won"), "" } };
            product.chosen = letter == 'B';
            product.name = product.title + ". " + product.lines[1].words;
            view.products.push_back(product);
            ++letter;
        }
        view.none = option("none", say("이 중에는 고를 것이 없어요", "I would choose none of these"));
        view.none_part = "choice";
        return view;
    }

    JudgementView concept_card(Say say)
    {
        JudgementView view;
        view.header = header(say, 1, 2, false);
        view.title = say("U1 액자형", "U1 Frame");
        view.image = "samples/tv-u1/u1.svg";
        view.description = say("꺼 두면 액자가 되는 텔레비전", "A picture frame while it is off");
        view.facts = { { say("설치", "Stand"), say("벽에서 3cm", "3 cm from the wall"), "" } };
        TaskGroup reactions;
        reactions.part = "reactions";
        reactions.title = say("어떤 마음이 드세요?", "How does it make you feel?");
        reactions.look = TaskGroup::Look::chips;
        reactions.several = true;
        reactions.options
            = { { "like", say("좋아요", "Like"), {}, true, 0.85 }, { "sad", say("아쉬워요", "Sad"), {}, false, 0.25 } };
        TaskGroup importance;
        importance.part = "importance";
        importance.title = say("얼마나 중요한가요?", "How important is it to you?");
        importance.look = TaskGroup::Look::scale;
        for (int i = 1; i <= 9; ++i)
            importance.options.push_back(option(std::to_string(i).c_str(), std::to_string(i), i == 7));
        importance.lowest = say("전혀 중요하지 않아요", "Not at all");
        importance.highest = say("아주 중요해요", "Extremely");
        view.groups = { reactions, importance };
        return view;
    }

    JudgementView statement(Say say)
    {
        JudgementView view;
        view.header = header(say, 1, 4, false);
        view.title = say("밤에도 혼자 편하게 들를 수 있어야 해요", "It should feel safe to stop alone at night");
        TaskGroup vote;
        vote.part = "vote";
        vote.look = TaskGroup::Look::buttons;
        vote.options = { option("agree", say("동의해요", "Agree")),
            option("disagree", say("동의하지 않아요", "Disagree")), option("pass", say("넘어갈게요", "Pass")) };
        view.swipe = SwipeView { vote.options[1], vote.options[0],
            say("카드를 밀어도 돼요. 오른쪽은 ‘동의해요’, 왼쪽은 ‘동의하지 않아요’예요.",
                "You can also swipe the card: right for “Agree”, left for “Disagree”.") };
        view.groups = { vote };
        return view;
    }

    MultipleTextItem number(char const* key, std::string label, char const* value)
    {
        MultipleTextItem item;
        item.key = key;
        item.entry.label = std::move(label);
        item.entry.shows_label = true;
        item.entry.value = value;
        item.entry.input_type = "number";
        return item;
    }

    PriceView price(Say say)
    {
        PriceView view;
        view.unit = say("원", "won");
        view.prices = {
            number("cheap", say("싸다고 느끼기 시작하는 가격은요?", "At what price would it be a bargain?"), "900000"),
            number("expensive", say("비싸지만 그래도 살 만한 가격은요?", "Expensive, but still worth considering?"), "")
        };
        return view;
    }

    SharesView shares(Say say)
    {
        SharesView view;
        view.items = { { "safe", say("안전 줄이기", "Less for Safety"), say("안전 늘리기", "More for Safety"), true,
                           true, 0.6F },
            { "clean", say("청결 줄이기", "Less for Cleanliness"), say("청결 늘리기", "More for Cleanliness"), false,
                true, 0 } };
        view.fields = { number("safe", say("안전", "Safety"), "60"), number("clean", say("청결", "Cleanliness"), "") };
        view.sum = "60 / 100";
        view.words = say("40 더 나눠 주세요", "40 left to give");
        view.fraction = 0.6F;
        return view;
    }

    CardSortView card_sort(Say say)
    {
        CardSortView view;
        view.progress = say("카드 2장 중 1장을 나눴어요", "1 of 2 cards sorted");
        view.unsorted = say("아직 나누지 않았어요", "Not sorted yet");
        view.cards = { { "wash", say("세차", "Car wash"), "", say("세차: 넣을 곳", "Car wash: category"), "good" },
            { "toilet", say("화장실", "Restroom"), "", say("화장실: 넣을 곳", "Restroom: category"), "" } };
        view.categories = { { "good", say("좋아요", "Good"), say("좋아요 · 1장", "Good · 1"), false, std::nullopt },
            { "bad", say("아쉬워요", "Poor"), say("아쉬워요 · 0장", "Poor · 0"), false, std::nullopt } };
        return view;
    }

}

std::vector<ElementView> judgement_questions(Language language)
{
    Say const say { language };
    std::vector<ElementView> all;
    auto const add = [&](std::uint32_t id, std::string title, ElementKind kind) {
        all.push_back(element(id, std::move(title)));
        all.back().kind = std::move(kind);
    };
    add(40, say("가장 중요한 것과 가장 덜 중요한 것은 무엇인가요?", "Which matters most, and which least?"),
        maxdiff(say));
    add(41, say("이 중 어느 것을 사시겠어요?", "Which of these would you buy?"), products(say));
    add(42, say("이런 텔레비전은 어떠세요?", "What do you think of this television?"), concept_card(say));
    add(46, say("어떻게 생각하세요?", "What do you think?"), statement(say));
    add(43, say("가격은 어떠세요?", "What about the price?"), price(say));
    add(44, say("100점을 나눠 주세요", "Divide 100 points"), shares(say));
    add(45, say("어느 쪽에 가까운가요?", "Where does each belong?"), card_sort(say));
    return all;
}

}
