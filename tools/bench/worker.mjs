// How long the worker in the browser takes for a chain of hierarchical Bayes: MaxDiff, 1,000 respondents, 30 items, 12
// tasks of 5, 10,000 draws. Fails above 60 s.   node tools/bench/worker.mjs [--respondents N] [--draws N]
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const option = (name, otherwise) => Number(process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise);
const respondents = option('--respondents', 1000);
const draws = option('--draws', 10_000);
const most_seconds = 60;
const folder = mkdtempSync(path.join(os.tmpdir(), 'dure-bench-'));
const survey = JSON.stringify({ pages: [{ elements: [{ type: 'maxdiff', name: 'items', isRequired: true, itemsPerSet: 5, sets: 12,
    items: Array.from({ length: 30 }, (_, index) => `item ${index + 1}`) }] }] });
writeFileSync(path.join(folder, 'survey.json'), survey);
const lines = execFileSync(path.join(root, 'build/native/src/bin/dure'),
    ['simulate', path.join(folder, 'survey.json'), '-n', String(respondents), '--seed', '1'], { maxBuffer: 1 << 30 }).toString();
rmSync(folder, { recursive: true });

const server = spawn('/usr/bin/python3', [path.join(root, 'tools/serve.py'), path.join(root, 'build/web'), '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
const url = await new Promise((resolve) => server.stdout.once('data', (line) => resolve(String(line).trim())));
const browser = await chromium.launch({ executablePath: process.env.DURE_CHROMIUM ?? '/usr/bin/chromium', headless: false,
    args: ['--headless=new', '--no-sandbox', '--disable-background-networking'] });
try {
    const page = await browser.newPage();
    await page.goto(url + '?planner');
    const found = await page.evaluate(([definition, data, count]) => new Promise((resolve, reject) => {
        const bytes = (text) => new TextEncoder().encode(text);
        const worker = new Worker(dure_update.script_address(estimates_script));
        let began = performance.now(), first = 0, cancels = 0, asked = 0;
        worker.onerror = (event) => reject(new Error(event.message));
        worker.onmessage = ({ data: reply }) => {
            const head = JSON.parse(reply.head);
            const now = performance.now();
            if (head.state === 'failed') return reject(new Error(reply.head));
            if (head.state === 'cancelled') {
                cancels = now - asked;
                began = now;
                return ask(2); // another chain, from its beginning
            }
            if (!first) { // how soon a chain is stopped
                first = now - began;
                asked = now;
                worker.postMessage({ cancel: 1 });
            } else if (head.state === 'done') {
                resolve({ seconds: (now - began) / 1000, first: first / 1000, cancels, r_hat: head.r_hat, effective: head.effective_draws });
            }
        };
        const ask = (id) => worker.postMessage({ id, head: JSON.stringify({ do: 'chain', format: 'lines', question: 'items', draws: count, seed: id }),
            survey: bytes(definition), data: bytes(data) });
        ask(1);
    }), [survey, lines, draws]);
    console.log(`MaxDiff, ${respondents} respondents x 30 items x 12 tasks, ${draws} draws in the browser's worker: ${found.seconds.toFixed(1)} s`
        + ` (first word after ${found.first.toFixed(1)} s, stopped within ${found.cancels.toFixed(0)} ms, largest R-hat ${found.r_hat.toFixed(3)}, fewest effective draws ${found.effective.toFixed(0)})`);
    process.exitCode = found.seconds < most_seconds ? 0 : 1;
} finally {
    await browser.close();
    server.kill();
}
