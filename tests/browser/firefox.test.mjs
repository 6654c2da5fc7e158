// The same survey in Firefox, through WebDriver BiDi: to the end, and the exported data compared.
import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { skip, test } from './harness.mjs';
import { check_station_answers, station_pages } from './survey_steps.mjs';

const executable = ['/usr/bin/firefox-esr', '/usr/bin/firefox', process.env.DURE_FIREFOX].find((path) => path && existsSync(path));
const name = 'in Firefox the station survey is answered to its end and comes out as the same JSON';

// What survey_steps.mjs asks of a page, on top of puppeteer: enough of getByRole to answer the station survey.
class Found {
    constructor(page, steps) { Object.assign(this, { page_: page, steps }); }
    page() { return this.page_; }
    extend(step) { return new Found(this.page_, [...this.steps, step]); }
    getByRole(role, { name: wanted, exact } = {}) {
        const words = wanted instanceof RegExp ? { source: wanted.source } : wanted === undefined ? null : { text: wanted, exact: Boolean(exact) };
        return this.extend({ role, words });
    }
    getByText(text) { return this.extend({ text }); }
    first() { return this.extend({ index: 0 }); }
    nth(index) { return this.extend({ index }); }
    or(other) { return new Found(this.page_, [{ either: [this.steps, other.steps] }]); }
    async handle() {
        const found = await this.page_.waitForFunction(find_element, { polling: 50, timeout: 20_000 }, this.steps)
            .catch((error) => { throw new Error(`${JSON.stringify(this.steps)}: ${error.message}`); });
        return found.asElement();
    }
    async waitFor() { await this.handle(); }
    async click() {
        const handle = await this.handle();
        await handle.scrollIntoView();
        await handle.click();
    }
    async selectOption({ label }) {
        const handle = await this.handle();
        await handle.select(await handle.evaluate((element, wanted) => [...element.options].find((one) => one.label === wanted).value, label));
    }
    async pressSequentially(text) { await (await this.handle()).type(text); }
    async blur() { await (await this.handle()).evaluate((element) => element.blur()); }
}

// Runs in the page.
function find_element(steps) {
    const selectors = { button: 'button', radio: 'input[type=radio]', checkbox: 'input[type=checkbox]', combobox: 'select',
        slider: 'input[type=range]', textbox: 'input[type=text], textarea', group: '[role=group]', radiogroup: '[role=radiogroup]', heading: 'h1, h2, h3' };
    const name_of = (element) => (element.getAttribute('aria-label') ?? (element.labels?.[0] ?? element).textContent).trim();
    const is_named = (element, words) => !words || (words.source !== undefined ? new RegExp(words.source).test(name_of(element))
        : words.exact ? name_of(element) === words.text : name_of(element).includes(words.text));
    const walk = (all) => {
        let found = [document];
        for (const step of all) {
            if (step.either)
                found = step.either.flatMap(walk);
            else if (step.index !== undefined)
                found = found.slice(step.index, step.index + 1);
            else if (step.text !== undefined)
                found = found.flatMap((root) => [...root.querySelectorAll('h1, h2, h3, p, legend')].filter((one) => one.textContent.includes(step.text)));
            else
                found = found.flatMap((root) => [...root.querySelectorAll(selectors[step.role])].filter((one) => is_named(one, step.words)));
        }
        return found;
    };
    return walk(steps).find((element) => element.checkVisibility()) ?? null;
}

const hand = {
    press: (target) => target.click(),
    choose: (target, label) => target.selectOption({ label }),
    write: async (target, text) => { await target.click(); await target.pressSequentially(text); },
    leave: (target) => target.blur(),
    slide: (target) => target.click(),
};

async function whole_survey({ url }) {
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath: executable, headless: true,
        extraPrefsFirefox: { 'intl.accept_languages': 'ko-KR, ko' } });
    try {
        const tab = await browser.newPage();
        await tab.setViewport({ width: 390, height: 844 });
        const complaints = [];
        tab.on('pageerror', (error) => complaints.push(String(error)));
        tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
        await tab.evaluateOnNewDocument(() => {
            addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
            const own = URL.createObjectURL;
            URL.createObjectURL = (blob) => {
                globalThis.exported = blob.text();
                return own.call(URL, blob);
            };
        });
        await tab.goto(`${url}?survey=station&lang=ko`);
        const page = new Found(tab, []);
        for (const [index, [heading, answer]] of station_pages.entries()) {
            await page.getByText(heading).first().waitFor();
            await answer(page, hand);
            await page.getByRole('button', { name: index === station_pages.length - 1 ? '완료하기' : '다음', exact: true }).click();
        }
        await page.getByRole('heading', { name: '고맙습니다' }).waitFor();
        await page.getByRole('button', { name: '답 내려받기', exact: true }).click();
        await tab.waitForFunction(() => globalThis.exported);
        check_station_answers(JSON.parse(await tab.evaluate(() => globalThis.exported)));
        if (complaints.length > 0)
            throw new Error(complaints.join('\n'));
    } finally {
        await browser.close();
    }
}

if (executable)
    test(name, { own_browser: true, millis: 240_000 }, whole_survey);
else
    skip(name, 'firefox-esr is not installed (tools/setup.sh test)');
