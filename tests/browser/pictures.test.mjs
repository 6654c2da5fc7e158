// Marks on a picture, regions of it and signatures: by mouse, touch and keyboard, and the file that comes of it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { assert, root, test } from './harness.mjs';
import { button, checkbox, downloaded, keyboard, mouse, radio, thanked, touch, wait_until_saved } from './survey_steps.mjs';

const axe = readFileSync(path.join(root, 'tests/node_modules/axe-core/axe.min.js'), 'utf8');
const consent = { type: 'consent', name: 'agree', title: '동의', items: [{ name: 'sign', title: '서명을 받는 것', purpose: '확인', collected: '서명', retention: '하루', refusal: '거부할 수 있어요' }] };
const regions = [{ value: 'shop', text: '편의점', shape: 'rect', x: 0, y: 0, width: 0.5, height: 1 },
    { value: 'wash', text: '세차장', shape: 'circle', cx: 0.75, cy: 0.5, r: 0.1 }];
const picture = { imageLink: 'samples/station/plan.svg', altText: '주유소 그림' };
const survey = {
    id: 'pictures', locale: 'ko', title: { default: 'Pictures', ko: '그림에 답하기' },
    pages: [
        { name: 'spots', elements: [{ type: 'hotspot', name: 'spots', title: '어디가 불편했나요?', isRequired: true, mode: 'both', maxMarks: 4,
            feelings: ['like', 'dislike'], askComment: true, ...picture, imageWidth: 800, imageHeight: 560, regions }] },
        { name: 'map', elements: [{ type: 'imagemap', name: 'map', title: '어디를 쓰셨나요?', ...picture, shape: 'rect',
            areas: [{ value: 'left', text: '왼쪽', coords: '0,0,400,560' }, { value: 'right', text: '오른쪽', coords: '400,0,800,560' }] }] },
        { name: 'sign', elements: [consent, { type: 'signaturepad', name: 'png', title: '서명해 주세요', isRequired: true },
            { type: 'signature', name: 'svg', title: '한 번 더 서명해 주세요' }] },
    ],
};

async function open(page, url, file = survey) {
    await page.route('**/pictures.json', (route) => route.fulfill({ json: file }));
    await page.goto(`${url}?survey=pictures.json&lang=ko`);
    await page.getByRole('heading', { name: '어디가 불편했나요?' }).waitFor();
}

const surface = (page, name) => (name ? page.getByRole('img', { name }) : page.locator('.n_surface[aria-hidden]')).first();

// Where a finger or a mouse touches, in fractions of the picture.
async function point(page, hand, x, y) {
    const target = surface(page);
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    const position = { x: x * box.width, y: y * box.height };
    await (hand === touch ? target.tap({ position }) : target.click({ position }));
}

async function aim(page, across, down) {
    const toggle = button(page, '누르지 않고 표시하기');
    if (await toggle.getAttribute('aria-expanded') === 'false')
        await keyboard.press(toggle);
    for (const [name, wanted] of [['왼쪽에서 얼마나', across], ['위에서 얼마나', down]]) {
        const slider = page.getByRole('slider', { name });
        await keyboard.slide(slider);
        for (let value = Number(await slider.inputValue()); value !== wanted; value = Number(await slider.inputValue()))
            await page.keyboard.press(value < wanted ? 'ArrowRight' : 'ArrowLeft');
    }
    await page.getByText(`왼쪽에서 ${across}%, 위에서 ${down}%`).first().waitFor();
    await keyboard.press(button(page, '여기에 표시하기'));
}

async function draw(page, hand, name, way) {
    const target = surface(page, name);
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    const at = ([x, y]) => [box.x + x * box.width, box.y + y * box.height];
    if (hand === touch) {
        const client = await page.context().newCDPSession(page);
        const send = (type, points) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
        await send('touchStart', [at(way[0])]);
        for (const step of way.slice(1))
            await send('touchMove', [at(step)]);
        await send('touchEnd', []);
        return client.detach(); // two hands at once confuse the browser's taps
    }
    await page.mouse.move(...at(way[0]));
    await page.mouse.down();
    for (const step of way.slice(1))
        await page.mouse.move(...at(step), { steps: 4 });
    await page.mouse.up();
}

const zigzag = [[0.1, 0.5], [0.3, 0.2], [0.5, 0.8], [0.7, 0.3], [0.9, 0.5]];

const answers = {
    async spots(page, hand) {
        if (hand === keyboard)
            await aim(page, 25, 50);
        else
            await point(page, hand, 0.25, 0.5);
        await page.getByText('지금 1곳 표시했어요').first().waitFor();
        if (hand === keyboard)
            await aim(page, 90, 10);
        else
            await point(page, hand, 0.9, 0.1);
        await page.getByText('지금 2곳 표시했어요').first().waitFor();
        await hand.press(checkbox(page, '세차장'));
        await page.getByText('지금 3곳 표시했어요').first().waitFor();
        await hand.press(page.getByRole('radiogroup', { name: '3번 표시는 어떤가요?' }).getByRole('radio', { name: '싫어요' }));
        const words = page.getByRole('textbox', { name: '표시 1에 대해 하고 싶은 말' });
        await hand.write(words, '어두워요');
        await hand.leave(words);
        if (hand === keyboard)
            await hand.press(button(page, '표시 2 지우기'));
        else
            await point(page, hand, 0.9, 0.1);
        await page.getByText('지금 2곳 표시했어요').first().waitFor();
    },
    async map(page, hand) {
        if (hand === keyboard)
            await hand.press(checkbox(page, '오른쪽'));
        else
            await point(page, hand, 0.75, 0.5);
        await checkbox(page, '오른쪽').and(page.locator(':checked')).waitFor();
    },
    async sign(page, hand) {
        if (hand === keyboard) {
            for (const which of [0, 1]) {
                const name = page.getByRole('textbox', { name: '이름을 적어 서명하기' }).nth(which);
                await hand.write(name, '홍길동');
                await hand.leave(name);
            }
            return;
        }
        await draw(page, hand, '서명란, 아직 서명하지 않았어요', zigzag);
        await button(page, '서명 지우기').first().waitFor();
        await draw(page, hand, '서명란, 아직 서명하지 않았어요', zigzag);
        await button(page, '서명 지우기').nth(1).waitFor();
    },
};

async function answer_all(page, hand, look = async () => {}) {
    for (const { name, elements } of survey.pages) {
        await page.getByRole('heading', { name: elements.at(-1).title }).waitFor();
        await look(name);
        await answers[name](page, hand);
        await look(`${name}, answered`);
        await hand.press(button(page, name === 'sign' ? '완료하기' : '다음'));
    }
    await thanked(page);
}

// Decodes it as any viewer would, and counts what is not transparent.
const decoded = (page, source) => page.evaluate(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let inked = 0;
    for (let at = 3; at < data.length; at += 4)
        inked += data[at] > 100;
    return { width: canvas.width, height: canvas.height, inked };
}, source);

for (const [name, hand, options] of [['mouse', mouse, {}], ['touch', touch, { touch: true }], ['keyboard alone', keyboard, {}]]) {
    test(`a picture is marked and a signature given by ${name}, and the file holds both`,
        { ...options, millis: 240_000 }, async ({ page, url }) => {
            await open(page, url);
            await answer_all(page, hand);
            const { data } = await downloaded(page, '답 내려받기');
            const [first, second] = data.spots;
            assert.ok(Math.abs(first.x - 0.25) < 0.01 && Math.abs(first.y - 0.5) < 0.01, JSON.stringify(first));
            assert.equal(first.region, 'shop');
            assert.equal(first.comment, '어두워요');
            assert.deepEqual(second, { region: 'wash', feeling: 'dislike' });
            assert.equal(data.spots.length, 2);
            assert.deepEqual(data.map, ['right']);
            const [png, svg] = [await decoded(page, data.png), await decoded(page, data.svg)];
            const is_typed = hand === keyboard;
            assert.ok(data.png.startsWith(is_typed ? 'data:image/svg+xml;base64,' : 'data:image/png;base64,'));
            assert.deepEqual([png.width, png.height], is_typed ? [300, 200] : [600, 400]);
            assert.deepEqual([svg.width, svg.height], [600, 240]);
            assert.ok(png.inked > 500 && svg.inked > 500, JSON.stringify([png, svg]));
            if (is_typed)
                assert.ok(Buffer.from(data.svg.split(',')[1], 'base64').toString().includes('>홍길동</text>'));
        });
}

test('a signature is there after a reload, its last stroke can be undone, and a name typed by an input method takes its place',
    { tolerate: /404/ }, async ({ page, url }) => {
        await open(page, url, { ...survey, pages: [{ name: 'sign', elements: [consent, { type: 'html', name: 'h', html: '<h2>어디가 불편했나요?</h2>' },
            { type: 'signaturepad', name: 'png', title: '서명해 주세요' }] }] });
        await draw(page, mouse, /서명란/, zigzag);
        await button(page, '마지막 획 지우기').waitFor();
        await draw(page, mouse, /서명란/, [[0.2, 0.9], [0.8, 0.9]]);
        await wait_until_saved(page);
        await page.reload();
        await page.getByRole('img', { name: '서명란, 서명했어요' }).waitFor();
        await button(page, '마지막 획 지우기').click();
        await button(page, '마지막 획 지우기').click();
        await page.getByRole('img', { name: '서명란, 아직 서명하지 않았어요' }).waitFor();
        const name = page.getByRole('textbox', { name: '이름을 적어 서명하기' });
        await name.click();
        const client = await page.context().newCDPSession(page);
        for (const syllable of ['홍', '길', '동']) {
            await client.send('Input.imeSetComposition', { text: syllable, selectionStart: 1, selectionEnd: 1 });
            await client.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
            await client.send('Input.insertText', { text: syllable });
        }
        await draw(page, mouse, /서명란/, zigzag); // while the field has the focus: what is drawn last counts
        await button(page, '마지막 획 지우기').waitFor();
        assert.equal(await name.inputValue(), '');
        await button(page, '서명 지우기').click();
        await name.fill('홍길동');
        await name.blur();
        await page.getByRole('img', { name: '서명란, 서명했어요' }).waitFor();
        await wait_until_saved(page);
        await page.reload();
        await page.getByRole('img', { name: '서명란, 서명했어요' }).waitFor();
        assert.equal(await name.inputValue(), '홍길동');
    });

test('where the picture never comes, its regions can still be chosen', { tolerate: /404|gone/ }, async ({ page, url }) => {
    const spots = { ...survey.pages[0].elements[0], imageLink: 'samples/station/gone.svg' };
    await page.route('**/gone.svg', (route) => route.fulfill({ status: 404, body: '' }));
    await open(page, url, { ...survey, pages: [{ name: 'spots', elements: [spots] }] });
    await checkbox(page, '편의점').click();
    await page.getByText('지금 1곳 표시했어요').first().waitFor();
    await button(page, '완료하기').click();
    await thanked(page);
});

for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing on pictures and pads, ${colorScheme}`,
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

test('pictures and pads fit a phone of 320 px, and every control can be reached', { viewport: { width: 320, height: 568 } }, async ({ page, url }) => {
    await open(page, url);
    await answer_all(page, mouse, async (name) => {
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is too wide`);
        const small = await page.evaluate(() => [...document.querySelectorAll('#nodes button, #nodes input, #nodes .n_surface')]
            .map((control) => ({ name: control.getAttribute('aria-label') ?? control.textContent, box: control.getBoundingClientRect() }))
            .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24 || box.left < 0 || box.right > innerWidth + 1))
            .map((each) => each.name));
        assert.deepEqual(small, [], name);
    });
});
