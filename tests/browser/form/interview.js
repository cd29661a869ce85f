// Answers `zhengji new` with what a document holds, as somebody at a terminal would.
import { spawn } from "node:child_process";
import fs from "node:fs";

const schema = (file) => JSON.parse(fs.readFileSync(new URL(`../../../schema/${file}`, import.meta.url), "utf8"));
const read = (kind) => schema(`${kind}.schema.json`);

// What stands behind references, in the same schema or in another one.
function behind(root, field) {
  if (!field.$ref) return field;
  const { $ref, ...own } = field;
  const [file, pointer] = $ref.split("#/");
  const from = file ? schema(file) : root;
  return { ...behind(from, pointer.split("/").reduce((at, key) => at[key], from)), ...own };
}
const properties = (root, form) => Object.entries(form.properties).map(([key, field]) => [key, behind(root, field)]).filter(([, field]) => !field.readOnly);
const needs = (form, key) => [...(form.required ?? []), ...(form.then?.required ?? [])].includes(key);

// The lines that answer a field. Which questions are asked within it is fixed by the form; `isLong` says which are asked for
// in several lines.
function lines(root, key, field, value, required, isLong) {
  const items = field.items && behind(root, field.items);
  if (field.type === "object") {
    if (value === undefined) return [""];
    const inner = properties(root, field).flatMap(([name, one]) => lines(root, name, one, value[name], needs(field, name), isLong));
    return required ? inner : ["y", ...inner];
  }
  if (items?.type === "object") {
    const least = Math.max(field.minItems ?? 0, required ? 1 : 0);
    const all = (value ?? []).flatMap((item, at) => [
      ...(at < least ? [] : ["y"]),
      ...properties(root, items).flatMap(([name, one]) => lines(root, name, one, item[name], needs(items, name), isLong)),
    ]);
    return [...all, ""];
  }
  if (items && !items.enum && key !== "domains") return [...(value ?? []).map(String), ""];
  if (value === undefined) return [""];
  if (Array.isArray(value)) return [value.join(" ")];
  if (typeof value === "boolean") return [value ? "y" : "n"];
  return isLong(key, field) ? [...String(value).replace(/\n+$/, "").split("\n"), "."] : [String(value).trimEnd()];
}

// Runs `zhengji new KIND` in a repository. `names` answers the questions about units and files.
export function interview(repository, kind, names, document, now) {
  const root = read(kind);
  const limits = document.limits ?? {};
  const fields = properties(root, root);
  let last = -1, queue = [];
  const isLong = (key, field) => limits[field["x-limit"]] > 200;

  function answer(said) {
    if (queue.length) return queue.shift();
    // A part that goes on with its first question says its own title before.
    const question = said.match(/^([●○]) (.*)$/m);
    if (!question) return names.shift();
    const at = fields.findIndex(([, field], place) => place > last && question[2].startsWith(field.title));
    if (at < 0) throw new Error(`no field for ${question[0]}`);
    last = at;
    const [key, field] = fields[at];
    queue = lines(root, key, field, document.value[key], question[1] === "●", isLong);
    return queue.shift();
  }

  return new Promise((resolve, reject) => {
    const child = spawn(process.env.ZHENGJI, ["new", kind, "-C", repository, "--at", now, "--lang", "zh"]);
    let told = "", start = 0, wrong = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      told += text;
      if (!told.endsWith("\n> ")) return;
      try {
        child.stdin.write(answer(told.slice(start)) + "\n");
        start = told.length;
      } catch (error) {
        child.kill();
        reject(new Error(`${error.message}\n${told.slice(-800)}`));
      }
    });
    child.stderr.setEncoding("utf8").on("data", (text) => { wrong += text; });
    child.on("close", (code) => resolve({ code, told, wrong }));
  });
}
