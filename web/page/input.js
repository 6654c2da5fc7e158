// What a person does reaches the program only from here: events of the real controls, in order, by id.
'use strict';

// The order of platform::EventKind.
const [CLICK, INPUT, SETTLED, CHANGE, FOCUS, BLUR, HOVER, PRESS, FILE, POINTER, PREPARING, ATTACHED, REFUSED, LOADED]
  = Array(14).keys();
const MOST_FILE_BYTES = 64 * 1024 * 1024; // as codec::JsonLimits
const QUIET_MILLIS = 400; // a pause in typing: iOS tells nothing of Korean composition, so time must

Page.send = (event, at_once) => {
  Page.queue.push(event);
  if (at_once)
    Page.pump();
  else
    Page.ask();
};

Page.listen = () => {
  const root = Mirror.root;
  const item_of = target => {
    const box = target.closest('.n');
    const control = box && (box.dure ? box : box.querySelector('[id^=n]'));
    return control && Mirror.items.get(control.dure);
  };
  const on = (name, then) => root.addEventListener(name, event => {
    const item = item_of(event.target);
    if (item && item.node.role)
      then(item, event);
  });
  const is_field = item => item.node.role === 'text_field' || item.node.role === 'text_area';
  // Composed in the copy; the field itself is never written to while it has the focus.
  const text_of = item => item.control.value.normalize('NFC');
  const settle = (item, at_once) => {
    clearTimeout(item.quiet);
    item.quiet = 0;
    if (item.unsettled) {
      item.unsettled = false;
      Page.send({ id: item.node.id, kind: SETTLED, text: text_of(item) }, at_once);
    }
  };
  // Whatever is still being typed goes first.
  const settle_all = () => {
    for (const item of Mirror.items.values())
      if (item.unsettled)
        settle(item, false);
  };
  Page.settle_all = settle_all;

  // A radio group's arrow keys choose on their way; only the program knows what may follow from a choice.
  let by_keys = false;
  document.addEventListener('keydown', () => { by_keys = true; }, true);
  document.addEventListener('pointerdown', () => { by_keys = false; }, true);

  on('click', (item, event) => {
    const role = item.node.role;
    if (role !== 'button' && role !== 'link')
      return;
    if (item.node.disabled)
      return event.preventDefault();
    settle_all();
    Page.send({ id: item.node.id, kind: CLICK }, true);
  });
  on('change', (item, event) => {
    const { node, control } = item;
    if (is_field(item))
      return settle(item, true);
    if (node.role === 'file')
      return take_file(item);
    settle_all();
    const text = node.role === 'radio' || control.type === 'checkbox' ? '' : control.value;
    Page.send({ id: node.id, kind: CHANGE, checked: control.checked, text, name: by_keys ? 'keys' : '' }, true);
    Mirror.resync();
  });
  on('input', item => {
    if (item.node.role === 'slider')
      return Page.send({ id: item.node.id, kind: CHANGE, text: item.control.value });
    if (!is_field(item))
      return;
    item.unsettled = true;
    clearTimeout(item.quiet);
    item.quiet = setTimeout(() => settle(item, true), QUIET_MILLIS);
    Page.send({ id: item.node.id, kind: INPUT, text: text_of(item) });
  });
  on('compositionend', item => {
    item.unsettled = true;
    // The value is whole only after this event's own input event.
    setTimeout(() => settle(item, true), 0);
  });
  on('focusin', item => Page.send({ id: item.node.id, kind: FOCUS }));
  on('focusout', item => {
    if (is_field(item) && text_of(item) !== item.node.value)
      item.unsettled = true;
    settle(item, false);
    Page.send({ id: item.node.id, kind: BLUR });
    // What the core wanted to write meanwhile; it hears first what was typed last.
    setTimeout(() => {
      Page.pump();
      if (item.control.isConnected)
        Mirror.write_value(item);
    }, 0);
  });
  on('keydown', (item, event) => {
    if (event.isComposing || event.keyCode === 229)
      return;
    if (event.key !== 'Enter' || item.node.role !== 'text_field')
      return;
    for (const other of Mirror.items.values())
      if (other.node.primary && !other.node.disabled && !other.box.closest('[inert]')) {
        event.preventDefault();
        settle_all();
        return Page.send({ id: other.node.id, kind: CLICK }, true);
      }
  });
  // Wherever the focus is: a person who wants out may not be in the dialog.
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented)
      return;
    for (const item of Mirror.items.values())
      if (item.node.cancels && !item.node.disabled && !item.box.closest('[inert]')) {
        event.preventDefault();
        settle_all();
        return Page.send({ id: item.node.id, kind: CLICK }, true);
      }
  });
  // Words have nothing to show for a pointer, so they ask for no frame.
  const shows_pointer = item => item.words || item.control.tagName === 'BUTTON' || item.control.tagName === 'A';
  on('pointerdown', (item, event) => {
    if (event.isPrimary && shows_pointer(item) && !Page.pressed) {
      Page.pressed = item.node.id;
      Page.send({ id: item.node.id, kind: PRESS, checked: true });
    }
  });
  for (const name of ['pointerup', 'pointercancel'])
    addEventListener(name, () => {
      if (Page.pressed)
        Page.send({ id: Page.pressed, kind: PRESS, checked: false });
      Page.pressed = 0;
    });
  for (const [name, checked] of [['pointerover', true], ['pointerout', false]])
    on(name, (item, event) => {
      if (event.pointerType === 'mouse' && shows_pointer(item))
        Page.send({ id: item.node.id, kind: HOVER, checked });
    });
  Page.listen_for_gestures(on, settle_all);
  // A picture that was copied goes where the focus is.
  on('paste', (item, event) => {
    const files = [...(event.clipboardData ? event.clipboardData.files : [])];
    if (item.node.role !== 'file' || !item.node.max_length || item.node.disabled || !files.length)
      return;
    event.preventDefault();
    Files.take(item.node, files);
  });
  // Where something lies on a picture only its own size says.
  root.addEventListener('load', event => {
    const item = item_of(event.target), { naturalWidth: x, naturalHeight: y } = event.target;
    if (item && item.node.role === 'image' && item.node.level === 2 && x && y)
      Page.send({ id: item.node.id, kind: LOADED, x, y });
  }, true);
  function take_file(item) {
    if (item.node.max_length) {
      const files = [...item.control.files];
      item.control.value = '';
      return files.length && Files.take(item.node, files);
    }
    const file = item.control.files[0];
    item.control.value = '';
    if (!file)
      return;
    const send = bytes => Page.send({ id: item.node.id, kind: FILE, text: bytes, name: file.name }, true);
    // More than the program accepts is not even read; it still sees that it is too much.
    file.slice(0, MOST_FILE_BYTES + 1).arrayBuffer().then(buffer => send(new Uint8Array(buffer)), () => send(new Uint8Array()));
  }
};
