// The service worker, and the way to a new version: it waits until the person says yes, so that nobody's page changes
// under their hands. The core shows the notice:
//   - when a new version waits, Module._dure_new_version() is called;
//   - dure_update.activate() is the person's yes, called by the core after it has saved the draft.
'use strict';

const dure_update = (() => {
    let registration = null;
    let wanted = false;

    function tell() {
        if (registration.waiting && navigator.serviceWorker.controller && Module._dure_new_version)
            Module._dure_new_version();
    }

    // A font this device needed came before the worker did; asked for again, it is kept for the next time.
    function keep_fonts() {
        for (const entry of performance.getEntriesByType('resource'))
            if (entry.name.includes('/fonts/')) fetch(entry.name).catch(() => {});
    }

    async function start() {
        if (!('serviceWorker' in navigator)) return;
        const policy = globalThis.trustedTypes && trustedTypes.createPolicy('sw', {
            createScriptURL(address) {
                if (address !== 'sw.js') throw new TypeError('only the service worker');
                return address;
            },
        });
        // A first visit has no controller; only a change that was asked for loads the page again.
        navigator.serviceWorker.addEventListener('controllerchange', () => {
            if (wanted) location.reload();
            else keep_fonts();
        });
        try {
            registration = await navigator.serviceWorker.register(policy ? policy.createScriptURL('sw.js') : 'sw.js');
        } catch (error) {
            return; // refused or private: the site works without, only not offline
        }
        if (!registration) return;
        tell();
        registration.addEventListener('updatefound', () => {
            const coming = registration.installing;
            coming.addEventListener('statechange', tell);
        });
    }

    function activate() {
        wanted = true;
        if (registration && registration.waiting) registration.waiting.postMessage('activate');
        else location.reload();
    }

    return { start, activate };
})();
