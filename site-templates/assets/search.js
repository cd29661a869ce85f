// Finds text: the index names documents by pairs of characters, the texts verify longer words and give the quotations.
"use strict";
(() => {
  const form = document.getElementById("search");
  const input = document.getElementById("q");
  const state = document.getElementById("search-state");
  const list = document.getElementById("found");
  const more = document.getElementById("more");
  const kinds = document.getElementById("kinds");
  const root = form.dataset.root;
  const say = zhengji.words(form);
  const folder = root + "data/search/";
  const PAGE = 10;      // results shown at a time
  const PAIRS = 6;      // pairs of a word that are looked up; the texts decide about the rest
  const READ = 12;      // pieces of text read for one step
  const weights = [8, 4, 2, 1];
  const order = ["demand", "item", "comment", "unit", "department", "notice", "rule"];
  let run = 0;          // a newer search makes an older one stop

  // As the index folds: full-width forms as common ones, Latin letters small. One character stays one character.
  const fold = (text) => text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xFEE0))
    .replace(/[\u2E80-\u2FDF\uF900-\uFAFF]/g, (c) => c.normalize("NFKC"))
    .replace(/\s/g, " ")
    .replace(/[A-Z]/g, (c) => c.toLowerCase());

  const pairsOf = (word) => {
    const characters = [...word];
    if (characters.length === 1) return characters;
    const pairs = [];
    for (let at = 0; at + 1 < characters.length; at += 2) pairs.push(characters[at] + characters[at + 1]);
    if (characters.length % 2) pairs.push(characters.at(-2) + characters.at(-1));
    return [...new Set(pairs)].slice(0, PAIRS);
  };

  // Pairs stand in the order of their characters' numbers, which is not the order of JavaScript's strings.
  const before = (one, two) => {
    const [a, b] = [[...one], [...two]];
    const first = a[0].codePointAt(0) - b[0].codePointAt(0);
    return (first || a[1].codePointAt(0) - b[1].codePointAt(0)) < 0;
  };

  // The piece of the index that holds a pair; -1 before the first.
  const pieceOf = (pair, manifest) => {
    let low = 0, high = manifest.shards.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(pair, manifest.shards[middle])) high = middle; else low = middle + 1;
    }
    return low - 1;
  };

  // Adds the documents of a list, each with the best group of fields.
  const read = (list, found) => {
    let next = 0;
    for (const step of zhengji.variable(list)) {
      next += Math.floor(step / 4);
      found.set(next, Math.min(step % 4, found.get(next) ?? 3));
      next += 1;
    }
  };

  // Document → best group of fields, for one pair; for a single character, for all pairs that begin with it: they are one
  // stretch of the index, and the end of a word is a pair with a blank.
  async function documentsOf(part, manifest) {
    const found = new Map();
    const single = [...part].length === 1;
    const first = Math.max(0, pieceOf(single ? part + " " : part, manifest));
    const last = pieceOf(single ? part + "\u{10FFFF}" : part, manifest);
    const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
    for (const piece of await Promise.all(numbers.map((number) => zhengji.load(folder, "index-" + number)))) {
      if (!single) { if (Object.hasOwn(piece, part)) read(piece[part], found); continue; }
      for (const pair of Object.keys(piece)) if (pair.startsWith(part)) read(piece[pair], found);
    }
    return found;
  }

  // Documents that have every pair of every word, the best first.
  async function candidates(words, manifest) {
    const lists = await Promise.all(words.map((word) =>
      Promise.all(pairsOf(word).map((pair) => documentsOf(pair, manifest)))));
    const all = lists.flat().sort((one, two) => one.size - two.size);
    const found = [];
    for (const document of all[0].keys()) {
      if (!all.every((one) => one.has(document))) continue;
      const score = lists.reduce((sum, pairs) =>
        sum + weights[Math.max(...pairs.map((one) => one.get(document)))], 0);
      found.push({ document, score });
    }
    return found.sort((one, two) => two.score - one.score || one.document - two.document);
  }

  // Which piece of the texts holds a document, and where in it.
  function places(manifest) {
    const first = [];
    let sum = 0;
    for (const count of zhengji.variable(manifest.texts)) { first.push(sum); sum += count; }
    return (document) => {
      let low = 0, high = first.length;
      while (low < high) { const middle = (low + high) >> 1; if (first[middle] <= document) low = middle + 1; else high = middle; }
      return [low - 1, document - first[low - 1]];
    };
  }

  // What a document is, by its place.
  function kindsOf(manifest) {
    const ends = [];
    let sum = 0;
    for (const [kind, count] of manifest.kinds) { sum += count; ends.push([sum, kind]); }
    return (document) => ends.find(([end]) => document < end)[1];
  }

  // What was found by what it is, to look at one sort alone; with numbers where they are known.
  function showKinds(found, kindOf, query, only, sure) {
    const counts = new Map();
    for (const { document } of found) counts.set(kindOf(document), (counts.get(kindOf(document)) ?? 0) + 1);
    const link = (kind, count) => {
      const made = zhengji.element("a", { href: "?" + new URLSearchParams(kind ? { q: query, kind } : { q: query }), ...(kind === only ? { "aria-current": "true" } : {}) }, say(kind ? "kind-" + kind : "all") + (sure ? " " + count : ""));
      made.addEventListener("click", (event) => {
        if (!go({ q: query, ...(kind ? { kind } : {}) })) return;
        event.preventDefault();
        search().then(() => kinds.querySelector("[aria-current]")?.focus()).catch(failed);
      });
      return zhengji.element("li", {}, made);
    };
    kinds.hidden = counts.size < 2;
    kinds.replaceChildren(zhengji.element("ul", { class: "chips" }, link("", found.length), ...[...counts].sort(([one], [two]) => order.indexOf(one) - order.indexOf(two)).map(([kind, count]) => link(kind, count))));
  }

  function marked(text, words, from, to) {
    const folded = fold(text);
    const parts = [from > 0 ? "…" : ""];
    let at = from;
    while (at < to) {
      let best = null;
      for (const word of words) {
        const hit = folded.indexOf(word, at);
        if (hit >= 0 && hit < to && (!best || hit < best.hit || (hit === best.hit && word.length > best.word.length))) best = { hit, word };
      }
      if (!best) break;
      parts.push(text.slice(at, best.hit), zhengji.element("mark", {}, text.slice(best.hit, best.hit + best.word.length)));
      at = best.hit + best.word.length;
    }
    parts.push(text.slice(at, Math.max(at, to)), Math.max(at, to) < text.length ? "…" : "");
    return parts;
  }

  function shown([href, kind, texts], words, fields) {
    const title = texts.find(([field]) => field === 0)?.[1] ?? href;
    const unit = texts.find(([field]) => field === 1)?.[1];
    const item = zhengji.element("li", { class: "card" },
      zhengji.element("h2", zhengji.submitted(title), zhengji.element("a", { href: root + href }, ...marked(title, words, 0, title.length))),
      zhengji.element("p", { class: "meta" }, zhengji.element("span", { class: "tag plain" }, say("kind-" + kind)), unit ? zhengji.element("span", zhengji.submitted(unit), ...marked(unit, words, 0, unit.length)) : ""));
    let quotes = 0;
    for (const [field, text] of texts) {
      if (field < 2 || quotes === 2) continue;
      const folded = fold(text);
      const hit = Math.min(...words.map((word) => folded.indexOf(word)).filter((at) => at >= 0));
      if (hit === Infinity) continue;
      const from = Math.max(0, hit - 30), to = Math.min(text.length, hit + 70);
      item.append(zhengji.element("p", { class: "quote" }, zhengji.element("strong", {}, say("field-" + fields[field]) + say("colon")), zhengji.element("span", zhengji.submitted(text.slice(from, to)), ...marked(text, words, from, to))));
      quotes += 1;
    }
    return item;
  }

  async function search() {
    const mine = ++run;
    const given = new URLSearchParams(location.search);
    const query = (given.get("q") ?? "").trim();
    input.value = given.get("q") ?? "";
    list.setAttribute("aria-busy", "false");
    list.replaceChildren();
    more.hidden = true;
    const words = [...new Set(fold(query).split(" ").filter((word) => word))];
    if (!words.length) { state.textContent = ""; kinds.hidden = true; return; }
    state.textContent = say("searching");
    list.setAttribute("aria-busy", "true");
    const manifest = await zhengji.load(folder, "manifest");
    const placeOf = places(manifest), kindOf = kindsOf(manifest);
    const found = await candidates(words, manifest);
    const textOf = async (document) => {
      const [piece, place] = placeOf(document);
      return (await zhengji.load(folder, "text-" + piece))[place];
    };
    const holds = ([, , texts]) => {
      const folded = texts.map(([, text]) => fold(text));
      return words.every((word) => folded.some((text) => text.includes(word)));
    };
    // Two characters are one pair: the index is exact, as it is for one. Longer words are verified in the texts, all of them
    // at once where they are in few pieces, so that the numbers are exact.
    const exact = words.every((word) => [...word].length <= 2);
    const few = new Set(found.map(({ document }) => placeOf(document)[0])).size <= READ;
    let sure = exact ? found : null;
    if (!exact && few) {
      const right = await Promise.all(found.map(async ({ document }) => holds(await textOf(document))));
      sure = found.filter((_, at) => right[at]);
    }
    if (mine !== run) return;
    const has = new Set((sure ?? found).map(({ document }) => kindOf(document)));
    const only = has.has(given.get("kind")) ? given.get("kind") : "";
    showKinds(sure ?? found, kindOf, query, only, sure !== null);
    const wanted = (sure ?? found).filter(({ document }) => !only || kindOf(document) === only);
    let checked = 0, right = 0;
    const step = async () => {
      more.hidden = true;
      list.setAttribute("aria-busy", "true");
      let showing = 0;
      const pieces = new Set();
      while (checked < wanted.length && showing < PAGE) {
        const [piece] = placeOf(wanted[checked].document);
        if (!pieces.has(piece) && pieces.size === READ) break;
        pieces.add(piece);
        const document = await textOf(wanted[checked].document);
        if (mine !== run) return;
        if (sure || holds(document)) {
          list.append(shown(document, words, manifest.fields));
          showing += 1;
          right += 1;
        }
        checked += 1;
      }
      const left = wanted.length - checked;
      const count = sure ? wanted.length : right;
      if (!sure && left) state.textContent = say("open", { count, left });
      else state.textContent = say(count ? "found" : "none", { count, query });
      more.hidden = !left;
      list.setAttribute("aria-busy", "false");
    };
    more.onclick = () => step().catch(failed);
    await step();
  }

  const failed = () => { state.textContent = say("failed"); };
  // Some browsers cannot change the address of a page opened from a disk; they load the page again, which works too.
  const go = (values) => {
    try { history.pushState(null, "", "?" + new URLSearchParams(values)); } catch { return false; }
    return true;
  };
  form.addEventListener("submit", (event) => {
    if (!go({ q: input.value.trim() })) return;
    event.preventDefault();
    search().catch(failed);
  });
  addEventListener("popstate", () => search().catch(failed));
  search().catch(failed);
})();
