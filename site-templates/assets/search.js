// Finds text: the index names documents by pairs of characters, the texts verify longer words and give the quotations.
"use strict";
(() => {
  const form = document.getElementById("search");
  const input = document.getElementById("q");
  const state = document.getElementById("search-state");
  const list = document.getElementById("found");
  const more = document.getElementById("more");
  const root = form.dataset.root;
  const say = zhengji.words(form);
  const folder = root + "data/search/";
  const PAGE = 10;      // results shown at a time
  const PAIRS = 6;      // pairs of a word that are looked up; the texts decide about the rest
  const READ = 12;      // pieces of text read for one step
  const weights = [8, 4, 2, 1];
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
      zhengji.element("p", { class: "meta" }, zhengji.element("span", {}, say("kind-" + kind)), unit ? zhengji.element("span", zhengji.submitted(unit), ...marked(unit, words, 0, unit.length)) : ""));
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
    const query = new URLSearchParams(location.search).get("q") ?? "";
    input.value = query;
    list.setAttribute("aria-busy", "false");
    list.replaceChildren();
    more.hidden = true;
    const words = [...new Set(fold(query).split(" ").filter((word) => word))];
    if (!words.length) { state.textContent = ""; return; }
    state.textContent = say("searching");
    list.setAttribute("aria-busy", "true");
    const manifest = await zhengji.load(folder, "manifest");
    const placeOf = places(manifest);
    const found = await candidates(words, manifest);
    if (mine !== run) return;
    // Two characters are one pair: the index is exact, as it is for one. Longer words are verified in the texts.
    const exact = words.every((word) => [...word].length <= 2);
    let checked = 0, right = 0;
    const step = async () => {
      more.hidden = true;
      list.setAttribute("aria-busy", "true");
      let showing = 0;
      const pieces = new Set();
      while (checked < found.length && showing < PAGE) {
        const [piece, place] = placeOf(found[checked].document);
        if (!pieces.has(piece) && pieces.size === READ) break;
        pieces.add(piece);
        const texts = await zhengji.load(folder, "text-" + piece);
        if (mine !== run) return;
        const document = texts[place];
        const folded = document[2].map(([, text]) => fold(text));
        if (words.every((word) => folded.some((text) => text.includes(word)))) {
          list.append(shown(document, words, manifest.fields));
          showing += 1;
          right += 1;
        }
        checked += 1;
      }
      // What is left of a small list is counted to the end, so that the number is exact.
      const pages = new Set(found.slice(checked).map(({ document }) => placeOf(document)[0]));
      let sure = exact ? found.length : right;
      let open = !exact && checked < found.length;
      if (open && new Set([...pages, ...pieces]).size <= READ) {
        for (const { document } of found.slice(checked)) {
          const [piece, place] = placeOf(document);
          const folded = (await zhengji.load(folder, "text-" + piece))[place][2].map(([, text]) => fold(text));
          if (words.every((word) => folded.some((text) => text.includes(word)))) sure += 1;
        }
        if (mine !== run) return;
        open = false;
      }
      if (open) state.textContent = say("open", { count: sure, left: found.length - checked });
      else if (sure) state.textContent = say("found", { count: sure, query: query.trim() });
      else state.textContent = say("none", { query: query.trim() });
      more.hidden = checked >= found.length || (!open && right >= sure);
      list.setAttribute("aria-busy", "false");
    };
    more.onclick = () => step().catch(failed);
    await step();
  }

  const failed = () => { state.textContent = say("failed"); };
  form.addEventListener("submit", (event) => {
    // Some browsers cannot change the address of a page opened from a disk; they load the page again, which works too.
    try { history.pushState(null, "", "?" + new URLSearchParams({ q: input.value.trim() })); } catch { return; }
    event.preventDefault();
    search().catch(failed);
  });
  addEventListener("popstate", () => search().catch(failed));
  search().catch(failed);
})();
