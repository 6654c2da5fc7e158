// The whole walk through the station survey: by mouse, by touch, by keyboard alone; read back from the exported file.
import { assert, test } from './harness.mjs';
import { answer_station, button, check_station_answers, checkbox, consent_box, downloaded, keyboard, mouse, on_page, open_home, open_station,
    radio, thanked, touch, wait_until_saved } from './survey_steps.mjs';

async function whole_survey(page, url, hand) {
    await open_station(page, url);
    await answer_station(page, hand);
    await thanked(page);
    check_station_answers(await downloaded(page, '답 내려받기'));
}

test('the station survey is answered by mouse and comes out as JSON',
    async ({ page, url }) => whole_survey(page, url, mouse));
test('the station survey is answered by touch and comes out as JSON', { touch: true },
    async ({ page, url }) => whole_survey(page, url, touch));
test('the station survey is answered by keyboard alone and comes out as JSON', { millis: 240_000 },
    async ({ page, url }) => whole_survey(page, url, keyboard));

test('Enter in a one-line field goes on with the answer just typed, and in a long field makes a new line', async ({ page, url }) => {
    await page.route('**/lines.json', (route) => route.fulfill({ json: { title: '줄', pages: [
        { elements: [{ type: 'text', name: 'one', title: '한 줄' }] },
        { elements: [{ type: 'comment', name: 'many', title: '여러 줄' }] },
    ] } }));
    await page.goto(`${url}?survey=lines.json&lang=ko`);
    await page.getByRole('textbox', { name: '한 줄' }).fill('가나다');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: '여러 줄' }).focus();
    await page.keyboard.type('a');
    await page.keyboard.press('Enter');
    await page.keyboard.type('b');
    await button(page, '완료하기').click();
    await thanked(page);
    assert.deepEqual((await downloaded(page, '답 내려받기')).data, { one: '가나다', many: 'a\nb' });
});

test('someone under fourteen is kindly stopped at once', async ({ page, url }) => {
    await open_station(page, url);
    await radio(page, '아니요, 만 14세 미만이에요').click();
    await button(page, '다음').click();
    await page.getByText('여기서 마칠게요').first().waitFor();
    const response = await downloaded(page, '답 내려받기');
    assert.deepEqual(response.data, { age14: 'no' });
});

test('consent that is needed is asked for by name and nothing is ticked beforehand', async ({ page, url }) => {
    await open_station(page, url);
    await radio(page, '네, 만 14세 이상이에요').click();
    assert.equal(await page.getByRole('checkbox', { checked: true }).count(), 0);
    await button(page, '다음').click();
    await page.getByRole('alert').filter({ hasText: '한 곳을 확인해 주세요' }).waitFor();
    await button(page, /^(\d+\. )?동의해 주실 내용 · /).waitFor();
    await consent_box(page, /개선 연구에/).check();
    await button(page, '다음').click();
    await on_page(page, 1);
});

test('someone who never goes sees only the pages meant for everyone', async ({ page, url }) => {
    await open_station(page, url);
    await answer_station(page, mouse, { to: 1 });
    await on_page(page, 1);
    await radio(page, '가지 않아요. 다른 사람이 해 줘요').click();
    await checkbox(page, '손에 냄새가 배는 게 싫어서').click();
    await button(page, '다음').click();
    await on_page(page, 7);
});

test('the language changes in the middle and answers stay', async ({ page, url }) => {
    await open_station(page, url);
    await answer_station(page, mouse, { to: 1 });
    await on_page(page, 1);
    await radio(page, '한 달에 한 번쯤').click();
    await button(page, 'English').click();
    await page.getByRole('heading', { name: 'Your visits' }).first().waitFor();
    assert.equal(await radio(page, 'About once a month').isChecked(), true);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await wait_until_saved(page, 'Saved');
    await page.reload(); // the language that was chosen, not the one of the address one came by
    await page.getByRole('heading', { name: 'Your visits' }).first().waitFor();
    assert.equal(await radio(page, 'About once a month').isChecked(), true);
    await button(page, '한국어').click();
    await page.getByRole('heading', { name: '평소 이용' }).first().waitFor();
    assert.equal(await radio(page, '한 달에 한 번쯤').isChecked(), true);
});

test('a reload in the middle comes back to the same page with the same answers', async ({ page, url }) => {
    await open_station(page, url);
    await answer_station(page, mouse, { to: 2 });
    await on_page(page, 2);
    await checkbox(page, '새 일회용 장갑').click();
    await wait_until_saved(page);
    await page.reload();
    await on_page(page, 2);
    assert.equal(await checkbox(page, '새 일회용 장갑').isChecked(), true);
    await button(page, '이전').click();
    await on_page(page, 1);
    assert.equal(await checkbox(page, '가격').isChecked(), true);
    assert.equal(await page.getByRole('textbox').first().inputValue(), '아이가 좋아하는 젤리');
});

test('where the survey goes on by itself, arrow keys can pass by every option, and a click goes on', async ({ page, url }) => {
    await page.route('**/quick.json', (route) => route.fulfill({ json: { title: '빠른 조사', autoAdvanceEnabled: true, pages: [
        { elements: [{ type: 'radiogroup', name: 'a', title: '색', choices: ['빨강', '노랑', '파랑'] }] },
        { elements: [{ type: 'radiogroup', name: 'b', title: '맛', choices: ['단맛', '짠맛'] }] },
        { elements: [{ type: 'comment', name: 'c', title: '더 하실 말씀' }] },
    ] } }));
    await page.goto(`${url}?survey=quick.json&lang=ko`);
    await button(page, '다음').click(); // on the start page nothing goes on by itself
    await page.getByRole('heading', { name: '빠른 조사' }).first().waitFor();
    await radio(page, '단맛').waitFor();
    await radio(page, '단맛').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.getByRole('radio', { name: '단맛', exact: true, checked: true }).waitFor();
    await radio(page, '짠맛').click();
    await page.getByRole('textbox', { name: '더 하실 말씀' }).waitFor();
});

test('the home screen lists the draft and the finished response, and exports them all', async ({ page, url }) => {
    await open_station(page, url);
    await answer_station(page, mouse);
    await thanked(page);
    await page.goto(`${url}?survey=tv-u1&lang=ko`);
    await button(page, '다음').click();
    await radio(page, '침실에서 혼자').click();
    await wait_until_saved(page);
    await open_home(page, url);
    await page.getByRole('heading', { name: '이어서 답하기' }).waitFor();
    await page.getByRole('heading', { name: '완료한 응답' }).waitFor();
    const file = await downloaded(page, '모두 내려받기');
    assert.equal(file.format, 'dure.export/1');
    assert.equal(file.responses.length, 1);
    check_station_answers(file.responses[0]);
    assert.equal(file.survey.title.ko, '내가 바라는 주유소');
    await button(page, '이어서 하기').click();
    await page.getByRole('radio', { name: '침실에서 혼자', exact: true, checked: true }).waitFor();
    await button(page, '홈').click();
    await button(page, '보기').click();
    await page.getByText('아이가 좋아하는 젤리').first().waitFor();
    await button(page, '지우기').click();
    await page.getByRole('dialog', { name: '완료한 응답을 지울까요?' }).getByRole('button', { name: '지우기' }).click();
    await page.getByText('아직 완료한 응답이 없어요.').waitFor();
});

test('a finished response is handed to the system as a file where the device can share', async ({ page, url }) => {
    await page.addInitScript(() => {
        navigator.canShare = (data) => data.files?.length === 1;
        navigator.share = async ({ files }) => {
            if (!navigator.userActivation.isActive)
                throw new DOMException('', 'NotAllowedError');
            globalThis.shared = { name: files[0].name, text: await files[0].text() };
        };
    });
    await open_station(page, url);
    await radio(page, '아니요, 만 14세 미만이에요').click();
    await button(page, '다음').click();
    await button(page, '공유하기').click();
    await page.getByText('공유했어요.').first().waitFor();
    const shared = await page.evaluate(() => globalThis.shared);
    assert.match(shared.name, /^dure-station-2026-.*\.(json|txt)$/);
    assert.deepEqual(JSON.parse(shared.text).data, { age14: 'no' });
});

for (const [granted, words] of [[true, '브라우저가 지우지 않도록 설정했어요.'], [false, '브라우저가 허락하지 않았어요.']]) {
    test(`asking the browser to keep what is saved says when it is ${granted ? 'granted' : 'refused'}`, async ({ page, url }) => {
        await page.addInitScript((answer) => { navigator.storage.persist = async () => answer; }, granted);
        await open_home(page, url);
        await button(page, '지워지지 않게 보관하기').click();
        await page.getByText(words).first().waitFor();
        await page.getByText(granted ? '이 기기에 안전하게 보관하고 있어요.' : '브라우저가 지울 수도 있어요.').waitFor();
        assert.equal(await button(page, '지워지지 않게 보관하기').count(), granted ? 0 : 1);
    });
}
