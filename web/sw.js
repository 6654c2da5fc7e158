// Keeps the whole site on the device after the first visit. The build replaces the two placeholders below: the version
// is a digest of every listed file, the list is JSON strings of paths relative to this file ("./" for the page itself).
'use strict';
const version = '@DURE_VERSION@';
const files = [/*@DURE_FILES@*/];

const prefix = 'dure-site-';
const cache_name = prefix + version;
const fonts = new URL('fonts/', self.location).href;

// All or nothing: a version is complete or it is not installed. 'no-cache' asks the server whether its copy is newer,
// so that files of two versions are never mixed.
self.addEventListener('install', event => {
    event.waitUntil(caches.open(cache_name).then(cache =>
        cache.addAll(files.map(file => new Request(file, { cache: 'no-cache' })))));
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

async function answer(request, key) {
    const cache = await caches.open(cache_name);
    const kept = await cache.match(key, { ignoreVary: true });
    if (kept) return kept;
    const response = await fetch(request);
    // Fonts are large and not in the list; they are kept once a device has needed them.
    if (response.ok && key.startsWith(fonts))
        await cache.put(key, response.clone());
    return response;
}

self.addEventListener('fetch', event => {
    const request = event.request;
    if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
    event.respondWith(answer(request, key_of(request)));
});
