// Small surveys the tests walk through.
#pragma once

namespace dure::test {

// Three pages: a screening question that can end it, a required choice with "other", a wish.
inline constexpr char const* short_survey = R"({
  "id": "short", "version": 2, "locale": "ko", "showProgressBar": true, "showQuestionNumbers": true,
  "title": { "default": "Stations", "ko": "주유소" },
  "description": { "default": "Short and honest", "ko": "짧고 솔직하게" },
  "pages": [
    { "name": "start", "title": { "default": "Welcome", "ko": "반가워요" }, "elements": [
      { "type": "radiogroup", "name": "adult", "isRequired": true,
        "title": { "default": "Are you 14 or older?", "ko": "만 14세 이상이신가요?" },
        "choices": [ { "value": "yes", "text": { "default": "Yes", "ko": "네" } },
                     { "value": "no", "text": { "default": "No", "ko": "아니요" } } ] } ] },
    { "name": "visits", "title": { "default": "Visits", "ko": "방문" }, "elements": [
      { "type": "radiogroup", "name": "why", "isRequired": true, "showOtherItem": true,
        "title": { "default": "Why this one?", "ko": "왜 이곳인가요?" },
        "otherText": { "default": "Other", "ko": "기타" },
        "choices": [ { "value": "price", "text": { "default": "Price", "ko": "가격" } },
                     { "value": "near", "text": { "default": "Near", "ko": "가까워서" } } ] },
      { "type": "text", "name": "times", "inputType": "number", "isRequired": true,
        "title": { "default": "How many times a month?", "ko": "한 달에 몇 번 가시나요?" } },
      { "type": "comment", "name": "night", "visibleIf": "{why} = 'near'",
        "title": { "default": "And at night?", "ko": "밤에는 어떤가요?" } } ] },
    { "name": "end", "title": { "default": "Last", "ko": "마지막" }, "elements": [
      { "type": "comment", "name": "wish", "maxLength": 200,
        "title": { "default": "One wish", "ko": "하나만 바꾼다면?" } } ] }
  ],
  "triggers": [ { "type": "complete", "expression": "{adult} = 'no'" } ],
  "completedHtml": { "default": "<p>Your words count.</p>", "ko": "<p>소중한 이야기 잘 받았어요.</p>" },
  "completedHtmlOnCondition": [ { "expression": "{adult} = 'no'",
    "html": { "default": "<p>This survey is for people of 14 and older.</p>", "ko": "<p>만 14세 이상만 참여할 수 있어요.</p>" } } ]
})";

// One page with every kind of question.
inline constexpr char const* every_kind = R"({
  "id": "kinds", "locale": "ko", "title": { "default": "Kinds", "ko": "모든 질문" },
  "pages": [ { "name": "all", "elements": [
    { "type": "html", "name": "words", "html": "<h3>읽어 주세요</h3><p>한 번에 <b>하나씩</b></p><script>alert(1)</script>" },
    { "type": "image", "name": "picture", "imageLink": "https://elsewhere.example/x.png", "altText": "그림" },
    { "type": "radiogroup", "name": "radio", "title": "라디오", "choices": ["a", "b", 3], "showNoneItem": true },
    { "type": "checkbox", "name": "boxes", "title": "체크", "choices": ["x", "y", "z"], "showOtherItem": true,
      "showSelectAllItem": true, "maxSelectedChoices": 2 },
    { "type": "dropdown", "name": "drop", "title": "목록", "choices": ["one", "two"] },
    { "type": "tagbox", "name": "tags", "title": "태그", "choices": ["t1", "t2", "t3"] },
    { "type": "imagepicker", "name": "pictures", "title": "사진",
      "choices": [ { "value": "p1", "imageLink": "samples/p1.svg" }, { "value": "p2", "imageLink": "samples/p2.svg" } ] },
    { "type": "boolean", "name": "bool", "title": "예 아니요" },
    { "type": "boolean", "name": "tick", "title": "동의해요", "renderAs": "checkbox" },
    { "type": "rating", "name": "stars", "title": "별점", "rateType": "stars" },
    { "type": "rating", "name": "scale", "title": "척도", "rateMax": 7,
      "minRateDescription": "나빠요", "maxRateDescription": "좋아요" },
    { "type": "nps", "name": "nps", "title": "추천하시겠어요?" },
    { "type": "matrix", "name": "grid", "title": "표", "columns": ["good", "bad"], "rows": ["staff", "price"],
      "isAllRowRequired": true },
    { "type": "ranking", "name": "rank", "title": "순위", "choices": ["r1", "r2", "r3"] },
    { "type": "ranking", "name": "pick", "title": "고르는 순위", "choices": ["s1", "s2", "s3"], "selectToRankEnabled": true },
    { "type": "slider", "name": "slide", "title": "슬라이더", "min": 0, "max": 100, "step": 10 },
    { "type": "text", "name": "line", "title": "한 줄", "maxLength": 20 },
    { "type": "text", "name": "number", "title": "숫자", "inputType": "number" },
    { "type": "comment", "name": "words_of_mine", "title": "긴 글", "maxLength": 100 },
    { "type": "multipletext", "name": "several", "title": "여러 칸",
      "items": [ { "name": "first", "title": "첫째", "isRequired": true }, { "name": "second", "title": "둘째" } ] },
    { "type": "consent", "name": "consent", "title": "동의", "items": [
      { "name": "research", "required": true, "version": "1", "title": "연구 이용", "purpose": "개선", "collected": "답변",
        "retention": "2년", "refusal": "거부할 수 있습니다." },
      { "name": "quotes", "required": false, "version": "3", "title": "인용", "purpose": "보고", "collected": "글",
        "retention": "1년", "refusal": "거부할 수 있습니다." } ] },
    { "type": "expression", "name": "sum", "title": "합계", "expression": "{number} + 1" },
    { "type": "barcode", "name": "sign", "title": "서명" },
    { "type": "panel", "name": "box", "title": "묶음", "state": "expanded", "elements": [
      { "type": "text", "name": "inside", "title": "안쪽", "visibleIf": "{radio} = 'a'" },
      { "type": "checkbox", "name": "tell", "title": "말해 주세요", "choices": ["m"], "showCommentArea": true } ] }
  ] } ]
})";

}
