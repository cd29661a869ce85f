// Demands that are public already and have much of a title in common, by the index of the site's search.
"use strict";
const zhengjiSimilar = (() => {
  const SHOWN = 3;
  // Half of the pairs of a title have to be there.
  const SHARE = 0.5;
  const fold = (text) => text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xFEE0))
    .replace(/[\u2E80-\u2FDF\uF900-\uFAFF]/g, (c) => c.normalize("NFKC"))
    .replace(/\s/g, " ").replace(/[A-Z]/g, (c) => c.toLowerCase());
  const pairs = (text) => {
    const characters = [...fold(text)];
    return [...new Set(characters.slice(1).map((c, at) => characters[at] + c))].filter((pair) => !pair.includes(" "));
  };
  const before = (one, two) => {
    const [a, b] = [[...one], [...two]];
    return (a[0].codePointAt(0) - b[0].codePointAt(0) || a[1].codePointAt(0) - b[1].codePointAt(0)) < 0;
  };

  async function documents(folder, pair, shards) {
    let low = 0, high = shards.length;
    while (low < high) { const middle = (low + high) >> 1; if (before(pair, shards[middle])) high = middle; else low = middle + 1; }
    if (low === 0) return [];
    const shard = await zhengji.load(folder, "index-" + (low - 1));
    if (!Object.hasOwn(shard, pair)) return [];
    const found = [];
    let next = 0;
    // The two lowest bits say in which group of fields; titles are in the first.
    for (const step of zhengji.variable(shard[pair])) {
      next += Math.floor(step / 4);
      if (step % 4 === 0) found.push(next);
      next += 1;
    }
    return found;
  }

  // Links to them, the likest first. `own`: the address of the demand itself, where it is a change.
  return async function similar(shared, root, title, own) {
    const wanted = pairs(title);
    if (wanted.length < 3) return [];
    const folder = shared + "data/search/";
    const manifest = await zhengji.load(folder, "manifest");
    const count = new Map();
    for (const pair of wanted) for (const one of await documents(folder, pair, manifest.shards)) count.set(one, (count.get(one) ?? 0) + 1);
    const best = [...count].filter(([, shared]) => shared >= wanted.length * SHARE).sort((one, two) => two[1] - one[1]).slice(0, SHOWN * 3);
    const first = [];
    let sum = 0;
    for (const texts of zhengji.variable(manifest.texts)) { first.push(sum); sum += texts; }
    const links = [];
    for (const [document] of best) {
      const piece = first.findLastIndex((start) => start <= document);
      const [href, kind, texts] = (await zhengji.load(folder, "text-" + piece))[document - first[piece]];
      if (kind !== "demand" || href.startsWith(own) || links.length === SHOWN) continue;
      const text = (field) => texts.find(([one]) => one === field)?.[1] ?? "";
      links.push(zhengji.element("li", {}, zhengji.element("a", { href: root + href, target: "_blank", rel: "noopener", ...zhengji.submitted(text(0)) }, text(0)), " ", zhengji.element("span", { class: "note", ...zhengji.submitted(text(1)) }, text(1))));
    }
    return links;
  };
})();
