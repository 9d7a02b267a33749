// A process of its own for one HEIC picture: the file on its standard input, the pixels on its standard output. Whatever a poisoned file does to
// the decoder, it does here. Plain JavaScript, because it is run as it lies here, beside the bundles.
import { writeSync } from "node:fs";
import libheif from "libheif-js/wasm-bundle.js";

/** Exit codes: the file is at fault; it wants more memory than its pixels are worth. */
const DAMAGED = 65;
const TOO_LARGE = 66;
const STDOUT = 1;
/** How much is written at once: less than a pipe takes would only be more calls. */
const PIECE = 1 << 20;

const memoryLimit = Number(process.argv[2]);
let refused = false;

// WebAssembly's memory is outside of all limits that Node knows; it grows by this call alone, and the decoder copes with a refusal.
const { prototype } = WebAssembly.Memory;
const grow = Function.prototype.call.bind(Reflect.get(prototype, "grow"));
prototype.grow = function limitedGrow(pages) {
  if (this.buffer.byteLength + pages * 65_536 <= memoryLimit) return grow(this, pages);
  refused = true;
  throw new RangeError("the picture wants too much memory");
};

/** @returns {never} */
const give = (code) => process.exit(refused ? TOO_LARGE : code);

// What the library has to say about a file goes where nobody mistakes it for pixels.
for (const level of ["log", "warn", "error"]) globalThis.console[level] = () => undefined;
process.on("uncaughtException", () => give(DAMAGED));

const pieces = [];
for await (const piece of process.stdin) pieces.push(piece);
const file = Buffer.concat(pieces);

await libheif.ready;
const context = libheif.heif_context_alloc();
if (libheif.heif_context_read_from_memory(context, file).code !== libheif.heif_error_code.heif_error_Ok) give(DAMAGED);
const handle = libheif.heif_js_context_get_primary_image_handle(context);
if (!handle || handle.code) give(DAMAGED);
const alpha = libheif.heif_image_handle_has_alpha_channel(handle) !== 0;
const { heif_colorspace: spaces, heif_chroma: chromas } = libheif;
const chroma = alpha ? chromas.heif_chroma_interleaved_RGBA : chromas.heif_chroma_interleaved_RGB;
// Turned and cropped as the file's own properties say; its colours stay the numbers they are.
const decoded = await libheif.heif_js_decode_image2(handle, spaces.heif_colorspace_RGB, chroma);
const pixels = decoded?.channels?.find(({ id }) => id === libheif.heif_channel.heif_channel_interleaved);
if (!pixels) give(DAMAGED);

const channels = alpha ? 4 : 3;
const { width, height, stride, data } = pixels;
write(new Uint8Array(new Uint32Array([width, height, channels]).buffer));
const row = width * channels;
const rows = Math.max(1, Math.floor(PIECE / row));
for (let y = 0; y < height; y += stride === row ? rows : 1) {
  write(data.subarray(y * stride, stride === row ? Math.min(y + rows, height) * stride : y * stride + row));
}
process.exit(0);

/** Writes all of it, however little the pipe takes at a time. */
function write(bytes) {
  for (let done = 0; done < bytes.length;) {
    try {
      done += writeSync(STDOUT, bytes, done);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
