// The planner's page with one of everything: bars with intervals, a table of many cells, curves, the simulator, and a
// chain while it runs.
#include "scenes.h"

namespace dure::scenes {

namespace {

    using namespace app;

    struct Say {
        Language language;
        std::string operator()(char const* ko, char const* en) const { return language == Language::korean ? ko : en; }
    };

    FigureView shares(Say say)
    {
        FigureView view;
        view.title = say("선호 점유율", "Share of preference");
        view.summary = say(
            "가장 높은 것은 액자처럼 보이는 화면(31.0%), 가장 낮은 것은 음성 검색(4.2%)예요. 응답자 24명의 답이에요.",
            "Highest: A picture frame while it is off (31.0%). Lowest: Voice search (4.2%). From 24 respondents.");
        view.columns = { say("항목", "Item"), say("선호 점유율", "Share of preference") };
        view.rows = {
            { say("꺼 두면 그림을 걸어 둔 듯한 액자처럼 보이는 화면", "A picture frame while it is off"),
                { say("31.0% (27.2% ~ 35.1%)", "31.0% (27.2% to 35.1%)") }, FigureBar { 0, 0.88F, 0.78F, 1 } },
            { say("밝은 낮에도 또렷한 화면", "Clear in daylight"),
                { say("22.4% (19.0% ~ 26.2%)", "22.4% (19.0% to 26.2%)") }, FigureBar { 0, 0.64F, 0.54F, 0.75F } },
            { say("음성 검색", "Voice search"), { say("4.2% (3.1% ~ 5.7%)", "4.2% (3.1% to 5.7%)") },
                FigureBar { 0, 0.12F, 0.09F, 0.16F } },
        };
        view.zero = 0.0F;
        view.note = say("괄호 안은 95% 구간이에요.", "95 % intervals in brackets.");
        return view;
    }

    FigureView part_worths(Say say)
    {
        FigureView view;
        view.title = say("평균 효용과 사람 사이의 차이", "Mean utilities and how people differ");
        view.columns
            = { say("수준", "Level"), say("효용", "Utility"), say("사람 사이의 차이", "Spread between people") };
        view.rows = {
            { say("화면", "Screen"), {}, std::nullopt, true },
            { say("55인치", "55 inches"), { "-0.41 (-0.52 ~ -0.30)", "0.38" },
                FigureBar { 0.6F, 0.31F, 0.23F, 0.39F } },
            { say("65인치", "65 inches"), { "0.41 (0.30 ~ 0.52)", "0.38" }, FigureBar { 0.6F, 0.89F, 0.81F, 0.97F } },
            { say("가격", "Price"), {}, std::nullopt, true },
            { say("990,000원", "₩990,000"), { "0.12 (-0.02 ~ 0.26)", "0.51" },
                FigureBar { 0.6F, 0.69F, 0.58F, 0.79F } },
        };
        view.zero = 0.6F;
        return view;
    }

    FigureView counts(Say say)
    {
        FigureView view;
        view.title = say("고른 횟수", "Counts");
        view.columns = { say("항목", "Item"), say("가장 끌림", "Best"), say("가장 덜 끌림", "Worst"),
            say("보여 준 횟수", "Shown"), say("차이 비율", "Best - worst") };
        view.rows
            = { { say("밝은 낮에도 또렷한 화면", "Clear in daylight"), { "41", "6", "72", "0.49" }, std::nullopt },
                  { say("음성 검색", "Voice search"), { "5", "48", "72", "-0.60" }, std::nullopt } };
        return view;
    }

    CurveView prices(Say say)
    {
        CurveView view;
        view.title = say("가격마다 그렇게 느끼는 사람", "Who feels so at each price");
        view.lines = { { say("너무 싸다", "Too cheap"), { { 0, 1 }, { 0.3F, 0.5F }, { 0.6F, 0.1F }, { 1, 0 } } },
            { say("싸다", "Cheap"), { { 0, 1 }, { 0.4F, 0.7F }, { 0.8F, 0.2F }, { 1, 0 } } },
            { say("비싸다", "Expensive"), { { 0, 0 }, { 0.4F, 0.2F }, { 0.7F, 0.8F }, { 1, 1 } } },
            { say("너무 비싸다", "Too expensive"), { { 0, 0 }, { 0.5F, 0.1F }, { 0.8F, 0.6F }, { 1, 1 } } } };
        view.summary = say("네 가격을 차례에 맞게 답한 22명의 답이에요.", "From the 22 who named four prices in order.");
        view.left = say("100,000원", "₩100,000");
        view.right = say("3,000,000원", "₩3,000,000");
        view.table.title = view.title;
        view.table.columns = { say("가격", "Price") };
        for (auto const& line : view.lines)
            view.table.columns.push_back(line.label);
        view.table.rows = { { view.left, { "100.0%", "100.0%", "0.0%", "0.0%" }, std::nullopt },
            { say("1,250,000원", "₩1,250,000"), { "36.4%", "68.2%", "22.7%", "4.5%" }, std::nullopt },
            { view.right, { "0.0%", "0.0%", "100.0%", "100.0%" }, std::nullopt } };
        return view;
    }

    SimulatorView simulator(Say say)
    {
        SimulatorView view;
        view.title = say("제품을 견주어 보기", "Compare products");
        view.introduction = say(
            "수준을 고르면 선호 점유율이 바로 바뀌어요.", "Choose levels; the shares of preference follow at once.");
        for (std::uint32_t p = 0; p < 3; ++p) {
            auto const number = std::to_string(p + 1);
            SimulatedProduct product;
            product.title = say("제품 ", "Product ") + number;
            product.levels = { { product.title + say(": 화면", ": Screen"), say("화면", "Screen"), "0",
                                   { { "0", say("55인치", "55 inches"), SetProductLevel { "which", p, 0, 0 } },
                                       { "1", say("65인치", "65 inches"), SetProductLevel { "which", p, 0, 1 } } } },
                { product.title + say(": 가격", ": Price"), say("가격", "Price"), "0",
                    { { "0", say("990,000원", "₩990,000"), SetProductLevel { "which", p, 1, 0 } } } } };
            product.remove = ButtonView { say("제품 빼기 ", "Remove product ") + number, Icon::trash, true,
                RemoveProduct { "which", p } };
            view.products.push_back(std::move(product));
        }
        view.add = ButtonView { say("제품 더하기", "Add a product"), Icon::none, true, AddProduct { "which" } };
        view.shares = shares(say);
        return view;
    }

    ChainView chain(Say say)
    {
        ChainView view;
        view.title = say("사람마다의 효용(계층 베이즈)", "Individual utilities (hierarchical Bayes)");
        view.introduction = say("한 사람 한 사람의 효용을 추정해요. 시간이 조금 걸려요.",
            "Estimates the utilities of every single person. It takes a while.");
        view.cancel = ButtonView { say("멈추기", "Stop"), Icon::close, true, CancelChain { "which" } };
        view.fraction = 0.42;
        view.progress = say("10,000번 중 4,200번 · 42% · 12초 남음", "4,200 of 10,000 draws · 42% · 12 s left");
        view.status = say("계산을 시작했어요.", "Started.");
        view.convergence = say("결과가 안정됐어요. R-hat 1.012(1에 가까울수록 좋아요), 유효 표본 843개.",
            "The result has settled: R-hat 1.012 (near 1 is good), effective sample size 843.");
        view.figures = { part_worths(say) };
        return view;
    }

}

PlannerView planner(Language language)
{
    Say const say { language };
    PlannerView view;
    view.headline = say("선택 결과", "Results of choices");
    view.introduction
        = say("MaxDiff, 컨조인트 같은 선택 문항의 결과를 이 기기에서 계산해요. 응답은 어디로도 보내지 않아요.",
            "Results of MaxDiff, conjoint and other questions of choice, computed on this device. Nothing is sent "
            "anywhere.");
    view.surveys = LevelSelect { say("이 기기에 있는 설문", "Surveys on this device"),
        say("이 기기에 있는 설문", "Surveys on this device"), "a",
        { { "a", say("나에게 맞는 텔레비전 · 응답 24개", "A television that fits you · 24 responses"),
            ChoosePlannerSurvey { "a" } } } };
    view.open_file = { say("파일 열기", "Open a file"),
        say("내보낸 파일(.json)을 열거나, 설문 파일(.json)과 응답 파일(.jsonl)을 차례로 열어 주세요.",
            "Open an export (.json), or a survey file (.json) and then its responses (.jsonl)."),
        ".json,.jsonl,application/json", true };
    view.status = say("나에게 맞는 텔레비전 · 응답 24개", "A television that fits you · 24 responses");
    PlannerQuestionView features;
    features.id = "features";
    features.title = say("다음 중 나에게 가장 중요한 것과 가장 덜 중요한 것은 무엇인가요?",
        "Which of these matters most to you, and which least?");
    features.base = say("응답자 24명 · 과제 216개", "24 respondents · 216 tasks");
    features.warning = say("응답자가 30명보다 적어요. 참고로만 보세요.", "Small base: fewer than 30 respondents.");
    features.findings = { say("쓰지 않은 답: 보여 줄 수 없는 과제예요. (/responses/3/tasks/features/shown/0)",
        "Not used: This task cannot have been shown. (/responses/3/tasks/features/shown/0)") };
    features.figures = { shares(say), counts(say) };
    PlannerQuestionView which;
    which.id = "which";
    which.title = say("이 중 어느 것을 사시겠어요?", "Which of these would you buy?");
    which.base = features.base;
    which.curves = { prices(say) };
    which.simulator = simulator(say);
    which.chain = chain(say);
    view.questions = { std::move(features), std::move(which) };
    return view;
}

}
