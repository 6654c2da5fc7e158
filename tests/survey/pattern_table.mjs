// Writes pattern_table.h: random patterns and what JavaScript's own RegExp says about random texts.
//   node tests/survey/pattern_table.mjs > tests/survey/pattern_table.h
let state = 12345;
const below = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
};
const pick = (items) => items[below(items.length)];

const atoms = ["a", "b", "1", "-", "가", "é", ".", "\\d", "\\w", "\\s", "\\D", "\\W", "\\S", "[a-c]", "[^a1]", "[가-힣]", "[\\d-]",
  "[^\\w가]", "\\.", "\\x41", "\\u0061", "[A-Z_]", "\\-", "\\/"];
const counts = ["", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,}", "*?", "+?", "??", "{2,3}?"];
const asserts = ["^", "$", "\\b", "\\B"];
const texts = ["", "a", "b1", "가나다", "A1-b", "é É", "aaa", "a b c", "010-1234", "x_y", "1가a", "--", "Abc.", "_", "ab\nab", "AA"];

function sequence(depth) {
  let text = "";
  for (let count = 1 + below(3); count > 0; --count) {
    const kind = below(10);
    if (kind === 0) text += pick(asserts);
    else if (kind <= 2 && depth > 0) text += pick(["(", "(?:", "(?<n" + below(1e6) + ">"]) + choice(depth - 1) + ")" + pick(counts);
    else text += pick(atoms) + pick(counts);
  }
  return text;
}
function choice(depth) {
  let text = sequence(depth);
  for (let count = below(3); count > 1; --count) text += "|" + sequence(depth);
  return text;
}

// Two question marks in a row could be a trigraph.
const literal = (text) => JSON.stringify(text).replaceAll("??", "?\\?");
const rows = [];
while (rows.length < 440) {
  const pattern = choice(2);
  const flag = pick(["", "i"]);
  let answers = "";
  for (const text of texts) answers += new RegExp(pattern, flag).test(text) ? "1" : "0";
  rows.push(`    { ${literal(pattern)}, ${flag === "i"}, "${answers}" },`);
}
console.log(`// Written by pattern_table.mjs: do not edit.
#pragma once

#include <string_view>

// clang-format off
struct PatternRow {
    std::string_view pattern;
    bool ignore_case;
    std::string_view answers; // one for each text: '1' if RegExp.test says so
};

inline constexpr std::string_view pattern_texts[] = { ${texts.map(literal).join(", ")} };

inline constexpr PatternRow pattern_rows[] = {
${rows.join("\n")}
};`);
