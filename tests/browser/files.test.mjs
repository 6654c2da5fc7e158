// Photos and files: made smaller and stripped on the device, refused in words, kept, removed, and in the finished response.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { assert, root, test } from './harness.mjs';
import { button, downloaded, field, thanked, wait_until_saved } from './survey_steps.mjs';

const axe = readFileSync(path.join(root, 'tests/node_modules/axe-core/axe.min.js'), 'utf8');
const survey = {
    id: 'album', locale: 'ko', title: '사진', pages: [
        { name: 'one', elements: [
            { type: 'file', name: 'photos', title: '불편했던 곳', sourceType: 'file-camera', acceptedTypes: 'image/*', allowMultiple: true, maxFiles: 3 },
            { type: 'comment', name: 'words', title: '한마디' }] },
        { name: 'two', elements: [
            { type: 'file', name: 'paper', title: '영수증', maxSize: 20000, acceptedTypes: '.txt,.pdf' },
            { type: 'paneldynamic', name: 'places', title: '곳', panelCount: 1, templateTitle: '{panelIndex}번째', templateElements: [
                { type: 'file', name: 'photo', title: '그곳의 사진', acceptedTypes: 'image/*' }] }] },
    ],
};

async function open(page, url) {
    await page.route('**/album.json', (route) => route.fulfill({ json: survey }));
    await page.goto(`${url}?survey=album.json&lang=ko`);
    await page.getByRole('heading', { name: '불편했던 곳' }).waitFor();
}

// "Exif", big endian: turned by 90 degrees, taken at 37 degrees north.
function exif() {
    const tiff = Buffer.alloc(80);
    tiff.write('MM');
    tiff.writeUInt16BE(42, 2);
    tiff.writeUInt32BE(8, 4);
    tiff.writeUInt16BE(2, 8);
    const entry = (at, tag, type, count, write) => {
        tiff.writeUInt16BE(tag, at);
        tiff.writeUInt16BE(type, at + 2);
        tiff.writeUInt32BE(count, at + 4);
        write(at + 8);
    };
    entry(10, 0x0112, 3, 1, (at) => tiff.writeUInt16BE(6, at));
    entry(22, 0x8825, 4, 1, (at) => tiff.writeUInt32BE(38, at));
    tiff.writeUInt16BE(1, 38);
    entry(40, 1, 2, 2, (at) => tiff.write('N\0', at));
    const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('SECRET-PLACE')]);
    const head = Buffer.from([0xff, 0xe1, 0, 0]);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([head, body]);
}

async function drawn(page, width, height, type, { holes = false, noise = false } = {}) {
    const url = await page.evaluate(async ([wide, high, kind, with_holes, with_noise]) => {
        const canvas = document.createElement('canvas');
        canvas.width = wide;
        canvas.height = high;
        const pen = canvas.getContext('2d');
        const ground = pen.createLinearGradient(0, 0, wide, high);
        ground.addColorStop(0, '#1f5f5b');
        ground.addColorStop(1, '#f4b942');
        pen.fillStyle = ground;
        pen.fillRect(0, 0, with_holes ? wide / 2 : wide, high);
        for (let i = 0; with_noise && i < 20000; ++i) {
            pen.fillStyle = `hsl(${(i * 47) % 360} 80% ${20 + i % 60}%)`;
            pen.fillRect((i * 7919) % wide, (i * 104729) % high, 9, 9);
        }
        return canvas.toDataURL(kind, 0.92);
    }, [width, height, type, holes, noise]);
    return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

// A photo as a phone makes it.
async function photo(page, name = 'IMG_0001.JPG') {
    const jpeg = await drawn(page, 4000, 3000, 'image/jpeg', { noise: true });
    return { name, mimeType: 'image/jpeg', buffer: Buffer.concat([jpeg.subarray(0, 2), exif(), jpeg.subarray(2)]) };
}

const bytes_of = (file) => Buffer.from(file.content.slice(file.content.indexOf(',') + 1), 'base64');
const size_of = (page, content) => page.evaluate(async (url) => {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    return [picture.naturalWidth, picture.naturalHeight];
}, content);
const choose = (page) => page.getByLabel('사진 고르기');
const remove = (page, name) => button(page, `${name} 지우기`);

test('a photo of a phone is made smaller, turned upright and loses where it was taken; it is kept, and in the finished response',
    { tolerate: /404/ }, async ({ page, url }) => {
        await open(page, url);
        const taken = await photo(page);
        assert.ok(taken.buffer.includes('SECRET-PLACE') && taken.buffer.length > 300_000);
        await choose(page).setInputFiles(taken);
        await page.getByText('사진을 넣었어요. (3장 중 1장)').first().waitFor();
        await wait_until_saved(page);
        const shown = page.locator('#nodes img[src^="data:image/jpeg"]');
        assert.ok(await shown.evaluate((picture) => picture.decode().then(() => picture.naturalWidth > 0)));
        await page.reload();
        await remove(page, 'IMG_0001.JPG').waitFor();
        await shown.waitFor();
        await button(page, '다음').click();
        await page.getByRole('heading', { name: '영수증' }).waitFor();
        await button(page, '완료하기').click();
        await thanked(page);
        const { data } = await downloaded(page, '답 내려받기');
        assert.equal(data.photos.length, 1);
        const [file] = data.photos;
        assert.deepEqual(Object.keys(file), ['name', 'type', 'content']);
        assert.equal(file.name, 'IMG_0001.JPG');
        assert.equal(file.type, 'image/jpeg');
        assert.deepEqual(await size_of(page, file.content), [1200, 1600]);
        const bytes = bytes_of(file);
        assert.ok(bytes.length < taken.buffer.length);
        for (const trace of ['Exif', 'SECRET-PLACE', 'GPS'])
            assert.ok(!bytes.includes(trace), trace);
    });

test('what is no picture, too large or too many is said where it stands, and what was there stays', async ({ page, url }) => {
    await open(page, url);
    const small = { name: 'a.png', mimeType: 'image/png', buffer: await drawn(page, 60, 40, 'image/png') };
    await choose(page).setInputFiles(small);
    await remove(page, 'a.jpg').waitFor();
    await choose(page).setInputFiles({ name: 'broken.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture at all, whatever it is called') });
    await page.getByText("'broken.jpg' 사진을 이 브라우저에서 열 수 없어서").first().waitFor();
    await choose(page).setInputFiles({ name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) });
    await page.getByText("'empty.jpg' 파일을 읽을 수 없어서").first().waitFor();
    assert.equal(await page.getByText('broken.jpg').count(), 0, 'an old problem goes with the next choice');
    await choose(page).setInputFiles([small, { ...small, name: 'b.png' }, { ...small, name: 'c.png' }, { ...small, name: 'd.png' }]);
    await page.getByText("3개까지만 넣을 수 있어서 'd.png' 파일은 넣지 않았어요.").first().waitFor();
    await page.getByText('사진을 넣었어요. (3장 중 3장)').first().waitFor();
    for (const name of ['a.jpg', 'a (2).jpg', 'b.jpg'])
        await remove(page, name).waitFor();
    assert.equal(await choose(page).count(), 0, 'there may be no more');
    await remove(page, 'a (2).jpg').click();
    await choose(page).waitFor();
    await button(page, '다음').click();
    const paper = page.getByLabel('파일 고르기');
    await paper.setInputFiles({ name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.alloc(20001, 'x') });
    await page.getByText("'long.txt' 파일이 0.02MB보다 커서 넣지 않았어요.").first().waitFor();
    await paper.setInputFiles({ name: 'tool.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') });
    await page.getByText("'tool.exe' 파일은 여기에 넣을 수 없는 형식이라").first().waitFor();
    // A photo under another name would still say where it was taken.
    await paper.setInputFiles({ ...(await photo(page)), name: 'photo.txt', mimeType: 'text/plain' });
    await page.getByText("'photo.txt' 파일").first().waitFor();
    await paper.setInputFiles({ name: 'receipt.txt', mimeType: 'text/plain', buffer: Buffer.from('영수증') });
    await remove(page, 'receipt.txt').waitFor();
    await button(page, '완료하기').click();
    await thanked(page);
    const { data } = await downloaded(page, '답 내려받기');
    assert.deepEqual(data.photos.map((file) => file.name), ['a.jpg', 'b.jpg']);
    assert.equal(bytes_of(data.paper[0]).toString(), '영수증');
});

test('a drawing with transparent parts stays a PNG, and a photo inside a panel is kept there', { tolerate: /404/ }, async ({ page, url }) => {
    await open(page, url);
    await choose(page).setInputFiles({ name: 'plan.png', mimeType: 'image/png', buffer: await drawn(page, 400, 300, 'image/png', { holes: true }) });
    await remove(page, 'plan.png').waitFor();
    await button(page, '다음').click();
    await choose(page).setInputFiles({ name: 'place.webp', mimeType: 'image/webp', buffer: await drawn(page, 400, 300, 'image/webp') });
    await remove(page, 'place.jpg').waitFor();
    await wait_until_saved(page);
    await page.reload();
    await remove(page, 'place.jpg').waitFor();
    await button(page, '완료하기').click();
    await thanked(page);
    const { data } = await downloaded(page, '답 내려받기');
    assert.equal(data.photos[0].type, 'image/png');
    assert.deepEqual(await size_of(page, data.photos[0].content), [400, 300]);
    assert.equal(data.places[0].photo[0].name, 'place.jpg');
});

test('by keyboard alone: the picker opens from its control, what was added is heard, and removing leaves the focus on a control', async ({ page, url }) => {
    await open(page, url);
    const camera = page.getByLabel('사진 찍기');
    assert.equal(await camera.getAttribute('capture'), 'environment');
    assert.equal(await choose(page).getAttribute('capture'), null);
    assert.equal(await choose(page).evaluate((input) => input.multiple), true);
    await choose(page).focus();
    assert.ok(await choose(page).evaluate((input) => getComputedStyle(input.closest('.n')).outlineStyle !== 'none'), 'the focus is seen');
    // The click is what opens the browser's own window, which is not ours to try.
    await choose(page).evaluate((input) => input.addEventListener('click', (event) => { event.preventDefault(); globalThis.opens = true; }, { once: true }));
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => globalThis.opens);
    await choose(page).setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: await drawn(page, 60, 40, 'image/png') });
    await page.waitForFunction(() => document.querySelector('#polite').textContent.includes('사진을 넣었어요. (3장 중 1장)'));
    await remove(page, 'a.jpg').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('#polite').textContent.includes('지웠어요'));
    await page.waitForFunction(() => document.activeElement && document.activeElement !== document.body);
});

test('pasting a picture and dropping one add it too', { viewport: { width: 1280, height: 900 } }, async ({ page, url }) => {
    await open(page, url);
    assert.equal(await page.getByLabel('사진 찍기').count(), 0, 'no camera to hold up');
    const bytes = [...await drawn(page, 60, 40, 'image/png')];
    await choose(page).focus();
    await choose(page).evaluate((input, content) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(content)], 'pasted.png', { type: 'image/png' }));
        input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, bytes);
    await remove(page, 'pasted.jpg').waitFor();
});

test('typing stays fluent with two megabytes of photos in the draft', async ({ page, url }) => {
    await open(page, url);
    for (let i = 0; i < 3; ++i) {
        await choose(page).setInputFiles(await photo(page, `IMG_${i}.jpg`));
        await remove(page, `IMG_${i}.jpg`).waitFor();
    }
    await wait_until_saved(page);
    const words = field(page, '한마디');
    await words.click();
    const before = await page.evaluate(() => {
        globalThis.slow = [];
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => globalThis.slow.push(entry.duration)))
            .observe({ type: 'longtask' });
        return performance.now();
    });
    await words.pressSequentially('밤에 어두워서 무서웠어요. 불을 켜 주세요.', { delay: 60 });
    await words.blur();
    await wait_until_saved(page);
    const slow = await page.evaluate(() => globalThis.slow);
    console.log(`# long tasks while typing: ${slow.map((millis) => Math.round(millis)).join(', ') || 'none'} ms, since ${Math.round(before)}`);
    assert.equal(await words.inputValue(), '밤에 어두워서 무서웠어요. 불을 켜 주세요.');
});

for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing on photos, empty, full and refused, ${colorScheme}`,
        { colorScheme, bypassCSP: true, serviceWorkers: 'block' }, async ({ page, url }) => {
            await open(page, url);
            const found = [];
            const look = async (name) => {
                if (!await page.evaluate(() => 'axe' in globalThis))
                    await page.evaluate(axe);
                const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
                    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }));
                for (const { id, nodes } of violations)
                    found.push(`${name}: ${id}: ${nodes.map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`).join(' | ')}`);
            };
            await look('empty');
            await choose(page).setInputFiles([
                { name: 'a.png', mimeType: 'image/png', buffer: await drawn(page, 60, 40, 'image/png') },
                { name: 'b.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') }]);
            await page.getByText("'b.jpg' 사진을").first().waitFor();
            await look('one added, one refused');
            assert.deepEqual(found, []);
        });
}

test('photos fit a phone of 320 px, and every control can be reached', { viewport: { width: 320, height: 568 } }, async ({ page, url }) => {
    await open(page, url);
    await choose(page).setInputFiles({ name: 'a_very_long_name_of_a_photo_taken_on_the_way_to_work_in_the_rain.png', mimeType: 'image/png', buffer: await drawn(page, 60, 40, 'image/png') });
    await page.getByText('사진을 넣었어요. (3장 중 1장)').first().waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    const small = await page.evaluate(() => [...document.querySelectorAll('#nodes button, #nodes input')]
        .map((control) => ({ name: control.getAttribute('aria-label') ?? control.textContent, box: control.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24 || box.left < 0 || box.right > innerWidth + 1))
        .map((each) => each.name));
    assert.deepEqual(small, []);
});
