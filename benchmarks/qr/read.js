// jsQR for decoders.py.  In: width and height (uint32, little endian) and that many grey bytes, again and again.
// Out: one line of JSON for each frame, the text or null.
"use strict";
const jsQR = require("jsqr");
let held = Buffer.alloc(0);
process.stdin.on("data", (chunk) => {
  held = Buffer.concat([held, chunk]);
  while (held.length >= 8) {
    const width = held.readUInt32LE(0), height = held.readUInt32LE(4), size = width * height;
    if (held.length < 8 + size) return;
    const rgba = new Uint8ClampedArray(4 * size);
    for (let i = 0; i < size; i++) {
      rgba[4 * i] = rgba[4 * i + 1] = rgba[4 * i + 2] = held[8 + i];
      rgba[4 * i + 3] = 255;
    }
    held = held.subarray(8 + size);
    let found = null;
    try { found = jsQR(rgba, width, height, { inversionAttempts: "dontInvert" }); } catch (e) { found = null; }
    process.stdout.write(JSON.stringify(found && found.data) + "\n");
  }
});
