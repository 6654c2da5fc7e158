// Writes nested_table.json: what survey-core makes of repeated questions, step by step.
//   npm --prefix tools/bench ci && node tests/survey/nested_table.mjs > tests/survey/nested_table.json
import { createRequire } from "node:module";
const { Model } = createRequire(new URL("../../tools/bench/package.json", import.meta.url))("survey-core");

const text = (name, more = {}) => ({ type: "text", name, ...more });
const cell = (name, more = {}) => ({ name, cellType: "text", ...more });
const panels = (templateElements, more = {}) => ({ type: "paneldynamic", name: "d", templateElements, ...more });
const rows = (columns, more = {}) => ({ type: "matrixdynamic", name: "d", columns, ...more });
const fixed = (columns, list, more = {}) => ({ type: "matrixdropdown", name: "d", columns, rows: list, ...more });
const computed = (name, expression) => ({ type: "expression", name, expression });
const computedCell = (name, expression) => ({ name, cellType: "expression", expression });

// ["set", name, value] a whole answer, ["in", row, name, value] one inside d, ["comment", row, name, words],
// ["add"], ["remove", row], ["complete"]
const cases = [
  ["panels count though they are empty", [panels([text("x")], { panelCount: 2 })],
    [["in", 0, "x", "a"], ["in", 0, "x", null], ["add"], ["remove", 1]]],
  ["rows count once one is filled", [rows([cell("a"), cell("b")])],
    [["in", 1, "a", 3], ["in", 1, "b", "q"], ["add"], ["in", 2, "a", 1], ["remove", 0], ["in", 0, "a", null]]],
  ["rows that end empty are no answer", [rows([cell("a")])], [["in", 1, "a", 3], ["in", 1, "a", null], ["add"]]],
  ["fixed rows", [fixed([cell("a"), cell("b")], ["r1", { value: "r2", text: "Two" }])],
    [["in", 1, "a", 1], ["in", 0, "b", "k"], ["in", 1, "a", null], ["set", "d", { r2: { b: "z" }, other: { x: 1 } }], ["in", 0, "a", "y"]]],
  ["own names and names around", [text("o"), panels([text("x", { visibleIf: "{o} = 1" }), text("o"),
    text("z", { visibleIf: "{panel.o} = 2" }), computed("s", "sumInArray({d}, 'x') + {o}")], { panelCount: 2 })],
    [["set", "o", 1], ["in", 1, "o", 2], ["in", 0, "x", 5], ["in", 1, "x", 7], ["set", "o", 2], ["in", 0, "o", 2]]],
  ["a row's own cells", [text("o"), rows([cell("a"), cell("b", { visibleIf: "{row.a} > 2 and {o} notempty" }),
    computedCell("c", "{row.a} * 10 + {rowIndex}")])],
    [["set", "o", "x"], ["in", 0, "a", 3], ["in", 1, "a", 1], ["set", "d", [{ a: 5 }, { a: 6 }, { a: 7 }]], ["remove", 0]]],
  ["places", [panels([computed("i", "{panelIndex}")], { panelCount: 3 })], [["remove", 0], ["add"]]],
  ["places of fixed rows", [text("o"), fixed([computedCell("i", "{rowIndex}"), computedCell("v", "{rowValue}"),
    computedCell("t", "{rowTitle}")], ["r1", { value: "r2", text: "Two" }])], [["set", "o", 1]]],
  ["defaults of what is added", [panels([text("x", { defaultValue: "dx" }), text("y")], { panelCount: 1 })],
    [["add"], ["in", 1, "x", null], ["set", "d", [{ y: "only" }]], ["add"]]],
  ["defaults of a whole panel", [panels([text("x"), text("y", { defaultValue: "dy" })], { panelCount: 1, defaultPanelValue: { x: "p" } })],
    [["add"], ["in", 0, "x", "mine"]]],
  ["defaults of a whole row", [rows([cell("a"), cell("b")], { rowCount: 1, defaultRowValue: { a: 1 } })], [["add"], ["in", 1, "b", 2]]],
  ["a default for all", [panels([text("x")], { panelCount: 1, defaultValue: [{ x: "p" }, { x: "r" }] })], [["remove", 0], ["add"]]],
  ["the row before is copied", [rows([cell("a"), cell("b")], { rowCount: 1, defaultValueFromLastRow: true })],
    [["in", 0, "a", 3], ["add"], ["in", 1, "a", 4], ["add"]]],
  ...["none", "onComplete", "onHidden", "onHiddenContainer"].flatMap((clear) => [
    [`hidden in a panel, ${clear}`, [panels([text("x"), text("y", { visibleIf: "{panel.x} = 'a'" })], { panelCount: 1 })],
      [["in", 0, "x", "a"], ["in", 0, "y", "b"], ["in", 0, "x", "c"], ["complete"]], { clearInvisibleValues: clear }],
    [`hidden in a row, ${clear}`, [rows([cell("x"), cell("y", { visibleIf: "{row.x} = 'a'" })], { rowCount: 1 })],
      [["in", 0, "x", "a"], ["in", 0, "y", "b"], ["in", 0, "x", "c"], ["complete"]], { clearInvisibleValues: clear }],
    [`a hidden row, ${clear}`, [text("t"), fixed([cell("x")], ["a", { value: "b", visibleIf: "{t} = 1" }])],
      [["set", "t", 1], ["in", 1, "x", "k"], ["in", 0, "x", "j"], ["set", "t", 2], ["complete"]], { clearInvisibleValues: clear }],
  ]),
  ["panels whose answers should differ", [panels([text("x")], { panelCount: 3, keyName: "x" })],
    [["set", "d", [{ x: "a" }, { x: "A" }, { x: "a" }]], ["in", 2, "x", "b"], ["set", "d", [{ x: 1 }, { x: "1" }]], ["set", "d", [{}, {}]]]],
  ["rows whose answers should differ", [rows([cell("x"), cell("u", { isUnique: true })], { keyName: "x" })],
    [["set", "d", [{ x: 1, u: "k" }, { x: 1, u: "k" }, { x: 1 }]], ["set", "d", [{ x: 1, u: "k" }, { x: 2, u: "k" }]]]],
  ["required all around", [panels([text("x", { isRequired: true }), text("y", { requiredIf: "{panel.x} = 'a'" })], { panelCount: 1, isRequired: true })],
    [["in", 0, "x", "a"], ["in", 0, "y", "b"], ["remove", 0]]],
  ["rows at least", [rows([cell("x")], { minRowCount: 2, isRequired: true })], [["set", "d", [{ x: 1 }]], ["set", "d", [{ x: 1 }, { x: 2 }]]]],
  ["an other inside", [panels([{ type: "radiogroup", name: "x", choices: [1, 2], showOtherItem: true }], { panelCount: 1 })],
    [["in", 0, "x", "other"], ["comment", 0, "x", "words"], ["complete"]]],
  ["checks inside", [rows([cell("n", { inputType: "number", validators: [{ type: "expression", expression: "{row.n} <> 5" }] })])],
    [["in", 0, "n", 2], ["in", 1, "n", 5], ["in", 0, "n", 4]]],
  ["choices by what is around and beside", [text("o"), panels([text("p"), { type: "checkbox", name: "c", choices: [1, 2,
    { value: 3, visibleIf: "{o} = 1" }, { value: 4, visibleIf: "{panel.p} = 1" }] }], { panelCount: 1 })],
    [["set", "o", 1], ["in", 0, "c", [1, 3]], ["set", "o", 2], ["in", 0, "p", 1], ["in", 0, "c", [4]], ["in", 0, "p", 2]]],
  ["values that set values", [text("o"), panels([text("x"), text("y", { setValueExpression: "{panel.x} + {o}" }), text("z", { resetValueIf: "{o} = 9" })], { panelCount: 1 })],
    [["set", "o", 2], ["in", 0, "x", 3], ["in", 0, "z", "z"], ["set", "o", 9]]],
  ["what is around reads what is inside", [panels([text("x")], { panelCount: 2 }), text("v", { visibleIf: "{d[1].x} = 'a'" }),
    computed("n", "countInArray({d}, 'x')")], [["in", 1, "x", "a"], ["in", 0, "x", "b"], ["remove", 0]]],
  ["panels in panels", [panels([text("x"), { type: "paneldynamic", name: "e", panelCount: 1,
    templateElements: [text("y", { visibleIf: "{parentPanel.x} = 'a'" }), text("k")] }], { panelCount: 2 })],
    [["in", 1, "x", "a"], ["in", 1, "e", [{ y: 1 }, { y: 2 }]], ["in", 1, "x", "b"], ["remove", 0]]],
  ["set from outside", [panels([text("x")], { panelCount: 2, maxPanelCount: 3 })],
    [["set", "d", [{ x: 1 }]], ["set", "d", [{ x: 1 }, { x: 2, extra: 5 }, {}, { x: 4 }]], ["add"], ["set", "d", [{ x: 2 }]]]],
];

const repeated = (survey) => survey.getQuestionByName("d");
const questions = (survey) => {
  const d = repeated(survey);
  return d.panels ? d.panels.map((p) => p.questions) : d.visibleRows.map((r) => r.cells.map((c) => c.question));
};
const inner = (survey, row, name) => {
  const d = repeated(survey);
  if (!d.panels && d.getType() === "matrixdropdown")
    return d.visibleRows.find((r) => r.rowName === d.rows[row].value).cells.map((c) => c.question).find((q) => q.name === name);
  return questions(survey)[row].find((q) => q.name === name);
};
function act(survey, [what, ...rest]) {
  const d = repeated(survey);
  if (what === "set") survey.setValue(rest[0], rest[1]);
  else if (what === "in") rest[2] === null ? inner(survey, rest[0], rest[1]).clearValue() : (inner(survey, rest[0], rest[1]).value = rest[2]);
  else if (what === "comment") inner(survey, rest[0], rest[1]).comment = rest[2];
  else if (what === "add") d.panels ? d.canAddPanel && d.addPanel() : d.canAddRow && d.addRow();
  else if (what === "remove") d.panels ? d.removePanel(rest[0]) : d.removeRow(rest[0]);
  else survey.doComplete();
}
function state(survey) {
  const all = questions(survey);
  const seen = { data: JSON.parse(JSON.stringify(survey.data)) };
  if (survey.state === "completed") return seen;
  seen.visible = all.map((row) => row.filter((q) => q.isVisible).map((q) => q.name));
  seen.around = survey.getAllQuestions().filter((q) => q.isVisible).map((q) => q.name);
  seen.valid = repeated(survey).validate(false) && repeated(survey).errors.length === 0;
  repeated(survey).validate(true);
  seen.wrong = all.map((row) => row.filter((q) => q.errors.length > 0).map((q) => q.name));
  return seen;
}
console.warn = console.error = () => {};
const table = cases.map(([name, elements, steps, more = {}]) => {
  const json = { elements, ...more };
  const survey = new Model(json);
  questions(survey);
  const states = [state(survey)];
  for (const step of steps) {
    act(survey, step);
    states.push(state(survey));
  }
  return { name, json, steps, states };
});
console.log("[\n" + table.map((each) => JSON.stringify(each)).join(",\n") + "\n]");
