// What the probe notes is kept in order in `dure_notes` of the page.
mergeInto(LibraryManager.library, {
  dure_probe_note: function (event, id, number, text) {
    const note = [UTF8ToString(event), UTF8ToString(id), number, UTF8ToString(text)];
    globalThis.dure_notes = globalThis.dure_notes || [];
    globalThis.dure_notes.push(note);
    if (globalThis.dure_noted) globalThis.dure_noted(note);
  },
});
