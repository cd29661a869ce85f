// The engine in a browser says what the program says, to the letter: every fixture of every rule that judges a call as it
// stands, and the hostile texts.
import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import YAML from "yaml";
import { door } from "./engine.js";

const tests = fileURLToPath(new URL("../..", import.meta.url));
const home = fs.mkdtempSync(path.join(os.tmpdir(), "zhengji-parity-"));
after(() => fs.rmSync(home, { recursive: true, force: true }));
const NOW = "2021-04-01T12:00:00+08:00";
// The module is built without it: what a page holds stands in no repository yet.
const AT_REST = "sealed";
// What only a proposal, a history or another call can tell; a browser has none of them.
const ELSEWHERE = ["changed", "actor", "commits", "references", "arrivals"];

const list = (folder) => fs.readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() || entry.isSymbolicLink())
  .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/")).sort();

const native = (root, call, now, language) => new Promise((resolve, reject) => {
  const words = ["check", call, "-C", root, "--format", "json", "--at", now, "--lang", language.slice(0, 2)];
  execFile(process.env.ZHENGJI, words, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
    if (error && error.code !== 1) reject(new Error(`${error.code}: ${stderr}`)); else resolve(JSON.parse(stdout));
  });
});

// As many programs at a time as the machine has room for.
async function each(jobs, work) {
  const waiting = [...jobs];
  await Promise.all(Array.from({ length: os.availableParallelism() }, async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) await work(job);
  }));
}

async function compare(root, call, now, language, name) {
  const files = {};
  const folder = path.join(root, "submissions", call);
  for (const file of list(folder)) {
    const bytes = fs.readFileSync(path.join(folder, file));
    // A page hands over text where it can; anything else goes byte by byte.
    const text = bytes.toString("utf8");
    files[`submissions/${call}/${file}`] = Buffer.from(text, "utf8").equals(bytes) ? text : [...bytes];
  }
  const said = await native(root, call, now, language);
  const { ask } = await engines(language);
  ask({ ask: "begin", call, files: {}, schemas, language, messages: messages(language) });
  const told = ask({ ask: "check", files, now });
  // Where all rules are listed, the module lists its own.
  const without = JSON.parse(JSON.stringify(said).replace(new RegExp(`“${AT_REST}”(, |、)`, "g"), ""));
  assert.deepEqual(told, without, name);
  return told.diagnostics;
}

// What a site hands to the engine besides the call.
const repository = path.join(tests, "..");
const schemas = Object.fromEntries(fs.readdirSync(path.join(repository, "schema")).map((name) => [name, fs.readFileSync(path.join(repository, "schema", name), "utf8")]));
const messages = (language) => fs.readFileSync(path.join(repository, "messages", `${language}.ftl`), "utf8");
const opened = {};
const engines = (language) => opened[language] ??= door();

test("every fixture of every rule", async (context) => {
  const fixtures = path.join(tests, "fixtures");
  const spoke = new Set();
  const jobs = [];
  let left = 0;
  for (const rule of fs.readdirSync(path.join(fixtures, "rules")).sort().filter((rule) => rule !== AT_REST)) {
    for (const name of fs.readdirSync(path.join(fixtures, "rules", rule)).sort()) {
      const own = path.join(fixtures, "rules", rule, name);
      const changes = list(own);
      if (changes.some((file) => ELSEWHERE.includes(file) || /^(base|earlier)\//.test(file))) { left += 1; continue; }
      const root = path.join(home, rule, name);
      const call = path.join(root, "submissions/example");
      fs.cpSync(path.join(fixtures, "base"), call, { recursive: true });
      for (const file of changes) {
        if (file === "clock") continue;
        if (file.endsWith(".absent")) { fs.rmSync(path.join(call, file.slice(0, -".absent".length))); continue; }
        fs.mkdirSync(path.dirname(path.join(call, file)), { recursive: true });
        fs.copyFileSync(path.join(own, file), path.join(call, file));
      }
      // Without its settings a call cannot be checked by the program at all.
      if (!fs.existsSync(path.join(call, "call.yaml"))) { left += 1; continue; }
      const now = changes.includes("clock") ? fs.readFileSync(path.join(own, "clock"), "utf8").trim() : NOW;
      jobs.push({ root, now, language: jobs.length % 5 ? "zh-CN" : "en", name: `${rule}/${name}` });
    }
  }
  const compared = jobs.length;
  await each(jobs, async ({ root, now, language, name }) => {
    for (const fault of await compare(root, "example", now, language, name)) spoke.add(fault.rule);
  });
  context.diagnostic(`${compared} fixtures the same, ${left} of proposals, histories and other calls left out, ${spoke.size} rules spoke`);
  assert.ok(compared > 150 && spoke.size > 30, `${compared} fixtures, ${spoke.size} rules`);
});

test("hostile texts", async (context) => {
  const { cases } = YAML.parse(fs.readFileSync(path.join(tests, "hostile/cases.yaml"), "utf8"));
  const harness = fs.readFileSync(path.join(tests, "cases/hostile.rs"), "utf8");
  const preamble = harness.match(/const PREAMBLE: &str = r#"([\s\S]*?)"#;/)[1];
  let compared = 0;
  for (const one of cases) {
    if (!["yaml", "text", "money", "secrecy"].includes(one.area) || one.run) continue;
    const root = path.join(home, "hostile");
    fs.rmSync(root, { recursive: true, force: true });
    fs.cpSync(path.join(tests, "hostile/fixture"), root, { recursive: true });
    execFileSync("bash", ["-c", `${preamble}\n${one.sh}`], { cwd: root });
    // Large files, links and folders are told by whoever reads the disk.
    const call = path.join(root, "submissions/hangzhou-2021-1");
    if (list(call).some((file) => fs.lstatSync(path.join(call, file)).isSymbolicLink() || fs.statSync(path.join(call, file)).size > 1 << 20)) continue;
    await compare(root, "hangzhou-2021-1", NOW, "zh-CN", one.id);
    compared += 1;
  }
  context.diagnostic(`${compared} cases the same`);
  assert.ok(compared > 30, `${compared} cases`);
});

test("any start of a file, and any byte of it changed", async (context) => {
  const root = path.join(home, "cut");
  fs.cpSync(path.join(tests, "hostile/fixture"), root, { recursive: true });
  const file = path.join(root, "submissions/hangzhou-2021-1/units/acme/sensor.yaml");
  const whole = fs.readFileSync(file);
  for (let step = 1; step <= 20; step++) {
    const at = Math.floor(whole.length * step / 21);
    fs.writeFileSync(file, whole.subarray(0, at));
    await compare(root, "hangzhou-2021-1", NOW, "zh-CN", `cut at ${at}`);
    const changed = Buffer.from(whole);
    changed[at] = changed[at] ^ (1 << step % 8);
    fs.writeFileSync(file, changed);
    await compare(root, "hangzhou-2021-1", NOW, "zh-CN", `bit changed at ${at}`);
  }
});

test("the engine is small and needs nothing around it", async (context) => {
  const { bytes, packed } = await door();
  context.diagnostic(`${bytes} bytes, ${Math.round(packed * 3 / 4)} compressed`);
});
