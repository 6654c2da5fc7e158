// The doors between the program and web/page/*.js, which are linked in front of it.
mergeInto(LibraryManager.library, {
  page_start: function() { return Page.start() ? 1 : 0; },
  page_look: function(at) { Page.look(at); },
  page_ready: function() { dure_boot.ready(); },
  page_begun: function() { Page.begun = true; },
  page_ask_frame: function() { Page.ask(); },
  page_show_address: function(survey, draft, planner) { Page.show_address(UTF8ToString(survey), UTF8ToString(draft), planner === 1); },
  page_reload: function() { dure_update.activate(); },
  page_guard: function(guarded) { Page.guarded = guarded === 1; },
  page_wake_after: function(millis) { Page.wake_after(millis); },
  page_tell_preferences: function() { Page.tell_preferences(); },
  page_apply: function(at) { Page.apply(at); },
  page_place_sheet: function(top, width, height, whole, spare) { Page.place_sheet(top, width, height, whole, spare); },
  page_textures: function(at, count) { Gl.textures(at, count); },
  page_draw: function(width, height, ratio, vertices, vertex_count, indices, index_count, commands, command_count) {
    Gl.draw(width, height, ratio, vertices, vertex_count, indices, index_count, commands, command_count);
  },
  page_copy_bar: function(index, y, width, height) { Page.copy_bar(index, y, width, height); },
  page_glyphs_start: function() { return Glyphs.start() ? 1 : 0; },
  page_measure: function(letter, size, bold, box) { Glyphs.measure(letter, size, bold, box); },
  page_rasterise: function(jobs, count) { Glyphs.rasterise(jobs, count); },
});
