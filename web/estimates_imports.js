// The door out of the second program, in its worker; an Emscripten JS library.
mergeInto(LibraryManager.library, {
    dure_estimates_reply: function (id, head, head_size, bytes, bytes_size, is_last) {
        const copy = HEAPU8.slice(bytes, bytes + bytes_size);
        const words = new TextDecoder().decode(HEAPU8.subarray(head, head + head_size));
        postMessage({ id, head: words, bytes: copy, is_last: !!is_last }, [copy.buffer]);
    },
});
