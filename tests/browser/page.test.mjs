// The page by itself, with one of everything (demo/page_demo.cpp): Korean typing, focus, pixels, fallbacks.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after_all, assert, root, serve, skip, test as harness_test, two_frames } from './harness.mjs';

const demo = process.env.DURE_PAGE_DEMO ?? path.join(root, 'build/wasm/page-demo');
const is_built = existsSync(path.join(demo, 'dure.wasm'));
let server = null;

async function address() {
    if (server)
        return server.url;
    const folder = mkdtempSync(path.join(os.tmpdir(), 'dure-page-'));
    for (const name of ['dure.js', 'dure.wasm'])
        cpSync(path.join(demo, name), path.join(folder, name));
    for (const name of ['page.css', 'icon.svg'])
        cpSync(path.join(root, 'web', name), path.join(folder, name));
    if (existsSync(path.join(root, 'build/fonts')))
        cpSync(path.join(root, 'build/fonts'), path.join(folder, 'fonts'), { recursive: true });
    writeFileSync(path.join(folder, 'index.html'), '<!doctype html><html lang="ko" translate="no"><meta charset="utf-8"><title>두레</title>'
        + '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="icon.svg"><link rel="stylesheet" href="page.css">'
        + '<script src="dure.js" defer></script><body><div id="app"></div></body></html>');
    server = await serve(folder);
    after_all(async () => {
        await server.stop();
        rmSync(folder, { recursive: true, force: true });
    });
    return server.url;
}

function test(name, options, body) {
    if (!is_built)
        return skip(name, 'dure_page_demo has not been built');
    harness_test(name, options, async (given) => {
        await given.page.goto(await address() + (options.query ?? ''));
        await given.page.waitForFunction(() => Page.frames > 0 && Mirror.items.size > 0);
        await at_rest(given.page);
        await body(given);
    });
}

async function at_rest(page) {
    await two_frames(page);
    await page.waitForFunction(() => !Page.asked && !Page.moving && !Page.queue.length);
}

const frames = (page) => page.evaluate(() => Page.frames);
const core_text = (page) => page.evaluate(() => UTF8ToStringAt(_dure_demo_name()));
const add_reader = (page) => page.evaluate(() => {
    globalThis.UTF8ToStringAt = (at) => {
        let end = at;
        while (HEAPU8[end])
            ++end;
        return new TextDecoder().decode(HEAPU8.slice(at, end));
    };
});

// How engines and input methods type 한글; see BROWSER.md's list of patterns.
const SYLLABLES = [['ㅎ', '하', '한'], ['ㄱ', '그', '글']];
const compose = (cdp, text) => cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
const insert = (cdp, text) => cdp.send('Input.insertText', { text });
const patterns = {
    'a composition that is inserted over': async ({ cdp, steps }) => {
        for (const step of steps)
            await compose(cdp, step);
        await insert(cdp, steps.at(-1));
    },
    'a composition that is emptied first, as ibus does': async ({ cdp, steps }) => {
        for (const step of steps)
            await compose(cdp, step);
        await compose(cdp, '');
        await insert(cdp, steps.at(-1));
    },
    'deleting and inserting without composition, as iOS does': async ({ cdp, steps, page }) => {
        await insert(cdp, steps[0]);
        for (const step of steps.slice(1)) {
            await page.keyboard.press('Backspace');
            await insert(cdp, step);
        }
    },
    'selecting and replacing, as Safari does': async ({ cdp, steps, page }) => {
        await insert(cdp, steps[0]);
        for (const step of steps.slice(1)) {
            await page.keyboard.press('Shift+ArrowLeft');
            await insert(cdp, step);
        }
    },
    'a slow composition, longer than the pause that settles': async ({ cdp, steps, page }) => {
        for (const step of steps) {
            await compose(cdp, step);
            await page.waitForTimeout(500);
        }
        await insert(cdp, steps.at(-1));
    },
};

for (const [name, run] of Object.entries(patterns)) {
    test(`Hangul typed by ${name} is the same in the field and in the core`, {}, async ({ page, context }) => {
        await add_reader(page);
        const cdp = await context.newCDPSession(page);
        const field = page.getByLabel('이름', { exact: true });
        await field.click();
        for (const steps of SYLLABLES)
            await run({ cdp, steps, page });
        await page.getByText('적은 말: 한글').first().waitFor({ state: 'attached' });
        assert.equal(await field.inputValue(), '한글');
        assert.equal(await core_text(page), '한글');
    });
}

test('decomposed letters are composed for the core and left alone in the field', {}, async ({ page, context }) => {
    await add_reader(page);
    const cdp = await context.newCDPSession(page);
    const field = page.getByLabel('이름', { exact: true });
    await field.click();
    await insert(cdp, '한글'.normalize('NFD'));
    await page.getByText(`적은 말: ${'한글'.normalize('NFC')}`).first().waitFor({ state: 'attached' });
    assert.equal(await core_text(page), '한글'.normalize('NFC'));
    assert.equal(await field.inputValue(), '한글'.normalize('NFD'));
});

test('Enter in a one-line field hands over the text before it presses the main button', {}, async ({ page }) => {
    const field = page.getByLabel('이름', { exact: true });
    await field.pressSequentially('abc', { delay: 0 });
    await field.press('Enter');
    await page.getByText('적은 말: 이름은 abc').first().waitFor({ state: 'attached' });
});

test('nothing is drawn while nothing happens', {}, async ({ page }) => {
    const before = await frames(page);
    await page.waitForTimeout(2000);
    assert.equal(await frames(page), before);
});

test('a pointer on words draws nothing', {}, async ({ page }) => {
    const before = await frames(page);
    await page.getByText('솔직한 이야기를 들려주세요').first().click({ position: { x: 20, y: 10 } });
    await two_frames(page);
    assert.equal(await frames(page), before);
});

test('scrolling a page of up to two and a half windows draws nothing', {}, async ({ page }) => {
    const before = await frames(page);
    const ended = page.evaluate(() => new Promise((end) => { addEventListener('scrollend', () => end(), { once: true }); }));
    await page.mouse.wheel(0, 300);
    await ended;
    await two_frames(page);
    assert.ok(await page.evaluate(() => scrollY) > 200);
    assert.equal(await frames(page), before);
});

test('every control answers by role and name, and a refused change is shown as refused', {}, async ({ page }) => {
    await page.getByRole('radio', { name: '매주 가요' }).check();
    await page.getByRole('radio', { name: '거의 안 가요' }).check();
    assert.equal(await page.getByRole('radio', { name: '매주 가요' }).isChecked(), false);
    await page.getByRole('checkbox', { name: '약관에 동의해요' }).check();
    await page.getByRole('switch', { name: '큰 글씨' }).check();
    await page.getByLabel('사는 곳').selectOption('제주');
    await page.getByRole('slider', { name: '만족도' }).fill('8');
    await page.getByRole('button', { name: '순위 1' }).click();
    await page.getByRole('button', { name: '순위 2' }).waitFor();
    const stubborn = page.getByRole('checkbox', { name: '절대 켜지지 않아요' });
    await stubborn.click();
    assert.equal(await stubborn.isChecked(), false);
    assert.equal(await page.getByLabel('사는 곳').inputValue(), 'c');
    assert.equal(await page.getByRole('slider', { name: '만족도' }).inputValue(), '8');
});

test('a button that cannot be pressed any more keeps the focus and does nothing', {}, async ({ page }) => {
    await page.getByRole('button', { name: '순위 1' }).focus();
    await page.keyboard.press('Enter');
    const rank = page.getByRole('button', { name: '순위 2' });
    await rank.and(page.locator(':focus')).waitFor();
    assert.equal(await rank.getAttribute('aria-disabled'), 'true');
    await page.keyboard.press('Enter');
    await two_frames(page);
    assert.equal(await rank.count(), 1);
});

test('a field that is left never shows what stood there before', {}, async ({ page }) => {
    const written = await page.getByLabel('이름', { exact: true }).evaluate(async (control) => {
        const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
        const turn = () => new Promise((done) => { setTimeout(done, 0); });
        const values = [];
        control.focus();
        await turn();
        Object.defineProperty(control, 'value', { get() { return own.get.call(this); }, set(value) { values.push(value); own.set.call(this, value); } });
        own.set.call(control, '가나다');
        control.dispatchEvent(new Event('input', { bubbles: true }));
        control.blur();
        for (let turns = 0; turns < 5; ++turns)
            await turn();
        return [...values, own.get.call(control)];
    });
    assert.deepEqual(written, ['가나다']);
});

for (const how of ['in an answer of the device', 'in a promise']) {
    test(`a program that stops ${how} is told, once, and nothing more is asked of it`, { tolerate: /unreachable/ }, async ({ page }) => {
        await page.evaluate((promised) => {
            const trap = () => { throw new WebAssembly.RuntimeError('unreachable'); };
            for (let times = 0; times < 2; ++times)
                promised ? Promise.resolve().then(trap) : setTimeout(trap, 0);
        }, how === 'in a promise');
        await page.getByRole('alert').filter({ hasText: '문제가 생겼어요' }).waitFor();
        await two_frames(page);
        assert.equal(await page.locator('#fallen').count(), 1);
        const before = await frames(page);
        await page.getByRole('radio', { name: '매주 가요' }).click();
        await two_frames(page);
        assert.equal(await frames(page), before);
    });
}

test('a dialog takes the focus, holds the rest back, and gives the focus back', {}, async ({ page }) => {
    await page.getByRole('button', { name: '나가기' }).click();
    await page.getByRole('dialog', { name: '정말 나갈까요?' }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'dialog');
    assert.equal(await page.evaluate(() => document.querySelector('main').inert && document.querySelector('footer').inert), true);
    await page.getByRole('button', { name: '계속할게요' }).press('Enter');
    await page.getByRole('button', { name: '나가기' }).and(page.locator(':focus')).waitFor();
    assert.equal(await page.evaluate(() => document.querySelectorAll('[inert]').length), 0);
});

test('a new screen begins at the top with the focus on its heading', {}, async ({ page }) => {
    await page.evaluate(() => scrollTo(0, 500));
    const next = page.getByRole('button', { name: '다음' });
    await next.click();
    await next.click();
    await page.getByRole('heading', { name: '두 번째 화면' }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), '두 번째 화면');
    assert.equal(await page.evaluate(() => scrollY), 0);
});

const is_simple = (page) => page.evaluate(() => document.documentElement.classList.contains('simple'));
const painted = (page) => page.evaluate(() => {
    const gl = Gl.context, pixel = new Uint8Array(4);
    gl.readPixels(Gl.canvas.width / 2, Gl.canvas.height - Math.round(270 * devicePixelRatio), 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    return pixel[3] > 0;
});

test('a lost context comes back with its picture, and what was done meanwhile counts', {}, async ({ page }) => {
    assert.equal(await painted(page), true);
    await page.evaluate(() => { globalThis.lose = Gl.context.getExtension('WEBGL_lose_context'); lose.loseContext(); });
    await page.getByRole('radio', { name: '매주 가요' }).check();
    await page.evaluate(() => lose.restoreContext());
    await page.waitForFunction(() => Page.draws);
    await two_frames(page);
    assert.equal(await painted(page), true);
    assert.equal(await is_simple(page), false);
    assert.equal(await page.getByRole('radio', { name: '매주 가요' }).isChecked(), true);
});

test('a context that stays lost gives way to the simple screen after three seconds', {}, async ({ page }) => {
    await page.evaluate(() => { globalThis.lose = Gl.context.getExtension('WEBGL_lose_context'); lose.loseContext(); });
    await page.waitForFunction(() => document.documentElement.classList.contains('simple'), null, { timeout: 6000 });
    await page.getByRole('checkbox', { name: '약관에 동의해요' }).check();
    await page.evaluate(() => lose.restoreContext());
    await page.waitForFunction(() => !document.documentElement.classList.contains('simple'));
});

test('without WebGL the simple screen is there at once and works', { args: ['--disable-3d-apis'] }, async ({ page }) => {
    assert.equal(await is_simple(page), true);
    await page.getByRole('radio', { name: '매주 가요' }).check();
    await page.getByLabel('이름', { exact: true }).fill('두레');
    await page.getByText('적은 말: 두레').first().waitFor();
});

test('forced colours choose the simple screen', { forcedColors: 'active' }, async ({ page }) => {
    assert.equal(await is_simple(page), true);
});

test('the bundled font serves the picture and the fields alike', { query: '?font=bundled' }, async ({ page }) => {
    assert.equal(await painted(page), true);
    assert.match(await page.evaluate(() => getComputedStyle(document.querySelector('input[type=text]')).fontFamily), /Dure Gothic/);
    assert.equal(await page.evaluate(() => document.fonts.check('16px "Dure Gothic"')), true);
});

for (const [name, simple] of [['picture', 0], ['simple screen', 1]]) {
    test(`axe finds nothing to complain of on the ${name}`, { bypassCSP: true }, async ({ page }) => {
        const require = createRequire(import.meta.url);
        await page.evaluate((is) => _dure_demo_simple(is), simple);
        await at_rest(page);
        await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
        const found = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
        assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
    });
}
