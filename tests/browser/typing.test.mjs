// Hangul in a survey's own fields, as the engines and input methods type it: the same text in the page and in the file.
import { assert, test } from './harness.mjs';
import { button, downloaded, thanked } from './survey_steps.mjs';

const compose = (cdp, text) => cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
const insert = (cdp, text) => cdp.send('Input.insertText', { text });

// Each types one syllable; `steps` is how it grows: ㄱ, 가, 값.
const patterns = {
    'composing and inserting over': async ({ cdp, steps }) => {
        for (const step of steps)
            await compose(cdp, step);
        await insert(cdp, steps.at(-1));
    },
    'composing and emptying first, as ibus does,': async ({ cdp, steps }) => {
        for (const step of steps)
            await compose(cdp, step);
        await compose(cdp, '');
        await insert(cdp, steps.at(-1));
    },
    'deleting and inserting, as iOS does,': async ({ cdp, page, steps }) => {
        await insert(cdp, steps[0]);
        for (const step of steps.slice(1)) {
            await page.keyboard.press('Backspace');
            await insert(cdp, step);
        }
    },
    'selecting and replacing, as Safari does,': async ({ cdp, page, steps }) => {
        await insert(cdp, steps[0]);
        for (const step of steps.slice(1)) {
            await page.keyboard.press('Shift+ArrowLeft');
            await insert(cdp, step);
        }
    },
};
const syllables = [['ㄱ', '가', '갑', '값'], ['ㄷ', '다', '달', '닭'], ['ㅇ', '으', '의'], ['ㅆ', '써', '썼'], ['ㅃ', '뽀', '뽁']];
const text = '값닭의썼뽁';

const survey = { title: '글', pages: [
    { elements: [{ type: 'comment', name: 'story', title: '이야기' }, { type: 'text', name: 'word', title: '낱말' }] },
    { elements: [{ type: 'comment', name: 'more', title: '더' }] },
] };

async function open(page, url, context) {
    await page.route('**/letters.json', (route) => route.fulfill({ json: survey }));
    await page.goto(`${url}?survey=letters.json&lang=ko`);
    await page.getByRole('textbox', { name: '이야기' }).waitFor();
    return context.newCDPSession(page);
}

async function to_the_end(page) {
    await button(page, '다음').click();
    await page.getByRole('textbox', { name: '더' }).waitFor();
    await button(page, '완료하기').click();
    await thanked(page);
    return (await downloaded(page, '답 내려받기')).data;
}

for (const [name, type] of Object.entries(patterns)) {
    test(`Hangul typed by ${name} is the same in a comment, in a one-line field and in the exported file`, async ({ page, url, context }) => {
        const cdp = await open(page, url, context);
        for (const field of [page.getByRole('textbox', { name: '이야기' }), page.getByRole('textbox', { name: '낱말' })]) {
            await field.click();
            for (const steps of syllables)
                await type({ cdp, page, steps });
            assert.equal(await field.inputValue(), text);
        }
        assert.deepEqual(await to_the_end(page), { story: text, word: text });
    });
}

for (const name of Object.keys(patterns).filter((one) => one.startsWith('composing'))) {
    test(`Hangul typed by ${name} beyond the most letters a field takes ends with whole syllables, the same in the file`, async ({ page, url, context }) => {
        await page.route('**/short.json', (route) => route.fulfill({ json: { title: '글', pages: [{ elements: [
            { type: 'comment', name: 'story', title: '이야기', maxLength: 2 }, { type: 'text', name: 'word', title: '낱말', maxLength: 2 }] }] } }));
        await page.goto(`${url}?survey=short.json&lang=ko`);
        const cdp = await context.newCDPSession(page);
        for (const field of [page.getByRole('textbox', { name: '이야기' }), page.getByRole('textbox', { name: '낱말' })]) {
            await field.click();
            for (const steps of syllables.slice(0, 3))
                await patterns[name]({ cdp, page, steps });
            await field.blur();
            assert.equal(await field.inputValue(), '값닭');
        }
        await button(page, '완료하기').click();
        await thanked(page);
        assert.deepEqual((await downloaded(page, '답 내려받기')).data, { story: '값닭', word: '값닭' });
    });
}

test('a field knows its limits, its steps and what is suggested', async ({ page, url }) => {
    await page.route('**/limits.json', (route) => route.fulfill({ json: { title: '글', pages: [{ elements: [
        { type: 'text', name: 'day', title: '날', inputType: 'date', min: '2020-01-01', max: '2026-12-31' },
        { type: 'text', name: 'count', title: '개수', inputType: 'number', min: 0, max: 10, step: 2 },
        { type: 'text', name: 'city', title: '도시', dataList: ['서울', '부산'], maxLength: 5 },
    ] }] } }));
    await page.goto(`${url}?survey=limits.json&lang=ko`);
    await page.getByText('날', { exact: true }).first().waitFor();
    const said = await page.evaluate(() => [...document.querySelectorAll('.n_text_field input')].map((field) => [field.min, field.max, field.step,
        field.maxLength, [...field.list?.options ?? []].map((option) => option.value)]));
    assert.deepEqual(said, [['2020-01-01', '2026-12-31', '', -1, []], ['0', '10', '2', -1, []], ['', '', '', 5, ['서울', '부산']]]);
});

test('decomposed letters stay as they are in the field and are composed in the exported file', async ({ page, url, context }) => {
    const cdp = await open(page, url, context);
    const field = page.getByRole('textbox', { name: '이야기' });
    await field.click();
    await insert(cdp, text.normalize('NFD'));
    assert.equal(await field.inputValue(), text.normalize('NFD'));
    assert.deepEqual(await to_the_end(page), { story: text });
});

test('Next pressed while a syllable is being composed loses nothing and doubles nothing', async ({ page, url, context }) => {
    const cdp = await open(page, url, context);
    await page.getByRole('textbox', { name: '이야기' }).click();
    await insert(cdp, '아주 ');
    for (const step of syllables[0])
        await compose(cdp, step);
    await button(page, '다음').click();
    await page.getByRole('textbox', { name: '더' }).waitFor();
    await button(page, '이전').click();
    assert.equal(await page.getByRole('textbox', { name: '이야기' }).inputValue(), '아주 값');
    assert.deepEqual(await to_the_end(page), { story: '아주 값' });
});

test('Enter and Tab while a syllable is being composed lose nothing', async ({ page, url, context }) => {
    const cdp = await open(page, url, context);
    await page.getByRole('textbox', { name: '이야기' }).click();
    for (const step of syllables[1])
        await compose(cdp, step);
    await page.keyboard.press('Tab');
    for (const step of syllables[2])
        await compose(cdp, step);
    await insert(cdp, '의');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: '더' }).waitFor();
    await button(page, '완료하기').click();
    await thanked(page);
    assert.deepEqual((await downloaded(page, '답 내려받기')).data, { story: '닭', word: '의' });
});

test('the language switched while a syllable is being composed keeps it, and typing goes on', async ({ page, url, context }) => {
    const cdp = await open(page, url, context);
    const field = page.getByRole('textbox', { name: '이야기' });
    await field.click();
    for (const step of syllables[0])
        await compose(cdp, step);
    // Without taking the focus, as a key or another program might: the field goes on being composed in.
    await page.evaluate(() => [...document.querySelectorAll('button')].find((one) => one.textContent === 'English').click());
    await button(page, 'Next').waitFor();
    await insert(cdp, '값');
    for (const step of syllables[1])
        await compose(cdp, step);
    await button(page, '한국어').click();
    await button(page, '다음').waitFor();
    assert.equal(await field.inputValue(), '값닭');
    assert.deepEqual(await to_the_end(page), { story: '값닭' });
});

test('a survey that shows another question while one types does not disturb the composition', async ({ page, url, context }) => {
    await page.route('**/growing.json', (route) => route.fulfill({ json: { title: '글', pages: [{ elements: [
        { type: 'comment', name: 'before', title: '앞', visibleIf: '{story} notempty' },
        { type: 'comment', name: 'story', title: '이야기' },
        { type: 'comment', name: 'after', title: '뒤', visibleIf: '{story} notempty' },
    ] }] } }));
    await page.goto(`${url}?survey=growing.json&lang=ko`);
    const field = page.getByRole('textbox', { name: '이야기' });
    await field.click();
    const cdp = await context.newCDPSession(page);
    await compose(cdp, 'ㄱ');
    await page.getByRole('textbox', { name: '앞' }).waitFor();
    await compose(cdp, '가');
    await compose(cdp, '갑');
    await insert(cdp, '갑');
    await insert(cdp, '시다');
    assert.equal(await field.inputValue(), '갑시다');
    await button(page, '완료하기').click();
    await thanked(page);
    assert.deepEqual((await downloaded(page, '답 내려받기')).data, { story: '갑시다' });
});
