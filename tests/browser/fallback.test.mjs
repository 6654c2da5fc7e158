// Without WebGL, or when it goes away, the same survey goes on with the same answers.
import { assert, test } from './harness.mjs';
import { answer_station, button, check_station_answers, checkbox, downloaded, mouse, on_page, open_station, radio, thanked,
    wait_until_saved } from './survey_steps.mjs';

const is_simple = (page) => page.evaluate(() => document.documentElement.classList.contains('simple'));
const becomes_simple = (page) => page.waitForFunction(() => document.documentElement.classList.contains('simple'));

async function whole_survey_in_words(page, url) {
    await open_station(page, url);
    await answer_station(page, mouse, { after_page: async () => assert.equal(await is_simple(page), true) });
    await thanked(page);
    check_station_answers(await downloaded(page, '답 내려받기'));
}

test('without a graphics processor and WebGL the whole survey works on the simple screen',
    { args: ['--disable-gpu', '--disable-3d-apis'] }, async ({ page, url }) => whole_survey_in_words(page, url));

test('a browser that gives no WebGL context gets the simple screen, and may see nothing of the picture', async ({ page, url }) => {
    await page.addInitScript(() => {
        const own = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
            return kind.startsWith('webgl') ? null : own.call(this, kind, ...rest);
        };
    });
    await open_station(page, url);
    await answer_station(page, mouse, { to: 1 });
    await on_page(page, 1);
    assert.equal(await is_simple(page), true);
    assert.equal(await page.locator('#canvas').isVisible(), false);
    const colour = await page.getByRole('heading', { name: '평소 이용' }).evaluate((element) => getComputedStyle(element).color);
    assert.notEqual(colour, 'rgba(0, 0, 0, 0)');
});

async function answer_two_pages(page, url) {
    await open_station(page, url);
    await answer_station(page, mouse, { to: 1 });
    await on_page(page, 1);
    await radio(page, '한 달에 한 번쯤').click();
    await checkbox(page, '가격').click();
    await page.evaluate(() => { globalThis.lose = Gl.context.getExtension('WEBGL_lose_context'); lose.loseContext(); });
}

const has_pixels = (page) => page.waitForFunction(() => {
    const gl = Gl.context, pixels = new Uint8Array(4 * Gl.canvas.width);
    if (gl.isContextLost())
        return false;
    gl.readPixels(0, Gl.canvas.height >> 1, Gl.canvas.width, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    return pixels.some((level) => level > 0);
});

test('a graphics context that is lost and comes back shows the same answers in pixels', async ({ page, url }) => {
    await answer_two_pages(page, url);
    await checkbox(page, '세차').click(); // meanwhile the controls work
    await page.evaluate(() => lose.restoreContext());
    await has_pixels(page);
    assert.equal(await is_simple(page), false);
    for (const name of ['가격', '세차'])
        assert.equal(await checkbox(page, name).isChecked(), true);
});

test('a graphics context lost for good gives way to the simple screen with the same answers', async ({ page, url }) => {
    await answer_two_pages(page, url);
    await becomes_simple(page);
    assert.equal(await radio(page, '한 달에 한 번쯤').isChecked(), true);
    assert.equal(await checkbox(page, '가격').isChecked(), true);
    await page.getByRole('combobox').selectOption({ label: '전기' });
    await button(page, '다음').click();
    await page.getByRole('heading', { name: '결제' }).first().waitFor();
    await page.evaluate(() => lose.restoreContext());
    await page.waitForFunction(() => !document.documentElement.classList.contains('simple'));
    await has_pixels(page);
});

test('a program that stops says so in words of the page, and a reload brings back what was saved',
    { tolerate: /the program stops/ }, async ({ page, url }) => {
        await open_station(page, url);
        await answer_station(page, mouse, { to: 1 });
        await on_page(page, 1);
        await radio(page, '한 달에 한 번쯤').click();
        await wait_until_saved(page);
        await page.evaluate(() => { _dure_pump = () => { throw new Error('the program stops'); }; });
        await radio(page, '2주에 한 번쯤').click({ noWaitAfter: true });
        await page.getByRole('alert').filter({ hasText: '저장된 답은 이 기기에 그대로 있어요.' }).waitFor();
        await button(page, '다시 열기').click();
        await on_page(page, 1);
        assert.equal(await radio(page, '한 달에 한 번쯤').isChecked(), true);
    });

// As in the Lockdown Mode of Apple's devices.
test('a browser without WebAssembly is told that the program could not be loaded', { tolerate: /WebAssembly/, serviceWorkers: 'block' }, async ({ page, url }) => {
    await page.addInitScript(() => { delete globalThis.WebAssembly; });
    await page.goto(`${url}?survey=station&lang=ko`);
    await page.getByText('프로그램을 불러오지 못했어요').first().waitFor();
    await button(page, '다시 시도').waitFor();
});
