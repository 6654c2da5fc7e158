// What a pointer does on a node beside clicking it. Places are counted from the node's corner as it stood when the pointer
// went down: the node may move, and the page scroll, while the finger stays.
'use strict';

// The order of platform::PointerPhase.
const [DOWN, MOVE, UP, CANCELLED, TAP] = Array(5).keys();
const EDGE = 72; // of the window, in CSS px: holding something there scrolls

Page.takes_gesture = item => item.node.gesture && !item.node.disabled;

Page.listen_for_gestures = (on, settle_all) => {
  let held = null; // { item, pointer, gesture, left, top, x, y }
  const takes = Page.takes_gesture;

  const tell = (item, phase, x, y, at_once) =>
    Page.send({ id: item.node.id, kind: POINTER, phase, x, y }, at_once);
  const place = event => [event.clientX + scrollX - held.left, event.clientY + scrollY - held.top];

  on('click', (item, event) => {
    if (!takes(item) || item.node.gesture !== 'point')
      return;
    const box = item.box.getBoundingClientRect();
    settle_all();
    tell(item, TAP, event.clientX - box.left, event.clientY - box.top, true);
  });

  on('pointerdown', (item, event) => {
    if (held || !takes(item) || item.node.gesture === 'point' || !event.isPrimary || event.button !== 0)
      return;
    const box = item.box.getBoundingClientRect();
    held = { item, pointer: event.pointerId, gesture: item.node.gesture, left: box.left + scrollX, top: box.top + scrollY };
    item.box.setPointerCapture(event.pointerId);
    item.box.classList.add('held');
    // A field would keep the focus, and with it words that the gesture may take the place of.
    const active = document.activeElement;
    if (active && active.dure)
      active.blur();
    settle_all();
    tell(item, DOWN, ...place(event));
    event.preventDefault(); // of a mouse: nothing gets selected on the way
  });

  // The browser knows more places than it tells of one by one; only a drawn line needs them.
  const move = event => {
    const events = held.gesture === 'draw' && event.getCoalescedEvents ? event.getCoalescedEvents() : [];
    for (const step of events.length ? events : [event])
      tell(held.item, MOVE, ...place(step));
    held.client_x = event.clientX;
    held.client_y = event.clientY;
    if (held.gesture === 'drag')
      scroll_at_the_edge();
  };

  // While something is held at the window's edge, the page moves on below it.
  function scroll_at_the_edge() {
    if (!held || held.scrolls)
      return;
    const top = EDGE + (parseFloat(document.documentElement.style.scrollPaddingTop) || 0);
    const bottom = innerHeight - EDGE - (parseFloat(document.documentElement.style.scrollPaddingBottom) || 0);
    const by = held.client_y < top ? -8 : held.client_y > bottom ? 8 : 0;
    if (!by)
      return;
    held.scrolls = true;
    requestAnimationFrame(() => {
      if (!held)
        return;
      held.scrolls = false;
      const before = scrollY;
      scrollBy(0, by);
      if (scrollY === before)
        return;
      tell(held.item, MOVE, held.client_x + scrollX - held.left, held.client_y + scrollY - held.top);
      scroll_at_the_edge();
    });
  }

  const end = (event, phase) => {
    const { item } = held;
    const at = place(event);
    held = null;
    item.box.classList.remove('held');
    tell(item, phase, ...at, true);
  };

  const of_held = (name, then) => addEventListener(name, event => {
    if (held && event.pointerId === held.pointer)
      then(event);
  });
  of_held('pointermove', move);
  of_held('pointerup', event => end(event, UP));
  of_held('pointercancel', event => end(event, CANCELLED));
  of_held('lostpointercapture', event => end(event, CANCELLED)); // its node left the page
  addEventListener('keydown', event => {
    if (held && event.key === 'Escape') {
      event.preventDefault();
      const { item } = held;
      held = null;
      item.box.classList.remove('held');
      tell(item, CANCELLED, 0, 0, true);
    }
  }, true);
};
