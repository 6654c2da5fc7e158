// The service worker, and the way to a new version: it waits until the person says yes, so that nobody's page changes
// under their hands. The core shows the notice:
//   - when a new version waits, Module._dure_new_version() is called;
//   - dure_update.activate() is the person's yes, called by the core after it has saved the draft.
'use strict';

const dure_update = (() => {
    let registration = null;
    let is_open = false;
    let wanted = false;

    // The only scripts the page may load from an address.
    const scripts = ['sw.js', 'dure.js', estimates_script];
    const policy = globalThis.trustedTypes && trustedTypes.createPolicy('dure', {
        createScriptURL(address) {
            if (!scripts.includes(address)) throw new TypeError('not a script of this site');
            return address;
        },
    });
    const script_address = name => (policy ? policy.createScriptURL(name) : name);

    function tell() {
        if (is_open && registration && registration.waiting && navigator.serviceWorker.controller) Module._dure_new_version();
    }

    // The app is on the screen and can say that a new version waits.
    function open() {
        is_open = true;
        tell();
    }

    // A font this device needed was asked for before the worker was there; asked for again, it is kept for the next time.
    function keep_fonts() {
        const kept = new Set();
        new PerformanceObserver(list => {
            for (const { name } of list.getEntries()) {
                if (!name.includes('/fonts/') || kept.has(name)) continue;
                kept.add(name);
                fetch(name).catch(() => {});
            }
        }).observe({ type: 'resource', buffered: true });
    }

    async function start() {
        if (!('serviceWorker' in navigator)) return;
        // A first visit has no controller; only a change that was asked for loads the page again.
        navigator.serviceWorker.addEventListener('controllerchange', () => {
            if (wanted) location.reload();
            else keep_fonts();
        });
        try {
            registration = await navigator.serviceWorker.register(script_address('sw.js'));
        } catch (error) {
            return; // refused or private: the site works without, only not offline
        }
        if (!registration) return;
        tell();
        // An update may have been found before anybody listened.
        const watch = () => registration.installing && registration.installing.addEventListener('statechange', tell);
        watch();
        registration.addEventListener('updatefound', watch);
    }

    function activate() {
        wanted = true;
        if (registration && registration.waiting) registration.waiting.postMessage('activate');
        else location.reload();
    }

    return { start, open, activate, script_address };
})();
