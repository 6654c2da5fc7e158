// Which build of the estimating program this browser runs: with 128-bit registers where it has them, and the digits are
// the same without. In the page and, put before it by the build, in the service worker, so that both mean the same files.
'use strict';

// The smallest module that needs them: a function that returns i8x16.popcnt(i8x16.splat(0)).
const has_simd = typeof WebAssembly === 'object' && WebAssembly.validate(Uint8Array.of(
    0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, // magic, version 1
    0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b, // type: () -> v128
    0x03, 0x02, 0x01, 0x00, // function 0 has that type
    0x0a, 0x0a, 0x01, 0x08, 0x00, 0x41, 0x00, 0xfd, 0x0f, 0xfd, 0x62, 0x0b)); // its code
const estimates_script = has_simd ? 'estimates-simd.js' : 'estimates.js';
