// Files nobody should open: one sentence with its place, in both languages, and never any of their markup or script.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { assert, test } from './harness.mjs';
import { button, downloaded, open_home, thanked } from './survey_steps.mjs';

const deep_nesting = '['.repeat(70) + ']'.repeat(70);
const bad_files = {
    'a file that is not JSON': ['{"title": "a",\n  oops}', /2번째 줄 \d+번째 글자/, /line 2, column \d+/],
    'a file cut off in the middle': ['{"title": "값", "pages": [{"elements": [', /1번째 줄 \d+번째 글자/, /line 1, column \d+/],
    'a file with a NUL byte': ['{"title": "a\0b"}', /1번째 줄 13번째 글자/, /line 1, column 13/],
    'a file with a broken letter': [Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x7d]), /번째 글자/, /line 1/],
    'a file with the same name twice': ['{"title": "a", "title": "b"}', /1번째 줄 \d+번째 글자/, /line 1, column \d+/],
    'a file nested too deep': [deep_nesting, /파일이 너무 크거나 복잡해요.*/s, /too large or too complex/],
    'an empty file': ['', /1번째 줄 1번째 글자/, /line 1, column 1/],
    'a list instead of a survey': ['[1, 2, 3]', /설문 형식에 맞지 않아요/, /not a valid survey/],
    'a file of 65 MB': [Buffer.alloc(65 * 1024 * 1024, 0x20), /파일이 너무 크거나 복잡해요/, /too large or too complex/],
};

async function choose_file(page, name, content) {
    const buffer = Buffer.isBuffer(content) ? content : Buffer.from(content);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('input[type=file]').click()]);
    if (buffer.length < 50 * 1024 * 1024)
        return chooser.setFiles({ name, mimeType: 'application/json', buffer });
    const folder = mkdtempSync(path.join(os.tmpdir(), 'dure-file-'));
    writeFileSync(`${folder}/${name}`, buffer);
    await chooser.setFiles(`${folder}/${name}`);
    return () => rmSync(folder, { recursive: true });
}

for (const [what, [content, korean, english]] of Object.entries(bad_files)) {
    test(`${what} is refused in one sentence with its place, in both languages`, async ({ page, url }) => {
        await open_home(page, url);
        const tidy = await choose_file(page, 'survey.json', content);
        await page.getByRole('heading', { level: 1, name: '설문 파일을 열 수 없어요' }).waitFor();
        assert.match(await page.locator('#nodes main, #nodes').first().innerText(), korean);
        await button(page, 'English').click();
        await page.getByRole('heading', { level: 1, name: 'This survey file cannot be opened' }).waitFor();
        assert.match(await page.locator('#nodes').innerText(), english);
        await button(page, 'Home').first().click();
        await page.getByRole('heading', { name: 'Take a survey' }).waitFor();
        tidy?.();
    });
}

// Every place a survey may put words or an address.
const evil = '<img src=x onerror="globalThis.broken=1"><script>globalThis.broken=1</script>';
const hostile = {
    title: evil, description: evil, logo: 'javascript:globalThis.broken=1', completeText: evil,
    completedHtml: `<p>끝 ${evil} <a href="javascript:globalThis.broken=1">나쁜 링크</a> <a href="https://example.org/">좋은 링크</a></p>`,
    theme: { cssVariables: { '--sjs-primary-backcolor': 'red;}*{display:none' } },
    pages: [{ title: evil, description: evil, elements: [
        { type: 'html', name: 'h', html: `<p>본문 ${evil}</p><iframe src="https://example.org"></iframe><a href="data:text/html,<script>1</script>">데이터 링크</a><form action="https://example.org"><input></form>` },
        { type: 'radiogroup', name: 'r', title: evil, choices: [{ value: evil, text: evil }, 'javascript:alert(1)'] },
        { type: 'image', name: 'i', imageLink: 'https://example.org/x.png' },
        { type: 'imagepicker', name: 'p', title: 'p', choices: [{ value: 'a', imageLink: 'javascript:globalThis.broken=1' }] },
        { type: 'comment', name: 'c', title: '글', placeholder: evil },
        { type: 'text', name: '__proto__', title: '이름' },
    ] }],
};

test('a hostile survey is shown as words only: no markup, no script, no address that runs, nothing fetched from elsewhere', async ({ page, url }) => {
    const elsewhere = [];
    page.on('request', (request) => {
        if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url()))
            elsewhere.push(request.url());
    });
    await open_home(page, url);
    await choose_file(page, 'evil.json', JSON.stringify(hostile));
    await page.getByRole('textbox', { name: '글' }).waitFor();
    const look = async () => {
        assert.equal(await page.evaluate(() => globalThis.broken), undefined);
        assert.equal(await page.locator('#app script, #app iframe, #app form, #app img[onerror], #app [onerror], #app [onclick]').count(), 0);
        const addresses = await page.locator('#app a, #app img').evaluateAll((all) => all.map((one) => one.href || one.getAttribute('src')));
        assert.deepEqual(addresses.filter((one) => !/^(https:\/\/example\.org\/$|data:image\/|samples\/)/.test(one)), []);
    };
    await look();
    await page.getByRole('textbox', { name: '글' }).fill(evil);
    await page.getByRole('radio').first().check();
    await page.getByRole('button').filter({ hasText: /img|완료/ }).last().click();
    await thanked(page);
    await look();
    const { data } = await downloaded(page, '답 내려받기');
    assert.equal(data.c, evil);
    assert.equal(data.r, evil);
    assert.deepEqual(elsewhere, []);
});

test('a survey that begins with a byte order mark opens', async ({ page, url }) => {
    await open_home(page, url);
    await choose_file(page, 'bom.json', '\ufeff{"title":"표","pages":[{"elements":[{"type":"comment","name":"c","title":"글"}]}]}');
    await page.getByRole('textbox', { name: '글' }).waitFor();
});

test('a survey on another site is not fetched', async ({ page, url }) => {
    await page.goto(`${url}?survey=${encodeURIComponent('https://example.org/survey.json')}&lang=ko`);
    await page.getByRole('heading', { level: 1, name: '설문을 찾지 못했어요' }).waitFor();
});
