// Files for an answer. Pictures are made smaller here, which also leaves out all they say beside the picture: where it was
// taken, when, with what. Only then does the program see them.
'use strict';

const MOST_DRAWING_BYTES = 500 * 1000; // of a picture with transparent parts that stays a PNG

const Files = {
  waiting: [], // { id, limits, file }, one after the other: each picture may take a phone's whole memory
  is_busy: false,

  take(node, files) {
    const { id, max_length, minimum, maximum, step } = node;
    for (const [place, file] of files.entries())
      Files.waiting.push({ id, file, is_extra: place >= max_length, bytes: minimum, side: maximum, quality: step });
    Files.tell(id);
    if (!Files.is_busy)
      Files.work();
  },

  async work() {
    Files.is_busy = true;
    while (Files.waiting.length) {
      const job = Files.waiting[0], { id, file } = job;
      let content = '', why = 'unreadable';
      try {
        content = await Files.ready(job);
      } catch (error) {
        why = Files.reasons.has(error.message) ? error.message : why;
      }
      Files.waiting.shift();
      Page.send(content ? { id, kind: ATTACHED, text: content, name: file.name || 'file' }
        : { id, kind: REFUSED, text: why, name: file.name || 'file' });
      Files.tell(id);
    }
    Files.is_busy = false;
  },

  tell(id) {
    Page.send({ id, kind: PREPARING, text: String(Files.waiting.filter(job => job.id === id).length) }, true);
  },

  // What the program knows of too (ui/widgets/file_upload.cpp).
  reasons: new Set(['large', 'many', 'picture', 'uncleaned', 'unreadable']),

  async ready({ file, is_extra, bytes, side, quality }) {
    if (is_extra)
      throw new Error('many');
    const first = new Uint8Array(await file.slice(0, 16).arrayBuffer());
    if (!first.length)
      throw new Error('unreadable');
    if (Files.looks_like_picture(file, first))
      return Files.shrink(file, first, side, quality, bytes);
    if (file.size > bytes)
      throw new Error('large');
    return Files.as_text(file);
  },

  // By its name, its type or its first bytes: a photo under another name still says where it was taken.
  looks_like_picture(file, first) {
    const begins = (at, ...bytes) => bytes.every((byte, i) => first[at + i] === byte);
    return file.type.startsWith('image/') || /\.(jpe?g|png|gif|webp|avif|hei[cf]|bmp|tiff?|svg)$/i.test(file.name)
      || begins(0, 0xff, 0xd8, 0xff) || begins(0, 0x89, 0x50, 0x4e, 0x47) || begins(0, 0x47, 0x49, 0x46, 0x38)
      || begins(0, 0x49, 0x49, 0x2a, 0) || begins(0, 0x4d, 0x4d, 0, 0x2a)
      || (begins(0, 0x52, 0x49, 0x46, 0x46) && begins(8, 0x57, 0x45, 0x42, 0x50))
      || (begins(4, 0x66, 0x74, 0x79, 0x70) && /^(hei|hev|mif|msf|avi)/.test(String.fromCharCode(...first.slice(8, 11))));
  },

  async shrink(file, first, side, quality, bytes) {
    if (!Files.draws_truly())
      throw new Error('uncleaned');
    let picture;
    try {
      picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    } catch (error) {
      throw new Error('picture');
    }
    const is_png = first[0] === 0x89;
    try {
      // Once more and smaller, should it still be too much.
      for (let longest = side; longest >= 64; longest = Math.round(longest * 0.7)) {
        const canvas = Files.draw(picture, longest);
        const drawing = is_png && Files.has_holes(canvas) && await Files.encode(canvas, 'image/png');
        const blob = drawing && drawing.size <= MOST_DRAWING_BYTES ? drawing
          : await Files.encode(Files.on_white(canvas), 'image/jpeg', quality);
        if (blob.size <= bytes)
          return Files.as_text(blob);
      }
    } finally {
      picture.close();
    }
    throw new Error('large');
  },

  // A browser that disturbs what is drawn, so that nobody is known by it, would disturb the photo. On a canvas of its own:
  // the one for letters has been used since it was looked at.
  draws_truly() {
    const canvas = document.createElement('canvas'), pen = canvas.getContext('2d');
    canvas.width = canvas.height = 32;
    pen.fillStyle = '#35a';
    pen.fillRect(0, 0, 32, 32);
    const { data } = pen.getImageData(0, 0, 32, 32);
    return data.every((value, i) => value === [0x33, 0x55, 0xaa, 255][i % 4]);
  },

  draw(picture, longest) {
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height)), canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext('2d');
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas;
  },

  has_holes(canvas) {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    for (let at = 3; at < data.length; at += 4)
      if (data[at] < 255)
        return true;
    return false;
  },

  // JPEG has no transparency; without this what is seen through would be black.
  on_white(canvas) {
    const pen = canvas.getContext('2d');
    pen.globalCompositeOperation = 'destination-over';
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    return canvas;
  },

  encode: (canvas, type, quality) => new Promise((done, fail) =>
    canvas.toBlob(blob => (blob && blob.type === type ? done(blob) : fail(new Error('picture'))), type, quality)),

  as_text: blob => new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.startsWith('data:;') || reader.result.startsWith('data:application/octet-stream;')
      ? reader.result.replace(/^data:[^,]*/, 'data:application/octet-stream;base64') : reader.result);
    reader.onerror = () => fail(new Error('unreadable'));
    reader.readAsDataURL(blob);
  }),

  // Of a picture among the answers, which only the program holds.
  picture(address) {
    const bytes = new TextEncoder().encode(address), at = _dure_page_room(bytes.length);
    HEAPU8.set(bytes, at);
    return UTF8ToString(_dure_picture());
  },
};
