// Conditions a second, in one run on one machine: npm's survey-core, JavaScript's own `new Function`, Dure native, Dure as
// WebAssembly under this very Node. The answers change before every evaluation.
//
//   node tools/bench/expressions.mjs --native build/native/tools/bench/dure_bench_expressions
//        [--wasm build/wasm/tools/bench/dure_bench_expressions.js] [--modules tools/bench]
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

function option(name, fallback) {
  const at = process.argv.indexOf("--" + name);
  return at < 0 ? fallback : process.argv[at + 1];
}

const folder = path.resolve(option("modules", import.meta.dirname ?? "."));
const survey = createRequire(path.join(folder, "package.json"))("survey-core");

// [name, expression, the same as a person would write it in JavaScript, knowing the types]
const shapes = [
  ["one number", "{age} >= 21", "v.age >= 21"],
  ["numbers and a word", "{age} >= 21 and ({sex} = 'male' or {kids} > 1)", "v.age >= 21 && (v.sex == 'male' || v.kids > 1)"],
  ["a Korean word", "{station} = '강남' or {station} = '판교'", "v.station == '강남' || v.station == '판교'"],
  ["emptiness", "{comment} notempty and {kids} empty", "!!v.comment && v.kids === undefined"],
  ["a choice of many", "{visits} contains 'night' and {visits} notcontains 'day'", "v.visits.includes('night') && !v.visits.includes('day')"],
  ["arithmetic", "({age} - {kids}) * 2 + 0.5 > 40", "(v.age - (v.kids ?? 0)) * 2 + 0.5 > 40"],
];

const stations = ["강남", "판교", "수원", "분당"];
const times = ["day", "night", "dawn", "rush"];
const people = Array.from({ length: 64 }, (_, i) => ({
  age: 15 + (i % 16),
  sex: i % 2 === 0 ? "male" : "female",
  kids: i % 5 === 0 ? undefined : i % 4,
  station: stations[i % 4],
  comment: i % 3 === 0 ? "" : "clean",
  visits: [times[i % 4], times[(i + 1) % 4]],
}));

// Of this process, so that other work on the machine counts for nobody.
function seconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function perSecond(evaluate, chunk) {
  let best = 0;
  let met = 0;
  for (let round = 0; round < 20; ++round) {
    let count = 0;
    let hits = 0;
    const begin = seconds();
    let elapsed = 0;
    while (elapsed < 0.03) {
      for (let i = 0; i < chunk; ++i) hits += evaluate(people[i % people.length]) ? 1 : 0;
      count += chunk;
      elapsed = seconds() - begin;
    }
    best = Math.max(best, count / elapsed);
    met = hits / count;
  }
  return { perSecond: best, met };
}

// A page whose policy forbids eval cannot have this one; a survey's conditions come as text, so it is the fair rival.
// Every shape runs through the same call site, as the conditions of a survey do.
function measureFunctions() {
  const functions = shapes.map(([, , script]) => new Function("v", `return ${script};`));
  return functions.map((one) => perSecond(one, 10000));
}

function measureSurveyCore() {
  return shapes.map(([, expression]) => {
    const runner = new survey.ConditionRunner(expression);
    return perSecond((values) => runner.runValues(values), 1000);
  });
}

function measureProgram(command, parameters) {
  const lines = execFileSync(command, parameters, { encoding: "utf8" }).trim().split("\n");
  return lines.map((line) => JSON.parse(line)).map((row) => ({ perSecond: row.perSecond, met: row.metPerTenThousand / 10000 }));
}

const contenders = [["survey-core", measureSurveyCore()], ["new Function", measureFunctions()]];
const native = option("native", process.env.DURE_BENCH_NATIVE);
const wasm = option("wasm", process.env.DURE_BENCH_WASM);
if (native) contenders.push(["native", measureProgram(path.resolve(native), [])]);
// The Emscripten of Debian takes a Node that has fetch() for a browser.
if (wasm) contenders.push(["wasm", measureProgram(process.execPath, ["--no-experimental-fetch", path.resolve(wasm)])]);

const millions = (row) => (row.perSecond / 1e6).toFixed(row.perSecond < 1e6 ? 3 : 1);
console.log("conditions per second, in millions; the best of twenty rounds");
console.log(["shape".padEnd(20), ...contenders.map(([name]) => name.padStart(12)), "native/function", "wasm/function", "native/survey-core"].join("  "));
let mismatch = false;
shapes.forEach(([name], i) => {
  const rows = contenders.map(([, results]) => results[i]);
  const of = (contender) => contenders.find(([label]) => label === contender)?.[1][i].perSecond;
  const ratio = (a, b) => (of(a) ? `${(of(a) / of(b)).toFixed(2)}x` : "-");
  console.log([name.padEnd(20), ...rows.map((row) => millions(row).padStart(12)), ratio("native", "new Function").padStart(15),
    ratio("wasm", "new Function").padStart(13), ratio("native", "survey-core").padStart(18)].join("  "));
  if (rows.some((row) => Math.abs(row.met - rows[0].met) > 0.01)) {
    mismatch = true;
    console.log(`  the sides disagree: ${rows.map((row) => row.met.toFixed(4)).join(" ")}`);
  }
});
process.exitCode = mismatch ? 1 : 0;
