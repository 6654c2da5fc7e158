// The planner's page with the real worker: results of simulated responses, a chain of draws that is watched, stopped and
// run again, the simulator by keyboard, all of it without a network too.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { assert, root, serve, site, skip, test } from './harness.mjs';
import { button, downloaded } from './survey_steps.mjs';

const dure = [process.env.DURE_CLI, path.join(root, 'build/native/src/bin/dure')].find((file) => file && existsSync(file));
const axe = readFileSync(path.join(root, 'tests/node_modules/axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const survey = path.join(root, 'assets/samples/tv-u1.json');
const run_dure = (...words) => execFileSync(dure, words, { maxBuffer: 1 << 28 });
const people = (count) => run_dure('simulate', survey, '-n', String(count), '--seed', '1');
const features = '다음 중 나에게 가장 중요한 것과 가장 덜 중요한 것은 무엇인가요?';
const which_tv = '이 중 어느 것을 사시겠어요?';
const with_worker = dure ? test : (name) => skip(name, 'the command line is not built');

async function open_planner(page, url, lines) {
    await page.goto(`${url}?planner&lang=ko`);
    await page.getByRole('heading', { level: 1, name: '선택 결과' }).waitFor();
    await open_file(page, 'tv-u1.json', 'application/json', readFileSync(survey));
    await page.getByText('이제 응답 파일(.jsonl)을 열어 주세요.').first().waitFor();
    await open_file(page, 'answers.jsonl', 'application/jsonl', lines);
    await page.getByRole('heading', { level: 2, name: features }).waitFor();
}

async function open_file(page, name, mimeType, buffer) {
    const choosing = page.waitForEvent('filechooser');
    await page.getByLabel('파일 열기').click();
    await (await choosing).setFiles({ name, mimeType, buffer });
}

// Of the two chains the first is MaxDiff's; its button goes from start to stop and back.
const start = (page) => button(page, '계산 시작').first();
const stop = (page) => button(page, '멈추기').first();
const draws_done = async (page) => {
    const words = await page.getByText(/10,000번 중 [\d,]+번/).first().textContent();
    return Number(/중 ([\d,]+)번/.exec(words)[1].replaceAll(',', ''));
};

with_worker('results of three hundred people show their base, and the chain runs, stops, goes on and gives the digits of the command line',
    { millis: 240_000 }, async ({ page, url }) => {
        await open_planner(page, url, people(300));
        await page.getByText('tv-u1.json, answers.jsonl').first().waitFor();
        await page.getByText(/응답자 300명 · 과제 2,700개/).first().waitFor();
        assert.ok(await page.getByRole('table', { name: '선호 점유율' }).count() >= 1);
        await start(page).click();
        await page.getByRole('progressbar').first().waitFor();
        await page.getByText(/10,000번 중/).first().waitFor();
        await stop(page).click();
        await page.getByText('멈췄어요. 이어서 계산하면 여기서부터 이어져요.').first().waitFor();
        const stopped_at = await draws_done(page);
        assert.ok(stopped_at > 0 && stopped_at < 10_000, `stopped at ${stopped_at}`);
        await page.waitForTimeout(600);
        assert.equal(await draws_done(page), stopped_at, 'it goes on after it was stopped');
        await button(page, '이어서 계산').click();
        await page.getByText(/R-hat \d\.\d{3}/).first().waitFor();
        await page.getByText('계산이 끝났어요.').first().waitFor({ timeout: 180_000 });
        const words = await page.getByText(/R-hat/).first().textContent();
        const [, r_hat, effective] = /R-hat ([\d.]+).*유효 표본 ([\d,]+)개/.exec(words);
        assert.ok(Number(r_hat) < 1.05 && Number(effective.replaceAll(',', '')) > 100, words);
        const mine = await downloaded(page, '사람마다의 효용 내려받기');
        assert.deepEqual(mine, native_chain(people(300).toString()));
    });

for (const [script, other] of [['estimates-simd', 'estimates'], ['estimates', 'estimates-simd']])
    with_worker(`the build ${script} gives the digits of the command line`, { serviceWorkers: 'block', millis: 120_000 }, async ({ page, url }) => {
        if (script === 'estimates')
            await page.addInitScript(() => { WebAssembly.validate = () => false; });
        await open_planner(page, url, people(40));
        const is_loaded = (name) => page.evaluate((file) => performance.getEntriesByName(new URL(file, location).href).length > 0, `${name}.js`);
        assert.deepEqual([await is_loaded(script), await is_loaded(other)], [true, false]);
        await start(page).click();
        await page.getByText('계산이 끝났어요.').first().waitFor({ timeout: 100_000 });
        assert.deepEqual(await downloaded(page, '사람마다의 효용 내려받기'), native_chain(people(40).toString()));
    });

// The same answers as the input of the command line's method.
function native_chain(lines) {
    const question = JSON.parse(readFileSync(survey)).pages.flatMap(({ elements }) => elements).find(({ name }) => name === 'features');
    const items = question.items.map((item) => item.value ?? item);
    const tasks = [], respondent = [];
    lines.trim().split('\n').map((line) => JSON.parse(line)).forEach((response, person) => response.tasks.features.shown.forEach((set, index) => {
        const { best, worst } = response.data.features[index];
        tasks.push([set.map((item) => items.indexOf(item)), items.indexOf(best), items.indexOf(worst)]);
        respondent.push(person);
    }));
    return JSON.parse(execFileSync(dure, ['stats', 'hierarchical_bayes_maxdiff', '-'], { input: JSON.stringify({ items, tasks, respondent }), maxBuffer: 1 << 28 }));
}

with_worker('the simulator follows the keyboard', async ({ page, url }) => {
    await open_planner(page, url, people(60));
    await page.getByRole('heading', { level: 2, name: which_tv }).waitFor();
    const first_share = () => page.getByRole('row', { name: /제품 1/ }).first().textContent();
    const before = await first_share();
    const select = page.getByRole('combobox', { name: /^제품 1: / }).first();
    await select.focus();
    const chosen = await select.inputValue();
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(([old]) => [...document.querySelectorAll('select')].some((one) => one.value !== old), [chosen]);
    await page.waitForFunction((old) => ![...document.querySelectorAll('[role=row], tr')].some((row) => row.textContent === old), before);
    assert.notEqual(await first_share(), before);
    await button(page, '제품 더하기').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: /^제품 3: / }).first().waitFor();
    await button(page, '제품 3 빼기').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: /^제품 3: / }).first().waitFor({ state: 'detached' });
});

for (const colorScheme of ['light', 'dark'])
    with_worker(`axe finds nothing on the planner's page, ${colorScheme}`,
        { colorScheme, bypassCSP: true, serviceWorkers: 'block', millis: 240_000 }, async ({ page, url }) => {
            const found = [];
            const look = async (name) => {
                if (!await page.evaluate(() => 'axe' in globalThis))
                    await page.evaluate(axe);
                const { violations } = await page.evaluate((only) => globalThis.axe.run(document, { runOnly: only, resultTypes: ['violations'] }), rules);
                for (const { id, nodes } of violations)
                    found.push(`${name}: ${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`).join(' | ')}`);
            };
            await page.goto(`${url}?planner&lang=ko`);
            await page.getByRole('heading', { level: 1, name: '선택 결과' }).waitFor();
            await look('empty');
            await open_planner(page, url, people(40));
            await look('results');
            await start(page).click();
            await page.getByRole('progressbar').first().waitFor();
            await look('running');
            await page.getByText('계산이 끝났어요.').first().waitFor({ timeout: 120_000 });
            await look('finished');
            assert.deepEqual(found, []);
        });

with_worker('at 320 px nothing scrolls sideways', { viewport: { width: 320, height: 640 } }, async ({ page, url }) => {
    await open_planner(page, url, people(40));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});

with_worker('a worker that cannot be loaded is told, and works once it can', { tolerate: /estimates|ERR_FAILED|Failed to load/, serviceWorkers: 'block' },
    async ({ page, url }) => {
        await page.route('**/estimates-simd.js', (route) => route.abort());
        await page.goto(`${url}?planner&lang=ko`);
        await page.getByRole('heading', { level: 1, name: '선택 결과' }).waitFor();
        await open_file(page, 'tv-u1.json', 'application/json', readFileSync(survey));
        await page.getByText('이제 응답 파일(.jsonl)을 열어 주세요.').first().waitFor();
        await open_file(page, 'answers.jsonl', 'application/jsonl', people(40));
        await page.getByText(/계산이 중간에 멈췄어요/).first().waitFor();
        await page.unroute('**/estimates-simd.js');
        await button(page, '다시 시도하기').click();
        await page.getByRole('heading', { level: 2, name: features }).waitFor();
    });

with_worker('after one visit results are computed without the server', { tolerate: /ERR_CONNECTION_REFUSED|ERR_INTERNET/ }, async ({ page }) => {
    const server = await serve(site);
    let is_stopped = false;
    try {
        await page.goto(`${server.url}?planner&lang=ko`);
        await page.getByRole('heading', { level: 1, name: '선택 결과' }).waitFor();
        await page.waitForFunction(() => navigator.serviceWorker.controller);
        assert.ok(!await page.evaluate(() => performance.getEntriesByName(new URL('estimates-simd.wasm', location).href).length),
            'the worker is loaded before it is needed');
        await page.reload(); // what the fonts of this device need is kept now
        await page.getByRole('heading', { level: 1, name: '선택 결과' }).waitFor();
        await page.waitForFunction(async () => await caches.match('estimates-simd.wasm') && await caches.match('estimates-simd.js'));
        assert.ok(!await page.evaluate(async () => await caches.match('estimates.wasm')), 'the build for other browsers is kept too');
        await server.stop();
        is_stopped = true;
        await open_planner(page, server.url, people(40));
        await start(page).click();
        await page.getByText('계산이 끝났어요.').first().waitFor({ timeout: 120_000 });
    } finally {
        if (!is_stopped)
            await server.stop();
    }
});
