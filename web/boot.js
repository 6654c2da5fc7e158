// The start page: shows the survey's title, welcome and first simple page as plain HTML while the core is on its way,
// keeps what the person does meanwhile, and hands it over.
//
// The contract with the core (src/bin/web.cpp):
//   - dure.js is Emscripten's glue, not modularised; this file sets `Module` before it runs and streams dure.wasm.
//   - main() prepares everything but shows nothing. After it (Module.postRun) this file calls, once and when it is time,
//       Module.ccall('dure_begin', null, ['string'], [json])
//     with json = { address, language, survey, answers, next }:
//       address   what ?survey= said, or "" for the home page
//       language  "ko" or "en"
//       survey    the text of the survey file, or null (home, or it could not be read)
//       answers   early answers in the shape of survey.data, {} if none
//       next      true if the person has pressed Next on the first page
//     The core draws its first frame inside that call; then #start goes and #app (canvas and mirror live in it) shows.
//   - dure_boot.update_waiting is true when a new version waits; dure_boot.activate_update() is the person's yes.
'use strict';
