#include "scenes.h"

namespace dure::scenes {

namespace {

    using namespace app;

    struct Say {
        Language language;
        std::string operator()(char const* ko, char const* en) const { return language == Language::korean ? ko : en; }
    };

    PictureQuestionView spots(Say say)
    {
        PictureQuestionView view;
        view.source = "samples/station/plan.svg";
        view.description = say("주유소 그림", "A drawn station");
        view.width = 800;
        view.height = 560;
        view.hint = say("그림을 눌러 표시해 주세요.", "Tap the picture to mark a place.");
        view.count = say("3곳까지 표시할 수 있어요. 지금 2곳 표시했어요.", "Mark up to 3 places. 2 marked.");
        view.is_marked = true;
        view.lists_regions = true;
        using Shape = RegionView::Shape;
        view.regions = { { "shop", say("편의점", "Shop"), false, true, Shape::rectangle, { 0.06, 0.14, 0.31, 0.27 } },
            { "restroom", say("화장실", "Restroom"), true, true, Shape::rectangle, { 0.37, 0.18, 0.16, 0.23 } },
            { "wash", say("세차장", "Car wash"), true, true, Shape::ellipse, { 0.8, 0.3, 0.1, 0.14 } } };
        MarkView mark;
        mark.number = "1";
        mark.words = say("표시 1: 화장실", "Mark 1: Restroom");
        mark.remove = say("표시 1 지우기", "Remove mark 1");
        mark.has_place = true;
        mark.x = 0.45;
        mark.y = 0.3;
        mark.feeling
            = TaskGroup { "feeling", say("1번 표시는 어떤가요?", "How about mark 1?"), TaskGroup::Look::chips, false,
                  { { "like", say("좋아요", "Like"), {}, false, 0.85 },
                      { "dislike", say("싫어요", "Dislike"), {}, true, 0.1 } },
                  "", "" };
        view.marks.push_back(mark);
        mark.mark = 1;
        mark.number = "2";
        mark.words = say("표시 2: 세차장", "Mark 2: Car wash");
        mark.remove = say("표시 2 지우기", "Remove mark 2");
        mark.has_place = false;
        mark.feeling.reset();
        mark.takes_comment = true;
        mark.comment_label = say("표시 2에 대해 하고 싶은 말", "Anything to say about mark 2");
        mark.comment = say("줄이 길어요", "Long queues");
        view.marks.push_back(mark);
        view.aim = AimView { say("누르지 않고 표시하기", "Mark without tapping"), true, 30, 60,
            say("왼쪽에서 얼마나", "How far from the left"), say("위에서 얼마나", "How far from the top"),
            say("왼쪽에서 30%, 위에서 60%", "30 % from the left, 60 % from the top"),
            say("여기에 표시하기", "Mark this place"), true };
        return view;
    }

    PictureQuestionView map(Say say)
    {
        PictureQuestionView view;
        view.units = PictureQuestionView::Units::pixels;
        view.source = "samples/station/terrace.svg";
        view.description = say("테라스", "A terrace");
        view.is_choice = true;
        view.several = false;
        view.lists_regions = true;
        view.hint = say("그림이나 아래 목록에서 골라 주세요.", "Choose on the picture or in the list below.");
        view.regions = {
            { "shade", say("그늘", "Shade"), true, true, RegionView::Shape::rectangle, { 50, 30, 140, 40 } },
            { "bench", say("의자", "Bench"), false, false, RegionView::Shape::polygon, { 60, 90, 180, 90, 120, 130 } }
        };
        return view;
    }

    SignatureView pad(Say say, bool is_signed)
    {
        SignatureView view;
        view.pen_colour = 0x1B1F24;
        view.name = say(is_signed ? "서명란, 서명했어요" : "서명란, 아직 서명하지 않았어요",
            is_signed ? "Signature pad. Signed" : "Signature pad. Not signed yet");
        if (is_signed) {
            view.lines = { { { 40, 120 }, { 60, 60 }, { 80, 130 }, { 100, 70 }, { 130, 120 } }, { { 150, 100 } },
                { { 160, 120 }, { 200, 80 }, { 240, 120 } } };
            view.status = say("서명했어요", "Signed");
            view.undo = say("마지막 획 지우기", "Undo the last stroke");
            view.clear = say("서명 지우기", "Clear the signature");
        } else {
            view.placeholder = say("여기에 서명해 주세요", "Sign here");
        }
        view.typed_label = say("이름을 적어 서명하기", "Sign by typing your name");
        view.typed_length = 100;
        return view;
    }

}

std::vector<ElementView> picture_questions(Language language)
{
    Say const say { language };
    std::vector<ElementView> all;
    auto const add = [&](std::uint32_t id, std::string title, ElementKind kind) {
        ElementView view;
        view.id = { id };
        view.title = title;
        view.name = std::move(title);
        view.kind = std::move(kind);
        all.push_back(std::move(view));
    };
    add(50, say("어디가 불편했나요?", "Where was it inconvenient?"), spots(say));
    add(51, say("어디에 앉고 싶으세요?", "Where would you like to sit?"), map(say));
    add(52, say("서명해 주세요", "Please sign"), pad(say, false));
    add(53, say("보호자 서명", "A guardian's signature"), pad(say, true));
    return all;
}

}
