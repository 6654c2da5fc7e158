// "Saved" is what the device has: killed browsers, held, refused and full storage, two tabs, no network.
import { assert, deep, fresh_profile, launch_to_kill, serve, test, watch } from './harness.mjs';
import { answer_station, button, check_station_answers, checkbox, downloaded, mouse, on_page, open_home, open_station, radio, thanked,
    wait_until_saved } from './survey_steps.mjs';

// ---- killed at random instants ---------------------------------------------------------------------------------------

// What the driver below has brought about after `count` steps, counted from a round's first: words in the field, which
// radio is chosen, which page is shown. Steps that have not happened yet leave what the round began with.
const cycle = 6;
function state_after(first, count, began) {
    const state = { ...began, page: 1 };
    for (let step = first; step < first + count; ++step) {
        if (step % cycle === 0 || step % cycle === 2)
            state.words = `적은 말 ${step}`;
        if (step % cycle === 1 || step % cycle === 3)
            state.choice = step % 5;
        state.page = step % cycle === 4 ? 2 : 1;
    }
    return state;
}

// Runs in the page: answers without end, at uneven intervals, and reports how many steps were done whenever "저장됨" is shown.
function answer_on_and_on(first) {
    let step = first;
    const named = (name) => [...document.querySelectorAll('button')].find((one) => one.textContent === name);
    const report = () => {
        // Nothing on its way to the program: what is shown now includes every step so far.
        if (Page.queue.length === 0 && [...document.querySelectorAll('.n_paragraph')].some((one) => one.textContent === '저장됨'))
            globalThis.dure_saved(step - first);
    };
    new MutationObserver(report).observe(document.getElementById('nodes'), { subtree: true, childList: true, characterData: true });
    const act = () => {
        if (step % 6 === 4) {
            named('다음').click();
        } else if (step % 6 === 5) {
            named('이전').click();
        } else if (step % 2 === 0) {
            const field = document.querySelector('textarea');
            field.value = `적은 말 ${step}`;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));
        } else {
            document.querySelectorAll('input[type=radio]')[step % 5].click();
        }
        step += 1;
        setTimeout(act, 5 + Math.random() * 90);
    };
    act();
}

const endless = { title: '끝없이', pages: [
    { elements: [{ type: 'radiogroup', name: 'choice', title: '고르기', choices: ['0', '1', '2', '3', '4'] },
        { type: 'comment', name: 'words', title: '적기' }] },
    { title: '둘째 쪽', elements: [{ type: 'comment', name: 'other', title: '다른 것' }] },
    { elements: [{ type: 'comment', name: 'last', title: '끝' }] },
] };

async function read_state(page) {
    await button(page, '다음').waitFor();
    const is_second = await page.getByRole('heading', { name: '둘째 쪽' }).count() > 0;
    if (is_second)
        await button(page, '이전').click();
    const field = page.getByRole('textbox', { name: '적기' });
    await field.waitFor();
    const choices = await page.getByRole('radio').evaluateAll((all) => all.map((one) => one.checked));
    return { words: await field.inputValue(), choice: choices.indexOf(true), page: is_second ? 2 : 1 };
}

const rounds = deep ? 100 : 20;
test(`the browser is killed ${rounds} times at random instants while answering, and what was called saved is there, on the same page`,
    { own_browser: true, millis: rounds * 20_000 }, async ({ url }) => {
        const profile = fresh_profile();
        const complaints = [];
        let began = null; // the state at the beginning of the latest round
        let saved = -1; // steps of that round that were called saved
        let acknowledged = 0;
        const longest = 400;
        try {
            for (let round = 0; round <= rounds; ++round) {
                const { page, kill } = await launch_to_kill(profile.folder);
                try {
                    await watch(page, complaints);
                    const now = round;
                    await page.exposeFunction('dure_saved', (count) => {
                        if (now === round) {
                            saved = Math.max(saved, count);
                            acknowledged += 1;
                        }
                    });
                    await page.route('**/endless.json', (route) => route.fulfill({ json: endless }));
                    await page.goto(`${url}?survey=endless.json&lang=ko`);
                    if (round === 0) // the start page; a draft comes back in the app itself
                        await button(page, '다음').waitFor();
                    const found = await read_state(page);
                    if (began) {
                        const first = (round - 1) * longest * cycle;
                        const possible = Array.from({ length: longest }, (_, more) => state_after(first, Math.max(saved, 0) + more, began));
                        const at = possible.findIndex((one) => JSON.stringify(one) === JSON.stringify(found));
                        assert.ok(at >= 0, `round ${round}: ${JSON.stringify(found)} after ${saved} saved steps, ${JSON.stringify(possible[0])}`);
                    }
                    began = { words: found.words, choice: found.choice, page: 1 };
                    saved = -1;
                    await page.evaluate(answer_on_and_on, round * longest * cycle);
                    await new Promise((resolve) => { setTimeout(resolve, 50 + Math.random() * 1000); });
                } finally {
                    await kill();
                }
            }
            assert.ok(acknowledged > rounds, `"saved" was said only ${acknowledged} times`);
            // The survey is not on the server; the copy kept on the device does.
            assert.deepEqual(complaints.filter((text) => !/404.*endless/.test(text)), []);
        } finally {
            profile.remove();
        }
    });

test('a browser killed the moment thanks are said still has the response', { own_browser: true }, async ({ url }) => {
    const profile = fresh_profile();
    try {
        const first = await launch_to_kill(profile.folder);
        await first.page.goto(`${url}?survey=station&lang=ko`);
        await radio(first.page, '아니요, 만 14세 미만이에요').click();
        await button(first.page, '다음').click();
        await first.page.getByText('여기서 마칠게요').first().waitFor();
        await first.kill();
        const second = await launch_to_kill(profile.folder);
        await open_home(second.page, url);
        await button(second.page, '보기').waitFor();
        await second.kill();
    } finally {
        profile.remove();
    }
});

// ---- a device that takes its time, refuses, or is full ----------------------------------------------------------------

// Holds back what the program hears of finished transactions until release() is called.
function hold_transactions() {
    const own = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete');
    const waiting = [];
    globalThis.holding = false;
    globalThis.release = () => {
        globalThis.holding = false;
        waiting.splice(0).forEach((tell) => tell());
    };
    Object.defineProperty(IDBTransaction.prototype, 'oncomplete', {
        set(tell) {
            own.set.call(this, (event) => {
                if (globalThis.holding && this.mode === 'readwrite')
                    waiting.push(() => tell(event));
                else
                    tell(event);
            });
        },
    });
}

test('"saved" and "thank you" are said only after the device has confirmed the write', async ({ page, url }) => {
    await page.addInitScript(hold_transactions);
    await open_station(page, url);
    await answer_station(page, mouse, { to: 1 });
    await on_page(page, 1);
    await wait_until_saved(page);
    // Every word that is ever shown, not only what a look from outside happens to catch.
    await page.evaluate(() => {
        globalThis.seen = [];
        new MutationObserver(() => seen.push(document.getElementById('nodes').textContent))
            .observe(document.getElementById('nodes'), { subtree: true, childList: true, characterData: true });
        globalThis.holding = true;
    });
    await radio(page, '가지 않아요. 다른 사람이 해 줘요').click();
    await page.getByText('저장 중', { exact: true }).first().waitFor();
    await page.evaluate(() => { seen.length = 0; });
    await checkbox(page, '시간이 없어서').click();
    await button(page, '다음').click();
    await on_page(page, 7);
    await radio(page, '이야기해 본 적 없어요').click();
    await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); }));
    assert.deepEqual(await page.evaluate(() => seen.filter((words) => words.includes('저장됨'))), []);
    await page.evaluate(() => release());
    await wait_until_saved(page);
    await button(page, '다음').click();
    await on_page(page, 8);
    await button(page, '다음').click();
    await on_page(page, 9);
    await page.evaluate(() => {
        globalThis.holding = true;
        addEventListener('click', () => { seen.length = 0; }, { capture: true, once: true });
    });
    await button(page, '완료하기').click();
    await page.getByRole('heading', { name: '답을 저장하고 있어요' }).waitFor();
    await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); }));
    assert.deepEqual(await page.evaluate(() => seen.filter((words) => /저장됨|고맙습니다/.test(words))), []);
    await page.evaluate(() => release());
    await thanked(page);
});

test('a browser that refuses storage says so, keeps the answers on the screen and lets them be downloaded', async ({ page, url }) => {
    await page.addInitScript(() => {
        Object.defineProperty(globalThis, 'indexedDB', { get() { throw new DOMException('denied', 'SecurityError'); } });
    });
    await open_station(page, url);
    await answer_station(page, mouse, { to: 1 });
    await on_page(page, 1);
    await radio(page, '한 달에 한 번쯤').click();
    await page.getByText('브라우저가 저장을 막고 있어요. 답은 화면에 그대로 있으니 내려받아 두세요.').first().waitFor();
    assert.equal(await page.getByText('저장됨', { exact: true }).count(), 0);
    const draft = await downloaded(page, '답 내려받기');
    assert.equal(draft.complete, false);
    assert.equal(draft.data.visit_frequency, 'monthly');
    await answer_station(page, mouse, { from: 1 });
    await page.getByRole('heading', { name: '아직 저장하지 못했어요' }).waitFor();
    assert.equal(await page.getByRole('heading', { name: '고맙습니다' }).count(), 0);
    await page.getByText('아이가 좋아하는 젤리').first().waitFor(); // the answers are still on the screen
    check_station_answers(await downloaded(page, '답 내려받기'));
    assert.equal(await button(page, '홈').count(), 0); // the only copy must not be left
});

test('a device without room says so, keeps the answers, and saves them when there is room again', async ({ page, url }) => {
    // As Chromium does it: the transaction is aborted with this error.
    await page.addInitScript(() => {
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (...parts) {
            const request = put.apply(this, parts);
            if (globalThis.is_full) {
                Object.defineProperty(this.transaction, 'error', { value: new DOMException('no room', 'QuotaExceededError') });
                this.transaction.abort();
            }
            return request;
        };
    });
    await open_station(page, url);
    await answer_station(page, mouse, { to: 1 });
    await on_page(page, 1);
    await wait_until_saved(page);
    await page.evaluate(() => { globalThis.is_full = true; });
    await radio(page, '가지 않아요. 다른 사람이 해 줘요').click();
    await page.getByText('저장 공간이 가득 차서 저장하지 못했어요. 답은 화면에 그대로 있어요.').first().waitFor();
    assert.equal((await downloaded(page, '답 내려받기')).data.visit_frequency, 'never');
    await page.evaluate(() => { globalThis.is_full = false; });
    await button(page, '다시 저장하기').click();
    await wait_until_saved(page);
    await button(page, '다음').click();
    await on_page(page, 7);
    await radio(page, '이야기해 본 적 없어요').click();
    await button(page, '다음').click();
    await on_page(page, 8);
    await button(page, '다음').click();
    await on_page(page, 9);
    await wait_until_saved(page);
    await page.evaluate(() => { globalThis.is_full = true; });
    await button(page, '완료하기').click();
    await page.getByRole('heading', { name: '아직 저장하지 못했어요' }).waitFor();
    await page.getByText('저장 공간이 가득 찼어요.').first().waitFor();
    assert.equal((await downloaded(page, '답 내려받기')).complete, true);
    await page.evaluate(() => { globalThis.is_full = false; });
    await button(page, '다시 저장하기').click();
    await thanked(page);
    await open_home(page, url);
    await button(page, '보기').waitFor();
    assert.equal(await button(page, '이어서 하기').count(), 0);
});

test('a device full from the beginning says so and still lets the survey be answered', async ({ page, context, url }) => {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(url).origin, quotaSize: 1 });
    await open_station(page, url);
    await answer_station(page, mouse, { to: 1 });
    await on_page(page, 1);
    await radio(page, '한 달에 한 번쯤').click();
    await page.getByText(/저장하지 못했어요|저장을 막고 있어요/).first().waitFor();
    assert.equal((await downloaded(page, '답 내려받기')).data.visit_frequency, 'monthly');
});

test('the browser asks before the page goes while an answer is nowhere else, and only then', async ({ page, url }) => {
    await page.addInitScript(hold_transactions);
    await open_station(page, url);
    await answer_station(page, mouse, { to: 1 });
    await on_page(page, 1);
    await wait_until_saved(page);
    const asks = () => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
    assert.equal(await asks(), false);
    await page.evaluate(() => { globalThis.holding = true; });
    await radio(page, '한 달에 한 번쯤').click();
    await page.getByText('저장 중', { exact: true }).first().waitFor();
    assert.equal(await asks(), true);
    await page.evaluate(() => release());
    await wait_until_saved(page);
    assert.equal(await asks(), false);
});

// ---- two tabs ---------------------------------------------------------------------------------------------------------

test('the same draft in a second tab is announced, can be taken over, and the first tab hears of it', async ({ page, context, url }) => {
    await open_station(page, url);
    await answer_station(page, mouse, { to: 1 });
    await on_page(page, 1);
    await radio(page, '한 달에 한 번쯤').click();
    await wait_until_saved(page);
    const second = await context.newPage();
    await second.goto(`${url}?survey=station&lang=ko`);
    await second.getByRole('heading', { name: '다른 창에서 답하는 중이에요' }).waitFor();
    // What the first tab says meanwhile must not be lost to the second.
    await page.bringToFront();
    await radio(page, '2주에 한 번쯤').click();
    await wait_until_saved(page);
    await second.bringToFront();
    await button(second, '여기서 이어서 하기').click();
    await on_page(second, 1);
    assert.equal(await radio(second, '2주에 한 번쯤').isChecked(), true);
    await page.bringToFront();
    await page.getByRole('heading', { name: '다른 창에서 이어서 하고 있어요' }).waitFor();
});

test('a draft left before its lock was granted is not held on to', async ({ page, url }) => {
    await page.addInitScript(() => {
        const request = LockManager.prototype.request;
        globalThis.lock_waits = new Promise((go) => { globalThis.grant = go; });
        LockManager.prototype.request = async function (...parts) {
            globalThis.has_asked = true;
            await lock_waits;
            return request.apply(this, parts);
        };
    });
    await page.goto(`${url}?survey=tv-u1&lang=ko`);
    await button(page, '다음').click();
    await radio(page, '침실에서 혼자').click();
    await wait_until_saved(page);
    await page.waitForFunction(() => globalThis.has_asked);
    await button(page, '홈').click();
    await button(page, '이어서 하기').waitFor();
    const held = await page.evaluate(async () => {
        grant();
        await navigator.locks.request('after all that waited', () => {});
        return (await navigator.locks.query()).held.map(({ name }) => name);
    });
    assert.deepEqual(held, []);
});

test('a program that stops while a survey is being handed to it says so', { tolerate: /unreachable/, serviceWorkers: 'block' }, async ({ page, url }) => {
    await open_home(page, url);
    await page.evaluate(() => { _dure_answer = () => { throw new WebAssembly.RuntimeError('unreachable'); }; });
    await button(page, '시작하기').first().click();
    await page.getByRole('alert').filter({ hasText: '문제가 생겼어요' }).waitFor();
});

// ---- without a network ------------------------------------------------------------------------------------------------

test('after the first visit the survey is reloaded, finished and kept without a network, and is still there with one',
    { tolerate: /ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED/ }, async ({ page, context }) => {
        const first = await serve();
        const address = first.url;
        let server = first;
        try {
            await open_station(page, address);
            await answer_station(page, mouse, { to: 2 });
            await on_page(page, 2);
            await page.waitForFunction(() => navigator.serviceWorker.controller);
            await wait_until_saved(page);
            await server.stop();
            server = null;
            await context.setOffline(true);
            await page.getByText('인터넷이 끊겼어요. 답은 이 기기에 저장되니 계속하셔도 돼요.').first().waitFor();
            await page.reload();
            await on_page(page, 2);
            await answer_station(page, mouse, { from: 2 });
            await thanked(page);
            check_station_answers(await downloaded(page, '답 내려받기'));
            await button(page, '홈').first().click();
            await button(page, '보기').waitFor();
            await page.goto(`${address}?survey=tv-u1&lang=ko`); // a survey never opened before
            await page.getByRole('heading', { level: 1, name: '나에게 맞는 텔레비전' }).waitFor();
            await button(page, '다음').click();
            await radio(page, '침실에서 혼자').click();
            await wait_until_saved(page);
            server = await serve(undefined, Number(new URL(address).port));
            await context.setOffline(false);
            await page.locator('#nodes').getByText('인터넷이 끊겼어요').waitFor({ state: 'hidden' });
            await open_home(page, address);
            await button(page, '보기').waitFor();
            check_station_answers(await downloaded(page, '내려받기'));
        } finally {
            await server?.stop();
        }
    });
