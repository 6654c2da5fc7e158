// Keeps the whole site on the device after the first visit. The build replaces the placeholders below: the version is a
// digest of every listed file, the lists are pairs of a path relative to this file ("./" for the page itself) and the
// SHA-256 of what is expected there.
'use strict';
const version = '@DURE_VERSION@';
const files = [/*@DURE_FILES@*/];
// Members' devices do without them, and of the two builds a planner's keeps the one it runs.
const planner_files = [/*@DURE_PLANNER_FILES@*/]
    .filter(([file]) => file.replace('.wasm', '.js') === estimates_script);

const prefix = 'dure-site-';
const cache_name = prefix + version;
const fonts = new URL('fonts/', self.location).href;

// All or nothing: a version is complete or it is not installed. The digests see to it that files of two versions are
// never mixed, even if a deployment falls between two requests.
self.addEventListener('install', event => {
    event.waitUntil(caches.open(cache_name).then(cache =>
        cache.addAll(files.map(([file, integrity]) => new Request(file, { cache: 'no-cache', integrity })))));
});

self.addEventListener('activate', event => {
    event.waitUntil((async () => {
        for (const other of await caches.keys())
            if (other.startsWith(prefix) && other !== cache_name) await caches.delete(other);
        await self.clients.claim();
    })());
});

// The person's yes, sent by web/update.js.
self.addEventListener('message', event => {
    if (event.data === 'activate') self.skipWaiting();
});

// A page with ?survey= is the page itself; every other address is a file.
function key_of(request) {
    const address = new URL(request.url);
    address.hash = '';
    address.search = '';
    if (request.mode === 'navigate') {
        const page = new URL('./', self.location).href;
        return address.href === page || address.href === page + 'index.html' ? page : address.href;
    }
    return address.href;
}

const is_planner = address => new URL(address).searchParams.has('planner');

const planner_requests = planner_files.map(([file, integrity]) =>
    new Request(new URL(file, self.location), { cache: 'no-cache', integrity }));

async function keep_planner_files() {
    const cache = await caches.open(cache_name);
    for (const request of planner_requests)
        if (!await cache.match(request)) await cache.add(request);
}

// A full or broken cache takes nothing from the page but the offline copy.
const unkept = error => { console.warn('not kept for offline use:', error); };

async function answer(event, key) {
    const cache = await caches.open(cache_name).catch(unkept);
    const kept = cache && await cache.match(key, { ignoreVary: true }).catch(unkept);
    if (kept) return kept;
    const expected = planner_requests.find(request => request.url === key);
    const response = await fetch(expected || event.request);
    // What is large and not needed by everybody is kept once a device has needed it.
    if (cache && response.ok && (expected || key.startsWith(fonts)))
        event.waitUntil(cache.put(key, response.clone()).catch(unkept));
    return response;
}

self.addEventListener('fetch', event => {
    const request = event.request;
    if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
    if (request.mode === 'navigate' && is_planner(request.url)) event.waitUntil(keep_planner_files().catch(unkept));
    event.respondWith(answer(event, key_of(request)));
});
