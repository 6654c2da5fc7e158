// One page with every kind of question in which people choose, weigh and react.
#pragma once

namespace dure::test {

inline constexpr char const* judgements = R"({
  "id": "judgements", "locale": "ko", "title": { "default": "Judgements", "ko": "고르고 견주기" },
  "pages": [ { "name": "all", "elements": [
    { "type": "maxdiff", "name": "maxdiff", "title": "가장 끌리는 것", "itemsPerSet": 3,
      "items": [ { "value": "terrace", "text": "테라스" }, { "value": "books", "text": "책방" },
                 { "value": "pc", "text": "PC" }, { "value": "light", "text": "조명" } ],
      "design": { "id": "d7", "versions": [ [ ["terrace", "books", "pc"], ["books", "pc", "light"] ] ] } },
    { "type": "pairs", "name": "pairs", "title": "둘 중에",
      "items": [ { "value": "terrace", "text": "테라스" }, { "value": "books", "text": "책방" }, { "value": "pc", "text": "PC" } ],
      "design": { "versions": [ [ ["terrace", "books"], ["books", "pc"] ] ] } },
    { "type": "conjoint", "name": "conjoint", "title": "어느 제품", "alternatives": 2,
      "attributes": [ { "name": "size", "title": "크기", "levels": [ { "value": "s", "text": "작게" }, { "value": "l", "text": "크게" } ] },
                      { "name": "price", "title": "값", "levels": [10, 20] } ],
      "design": { "versions": [ [ [ { "size": "s", "price": 10 }, { "size": "l", "price": 20 } ] ] ] } },
    { "type": "kano", "name": "kano", "title": "기능", "features": [ { "value": "stop", "text": "자동 정지" } ] },
    { "type": "pricesensitivity", "name": "price", "title": "가격", "askLikelihood": true },
    { "type": "constantsum", "name": "sum", "title": "나누기", "step": 5, "unit": "점",
      "items": [ { "value": "safe", "text": "안전" }, { "value": "clean", "text": "청결" } ] },
    { "type": "statements", "name": "statements", "title": "의견",
      "items": [ { "value": "bright", "text": "밤에도 환하다" }, { "value": "clean", "text": "깨끗하다" } ] },
    { "type": "concept", "name": "concept", "title": "컨셉", "reactions": ["like", "sad"],
      "rivals": [ { "value": "rival", "text": "다른 회사" } ],
      "concepts": [ { "value": "u1", "text": "U1", "imageLink": "samples/tv-u1/u1.svg", "description": "얇고 조용한 TV",
                      "facts": [ { "title": "두께", "text": "3 cm" } ] } ] },
    { "type": "cardsort", "name": "sort", "title": "분류",
      "cards": [ { "value": "wash", "text": "세차" }, { "value": "toilet", "text": "화장실" } ],
      "categories": [ { "value": "good", "text": "좋다" }, { "value": "bad", "text": "나쁘다" } ] } ] } ]
})";

// All concepts on one screen, in the order of the file.
inline constexpr char const* board = R"({
  "id": "board", "locale": "ko", "title": { "default": "Board", "ko": "견주기" }, "autoAdvanceEnabled": true,
  "pages": [ { "name": "all", "elements": [
    { "type": "concept", "name": "concept", "title": "컨셉", "display": "board", "rotation": "none", "isRequired": true,
      "reactions": ["like", "sad"], "rivals": [ { "value": "rival", "text": "다른 회사" } ],
      "concepts": [
        { "value": "u1", "text": "U1", "imageLink": "samples/tv-u1/u1.svg", "description": "얇고 조용한 TV",
          "facts": [ { "title": "두께", "text": "3 cm" } ] },
        { "value": "u2", "text": "U2" } ] } ] },
    { "name": "after", "elements": [ { "type": "text", "name": "why", "title": "왜요?" } ] } ]
})";

}
