// The frame's nodes as real native controls, transparent over the picture. Only changes arrive, as numbers and texts in
// the program's memory (src/platform/web/mirror.cpp writes what `Reader` reads); elements live as long as their ids do.
'use strict';

const Reader = at => {
  let word = at >> 2;
  const utf8 = new TextDecoder();
  const next = () => HEAPU32[word++];
  const text = () => {
    const length = next(), from = word << 2;
    word += (length + 3) >> 2;
    return length ? utf8.decode(HEAPU8.slice(from, from + length)) : '';
  };
  const wide = new DataView(new ArrayBuffer(8));
  return {
    next, text,
    float: () => HEAPF32[word++],
    double: () => (wide.setUint32(0, next(), true), wide.setUint32(4, next(), true), wide.getFloat64(0, true)),
    id: () => next() + next() * 4294967296,
  };
};

// The order of platform::Role.
const ROLES = ['heading', 'paragraph', 'list_item', 'link', 'button', 'checkbox', 'radio', 'toggle', 'text_field',
  'text_area', 'slider', 'select', 'image', 'progress', 'group', 'table', 'row', 'cell', 'row_header', 'column_header',
  'status', 'alert', 'dialog', 'file', 'region', 'surface'];
// The order of platform::Gesture.
const GESTURES = ['', 'point', 'draw', 'drag', 'swipe'];
const FLAGS = ['checked', 'disabled', 'read_only', 'required', 'invalid', 'expandable', 'expanded', 'current',
  'primary', 'take_focus', 'cancels'];
const CONTAINERS = new Set(['group', 'table', 'row', 'cell', 'row_header', 'dialog', 'region']);
const NAMED_BY_WORDS = new Set(['cell', 'row', 'row_header']); // said once: by what is inside
const LABELLED = { checkbox: 'checkbox', radio: 'radio', toggle: 'checkbox', slider: 'range', file: 'file', text_field: 'text' };
const ARIA_ROLES = { table: 'table', row: 'row', cell: 'cell', row_header: 'rowheader', column_header: 'columnheader',
  dialog: 'dialog', progress: 'progressbar', surface: 'img' };
// Input types to which min, max and step, or maxlength, mean something.
const RANGED = /^(number|range|date|datetime-local|month|week|time)$/;
const MEASURED = /^(text|search|url|tel|email|password)$/;

const Mirror = {
  items: new Map(), // id -> { node, box, control, words, help }
  order: [],
  layers: [],
  root: null,
  window_height: 0,

  read_node(reader) {
    const node = { id: reader.id(), role: ROLES[reader.next()], layer: reader.next(), level: reader.next() };
    const bits = reader.next();
    FLAGS.forEach((flag, i) => { node[flag] = (bits >> i & 1) === 1; });
    for (const key of ['x', 'y', 'width', 'height', 'font_size', 'padding', 'radius'])
      node[key] = reader.float();
    node.gesture = GESTURES[reader.next()];
    node.group = reader.id();
    for (const key of ['minimum', 'maximum', 'step'])
      node[key] = reader.double();
    node.max_length = reader.next();
    for (const key of ['name', 'description', 'value', 'input_type', 'placeholder', 'autocomplete', 'field_minimum',
      'field_maximum', 'field_step'])
      node[key] = reader.text();
    node.options = [];
    for (let left = reader.next(); left > 0; --left)
      node.options.push([reader.text(), reader.text()]);
    return node;
  },

  make(node) {
    const make = (tag, name) => {
      const element = document.createElement(tag);
      if (name)
        element.className = name;
      return element;
    };
    const item = { node: {}, tag: Mirror.tag_of(node) };
    const labelled = LABELLED[node.role] || node.role === 'text_area' || node.role === 'select';
    if (labelled) {
      item.box = make('div', 'n n_' + node.role);
      const label = make('label');
      item.control = make(item.tag);
      if (LABELLED[node.role])
        item.control.type = LABELLED[node.role];
      if (node.role === 'toggle')
        item.control.setAttribute('role', 'switch');
      item.words = make('span', node.level ? 'n_name n_said' : 'n_name');
      label.append(item.control, item.words);
      item.box.append(label);
    } else {
      item.box = item.control = make(item.tag, (CONTAINERS.has(node.role) ? 'g g_' : 'n n_') + node.role);
      if (node.role === 'paragraph' && node.level)
        item.box.classList.add('n_over');
      if (ARIA_ROLES[node.role])
        item.box.setAttribute('role', ARIA_ROLES[node.role]);
      if (node.role === 'button')
        item.box.type = 'button';
      if (node.role === 'dialog')
        item.box.setAttribute('aria-modal', 'true');
      if (node.role === 'heading' || node.role === 'dialog')
        item.box.tabIndex = -1;
    }
    item.control.id = 'n' + node.id;
    item.control.dure = node.id;
    return item;
  },

  tag_of(node) {
    switch (node.role) {
    case 'heading': return 'h' + (node.level || 2);
    case 'list_item': return 'li';
    case 'link': return 'a';
    case 'button': return 'button';
    case 'text_area': return 'textarea';
    case 'select': return 'select';
    case 'image': return 'img';
    case 'paragraph': case 'status': case 'alert': return 'p';
    case 'region': return node.input_type;
    default: return LABELLED[node.role] ? 'input' : 'div';
    }
  },

  // A name in the element's words, or as aria-label where there are none.
  name(item, node) {
    const { control, box } = item;
    if (item.words)
      item.words.textContent = node.name;
    else if (node.role === 'image')
      control.alt = node.name;
    else if (node.role === 'progress' || node.role === 'surface' || CONTAINERS.has(node.role))
      Mirror.attribute(box, 'aria-label', NAMED_BY_WORDS.has(node.role) ? '' : node.name);
    else
      control.textContent = node.name;
  },

  describe(item, node) {
    if (!node.description) {
      item.help && item.help.remove();
      item.help = null;
      item.control.removeAttribute('aria-describedby');
      return;
    }
    if (!item.help) {
      item.help = document.createElement('span');
      item.help.className = 'n_help';
      item.help.id = 'd' + node.id;
      item.control.setAttribute('aria-describedby', item.help.id);
    }
    item.help.textContent = node.description;
    // A description inside a button would become part of its name.
    if (item.words || CONTAINERS.has(node.role))
      item.box.prepend(item.help);
    else
      item.help_outside = true;
  },

  attribute(element, name, value) {
    if (value === '' || value === null || value === false)
      element.removeAttribute(name);
    else if (element.getAttribute(name) !== String(value))
      element.setAttribute(name, value === true ? 'true' : value);
  },

  is_typing(item) {
    return (item.node.role === 'text_field' || item.node.role === 'text_area') && document.activeElement === item.control;
  },

  // Hangul composition ends badly if its field is written to, so a focused field keeps its value and stays enabled.
  write_value(item) {
    const { node, control } = item;
    if (Mirror.is_typing(item))
      return;
    if (node.role === 'checkbox' || node.role === 'radio' || node.role === 'toggle') {
      control.checked = node.checked;
    } else if (node.role === 'select' || node.role === 'slider' || node.role === 'text_field' || node.role === 'text_area') {
      if (control.value !== node.value)
        control.value = node.value;
    }
    // A disabled button would throw the focus away in the hand that has just pressed it.
    if (node.role === 'button')
      Mirror.attribute(control, 'aria-disabled', node.disabled);
    else if ('disabled' in control)
      control.disabled = node.disabled;
  },

  place(item) {
    const { node, box } = item;
    if (CONTAINERS.has(node.role) && node.role !== 'dialog')
      return;
    const style = box.style;
    const layer = node.layer ? Mirror.layers[node.layer - 1] : null;
    style.position = layer ? 'fixed' : '';
    style.zIndex = layer ? 11 + 2 * node.layer : '';
    style.left = node.x + 'px';
    style.width = node.width + 'px';
    style.height = node.height + 'px';
    // What stands on the window's bottom edge stays there while the browser's own bars come and go.
    const stands = layer && layer.y > 0 && layer.y + layer.height > Mirror.window_height - 1;
    style.top = stands ? 'auto' : node.y + 'px';
    style.bottom = stands ? `calc(${Mirror.window_height - node.y - node.height}px + env(safe-area-inset-bottom))` : 'auto';
    style.fontSize = node.font_size ? node.font_size + 'px' : '';
    style.borderRadius = node.radius ? node.radius + 'px' : '';
    if (item.words)
      item.control.style.padding = node.padding ? '0 ' + node.padding + 'px' : '';
    if (item.words && node.role === 'text_area')
      item.control.style.padding = node.padding + 'px';
  },

  update(item, node) {
    const before = item.node, { control } = item;
    item.node = node;
    if (node.name !== before.name || !before.role)
      Mirror.name(item, node);
    if (node.description !== before.description)
      Mirror.describe(item, node);
    Mirror.place(item);
    const role = node.role;
    if (role === 'link') {
      control.href = node.value;
      control.target = '_blank';
      control.rel = 'noopener noreferrer';
    } else if (role === 'image') {
      control.classList.toggle('fills', node.level === 1);
      control.classList.toggle('over', node.level === 3);
      if (before.value !== node.value)
        control.src = node.value.startsWith('answer:') ? Files.picture(node.value) : node.value;
    } else if (role === 'radio') {
      control.name = 'g' + node.group;
    } else if (role === 'slider') {
      control.min = node.minimum;
      control.max = node.maximum;
      control.step = node.step || 'any';
      Mirror.attribute(control, 'aria-valuetext', node.placeholder);
    } else if (role === 'text_field' || role === 'text_area') {
      if (role === 'text_field' && control.type !== (node.input_type || 'text'))
        control.type = node.input_type || 'text';
      control.placeholder = node.placeholder;
      control.readOnly = node.read_only;
      control.spellcheck = false;
      Mirror.attribute(control, 'autocomplete', node.autocomplete || 'off');
      Mirror.limit(control, node);
      if (role === 'text_field')
        Mirror.suggest(item, before);
    } else if (role === 'select') {
      Mirror.offer(control, node, before);
    } else if (role === 'file') {
      control.accept = node.input_type;
      control.multiple = node.max_length > 1;
      Mirror.attribute(control, 'capture', node.autocomplete);
    } else if (role === 'progress') {
      Mirror.attribute(control, 'aria-valuemin', String(node.minimum));
      Mirror.attribute(control, 'aria-valuemax', String(node.maximum));
      Mirror.attribute(control, 'aria-valuenow', String(node.step));
      Mirror.attribute(control, 'aria-valuetext', node.value);
    } else if (role === 'group') {
      control.setAttribute('role', node.input_type || 'group');
    } else if (role === 'surface') {
      Mirror.attribute(control, 'aria-hidden', !node.name);
    }
    if (node.gesture !== before.gesture)
      item.box.dataset.gesture = node.gesture;
    // What is drawn is no fling: the browser would take the next tap for what stops it.
    if (/draw|drag/.test(node.gesture) && !item.holds_touch) {
      item.holds_touch = true;
      item.box.addEventListener('touchstart', event => Page.takes_gesture(item) && event.preventDefault(), { passive: false });
    }
    const field = role === 'text_field' || role === 'text_area' || role === 'select';
    if (field)
      control.required = node.required;
    Mirror.attribute(control, 'aria-required', node.required && role === 'group' && node.input_type === 'radiogroup');
    Mirror.attribute(control, 'aria-invalid', node.invalid && (field || role === 'checkbox' || role === 'radio' || node.input_type === 'radiogroup'));
    Mirror.attribute(control, 'aria-expanded', node.expandable ? String(node.expanded) : '');
    Mirror.attribute(control, 'aria-current', node.current ? 'step' : '');
    Mirror.write_value(item);
    if (node.take_focus && !before.take_focus)
      Mirror.wants_focus = item;
  },

  limit(control, node) {
    const is_ranged = RANGED.test(node.input_type);
    for (const [name, value] of [['min', node.field_minimum], ['max', node.field_maximum], ['step', node.field_step]])
      Mirror.attribute(control, name, is_ranged ? value : '');
    const is_measured = node.role === 'text_area' || MEASURED.test(node.input_type || 'text');
    Mirror.attribute(control, 'maxlength', is_measured && node.max_length || '');
  },

  offer(list, node, before) {
    if (JSON.stringify(node.options) === JSON.stringify(before.options))
      return;
    list.replaceChildren(...node.options.map(([value, label]) => {
      const option = document.createElement('option');
      option.value = value;
      option.textContent = label;
      return option;
    }));
  },

  suggest(item, before) {
    const { node } = item;
    if (node.options.length && !item.suggested) {
      item.suggested = document.createElement('datalist');
      item.suggested.id = 's' + node.id;
      item.box.append(item.suggested);
    }
    if (item.suggested)
      Mirror.offer(item.suggested, node, before);
    Mirror.attribute(item.control, 'list', node.options.length ? item.suggested.id : '');
  },

  remove(id, item) {
    if (Mirror.is_typing(item))
      item.control.blur();
    item.box.remove();
    item.help && item.help.remove();
    Mirror.items.delete(id);
  },

  // Puts `element` before `cursor` without ever moving the element that has the focus.
  put(parent, element, cursor) {
    if (element === cursor)
      return element.nextSibling;
    if (element.parentNode === parent && element.contains(document.activeElement)) {
      while (cursor && cursor !== element) {
        const after = cursor.nextSibling;
        parent.appendChild(cursor);
        cursor = after;
      }
      return element.nextSibling;
    }
    parent.insertBefore(element, cursor);
    return cursor;
  },

  // Where the focus goes when its button leaves the screen under the finger: to the next control that stays, or the
  // one before. Of the order as it was.
  heir(present) {
    const active = document.activeElement;
    if (!active || !active.dure || present.has(active.dure))
      return null;
    const controls = [...Mirror.root.querySelectorAll('button, a, input, select, textarea')], at = controls.indexOf(active);
    const stays = control => present.has(control.dure) && !control.disabled && !control.closest('[inert]');
    return at < 0 ? null : controls.slice(at).find(stays) || controls.slice(0, at).reverse().find(stays);
  },

  arrange() {
    // What is gone goes first: in the way, it would make all that follows move, and an element that moves between the
    // pointer's down and up is not clicked.
    const present = new Set(Mirror.order.map(entry => entry.id));
    Mirror.left_to = Mirror.heir(present);
    for (const [id, item] of Mirror.items)
      if (!present.has(id))
        Mirror.remove(id, item);
    const stack = [{ parent: Mirror.root, cursor: Mirror.root.firstChild, list: null }];
    const put = (element) => {
      const top = stack[stack.length - 1];
      top.cursor = Mirror.put(top.parent, element, top.cursor);
    };
    const close_list = () => {
      if (stack[stack.length - 1].list)
        trim(stack.pop());
    };
    const trim = level => {
      while (level.cursor) {
        const after = level.cursor.nextSibling;
        level.cursor.remove();
        level.cursor = after;
      }
    };
    for (const entry of Mirror.order) {
      const item = Mirror.items.get(entry.id);
      if (item.node.role !== 'list_item')
        close_list();
      if (entry.closes) {
        trim(stack.pop());
        continue;
      }
      if (item.node.role === 'list_item' && !stack[stack.length - 1].list) {
        item.list = item.list || document.createElement('ul');
        put(item.list);
        stack.push({ parent: item.list, cursor: item.list.firstChild, list: true });
      }
      put(item.box);
      if (item.help && item.help_outside)
        put(item.help);
      if (CONTAINERS.has(item.node.role))
        stack.push({ parent: item.box, cursor: item.help ? item.help.nextSibling : item.box.firstChild });
    }
    close_list();
    trim(stack[0]);
  },

  // Everything beside the topmost dialog cannot be reached.
  hold_back() {
    let dialog = null;
    for (const entry of Mirror.order)
      if (!entry.closes && Mirror.items.get(entry.id).node.role === 'dialog')
        dialog = Mirror.items.get(entry.id).box;
    for (const element of Mirror.root.querySelectorAll('[inert]'))
      element.inert = false;
    for (let at = dialog; at && at !== Mirror.root; at = at.parentNode)
      for (const beside of at.parentNode.children)
        if (beside !== at)
          beside.inert = true;
    if (dialog && dialog !== Mirror.dialog) {
      Mirror.before_dialog = document.activeElement;
      Mirror.wants_focus = Mirror.wants_focus || { control: dialog };
    } else if (!dialog && Mirror.dialog && Mirror.before_dialog && Mirror.before_dialog.isConnected) {
      Mirror.wants_focus = Mirror.wants_focus || { control: Mirror.before_dialog };
    }
    if (Mirror.left_to && !Page.screen_is_new)
      Mirror.wants_focus = Mirror.wants_focus || { control: Mirror.left_to };
    Mirror.left_to = null;
    Mirror.dialog = dialog;
  },

  // What a person did natively and the core did not take over is put back.
  resync() {
    for (const item of Mirror.items.values())
      Mirror.write_value(item);
  },
};
