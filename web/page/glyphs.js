// Letters drawn by the device's own fonts on a 2-D canvas: many at a time, one read-back.
'use strict';

const Glyphs = {
  family: '"Apple SD Gothic Neo","Noto Sans KR","Noto Sans CJK KR","Malgun Gothic","NanumGothic",system-ui,sans-serif',
  pen: null,
  face: '',
  coloured: {},

  start() {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 64;
    Glyphs.pen = canvas.getContext('2d', { willReadFrequently: true });
    if (new URLSearchParams(location.search).get('font') !== 'bundled' && Glyphs.can_be_trusted())
      return true;
    Glyphs.fetch_bundled();
    return false;
  },

  // The same bytes for the picture and for the page's own fields.
  async fetch_bundled() {
    let bytes = new Uint8Array();
    try {
      const response = await fetch('fonts/dure-gothic.ttf');
      if (response.ok)
        bytes = new Uint8Array(await response.arrayBuffer());
      document.fonts.add(await new FontFace('Dure Gothic', bytes.buffer).load());
      document.documentElement.style.setProperty('--page-font', '"Dure Gothic", sans-serif');
    } catch (error) {
      bytes = new Uint8Array(); // without pixels for letters the simple screen is the way
    }
    const at = _dure_page_room(bytes.length);
    HEAPU8.set(bytes, at);
    Page.set_simple('no_letters', !bytes.length);
    _dure_font_ready();
  },

  use(size, bold) {
    const face = (bold ? '700 ' : '400 ') + size + 'px ' + Glyphs.family;
    if (face !== Glyphs.face)
      Glyphs.pen.font = Glyphs.face = face;
  },

  measure(letter, size, bold, box) {
    const text = String.fromCodePoint(letter);
    Glyphs.use(size, bold);
    const m = Glyphs.pen.measureText(text);
    const left = Math.floor(-m.actualBoundingBoxLeft) - 1, top = Math.floor(-m.actualBoundingBoxAscent) - 1;
    HEAPF32[box >> 2] = m.width;
    const blank = m.actualBoundingBoxRight + m.actualBoundingBoxLeft <= 0;
    HEAP32.set([left, top, blank ? 0 : Math.ceil(m.actualBoundingBoxRight) + 1 - left,
      blank ? 0 : Math.ceil(m.actualBoundingBoxDescent) + 1 - top, Glyphs.is_coloured(text) ? 1 : 0], (box >> 2) + 1);
  },

  // Whether an emoji has colours of its own depends on the device's font, so it is drawn and looked at, once.
  is_coloured(text) {
    if (!/\p{Emoji_Presentation}/u.test(text))
      return false;
    if (!(text in Glyphs.coloured)) {
      const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      pen.font = '400 24px ' + Glyphs.family;
      pen.fillText(text, 8, 40);
      const pixels = pen.getImageData(0, 0, 64, 64).data;
      Glyphs.coloured[text] = pixels.some((level, i) => i % 4 < 3 && level > 8);
    }
    return Glyphs.coloured[text];
  },

  // Jobs of eleven words: letter, size, bold, advance, left, top, width, height, coloured, pixels, pitch.
  rasterise(jobs, count) {
    const pen = Glyphs.pen, places = [], wide = 1024;
    let x = 0, y = 0, row = 0;
    for (let i = 0, at = jobs >> 2; i < count; ++i, at += 11) {
      const width = HEAP32[at + 6], height = HEAP32[at + 7];
      if (x + width > wide) {
        x = 0;
        y += row;
        row = 0;
      }
      places.push([x, y]);
      x += width;
      row = Math.max(row, height);
    }
    const high = y + row;
    // A new size also empties the canvas, and forgets the font.
    pen.canvas.width = wide;
    pen.canvas.height = Math.max(high, 1);
    pen.fillStyle = '#fff';
    Glyphs.face = '';
    for (let i = 0, at = jobs >> 2; i < count; ++i, at += 11) {
      Glyphs.use(HEAPF32[at + 1], HEAP32[at + 2]);
      pen.fillText(String.fromCodePoint(HEAPU32[at]), places[i][0] - HEAP32[at + 4], places[i][1] - HEAP32[at + 5]);
    }
    const sheet = pen.getImageData(0, 0, wide, Math.max(high, 1)).data;
    for (let i = 0, at = jobs >> 2; i < count; ++i, at += 11) {
      const [left, top] = places[i], bytes = HEAP32[at + 6] * 4;
      for (let line = 0; line < HEAP32[at + 7]; ++line) {
        const from = ((top + line) * wide + left) * 4;
        HEAPU8.set(sheet.subarray(from, from + bytes), HEAPU32[at + 9] + line * HEAP32[at + 10]);
      }
    }
  },

  // Browsers that fear fingerprinting give noise instead of pixels; some devices have no Hangul at all.
  can_be_trusted() {
    const pen = Glyphs.pen;
    if (!pen)
      return false;
    const pixels = draw => {
      pen.clearRect(0, 0, 64, 64);
      draw();
      return pen.getImageData(0, 0, 64, 64).data;
    };
    pen.fillStyle = '#35a';
    const square = pixels(() => pen.fillRect(8, 8, 48, 48));
    for (let i = 0; i < square.length; i += 4) {
      const x = i / 4 % 64, y = i / 256 | 0, inside = x >= 8 && x < 56 && y >= 8 && y < 56;
      if (square[i] !== (inside ? 0x33 : 0) || square[i + 1] !== (inside ? 0x55 : 0) || square[i + 3] !== (inside ? 255 : 0))
        return false;
    }
    Glyphs.use(48, 0);
    const drawn = text => pixels(() => pen.fillText(text, 4, 52)).join();
    const [han, geul, blank] = [drawn('한'), drawn('글'), drawn('')];
    return han !== geul && han !== blank && geul !== blank;
  },
};
