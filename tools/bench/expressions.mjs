// Conditions a second, in one run on one machine: npm's survey-core, JavaScript's own `new Function`, Dure native, Dure as
// WebAssembly under this very Node.
//
// A survey has hundreds of different conditions and evaluates them in turn; that is what the first rows measure, over
// people who answered differently. The last rows repeat one condition, which lets V8 inline it into the loop: a survey
// cannot do that, the numbers are there to be compared with those of others.
//
//   node tools/bench/expressions.mjs --native build/native/tests/survey/dure_bench_expressions
//        [--wasm build/wasm/tests/survey/dure_bench_expressions.js] [--modules tools/bench] [--seed 1] [--rounds 20]
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { asLines, families, makeSurvey } from "./conditions.mjs";

function option(name, fallback) {
  const at = process.argv.indexOf("--" + name);
  return at < 0 ? fallback : process.argv[at + 1];
}

const folder = path.resolve(option("modules", import.meta.dirname ?? "."));
const core = createRequire(path.join(folder, "package.json"))("survey-core");
const rounds = Number(option("rounds", "20"));

const seed = Number(option("seed", "1"));
const alone = [
  ["one number", "{age} >= 21", "v.age >= 21"],
  ["numbers and a word", "{age} >= 21 and ({sex} = 'male' or {kids} > 1)", "v.age >= 21 && (v.sex == 'male' || v.kids > 1)"],
  ["a Korean word", "{station} = '강남' or {station} = '판교'", "v.station == '강남' || v.station == '판교'"],
  ["emptiness", "{comment} notempty and {kids} empty", "!!v.comment && v.kids === undefined"],
  ["a choice of many", "{visits} contains 'night' and {visits} notcontains 'day'", "v.visits.includes('night') && !v.visits.includes('day')"],
  ["arithmetic", "({age} - {kids}) * 2 + 0.5 > 40", "(v.age - (v.kids ?? 0)) * 2 + 0.5 > 40"],
].map(([name, text, script]) => ({ name, text, script }));

const stations = ["강남", "판교", "수원", "분당"];
const times = ["day", "night", "dawn", "rush"];
const few = {
  questions: ["age", "sex", "kids", "station", "comment", "visits"].map((name) => ({ name })),
  people: Array.from({ length: 64 }, (_, i) => ({
    age: 15 + (i % 16),
    sex: i % 2 === 0 ? "male" : "female",
    kids: i % 5 === 0 ? undefined : i % 4,
    station: stations[i % 4],
    comment: i % 3 === 0 ? "" : "clean",
    visits: [times[i % 4], times[(i + 1) % 4]],
  })),
};

// What is measured: a row each, with the conditions it evaluates in turn.
const sets = [
  ...["all", ...families].map((family) => ({ name: family, survey: makeSurvey({ family, seed }) })),
  ...alone.map((condition) => ({ name: condition.name, isAlone: true, survey: { ...few, conditions: [condition] } })),
];

// Of this process, so that other work on the machine counts for nobody.
function seconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

// `chunk` evaluations and how many were met, as often as fits into a round.
function perSecond(chunk, count) {
  let best = 0;
  for (let round = 0; round < rounds; ++round) {
    let done = 0;
    let elapsed = 0;
    const begin = seconds();
    while (elapsed < 0.03) {
      chunk(count);
      done += count;
      elapsed = seconds() - begin;
    }
    best = Math.max(best, done / elapsed);
  }
  return best;
}

// Every condition over every person, for the comparison of results.
function resultsOf(conditions, people, evaluate) {
  let results = "";
  for (const condition of conditions) for (const person of people) results += evaluate(condition, person) ? "1" : "0";
  return results;
}

// The functions are called through an array, each condition with other answers than the one before, as must be wherever
// conditions come as text. One such loop serves all rows of many conditions; a lone condition has a loop of its own.
const sweepSource = `
  let met = 0;
  let condition = 0;
  let person = 0;
  for (let i = 0; i < count; ++i) {
    if (functions[condition](people[person])) ++met;
    if (++condition === functions.length) condition = 0;
    if (++person === people.length) person = 0;
  }
  return met;`;
const sweepMany = new Function("functions", "people", "count", sweepSource);

function measureFunctions({ isAlone, survey: { conditions, people } }) {
  // A page whose policy forbids eval cannot have these.
  const functions = conditions.map(({ script }) => new Function("v", `return ${script};`));
  const sweep = isAlone ? new Function("functions", "people", "count", `${sweepSource}// ${conditions[0].name}`) : sweepMany;
  return {
    perSecond: perSecond((count) => sweep(functions, people, count), 9600),
    results: resultsOf(functions, people, (one, person) => one(person)),
  };
}

function measureSurveyCore({ survey: { conditions, people } }) {
  const runners = conditions.map(({ text }) => new core.ConditionRunner(text));
  const functions = runners.map((runner) => (values) => runner.runValues(values));
  return {
    perSecond: perSecond((count) => sweepMany(functions, people, count), 600),
    results: resultsOf(functions, people, (one, person) => one(person)),
  };
}

function measureProgram(command, parameters) {
  return ({ survey }) => {
    const input = asLines(survey);
    return JSON.parse(execFileSync(command, [...parameters, String(rounds)], { encoding: "utf8", input }));
  };
}

const contenders = [["survey-core", measureSurveyCore], ["new Function", measureFunctions]];
const native = option("native", process.env.DURE_BENCH_NATIVE);
const wasm = option("wasm", process.env.DURE_BENCH_WASM);
if (native) contenders.push(["native", measureProgram(path.resolve(native), [])]);
// The Emscripten of Debian takes a Node that has fetch() for a browser.
if (wasm) contenders.push(["wasm", measureProgram(process.execPath, ["--no-experimental-fetch", path.resolve(wasm)])]);

function printDifferences({ survey: { conditions, people } }, rows) {
  let total = 0;
  rows.forEach(({ label, results }) => {
    const differing = [...results].map((_, at) => at).filter((at) => results[at] !== rows[0].results[at]);
    if (results.length === rows[0].results.length && differing.length === 0) return;
    total += Math.max(1, differing.length);
    const where = Math.floor((differing[0] ?? 0) / people.length);
    console.log(`  ${label} differs from survey-core in ${differing.length} of ${results.length} results, first in ${conditions[where].text}`);
  });
  return total;
}

const millions = (rate) => (rate / 1e6).toFixed(rate < 1e6 ? 3 : 1);
console.log(`conditions per second of CPU, in millions; the best of ${rounds} rounds`);
console.log(["".padEnd(20), ...contenders.map(([name]) => name.padStart(12)), "native/function", "wasm/function", "native/survey-core"].join("  "));
let differences = 0;
let compared = 0;
let heading = "";
for (const set of sets) {
  const title = set.isAlone ? "one condition again and again (V8 inlines it)" : "different conditions in turn";
  if (title !== heading) console.log(title);
  heading = title;
  const rows = contenders.map(([label, measure]) => ({ label, ...measure(set) }));
  const of = (label) => rows.find((row) => row.label === label)?.perSecond;
  const ratio = (a, b) => (of(a) ? `${(of(a) / of(b)).toFixed(2)}x` : "-");
  const name = set.isAlone ? set.name : `${set.name} (${set.survey.conditions.length})`;
  console.log([`  ${name}`.padEnd(20), ...rows.map((row) => millions(row.perSecond).padStart(12)), ratio("native", "new Function").padStart(15),
    ratio("wasm", "new Function").padStart(13), ratio("native", "survey-core").padStart(18)].join("  "));
  differences += printDifferences(set, rows);
  compared += rows[0].results.length * (rows.length - 1);
}
console.log(`${differences} of ${compared} results differ from survey-core's`);
process.exitCode = differences > 0 ? 1 : 0;
