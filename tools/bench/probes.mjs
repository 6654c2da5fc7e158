// What is measured inside a page, the same for every product.

// Runs before the page's own scripts: notes when the first question can be seen and answered, event timings, and calls
// of requestAnimationFrame.
export function install_probes() {
    const probe = { question: 0, words: 0, events: [], animation_calls: 0, samples: 0 };
    globalThis.bench_probe = probe;

    const ask = globalThis.requestAnimationFrame.bind(globalThis);
    globalThis.requestAnimationFrame = (callback) => {
        probe.animation_calls += 1;
        return ask(callback);
    };
    try {
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
                if (entry.interactionId)
                    probe.events.push({ id: entry.interactionId, name: entry.name, duration: entry.duration, at: entry.startTime });
            }
        }).observe({ type: 'event', durationThreshold: 16, buffered: true });
    } catch { /* an engine without event timing */ }

    // A control that a person can hit: it has a size, is inside the window, and a click at its middle reaches it or its label.
    const can_be_hit = (control) => {
        if (control.disabled || control.closest('[inert],[hidden]'))
            return false;
        const shown = [control, ...(control.labels ?? [])].find((part) => {
            const box = part.getBoundingClientRect();
            return box.width > 4 && box.height > 4 && box.top >= 0 && box.top + box.height / 2 < innerHeight;
        });
        if (!shown)
            return false;
        const box = shown.getBoundingClientRect();
        const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return hit && (hit === control || shown.contains(hit) || hit.contains(control) && hit.closest('label,button') !== null);
    };
    const look = () => {
        probe.samples += 1;
        if (!probe.words && (document.body?.innerText ?? '').trim().length > 40)
            probe.words = performance.now();
        const controls = document.querySelectorAll('input:not([type=hidden]):not([type=file]), textarea, fieldset button[type=button]');
        if ([...controls].some(can_be_hit)) {
            // The frame after this one shows what was just found.
            ask(() => { probe.question = performance.now(); });
            return;
        }
        ask(look);
    };
    ask(look);
}

// The choices of the page in order: what kind each is and the group it belongs to.
export function list_choices() {
    return [...document.querySelectorAll('input[type=radio], input[type=checkbox], [role=radio], [role=checkbox]')]
        .filter((control) => !control.disabled && !control.closest('[inert],[hidden]'))
        .map((control) => ({ radio: control.type === 'radio' || control.getAttribute('role') === 'radio', group: control.name ?? '' }));
}

// The rectangle to click for the n-th choice of the page, in window coordinates, or null. Scrolls it into the middle.
export function choice_to_click(at) {
    const controls = [...document.querySelectorAll('input[type=radio], input[type=checkbox], [role=radio], [role=checkbox]')]
        .filter((control) => !control.disabled && !control.closest('[inert],[hidden]'));
    const control = controls[at];
    if (!control)
        return null;
    const sized = (part) => part.getBoundingClientRect().width > 4 && part.getBoundingClientRect().height > 4;
    const shown = [control, ...(control.labels ?? [])].find(sized);
    if (!shown)
        return { skip: true };
    shown.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = shown.getBoundingClientRect();
    const what = (control.getAttribute('aria-label') || control.labels?.[0]?.textContent || shown.textContent || '').trim().slice(0, 40);
    return { x: box.left + Math.min(box.width / 2, 40), y: box.top + box.height / 2, what };
}
