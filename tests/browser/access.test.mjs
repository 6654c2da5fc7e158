// Every screen for everyone: axe on each, in both colours, and everything reachable at 320 CSS px and 400 %.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { assert, root, test } from './harness.mjs';
import { answer_station, button, checkbox, mouse, on_page, open_home, open_station, radio, station_pages, thanked, wait_until_saved } from './survey_steps.mjs';

const axe = readFileSync(path.join(root, 'tests/node_modules/axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// A walk over every screen; `look(name)` is called on each.
async function every_screen(page, url, look) {
    await open_home(page, url);
    await look('home, empty');
    await button(page, '설정').click();
    await page.getByRole('heading', { name: '설정' }).waitFor();
    await look('settings');
    await button(page, '닫기').click();
    await page.goto(`${url}?survey=no-such&lang=ko`);
    await page.getByRole('heading', { name: '설문을 찾지 못했어요' }).waitFor();
    await look('message');
    await open_station(page, url);
    await look('start page');
    await answer_station(page, mouse, { to: 1 });
    await on_page(page, 1);
    await button(page, '이전').click();
    await radio(page, '네, 만 14세 이상이에요').waitFor();
    await look('first page');
    await button(page, '다음').click();
    await on_page(page, 1);
    await button(page, '다음').click();
    await page.getByText('확인해 주세요').first().waitFor();
    await look('errors');
    await answer_station(page, mouse, { from: 1, after_page: (index) => look(station_pages[index][0]) });
    await thanked(page);
    await look('completed');
    await page.goto(`${url}?survey=tv-u1&lang=ko`);
    await button(page, '다음').click();
    await radio(page, '침실에서 혼자').click();
    await look('one question at a time');
    await wait_until_saved(page);
    await open_home(page, url);
    await button(page, '보기').waitFor();
    await look('home, full');
    await button(page, '보기').click();
    await page.getByRole('heading', { level: 1, name: '완료한 응답' }).waitFor();
    await look('details');
    await button(page, '지우기').click();
    await page.getByRole('heading', { name: '완료한 응답을 지울까요?' }).waitFor();
    await look('confirm');
    await button(page, '취소').click();
}

async function use_simple_screen(page, url) {
    await open_home(page, url);
    await button(page, '설정').click();
    await page.getByRole('switch', { name: '간단한 화면' }).check();
    await page.waitForFunction(() => document.documentElement.classList.contains('simple'));
    await page.waitForFunction(() => new Promise((resolve) => {
        indexedDB.open('dure').onsuccess = ({ target }) => {
            const asked = target.result.transaction('settings').objectStore('settings').count();
            asked.onsuccess = () => { target.result.close(); resolve(asked.result > 0); };
        };
    }));
}

for (const colorScheme of ['light', 'dark']) {
    for (const simple of [false, true]) {
        test(`axe finds nothing on any ${simple ? 'simple ' : ''}screen, ${colorScheme}`,
            { colorScheme, bypassCSP: true, tolerate: /404/, millis: 240_000, serviceWorkers: 'block' }, async ({ page, url }) => {
                const found = [];
                if (simple)
                    await use_simple_screen(page, url);
                await every_screen(page, url, async (name) => {
                    if (!await page.evaluate(() => 'axe' in globalThis))
                        await page.evaluate(axe);
                    const { violations } = await page.evaluate((only) => globalThis.axe.run(document, { runOnly: only, resultTypes: ['violations'] }), rules);
                    for (const { id, nodes } of violations)
                        found.push(`${name}: ${id}: ${nodes.map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`).join(' | ')}`);
                });
                assert.deepEqual(found, []);
            });
    }
}

// ---- 320 px: a window of 1280 x 1024 at 400 % ---------------------------------------------------------------------------

// What of a screen cannot be got at: wider than the window, or a control that stays hidden when it has the focus.
const unreachable = () => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth)
        found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    const scope = document.querySelector('[role=dialog]') ?? document;
    const start = scope.querySelector ? document.activeElement : null;
    for (const control of scope.querySelectorAll('button, input, select, textarea, a[href]')) {
        if (control.disabled || control.closest('[inert], [hidden]'))
            continue;
        control.focus();
        const box = control.getBoundingClientRect();
        const name = `${control.tagName.toLowerCase()} "${(control.textContent || control.labels?.[0]?.textContent || '').trim().slice(0, 40)}"`;
        if (box.left < -1 || box.right > innerWidth + 1)
            found.push(`${name} sticks out: ${box.left} to ${box.right}`);
        const target = control.closest('label')?.getBoundingClientRect() ?? box;
        if (Math.max(box.width, target.width) < 24 || Math.max(box.height, target.height) < 24)
            found.push(`${name} is small: ${box.width} x ${box.height}`);
        const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
        const spots = [0.15, 0.5, 0.85].map((part) => document.elementFromPoint((box.left + box.right) / 2, top + (bottom - top) * part));
        if (bottom <= top || !spots.some((spot) => spot && (spot === control || control.contains(spot) || control.closest('label')?.contains(spot))))
            found.push(`${name} is covered or out of sight when it has the focus: ${box.top} to ${box.bottom}, below ${spots.map((spot) => spot?.id || spot?.className)}`);
    }
    start?.focus?.();
    return found;
};

for (const simple of [false, true]) {
    test(`at 320 px and 400 % nothing scrolls sideways and every control can be reached on every ${simple ? 'simple ' : ''}screen`,
        { viewport: { width: 320, height: 256 }, tolerate: /404/, millis: 240_000, serviceWorkers: 'block' }, async ({ page, url }) => {
            const found = [];
            if (simple)
                await use_simple_screen(page, url);
            await every_screen(page, url, async (name) => {
                found.push(...(await page.evaluate(unreachable)).map((what) => `${name}: ${what}`));
            });
            assert.deepEqual(found, []);
        });
}

test('at twice the text size on a small phone nothing scrolls sideways and every control can be reached',
    { viewport: { width: 360, height: 640 }, tolerate: /404/, millis: 240_000, serviceWorkers: 'block' }, async ({ page, url }) => {
        const found = [];
        await open_home(page, url);
        await button(page, '설정').click();
        await radio(page, '200%').check();
        await button(page, '닫기').click();
        await every_screen(page, url, async (name) => {
            found.push(...(await page.evaluate(unreachable)).map((what) => `${name}: ${what}`));
        });
        assert.deepEqual(found, []);
    });

// ---- dialogs and focus --------------------------------------------------------------------------------------------------

for (const [size, viewport] of [['a phone', { width: 390, height: 844 }], ['320 px and 400 %', { width: 320, height: 256 }]]) {
    test(`Escape closes the settings and a question on ${size}, and the focus goes back to where it was`, { viewport }, async ({ page, url }) => {
        await open_home(page, url);
        const settings = button(page, '설정');
        await settings.click();
        await page.getByRole('heading', { name: '설정' }).waitFor();
        await radio(page, '어둡게').focus();
        await page.keyboard.press('Escape');
        await page.getByRole('heading', { name: '설정' }).waitFor({ state: 'detached' });
        await settings.and(page.locator(':focus')).waitFor();
        await page.goto(`${url}?survey=tv-u1&lang=ko`);
        await button(page, '다음').click();
        await radio(page, '침실에서 혼자').click();
        await wait_until_saved(page);
        await button(page, '홈').click();
        const remove = button(page, '지우기');
        await remove.click();
        await page.getByRole('heading', { name: '답하던 내용을 지울까요?' }).waitFor();
        await page.keyboard.press('Escape');
        await page.getByRole('heading', { name: '답하던 내용을 지울까요?' }).waitFor({ state: 'detached' });
        await button(page, '이어서 하기').waitFor(); // nothing was deleted
        await remove.and(page.locator(':focus')).waitFor();
    });
}

test('Tab stays within an open dialog', async ({ page, url }) => {
    await open_home(page, url);
    await button(page, '설정').click();
    await page.getByRole('dialog', { name: '설정' }).waitFor();
    for (let presses = 0; presses < 14; ++presses) {
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest('[role=dialog]') !== null), true);
    }
});

test('a new page begins at its top with the focus on its heading, and its errors are announced', async ({ page, url }) => {
    await open_station(page, url);
    await answer_station(page, mouse, { to: 1 });
    await on_page(page, 1);
    const focused = () => page.evaluate(() => document.activeElement.textContent);
    assert.equal(await focused(), '평소 이용');
    assert.equal(await page.evaluate(() => scrollY), 0);
    await radio(page, '일주일에 한 번 이상').click();
    await button(page, '다음').click();
    await page.getByRole('alert').filter({ hasText: '한 곳을 확인해 주세요' }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'SELECT'); // the one that is missing
    await page.getByRole('combobox').selectOption({ label: '전기' });
    await checkbox(page, '가격').click();
    await button(page, '다음').click();
    await page.getByRole('heading', { name: '결제' }).and(page.locator(':focus')).waitFor();
});

test('what was pressed keeps the focus at the top of an order, and hands it on when it goes', async ({ page, url }) => {
    await page.addInitScript(() => { navigator.storage.persist = async () => true; });
    await page.route('**/order.json', (route) => route.fulfill({ json: { title: '순서', pages: [{ elements: [
        { type: 'ranking', name: 'order', title: '순서', choices: ['가', '나'] }] }] } }));
    await page.goto(`${url}?survey=order.json&lang=ko`);
    const accept = button(page, '이 순서가 맞아요');
    await accept.focus();
    await page.keyboard.press('Enter');
    await accept.waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'BUTTON');
    const up = button(page, '나 위로');
    await up.focus();
    await page.keyboard.press('Enter');
    await page.getByText('1. 나', { exact: true }).first().waitFor();
    await up.and(page.locator(':focus')).waitFor();
    assert.equal(await up.getAttribute('aria-disabled'), 'true');
    await open_home(page, url);
    const keep = button(page, '지워지지 않게 보관하기');
    await keep.focus();
    await page.keyboard.press('Enter');
    await keep.waitFor({ state: 'detached' });
    assert.notEqual(await page.evaluate(() => document.activeElement.tagName), 'BODY');
});

test('an answer is saved without a word in between, and its group says that it is required', async ({ page, url }) => {
    await open_station(page, url);
    await answer_station(page, mouse, { to: 1 });
    await on_page(page, 1);
    const often = page.getByRole('radiogroup', { name: /얼마나 자주/ });
    assert.equal(await often.getAttribute('aria-required'), 'true');
    await page.evaluate(() => {
        globalThis.spoken = [];
        for (const region of [Page.polite, Page.urgent])
            new MutationObserver(() => spoken.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
    });
    await radio(page, '일주일에 한 번 이상').click();
    await wait_until_saved(page);
    assert.deepEqual(await page.evaluate(() => spoken.filter((words) => words.includes('저장'))), []);
});

// Words somebody can read: not a pixel high, not transparent.
const shows = (page, words) => page.waitForFunction((text) => [...document.querySelectorAll('#nodes .n')].some((one) => {
    const box = one.getBoundingClientRect();
    return one.textContent === text && box.width > 8 && box.height > 8 && !/^rgba.*, 0\)$/.test(getComputedStyle(one).color);
}), words);

for (const [device, viewport] of [['a phone', { width: 390, height: 844 }], ['a wide window', { width: 1280, height: 900 }]]) {
    test(`the simple screen on ${device} names the rows of a matrix, the settings and the place of a slider, each once`, { viewport }, async ({ page, url }) => {
        await use_simple_screen(page, url);
        await shows(page, '화면 밝기');
        await button(page, '닫기').click();
        await open_station(page, url);
        await answer_station(page, mouse, { to: 1 });
        await on_page(page, 1);
        const said = await page.locator('#nodes').evaluate((nodes) => [...nodes.querySelectorAll('h2, span')]
            .filter((part) => part.textContent === '어떤 연료를 쓰는 차를 운전하세요?' && part.offsetWidth > 1).length);
        assert.equal(said, 1); // the title; the list below it has the same name for those who cannot see it
        await answer_station(page, mouse, { from: 1, to: 2 });
        await on_page(page, 2);
        await shows(page, '주유구 방향에 맞춰 차 세우기');
        await answer_station(page, mouse, { from: 2, to: 4 });
        await on_page(page, 4);
        await shows(page, '아직 고르지 않았어요');
    });
}

// ---- contrast -----------------------------------------------------------------------------------------------------------

// Where a control cannot be told from the ground it lies on, or its words cannot be read.
const unseen = () => [...document.querySelectorAll('#nodes button, #nodes input, #nodes select, #nodes textarea')].filter((control) => {
    const style = getComputedStyle(control), box = control.getBoundingClientRect();
    const ground = getComputedStyle(document.documentElement).backgroundColor;
    const is_native = style.appearance !== 'none';
    const has_edge = parseFloat(style.borderTopWidth) > 0 && style.borderTopColor !== ground;
    return box.width < 16 || box.height < 16 || /^rgba.*, 0\)$/.test(style.color) || style.color === ground || !(is_native || has_edge);
}).map((control) => control.outerHTML.slice(0, 120));

test('with forced colours every control has an edge and readable words, and the survey can be answered', { forcedColors: 'active', bypassCSP: true }, async ({ page, url }) => {
    await open_station(page, url);
    await answer_station(page, mouse, { to: 1 });
    await on_page(page, 1);
    assert.equal(await page.evaluate(() => document.documentElement.classList.contains('simple')), true);
    for (let index = 1; index < station_pages.length; ++index) {
        await on_page(page, index);
        assert.deepEqual(await page.evaluate(unseen), [], station_pages[index][0]);
        await answer_station(page, mouse, { from: index, to: index + 1 });
    }
    await thanked(page);
});

test('a person who wants more contrast gets black on white without asking', { contrast: 'more', bypassCSP: true }, async ({ page, url }) => {
    await open_station(page, url);
    await answer_station(page, mouse, { to: 1 });
    await on_page(page, 1);
    const contrast = await page.evaluate(() => {
        const style = getComputedStyle(document.documentElement);
        const light = (name) => {
            const parts = [1, 3, 5].map((at) => parseInt(style.getPropertyValue(name).trim().slice(at, at + 2), 16) / 255)
                .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
        };
        const against = (ink, ground) => (Math.max(light(ink), light(ground)) + 0.05) / (Math.min(light(ink), light(ground)) + 0.05);
        return { words: against('--page-ink', '--page-surface'), edges: against('--page-border', '--page-surface') };
    });
    assert.ok(contrast.words >= 15 && contrast.edges >= 7, JSON.stringify(contrast));
});
