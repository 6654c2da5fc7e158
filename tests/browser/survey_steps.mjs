// How a person goes through the sample surveys: what to answer, and three hands to do it with (mouse, touch, keyboard).
import { readFile } from 'node:fs/promises';

import { assert } from './harness.mjs';

export const wish_text = '밤에도 불이 환했으면 좋겠어요. 값도 닭도 읽기 쉬운 글씨로요.';
export const why_text = '직원분이 친절하고 화장실이 깨끗해서요.';

const pointer_hand = (press) => ({
    press: async (target) => { await press(target); },
    choose: async (target, label) => { await target.selectOption({ label }); },
    write: async (target, text) => { await press(target); await target.pressSequentially(text); },
    leave: async (target) => { await target.blur(); },
    slide: async (target) => { await press(target, { position: { x: 40, y: 20 } }); },
});
export const mouse = pointer_hand((target, options) => target.click(options));
export const touch = pointer_hand((target, options) => target.tap(options));

// Only keys: Tab to a control, arrows within a radio group, Space and Enter to act.
async function go_to(target) {
    const page = target.page();
    await target.waitFor();
    for (let steps = 0; steps < 160; ++steps) {
        const where = await target.evaluate((element) => {
            const active = document.activeElement;
            if (active === element)
                return 'there';
            const same = element.type === 'radio' && active?.type === 'radio' && active.name === element.name;
            if (!same)
                return 'elsewhere';
            return active.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING ? 'before' : 'after';
        });
        if (where === 'there')
            return;
        await page.keyboard.press({ before: 'ArrowDown', after: 'ArrowUp', elsewhere: 'Tab' }[where]);
    }
    throw new Error(`Tab never came to ${target}`);
}
export const keyboard = {
    press: async (target) => {
        await go_to(target);
        const done = await target.evaluate((element) => element.type === 'radio' && element.checked);
        if (!done)
            await target.page().keyboard.press(await target.evaluate((element) => (element.type === 'radio' || element.type === 'checkbox' ? 'Space' : 'Enter')));
    },
    choose: async (target, label) => {
        await go_to(target);
        for (let steps = 0; steps < 20; ++steps) {
            if (await target.evaluate((element) => element.selectedOptions[0]?.label) === label)
                return;
            await target.page().keyboard.press('ArrowDown');
        }
        throw new Error(`the list has no ${label}`);
    },
    write: async (target, text) => { await go_to(target); await target.page().keyboard.insertText(text); },
    leave: async (target) => { await target.page().keyboard.press('Tab'); },
    slide: async (target) => { await go_to(target); await target.page().keyboard.press('ArrowRight'); },
};

export const button = (page, name) => page.getByRole('button', { name, exact: typeof name === 'string' });
export const radio = (page, name) => page.getByRole('radio', { name, exact: true });
export const checkbox = (page, name) => page.getByRole('checkbox', { name, exact: true });
// On the start page a box is named by what is agreed to; in the program it stands in a group of that name.
export const consent_box = (page, name) => page.getByRole('checkbox', { name })
    .or(page.getByRole('group', { name }).getByRole('checkbox')).first();
export const field = (page, name) => page.getByRole('textbox', { name });
// A line of a matrix is a group on a phone and a row of a table where there is room.
const within = (page, group) => page.getByRole('group', { name: group }).or(page.getByRole('radiogroup', { name: group }))
    .or(page.getByRole('row', { name: group })).first();

// Each step is one page of the Korean station survey: [heading to wait for, what to do].
export const station_pages = [
    ['주유할 때', async (page, hand) => {
        await hand.press(radio(page, '네, 만 14세 이상이에요'));
        await hand.press(page.getByRole('checkbox').first());
    }],
    ['평소 이용', async (page, hand) => {
        await hand.press(radio(page, '일주일에 한 번 이상'));
        await hand.choose(page.getByRole('combobox', { name: /어떤 연료를 쓰는 차를 운전하세요/ }), '휘발유');
        await hand.press(checkbox(page, '가격'));
        await hand.press(checkbox(page, '그 밖의 이유'));
        await hand.write(within(page, /주유소를 고를 때/).getByRole('textbox'), '아이가 좋아하는 젤리');
    }],
    ['주유기 앞에서', async (page, hand) => {
        await hand.press(within(page, /주유구 방향에 맞춰 차 세우기/).getByRole('radio', { name: /쉬움/ }).first());
        await hand.press(within(page, /기름을 잘못 넣을까 봐/).getByRole('radio').nth(3));
        await hand.write(field(page, /언제 그렇게 느끼셨나요/), '처음 렌터카를 몰 때요.');
        await hand.press(checkbox(page, '새 일회용 장갑'));
    }],
    ['결제', async (page, hand) => {
        await hand.press(radio(page, '먼저 넣고 나중에 결제'));
        await hand.press(radio(page, '없어요'));
        await hand.press(radio(page, '휴대폰이면 충분해요'));
        await hand.press(within(page, /입구 가격표를/).getByRole('radio').nth(2));
    }],
    ['밤에, 혼자일 때', async (page, hand) => {
        await hand.press(radio(page, '네'));
        await hand.press(within(page, /그때 기분이 어떠세요/).getByRole('radio').nth(1));
        for (let steps = 0; steps < 3; ++steps) // to the very top, where the button stays and can do no more
            await hand.press(button(page, '도움 요청 버튼 위로'));
        await hand.slide(page.getByRole('slider', { name: /초까지/ }));
    }],
    ['머무는 동안', async (page, hand) => {
        await hand.press(within(page, /화장실은 얼마나 깨끗했나요/).getByRole('radio').nth(1));
        await hand.press(checkbox(page, '믿기 어려운 잠금장치'));
        await hand.press(checkbox(page, '그늘 있는 테라스'));
        await hand.press(checkbox(page, '작은 독서 공간'));
        await hand.press(checkbox(page, '겪은 적 없어요'));
    }],
    ['불편했던 곳', async (page, hand) => {
        await hand.press(checkbox(page, '화장실'));
        await hand.press(checkbox(page, '조명과 도움 버튼'));
    }],
    ['누구나 쓰기 편하게', async (page, hand) => {
        await hand.press(checkbox(page, '더 큰 글씨'));
        await hand.press(radio(page, '답은 들었지만 바뀌지 않았어요'));
    }],
    ['다섯 가지 생각', async (page, hand) => {
        await page.getByText('5개 중 0개 답했어요').first().waitFor();
        for (const idea of ['테라스', '독서실', '고객 PC', '도우미', '밝은 주유 칸'])
            await hand.press(checkbox(page, `${idea}: ${idea === '테라스' ? '추천해요' : '좋아요'}`));
        await page.getByText('5개 중 5개 답했어요').first().waitFor();
    }],
    ['마지막으로 한마디', async (page, hand) => {
        await hand.press(within(page, /친구에게 추천하시겠어요/).getByRole('radio').nth(9));
        const why = field(page, /9점을 주신 이유/);
        await hand.write(why, why_text);
        await hand.leave(why);
        const wish = field(page, /딱 한 가지를 먼저/);
        await hand.write(wish, wish_text);
        await hand.leave(wish);
    }],
];

export async function open_station(page, url, parameters = '') {
    await page.goto(`${url}?survey=station&lang=ko${parameters}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
}

export async function on_page(page, index) {
    await page.getByText(station_pages[index][0], { exact: index > 0 }).first().waitFor();
}

// Answers pages [from, to) and presses on after each.
export async function answer_station(page, hand, { from = 0, to = station_pages.length, after_page = null } = {}) {
    for (let index = from; index < to; ++index) {
        await on_page(page, index);
        await station_pages[index][1](page, hand);
        if (after_page)
            await after_page(index);
        await hand.press(button(page, index === station_pages.length - 1 ? '완료하기' : '다음'));
    }
}

export async function wait_until_saved(page, words = '저장됨') {
    await page.getByText(words, { exact: true }).first().waitFor();
}

export async function thanked(page) {
    await page.getByRole('heading', { level: 1, name: '고맙습니다' }).waitFor();
}

export async function open_home(page, url) {
    await page.goto(`${url}?lang=ko`);
    await page.getByRole('heading', { name: '설문 참여하기' }).waitFor();
}

export async function downloaded(page, name) {
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).first().click()]);
    return JSON.parse(await readFile(await download.path(), 'utf8'));
}

// What every hand must have left in the exported file.
export function check_station_answers(response) {
    assert.ok(response.paradata.pages[0].millis > 0, 'the time on the start page counts');
    assert.equal(response.format, 'dure.response/1');
    assert.equal(response.complete, true);
    assert.equal(response.survey.id, 'station-2026');
    const data = response.data;
    assert.equal(data.age14, 'yes');
    assert.deepEqual(data.consent, { research: true });
    assert.equal(data.visit_frequency, 'weekly');
    assert.equal(data.energy, 'petrol');
    assert.deepEqual([...data.reasons].sort(), ['other', 'price']);
    assert.equal(data['reasons-Comment'], '아이가 좋아하는 젤리');
    assert.deepEqual(data.pump_ease, { flap: 4 });
    assert.equal(data.misfuel_fear, 4);
    assert.equal(data.misfuel_story, '처음 렌터카를 몰 때요.');
    assert.deepEqual(data.hands, ['gloves']);
    assert.equal(data.pay_order, 'after');
    assert.equal(data.prepay_trouble, 'no');
    assert.equal(data.receipt, true);
    assert.equal(data.price_board, 3);
    assert.equal(data.night_alone, true);
    assert.equal(data.night_feeling, 2);
    assert.deepEqual(data.safety_order, ['button', 'light', 'view', 'camera']);
    assert.ok(data.help_seconds >= 10 && data.help_seconds <= 180 && data.help_seconds % 10 === 0, `${data.help_seconds} s`);
    assert.equal(data.restroom, 2);
    assert.deepEqual(data.restroom_wrong, ['lock']);
    assert.deepEqual(data.waiting_place, ['terrace', 'reading']);
    assert.deepEqual(data.staff, ['none']);
    assert.deepEqual(data.trouble_spots, [{ region: 'restroom' }, { region: 'lights' }]);
    const ideas = ['bay', 'helper', 'pc', 'reading', 'terrace'];
    assert.deepEqual(response.tasks.station_ideas.shown.flat().sort(), ideas);
    assert.deepEqual(Object.keys(data.station_ideas).sort(), ideas);
    for (const [idea, { reactions }] of Object.entries(data.station_ideas))
        assert.deepEqual(reactions, [idea === 'terrace' ? 'recommend' : 'like']);
    assert.deepEqual(data.barrier_free, ['letters']);
    assert.equal(data.complaint_outcome, 'answered');
    assert.equal(data.recommend, 9);
    assert.equal(data.recommend_why, why_text);
    assert.equal(data.one_change, wish_text);
    const research = response.consents.find((consent) => consent.item === 'research');
    assert.equal(research.choice, 'yes');
    assert.notEqual(response.consents.find((consent) => consent.item === 'quotes')?.choice, 'yes');
}
