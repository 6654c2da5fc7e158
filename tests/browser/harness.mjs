// What a browser test is written with. A test file registers tests and is run by run.mjs, or alone: node some.test.mjs
//
//   import { test, assert } from './harness.mjs';
//   test('the start page shows the title', async ({ page, url }) => { await page.goto(url + '?survey=station'); … });
//   test('fits a small window', { viewport: { width: 320, height: 640 } }, async ({ page }) => { … });
//
// Every test gets a context of its own (storage, cache, service worker: nothing is shared). A test fails when the page
// logs an error, throws, or breaks its content security policy, unless it says { tolerate: /pattern/ }. Nothing is retried.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export { assert };
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const site = path.resolve(process.env.DURE_SITE ?? path.join(root, 'build/web'));
export const executable = process.env.DURE_CHROMIUM ?? '/usr/bin/chromium';
export const chromium_flags = [
    '--headless=new', '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--use-gl=angle', '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
];
export const deep = process.env.DURE_DEEP === '1';

// Serves a folder, on a free port of this machine unless one is given. Returns { url, stop }.
export async function serve(folder = site, port = 0) {
    const child = spawn('/usr/bin/python3', [path.join(root, 'tools/serve.py'), folder, '--port', String(port)],
        { stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise((resolve, reject) => {
        child.stdout.once('data', (line) => resolve(String(line).trim()));
        child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
    return { url, stop: () => new Promise((done) => { child.removeAllListeners('exit'); child.once('exit', done); child.kill(); }) };
}

export function launch({ args = [], ...options } = {}) {
    return chromium.launch({ executablePath: executable, headless: false, args: [...chromium_flags, ...args], ...options });
}

// A browser with a profile on the disk: for tests that kill the process and come back. Returns { context, pid, close }.
export async function launch_persistent(profile, { args = [], ...options } = {}) {
    const context = await chromium.launchPersistentContext(profile,
        { executablePath: executable, headless: false, args: [...chromium_flags, ...args], ...page_options(options) });
    return context;
}

// A browser of our own on a profile, so that its process is known and may be killed. Returns { page, kill }.
export async function launch_to_kill(profile) {
    const child = spawn(executable, [...chromium_flags, '--lang=ko', `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'],
        { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    const endpoint = await new Promise((resolve, reject) => {
        let text = '';
        child.stderr.on('data', (chunk) => {
            text += chunk;
            const found = /DevTools listening on (ws:\S+)/.exec(text);
            if (found)
                resolve(found[1]);
        });
        child.once('exit', () => reject(new Error('the browser ended: ' + text.slice(-400))));
    });
    const browser = await chromium.connectOverCDP(endpoint);
    const page = await browser.contexts()[0].newPage();
    const kill = async () => {
        const ended = new Promise((resolve) => { child.removeAllListeners('exit'); child.once('exit', resolve); });
        process.kill(-child.pid, 'SIGKILL'); // the whole group this test started
        await ended;
        await browser.close().catch(() => {});
    };
    return { page, kill };
}

export function fresh_profile() {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'dure-profile-'));
    return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }) };
}

function page_options({ viewport = { width: 390, height: 844 }, touch = false, locale = 'ko-KR', ...rest } = {}) {
    const known = ['colorScheme', 'reducedMotion', 'forcedColors', 'deviceScaleFactor', 'acceptDownloads', 'serviceWorkers',
        'permissions', 'offline', 'contrast', 'javaScriptEnabled', 'timezoneId', 'userAgent', 'bypassCSP'];
    const chosen = Object.fromEntries(Object.entries(rest).filter(([name]) => known.includes(name)));
    return { viewport, locale, hasTouch: touch, isMobile: touch, ...chosen };
}

// Collects what must not happen in a page: console errors, exceptions, policy violations.
export function watch(page, complaints) {
    page.on('console', (message) => {
        if (message.type() === 'error')
            complaints.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => complaints.push(`exception: ${error.stack ?? error}`));
    return page.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
    });
}

// What the page does because of an event is done when the second frame after it begins.
export const two_frames = (page) => page.evaluate(() => new Promise((drawn) => {
    requestAnimationFrame(() => requestAnimationFrame(drawn));
}));

const tests = [];
export function test(name, options, body) {
    tests.push(typeof options === 'function' ? { name, options: {}, body: options } : { name, options, body });
}
// A reason the surroundings do not allow the test; it is reported and not counted.
export function skip(name, reason) {
    tests.push({ name, skipped: reason });
}

const cleanups = [];
// What a test file itself has started ends here, after its last test: a server left running keeps the file from ending.
export function after_all(cleanup) {
    cleanups.push(cleanup);
}

async function run_one({ name, options, body }, state) {
    const own = options.args ? await launch({ args: options.args }) : null;
    const complaints = [];
    const context = options.own_browser ? null : await (own ?? (state.browser ??= await launch())).newContext(page_options(options));
    let timer;
    try {
        const page = context ? await context.newPage() : null;
        if (page)
            await watch(page, complaints);
        page?.setDefaultTimeout(options.step_millis ?? 20_000);
        const late = new Promise((_, reject) => {
            timer = setTimeout(() => reject(new Error('the test took too long')), options.millis ?? 120_000);
        });
        await Promise.race([body({ page, context, browser: own ?? state.browser, url: state.url, complaints }), late]);
        const unexpected = complaints.filter((text) => !options.tolerate?.test(text));
        assert.deepEqual(unexpected, [], 'the page complained');
    } finally {
        clearTimeout(timer);
        await context?.close().catch(() => {});
        await own?.close().catch(() => {});
    }
}

async function run_all() {
    const pattern = new RegExp(process.env.DURE_TEST_NAME ?? '', 'i');
    const state = { url: process.env.DURE_URL, browser: null };
    const server = state.url ? null : await serve();
    state.url ??= server.url;
    let failed = 0;
    for (const entry of tests.filter(({ name }) => pattern.test(name))) {
        if (entry.skipped) {
            console.log(`ok - ${entry.name} # SKIP ${entry.skipped}`);
            continue;
        }
        const started = Date.now();
        try {
            await run_one(entry, state);
            console.log(`ok - ${entry.name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
        } catch (error) {
            failed += 1;
            console.log(`not ok - ${entry.name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
            console.log(String(error.stack ?? error).split('\n').slice(0, 30).map((line) => `    ${line}`).join('\n'));
        }
        if (state.browser && !state.browser.isConnected())
            state.browser = null;
    }
    await state.browser?.close();
    await server?.stop();
    for (const cleanup of cleanups)
        await cleanup();
    process.exitCode = failed ? 1 : 0;
}
// Runs after the file that imported this one has registered its tests; one that only takes pictures registers none.
setImmediate(() => tests.length > 0 && run_all().catch((error) => { console.log(`not ok - the browser starts\n    ${error.stack}`); process.exit(1); }));
