// A survey's worth of conditions, made from a seed: several hundred of distinct shapes over a few hundred questions, each
// also as a person would write it in JavaScript so that its result is SurveyJS's, and people who answered differently.

function mulberry32(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const families = ["number", "rating", "choice", "list", "empty", "flag", "text", "arithmetic", "matrix", "combined"];

const wordSets = [
  ["sk", "gs", "soil", "hyundai", "alddul", "nh"],
  ["강남", "판교", "수원", "분당", "일산"],
  ["item1", "item2", "item3", "item4", "item5"],
  ["매우 만족", "만족", "보통", "불만족", "매우 불만족"],
  ["daily", "weekly", "monthly", "rarely", "never"],
  ["male", "female", "other", "refused"],
];
const remarks = ["", "clean", "the price is fine", "화장실이 깨끗해요", "가격이 비싸요", "직원이 친절했어요", "too dark at night"];
const remarkParts = ["가격", "화장실", "price", "night", "친절"];

const names = {
  number: ["age", "visits", "amount", "방문횟수", "distance_km", "kids"],
  rating: ["satisfaction", "nps", "만족도", "likely"],
  choice: ["station", "brand", "주유소", "reason", "how_often"],
  list: ["services", "times_of_day", "이용서비스", "apps"],
  flag: ["consent", "has_car", "member"],
  text: ["comment", "wish", "건의사항"],
  matrix: ["grid", "평가"],
};
const kinds = ["number", "choice", "number", "choice", "list", "rating", "number", "choice", "text", "list", "flag", "matrix"];
const rows = ["clean", "safe", "price", "staff", "조명"];

function makeQuestions(count) {
  return Array.from({ length: count }, (_, i) => {
    const kind = kinds[i % kinds.length];
    const stem = names[kind][i % names[kind].length];
    return { name: `${stem}_${i + 1}`, kind, words: wordSets[i % wordSets.length], isText: i % 24 < 12 };
  });
}

function makePerson(questions, random) {
  const below = (n) => Math.floor(random() * n);
  const answer = {
    number: () => below(60),
    rating: (q) => (q.isText ? String(1 + below(10)) : 1 + below(10)),
    choice: (q) => q.words[below(q.words.length)],
    list: (q) => q.words.filter(() => random() < 0.4),
    flag: () => random() < 0.6,
    text: () => remarks[below(remarks.length)],
    matrix: () => Object.fromEntries(rows.filter(() => random() < 0.9).map((row) => [row, 1 + below(5)])),
  };
  // As SurveyJS fills its own: one key after another.
  const values = {};
  for (const question of questions) {
    if (random() < 0.85) values[question.name] = answer[question.kind](question);
  }
  return values;
}

// Every maker gives [SurveyJS, JavaScript].
function makers(questions, random) {
  const below = (n) => Math.floor(random() * n);
  const pick = (list) => list[below(list.length)];
  const of = (kind) => pick(questions.filter((question) => question.kind === kind));
  const v = (question) => `v[${JSON.stringify(question.name)}]`;
  const order = () => pick([">=", ">", "<", "<="]);
  const two = (words) => {
    const first = below(words.length - 1);
    return [words[first], words[first + 1]];
  };

  const leaves = {
    number() {
      const [a, b, op, n] = [of("number"), of("number"), order(), 5 + below(50)];
      return pick([
        [`{${a.name}} ${op} ${n}`, `${v(a)} ${op} ${n}`],
        [`{${a.name}} ${op} ${n}`, `${v(a)} ${op} ${n}`],
        [`{${a.name}} = ${n % 10}`, `${v(a)} == ${n % 10}`],
        // Not <= and >=, which hold where both are missing.
        [`{${a.name}} ${op[0]} {${b.name}}`, `${v(a)} ${op[0]} ${v(b)}`],
      ]);
    },
    rating() {
      const [a, op, n] = [of("rating"), order(), 2 + below(8)];
      return pick([[`{${a.name}} ${op} ${n}`, `${v(a)} ${op} ${n}`], [`{${a.name}} = ${n}`, `${v(a)} == ${n}`]]);
    },
    choice() {
      const a = of("choice");
      const [x, y] = two(a.words);
      return pick([
        [`{${a.name}} = '${x}'`, `${v(a)} == '${x}'`],
        [`{${a.name}} = '${x}'`, `${v(a)} == '${x}'`],
        [`{${a.name}} <> '${x}'`, `${v(a)} != '${x}'`],
        [`{${a.name}} anyof ['${x}', '${y}']`, `(${v(a)} == '${x}' || ${v(a)} == '${y}')`],
      ]);
    },
    list() {
      const a = of("list");
      const [x, y] = two(a.words);
      const has = (word) => `${v(a)}.includes('${word}')`;
      return pick([
        [`{${a.name}} contains '${x}'`, `!!${v(a)}?.includes('${x}')`],
        [`{${a.name}} notcontains '${x}'`, `!${v(a)}?.includes('${x}')`],
        [`{${a.name}} anyof ['${x}', '${y}']`, `(${v(a)} !== undefined && (${has(x)} || ${has(y)}))`],
        [`{${a.name}} allof ['${x}', '${y}']`, `(${v(a)} !== undefined && ${has(x)} && ${has(y)})`],
        [`{${a.name}} noneof ['${x}', '${y}']`, `!(${v(a)} !== undefined && (${has(x)} || ${has(y)}))`],
      ]);
    },
    empty() {
      const a = of(pick(["number", "choice", "text", "list"]));
      const filled = a.kind === "list" ? `(${v(a)} !== undefined && ${v(a)}.length > 0)` : `(${v(a)} !== undefined && ${v(a)} !== '')`;
      return pick([[`{${a.name}} notempty`, filled], [`{${a.name}} empty`, `!${filled}`]]);
    },
    flag() {
      const a = of("flag");
      return pick([[`{${a.name}} = true`, `${v(a)} == true`], [`{${a.name}} <> true`, `${v(a)} != true`]]);
    },
    text() {
      const [a, part] = [of("text"), pick(remarkParts)];
      return pick([
        [`{${a.name}} contains '${part}'`, `(${v(a)} ?? '').includes('${part}')`],
        [`{${a.name}} notcontains '${part}'`, `!(${v(a)} ?? '').includes('${part}')`],
      ]);
    },
    arithmetic() {
      const [a, b, c, op, n] = [of("number"), of("number"), of("number"), order(), 10 + below(60)];
      const number = (question) => `(${v(question)} ?? 0)`;
      return pick([
        [`{${a.name}} + {${b.name}} ${op} ${n}`, `${number(a)} + ${number(b)} ${op} ${n}`],
        [`({${a.name}} - {${b.name}}) * 2 + 0.5 ${op} ${n}`, `(${number(a)} - ${number(b)}) * 2 + 0.5 ${op} ${n}`],
        [`{${a.name}} * 1.5 ${op} {${b.name}}`, `${number(a)} * 1.5 ${op} ${v(b)}`],
        [`{${a.name}} + {${b.name}} + {${c.name}} ${op} ${n}`, `${number(a)} + ${number(b)} + ${number(c)} ${op} ${n}`],
      ]);
    },
    matrix() {
      const [a, row, op, n] = [of("matrix"), pick(rows), order(), 1 + below(5)];
      return pick([[`{${a.name}.${row}} ${op} ${n}`, `${v(a)}?.${row} ${op} ${n}`], [`{${a.name}.${row}} = ${n}`, `${v(a)}?.${row} == ${n}`]]);
    },
  };
  const common = ["number", "choice", "choice", "choice", "number", "rating", "list", "list", "empty", "flag", "matrix", "text", "arithmetic"];
  const one = () => leaves[pick(common)]();
  const join = (word, sign, parts) => [parts.map(([text]) => text).join(` ${word} `), parts.map(([, script]) => script).join(` ${sign} `)];
  const group = ([text, script]) => [`(${text})`, `(${script})`];
  const not = ([text, script]) => [`!(${text})`, `!(${script})`];
  const both = (...parts) => join("and", "&&", parts);
  const either = (...parts) => join("or", "||", parts);
  leaves.combined = () => pick([
    () => both(one(), one()),
    () => either(one(), one()),
    () => both(one(), group(either(one(), one()))),
    () => both(one(), one(), one()),
    () => either(group(both(one(), one())), group(both(one(), one()))),
    () => both(one(), not(one())),
    () => both(one(), not(group(either(one(), one())))),
    () => either(one(), one(), one(), one()),
  ])();
  return leaves;
}

// { questions, people: answers by name, conditions: [{ text, script }] }, no condition twice. Of one family, or of all with
// two out of five combined.
export function makeSurvey({ family = "all", seed = 1, questionCount = 300, personCount = 16, conditionCount = 600 } = {}) {
  const random = mulberry32(seed);
  const questions = makeQuestions(questionCount);
  const people = Array.from({ length: personCount }, () => makePerson(questions, random));
  const make = makers(questions, random);
  const turns = family === "all" ? [...families.filter((one) => one !== "combined"), ...Array(6).fill("combined")] : [family];
  const seen = new Set();
  const conditions = [];
  // A family of few distinct conditions has fewer.
  for (let i = 0; conditions.length < conditionCount && i < 20 * conditionCount; ++i) {
    const [text, script] = make[turns[i % turns.length]]();
    if (!seen.has(text)) conditions.push({ text, script });
    seen.add(text);
  }
  return { questions, people, conditions };
}

function encoded(value) {
  if (value === undefined) return "u";
  if (typeof value === "number") return `n${value}`;
  if (typeof value === "boolean") return value ? "b1" : "b0";
  if (typeof value === "string") return `t${value}`;
  if (Array.isArray(value)) return `l${value.map((item) => `${encoded(item)}\x1f`).join("")}`;
  return `r${Object.entries(value).map(([key, item]) => `${key}\x1e${encoded(item)}\x1f`).join("")}`;
}

// For expressions.cpp: a line per question, person and condition. ASCII, because Emscripten reads its input in pieces and
// takes characters apart.
export function asLines({ questions, people, conditions }) {
  const lines = [
    ...questions.map(({ name }) => `q\t${name}`),
    ...people.map((values) => `p\t${questions.map(({ name }) => encoded(values[name])).join("\t")}`),
    ...conditions.map(({ text }) => `c\t${text}`),
  ];
  return `${lines.join("\n").replace(/[^\0-\x7f]|%/gu, encodeURIComponent)}\n`;
}
