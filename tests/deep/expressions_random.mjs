// Random expressions, evaluated by npm's survey-core and by Dure; every difference that is not one of the deliberate
// deviations of docs/expressions.md is reported with the smallest example found.
//
//   node tests/deep/expressions_random.mjs --driver build/native/tests/survey/dure_expression_driver [--cases 100000]
//        [--seed 1] [--modules tools/bench] [--show 10]
//
// Runs in UTC: survey-core reads the machine's time zone, Dure is told one.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";

process.env.TZ = "UTC";

function option(name, fallback) {
  const at = process.argv.indexOf("--" + name);
  return at < 0 ? fallback : process.argv[at + 1];
}

const driverPath = option("driver", "build/native/tests/survey/dure_expression_driver");
const cases = Number(option("cases", "100000"));
const seed = Number(option("seed", "1"));
const show = Number(option("show", "10"));
// Where npm put survey-core: the folder with node_modules in it.
const folder = path.resolve(option("modules", path.join(import.meta.dirname ?? ".", "../../tools/bench")));
const survey = createRequire(path.join(folder, "package.json"))("survey-core");
console.warn = () => {};

const now = Date.UTC(2026, 10, 22, 9, 30, 15, 250);
survey.settings.onDateCreated = (date, reason, value) => (value ? date : new Date(now));

function mulberry32(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const random = mulberry32(seed);
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];
const chance = (p) => random() < p;

// --- values and expressions -----------------------------------------------------------------------------------------

const numbers = [0, 1, 2, 3, 5, 10, -1, -2.5, 0.1, 0.2, 0.3, 1.005, 1e21, 1e-7, 100, 123456789.125, 0.6];
const texts = ["", "a", "b", "A", "abc", "ABC", " a ", "male", "female", "1", "2", "05", "0.5", "1,5", "1e3", "0x1F", "true",
  "False", "'q'", "undefined", "null", "한국", "Übung", "ÜBUNG", "item1", "9999999999999999", "-3", "+4", "  7 ", "2026-11-22",
  "2026-11-22T09:30:00", "11/22/2026", "x y", "NaN", "Infinity", "12abc", "10"];
const dates = ["2026-11-22T00:00:00.000Z", "2026-11-22T09:30:00.000Z", "2000-02-29T12:00:00.000Z", "2026-01-31T00:00:00.000Z"];

function scalar() {
  const kind = below(10);
  if (kind < 4) return pick(numbers);
  if (kind < 8) return pick(texts);
  if (kind < 9) return chance(0.5);
  return null;
}

function value(depth = 0) {
  const kind = below(depth > 1 ? 7 : 12);
  if (kind < 7) return scalar();
  if (kind < 9) return Array.from({ length: below(4) }, () => (chance(0.8) ? scalar() : value(depth + 1)));
  if (kind < 10) return { $date: pick(dates) };
  const record = {};
  for (const name of ["x", "y", "Val", "length"].slice(0, below(4))) record[name] = value(depth + 1);
  return record;
}

function rows() {
  return Array.from({ length: below(5) }, () => {
    const row = {};
    for (const name of ["p", "q", "name"]) if (chance(0.8)) row[name] = scalar();
    return row;
  });
}

function values() {
  const result = {};
  for (const name of ["a", "b", "c", "D e", "f.g"]) if (chance(0.85)) result[name] = value();
  result.rows = chance(0.9) ? rows() : Object.fromEntries(rows().map((row, i) => ["r" + i, row]));
  return result;
}

const variables = ["a", "b", "c", "D e", "d E", "f.g", "a.x", "a.length", "b[0]", "b[-1]", "c.Val", "c.val.x", "nobody",
  "nobody.length", "rows[0].p", "#a", "$b", "A"];
const binary = ["=", "==", "!=", "<>", "<", ">", "<=", ">=", "=>", "=<", "equal", "notequal", "less", "greater", "lessorequal",
  "greaterorequal", "contains", "contain", "notcontains", "anyof", "allof", "noneof", "*=", "and", "or", "&&", "||", "+",
  "-", "*", "/", "%", "^", "power", "AND", "Or", "AnyOf"];
const simple = ["sum", "min", "max", "avg", "count", "round", "trunc", "substring", "iif", "dateAdd", "dateDiff",
  "diffDays", "getDate", "year", "month", "day", "weekday", "age", "getYear", "today", "currentDate", "currentYear"];
const units = ["days", "months", "years", "hours", "minutes", "seconds"];
const quote = (text) => {
  const mark = chance(0.7) ? "'" : '"';
  return mark + text.replace(/['"]/g, (c) => "\\" + c) + mark;
};

function condition(depth) {
  const names = ["p", "q", "name"];
  const one = () => `{${pick(names)}} ${pick(["=", "<>", ">", "<=", "contains", "notempty", "empty"])} ${pick(["1", "'a'", "'b'", "2", "0.5"])}`
    .replace(/(notempty|empty) .*/, "$1");
  return depth > 0 && chance(0.3) ? `${one()} ${pick(["and", "or"])} ${one()}` : one();
}

// Trees, so that a failing one can be made smaller by taking a child instead of its parent.
function tree(depth) {
  const kind = below(depth <= 0 ? 4 : 12);
  if (kind < 2) return { leaf: `{${pick(variables)}}` };
  if (kind === 2) return { leaf: chance(0.5) ? String(Math.abs(pick(numbers.slice(0, 12)))) : quote(pick(texts)) };
  if (kind === 3) return { leaf: pick(["true", "false", "-5", "0x10", "word", "''", "[]", "['a', 'b']", "[1, 2, 3]", "null"]) };
  if (kind < 9) return { kind: "binary", op: pick(binary), children: [tree(depth - 1), tree(depth - 1)] };
  if (kind === 9) return { kind: "unary", op: pick(["!", "empty", "notempty"]), children: [tree(depth - 1)] };
  if (kind === 10) return { kind: "list", children: Array.from({ length: 1 + below(3) }, () => tree(depth - 1)) };
  if (chance(0.25)) {
    const name = pick(["sumInArray", "minInArray", "maxInArray", "countInArray", "avgInArray"]);
    const parts = ["{rows}", quote(pick(["p", "q", "name"]))];
    if (chance(0.3)) parts.push(quote("name"));
    if (chance(0.5)) parts.push(chance(0.5) ? condition(1) : `"${condition(0)}"`);
    if (parts[3] && parts[3][0] === '"') parts[3] = parts[3].replaceAll("'", "\\'");
    else if (parts[2] && parts[2][0] === '"') parts[2] = parts[2].replaceAll("'", "\\'");
    return { leaf: `${name}(${parts.join(", ")})` };
  }
  const name = pick(simple);
  const children = Array.from({ length: below(4) }, () => tree(depth - 1));
  if ((name === "dateAdd" || name === "dateDiff") && chance(0.7)) children[2] = { leaf: quote(pick(units)) };
  return { kind: "call", name, children: children.filter(Boolean) };
}

function write(node) {
  if (node.leaf !== undefined) return node.leaf;
  const parts = node.children.map(write);
  const group = (text, child) => (child.kind === "binary" ? `(${text})` : text);
  if (node.kind === "binary") return `${group(parts[0], node.children[0])} ${node.op} ${group(parts[1], node.children[1])}`;
  if (node.kind === "unary") return node.op === "!" ? `!(${parts[0]})` : `${parts[0]} ${node.op}`;
  if (node.kind === "list") return `[${parts.join(", ")}]`;
  return `${node.name}(${parts.join(", ")})`;
}

// Also mixed without parentheses, to test precedence.
const flat = (depth) => `${write(tree(depth))} ${pick(binary)} ${write(tree(depth))} ${pick(binary)} ${write(tree(depth))}`;

// --- both sides -----------------------------------------------------------------------------------------------------

function revive(json) {
  if (Array.isArray(json)) return json.map(revive);
  if (json && typeof json === "object") {
    if (json.$date) return new Date(json.$date);
    return Object.fromEntries(Object.entries(json).map(([name, member]) => [name, revive(member)]));
  }
  return json;
}

function portable(value) {
  if (value === undefined || value === null) return null; // both are "nothing" to a survey
  if (typeof value === "number") {
    if (Number.isNaN(value)) return { $nan: true };
    return Number.isFinite(value) ? value + 0 : { $number: String(value) };
  }
  if (value instanceof Date) return { $date: Number.isNaN(value.getTime()) ? null : value.toISOString() };
  if (Array.isArray(value)) return value.map(portable);
  if (typeof value === "object") return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, portable(member)]));
  return value;
}

function normalized(value) {
  if (value && typeof value === "object" && value.$undefined) return null;
  if (Array.isArray(value)) return value.map(normalized);
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, normalized(member)]));
  return Object.is(value, -0) ? 0 : value;
}

function oracle(expression, json) {
  try {
    const runner = new survey.ExpressionRunner(expression);
    if (!runner.canRun()) return expression.trim() === "null" ? { value: null, condition: false } : { error: true };
    const answers = revive(json);
    const value = portable(runner.runValues(answers));
    const condition = new survey.ConditionRunner(expression).runValues(revive(json));
    return { value, condition, changedAnswers: JSON.stringify(answers) !== JSON.stringify(revive(json)) };
  } catch (error) {
    return { threw: String(error.message) };
  }
}

class Driver {
  constructor() {
    this.process = spawn(driverPath, [], { stdio: ["pipe", "pipe", "inherit"] });
    this.waiting = [];
    readline.createInterface({ input: this.process.stdout }).on("line", (line) => this.waiting.shift()(JSON.parse(line)));
  }
  ask(expression, json) {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.process.stdin.write(JSON.stringify({ expression, values: json, now, offset: 0 }) + "\n");
    });
  }
  end() { this.process.stdin.end(); }
}

function closeEnough(a, b) {
  if (typeof a === "string" && typeof b === "string") return a === b || roughly(a) === roughly(b);
  if (typeof a === "number" && typeof b === "number") return a === b || Math.abs(a - b) <= Math.abs(a) * 4e-16;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => closeEnough(item, b[i]));
  if (a && b && typeof a === "object" && typeof b === "object") {
    const names = Object.keys(a);
    return names.length === Object.keys(b).length && names.every((name) => closeEnough(a[name], b[name]));
  }
  return a === b;
}

// The deviations that docs/expressions.md explains.
function isDeliberate(expected, actual, expression, json) {
  // survey-core stops with an exception, or comparing a date with a text changed the date in the answers.
  if (expected.threw !== undefined || expected.changedAnswers) return true;
  // The text of a list is no date here, whatever V8 makes of it.
  const isNoDate = actual.value?.$nan || actual.value?.$date === null;
  return isNoDate && /\b(getDate|getYear|year|month|day|weekday|age|dateDiff|dateAdd|diffDays)\(.*\[/s.test(expression + JSON.stringify(json));
}

// The last digit of a power, written into a text.
function roughly(text) {
  return text.replace(/-?\d+\.\d+(e[-+]\d+)?/g, (number) => String(Number(Number(number).toPrecision(14))));
}

function differs(expected, actual, expression, json) {
  if (isDeliberate(expected, actual, expression, json)) return false;
  if (expected.error || actual.error) return !(expected.error && actual.error);
  return !closeEnough(expected.value, normalized(actual.value)) || expected.condition !== actual.condition;
}

async function compare(driver, expression, json) {
  const expected = oracle(expression, json);
  const actual = await driver.ask(expression, json);
  return { expected, actual, different: differs(expected, actual, expression, json) };
}

// Tries every subtree and every smaller set of values while the difference stays.
async function smallest(driver, node, json) {
  const subtrees = (n) => [...(n.children || []), ...(n.children || []).flatMap(subtrees)];
  let best = { node, json };
  for (let again = true; again;) {
    again = false;
    for (const candidate of subtrees(best.node)) {
      if ((await compare(driver, write(candidate), best.json)).different) {
        best = { node: candidate, json: best.json };
        again = true;
        break;
      }
    }
  }
  for (const name of Object.keys(best.json)) {
    const { [name]: removed, ...fewer } = best.json;
    if ((await compare(driver, write(best.node), fewer)).different) best = { node: best.node, json: fewer };
  }
  return best;
}

const driver = new Driver();
const found = new Map();
let differences = 0;
let threw = 0;
let changed = 0;
let syntaxErrors = 0;
for (let done = 0; done < cases;) {
  const batch = Array.from({ length: Math.min(500, cases - done) }, () => {
    const node = chance(0.85) ? tree(3) : { leaf: flat(1) };
    return { node, json: values() };
  });
  const results = await Promise.all(batch.map(({ node, json }) => compare(driver, write(node), json)));
  for (let i = 0; i < batch.length; ++i) {
    if (results[i].expected.threw) ++threw;
    if (results[i].expected.changedAnswers) ++changed;
    if (results[i].expected.error) ++syntaxErrors;
    if (!results[i].different) continue;
    ++differences;
    if (found.size >= show) continue;
    const least = await smallest(driver, batch[i].node, batch[i].json);
    const text = write(least.node);
    const key = text.replace(/\{[^}]*\}|'[^']*'|[\d.]+/g, "_");
    if (!found.has(key)) found.set(key, { text, values: least.json, ...(await compare(driver, text, least.json)) });
  }
  done += batch.length;
}
driver.end();

for (const { text, values: json, expected, actual } of found.values()) {
  console.log(`\n  ${text}\n    values      ${JSON.stringify(json)}\n    survey-core ${JSON.stringify(expected)}\n    dure        ${JSON.stringify(actual)}`);
}
console.log(`${cases} random expressions (seed ${seed}): ${differences} differences; survey-core threw on ${threw}, changed answers on ${changed}, refused ${syntaxErrors}`);
process.exitCode = differences > 0 ? 1 : 0;
