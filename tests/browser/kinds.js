// Which pages stand for all: a few that together show everything the site can show. Nobody has to keep a list.
//
// A feature of a page is its kind, or an element with one of its classes or its role. Pages are chosen until every feature of
// every page has been seen; so a new template, or a new branch in an old one, is looked at by itself. Addresses of one shape
// are of one kind, and so are those of several shapes whose pages are made of the very same elements: lists by stage, by
// outcome and by form of organization are one template, and one of them shows whatever there is to see.
import { files, read } from "./site.js";

// `open/en/demands/unit/demand/index.html` → `en/demands/*/*/index.html`
const shape = (name) => {
  const parts = name.split("/");
  const fixed = parts[1] === "en" ? 3 : 2;
  return parts.map((part, at) => (at < fixed || at === parts.length - 1 ? part : "*")).slice(1).join("/");
};

// Languages share templates; whatever there is, is to be seen in each of them.
const features = (name) => {
  const language = name.split("/")[1] === "en" ? "en " : "";
  const found = new Set();
  for (const [, element, attributes] of read(name).matchAll(/<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>/g)) {
    found.add(language + element);
    for (const [, key, value] of attributes.matchAll(/\s(class|role|type|aria-current)="([^"]*)"/g)) {
      for (const word of value.split(/\s+/)) found.add(`${language}${element} ${key} ${word}`);
    }
  }
  return found;
};

export function kinds(folders = ["open", "closed"]) {
  // In the order of names, but the first page of a shape always: each shape is one template at least.
  const pages = folders.flatMap((folder) => files(folder, ".html").map((name) => ({ name, features: features(name) })));
  const elements = new Map();
  for (const { name, features } of pages) elements.set(shape(name), new Set([...(elements.get(shape(name)) ?? []), ...features]));
  for (const page of pages) page.features.add([...elements.get(shape(page.name))].sort().join(" · "));
  const seen = new Set();
  const chosen = [];
  for (;;) {
    let best = null;
    for (const page of pages) {
      page.fresh = [...page.features].filter((feature) => !seen.has(feature)).length;
      if (page.fresh > (best?.fresh ?? 0)) best = page;
    }
    if (!best) return chosen.sort();
    for (const feature of best.features) seen.add(feature);
    chosen.push(best.name);
  }
}
