// Pictures of every screen, to be looked at: build/shots/<language>-<look>-<size>-<screen>.png
//
//   node tests/browser/shots.mjs                        all of them
//   node tests/browser/shots.mjs --only 'station|home'  screens whose name matches
//   node tests/browser/shots.mjs --sizes 390 --looks dark --languages en
//   node tests/browser/shots.mjs --pictures             only the three small ones of docs/pictures
//
// One walk serves both looks and both languages of a size: the look is switched by the browser's preference, the
// language by the page's own button, so that a whole set takes a minute or two. DURE_URL names a running site.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { launch, root, serve } from './harness.mjs';
import { answer_station, button, mouse, open_station, station_pages } from './survey_steps.mjs';

const { values: options } = parseArgs({ options: {
    only: { type: 'string', default: '' }, sizes: { type: 'string', default: '390,820,1280' },
    looks: { type: 'string', default: 'light,dark' }, languages: { type: 'string', default: 'ko,en' },
    pictures: { type: 'boolean', default: false }, into: { type: 'string', default: path.join(root, 'build/shots') },
} });
const sizes = { 390: { width: 390, height: 844, ratio: 2 }, 820: { width: 820, height: 1180, ratio: 1 },
    1280: { width: 1280, height: 800, ratio: 1 }, 320: { width: 320, height: 640, ratio: 2 } };
const only = new RegExp(options.only);
const list = (text) => text.split(',');
const wanted = (name) => only.test(name);

// Two pictures are drawn in the page's next frames; animations are 200 ms.
const settle = (page, millis = 350) => page.waitForTimeout(millis);
const other_language = { ko: '한국어', en: 'English' };

async function speak(page, language) {
    if (await page.locator('html').getAttribute('lang') === language)
        return;
    await button(page, other_language[language]).click();
    await page.waitForFunction((wish) => document.documentElement.lang === wish, language);
}

class Walk {
    constructor(page, size) {
        this.page = page;
        this.size = size;
        this.count = 0;
    }

    async picture(name, language, look) {
        const file = path.join(options.into, `${language}-${look}-${this.size}-${name}.png`);
        await this.page.screenshot({ path: file });
        this.count += 1;
    }

    // The screen as it stands, in every look; and what lies further down, a window at a time.
    async looks(name, language, { further = true } = {}) {
        const { page } = this;
        for (const look of list(options.looks)) {
            await page.emulateMedia({ colorScheme: look });
            await page.evaluate(() => scrollTo(0, 0));
            await settle(page, 250);
            await this.picture(name, language, look);
            for (let part = 2; further && part < 8; ++part) {
                const moved = await page.evaluate(() => {
                    const before = scrollY;
                    scrollBy(0, innerHeight - 200);
                    return scrollY - before;
                });
                if (moved < 40)
                    break;
                await settle(page, 250);
                await this.picture(`${name}-${part}`, language, look);
            }
        }
        await page.evaluate(() => scrollTo(0, 0));
    }

    // The same in every language; the walk goes on in Korean.
    async shoot(name, more) {
        if (!wanted(name))
            return;
        for (const language of list(options.languages)) {
            await speak(this.page, language);
            await this.looks(name, language, more);
        }
        await speak(this.page, 'ko');
    }
}

async function start_page(walk, url) {
    if (!wanted('start'))
        return;
    const { page } = walk;
    await page.route('**/dure.wasm', () => {}); // never arrives: what is seen is the start page itself
    for (const language of list(options.languages)) {
        await page.goto(`${url}?survey=station&lang=${language}`);
        await page.locator('#start_next').waitFor();
        await walk.looks('20-start', language);
        await page.goto(`${url}?lang=${language}`);
        await settle(page);
        await walk.looks('00-start-home', language);
    }
    await page.unroute('**/dure.wasm');
}

const heading = (page) => page.getByRole('heading', { level: 1 }).first();

async function home(walk, url, name) {
    if (!wanted(name))
        return;
    await walk.page.goto(`${url}?lang=ko`);
    await walk.page.locator('#nodes h1').waitFor();
    await settle(walk.page, 800);
    await walk.shoot(name);
}

async function station(walk, url) {
    const { page } = walk;
    await open_station(page, url);
    await button(page, '다음').click(); // answers are missing: the program takes over and says so
    await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor();
    await walk.shoot('21-station-errors');
    await answer_station(page, mouse, {
        after_page: async (index) => {
            await settle(page);
            await walk.shoot(`3${index}-station-page${index + 1}`);
        },
    });
    await page.getByRole('heading', { name: '고맙습니다' }).first().waitFor();
    await settle(page, 1000);
    await walk.shoot('40-completed');
}

async function tv(walk, url) {
    const { page } = walk;
    await page.goto(`${url}?survey=tv-u1&lang=ko`);
    await page.locator('#start_next, #nodes h1, #nodes h2').first().waitFor();
    const next = () => page.getByRole('button', { name: /^(다음|완료하기)$/ }).click();
    const radio = (name) => page.getByRole('radio', { name, exact: true });
    const best = async () => page.getByRole('radio', { name: /가장 중요해요$/ }).first().click();
    const worst = async () => page.getByRole('radio', { name: /가장 덜 중요해요$/ }).last().click();
    const group = (name) => page.getByRole('group', { name }).or(page.getByRole('radiogroup', { name }));
    // What is done to have something to see, and what completes the question.
    const steps = [
        {},
        { look: async () => radio('침실에서 혼자').click() },
        { look: async () => page.getByRole('radio').nth(3).click() },
        { look: async () => page.getByRole('checkbox').nth(1).click() },
        { look: async () => { await page.getByRole('checkbox', { name: '좋아요' }).click(); await radio('아마 살 거예요').click(); },
            finish: async () => {
                await page.getByRole('radio', { name: /U1 액자형|U1 이동형/ }).click();
                await radio('꼭 살래요').click();
                await page.getByRole('radio', { name: /U1 액자형|U1 이동형/ }).click();
            } },
        { look: best,
            finish: async () => {
                for (let set = 0; set < 9; ++set) {
                    await best();
                    await worst();
                    await settle(page, 120);
                }
            } },
        { look: async () => group(/있다면/).getByRole('radio').first().click(),
            finish: async () => {
                for (let feature = 0; feature < 6; ++feature) {
                    await group(/있다면/).getByRole('radio').first().click();
                    await group(/없다면/).getByRole('radio').last().click();
                    await settle(page, 120);
                }
            } },
        { finish: async () => {
            for (let task = 0; task < 8; ++task) {
                await page.getByRole('radio').nth(task % 4).click();
                await settle(page, 120);
            }
        } },
        { look: async () => {
            const prices = ['600000', '900000', '1300000', '1800000'];
            for (let field = 0; field < 4; ++field)
                await page.getByRole('spinbutton').nth(field).fill(prices[field]);
            await page.getByRole('spinbutton').last().blur();
        },
            finish: async () => {
                await group(/900,000원일 때/).getByRole('radio').nth(3).click();
                await group(/1,300,000원일 때/).getByRole('radio').nth(1).click();
            } },
        { look: async () => page.getByRole('radio').nth(8).click() },
        {},
    ];
    for (let index = 0; index < steps.length; ++index) {
        await settle(page, 600);
        await steps[index].look?.();
        await settle(page);
        if (await page.locator('#nodes').count())
            await walk.shoot(`${50 + index}-tv-screen${index + 1}`);
        await steps[index].finish?.();
        await next();
    }
    await page.getByRole('heading', { name: '내 결과' }).waitFor();
    await settle(page, 1000);
    await walk.shoot('61-tv-result');
}

async function settings(walk, url) {
    const { page } = walk;
    await page.goto(`${url}?lang=ko`);
    await page.locator('#nodes h1').waitFor();
    await settle(page);
    if (wanted('70-settings')) {
        for (const language of list(options.languages)) {
            await speak(page, language);
            await page.getByRole('button', { name: /^(설정|Settings)$/ }).click();
            await settle(page);
            await walk.looks('70-settings', language, { further: false });
            await page.getByRole('dialog').getByRole('button').last().click();
            await settle(page);
        }
        await speak(page, 'ko');
    }
    if (wanted('71-confirm')) {
        for (const language of list(options.languages)) {
            await speak(page, language);
            await page.getByRole('button', { name: /^(지우기|삭제|Delete|Discard|Remove)/ }).first().click();
            await settle(page);
            await walk.looks('71-confirm', language, { further: false });
            await page.getByRole('dialog').getByRole('button').first().click();
            await settle(page);
        }
        await speak(page, 'ko');
    }
}

async function details(walk, url) {
    if (!wanted('41-details'))
        return;
    const { page } = walk;
    await page.goto(`${url}?lang=ko`);
    await page.locator('#nodes h1').waitFor();
    await page.getByRole('button', { name: /보기/ }).first().click();
    await settle(page, 800);
    await walk.shoot('41-details');
}

async function broken(walk, url) {
    if (!wanted('60-broken-file'))
        return;
    const { page } = walk;
    await page.goto(`${url}?lang=ko`);
    await page.locator('#nodes h1').waitFor();
    await page.locator('input[type=file]').first().setInputFiles(
        { name: 'survey.json', mimeType: 'application/json', buffer: Buffer.from('{"pages": [{"elements": [{"type":') });
    await settle(page, 800);
    await walk.shoot('60-broken-file');
}

async function set(page, choice) {
    await page.getByRole('button', { name: '설정' }).click();
    await page.getByRole('radio', { name: choice }).click();
    await settle(page);
    const close = page.getByRole('button', { name: '닫기' });
    await close.last().click();
    await settle(page);
}

// The second page of the station survey, from the start page or from the draft.
async function second_page(page, url) {
    await page.goto(`${url}?survey=station&lang=ko`);
    await page.locator('#start_next:visible, #nodes h1').first().waitFor();
    if (await page.locator('#nodes h1').count() === 0) {
        await station_pages[0][1](page, mouse);
        await button(page, '다음').click();
    }
    await heading(page).waitFor();
    await settle(page, 800);
}

// How a screen looks to people who set it up for themselves.
async function special(walk, url, context) {
    const { page } = walk;
    if (wanted('61-offline')) {
        await second_page(page, url);
        await context.setOffline(true);
        await settle(page, 800);
        await walk.shoot('61-offline', { further: false });
        await context.setOffline(false);
    }
    for (const [name, choice, before] of [['80-high-contrast', /고대비/, /기기 설정/], ['81-text200', /200/, /100/]]) {
        if (!wanted(name))
            continue;
        await second_page(page, url);
        await set(page, choice);
        await walk.looks(name, 'ko');
        if (name === '81-text200') {
            await page.setViewportSize({ width: 320, height: 640 });
            await settle(page);
            await walk.looks('82-text200-320px', 'ko');
            await page.setViewportSize(sizes[walk.size]);
        }
        await page.goto(`${url}?lang=ko`);
        await settle(page, 800);
        await walk.looks(`${name}-home`, 'ko', { further: false });
        await set(page, before);
    }
    if (wanted('83-simple')) {
        await second_page(page, url);
        await page.getByRole('button', { name: '설정' }).click();
        await page.getByRole('switch').first().click();
        await settle(page);
        await page.getByRole('button', { name: '닫기' }).last().click();
        await settle(page);
        await walk.looks('83-simple', 'ko');
    }
}

async function all_of(browser, size, url) {
    const { width, height, ratio } = sizes[size];
    const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: ratio, locale: 'ko-KR',
        isMobile: width < 600, hasTouch: width < 600,
        colorScheme: 'light', reducedMotion: 'reduce', serviceWorkers: 'block' });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => console.log(`${size}: ${error}`));
    const walk = new Walk(page, size);
    // A screen that cannot be reached costs its own pictures, not the others'.
    let failed = 0;
    const attempt = async (name, task) => {
        try {
            await task();
        } catch (error) {
            failed += 1;
            console.log(`${size} ${name}: ${String(error.message).split('\n').slice(0, 4).join(' ')}`);
        }
    };
    await attempt('start page', () => start_page(walk, url));
    await attempt('home', () => home(walk, url, '10-home'));
    const needs_answers = ['11-home-kept', '40-completed', '41-details', '71-confirm', '21-station-errors',
        ...station_pages.map((_, index) => `3${index}-station-page${index + 1}`)];
    if (needs_answers.some(wanted))
        await attempt('station', () => station(walk, url));
    if (Array.from({ length: 11 }, (_, index) => `${50 + index}-tv-screen${index + 1}`).concat('11-home-kept', '71-confirm', '61-tv-result').some(wanted))
        await attempt('tv', () => tv(walk, url));
    await attempt('home', () => home(walk, url, '11-home-kept'));
    await attempt('details', () => details(walk, url));
    await attempt('broken file', () => broken(walk, url));
    await attempt('settings', () => settings(walk, url));
    await attempt('special', () => special(walk, url, context));
    await context.close();
    return { count: walk.count, failed };
}

// The three of the README: an answered page by day, one with pictures by night, the home page.
async function small_pictures(browser, url) {
    const into = path.join(root, 'docs/pictures');
    mkdirSync(into, { recursive: true });
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'ko-KR', isMobile: true,
        hasTouch: true, colorScheme: 'light', reducedMotion: 'reduce', serviceWorkers: 'block' });
    const page = await context.newPage();
    await open_station(page, url);
    await answer_station(page, mouse, { to: 6, after_page: async (index) => {
        if (index !== 1 && index !== 5)
            return;
        await page.evaluate((down) => scrollTo(0, down), index === 5 ? 640 : 0);
        await page.emulateMedia({ colorScheme: index === 5 ? 'dark' : 'light' });
        await settle(page, 1000);
        await page.screenshot({ path: path.join(into, index === 1 ? 'survey-phone.png' : 'survey-dark.png') });
    } });
    await page.goto(`${url}?lang=ko`);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.locator('#nodes h1').waitFor();
    await settle(page, 1500);
    await page.screenshot({ path: path.join(into, 'home-phone.png') });
    await context.close();
}

const server = process.env.DURE_URL ? null : await serve();
const url = process.env.DURE_URL ?? server.url;
mkdirSync(options.into, { recursive: true });
const browser = await launch();
let count = 0, failed = 0;
const begun = Date.now();
if (options.pictures)
    await small_pictures(browser, url);
for (const size of options.pictures ? [] : list(options.sizes)) {
    const done = await all_of(browser, size, url);
    count += done.count;
    failed += done.failed;
}
await browser.close();
await server?.stop();
console.log(options.pictures ? 'pictures in docs/pictures' : `${count} pictures in ${options.into}, ${Math.round((Date.now() - begun) / 1000)} s`);
process.exitCode = failed ? 1 : 0;
