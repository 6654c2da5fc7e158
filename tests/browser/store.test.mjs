// The journal on the browser's real storage (store_probe.cpp, no app around it): reload, kill, full, refused, two tabs.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { assert, deep, fresh_profile, launch_to_kill, root, skip, test } from './harness.mjs';

const built = process.env.DURE_PROBE ?? path.join(root, 'build/wasm/tests/store');
const here = mkdtempSync(path.join(os.tmpdir(), 'dure-probe-'));
process.on('exit', () => rmSync(here, { recursive: true, force: true }));

// One server for the whole file, ended with it.
let served = null;
function probe_url() {
    served ??= new Promise((resolve, reject) => {
        for (const name of ['dure_store_probe.js', 'dure_store_probe.wasm'])
            copyFileSync(path.join(built, name), path.join(here, name));
        writeFileSync(path.join(here, 'index.html'), '<!doctype html><title>probe</title><link rel="icon" href="data:,">'
            + '<script src="ready.js"></script><script src="dure_store_probe.js"></script>');
        writeFileSync(path.join(here, 'ready.js'), 'var Module = { postRun() { globalThis.probe_ready = true; } };');
        const child = spawn('/usr/bin/python3', [path.join(root, 'tools/serve.py'), here, '--port', '0'],
            { stdio: ['ignore', 'pipe', 'inherit'] });
        child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
        child.stdout.once('data', (line) => resolve(String(line).trim()));
        child.unref();
        child.stdout.unref();
        process.on('exit', () => child.kill());
    });
    return served;
}

async function open_probe(page) {
    await page.goto(await probe_url());
    await page.waitForFunction(() => globalThis.probe_ready);
}

const save = (page, id, revision, body) => page.evaluate((parts) =>
    Module.ccall('probe_save', null, ['string', 'number', 'string'], parts), [id, revision, body]);
const finish = (page, id, body) => page.evaluate((parts) =>
    Module.ccall('probe_finish', null, ['string', 'string'], parts), [id, body]);
const claim = (page, id, take_over) => page.evaluate((parts) =>
    Module.ccall('probe_claim', null, ['string', 'number'], parts), [id, take_over ? 1 : 0]);

// Waits for the note of an event and takes it off the list.
async function noted(page, event, id = '') {
    const found = await page.waitForFunction(([wanted, of]) => {
        const notes = globalThis.dure_notes || [];
        const at = notes.findIndex((note) => note[0] === wanted && note[1] === of);
        return at < 0 ? null : notes.splice(at, 1)[0];
    }, [event, id]);
    return found.jsonValue();
}

// { outcome, drafts: {id: [revision, body]}, responses: {id: body}, damaged: [id] }
async function load(page) {
    await page.evaluate(() => { globalThis.dure_notes = []; Module.ccall('probe_load'); });
    const outcome = (await noted(page, 'loaded'))[3];
    const notes = await page.evaluate(() => globalThis.dure_notes.splice(0));
    const of_kind = (kind, value) => Object.fromEntries(notes.filter((note) => note[0] === kind).map((note) => [note[1], value(note)]));
    return {
        outcome,
        drafts: of_kind('draft', (note) => [note[2], note[3]]),
        responses: of_kind('response', (note) => note[3]),
        damaged: Object.keys(of_kind('damaged', () => 0)),
    };
}

const suite = existsSync(path.join(built, 'dure_store_probe.js')) ? test
    : (name) => skip(name, 'dure_store_probe is not built (cmake --preset wasm)');

suite('drafts and responses are there after a reload, and a finished draft is gone', async ({ page }) => {
    await open_probe(page);
    await save(page, 'a', 1, '{"이름":"한글 ✓"}');
    assert.equal((await noted(page, 'saved', 'a'))[3], 'ok');
    await save(page, 'b', 1, '{}');
    await noted(page, 'saved', 'b');
    await finish(page, 'b', '{"done":1}');
    assert.equal((await noted(page, 'finished', 'b'))[3], 'ok');
    await page.reload();
    await page.waitForFunction(() => globalThis.probe_ready);
    const found = await load(page);
    assert.deepEqual(found.drafts, { a: [1, '{"이름":"한글 ✓"}'] });
    assert.deepEqual(found.responses, { b: '{"done":1}' });
});

suite('an older revision and a second finish are conflicts and change nothing', async ({ page }) => {
    await open_probe(page);
    await save(page, 'a', 5, 'newer');
    await noted(page, 'saved', 'a');
    for (const [revision, body, outcome] of [[4, 'older', 'conflict'], [5, 'other', 'conflict'], [5, 'newer', 'ok'], [6, 'next', 'ok']]) {
        await save(page, 'a', revision, body);
        assert.equal((await noted(page, 'saved', 'a'))[3], outcome, body);
    }
    await finish(page, 'r', 'first');
    await noted(page, 'finished', 'r');
    await finish(page, 'r', 'second');
    assert.equal((await noted(page, 'finished', 'r'))[3], 'conflict');
    const found = await load(page);
    assert.deepEqual(found.drafts, { a: [6, 'next'] });
    assert.deepEqual(found.responses, { r: 'first' });
});

suite('an entry another program damaged is reported and hides nothing else', async ({ page }) => {
    await open_probe(page);
    for (const id of ['a', 'b']) {
        await save(page, id, 1, '{}');
        await noted(page, 'saved', id);
    }
    await page.evaluate(() => new Promise((resolve) => {
        indexedDB.open('dure').onsuccess = (event) => {
            const transaction = event.target.result.transaction(['drafts'], 'readwrite');
            transaction.objectStore('drafts').put('not a record', 'a');
            transaction.oncomplete = () => { event.target.result.close(); resolve(); };
        };
    }));
    const found = await load(page);
    assert.deepEqual(Object.keys(found.drafts), ['b']);
    assert.deepEqual(found.damaged, ['a']);
});

suite('a full device says so, keeps what it has, and works again when there is room', async ({ page, context }) => {
    await open_probe(page);
    // Before the first write, for the browser remembers for a while how much room there was.
    const devtools = await context.newCDPSession(page);
    const origin = new URL(page.url()).origin;
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 300_000 });
    await save(page, 'a', 1, 'small');
    assert.equal((await noted(page, 'saved', 'a'))[3], 'ok');
    await page.evaluate(() => Module.ccall('probe_save', null, ['string', 'number', 'string'], ['a', 2, 'x'.repeat(1_000_000)]));
    assert.equal((await noted(page, 'saved', 'a'))[3], 'full');
    await page.evaluate(() => Module.ccall('probe_finish', null, ['string', 'string'], ['a', 'x'.repeat(1_000_000)]));
    assert.equal((await noted(page, 'finished', 'a'))[3], 'full');
    assert.deepEqual((await load(page)).drafts, { a: [1, 'small'] });
    await devtools.send('Storage.overrideQuotaForOrigin', { origin });
    await finish(page, 'a', 'fits');
    assert.equal((await noted(page, 'finished', 'a'))[3], 'ok');
    assert.deepEqual((await load(page)).responses, { a: 'fits' });
});

suite('a browser that refuses storage is reported as refusing', async ({ page }) => {
    await page.addInitScript(() => {
        Object.defineProperty(globalThis, 'indexedDB', { get() { throw new DOMException('denied', 'SecurityError'); } });
    });
    await open_probe(page);
    await save(page, 'a', 1, '{}');
    assert.equal((await noted(page, 'saved', 'a'))[3], 'refused');
    assert.equal((await load(page)).outcome, 'refused');
});

suite('a draft is open in one tab; a second is told, may take over, and the first hears of it', async ({ page, context }) => {
    const second = await context.newPage();
    await open_probe(page);
    await open_probe(second);
    await claim(page, 'a', false);
    assert.equal((await noted(page, 'claimed', 'a'))[2], 1);
    await claim(second, 'a', false);
    assert.equal((await noted(second, 'claimed', 'a'))[2], 0);
    await claim(second, 'a', true);
    assert.equal((await noted(second, 'claimed', 'a'))[2], 1);
    await noted(page, 'lost', 'a');
    await second.close();
    await claim(page, 'a', false);
    assert.equal((await noted(page, 'claimed', 'a'))[2], 1);
});

suite('a reload keeps its own draft although the page before it held it', async ({ page }) => {
    await open_probe(page);
    await claim(page, 'a', false);
    await noted(page, 'claimed', 'a');
    for (let round = 0; round < 5; ++round) {
        await page.reload();
        await page.waitForFunction(() => globalThis.probe_ready);
        await claim(page, 'a', false);
        assert.equal((await noted(page, 'claimed', 'a'))[2], 1);
    }
});

suite('a newer version of the app in another tab is not blocked, and the old one does not write into its storage', async ({ page, context }) => {
    const second = await context.newPage();
    await open_probe(page);
    await save(page, 'a', 1, '{}');
    await noted(page, 'saved', 'a');
    await open_probe(second);
    const upgraded = await second.evaluate(() => new Promise((resolve) => {
        const opening = indexedDB.open('dure', 2);
        opening.onblocked = () => resolve('blocked');
        opening.onsuccess = () => resolve('upgraded');
    }));
    assert.equal(upgraded, 'upgraded');
    await save(page, 'a', 2, 'old');
    assert.equal((await noted(page, 'saved', 'a'))[3], 'refused');
});

suite('a file is downloaded with exactly its bytes, and nothing is fetched from elsewhere', async ({ page }) => {
    await open_probe(page);
    const coming = page.waitForEvent('download');
    await page.evaluate(() => Module.ccall('probe_download', null, ['string', 'string'], ['답변.json', '{"가":"나"}']));
    const download = await coming;
    assert.equal(download.suggestedFilename(), '답변.json');
    assert.equal(readFileSync(await download.path(), 'utf8'), '{"가":"나"}');
    for (const [address, outcome] of [['ready.js', 1], ['//example.org/x', 0], ['data:text/plain,x', 0]]) {
        await page.evaluate((name) => Module.ccall('probe_fetch', null, ['string'], [name]), address);
        assert.equal((await noted(page, 'fetched', address))[2], outcome, address);
    }
});

const rounds = deep ? 100 : 10; // the whole app is killed too: see saving.test.mjs
suite(`the browser is killed ${rounds} times at random instants, and nothing acknowledged is lost`,
    { own_browser: true, millis: rounds * 20_000 }, async () => {
        const profile = fresh_profile();
        const acknowledged = { drafts: {}, responses: {} };
        let next = 0;
        const seen = [];
        try {
            for (let round = 0; round < rounds; ++round) {
                const { page, kill } = await launch_to_kill(profile.folder);
                try {
                    await page.exposeFunction('dure_noted', ([event, id, revision, outcome]) => {
                        if (outcome !== 'ok')
                            return;
                        if (event === 'saved')
                            acknowledged.drafts[id] = Math.max(revision, acknowledged.drafts[id] ?? 0);
                        if (event === 'finished')
                            acknowledged.responses[id] = true;
                    });
                    await open_probe(page);
                    const found = await load(page);
                    assert.equal(found.outcome, 'ok');
                    assert.deepEqual(found.damaged, []);
                    for (const id of Object.keys(acknowledged.responses))
                        assert.ok(found.responses[id], `round ${round}: response ${id}`);
                    for (const [id, revision] of Object.entries(acknowledged.drafts))
                        assert.ok(found.responses[id] || found.drafts[id]?.[0] >= revision, `round ${round}: draft ${id} ${revision}`);
                    for (const [id, [revision, body]] of Object.entries(found.drafts))
                        assert.equal(body, `${id}/${revision}`);
                    // Three answers, then the finish, over and over until the end comes.
                    await page.evaluate((first) => {
                        const call = (name, kinds, parts) => Module.ccall(name, null, kinds, parts);
                        let step = first * 4;
                        setInterval(() => {
                            const id = `r${Math.floor(step / 4)}`;
                            const revision = step % 4 + 1;
                            if (revision < 4)
                                call('probe_save', ['string', 'number', 'string'], [id, revision, `${id}/${revision}`]);
                            else
                                call('probe_finish', ['string', 'string'], [id, id]);
                            step += 1;
                        }, 3);
                    }, next += 1000);
                    await new Promise((resolve) => { setTimeout(resolve, 30 + Math.random() * 400); });
                } finally {
                    await kill();
                }
                seen.push(Object.keys(acknowledged.responses).length);
            }
            assert.ok(seen.at(-1) > rounds, `only ${seen.at(-1)} responses were acknowledged`);
        } finally {
            profile.remove();
        }
    });
