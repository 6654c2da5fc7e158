// IndexedDB, Web Locks, files and sharing for src/platform/web/web_platform.cpp; an Emscripten JS library.
// (Emscripten 3.1.6 prints library members from their text, so each is `name: function`; it knows no destructuring.)
// Codes of an answer: 0 done, 1 full, 2 refused, 3 conflict, 4 not found, 5 unsupported.
mergeInto(LibraryManager.library, {
    $dure_storage: {
        stores: ['drafts', 'responses', 'surveys', 'settings'],
        opening: null, // promise of the database
        staged: [], // writes of the commit being put together
        wanted: {}, // name -> the latest request for its lock, until released
        claims: {}, // name -> function that gives the lock back

        text: function (pointer, size) {
            return new TextDecoder().decode(HEAPU8.subarray(pointer, pointer + size));
        },

        // Calls `use` with copies of the parts in the core's memory: pointer, size, pointer, size …
        with_bytes: function (parts, use) {
            const pointers = [];
            const places = [];
            for (const part of parts) {
                const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part;
                const pointer = _malloc(bytes.length + 1);
                HEAPU8.set(bytes, pointer);
                pointers.push(pointer);
                places.push(pointer, bytes.length);
            }
            use(...places);
            pointers.forEach(pointer => _free(pointer));
        },

        answer: function (request, code, text) {
            dure_storage.with_bytes([text || ''], (pointer, size) => _dure_answer(request, code, pointer, size));
        },

        fail: function (request, error) {
            const code = { QuotaExceededError: 1, dure_conflict: 3 }[error && error.name] || 2;
            dure_storage.answer(request, code, String(error && (error.message || error.name)));
        },

        open: function () {
            if (dure_storage.opening) return dure_storage.opening;
            const opening = new Promise((resolve, reject) => {
                // Private modes throw here or call onerror; a tab with an older version of the database may block us.
                const asked = indexedDB.open('dure', 1);
                const patience = setTimeout(() => reject(new Error('another tab keeps an old database')), 4000);
                asked.onupgradeneeded = () => {
                    for (const name of dure_storage.stores)
                        if (!asked.result.objectStoreNames.contains(name)) asked.result.createObjectStore(name);
                };
                asked.onerror = () => { clearTimeout(patience); reject(asked.error); };
                asked.onsuccess = () => {
                    clearTimeout(patience);
                    const database = asked.result;
                    const forget = () => { if (dure_storage.opening === opening) dure_storage.opening = null; };
                    // Never stand in the way of a newer version of the app in another tab.
                    database.onversionchange = () => { database.close(); forget(); };
                    database.onclose = forget;
                    resolve(database);
                };
            });
            dure_storage.opening = opening;
            opening.catch(() => { if (dure_storage.opening === opening) dure_storage.opening = null; });
            return opening;
        },

        // Begins a transaction; a connection that closed meanwhile is opened once more.
        begin: async function (stores, mode, options) {
            const database = await dure_storage.open();
            try {
                return database.transaction(stores, mode, options);
            } catch (error) {
                if (error.name !== 'InvalidStateError') throw error;
                dure_storage.opening = null;
                return (await dure_storage.open()).transaction(stores, mode, options);
            }
        },

        same_bytes: function (a, b) {
            return a.length === b.length && a.every((byte, index) => byte === b[index]);
        },

        // Resolves on `complete` only: that is when the device has it.
        commit: async function (writes, strict) {
            const stores = [...new Set(writes.map(write => write.store))];
            const options = { durability: strict ? 'strict' : 'relaxed' };
            const transaction = await dure_storage.begin(stores, 'readwrite', options);
            return new Promise((resolve, reject) => {
                let conflict = null;
                transaction.oncomplete = () => resolve();
                transaction.onabort = () => reject(conflict || transaction.error || new Error('aborted'));
                for (const write of writes) {
                    const store = transaction.objectStore(write.store);
                    const put = () => store.put({ bytes: write.bytes, revision: write.revision }, write.key);
                    if (write.erase) {
                        store.delete(write.key);
                    } else if (write.revision === 0) {
                        put();
                    } else {
                        const asked = store.get(write.key);
                        asked.onsuccess = () => {
                            const found = asked.result;
                            if (!found || !(found.revision >= write.revision)) return put();
                            const is_same = found.revision === write.revision;
                            if (is_same && dure_storage.same_bytes(found.bytes, write.bytes)) return;
                            conflict = { name: 'dure_conflict', message: write.store + ' has a newer entry' };
                            transaction.abort();
                        };
                    }
                }
            });
        },

        load_all: async function (name) {
            const transaction = await dure_storage.begin([name], 'readonly');
            return new Promise((resolve, reject) => {
                const store = transaction.objectStore(name);
                const keys = store.getAllKeys();
                const records = store.getAll();
                transaction.oncomplete = () => resolve(keys.result.map((key, index) => [key, records.result[index]]));
                transaction.onabort = () => reject(transaction.error || new Error('the transaction was aborted'));
            });
        },

        // `found(true)` holds the lock until released; the lock of a page just left may take a moment to become free.
        claim: function (request, name, take_over, tries) {
            if (dure_storage.wanted[name] !== request) return;
            let held = false;
            const options = take_over ? { steal: true } : { ifAvailable: true };
            navigator.locks.request('dure-' + name, options, lock => {
                // Released while it was waited for: the lock is not kept.
                if (dure_storage.wanted[name] !== request) return undefined;
                if (!lock) {
                    // It may be this very tab that took it over in the meantime.
                    if (dure_storage.claims[name]) dure_storage.answer(request, 0);
                    else if (tries > 0) setTimeout(() => dure_storage.claim(request, name, take_over, tries - 1), 150);
                    else dure_storage.answer(request, 3, 'open in another tab');
                    return undefined;
                }
                held = true;
                const released = new Promise(resolve => { dure_storage.claims[name] = resolve; });
                dure_storage.answer(request, 0);
                return released;
            }).catch(error => {
                if (error instanceof WebAssembly.RuntimeError) throw error; // the program's own end, for the page to tell
                if (!held) return dure_storage.fail(request, error);
                delete dure_storage.claims[name];
                _dure_lose_claim(request);
            });
        },

        fetch_text: async function (path) {
            try {
                const address = new URL(path, document.baseURI);
                if (address.origin !== location.origin) return { code: 4, text: 'another origin' };
                const response = await fetch(address);
                if (response.ok) return { code: 0, text: await response.text() };
                const is_gone = response.status === 404 || response.status === 410;
                return { code: is_gone ? 4 : 5, text: 'status ' + response.status };
            } catch (error) {
                return { code: 5, text: String(error.message) }; // no network
            }
        },

        // The share sheet of some browsers takes text files but not JSON.
        shareable: function (name, type, bytes) {
            if (!navigator.canShare) return null;
            const as_text = new File([bytes], name + '.txt', { type: 'text/plain' });
            for (const file of [new File([bytes], name, { type }), as_text])
                if (navigator.canShare({ files: [file] })) return file;
            return null;
        },
    },

    dure_commit_add__deps: ['$dure_storage'],
    dure_commit_add: function (store, key, key_size, bytes, bytes_size, erase, revision) {
        dure_storage.staged.push({
            store: UTF8ToString(store),
            key: dure_storage.text(key, key_size),
            bytes: HEAPU8.slice(bytes, bytes + bytes_size),
            erase: !!erase,
            revision,
        });
    },

    dure_commit_send__deps: ['$dure_storage'],
    dure_commit_send: function (request, strict) {
        const writes = dure_storage.staged;
        dure_storage.staged = [];
        dure_storage.commit(writes, !!strict)
            .then(() => dure_storage.answer(request, 0), error => dure_storage.fail(request, error));
    },

    dure_load_all__deps: ['$dure_storage'],
    dure_load_all: function (request, store) {
        dure_storage.load_all(UTF8ToString(store)).then(entries => {
            for (const entry of entries) {
                // A record of another shape goes on as it can: the journal reports it as damaged.
                const key = entry[0];
                const record = entry[1];
                const bytes = record && record.bytes instanceof Uint8Array ? record.bytes : new Uint8Array();
                dure_storage.with_bytes([String(key), bytes], (...places) => _dure_receive_entry(request, ...places));
            }
            dure_storage.answer(request, 0);
        }, error => dure_storage.fail(request, error));
    },

    dure_claim__deps: ['$dure_storage'],
    dure_claim: function (request, name_pointer, take_over) {
        const name = UTF8ToString(name_pointer);
        dure_storage.wanted[name] = request;
        // Without locks (an insecure address, an old browser) the journal's revisions still protect newer answers.
        if (!navigator.locks || dure_storage.claims[name])
            setTimeout(() => dure_storage.answer(request, 0));
        else
            dure_storage.claim(request, name, !!take_over, 4);
    },

    dure_release__deps: ['$dure_storage'],
    dure_release: function (name_pointer) {
        const name = UTF8ToString(name_pointer);
        if (dure_storage.claims[name]) dure_storage.claims[name]();
        delete dure_storage.claims[name];
        delete dure_storage.wanted[name];
    },

    dure_ask_to_persist__deps: ['$dure_storage'],
    dure_ask_to_persist: async function (request) {
        let persisted = false;
        let estimate = {};
        try {
            persisted = await navigator.storage.persist();
            estimate = await navigator.storage.estimate();
        } catch (error) {
            // Refused or unknown here: the health says so.
        }
        _dure_receive_health(request, persisted ? 1 : 0, estimate.usage || 0, estimate.quota || 0);
        dure_storage.answer(request, 0);
    },

    dure_fetch_text__deps: ['$dure_storage'],
    dure_fetch_text: async function (request, path_pointer) {
        // The answer runs the program: what goes wrong there is not the network's.
        const found = await dure_storage.fetch_text(UTF8ToString(path_pointer));
        dure_storage.answer(request, found.code, found.text);
    },

    dure_download__deps: ['$dure_storage'],
    dure_download: function (file_name, media_type, bytes, size) {
        const blob = new Blob([HEAPU8.slice(bytes, bytes + size)], { type: UTF8ToString(media_type) });
        const link = document.createElement('a');
        link.href = URL.createObjectURL(blob);
        link.download = UTF8ToString(file_name);
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    },

    dure_can_share_files__deps: ['$dure_storage'],
    dure_can_share_files: function () {
        return dure_storage.shareable('a.json', 'application/json', new Uint8Array()) ? 1 : 0;
    },

    dure_share__deps: ['$dure_storage'],
    dure_share: function (request, file_name, media_type, bytes, size) {
        const name = UTF8ToString(file_name);
        const file = dure_storage.shareable(name, UTF8ToString(media_type), HEAPU8.slice(bytes, bytes + size));
        if (!file) return setTimeout(() => dure_storage.answer(request, 5, 'files cannot be shared here'));
        navigator.share({ files: [file] })
            .then(() => dure_storage.answer(request, 0), error => dure_storage.answer(request, 5, String(error.name)));
    },

    // What the start page hands over (web/boot.js), in memory the core frees.
    dure_take_order: function () {
        const bytes = new TextEncoder().encode(dure_boot.order());
        const pointer = _malloc(bytes.length + 1);
        HEAPU8.set(bytes, pointer);
        HEAPU8[pointer + bytes.length] = 0;
        return pointer;
    },

    dure_now_millis: function () {
        return Date.now();
    },
    dure_utc_offset_minutes: function () {
        return -new Date().getTimezoneOffset();
    },
    dure_random_word: function () {
        return crypto.getRandomValues(new Uint32Array(1))[0] >>> 0;
    },
});
