// After the first visit the site works without a network, and a new version waits for the person's yes.
// The program is a stand-in here, so that only the page and its service worker are tried.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { assert, serve, site, test } from './harness.mjs';

const stand_in = `
    fetch('fonts/needed.ttf').catch(() => {});
    Module.instantiateWasm({}, () => setTimeout(dure_boot.ready));
    Module._dure_begin = () => { globalThis.begun = JSON.parse(dure_boot.order()); dure_boot.leave(); };
    Module._dure_new_version = () => { globalThis.new_version = true; };`;

// After a change of its files: the worker expects what is there now.
function renew(folder, edit = (text) => text) {
    const worker = path.join(folder, 'sw.js');
    const digest = (file) => createHash('sha256').update(readFileSync(path.join(folder, file))).digest('base64');
    const text = readFileSync(worker, 'utf8').replace(/\["([^"]+)",\s*"sha256-[^"]+"\]/g,
        (_, file) => JSON.stringify([file, `sha256-${digest(file === './' ? 'index.html' : file)}`]));
    writeFileSync(worker, edit(text));
}

// A copy of the site with the stand-in, served by whoever is asked.
function copy_site() {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'dure-site-'));
    cpSync(site, folder, { recursive: true, filter: (name) => !name.endsWith('.br') });
    mkdirSync(path.join(folder, 'fonts'), { recursive: true });
    writeFileSync(path.join(folder, 'fonts/needed.ttf'), 'a font');
    writeFileSync(path.join(folder, 'dure.js'), stand_in);
    writeFileSync(path.join(folder, 'dure.wasm'), Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]));
    renew(folder);
    return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const is_controlled = (page) => page.waitForFunction(() => navigator.serviceWorker.controller);
const has_begun = (page) => page.waitForFunction(() => globalThis.begun);

test('after one visit every page and sample opens without the server', { tolerate: /ERR_CONNECTION_REFUSED/ }, async ({ page }) => {
    const copy = copy_site();
    const server = await serve(copy.folder);
    let is_stopped = false;
    try {
        await page.goto(server.url + '?lang=ko');
        await has_begun(page);
        await is_controlled(page);
        const has_font = () => page.evaluate(async () => Boolean(await caches.match('fonts/needed.ttf')));
        while (!await has_font())
            await page.waitForTimeout(50);
        assert.equal(await page.evaluate(async () => Boolean(await caches.match('estimates.wasm') || await caches.match('estimates-simd.wasm'))), false, 'a member keeps what only planners need');
        await server.stop();
        is_stopped = true;
        await page.goto(server.url + '?lang=en');
        await has_begun(page);
        for (const [id, title] of [['station', '내가 바라는 주유소'], ['tv-u1', '나에게 맞는 텔레비전']]) {
            await page.goto(`${server.url}?survey=${id}&lang=ko`);
            await page.getByRole('heading', { level: 1, name: title }).waitFor();
            await page.getByRole('button', { name: '다음' }).click();
            await has_begun(page);
            assert.equal(await page.evaluate(() => JSON.parse(begun.survey).title.ko), title);
        }
        assert.equal(await page.evaluate(async () => (await fetch('fonts/needed.ttf')).text()), 'a font');
        const pictures = await page.evaluate(async () => {
            const index = await (await fetch('samples/index.json')).json();
            return Promise.all(index.samples.map(async (sample) => (await fetch(sample.picture)).status));
        });
        assert.ok(pictures.length > 0 && pictures.every((status) => status === 200));
    } finally {
        if (!is_stopped)
            await server.stop();
        copy.remove();
    }
});

test('a new version waits, is announced, and comes with one reload after the person says yes', async ({ page }) => {
    const copy = copy_site();
    const server = await serve(copy.folder);
    try {
        await page.goto(server.url + '?lang=en');
        await has_begun(page);
        await is_controlled(page);
        const caches_now = () => page.evaluate(() => caches.keys());
        const [old_cache] = await caches_now();

        writeFileSync(path.join(copy.folder, 'dure.js'), stand_in + 'globalThis.is_next = true;');
        renew(copy.folder, (text) => text.replace(/const version = '\w+'/, "const version = 'next'"));
        await page.goto(server.url + '?lang=ko');
        await page.waitForFunction(() => globalThis.new_version);
        assert.equal(await page.evaluate(() => globalThis.is_next), undefined);
        await page.goto(server.url + '?lang=en');
        await page.waitForFunction(() => globalThis.new_version);
        assert.equal(await page.evaluate(() => globalThis.is_next), undefined, 'a reload alone changes nothing');

        let loads = 0;
        page.on('load', () => { loads += 1; });
        await page.evaluate(() => dure_update.activate());
        await page.waitForFunction(() => globalThis.is_next && globalThis.begun);
        await page.waitForTimeout(300);
        assert.equal(loads, 1);
        assert.deepEqual(await caches_now(), ['dure-site-next']);
        assert.notEqual(old_cache, 'dure-site-next');
    } finally {
        await server.stop();
        copy.remove();
    }
});

test('a new version whose files do not belong together is not taken', { tolerate: /integrity|Failed to find a valid digest/ }, async ({ page }) => {
    const copy = copy_site();
    const server = await serve(copy.folder);
    try {
        await page.goto(server.url + '?lang=en');
        await has_begun(page);
        await is_controlled(page);
        const failed = page.evaluate(() => new Promise((resolve) => {
            navigator.serviceWorker.ready.then((registration) => registration.addEventListener('updatefound', () => {
                const { installing } = registration;
                installing.addEventListener('statechange', () => resolve(installing.state));
            }));
        }));
        // The worker of the next version is there, but one of its files is still the old one.
        const old = readFileSync(path.join(copy.folder, 'dure.js'));
        writeFileSync(path.join(copy.folder, 'dure.js'), stand_in + 'globalThis.is_next = true;');
        renew(copy.folder, (text) => text.replace(/const version = '\w+'/, "const version = 'next'"));
        writeFileSync(path.join(copy.folder, 'dure.js'), old);
        await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
        assert.equal(await failed, 'redundant');
        assert.equal(await page.evaluate(() => globalThis.new_version), undefined);
    } finally {
        await server.stop();
        copy.remove();
    }
});

test('a half-answered first page survives the arrival of the service worker', async ({ page }) => {
    const copy = copy_site();
    const server = await serve(copy.folder);
    try {
        await page.goto(server.url + '?survey=station&lang=ko');
        await page.getByRole('radio').first().check();
        await page.getByRole('button', { name: '다음' }).click();
        await has_begun(page);
        await is_controlled(page);
        await page.waitForTimeout(300);
        assert.equal(await page.evaluate(() => begun.answers.age14), 'yes');
    } finally {
        await server.stop();
        copy.remove();
    }
});

test('python3 -m http.server is enough to serve the site', { tolerate: /needed.ttf/ }, async ({ page }) => {
    const copy = copy_site();
    const child = spawn('/usr/bin/python3', ['-u', '-m', 'http.server', '--bind', '127.0.0.1', '0'],
        { cwd: copy.folder, stdio: ['ignore', 'pipe', 'ignore'] });
    try {
        const port = await new Promise((resolve) => {
            let text = '';
            child.stdout.on('data', (chunk) => {
                text += chunk;
                const found = /port (\d+) /.exec(text);
                if (found)
                    resolve(found[1]);
            });
        });
        const url = `http://127.0.0.1:${port}/`;
        await page.goto(url + '?survey=station&lang=ko');
        await page.getByRole('button', { name: '다음' }).click();
        await has_begun(page);
        await is_controlled(page);
        const ended = new Promise((resolve) => { child.once('exit', resolve); });
        child.kill();
        await ended;
        await page.goto(url + '?survey=station&lang=ko');
        await page.getByRole('heading', { level: 1, name: '내가 바라는 주유소' }).waitFor();
    } finally {
        child.kill();
        copy.remove();
    }
});
