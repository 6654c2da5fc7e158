// "Your result": the sample television answered to its end, and what its respondent then learns of herself.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { assert, root, test } from './harness.mjs';
import { button, mouse, open_home, radio, thanked } from './survey_steps.mjs';

const axe = readFileSync(path.join(root, 'tests/node_modules/axe-core/axe.min.js'), 'utf8');
const liked = ['버튼 여섯 개짜리 리모컨', '밤에 눈이 편한 화면', '2초 만에 켜지기', '벽까지 가는 선 하나', '배경음은 줄이고 말소리는 또렷하게',
    '꺼 두면 그림이 걸리는 액자', '휴대폰 사진 바로 보기', '부품 10년 보장', '전기 절반만 쓰기', '아이가 풀 수 없는 잠금', '점수 나오는 노래방', '말로 하는 쇼핑'];
const group = (page, name) => page.getByRole('group', { name }).or(page.getByRole('radiogroup', { name }));
const heading = (page, name) => page.getByRole('heading', { name });

async function choose_features(page) {
    for (let set = 1; set <= 9; ++set) {
        await heading(page, new RegExp(`9개 중 ${set}번째`)).waitFor();
        const names = await page.getByRole('radio', { name: /: 가장 중요해요$/ }).evaluateAll((radios) =>
            radios.map((one) => (one.getAttribute('aria-label') ?? one.labels[0].textContent).replace(/: 가장 중요해요$/, '')));
        const order = liked.filter((item) => names.includes(item));
        assert.equal(order.length, 4, `${names}`);
        await mouse.press(radio(page, `${order[0]}: 가장 중요해요`));
        await mouse.press(radio(page, `${order.at(-1)}: 가장 덜 중요해요`));
    }
    await heading(page, /모두 답했어요/).waitFor();
}

// The cheapest product of every task.
async function choose_products(page) {
    for (let task = 1; task <= 8; ++task) {
        await heading(page, new RegExp(`8개 중 ${task}번째`)).waitFor();
        const names = await page.getByRole('radio', { name: /안\./ }).evaluateAll((radios) =>
            radios.map((one) => one.getAttribute('aria-label') ?? one.labels[0].textContent));
        const price = (name) => Number(name.match(/([\d,]+)원/)[1].replaceAll(',', ''));
        const cheapest = names.reduce((best, name) => (price(name) < price(best) ? name : best));
        await mouse.press(radio(page, cheapest));
    }
    await heading(page, /모두 답했어요/).waitFor();
}

// The same version of the design every time: which items meet decides how sure the result is.
const without_chance = (page) => page.addInitScript(() => {
    let state = 2;
    crypto.getRandomValues = (numbers) => {
        for (let i = 0; i < numbers.length; ++i)
            numbers[i] = (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
        return numbers;
    };
});

async function answer_tv(page, url) {
    await without_chance(page);
    await page.goto(`${url}?survey=tv-u1&lang=ko`);
    const next = () => button(page, '다음').click();
    const asked = (name) => heading(page, name).first().waitFor();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await next();
    await radio(page, '침실에서 혼자').click();
    await next();
    await asked(/얼마나 만족하세요/);
    await page.getByRole('radio').nth(3).click();
    await next();
    await asked(/불편한 점은/);
    await next();
    for (let card = 1; card <= 2; ++card) {
        await heading(page, new RegExp(`2개 중 ${card}번째`)).waitFor();
        await radio(page, card === 1 ? '꼭 살래요' : '아마 살 거예요').click();
        await page.getByRole('radio', { name: /U1 액자형|U1 이동형/ }).click();
    }
    await heading(page, /모두 답했어요/).waitFor();
    await next();
    await choose_features(page);
    await next();
    for (let feature = 1; feature <= 6; ++feature) {
        await heading(page, new RegExp(`6개 중 ${feature}번째`)).waitFor();
        await group(page, /있다면/).getByRole('radio').first().click();
        await group(page, /없다면/).getByRole('radio').last().click();
    }
    await heading(page, /모두 답했어요/).waitFor();
    await next();
    await choose_products(page);
    await next();
    await asked(/가격은 어떠세요/);
    for (const [index, price] of ['600000', '900000', '1300000', '1800000'].entries())
        await page.getByRole('spinbutton').nth(index).fill(price);
    await page.getByRole('spinbutton').last().blur();
    await group(page, /900,000원일 때/).getByRole('radio').nth(3).click();
    await group(page, /1,300,000원일 때/).getByRole('radio').nth(1).click();
    await next();
    await asked(/추천하시겠어요/);
    await page.getByRole('radio').nth(8).click();
    await next();
    await asked(/있었으면 하는 기능/);
}

// Milliseconds from the click that completes until the result is among the page's controls.
async function finish(page) {
    await page.evaluate(() => {
        globalThis.result_took = new Promise((done) => {
            let since = 0;
            addEventListener('click', () => { since = performance.now(); }, { capture: true, once: true });
            new MutationObserver(() => {
                if ([...document.querySelectorAll('#nodes h2')].some((one) => one.textContent === '내 결과'))
                    done(performance.now() - since);
            }).observe(document.body, { subtree: true, childList: true, characterData: true });
        });
    });
    await button(page, '완료하기').click();
    await thanked(page);
    return page.evaluate(() => globalThis.result_took);
}

// Which version of the design is shown decides whether her favourite stands alone; it always is among the first.
async function check_result(page) {
    await page.getByRole('heading', { level: 2, name: '내 결과' }).waitFor();
    await page.getByRole('heading', { level: 3, name: /버튼 여섯 개짜리 리모컨/ }).waitFor();
    await page.getByRole('listitem').filter({ hasText: /^[123]위 버튼 여섯 개짜리 리모컨\. 다른 것과 나란히 놓으면 100번 중 \d+번쯤\(\d+~\d+번\) 골라요\.$/ }).waitFor();
    await page.getByRole('heading', { level: 4, name: '내가 가장 바라는 제품' }).waitFor();
    await page.getByRole('listitem').filter({ hasText: '가격: 790,000원' }).waitFor();
    await page.getByText(/^100명 중 \d+명쯤\(\d+~\d+명\)이 같은 것을 가장 먼저 꼽았어요$|^같은 것을 가장 먼저 꼽은 사람은 100명 중 1명이 안 돼요/).first().waitFor();
    await page.getByText(/모의 응답.*명 응답 기준/).first().waitFor();
    await page.getByText(/모든 사람을 대표하지는 않아요/).waitFor();
}

test('whoever finishes the television sees her favourite, her product and how many think alike, also from the home list',
    { millis: 240_000 }, async ({ page, url }) => {
        await answer_tv(page, url);
        const millis = await finish(page);
        console.log(`# from the last click to the result: ${Math.round(millis)} ms`);
        await check_result(page);
        await page.getByText('마음이 간 컨셉').waitFor();
        await open_home(page, url);
        await button(page, '보기').first().click();
        await check_result(page);
    });

for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing on the result, ${colorScheme}, and nothing is wider than a phone of 320 px`,
        { colorScheme, viewport: { width: 320, height: 568 }, bypassCSP: true, millis: 240_000, serviceWorkers: 'block' }, async ({ page, url }) => {
            await answer_tv(page, url);
            await finish(page);
            await check_result(page);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
            await page.evaluate(axe);
            const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }));
            assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`), []);
        });
}
