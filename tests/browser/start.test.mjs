// The start page with a core the test holds back: what a person sees and does before the program has arrived.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { assert, root, test, two_frames } from './harness.mjs';

// Stands for dure.js: asks for the program as Emscripten's glue does and notes what is handed over.
const stand_in = `
    Module.instantiateWasm({}, () => setTimeout(dure_boot.ready));
    Module._dure_begin = () => {
        globalThis.handed_over = (globalThis.handed_over || []).concat(JSON.parse(dure_boot.order()));
        dure_boot.leave();
        document.getElementById('app').textContent = 'the app';
    };`;
const empty_program = Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]);

// Returns { arrive }: until it is called the program is on its way.
async function hold_core(page, { fails = false } = {}) {
    let arrive;
    const arrived = new Promise((resolve) => { arrive = resolve; });
    // The start page is complete without the program's styles.
    await page.route('**/page.css', async (route) => {
        await arrived;
        await route.continue();
    });
    await page.route('**/dure.js', (route) => route.fulfill({ contentType: 'text/javascript', body: stand_in }));
    await page.route('**/dure.wasm', async (route) => {
        await arrived;
        if (fails)
            await route.abort();
        else
            await route.fulfill({ contentType: 'application/wasm', body: empty_program });
    });
    return { arrive };
}

const handed_over = (page) => page.waitForFunction(() => globalThis.handed_over).then((found) => found.jsonValue());
const alone = { serviceWorkers: 'block' };

test('the first page of the station survey can be read and answered before the program is there', alone, async ({ page, url }) => {
    const core = await hold_core(page);
    await page.goto(url + '?survey=station&lang=ko');
    await page.getByRole('heading', { level: 1, name: '내가 바라는 주유소' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'ko');
    assert.equal(await page.title(), '내가 바라는 주유소');
    await page.getByText('6분 정도 걸려요.').waitFor();
    await page.getByRole('group', { name: /만 14세 이상이신가요/ }).getByRole('radio', { name: '네, 만 14세 이상이에요' }).check();
    const consent = page.getByRole('checkbox', { name: /주유소 개선 연구에 내 답변을 이용하는 것/ });
    assert.equal(await consent.isChecked(), false);
    await consent.check();
    await page.getByText('조사가 끝난 뒤 2년간 보관하고').first().waitFor();
    core.arrive();
});

test('a consent that depends on the screening answer goes and comes back as the survey says', alone, async ({ page, url }) => {
    await hold_core(page);
    await page.goto(url + '?survey=station&lang=en');
    const consent = page.getByRole('group', { name: /What you agree to/ });
    await consent.waitFor();
    await page.getByRole('radio', { name: 'No, I am younger' }).check();
    await consent.waitFor({ state: 'hidden' });
    await page.getByRole('radio', { name: 'Yes, I am' }).check();
    await consent.waitFor();
});

test('a press on Next before the program is there is kept with its answers and handed over once', alone, async ({ page, url }) => {
    const core = await hold_core(page);
    await page.goto(url + '?survey=station&lang=ko');
    await page.getByRole('radio', { name: '네, 만 14세 이상이에요' }).check();
    await page.waitForTimeout(200);
    await page.getByRole('checkbox', { name: /개선 연구에/ }).check();
    await page.getByRole('checkbox', { name: /보고서에 인용/ }).check();
    await page.getByRole('checkbox', { name: /보고서에 인용/ }).uncheck();
    await page.getByRole('button', { name: '다음' }).click();
    await page.getByRole('status').filter({ hasText: '여는 중이에요' }).waitFor();
    await page.getByRole('button', { name: '다음' }).click();
    core.arrive();
    const orders = await handed_over(page);
    assert.equal(orders.length, 1);
    const { survey, spent_millis, ...order } = orders[0];
    assert.equal(JSON.parse(survey).id, 'station-2026');
    assert.ok(spent_millis >= 200, `${spent_millis} ms`);
    assert.deepEqual(order, {
        address: 'station', draft: '', language: 'ko', language_is_asked: true, language_is_chosen: false, planner: false, next: true,
        answers: { age14: 'yes', consent: { research: true, quotes: false } },
    });
    assert.equal(await page.locator('#start').count(), 0);
    assert.equal(await page.locator('#app').isVisible(), true);
});

test('nothing changes when the program arrives while the person still reads', alone, async ({ page, url }) => {
    const core = await hold_core(page);
    await page.goto(url + '?survey=station&lang=ko');
    await page.getByRole('radio', { name: '네, 만 14세 이상이에요' }).check();
    const before = await page.evaluate(() => [document.body.innerHTML, document.documentElement.scrollHeight]);
    core.arrive();
    await page.waitForTimeout(600);
    assert.deepEqual(await page.evaluate(() => [document.body.innerHTML, document.documentElement.scrollHeight]), before);
    assert.equal(await page.evaluate(() => globalThis.handed_over), undefined);
    await page.getByRole('button', { name: '다음' }).click();
    assert.equal((await handed_over(page))[0].answers.age14, 'yes');
});

test('a reload before the program has come keeps what was answered', alone, async ({ page, url }) => {
    await hold_core(page);
    await page.goto(url + '?survey=station&lang=ko');
    await page.getByRole('radio', { name: '네, 만 14세 이상이에요' }).check();
    await page.getByRole('checkbox', { name: /개선 연구에/ }).check();
    await page.reload();
    const radio = page.getByRole('radio', { name: '네, 만 14세 이상이에요' });
    await radio.waitFor();
    assert.equal(await radio.isChecked(), true);
    assert.equal(await page.getByRole('checkbox', { name: /개선 연구에/ }).isChecked(), true);
});

test('the home page shows its words at once and goes over to the program by itself', alone, async ({ page, url }) => {
    const core = await hold_core(page);
    await page.goto(url + '?lang=en');
    await page.getByRole('heading', { level: 1, name: 'We listen before we build' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Next' }).count(), 0);
    core.arrive();
    const orders = await handed_over(page);
    assert.deepEqual(orders[0], {
        address: '', draft: '', language: 'en', language_is_asked: true, language_is_chosen: false, planner: false, survey: '', answers: {}, next: false,
        spent_millis: 0,
    });
});

test('a survey of one question at a time starts with its welcome alone', alone, async ({ page, url }) => {
    const core = await hold_core(page);
    await page.goto(url + '?survey=tv-u1&lang=ko');
    await page.getByText('7분쯤 걸려요.').waitFor();
    assert.equal(await page.getByRole('radio').count(), 0);
    await page.getByRole('button', { name: '다음' }).click();
    core.arrive();
    const orders = await handed_over(page);
    assert.deepEqual([orders[0].next, orders[0].answers], [true, {}]);
});

test('the language of the device decides where the address says nothing', { ...alone, locale: 'en-GB' }, async ({ page, url }) => {
    await hold_core(page);
    await page.goto(url + '?survey=station');
    await page.getByRole('heading', { level: 1, name: 'The petrol station I want' }).waitFor();
    await page.getByRole('button', { name: 'Next' }).waitFor();
});

test('the language can be changed before the program is there, and the answers stay', alone, async ({ page, url }) => {
    const core = await hold_core(page);
    await page.goto(url + '?survey=station&lang=ko');
    await page.getByRole('radio', { name: '네, 만 14세 이상이에요' }).check();
    await page.getByRole('checkbox', { name: /개선 연구에/ }).check();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'The petrol station I want' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.equal(await page.getByRole('radio', { name: 'Yes, I am' }).isChecked(), true);
    assert.equal(await page.getByRole('checkbox').first().isChecked(), true);
    await page.getByRole('button', { name: '한국어' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    core.arrive();
    const [order] = await handed_over(page);
    assert.deepEqual([order.language, order.language_is_chosen, order.answers.consent], ['en', true, { research: true }]);
});

test('a first page that is simple in one language only is left to the program in the other', alone, async ({ page, url }) => {
    const core = await hold_core(page);
    const question = { type: 'radiogroup', name: 'q', title: { ko: '약관', default: 'Terms & conditions' }, choices: ['a', 'b'] };
    await page.route('**/two.json', (route) => route.fulfill({ json: { title: 'T', pages: [{ elements: [question] }, {}] } }));
    await page.goto(url + '?survey=two.json&lang=ko');
    await page.getByRole('radio', { name: 'b' }).check();
    await page.getByRole('button', { name: 'English' }).click();
    assert.equal(await page.getByRole('radio').count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Next' }).count(), 0);
    core.arrive();
    const [order] = await handed_over(page);
    assert.deepEqual([order.language, order.next, order.answers], ['en', false, { q: 'b' }]);
});

test('only the time in which the first page can be seen is counted', alone, async ({ page, url }) => {
    const core = await hold_core(page);
    await page.goto(url + '?survey=station&lang=ko');
    await page.getByRole('radio').first().check();
    const hide = (hidden) => page.evaluate((is_hidden) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => is_hidden });
        document.dispatchEvent(new Event('visibilitychange'));
        return performance.now();
    }, hidden);
    const from = await hide(true);
    await page.waitForTimeout(1500);
    const away = await hide(false) - from;
    core.arrive();
    await page.getByRole('button', { name: '다음' }).click();
    const [order] = await handed_over(page);
    const since_navigation = await page.evaluate(() => performance.now());
    assert.ok(away >= 1400);
    assert.ok(order.spent_millis > 0 && order.spent_millis <= since_navigation - away, `${order.spent_millis} of ${since_navigation}`);
});

test('a person at the keyboard is taken along when the start page goes by itself', alone, async ({ page, url }) => {
    const core = await hold_core(page);
    await page.goto(url + '?lang=ko');
    await page.getByRole('button', { name: 'English' }).focus();
    await page.evaluate(() => {
        const { leave } = dure_boot;
        dure_boot.leave = () => { globalThis.wants_focus = leave(); };
    });
    core.arrive();
    await handed_over(page);
    assert.equal(await page.evaluate(() => globalThis.wants_focus), true);
});

test('a program that cannot be loaded is said in words, and the answers stay', { ...alone, tolerate: /ERR_FAILED|Failed to load/ },
    async ({ page, url }) => {
        const core = await hold_core(page, { fails: true });
        await page.goto(url + '?survey=station&lang=ko');
        await page.getByRole('radio', { name: '네, 만 14세 이상이에요' }).check();
        core.arrive();
        await page.getByRole('status').filter({ hasText: '불러오지 못했어요' }).waitFor();
        assert.equal(await page.getByRole('radio', { name: '네, 만 14세 이상이에요' }).isChecked(), true);
        await page.getByRole('button', { name: '다시 시도' }).click();
        await page.getByRole('radio', { name: '네, 만 14세 이상이에요', checked: true }).waitFor();
    });

test('answers that the browser does not keep are not said to be kept', { ...alone, tolerate: /ERR_FAILED|Failed to load/ },
    async ({ page, url }) => {
        const core = await hold_core(page, { fails: true });
        await page.addInitScript(() => { Storage.prototype.setItem = () => { throw new Error('no room'); }; });
        await page.goto(url + '?survey=station&lang=ko');
        await page.getByRole('radio').first().check();
        core.arrive();
        await page.getByRole('status').filter({ hasText: '답을 한 번 더 골라야 해요' }).waitFor();
    });

test('a survey that is not there goes to the program, which says so', { ...alone, tolerate: /404/ }, async ({ page, url }) => {
    const core = await hold_core(page);
    await page.goto(url + '?survey=no-such-survey&lang=ko');
    core.arrive();
    const orders = await handed_over(page);
    assert.equal(orders[0].address, 'no-such-survey');
    assert.equal(orders[0].survey, '');
});

// Puts entries into the device as the journal does (src/store/envelope.h); the start page looks at names only.
const put_on_device = (page, entries) => page.evaluate((wanted) => new Promise((resolve) => {
    const opening = indexedDB.open('dure', 1);
    opening.onupgradeneeded = () => ['drafts', 'responses', 'surveys', 'settings'].forEach((name) => opening.result.createObjectStore(name));
    opening.onsuccess = () => {
        const transaction = opening.result.transaction(['drafts', 'settings'], 'readwrite');
        for (const [store, key, text] of wanted)
            transaction.objectStore(store).put({ bytes: new TextEncoder().encode(text), revision: 1 }, key);
        transaction.oncomplete = () => { opening.result.close(); resolve(); };
    };
}), entries);

const station_draft = 'dure.draft/1 00000000 33\nid 3:01A\naddress 7:station\nbody 0:\n';

// The device says nothing until device_answers() is called.
const hold_device = () => {
    const open = indexedDB.open.bind(indexedDB);
    indexedDB.open = (name) => {
        const real = open(name);
        const request = { get result() { return real.result; } };
        real.onsuccess = () => { globalThis.device_answers = () => request.onsuccess(); };
        return request;
    };
};

test('a draft of the survey on this device is resumed by the program instead of starting anew', alone, async ({ page, url }) => {
    const core = await hold_core(page);
    await page.goto(url + '?survey=tv-u1&lang=ko');
    await put_on_device(page, [['drafts', '01A', station_draft]]);
    await page.goto(url + '?survey=station&lang=ko');
    await page.getByRole('heading', { level: 1, name: '내가 바라는 주유소' }).waitFor();
    await page.getByRole('status').filter({ hasText: '이어서 여는 중이에요' }).waitFor();
    assert.equal(await page.getByRole('radio').count(), 0);
    core.arrive();
    const orders = await handed_over(page);
    assert.deepEqual([orders[0].address, orders[0].next, orders[0].answers], ['station', false, {}]);
});

test('a draft that a slow device tells of late is still resumed, unless the person has begun', alone, async ({ page, url }) => {
    const core = await hold_core(page);
    await page.goto(url + '?survey=tv-u1&lang=ko');
    await put_on_device(page, [['drafts', '01A', station_draft]]);
    await page.addInitScript(hold_device);
    for (const has_begun of [true, false]) {
        await page.goto(url + '?survey=station&lang=ko');
        await page.getByRole('button', { name: '다음' }).waitFor();
        if (has_begun)
            await page.getByRole('radio', { name: '네, 만 14세 이상이에요' }).check();
        await page.waitForFunction(() => globalThis.device_answers);
        await page.evaluate(() => device_answers());
        const resuming = page.getByRole('status').filter({ hasText: '이어서 여는 중이에요' });
        if (!has_begun) {
            await resuming.waitFor();
            core.arrive();
            assert.equal((await handed_over(page))[0].next, false);
            continue;
        }
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        assert.equal(await resuming.count(), 0);
        assert.equal(await page.getByRole('radio').first().isChecked(), true);
        await page.evaluate(() => sessionStorage.clear());
    }
});

test('a draft that a slow device tells of after the program has failed does not take away the way to try again',
    { ...alone, tolerate: /ERR_FAILED|Failed to load/ }, async ({ page, url }) => {
        const core = await hold_core(page, { fails: true });
        await page.goto(url + '?survey=tv-u1&lang=ko');
        await put_on_device(page, [['drafts', '01A', station_draft]]);
        await page.addInitScript(hold_device);
        await page.goto(url + '?survey=station&lang=ko');
        core.arrive();
        await page.getByRole('button', { name: '다시 시도' }).waitFor();
        await page.evaluate(() => device_answers());
        await two_frames(page);
        await page.getByRole('button', { name: '다시 시도' }).waitFor();
    });

test('a page opened on a dark device is dark before the device has told its settings', { ...alone, colorScheme: 'dark' }, async ({ page, url }) => {
    await hold_core(page);
    await page.addInitScript(() => {
        addEventListener('DOMContentLoaded', () => { globalThis.first_theme = document.documentElement.dataset.theme; });
    });
    await page.goto(url + '?survey=station&lang=ko');
    assert.equal(await page.evaluate(() => globalThis.first_theme), 'dark');
});

test('language, colours and text size that were set earlier hold from the first word on', alone, async ({ page, url }) => {
    await hold_core(page);
    await page.goto(url);
    await put_on_device(page, [['settings', 'settings', '{"language":"en","theme":"dark","textPercent":150}']]);
    await page.goto(url + '?survey=station');
    await page.getByRole('button', { name: 'Next' }).waitFor();
    const html = page.locator('html');
    assert.equal(await html.getAttribute('data-theme'), 'dark');
    assert.equal(await html.evaluate((element) => getComputedStyle(element).fontSize), '24px');
});

test('the start page follows the device when its colours change', { ...alone, colorScheme: 'light' }, async ({ page, url }) => {
    await hold_core(page);
    await page.goto(url + '?survey=station&lang=ko');
    await page.getByRole('radio').first().check();
    const brand = () => page.locator('#start').evaluate((start) => start.style.getPropertyValue('--dure-brand-text'));
    const light = await brand();
    for (const [media, theme] of [[{ colorScheme: 'dark' }, 'dark'], [{ contrast: 'more' }, 'high-contrast'], [{ colorScheme: 'light', contrast: 'no-preference' }, 'light']]) {
        await page.emulateMedia(media);
        await page.locator(`html[data-theme=${theme}]`).waitFor();
        if (theme !== 'light')
            assert.notEqual(await brand(), light);
    }
    assert.equal(await brand(), light);
    assert.equal(await page.getByRole('radio').first().isChecked(), true);
});

test('settings that are not readable do not keep the survey from being shown', alone, async ({ page, url }) => {
    await hold_core(page);
    await page.goto(url);
    await put_on_device(page, [['settings', 'settings', 'torn']]);
    await page.goto(url + '?survey=station');
    await page.getByRole('radio').first().waitFor();
});

for (const colorScheme of ['light', 'dark']) {
    for (const viewport of [{ width: 320, height: 256 }, { width: 1280, height: 800 }]) {
        test(`the ${colorScheme} start page at ${viewport.width} px has no accessibility finding and does not scroll sideways`,
            { ...alone, colorScheme, viewport, bypassCSP: true }, async ({ page, url }) => {
                await hold_core(page);
                await page.goto(url + '?survey=station&lang=ko');
                await page.getByRole('radio').first().check();
                await page.addScriptTag({ content: readFileSync(path.join(root, 'tests/node_modules/axe-core/axe.min.js'), 'utf8') });
                const { violations } = await page.evaluate(() => globalThis.axe.run());
                assert.deepEqual(violations.map((found) => [found.id, found.nodes.map((node) => node.html)]), []);
                assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
            });
    }
}

// What a survey may contain and the page must not become.
const hostile = {
    title: { ko: '<img src=x onerror=alert(1)>' },
    pages: [
        { name: 'a', elements: [{ type: 'html', name: 'w', html: '<p>안녕</p><script>document.title = "bad"</script>' }] },
        { name: 'b', elements: [] },
    ],
};
const cases = {
    'markup in a title': hostile,
    'a script in the welcome': { ...hostile, title: '제목' },
    'an image in the welcome': { title: '제목', pages: [{ elements: [{ type: 'html', name: 'w', html: '<p>a<img src=x onerror=alert(1)></p>' }] }, { elements: [] }] },
    'a condition the page cannot judge': { title: '제목', pages: [{ elements: [{ type: 'radiogroup', name: 'q', choices: ['a'], visibleIf: "{x} > 3 or {y} notempty" }] }, { elements: [] }] },
    'a calculated value': { title: '제목', calculatedValues: [], pages: [{ elements: [{ type: 'html', name: 'w', html: '<p>hi</p>' }] }, { elements: [] }] },
    'a question type of its own': { title: '제목', pages: [{ elements: [{ type: 'toString', name: 'q' }] }, { elements: [] }] },
    'one page only': { title: '제목', pages: [{ elements: [{ type: 'radiogroup', name: 'q', choices: ['a'] }] }] },
    'an answer named like a method': { title: '제목', pages: [{ elements: [null, 7] }, {}] },
    'not a survey': [1, 2, 3],
};
for (const [what, survey] of Object.entries(cases)) {
    test(`${what} is left to the program and never becomes markup`, { ...alone, tolerate: /404/ }, async ({ page, url }) => {
        const core = await hold_core(page);
        await page.route('**/strange.json', (route) => route.fulfill({ json: survey }));
        await page.goto(url + '?survey=strange.json&lang=ko');
        await page.waitForTimeout(300);
        assert.equal(await page.locator('#start img:not(#start_logo[hidden]), #start script, #start input').count(), 0);
        assert.equal(await page.getByRole('button', { name: '다음' }).count(), 0);
        core.arrive();
        const orders = await handed_over(page);
        assert.equal(orders[0].survey, JSON.stringify(survey));
    });
}

test('the welcome keeps its headings, lists and emphasis, and shows entities as letters', alone, async ({ page, url }) => {
    await hold_core(page);
    const html = '<h2>Rules &amp; more</h2><p>One<br>two &lt;b&gt; <strong>bold <em>both</em></strong></p><ul><li>first</li> <li>second</li></ul>';
    await page.route('**/rich.json', (route) => route.fulfill({ json: { title: 'T', pages: [{ elements: [{ type: 'html', name: 'w', html }] }, {}] } }));
    await page.goto(url + '?survey=rich.json&lang=en');
    await page.getByRole('heading', { name: 'Rules & more' }).waitFor();
    assert.equal(await page.locator('.welcome p').innerText(), 'One\ntwo <b> bold both');
    assert.deepEqual(await page.getByRole('listitem').allInnerTexts(), ['first', 'second']);
    assert.equal(await page.locator('.welcome strong em').innerText(), 'both');
});
