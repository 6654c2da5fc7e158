// The page around the program: when it draws, what it is told, and where its pictures stand.
'use strict';

const Page = {
  simple: {}, // reasons for the simple screen
  queue: [],
  waiting_bars: new Map(), // canvas -> the part of the picture it shows next
  screen: null,
  in_pump: false,

  start() {
    const make = (parent, tag, id) => {
      const element = document.createElement(tag);
      element.id = id;
      parent.append(element);
      return element;
    };
    Page.app = document.getElementById('app');
    Page.sheet = make(Page.app, 'div', 'sheet');
    Page.sheet.setAttribute('aria-hidden', 'true');
    Page.bars = make(Page.app, 'div', 'bars');
    Page.bars.setAttribute('aria-hidden', 'true');
    Mirror.root = make(Page.app, 'div', 'nodes');
    Page.polite = make(Page.app, 'div', 'polite');
    Page.polite.setAttribute('role', 'status');
    Page.urgent = make(Page.app, 'div', 'urgent');
    Page.urgent.setAttribute('role', 'alert');
    Page.canvas = make(Page.sheet, 'canvas', 'canvas');
    Page.draws = Gl.start(Page.canvas);
    Page.set_simple('no_pixels', !Page.draws);
    Page.canvas.addEventListener('webglcontextlost', event => {
      event.preventDefault();
      Page.draws = false;
      Page.lost = setTimeout(() => Page.set_simple('no_pixels', true), 3000);
    });
    Page.canvas.addEventListener('webglcontextrestored', () => {
      clearTimeout(Page.lost);
      Gl.prepare();
      Page.draws = true;
      _dure_forget_pixels();
      Page.set_simple('no_pixels', false);
      Page.pump();
    });
    Page.media('(forced-colors: active)', is => Page.set_simple('forced', is));
    Page.media('(prefers-reduced-motion: reduce)', is => { Page.calm = is; });
    addEventListener('resize', Page.ask);
    // A scroll bar that comes or goes changes the width without a resize event.
    new ResizeObserver(() => Page.room() !== Page.width && Page.ask()).observe(document.body);
    addEventListener('scroll', Page.scrolled, { passive: true });
    Page.listen();
    Page.watch_for_traps();
    return Page.draws;
  },

  media(query, then) {
    const list = matchMedia(query);
    then(list.matches);
    list.addEventListener('change', event => (then(event.matches), Page.ask()));
  },

  set_simple(why, is) {
    Page.simple[why] = is;
    document.documentElement.classList.toggle('simple', Object.values(Page.simple).includes(true));
  },

  // ---- frames: only when something happened or moves ----------------------------------------------------------------
  ask() {
    Page.has_news = true;
    Page.schedule();
  },

  schedule() {
    if (Page.asked)
      return;
    Page.asked = true;
    requestAnimationFrame(() => {
      const fresh = Page.drawn_by_event;
      Page.asked = Page.drawn_by_event = false;
      if (Page.has_news || Page.queue.length || (Page.moving && !fresh))
        Page.pump();
      else if (Page.moving)
        Page.schedule(); // what the event has just drawn is painted first
      Page.drawn_by_event = false;
    });
  },

  pump() {
    if (Page.in_pump || !Page.begun)
      return;
    Page.in_pump = true;
    // Together with the first frame, so that nothing else is seen in between. (The page's demo has no start page.)
    if (!Page.frames && typeof dure_boot !== 'undefined')
      Page.had_screen = dure_boot.leave();
    Page.frames = (Page.frames || 0) + 1;
    try {
      while (Page.queue.length)
        Page.hand_over(Page.queue.shift());
      Page.has_news = false;
      Page.moving = _dure_pump(performance.now());
    } catch (error) {
      Page.fail();
      throw error;
    }
    Page.drawn_by_event = true;
    Page.in_pump = false;
    if (Page.queue.length)
      Page.ask();
    else if (Page.moving)
      Page.schedule();
  },

  // The program is also called by the storage's answers, by timers and on leaving: wherever it stops, it is told.
  watch_for_traps() {
    const stops = error => (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) && Page.fail();
    addEventListener('error', event => stops(event.error));
    addEventListener('unhandledrejection', event => stops(event.reason));
  },

  // The program has stopped. What the device confirmed is there after a reload; the words must not need the program.
  fail() {
    Page.in_pump = true; // for good: nothing more is drawn or heard
    if (document.getElementById('fallen'))
      return;
    const is_english = document.documentElement.lang === 'en';
    const place = document.createElement('div');
    place.id = 'fallen';
    place.setAttribute('role', 'alert');
    place.textContent = is_english ? 'Something went wrong. What was saved is still on this device.'
      : '문제가 생겼어요. 저장된 답은 이 기기에 그대로 있어요.';
    const button = document.createElement('button');
    button.textContent = is_english ? 'Open again' : '다시 열기';
    button.onclick = () => location.reload();
    place.append(button);
    document.body.append(place);
  },

  hand_over({ id, kind, text, name, checked, phase, x, y }) {
    if (kind === POINTER)
      return _dure_page_pointer(id, phase, x, y);
    if (kind === LOADED)
      return _dure_page_loaded(id, x, y);
    const copy = words => {
      const bytes = words instanceof Uint8Array ? words : new TextEncoder().encode(words || '');
      const at = _dure_page_room(bytes.length); // may move the memory
      HEAPU8.set(bytes, at);
    };
    if (name) {
      copy(name);
      _dure_page_name();
    }
    copy(text);
    _dure_page_event(id, kind, checked ? 1 : 0);
  },

  scrolled() {
    if (Page.begun && (scrollY < Page.sheet_top + Page.sheet_spare || scrollY + innerHeight > Page.sheet_top + Page.sheet_height - Page.sheet_spare))
      Page.ask();
  },

  // The body's width leaves out the gutter that is kept for a scroll bar; the window's does not while there is none.
  room: () => document.body.clientWidth,

  // What the program asks at the beginning of every frame; eight floats.
  look(at) {
    Page.width = Page.room();
    HEAPF32.set([Page.width, innerHeight, Math.max(0, scrollY), devicePixelRatio, Page.calm ? 1 : 0,
      Page.draws ? 1 : 0], at >> 2);
  },

  // ---- what the program is told of the device, and asks of it -----------------------------------------------------
  tell_preferences() {
    const dark = matchMedia('(prefers-color-scheme: dark)'), contrast = matchMedia('(prefers-contrast: more)'),
      calm = matchMedia('(prefers-reduced-motion: reduce)');
    const tell = () => _dure_preferences(dark.matches ? 1 : 0, contrast.matches ? 1 : 0, calm.matches ? 1 : 0);
    for (const list of [dark, contrast, calm])
      list.addEventListener('change', tell);
    tell();
    const online = () => _dure_online(navigator.onLine ? 1 : 0);
    addEventListener('online', online);
    addEventListener('offline', online);
    if (!navigator.onLine)
      online();
    // A page that goes away may take a half-typed answer with it: settle first, then save.
    const leaving = is => {
      Page.settle_all();
      Page.pump();
      _dure_leaving(is ? 1 : 0);
      Page.pump();
    };
    addEventListener('pagehide', () => leaving(true));
    document.addEventListener('visibilitychange', () => leaving(document.hidden));
    addEventListener('beforeunload', event => {
      if (Page.guarded)
        event.preventDefault();
    });
  },

  wake_after(millis) {
    clearTimeout(Page.timer);
    if (millis >= 0)
      Page.timer = setTimeout(() => _dure_time_reached(), Math.min(millis, 2e9));
  },

  show_address(survey, draft, planner) {
    const address = new URL(location.href);
    if (address.searchParams.has('planner') !== planner)
      planner ? address.searchParams.set('planner', '') : address.searchParams.delete('planner');
    for (const [name, value] of [['survey', survey], ['draft', draft]])
      value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
    if (address.href !== location.href)
      history.replaceState(null, '', address);
  },

  // A language asked for in the address would come back with the next load.
  show_language(language) {
    document.documentElement.lang = language;
    const address = new URL(location.href);
    if (!address.searchParams.has('lang') || address.searchParams.get('lang') === language)
      return;
    address.searchParams.set('lang', language);
    history.replaceState(null, '', address);
  },

  // ---- what a frame says --------------------------------------------------------------------------------------------
  apply(at) {
    const reader = Reader(at), bits = reader.next();
    const changed = [], spoken = new Map();
    if (bits & 1)
      Page.read_page(reader);
    if (bits & 2) {
      Mirror.order = [];
      for (let left = reader.next(); left > 0; --left)
        Mirror.order.push({ id: reader.id(), closes: reader.next() === 1 });
    }
    for (let left = reader.next(); left > 0; --left)
      changed.push(Mirror.read_node(reader));
    for (const node of changed) {
      let item = Mirror.items.get(node.id);
      if (!item || item.node.role !== node.role || item.tag !== Mirror.tag_of(node)) {
        if (item)
          Mirror.remove(node.id, item);
        item = Mirror.make(node);
        Mirror.items.set(node.id, item);
      }
      const is_new = node.name !== item.node.name, region = { status: Page.polite, alert: Page.urgent }[node.role];
      Mirror.update(item, node);
      if (is_new && region)
        spoken.set(region, [...spoken.get(region) || [], node.name]);
    }
    spoken.forEach((words, region) => Page.say(region, words.join(' ')));
    if (bits & 2) {
      Mirror.arrange();
      Mirror.hold_back();
    }
    Page.move_focus();
  },

  // Said once; whoever reads the page later finds the words where they stand.
  say(region, words) {
    region.textContent = words;
    clearTimeout(region.quiet);
    region.quiet = setTimeout(() => { region.textContent = ''; }, 5000);
  },

  read_page(reader) {
    const here = { focus: document.activeElement && document.activeElement.dure, scroll: scrollY };
    Page.app.style.height = `calc(${reader.float()}px + env(safe-area-inset-bottom))`;
    const root = document.documentElement, insets = [reader.float(), reader.float()];
    root.style.scrollPaddingTop = insets[0] + 8 + 'px';
    root.style.scrollPaddingBottom = insets[1] + 8 + 'px';
    for (const name of ['background', 'surface', 'ink', 'muted', 'border', 'accent', 'on-accent', 'danger', 'focus', 'veil'])
      root.style.setProperty('--page-' + name, '#' + reader.next().toString(16).padStart(8, '0'));
    root.style.colorScheme = reader.next() ? 'dark' : 'light';
    Page.set_simple('asked', reader.next() === 1);
    const screen = reader.id();
    Page.screen_is_new = screen !== Page.screen;
    // Only the screen left last can come back: the settings took its place where there was no room beside it.
    if (Page.screen_is_new) {
      Page.came_back = Page.left && Page.left.screen === screen ? Page.left : null;
      Page.left = { screen: Page.screen, focus: here.focus, scroll: here.scroll };
    }
    Page.screen = screen;
    document.title = reader.text() || document.title;
    Page.show_language(reader.text() || root.lang);
    Mirror.layers = [];
    Mirror.window_height = innerHeight;
    for (let left = reader.next(); left > 0; --left)
      Mirror.layers.push({ id: reader.id(), x: reader.float(), y: reader.float(), width: reader.float(), height: reader.float(), modal: reader.next() === 1 });
    root.classList.toggle('held', Mirror.layers.some(layer => layer.modal));
    Page.place_bars();
    for (const item of Mirror.items.values())
      if (item.node.layer)
        Mirror.place(item);
  },

  // A canvas of its own for every bar: page text must pass below it, and its own controls stand above.
  place_bars() {
    const bars = Page.bars.children;
    while (bars.length > Mirror.layers.length)
      bars[bars.length - 1].remove();
    Mirror.layers.forEach((layer, i) => {
      if (!bars[i]) {
        const bar = document.createElement('div');
        bar.append(document.createElement('canvas'));
        Page.bars.append(bar);
      }
      const bar = bars[i], style = bar.firstChild.style, stands = layer.y > 0 && layer.y + layer.height > Mirror.window_height - 1;
      bar.className = (layer.modal ? 'veil' : '') + (stands ? ' stands' : '');
      bar.style.zIndex = 10 + 2 * (i + 1);
      style.left = layer.x + 'px';
      style.width = layer.width + 'px';
      style.height = layer.height + 'px';
      style.top = stands ? 'auto' : layer.y + 'px';
      style.bottom = stands ? 'env(safe-area-inset-bottom)' : 'auto';
    });
  },

  // The next screen comes calmly. Only pictures move; the controls stand where they are and can be used at once.
  arrive() {
    if (Page.calm || !Page.sheet.animate)
      return;
    const way = [{ opacity: 0.2, transform: 'translateY(10px)' }, { opacity: 1, transform: 'none' }];
    for (const element of [Page.sheet, ...Mirror.root.querySelectorAll('.n_image')])
      element.animate(way, { duration: 220, easing: 'cubic-bezier(.2, .7, .2, 1)' });
  },

  move_focus() {
    const item = Mirror.wants_focus;
    Mirror.wants_focus = null;
    if (Page.screen_is_new) {
      Page.screen_is_new = false;
      if (Page.had_screen) {
        scrollTo(0, Page.came_back ? Page.came_back.scroll : 0);
        if (Page.frames > 1) // what follows the start page is there at once
          Page.arrive();
      }
      const known = Page.came_back && Mirror.items.get(Page.came_back.focus);
      const target = known ? known.control : Mirror.root.querySelector('h1');
      if (target && Page.had_screen && !item)
        target.focus({ preventScroll: true });
      Page.had_screen = true;
    }
    if (item) {
      item.control.focus({ preventScroll: true });
      item.control.scrollIntoView({ block: 'nearest' });
    }
  },

  // ---- pixels ---------------------------------------------------------------------------------------------------------
  // sheet: where the page's part of the canvas stands in the document.
  place_sheet(top, width, height, whole_height, spare) {
    Page.sheet_top = top;
    Page.sheet_height = height;
    Page.sheet_spare = spare;
    Page.sheet.style.top = top + 'px';
    Page.sheet.style.height = height + 'px';
    Page.canvas.style.width = width + 'px';
    Page.canvas.style.height = whole_height + 'px';
  },

  // Reading the picture back is slow where it is drawn in software, so a bar that only changes its words follows one
  // frame behind the answer that changed them.
  copy_bar(index, y, width, height) {
    const bar = Page.bars.children[index - 1];
    if (!bar || !width || !height)
      return;
    const canvas = bar.firstChild, part = { canvas, y, width, height };
    if (canvas.width !== width || canvas.height !== height || canvas.from !== y || Page.screen !== Page.bars_screen) {
      Page.bars_screen = Page.screen;
      Page.waiting_bars.delete(canvas);
      return Page.copy_now(part);
    }
    if (!Page.waiting_bars.size)
      requestAnimationFrame(() => setTimeout(() => {
        for (const waiting of Page.waiting_bars.values())
          Page.copy_now(waiting);
        Page.waiting_bars.clear();
      }, 0));
    Page.waiting_bars.set(canvas, part);
  },

  copy_now({ canvas, y, width, height }) {
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    canvas.from = y;
    const pen = canvas.getContext('2d');
    pen.clearRect(0, 0, width, height);
    pen.drawImage(Page.canvas, 0, y, width, height, 0, 0, width, height);
  },
};
