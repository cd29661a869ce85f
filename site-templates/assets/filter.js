// Filters the list of demands in place. The links of the conditions become boxes to tick; several of one condition mean
// “or”, different conditions mean “and”; what is chosen stands after the # of the address. Data comes with the first tick.
"use strict";
(() => {
  const browse = document.getElementById("browse");
  const root = browse.dataset.root;
  const words = zhengji.words(browse);
  const folder = root + "data/browse/";
  const PAGE = 50;
  const results = browse.querySelector(".results");
  const original = [...results.childNodes];
  const orders = Object.fromEntries(["rank", "budget", "title"].map((id) => [id, words(id)]));
  const facets = [...browse.querySelectorAll("[data-facet]")].map((box) => ({ id: box.dataset.facet, box, name: box.querySelector("summary").textContent }));
  const nav = browse.querySelector(".facets");
  const status = zhengji.element("p", { role: "status", class: "filter-state" });
  const select = zhengji.element("select", { id: "sort" }, ...Object.entries(orders).map(([id, name]) => zhengji.element("option", { value: id }, name)));
  const clear = zhengji.element("button", { type: "button", class: "button second" }, words("clear"));
  const labels = new Map();

  for (const { id, box } of facets) {
    labels.set(id, new Map());
    for (const link of box.querySelectorAll("a[data-value]")) {
      const value = link.dataset.value;
      labels.get(id).set(value, link.textContent);
      const tick = zhengji.element("input", { type: "checkbox", name: id, value });
      const count = link.parentElement.querySelector(".count");
      link.parentElement.replaceChildren(zhengji.element("label", {}, tick, " " + link.textContent + " ", count));
      tick.addEventListener("change", () => write(1));
    }
  }
  nav.setAttribute("aria-label", words("label"));
  // On a phone the demands come first; the conditions open by one line above them.
  if (matchMedia("(max-width: 40rem)").matches) {
    const fold = zhengji.element("details", { class: "fold no-print" }, zhengji.element("summary", {}, words("label")));
    nav.before(fold);
    fold.append(nav);
  }
  nav.append(zhengji.element("p", { class: "sort" }, zhengji.element("label", { for: "sort" }, words("sort")), select), clear);
  const chips = zhengji.element("ul", { class: "chips no-print", "aria-label": words("chosen") });
  results.before(zhengji.element("div", { class: "filter-head" }, status, chips));
  browse.classList.add("filtering");
  select.addEventListener("change", () => write(1));
  clear.addEventListener("click", () => { location.hash = "all="; });

  // The address is the state: everything is read from it, so that the back button and a copied address work.
  function read() {
    const given = new URLSearchParams(location.hash.slice(1));
    const chosen = new Map(facets.map(({ id }) => [id, new Set((given.get(id) ?? "").split(",").filter((value) => labels.get(id).has(value)))]));
    const sort = Object.hasOwn(orders, given.get("sort") ?? "") ? given.get("sort") : "rank";
    return { chosen, sort, page: Math.max(1, Number.parseInt(given.get("page"), 10) || 1) };
  }

  function write(page) {
    const parts = [];
    for (const { id, box } of facets) {
      const values = [...box.querySelectorAll("input:checked")].map((tick) => tick.value);
      if (values.length) parts.push(id + "=" + values.join(","));
    }
    if (select.value !== "rank") parts.push("sort=" + select.value);
    if (page > 1) parts.push("page=" + page);
    location.hash = parts.join("&") || "all=";
  }

  let data = null;
  async function prepared() {
    if (data) return data;
    const raw = await zhengji.load(folder, "filter");
    const columns = new Map();
    for (const [id, column] of Object.entries(raw.facets)) {
      const numbers = zhengji.fixed(column.letters, column.width);
      // A demand's values, as places in the list of values.
      columns.set(id, { values: column.values, of: (at) => column.several
        ? column.values.map((_, place) => place).filter((place) => Math.floor(numbers[at] / 2 ** place) % 2)
        : numbers[at] ? [numbers[at] - 1] : [] });
    }
    data = { ...raw, columns, sorted: {
      rank: Array.from({ length: raw.total }, (_, at) => at),
      budget: zhengji.fixed(raw.orders.budget.positions, raw.orders.budget.width),
      title: zhengji.fixed(raw.orders.title.positions, raw.orders.title.width),
    } };
    return data;
  }

  let run = 0;
  async function show() {
    const mine = ++run;
    const { chosen, sort, page } = read();
    for (const { id, box } of facets) {
      for (const tick of box.querySelectorAll("input")) {
        tick.checked = chosen.get(id).has(tick.value);
        if (tick.checked) box.open = true;
      }
    }
    showChosen(chosen);
    select.value = sort;
    const active = [...chosen.values()].some((values) => values.size) || sort !== "rank" || page > 1;
    clear.hidden = ![...chosen.values()].some((values) => values.size);
    if (!active && !data) return;
    const { columns, sorted, rows, total } = await prepared();
    if (mine !== run) return;
    const tests = facets.map(({ id }) => {
      const wanted = new Set([...chosen.get(id)].map((value) => columns.get(id).values.indexOf(value)));
      return { id, holds: (at) => !wanted.size || columns.get(id).of(at).some((place) => wanted.has(place)) };
    });
    // A count says how many there would be with this value, the other conditions kept.
    const counts = new Map(facets.map(({ id }) => [id, new Map()]));
    const hits = [];
    for (const at of sorted[sort]) {
      const fails = tests.filter(({ holds }) => !holds(at));
      if (!fails.length) hits.push(at);
      if (fails.length > 1) continue;
      for (const { id } of fails.length ? fails : tests) {
        for (const place of columns.get(id).of(at)) {
          const value = columns.get(id).values[place];
          counts.get(id).set(value, (counts.get(id).get(value) ?? 0) + 1);
        }
      }
    }
    for (const { id, box } of facets) {
      for (const tick of box.querySelectorAll("input")) {
        const count = counts.get(id).get(tick.value) ?? 0;
        tick.closest("label").querySelector(".count").textContent = count;
        // What would give nothing is no choice.
        tick.closest("li").hidden = !count && !tick.checked;
      }
    }
    if (!active) { results.replaceChildren(...original); status.textContent = ""; return; }
    const last = Math.max(1, Math.ceil(hits.length / PAGE));
    const number = Math.min(page, last);
    const visible = hits.slice((number - 1) * PAGE, number * PAGE);
    const cards = await Promise.all(visible.map(async (at) => card(at, (await zhengji.load(folder, "rows-" + Math.floor(at / rows)))[at % rows], columns)));
    if (mine !== run) return;
    status.textContent = words(!hits.length ? "none" : last > 1 ? "found-page" : "found", { count: hits.length, total, number, last });
    results.replaceChildren(
      zhengji.element("h2", { class: "visually-hidden" }, words("heading")),
      zhengji.element("ul", { class: "cards" }, ...cards),
      ...(last > 1 ? [pages(number, last)] : []));
  }

  // Each condition that is chosen, to be taken back by one press.
  function showChosen(chosen) {
    const chip = (id, value) => {
      const button = zhengji.element("button", { type: "button", "aria-label": words("drop", { condition: labels.get(id).get(value) }) }, labels.get(id).get(value) + " ×");
      button.addEventListener("click", () => {
        browse.querySelector(`input[name="${id}"][value="${value}"]`).checked = false;
        write(1);
        (chips.querySelector("button") ?? clear).focus();
      });
      return zhengji.element("li", {}, button);
    };
    chips.replaceChildren(...[...chosen].flatMap(([id, values]) => [...values].map((value) => chip(id, value))));
    chips.hidden = !chips.children.length;
  }

  function card(at, [id, title, unit, budget, term, rank, key, joint, summary], columns) {
    const values = (facet) => columns.get(facet).of(at).map((place) => columns.get(facet).values[place]);
    const name = (facet) => values(facet).map((value) => labels.get(facet).get(value)).join(words("separator"));
    const tag = (kind, ...parts) => zhengji.element("li", {}, zhengji.element("span", { class: "tag " + kind }, ...parts));
    const link = (facet, folder, kind) => zhengji.element("a", { href: `${root}${folder}/${values(facet)[0]}/index.html`, class: kind, ...zhengji.submitted(name(facet)) }, name(facet));
    const unitHref = root + "units/" + id.split("/")[0] + "/index.html";
    const face = 1 + (columns.get("domain").of(at)[0] ?? 0) % 6;
    return zhengji.element("li", { class: "card face-" + face },
      zhengji.element("h3", zhengji.submitted(title), zhengji.element("a", { href: root + "demands/" + id + "/index.html" }, title)),
      zhengji.element("p", { class: "meta" }, zhengji.element("a", { href: unitHref, ...zhengji.submitted(unit) }, unit), zhengji.element("span", zhengji.submitted(name("kind")), name("kind"))),
      zhengji.element("p", { class: "excerpt", ...zhengji.submitted(summary) }, summary),
      zhengji.element("ul", { class: "tags" },
        zhengji.element("li", {}, link("domain", "domains", "tag")),
        tag(joint ? "joint" : "", name("organization") + (joint ? words("joint") : "")), tag("plain", words("money-term", { budget, months: term })),
        rank ? tag("plain", link("department", "departments", ""), words("recommended", { rank }) + (key ? words("key") : "")) : tag("plain muted", words("not-recommended"))));
  }

  function pages(number, last) {
    const link = (to, text) => {
      const made = zhengji.element("a", { href: "#" }, text);
      made.addEventListener("click", (event) => { event.preventDefault(); write(to); results.scrollIntoView(); });
      return zhengji.element("li", {}, made);
    };
    const list = zhengji.element("ul", {});
    if (number > 1) list.append(link(number - 1, words("previous")));
    if (number < last) list.append(link(number + 1, words("next")));
    return zhengji.element("nav", { class: "pages", "aria-label": words("pages") }, list);
  }

  const update = () => show().catch(() => { status.textContent = words("failed"); });
  addEventListener("hashchange", update);
  update();
})();
