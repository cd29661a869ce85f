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
function texts(value, one, root) {
  const rule = one.$ref ? { ...root.$defs[one.$ref.split("/").at(-1)], ...one } : one;
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
    const { name, uscc, district, main_products: products, institutions } = yaml("units", unit, "unit.yaml");
    found.set(`units/${unit}/index.html`, [name, [uscc, district, ...products, ...institutions.map((one) => one.name)].join(" ")].map(line));
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
    items.set(file.replace(/\.md$/, ""), `${content.number} ${content.title}`);
    found.set(`guideline/${file.replace(/\.md$/, "")}/index.html`, [`${content.number} ${content.title}`, ...texts(content, item, item), unmarked(body)].map(line));
  }
  for (const department of fs.readdirSync(path.join(call, "departments"))) found.set(`departments/${department}/index.html`, [line(yaml("departments", department, "department.yaml").name)]);
  for (const file of fs.readdirSync(path.join(call, "comments"))) {
    const { on, text, current_text: current, proposed_text: proposed, reason, reply } = yaml("comments", file);
    const said = [text, current, proposed, reason].filter((part) => part).join(" ");
    found.set(`comments/index.html#${file.replace(/\.yaml$/, "")}`, [items.get(on.item), said, reply ?? ""].map(line));
  }
  const notice = fs.readFileSync(path.join(call, "notice.md"), "utf8");
  found.set("notice/index.html", [yaml("call.yaml").title, unmarked(notice)].map(line));
  return found;
}
