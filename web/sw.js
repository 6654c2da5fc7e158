// Keeps the whole site on the device after the first visit. The build replaces the two placeholders below: the version
// is a digest of every listed file, the list is JSON strings of paths relative to this file ("./" for the page itself).
'use strict';
const version = '@DURE_VERSION@';
const files = [/*@DURE_FILES@*/];
