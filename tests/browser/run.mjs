// Runs every *.test.mjs here, each in a process of its own, and ends with a tally.
//   node tests/browser/run.mjs [--tally FILE] [part of a file name…]
import { spawn } from 'node:child_process';
import { appendFileSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const at = wanted.indexOf('--tally');
const tally = at < 0 ? null : wanted.splice(at, 2)[1];
const files = readdirSync(here).filter((name) => name.endsWith('.test.mjs'))
    .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part))).sort();
const millis_per_file = process.env.DURE_DEEP === '1' ? 3_600_000 : 600_000;
const jobs = Number(process.env.DURE_BROWSER_JOBS ?? Math.max(1, Math.min(2, os.cpus().length)));

let passed = 0;
let failed = 0;

function run_file(name) {
    return new Promise((done) => {
        const child = spawn(process.execPath, [path.join(here, name)], { stdio: ['ignore', 'pipe', 'pipe'] });
        let text = '';
        const add = (chunk) => { text += chunk; };
        child.stdout.on('data', add);
        child.stderr.on('data', add);
        const late = setTimeout(() => {
            add(`\nnot ok - the file took longer than ${millis_per_file / 1000} s\n`);
            child.kill('SIGKILL');
            child.stdout.destroy();
            child.stderr.destroy();
        }, millis_per_file);
        child.on('close', (code) => {
            clearTimeout(late);
            const good = text.match(/^ok\b(?!.*# SKIP).*$/gm)?.length ?? 0;
            let bad = text.match(/^not ok\b.*$/gm)?.length ?? 0;
            if (code !== 0 && bad === 0)
                bad = 1;
            passed += good;
            failed += bad;
            console.log(`  ${bad ? 'FAILED' : 'ok    '} browser/${name}: ${good} passed, ${bad} failed`);
            console.log(text.trimEnd().split('\n').map((line) => `    ${line}`).join('\n'));
            done();
        });
    });
}

const queue = [...files];
await Promise.all(Array.from({ length: jobs }, async () => {
    while (queue.length > 0)
        await run_file(queue.shift());
}));
if (files.length === 0) {
    console.log('  FAILED browser: there is no test to run');
    failed += 1;
}
if (tally)
    appendFileSync(tally, `browser ${passed} ${failed}\n`);
console.log(`  browser: ${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
