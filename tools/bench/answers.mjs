// The time to give one answer in a survey of 1,000 questions with 1,000 visibleIfs: npm's survey-core, Dure native, Dure
// as WebAssembly under this Node; one survey, one order of answers.
//
//   node tools/bench/answers.mjs --native build/native/…/dure_bench_answers [--wasm build/wasm/…/dure_bench_answers.js]
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const { Model } = createRequire(path.join(here, 'package.json'))('survey-core');
const option = (name, otherwise) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise);

const elements = Array.from({ length: 1000 }, (_, i) => ({ type: 'text', name: `q${i}`, visibleIf: `{q${(i * 7 + 1) % 1000}} = 'a'` }));
const definition = { pages: [{ name: 'p1', elements }] };
const file = path.join(root, 'build/bench/thousand.json');
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, JSON.stringify(definition));

function measure_survey_core() {
    const model = new Model(definition);
    const answers = 200;
    const started = performance.now();
    for (let i = 0; i < answers; i += 1)
        model.setValue(`q${(i * 37) % 1000}`, 'a');
    const micros = ((performance.now() - started) * 1000) / answers;
    // The state the other side ends in, without its twenty rounds.
    for (let i = 0; i < 1000; i += 1)
        model.setValue(`q${(i * 37) % 1000}`, i < 500 ? 'a' : 'b');
    return { micros, visible: model.getAllQuestions().filter((question) => question.isVisible).length };
}

const rows = [['survey-core', measure_survey_core()]];
const native = option('--native', process.env.DURE_BENCH_NATIVE);
const wasm = option('--wasm', process.env.DURE_BENCH_WASM);
if (native)
    rows.push(['Dure native', JSON.parse(execFileSync(native, [file], { encoding: 'utf8' }))]);
if (wasm)
    rows.push(['Dure wasm', JSON.parse(execFileSync(process.execPath, ['--no-experimental-fetch', wasm, file], { encoding: 'utf8' }))]);

console.log('one answer in a survey of 1,000 questions with 1,000 visibleIfs');
for (const [name, { micros, visible }] of rows) {
    const times = name === 'survey-core' ? '' : `  survey-core takes ${(rows[0][1].micros / micros).toFixed(0)} times as long`;
    console.log(`  ${name.padEnd(12)} ${micros.toFixed(2).padStart(10)} µs   ${visible} questions show${times}`);
}
if (new Set(rows.map(([, { visible }]) => visible)).size > 1) {
    console.log('  the sides disagree about what shows');
    process.exitCode = 1;
}
