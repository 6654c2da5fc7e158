// From the start page's HTML to the program: nothing flashes, nothing is lost, and a draft comes back as it was left.
import { assert, test } from './harness.mjs';
import { answer_station, button, checkbox, consent_box, mouse, on_page, open_station, radio, wait_until_saved } from './survey_steps.mjs';

// At every frame that is drawn: what stands on the screen, "start" or the heading of the program's screen.
function watch_frames() {
    globalThis.shown = [];
    const look = () => {
        const start = document.getElementById('start');
        const heading = document.querySelector('#nodes h1');
        const now = start ? 'start' : heading ? heading.textContent : document.getElementById('nodes')?.textContent || 'nothing';
        if (document.getElementById('app') && now !== globalThis.shown.at(-1))
            globalThis.shown.push(now);
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}

async function hold_program(page) {
    let arrive;
    const arrived = new Promise((resolve) => { arrive = resolve; });
    await page.route('**/dure.wasm', async (route) => {
        await arrived;
        await route.continue();
    });
    return arrive;
}

const alone = { serviceWorkers: 'block' };

async function answer_first_page(page) {
    await radio(page, '네, 만 14세 이상이에요').click();
    await consent_box(page, /개선 연구에/).check();
    await button(page, '다음').click();
}

for (const late of [false, true]) {
    test(`the second page follows the start page at once when the program comes ${late ? 'after' : 'before'} Next, with nothing in between`,
        alone, async ({ page, url }) => {
            await page.addInitScript(watch_frames);
            const arrive = await hold_program(page);
            await page.goto(`${url}?survey=station&lang=ko`);
            if (!late) {
                arrive();
                await page.waitForFunction(() => globalThis.Module?._dure_begin);
            }
            await answer_first_page(page);
            arrive();
            await on_page(page, 1);
            assert.deepEqual(await page.evaluate(() => shown), ['start', '평소 이용']);
            await wait_until_saved(page);
            await button(page, '이전').click();
            await radio(page, '네, 만 14세 이상이에요').waitFor();
            assert.equal(await radio(page, '네, 만 14세 이상이에요').isChecked(), true);
            assert.equal(await consent_box(page, /개선 연구에/).isChecked(), true);
            assert.equal(await consent_box(page, /보고서에 인용/).isChecked(), false);
        });
}

test('a draft comes back on its own screen with nothing in between but its title', alone, async ({ page, url }) => {
    await open_station(page, url);
    await answer_station(page, mouse, { to: 2 });
    await on_page(page, 2);
    await checkbox(page, '새 일회용 장갑').click();
    await wait_until_saved(page);
    await page.addInitScript(watch_frames);
    await page.reload();
    await on_page(page, 2);
    assert.deepEqual(await page.evaluate(() => shown), ['start', '주유기 앞에서']);
    assert.equal(await checkbox(page, '새 일회용 장갑').isChecked(), true);
});

test('the home page follows its start page with nothing in between', alone, async ({ page, url }) => {
    await page.addInitScript(watch_frames);
    await page.goto(`${url}?lang=ko`);
    await page.getByRole('heading', { name: '설문 참여하기' }).waitFor();
    assert.deepEqual(await page.evaluate(() => shown), ['start', '만들기 전에, 먼저 듣습니다']);
});

test('a device that never answers about its storage does not keep the survey from going on', alone, async ({ page, url }) => {
    await page.addInitScript(() => {
        const silent = () => ({ set onsuccess(_) {}, set onerror(_) {}, set onupgradeneeded(_) {} });
        indexedDB.open = silent;
    });
    await page.goto(`${url}?survey=station&lang=ko`);
    await answer_first_page(page);
    await on_page(page, 1);
    await radio(page, '한 달에 한 번쯤').click();
    assert.equal(await page.getByText('저장됨', { exact: true }).count(), 0);
});

test('a language set earlier holds from the first word on, and one the address asks for goes before it', alone, async ({ page, url }) => {
    await page.goto(`${url}?survey=station`);
    await answer_first_page(page);
    await on_page(page, 1);
    await button(page, 'English').click();
    await wait_until_saved(page, 'Saved');
    await page.goto(`${url}?survey=tv-u1`);
    await page.getByRole('heading', { level: 1, name: 'A television of my own' }).waitFor();
    await button(page, 'Next').click();
    await button(page, '한국어').waitFor();
    await page.goto(`${url}?survey=tv-u1&lang=ko`);
    await button(page, 'English').waitFor();
});
