// Dragging and swiping by mouse and by finger; buttons do the same elsewhere.
import { assert, test, two_frames } from './harness.mjs';
import { button, downloaded, radio, thanked } from './survey_steps.mjs';

const survey = {
    id: 'gestures', locale: 'ko', title: '끌고 밀기',
    pages: [
        { name: 'order', elements: [{ type: 'ranking', name: 'order', title: '중요한 순서대로 놓아 주세요',
            choices: ['조명', '화장실', '도우미', '와이파이'] },
        { type: 'slider', name: 'wait', title: '몇 분까지 기다리세요?', min: 0, max: 30, step: 1 }] },
        { name: 'votes', elements: [{ type: 'statements', name: 'votes', title: '어떻게 생각하세요?', isRequired: true,
            items: [{ value: 'a', text: '밤에도 환해야 해요' }, { value: 'b', text: '음악은 없어도 돼요' }, { value: 'c', text: '의자가 더 있으면 해요' }] }] },
    ],
};

async function open(page, url) {
    await page.route('**/gestures.json', (route) => route.fulfill({ json: survey }));
    await page.goto(`${url}?survey=gestures.json&lang=ko`);
    await page.getByRole('heading', { name: '중요한 순서대로 놓아 주세요' }).waitFor();
    await page.locator('[data-gesture=drag]').first().waitFor();
}

const order = async (page) => (await page.getByText(/^(\d\. )?(조명|화장실|도우미|와이파이)$/).allTextContents())
    .map((words) => words.replace(/^\d\. /, ''));
const middle = async (target) => {
    const box = await target.boundingBox();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

// A hand that moves in steps, so that the page sees a way and not a jump.
function mouse_hand(page) {
    return {
        down: async ({ x, y }) => { await page.mouse.move(x, y); await page.mouse.down(); },
        move: ({ x, y }) => page.mouse.move(x, y, { steps: 6 }),
        up: () => page.mouse.up(),
    };
}
async function finger(page) {
    const devtools = await page.context().newCDPSession(page);
    let at;
    const send = (type, points) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    return {
        down: (point) => { at = point; return send('touchStart', [point]); },
        move: async (to) => {
            for (let step = 1; step <= 8; ++step)
                await send('touchMove', [{ x: at.x + (to.x - at.x) * step / 8, y: at.y + (to.y - at.y) * step / 8 }]);
            at = to;
        },
        up: () => send('touchEnd', []),
    };
}

async function drag(page, hand, handle, { dx = 0, dy = 0 }) {
    await handle.scrollIntoViewIfNeeded();
    const from = await middle(handle);
    await hand.down(from);
    await hand.move({ x: from.x + dx, y: from.y + dy });
    await two_frames(page);
    await hand.up();
    await two_frames(page);
}

for (const [name, hand_of, options] of [['a mouse', mouse_hand, {}], ['a finger', finger, { touch: true }]]) {
    test(`ranks are dragged and statements swiped by ${name}, and the file has the answers`, options, async ({ page, url }) => {
        await open(page, url);
        const hand = await hand_of(page);
        const handles = page.locator('[data-gesture=drag]');
        const row = (await handles.nth(1).boundingBox()).y - (await handles.nth(0).boundingBox()).y;
        await drag(page, hand, handles.nth(0), { dy: row * 2.2 });
        assert.deepEqual(await order(page), ['화장실', '도우미', '조명', '와이파이']);
        await drag(page, hand, handles.nth(3), { dy: -row * 3.3 });
        assert.deepEqual(await order(page), ['와이파이', '화장실', '도우미', '조명']);
        await button(page, '몇 분까지 기다리세요?: 조금 높이기').click();
        await button(page, '다음').click();

        const card = page.locator('[data-gesture=swipe]');
        await page.getByRole('heading', { name: /3개 중 1번째/ }).waitFor();
        await drag(page, hand, card, { dx: 30 });
        await page.getByRole('heading', { name: /3개 중 1번째/ }).waitFor();
        await drag(page, hand, card, { dx: 170 });
        await page.getByRole('heading', { name: /3개 중 2번째/ }).waitFor();
        await drag(page, hand, card, { dx: -170 });
        await page.getByRole('heading', { name: /3개 중 3번째/ }).waitFor();
        await radio(page, '넘어갈게요').click();
        await button(page, '완료하기').click();
        await thanked(page);
        const { data } = await downloaded(page, '답 내려받기');
        assert.deepEqual(data, { order: ['와이파이', '화장실', '도우미', '조명'], wait: 16, votes: { a: 'agree', b: 'disagree', c: 'pass' } });
    });
}

test('Escape puts a dragged rank back, and letting go afterwards moves nothing', async ({ page, url }) => {
    await open(page, url);
    const handle = page.locator('[data-gesture=drag]').first();
    await handle.scrollIntoViewIfNeeded();
    const from = await middle(handle);
    const before = await order(page);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, from.y + 150, { steps: 5 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await two_frames(page);
    assert.deepEqual(await order(page), before);
});

test('a finger that moves up and down over a statement scrolls the page and answers nothing', { touch: true, viewport: { width: 390, height: 480 } }, async ({ page, url }) => {
    await open(page, url);
    await button(page, '다음').click();
    await page.getByRole('heading', { name: /3개 중 1번째/ }).waitFor();
    const hand = await finger(page);
    const card = page.locator('[data-gesture=swipe]');
    const from = await middle(card);
    await hand.down(from);
    await hand.move({ x: from.x + 10, y: from.y - 120 });
    await hand.up();
    await two_frames(page);
    await page.getByRole('heading', { name: /3개 중 1번째/ }).waitFor();
    assert.equal(await radio(page, '동의해요').isChecked(), false);
});
