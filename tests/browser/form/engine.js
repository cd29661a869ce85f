// The engine as the site has it: the script that a page loads, run here by Node.js.
import fs from "node:fs";
import vm from "node:vm";
import { gunzipSync } from "node:zlib";

// A door of its own: one engine holds one call.
export async function door() {
  let packed;
  vm.runInNewContext(fs.readFileSync(process.env.ENGINE, "utf8"), { zhengji: { got: (name, data) => { packed = data; } } });
  const bytes = gunzipSync(Buffer.from(packed, "base64"));
  // It needs nothing of the world around it: no import can reach out.
  const { instance } = await WebAssembly.instantiate(bytes, {});
  return { bytes: bytes.length, packed: packed.length, ask: (question) => page.talk(instance.exports, question) };
}

// The page's own words with the engine.
const page = vm.runInThisContext(fs.readFileSync(new URL("../../../site-templates/assets/form-engine.js", import.meta.url), "utf8") + "\nzhengjiEngine;");
