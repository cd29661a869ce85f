// What a reader may search, taken from where it was written: the YAML of the call, by the visibility its schema states.
// Nothing here knows the search data of the site or how the program reads a call.
import fs from "node:fs";
import path from "node:path";
import { parse } from "yaml";

const repository = path.resolve(import.meta.dirname, "../..");
const call = path.join(repository, "submissions/hangzhou-2021-1");
const schema = (kind) => JSON.parse(fs.readFileSync(path.join(repository, `schema/${kind}.schema.json`), "utf8"));

// Keys whose values name something else and are shown by its name: a domain, a demand, a kind of the call's own.
const REFERENCES = new Set(["domain", "category", "sources"]);

// Every public string (or number where words are allowed too, as in an indicator) that is no choice and no date.
function texts(value, rule, root) {
  if (rule.$ref) {
    // A definition may stand in another form.
    const [form, name] = rule.$ref.split("#/$defs/");
    const home = form ? schema(form.replace(".schema.json", "")) : root;
    const { $ref, ...own } = rule;
    return texts(value, { ...home.$defs[name], ...own }, home);
  }
  if (value === undefined || value === null || rule.enum || rule.format === "date") return [];
  if (Array.isArray(value)) return value.flatMap((item) => texts(item, rule.items, root));
  if (typeof value === "object") {
    return Object.entries(value).flatMap(([key, inner]) => {
      const property = rule.properties[key];
      return property["x-visibility"] === "public" && !REFERENCES.has(key) ? texts(inner, property, root) : [];
    });
  }
  return [rule.type].flat().includes("string") ? [String(value)] : [];
}

// Plain text as it is read: without the marks of bold and of tables.
const plain = (text) => text.replace(/^\|[\s:|-]+\|$/gm, "").replace(/^\|(.*)\|$/gm, (_, cells) => cells.replaceAll("|", " ")).replaceAll("**", "");
// Markdown as it is read: without the marks of headings, lists, emphasis, code and links.
const unmarked = (text) => text.replace(/^\s*(?:#{1,6}|[-*+]|\d+[.)])\s+/gm, "").replace(/\*\*|`/g, "").replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1");
// On one line: no blank comes between Han characters where a line ends, paragraphs stay apart.
const WIDE = "[\u2E80-\u9FFF\uFF01-\uFF60\u2460-\u24FF“”‘’…—·]";
const line = (text) => text.trim().replace(new RegExp(`(?<=${WIDE})[ \t]*\n[ \t]*(?=${WIDE})`, "gu"), "").replace(/\s+/g, " ");
const yaml = (...parts) => parse(fs.readFileSync(path.join(call, ...parts), "utf8"));

// Page of a document → its texts.
export function publicTexts() {
  const found = new Map();
  const opinions = new Map();
  for (const department of fs.readdirSync(path.join(call, "departments"))) {
    if (!fs.existsSync(path.join(call, "departments", department, "recommendation.yaml"))) continue;
    for (const { demand, opinion } of yaml("departments", department, "recommendation.yaml").recommendations) opinions.set(demand, opinion);
  }
  const demand = schema("demand");
  for (const unit of fs.readdirSync(path.join(call, "units"))) {
    const { name, uscc, district, main_products: products, institutions, en } = yaml("units", unit, "unit.yaml");
    found.set(`units/${unit}/index.html`, [name, [uscc, district, ...products, ...institutions.map((one) => one.name)].join(" "), en?.name ?? ""].map(line));
    for (const file of fs.readdirSync(path.join(call, "units", unit)).filter((file) => file !== "unit.yaml")) {
      const id = `${unit}/${file.replace(/\.yaml$/, "")}`;
      const content = yaml("units", unit, file);
      if (content.withdrawn) continue;
      found.set(`demands/${id}/index.html`, [name, ...texts(content, demand, demand), opinions.get(id) ?? ""].map(plain).map(line));
    }
  }
  const item = schema("guideline-item");
  const items = new Map();
  for (const file of fs.readdirSync(path.join(call, "guideline")).filter((file) => file.endsWith(".md"))) {
    const [, front, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(fs.readFileSync(path.join(call, "guideline", file), "utf8"));
    const content = parse(front);
    items.set(file.replace(/\.md$/, ""), [`${content.number} ${content.title}`, content.en?.title ?? ""]);
    found.set(`guideline/${file.replace(/\.md$/, "")}/index.html`, [...items.get(file.replace(/\.md$/, "")), ...texts(content, item, item), unmarked(body)].map(line));
  }
  for (const department of fs.readdirSync(path.join(call, "departments"))) {
    const { name, en } = yaml("departments", department, "department.yaml");
    found.set(`departments/${department}/index.html`, [name, en?.name ?? ""].map(line));
  }
  for (const file of fs.readdirSync(path.join(call, "comments"))) {
    const { on, text, current_text: current, proposed_text: proposed, reason, reply } = yaml("comments", file);
    const said = [text, current, proposed, reason].filter((part) => part).join(" ");
    found.set(`comments/index.html#${file.replace(/\.yaml$/, "")}`, [...items.get(on.item), said, reply ?? ""].map(line));
  }
  for (const [place, texts] of notice(yaml("call.yaml").title)) found.set(place, texts.map(line));
  return found;
}

// The notice by what can be found in it: all that stands before the first heading, then each paragraph, item or table with the
// heading above it. Each is named by its first words, for its address is the program's.
export const noticePlace = (text) => "notice/index.html: " + text.replace(/\s/g, "").slice(0, 40);

function notice(title) {
  const all = fs.readFileSync(path.join(call, "notice.md"), "utf8");
  const parts = new Map();
  const before = [];
  let heading;
  const blocks = all.split(/\n{2,}|\n(?=[-*+] |\d+[.)] )/).map((block) => block.trim()).filter((block) => block);
  blocks.forEach((block, at) => {
    const text = unmarked(block).replace(/^>\s?/gm, "");
    if (/^#{2,6} /.test(block)) {
      heading = text;
      // A heading is found in what stands below it; with another heading below it, by itself.
      if (/^#{2,6} /.test(blocks[at + 1] ?? "## ")) parts.set(noticePlace(text), [heading]);
    } else if (heading === undefined) before.push(text);
    else parts.set(noticePlace(text.replace(/^\||\|$|\n\|[\s:|-]+\|\n/gm, "").replace(/\|/g, "")), [heading, text]);
  });
  return new Map([["notice/index.html", [title, before.join("\n\n")]], ...parts]);
}
