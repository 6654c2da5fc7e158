// In front of the second program (src/bin/estimates_worker.cpp), in its worker: messages in and out, and long work in
// parts. A part is short, so that a message waits a moment at most, and a function that was left can come back in its
// optimised form.
'use strict';

const Estimates = {
    part_millis: 40,
    draws: 10, // of the next part
    told: 0, // when progress was last told, and how long that took
    telling_millis: 0,
    waiting: [], // messages before the program is there
    is_ready: false,
    is_running: false,
    turns: new MessageChannel(),

    // The bytes in the program's memory while `use` runs: pointer, size, pointer, size …
    with_bytes(parts, use) {
        const places = [];
        for (const part of parts) {
            const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part;
            const pointer = Module._malloc(bytes.length + 1);
            HEAPU8.set(bytes, pointer);
            places.push(pointer, bytes.length);
        }
        try {
            return use(...places);
        } finally {
            for (let at = 0; at < places.length; at += 2) Module._free(places[at]);
        }
    },

    take(message) {
        if (message.cancel !== undefined) return Module._dure_estimates_cancel(message.cancel);
        const parts = [message.head, message.survey, message.data];
        const busy = Estimates.with_bytes(parts, (...places) => Module._dure_estimates_take(message.id, ...places));
        if (busy) Estimates.run();
    },

    run() {
        if (Estimates.is_running) return;
        Estimates.is_running = true;
        Estimates.turns.port2.postMessage(0);
    },

    turn() {
        Estimates.is_running = false;
        const began = performance.now();
        const busy = Module._dure_estimates_advance(Estimates.draws);
        const took = performance.now() - began;
        const fitting = Estimates.draws * Estimates.part_millis / Math.max(took, 0.1);
        Estimates.draws = Math.max(1, Math.min(fitting, 2 * Estimates.draws, 2000)) | 0;
        if (!busy) return;
        // Telling takes longer the more draws are kept: at most a fiftieth of the time.
        const now = began + took;
        if (now - Estimates.told > Math.max(200, 50 * Estimates.telling_millis)) {
            Module._dure_estimates_tell();
            Estimates.told = performance.now();
            Estimates.telling_millis = Estimates.told - now;
        }
        Estimates.run();
    },

    ready() {
        Estimates.is_ready = true;
        for (const message of Estimates.waiting.splice(0)) Estimates.take(message);
    },

    fail(reason) {
        postMessage({ crash: String(reason && (reason.message || reason)) });
    },
};

Estimates.turns.port1.onmessage = Estimates.turn;
self.onmessage = event => {
    if (Estimates.is_ready) Estimates.take(event.data);
    else Estimates.waiting.push(event.data);
};
self.onunhandledrejection = event => Estimates.fail(event.reason);

var Module = {
    onRuntimeInitialized: Estimates.ready,
    onAbort: Estimates.fail,
};
