#include "scenes.h"

namespace dure::scenes {

namespace {

    using namespace app;

    struct Say {
        Language language;
        std::string operator()(char const* ko, char const* en) const { return language == Language::korean ? ko : en; }
    };

    ElementView element(std::uint32_t id, std::string number, std::string title, Say say, bool required = false)
    {
        ElementView view;
        view.id = { id };
        view.number = std::move(number);
        view.title = title;
        view.name = title;
        view.required = required;
        view.required_word = say("필수", "Required");
        return view;
    }

    std::vector<TextBlock> help(std::string words)
    {
        TextBlock block;
        block.runs.push_back({ std::move(words), false, false, {} });
        return { block };
    }

    OptionView option(char const* key, std::string label, bool chosen = false)
    {
        OptionView view;
        view.key = key;
        view.label = std::move(label);
        view.chosen = chosen;
        return view;
    }

    std::vector<RatingItem> points(int from, int to, int chosen, Say say, bool fill_below = false)
    {
        std::vector<RatingItem> items;
        for (int i = from; i <= to; ++i) {
            RatingItem item;
            item.key = std::to_string(i);
            item.label = item.key;
            item.name = say((std::to_string(to) + "점 중 " + item.key + "점").c_str(),
                (item.key + " of " + std::to_string(to)).c_str());
            item.chosen = i == chosen;
            item.filled = fill_below ? i <= chosen : i == chosen;
            item.mood = static_cast<double>(i - from) / static_cast<double>(to - from);
            items.push_back(item);
        }
        return items;
    }

    RankItem rank(char const* key, std::string label, char const* place, Say say, bool first, bool last)
    {
        RankItem item;
        item.key = key;
        item.rank = place;
        item.up_name = say((label + " 위로").c_str(), ("Move " + label + " up").c_str());
        item.down_name = say((label + " 아래로").c_str(), ("Move " + label + " down").c_str());
        item.take_name = say((label + " 고르기").c_str(), ("Rank " + label).c_str());
        item.label = std::move(label);
        item.can_go_up = !first;
        item.can_go_down = !last;
        item.can_be_taken = true;
        return item;
    }

    EntryView entry(std::string label, std::string value, std::string placeholder, char const* type = "text")
    {
        EntryView view;
        view.label = std::move(label);
        view.value = std::move(value);
        view.placeholder = std::move(placeholder);
        view.input_type = type;
        return view;
    }

}

std::vector<ElementView> start_questions(Language language)
{
    Say const say { language };
    ElementView welcome = element(1, "", "", say);
    TextBlock words;
    words.runs.push_back({ say("주유할 때, 결제할 때, 밤에 혼자 들를 때, 기다릴 때. 무엇이 달라지면 좋을지 운전하시는 "
                               "분께 직접 여쭤봐요. ",
                               "We ask people who drive what should be better at petrol stations: at the pump, when "
                               "paying, at night, and while waiting. "),
        false, false, {} });
    words.runs.push_back({ say("5분 정도 걸려요.", "It takes about five minutes."), true, false, {} });
    words.runs.push_back({ say(" 중간에 멈춰도 괜찮아요. 답은 이 기기에 남아 있어요.",
                               " You can stop and go on later; your answers stay on this device."),
        false, false, {} });
    welcome.kind = HtmlView { { words } };

    ElementView age = element(2, "1.", say("만 14세 이상이신가요?", "Are you 14 or older?"), say, true);
    ChoiceView yes_no;
    yes_no.columns = 2;
    yes_no.options = { option("yes", say("네, 만 14세 이상이에요", "Yes, I am"), true),
        option("no", say("아니요, 만 14세 미만이에요", "No, I am younger")) };
    age.kind = yes_no;

    ElementView agreed = element(3, "2.", say("동의해 주실 내용", "What you agree to"), say, true);
    agreed.description = help(say("항목마다 직접 골라 주세요. 미리 체크된 항목은 없어요.",
        "Each item is your choice. Nothing is ticked for you."));
    ConsentView consent;
    ConsentItem research;
    research.key = "research";
    research.title = say("주유소 개선 연구에 내 답변을 이용하는 것", "Use of my answers for improving stations");
    research.kind = say("필수", "Required");
    research.required = true;
    research.agreed = true;
    research.agree = say("동의해요", "I agree");
    research.notices = {
        { say("수집 목적", "Purpose"),
            say("운전자에게 필요한 것을 찾아 개선 계획을 세우는 데 씁니다.",
                "To find out what drivers need and to plan improvements.") },
        { say("수집 항목", "Collected"),
            say("답변 내용, 사용 언어, 페이지별 응답 시간. 이름과 전화번호는 받지 않습니다.",
                "Your answers, the language, and the time spent on each page. No name, no phone number.") },
        { say("보유 기간", "Kept for"),
            say("조사가 끝난 뒤 2년간 보관하고 지체 없이 파기합니다.",
                "Two years after the survey ends, then erased.") },
        { say("거부할 권리", "Refusing"),
            say("동의하지 않을 수 있으며, 이 경우 조사에 참여할 수 없지만 다른 불이익은 없습니다.",
                "You may refuse; then the survey cannot be taken, with no other disadvantage.") },
    };
    ConsentItem quotes = research;
    quotes.key = "quotes";
    quotes.title = say("내가 쓴 글을 이름 없이 보고서에 인용하는 것", "Quoting my written words without my name");
    quotes.kind = say("선택", "Optional");
    quotes.required = false;
    quotes.agreed = false;
    consent.items = { research, quotes };
    agreed.kind = consent;
    return { welcome, age, agreed };
}

std::vector<ElementView> choice_questions(Language language)
{
    Say const say { language };
    ElementView often = element(10, "3.",
        say("직접 주유하거나 충전하러 얼마나 자주 가세요?", "How often do you fill up or charge yourself?"), say, true);
    ChoiceView radios;
    radios.options = { option("weekly", say("일주일에 한 번 이상", "Once a week or more")),
        option("biweekly", say("2주에 한 번쯤", "Every two weeks"), true),
        option("monthly", say("한 달에 한 번쯤", "About once a month")),
        option("never", say("가지 않아요. 다른 사람이 해 줘요", "Never, someone else does it")) };
    often.kind = radios;

    ElementView energy = element(11, "4.", say("어떤 차를 운전하세요?", "What does your car run on?"), say, true);
    DropdownView dropdown;
    dropdown.placeholder = say("하나를 골라 주세요", "Choose one");
    dropdown.options = { option("petrol", say("휘발유", "Petrol")), option("hybrid", say("하이브리드", "Hybrid")) };
    energy.kind = dropdown;

    ElementView reasons = element(
        12, "5.", say("주유소를 고를 때 무엇을 가장 많이 보세요?", "What decides which station you choose?"), say);
    reasons.description = help(say("최대 세 가지", "Up to three"));
    ChoiceView several;
    several.several = true;
    several.options = { option("price", say("가격", "Price"), true),
        option("distance", say("가는 길에 가까운 곳", "Close to my way"), true),
        option("points", say("포인트와 할인 혜택", "Points and discounts")),
        option("other", say("그 밖의 이유", "Something else"), true) };
    several.other = entry(say("그 밖의 이유", "Something else"), "", say("어떤 이유인지 적어 주세요", "Tell us what"));
    reasons.kind = several;

    ElementView places = element(13, "6.", say("생기면 가장 쓰고 싶은 곳은요?", "Which would you use most?"), say);
    ChoiceView images;
    images.images = true;
    images.options = { option("terrace", say("야외 테라스", "Terrace"), true),
        option("reading", say("작은 책방", "Reading room")), option("children", say("아이 놀이방", "Children's room")),
        option("desk", say("잠깐 일하는 책상", "A desk to work at")) };
    for (OptionView& one : images.options)
        one.image = "samples/station/" + one.key + ".svg";
    places.kind = images;

    ElementView regions
        = element(14, "7.", say("자주 다니는 지역을 모두 골라 주세요", "Where do you usually drive?"), say);
    TagboxView tags;
    tags.placeholder = say("아직 고르지 않았어요", "Nothing chosen yet");
    tags.chosen_words = say("서울, 경기", "Seoul, Gyeonggi");
    tags.options = { option("seoul", say("서울", "Seoul"), true), option("gyeonggi", say("경기", "Gyeonggi"), true),
        option("incheon", say("인천", "Incheon")), option("busan", say("부산", "Busan")) };
    regions.kind = tags;

    ElementView self = element(15, "8.", say("셀프 주유를 해 보셨나요?", "Have you used a self-service pump?"), say);
    BooleanView boolean;
    boolean.yes = say("네", "Yes");
    boolean.no = say("아니요", "No");
    boolean.value = true;
    self.kind = boolean;
    return { often, energy, reasons, places, regions, self };
}

std::vector<ElementView> scale_questions(Language language)
{
    Say const say { language };
    ElementView ease = element(20, "9.", say("다음은 얼마나 쉬우세요?", "How easy is each of these for you?"), say);
    MatrixView matrix;
    matrix.columns = { { "1", say("매우 어려움", "Very hard") }, { "2", say("어려움", "Hard") },
        { "3", say("보통", "So-so") }, { "4", say("쉬움", "Easy") }, { "5", say("매우 쉬움", "Very easy") } };
    std::string const rows[] = { say("주유구 열기", "Opening the fuel flap"),
        say("주유기 화면 따라 하기", "Following the screen on the pump"),
        say("영수증과 포인트 처리", "Receipt and points") };
    int row_number = 0;
    for (std::string const& label : rows) {
        MatrixRow row;
        row.key = "row" + std::to_string(row_number);
        row.label = label;
        for (MatrixColumn const& column : matrix.columns)
            row.cells.push_back({ column.key, label + ": " + column.label, {},
                (row_number == 0 && column.key == "4") || (row_number == 1 && column.key == "2") });
        matrix.rows.push_back(row);
        ++row_number;
    }
    ease.kind = matrix;

    ElementView clean
        = element(21, "10.", say("지난번 주유소는 얼마나 깨끗했나요?", "How clean was the last station?"), say);
    RatingView numbers;
    numbers.items = points(1, 5, 4, say);
    numbers.lowest = say("전혀 깨끗하지 않았어요", "Not clean at all");
    numbers.highest = say("아주 깨끗했어요", "Very clean");
    clean.kind = numbers;

    ElementView stars = element(22, "11.", say("직원의 도움은 어땠나요?", "How was the help you got?"), say);
    RatingView star_view;
    star_view.look = RatingLook::stars;
    star_view.items = points(1, 5, 3, say, true);
    stars.kind = star_view;

    ElementView night = element(23, "12.", say("밤에 혼자 들를 때 기분은요?", "How does it feel alone at night?"), say);
    RatingView faces;
    faces.look = RatingLook::smileys;
    faces.items = points(1, 5, 2, say);
    faces.lowest = say("불안해요", "Uneasy");
    faces.highest = say("편안해요", "At ease");
    night.kind = faces;

    ElementView recommend = element(24, "13.",
        say("이 주유소를 친구나 동료에게 추천하시겠어요?",
            "Would you recommend this station to a friend or colleague?"),
        say, true);
    NpsView score;
    score.items = points(0, 10, 8, say);
    score.lowest = say("전혀 아니에요", "Not at all likely");
    score.highest = say("꼭 추천할래요", "Extremely likely");
    recommend.kind = score;
    return { ease, clean, stars, night, recommend };
}

std::vector<ElementView> field_questions(Language language)
{
    Say const say { language };
    ElementView wish = element(30, "14.",
        say("다음 주유소에 하나만 더한다면 무엇이면 좋을까요?",
            "If the next station had one more thing, what should it be?"),
        say);
    wish.description
        = help(say("차 번호나 전화번호는 적지 마세요.", "Please leave out number plates and phone numbers."));
    CommentView comment;
    comment.entry
        = entry(wish.name, say("비 오는 날에도 젖지 않는 지붕", ""), say("편하게 적어 주세요", "In your own words"));
    comment.entry.counter = say("16 / 500", "0 / 500");
    wish.kind = comment;

    ElementView year
        = element(31, "15.", say("운전을 시작한 해는요?", "Since which year have you been driving?"), say, true);
    TextView text;
    text.entry = entry(year.name, "", "2014", "number");
    text.entry.invalid = true;
    year.errors = { say("답을 적어 주세요.", "Please answer this question.") };
    year.kind = text;

    ElementView wait = element(32, "16.", say("몇 분까지 기다릴 수 있나요?", "How many minutes would you wait?"), say);
    SliderView slider;
    slider.minimum = 0;
    slider.maximum = 30;
    SliderThumb thumb;
    thumb.name = wait.name;
    thumb.value = 12;
    thumb.chosen = true;
    thumb.words = say("12분", "12 min");
    thumb.maximum = 30;
    thumb.less_name = say("기다릴 수 있는 시간: 조금 낮추기", "Time you would wait: a little lower");
    thumb.more_name = say("기다릴 수 있는 시간: 조금 높이기", "Time you would wait: a little higher");
    thumb.less = 11;
    thumb.more = 13;
    slider.thumbs = { thumb };
    slider.marks = { { 0, say("0분", "0 min") }, { 30, say("30분", "30 min") } };
    wait.kind = slider;

    ElementView order = element(33, "17.", say("중요한 순서대로 놓아 주세요", "Put these in order of importance"), say);
    RankingView ranking;
    ranking.hint = say("위로, 아래로 단추로 옮겨요.", "Use the buttons to move up and down.");
    ranking.ranked = { rank("light", say("밝은 조명", "Bright lights"), "1", say, true, false),
        rank("helper", say("부르면 오는 직원", "Someone who comes when called"), "2", say, false, false),
        rank("toilet", say("깨끗한 화장실", "Clean toilets"), "3", say, false, true) };
    order.kind = ranking;

    ElementView contact = element(34, "18.", say("연락처 (선택)", "How to reach you (optional)"), say);
    MultipleTextView fields;
    fields.columns = 2;
    for (auto const& [key, label, type] : { std::tuple { "name", say("부를 이름", "What to call you"), "text" },
             std::tuple { "mail", say("전자우편", "E-mail"), "email" } }) {
        MultipleTextItem item;
        item.key = key;
        item.entry = entry(label, "", "", type);
        item.entry.shows_label = true;
        fields.items.push_back(item);
    }
    contact.kind = fields;

    ElementView total = element(35, "", say("한 달 주유비 어림", "Your month at the pump, roughly"), say);
    total.kind = ExpressionView { say("약 184,000원", "About 184,000 won") };

    ElementView note = element(36, "", "", say);
    note.kind
        = NoteView { say("이 질문은 이 버전에서 보여 드릴 수 없어요.", "This version cannot show this question.") };
    return { wish, year, wait, order, contact, total, note };
}

}
