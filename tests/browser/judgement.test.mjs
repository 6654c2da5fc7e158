// Choosing, weighing and reacting: every kind answered by mouse, touch and keyboard, and the file that comes of it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { assert, root, test } from './harness.mjs';
import { button, checkbox, downloaded, keyboard, mouse, radio, thanked, touch, wait_until_saved } from './survey_steps.mjs';

const axe = readFileSync(path.join(root, 'tests/node_modules/axe-core/axe.min.js'), 'utf8');
const item = (value, text, imageLink) => ({ value, text, imageLink });
const survey = {
    id: 'judgements', locale: 'ko', title: { default: 'Judgements', ko: '고르고 견주기' }, showProgressBar: true,
    pages: [
        { name: 'maxdiff', elements: [{ type: 'maxdiff', name: 'wishes', title: '무엇이 가장 끌리세요?', itemsPerSet: 3, isRequired: true,
            items: [item('terrace', '테라스', 'samples/station/terrace.svg'), item('books', '책방'), item('pc', '손님용 컴퓨터'), item('light', '환한 조명')],
            design: { id: 'two', versions: [[['terrace', 'books', 'pc'], ['books', 'pc', 'light']]] } }] },
        { name: 'pairs', elements: [{ type: 'pairs', name: 'duel', title: '둘 중에 어느 쪽인가요?', isRequired: true,
            items: [item('terrace', '테라스'), item('books', '책방'), item('pc', '손님용 컴퓨터')],
            design: { versions: [[['terrace', 'books'], ['books', 'pc']]] } }] },
        { name: 'conjoint', elements: [{ type: 'conjoint', name: 'product', title: '어느 것을 사시겠어요?', isRequired: true, alternatives: 2,
            attributes: [{ name: 'size', title: '크기', levels: [item('s', '작게'), item('l', '크게')] },
                { name: 'price', title: '가격', levels: [item('10', '10만 원'), item('20', '20만 원')] }],
            design: { versions: [[[{ size: 's', price: '10' }, { size: 'l', price: '20' }], [{ size: 'l', price: '10' }, { size: 's', price: '20' }]]] } }] },
        { name: 'kano', elements: [{ type: 'kano', name: 'feature', title: '있을 때와 없을 때', isRequired: true, features: [item('stop', '자동 정지')] }] },
        { name: 'price', elements: [{ type: 'pricesensitivity', name: 'money', title: '얼마면 좋을까요?', isRequired: true, askLikelihood: true }] },
        { name: 'sum', elements: [{ type: 'constantsum', name: 'points', title: '10점을 나눠 주세요', total: 10, items: [item('safe', '안전'), item('clean', '청결')] }] },
        { name: 'statements', elements: [{ type: 'statements', name: 'opinions', title: '어떻게 생각하세요?', isRequired: true,
            items: [item('bright', '밤에도 환하면 좋겠어요'), item('quiet', '음악은 없어도 돼요')] }] },
        { name: 'concept', elements: [{ type: 'concept', name: 'idea', title: '이런 곳은 어떠세요?', isRequired: true, reactions: ['like', 'sad'],
            concepts: [{ value: 'garden', text: '정원 주유소', imageLink: 'samples/station/terrace.svg', facts: [{ title: '자리', text: '열 개' }] }],
            rivals: [item('fast', '빠른 주유소')] }] },
        { name: 'board', elements: [{ type: 'concept', name: 'board', display: 'board', rotation: 'none', title: '나란히 놓고 보면 어떠세요?', isRequired: true,
            reactions: ['like', 'sad'], rivals: [item('fast', '빠른 주유소')],
            concepts: [{ value: 'terrace', text: '테라스', imageLink: 'samples/station/terrace.svg', description: '그늘에서 쉬어 가요.', facts: [{ title: '자리', text: '열 개' }] },
                { value: 'reading', text: '독서실', imageLink: 'samples/station/reading.svg', facts: [{ title: '자리', text: '여섯 개' }] }] }] },
        { name: 'sort', elements: [{ type: 'cardsort', name: 'sorted', title: '어디에 넣을까요?', isRequired: true,
            cards: [item('wash', '세차'), item('toilet', '화장실')], categories: [item('need', '꼭 있어야 해요'), item('extra', '없어도 돼요')] }] },
    ],
};

async function open(page, url) {
    await page.route('**/judgements.json', (route) => route.fulfill({ json: survey }));
    await page.goto(`${url}?survey=judgements.json&lang=ko`);
    await page.getByRole('heading', { name: '무엇이 가장 끌리세요?' }).waitFor();
}

const group = (page, name) => page.getByRole('radiogroup', { name, exact: true });
const count = (page, words) => page.getByRole('heading', { name: words }).waitFor();

// What each page is answered with. By keyboard a task is left by its own button, because arrows choose on their way.
const answers = {
    async maxdiff(page, hand) {
        await hand.press(radio(page, '테라스: 가장 끌려요'));
        await hand.press(radio(page, '손님용 컴퓨터: 가장 덜 끌려요'));
        await ahead(page, hand);
        await count(page, /2개 중 2번째/);
        await hand.press(radio(page, '환한 조명: 가장 끌려요'));
        await hand.press(radio(page, '책방: 가장 덜 끌려요'));
        await count(page, /모두 답했어요/);
    },
    async pairs(page, hand) {
        await hand.press(radio(page, '책방'));
        await ahead(page, hand);
        await count(page, /2개 중 2번째/);
        await hand.press(radio(page, '비슷해서 고르기 어려워요'));
        await count(page, /모두 답했어요/);
    },
    async conjoint(page, hand) {
        await hand.press(radio(page, 'B안. 크기: 크게, 가격: 20만 원'));
        await ahead(page, hand);
        await count(page, /2개 중 2번째/);
        await hand.press(radio(page, '이 중에는 고를 것이 없어요'));
        await count(page, /모두 답했어요/);
    },
    async kano(page, hand) {
        await hand.press(group(page, '이 기능이 있다면 어떠세요?').getByRole('radio', { name: '마음에 들어요', exact: true }));
        await hand.press(group(page, '이 기능이 없다면 어떠세요?').getByRole('radio', { name: '마음에 들지 않아요' }));
    },
    async price(page, hand) {
        const names = ['너무 싸서', '싸다고 느끼기', '비싸지만', '너무 비싸서'];
        const prices = ['5000', '8000', '12000', '20000'];
        for (let index = 0; index < 4; ++index)
            await hand.write(page.getByRole('spinbutton', { name: names[index] }), prices[index]);
        await hand.leave(page.getByRole('spinbutton', { name: names[3] }));
        await hand.press(group(page, '가격이 8,000원일 때 사시겠어요?').getByRole('radio', { name: '5점 만점에 4점' }));
        await hand.press(group(page, '가격이 12,000원일 때 사시겠어요?').getByRole('radio', { name: '5점 만점에 2점' }));
    },
    async sum(page, hand) {
        await hand.write(page.getByRole('spinbutton', { name: '안전' }), '7');
        await hand.leave(page.getByRole('spinbutton', { name: '안전' }));
        for (let step = 0; step < 3; ++step)
            await hand.press(button(page, '청결 늘리기'));
        await page.getByText('딱 맞아요').first().waitFor();
    },
    async statements(page, hand) {
        await hand.press(radio(page, '동의해요'));
        await ahead(page, hand);
        await count(page, /2개 중 2번째/);
        await hand.press(radio(page, '넘어갈게요'));
        await count(page, /모두 답했어요/);
    },
    async concept(page, hand) {
        await hand.press(checkbox(page, '좋아요'));
        await hand.press(radio(page, '아마 살 거예요'));
        await hand.press(radio(page, '빠른 주유소'));
    },
    // What is missing is named, and the focus goes there; after that it stays with the hand.
    async board(page, hand) {
        const first = radio(page, '테라스: 1, 사지 않을래요');
        await page.getByText('2개 중 0개 답했어요').first().waitFor();
        await hand.press(button(page, '다음'));
        await page.getByText('테라스, 독서실에 아직 답하지 않았어요.').first().waitFor();
        await first.and(page.locator(':focus')).waitFor();
        await hand.press(radio(page, '독서실: 5, 꼭 살래요'));
        await hand.press(radio(page, '독서실'));
        await page.getByText('2개 중 1개 답했어요').first().waitFor();
        await hand.press(checkbox(page, '테라스: 좋아요'));
        await hand.press(checkbox(page, '테라스: 아쉬워요'));
        await hand.press(radio(page, '테라스: 2, 아마 안 살 거예요'));
        const last = page.getByRole('radiogroup', { name: '테라스: 하나만 고른다면 어느 쪽인가요?' }).getByRole('radio', { name: '테라스: 빠른 주유소' });
        await hand.press(last);
        await page.getByText('2개 중 2개 답했어요').first().waitFor();
        if (hand === keyboard)
            await last.and(page.locator(':focus')).waitFor();
        assert.equal(await page.locator('#nodes').getByText('아직 답하지 않았어요').count(), 0); // what was announced stays unseen
    },
    async sort(page, hand) {
        await hand.choose(page.getByRole('combobox', { name: '세차: 넣을 곳' }), '꼭 있어야 해요');
        await hand.choose(page.getByRole('combobox', { name: '화장실: 넣을 곳' }), '없어도 돼요');
        await page.getByText('카드 2장 중 2장을 나눴어요').first().waitFor();
    },
};

async function ahead(page, hand) {
    if (hand === keyboard)
        await hand.press(button(page, '다음 카드'));
}

async function answer_all(page, hand, look = async () => {}) {
    const names = Object.keys(answers);
    for (const name of names) {
        await page.getByRole('heading', { level: 2, name: survey.pages.find((one) => one.name === name).elements[0].title }).waitFor();
        await look(name);
        await answers[name](page, hand);
        await look(`${name}, answered`);
        await hand.press(button(page, name === names.at(-1) ? '완료하기' : '다음'));
    }
    await thanked(page);
}

function check(response) {
    assert.deepEqual(response.data, {
        wishes: [{ best: 'terrace', worst: 'pc' }, { best: 'light', worst: 'books' }],
        duel: [{ choice: 'books' }, { skipped: true }],
        product: [{ choice: 1 }, { choice: 'none' }],
        feature: { stop: { functional: 1, dysfunctional: 5 } },
        money: { tooCheap: 5000, cheap: 8000, expensive: 12000, tooExpensive: 20000, buyCheap: 4, buyExpensive: 2 },
        points: { safe: 7, clean: 3 },
        opinions: { bright: 'agree', quiet: 'pass' },
        idea: { garden: { reactions: ['like'], intent: 4, preferred: 'fast' } },
        board: { reading: { intent: 5, preferred: 'reading' }, terrace: { reactions: ['like', 'sad'], intent: 2, preferred: 'fast' } },
        sorted: { wash: 'need', toilet: 'extra' },
    });
    assert.deepEqual(response.tasks.board, { design: 'order', version: 0, total: 2, shown: [['terrace'], ['reading']] });
    assert.deepEqual(response.tasks.wishes, {
        design: 'two', version: 0, total: 2, shown: [['terrace', 'books', 'pc'], ['books', 'pc', 'light']],
        best: ['terrace', 'light'], worst: ['pc', 'books'],
    });
    assert.deepEqual(response.tasks.product.chosen, [1, 'none']);
}

for (const [name, hand, options] of [['mouse', mouse, {}], ['touch', touch, { touch: true }], ['keyboard alone', keyboard, {}]]) {
    test(`every kind of choice is made by ${name}, and the file holds what was shown and chosen`,
        { ...options, millis: 240_000 }, async ({ page, url }) => {
            await open(page, url);
            await answer_all(page, hand);
            check(await downloaded(page, '답 내려받기'));
        });
}

test('a choice stands and the same card is shown after a reload in the middle', { tolerate: /404/ }, async ({ page, url }) => {
    await open(page, url);
    await mouse.press(radio(page, '테라스: 가장 끌려요'));
    await mouse.press(radio(page, '손님용 컴퓨터: 가장 덜 끌려요'));
    await count(page, /2개 중 2번째/);
    await mouse.press(radio(page, '환한 조명: 가장 끌려요'));
    await wait_until_saved(page);
    await page.reload();
    await count(page, /2개 중 2번째/);
    assert.equal(await radio(page, '환한 조명: 가장 끌려요').isChecked(), true);
    await button(page, '앞 카드 다시 보기').click();
    await count(page, /2개 중 1번째/);
    assert.equal(await radio(page, '손님용 컴퓨터: 가장 덜 끌려요').isChecked(), true);
    // The focus goes with the card, so that whoever hears the page knows where they are.
    await page.getByRole('heading', { name: /2개 중 1번째/ }).and(page.locator(':focus')).waitFor();
    await button(page, '다음 카드').click();
    await button(page, '다음').click();
    await page.getByText('아직 1개가 남았어요. 마저 골라 주세요.').first().waitFor();
});

test('the concepts of a board keep their order, and a draft its answers, over a reload', { tolerate: /404/ }, async ({ page, url }) => {
    const names = { frame: '액자형', roll: '이동형', wall: '벽걸이형', stand: '스탠드형' };
    const board = { type: 'concept', name: 'board', display: 'board', title: '어떠세요?', askIntent: false, reactions: ['like'], isRequired: true,
        concepts: Object.entries(names).map(([value, text]) => ({ value, text })) };
    await page.route('**/board.json', (route) => route.fulfill({ json: { id: 'board', locale: 'ko', elements: [board] } }));
    await page.goto(`${url}?survey=board.json&lang=ko`);
    const order = async () => {
        await page.getByText(/4개 중 .개 답했어요/).first().waitFor();
        return page.getByRole('heading', { level: 3 }).allTextContents();
    };
    const shown = await order();
    assert.deepEqual([...shown].sort(), Object.values(names).sort());
    await checkbox(page, `${shown[2]}: 좋아요`).click();
    await wait_until_saved(page);
    await page.reload();
    assert.deepEqual(await order(), shown);
    assert.equal(await checkbox(page, `${shown[2]}: 좋아요`).isChecked(), true);
    await button(page, '완료하기').click();
    await page.getByText(`${shown[0]}, ${shown[1]}, ${shown[3]}에 아직 답하지 않았어요.`).first().waitFor();
    await checkbox(page, `${shown[0]}: 좋아요`).and(page.locator(':focus')).waitFor();
    for (const place of [0, 1, 3])
        await checkbox(page, `${shown[place]}: 좋아요`).click();
    await button(page, '완료하기').click();
    const { data, tasks } = await downloaded(page, '답 내려받기');
    assert.deepEqual(tasks.board.shown.map(([value]) => names[value]), shown);
    for (const value of Object.keys(names))
        assert.deepEqual(data.board[value], { reactions: ['like'] });
});

for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing on any kind of choice, ${colorScheme}`,
        { colorScheme, bypassCSP: true, millis: 240_000, serviceWorkers: 'block' }, async ({ page, url }) => {
            const found = [];
            await open(page, url);
            await answer_all(page, mouse, async (name) => {
                if (!await page.evaluate(() => 'axe' in globalThis))
                    await page.evaluate(axe);
                const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
                    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }));
                for (const { id, nodes } of violations)
                    found.push(`${name}: ${id}: ${nodes.map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`).join(' | ')}`);
            });
            assert.deepEqual(found, []);
        });
}

test('nothing is wider than a phone of 320 px, and every control can be reached', { viewport: { width: 320, height: 568 } }, async ({ page, url }) => {
    await open(page, url);
    await answer_all(page, mouse, async (name) => {
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is too wide`);
        const small = await page.evaluate(() => [...document.querySelectorAll('#nodes button, #nodes input, #nodes select')]
            .map((control) => ({ name: control.getAttribute('aria-label') ?? control.textContent, box: control.getBoundingClientRect() }))
            .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24 || box.left < 0 || box.right > innerWidth + 1))
            .map((each) => each.name));
        assert.deepEqual(small, [], name);
    });
});
