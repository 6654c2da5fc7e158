// Measures Dure's page beside other products' pages with the same survey, in one run, and prints tables with ratios.
//   node tools/bench/page.mjs [--runs N] [--quick] [--only Dure,SurveyJS]
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { write_peers } from './peers.mjs';
import { choice_to_click, install_probes, list_choices } from './probes.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const option = (name, otherwise) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise);
const quick = process.argv.includes('--quick');
const runs = Number(option('--runs', quick ? 1 : 5));
const idle_seconds = quick ? 3 : 10;
const clicks_wanted = quick ? 12 : 40;
const slow_network = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const flags = ['--headless=new', '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const cells = [
    { name: 'CPU x1', cpu: 1, network: null },
    { name: 'CPU x4', cpu: 4, network: null },
    { name: 'CPU x1, 1.6 Mbit/s', cpu: 1, network: slow_network },
    { name: 'CPU x4, 1.6 Mbit/s', cpu: 4, network: slow_network },
];

const median = (numbers) => quantile(numbers, 0.5);
function quantile(numbers, share) {
    const sorted = numbers.filter(Number.isFinite).sort((a, b) => a - b);
    return sorted.length ? sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] : NaN;
}
const wait = (millis) => new Promise((done) => setTimeout(done, millis));

async function serve(script, folder) {
    const child = spawn('/usr/bin/python3', [path.join(root, script), folder, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise((resolve, reject) => {
        child.stdout.once('data', (line) => resolve(String(line).trim()));
        child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
    return { url, stop: () => child.kill() };
}

// A browser of its own with an empty profile: nothing is warm but the disk. It has come to rest on a blank page, so that
// its own start, which takes longer than any of these pages', is not counted as theirs.
async function with_page(use) {
    const profile = mkdtempSync(path.join(os.tmpdir(), 'dure-bench-'));
    const context = await chromium.launchPersistentContext(profile, {
        executablePath: process.env.DURE_CHROMIUM ?? '/usr/bin/chromium', headless: false, args: flags,
        viewport: { width: 390, height: 844 }, locale: 'ko-KR',
    });
    try {
        const page = context.pages()[0] ?? await context.newPage();
        await page.addInitScript(install_probes);
        await wait(2000);
        return await use(page, await context.newCDPSession(page), await context.browser()?.newBrowserCDPSession?.().catch(() => null));
    } finally {
        await context.close().catch(() => {});
        rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
}

// Cold start: when the first words and the first answerable question are there, and the bytes that came before it.
function measure_start(product, cell) {
    return with_page(async (page, session) => {
        await session.send('Network.enable');
        await session.send('Network.setCacheDisabled', { cacheDisabled: true });
        if (cell.network)
            await session.send('Network.emulateNetworkConditions', cell.network);
        if (cell.cpu > 1)
            await session.send('Emulation.setCPUThrottlingRate', { rate: cell.cpu });
        const arrivals = [];
        session.on('Network.dataReceived', ({ encodedDataLength }) => arrivals.push([Date.now(), encodedDataLength]));
        session.on('Network.responseReceived', ({ response }) => arrivals.push([Date.now(), response.encodedDataLength]));
        await page.goto(product.url, { waitUntil: 'commit', timeout: 30_000 });
        await page.waitForFunction(() => globalThis.bench_probe.question > 0, null, { timeout: 30_000, polling: 50 });
        const probe = await page.evaluate(() => ({ ...globalThis.bench_probe, origin: performance.timeOrigin }));
        const then = probe.origin + probe.question;
        await wait(cell.network ? 4000 : 1500);
        const sum = (chosen) => chosen.reduce((total, [, size]) => total + Math.max(size, 0), 0);
        return { question: probe.question, words: probe.words, bytes: sum(arrivals.filter(([at]) => at <= then)), all_bytes: sum(arrivals) };
    });
}

const processes = async (session) => (await session.send('SystemInfo.getProcessInfo')).processInfo;
function proportional_megabytes(pid) {
    try {
        return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]) / 1024;
    } catch {
        return NaN;
    }
}

// After loading: memory, then CPU, then frames of an untouched page.
function measure_rest(product) {
    return with_page(async (page, session) => {
        const browser = await page.context().browser()?.newBrowserCDPSession() ?? session;
        await page.goto(product.url, { waitUntil: 'load' });
        await page.waitForFunction(() => globalThis.bench_probe.question > 0, null, { timeout: 30_000 });
        await wait(5000);
        await session.send('HeapProfiler.collectGarbage').catch(() => {});
        const list = await processes(browser).catch(() => []);
        const renderer = list.filter(({ type }) => type === 'renderer').sort((a, b) => b.cpuTime - a.cpuTime)[0];
        const gpu = list.find(({ type }) => type === 'GPU');
        const memory = renderer ? proportional_megabytes(renderer.id) : NaN;
        const gpu_memory = gpu ? proportional_megabytes(gpu.id) : NaN;

        await session.send('Performance.enable');
        const task_time = async () => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value;
        const cpu_of = (all, pid) => all.find(({ id }) => id === pid)?.cpuTime ?? NaN;
        const calls_before = await page.evaluate(() => globalThis.bench_probe.animation_calls);
        const before = [await task_time(), await processes(browser).catch(() => [])];
        await wait(idle_seconds * 1000);
        const after = [await task_time(), await processes(browser).catch(() => [])];
        const calls = await page.evaluate(() => globalThis.bench_probe.animation_calls) - calls_before;
        const busy = (pid) => (cpu_of(after[1], pid) - cpu_of(before[1], pid)) * 1000;
        return {
            memory, gpu_memory, task_millis: (after[0] - before[0]) * 1000, calls,
            process_millis: busy(renderer?.id) + (gpu ? busy(gpu.id) : 0), frames: await count_frames(browser),
        };
    });
}

async function count_frames(browser) {
    let frames = 0;
    const count = ({ value }) => { frames += value.filter(({ name }) => name === 'DrawFrame').length; };
    browser.on('Tracing.dataCollected', count);
    try {
        await browser.send('Tracing.start', { traceConfig: { includedCategories: ['devtools.timeline.frame', 'disabled-by-default-devtools.timeline.frame'] }, transferMode: 'ReportEvents' });
        await wait(5000);
        const done = new Promise((resolve) => browser.once('Tracing.tracingComplete', resolve));
        await browser.send('Tracing.end');
        await done;
        return frames;
    } catch {
        return NaN;
    } finally {
        browser.off('Tracing.dataCollected', count);
    }
}

// Clicks choices the way a person does, by mouse, and asks the browser how long each took to the next paint.
function measure_clicks(product) {
    return with_page(async (page) => {
        await page.goto(product.url, { waitUntil: 'load' });
        await page.waitForFunction(() => globalThis.bench_probe.question > 0, null, { timeout: 30_000 });
        await wait(4000);
        const told = [];
        for (let screen = 0; screen < 14 && told.length < clicks_wanted; screen += 1) {
            for (const at of clicking_order(await page.evaluate(list_choices)).slice(0, clicks_wanted - told.length)) {
                const place = await settled_place(page, at);
                if (!place)
                    continue;
                const millis = await one_click(page, () => page.mouse.click(place.x, place.y, { delay: 30 }));
                told.push({ millis, what: `screen ${screen + 1}: ${place.what}` });
            }
            await choose_from_lists(page);
            await wait(300);
            const next = page.getByRole('button', { name: /^(다음|Next|시작|Start)/ }).last();
            if (await next.count() === 0)
                break;
            await next.click({ timeout: 3000 }).catch(() => {});
            await wait(700);
        }
        return told;
    });
}

// Two options of each radio group, the first one last, because it is the one that goes on; the first two boxes of a list.
function clicking_order(choices) {
    const groups = new Map();
    choices.forEach(({ group }, at) => groups.set(group || `#${at}`, [...groups.get(group || `#${at}`) ?? [], at]));
    return [...groups.values()].flatMap((places) => (choices[places[0]].radio ? places.slice(0, 2).reverse() : places.slice(0, 2)));
}

// Where a choice is once the page has come to rest: an answer may show or hide questions, slowly.
async function settled_place(page, at) {
    let before = null;
    for (let look = 0; look < 12; look += 1) {
        const place = await page.evaluate(choice_to_click, at);
        if (!place || place.skip)
            return null;
        if (before && Math.abs(before.y - place.y) < 1 && Math.abs(before.x - place.x) < 1)
            return place;
        before = place;
        await wait(150);
    }
    return before;
}

// A required drop-down list would hold the walk up.
async function choose_from_lists(page) {
    for (const list of await page.locator('select').all())
        await list.selectOption({ index: 1 }, { timeout: 1000 }).catch(() => {});
    for (const list of await page.locator('[role=combobox]').all()) {
        await list.click({ timeout: 1000, force: true }).catch(() => {});
        await page.locator('[role=option]:visible').first().click({ timeout: 1000 }).catch(() => {});
        await wait(500);
    }
}

async function one_click(page, click) {
    const since = await page.evaluate(() => performance.now());
    await click();
    await page.waitForFunction((from) => globalThis.bench_probe.events.some(({ at, name }) => at >= from - 1 && name === 'click'),
        since, { timeout: 700, polling: 50 }).catch(() => {});
    await wait(100);
    // Shorter than 16 ms is not reported: the click was painted in the frame it fell into.
    return page.evaluate((from) => Math.max(16, ...globalThis.bench_probe.events.filter(({ at }) => at >= from - 1).map(({ duration }) => duration)), since);
}

function print_table(title, columns, rows) {
    const table = [columns, ...rows].map((row) => row.map(String));
    const widths = columns.map((_, at) => Math.max(...table.map((row) => row[at].length)));
    const line = (row) => `  ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ')}`;
    console.log(`\n${title}\n${line(table[0])}\n  ${widths.map((width) => '-'.repeat(width)).join('  ')}`);
    table.slice(1).forEach((row) => console.log(line(row)));
}
const shown = (number, digits = 0) => (Number.isFinite(number) ? number.toFixed(digits) : '-');
const ratio = (ours, theirs) => (Number.isFinite(ours) && theirs > 0 ? `${(ours / theirs).toFixed(2)}x` : '-');

async function main() {
    const site = path.join(root, 'build/web');
    const folders = write_peers(root, path.join(root, 'build/bench'));
    const only = option('--only', '').split(',').filter(Boolean);
    const wanted = (name) => only.length === 0 || only.includes(name);
    const servers = [];
    const products = [];
    if (wanted('Dure')) {
        servers.push(await serve('tools/serve.py', site));
        products.push({ name: 'Dure', url: `${servers[0].url}?survey=station&lang=ko` });
    }
    for (const [name, folder] of Object.entries(folders).filter(([name]) => wanted(name))) {
        servers.push(await serve('tools/bench/serve_open.py', folder));
        products.push({ name, url: servers.at(-1).url });
    }
    const results = Object.fromEntries(products.map(({ name }) => [name, { start: {}, rest: [], clicks: [] }]));
    const attempt = async (what, product, work) => {
        try {
            return await work();
        } catch (error) {
            console.error(`  ${product.name}, ${what}: ${String(error.message ?? error).split('\n')[0]}`);
            return null;
        }
    };
    try {
        // Products take turns, so that whatever else the machine does falls on all of them.
        for (let run = 0; run < runs; run += 1) {
            for (const cell of cells) {
                for (const product of products) {
                    const start = await attempt(cell.name, product, () => measure_start(product, cell));
                    if (start)
                        (results[product.name].start[cell.name] ??= []).push(start);
                }
            }
        }
        for (let run = 0; run < Math.min(runs, 3); run += 1) {
            for (const product of products) {
                const rest = await attempt('at rest', product, () => measure_rest(product));
                if (rest)
                    results[product.name].rest.push(rest);
                results[product.name].clicks.push(...await attempt('clicks', product, () => measure_clicks(product)) ?? []);
            }
        }
    } finally {
        servers.forEach((server) => server.stop());
    }
    report(products.map(({ name }) => name), results);
    writeFileSync(path.join(root, 'build/bench/page.json'), JSON.stringify(results, null, 1));
    if (wanted('Dure') && !results.Dure.start[cells[0].name])
        process.exitCode = 1;
}

function report(names, results) {
    const peers = names.slice(1);
    const row = (label, pick, digits = 0) => {
        const numbers = names.map(pick);
        return [label, ...numbers.map((number) => shown(number, digits)), ...peers.map((_, at) => ratio(numbers[0], numbers[at + 1]))];
    };
    const columns = (unit) => [unit, ...names, ...peers.map((name) => `${names[0]} / ${name}`)];
    const start = (cell, key) => (name) => median((results[name].start[cell.name] ?? []).map((entry) => entry[key]));
    const rest = (key) => (name) => median(results[name].rest.map((entry) => entry[key]));
    const clicks = (share) => (name) => quantile(results[name].clicks.map(({ millis }) => millis), share);
    console.log(`\nstation survey, 390 x 844, Chromium, ${runs} cold starts per cell, medians; the same survey and server for all`);
    print_table('First question seen and answerable', columns('ms'), cells.map((cell) => row(cell.name, start(cell, 'question'))));
    print_table('First words readable', columns('ms'), cells.map((cell) => row(cell.name, start(cell, 'words'))));
    print_table('On the wire (brotli)', columns('KB'), [
        row('before the first question', (name) => start(cells[3], 'bytes')(name) / 1024, 1),
        row('in all', (name) => start(cells[3], 'all_bytes')(name) / 1024, 1),
    ]);
    print_table('At rest', columns(''), [
        row('memory of the page, MB', rest('memory'), 1), row('memory of the GPU process, MB', rest('gpu_memory'), 1),
        row(`main thread in ${idle_seconds} s, ms`, rest('task_millis'), 1),
        row(`page and GPU processes in ${idle_seconds} s, ms`, rest('process_millis'), 1),
        row('frames drawn in 5 s', rest('frames')), row(`requestAnimationFrame in ${idle_seconds} s`, rest('calls')),
    ]);
    print_table('Click to next paint', columns('ms'), [
        row('p50', clicks(0.5)), row('p95', clicks(0.95)),
        row('clicks', (name) => results[name].clicks.length),
    ]);
}

await main();
