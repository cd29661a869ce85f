// What one unit fills in: its own paper, and as many demands as it likes, of which one is on the page at a time.
"use strict";
const zhengjiPapers = (form, say) => {
  const root = (kind) => form.querySelector(`[data-paper="${kind}"]`);
  const empty = () => ({ fields: {}, rows: {} });
  const blank = (name) => ({ name, answers: empty(), carried: empty(), original: null, plain: "" });
  // A name of its own, in the order in which they were begun.
  const fresh = () => {
    const number = 1 + Math.max(0, ...items.map((one) => Number(/^xuqiu-(\d+)-/.exec(one.name)?.[1] ?? 0)));
    const letters = [...crypto.getRandomValues(new Uint8Array(5))].map((n) => (n % 36).toString(36)).join("");
    return blank(`xuqiu-${number}-${letters}`);
  };
  const isEmpty = ({ fields, rows }) => !Object.keys(fields).length && !Object.keys(rows).length;
  let unit = blank("unit");
  let items = [];
  let at = 0;
  items.push(fresh());

  // What a file holds that has no box on this page, such as accounts: it goes along unchanged.
  function carried(kind, { fields, rows }) {
    const own = root(kind);
    const boxes = new Set(zhengjiFields.boxes(own).map((box) => box.dataset.key));
    const tables = new Set([...own.querySelectorAll("[data-rows]")].map((table) => table.dataset.rows));
    const rest = (all, known) => Object.fromEntries(Object.entries(all).filter(([key]) => !known.has(key)));
    const placed = (name, all) => all.map((cells, number) => cells.cells ? cells : { at: `${name}-${number + 1}`, cells });
    return { fields: rest(fields, boxes), rows: Object.fromEntries(Object.entries(rest(rows, tables)).map(([name, all]) => [name, placed(name, all)])) };
  }

  const title = (one) => one.answers.fields.title?.[0];
  const whole = (one) => ({ fields: { ...one.carried.fields, ...one.answers.fields }, rows: { ...one.carried.rows, ...one.answers.rows } });

  function fill(kind, one) {
    zhengjiFields.fill(root(kind), one.answers, say);
  }

  const papers = {
    root,
    get unit() { return unit; },
    get items() { return items; },
    get at() { return at; },
    get current() { return items[at]; },

    // Takes over what stands on the page.
    store() {
      unit.answers = zhengjiFields.answers(root("unit"));
      items[at].answers = zhengjiFields.answers(root("demand"));
    },

    // Demands in which something stands; the one on the page where there is none.
    filled(always) {
      const found = items.filter((one) => !isEmpty(one.answers));
      return found.length || !always ? found : [items[at]];
    },
    isEmpty: () => isEmpty(unit.answers) && items.every((one) => isEmpty(one.answers)),
    whole,
    // What a demand is called: by its title, or by its place among the others.
    name: (one, number) => title(one) || say("untitled", { number: number + 1 }),

    show(number) {
      papers.store();
      at = number;
      fill("demand", items[at]);
      papers.store();
    },

    add() {
      papers.store();
      items.push(fresh());
      papers.show(items.length - 1);
    },

    drop(number) {
      papers.store();
      items.splice(number, 1);
      if (!items.length) items.push(fresh());
      at = Math.min(at > number ? at - 1 : at, items.length - 1);
      fill("demand", items[at]);
    },

    // Puts an opened file in: the unit's, or a demand by its name.
    put(kind, name, answers, text) {
      papers.store();
      const one = { ...blank(name), answers: { fields: answers.fields, rows: answers.rows }, carried: carried(kind, answers), original: text };
      if (kind === "unit") { unit = one; fill("unit", unit); papers.store(); return; }
      const known = items.findIndex((item) => item.name === name);
      const free = items.findIndex((item) => isEmpty(item.answers));
      const place = known >= 0 ? known : free >= 0 ? free : items.length;
      items[place] = one;
      at = place;
      fill("demand", one);
      papers.store();
    },

    // For the draft, without the boxes that `unkept(kind, number)` names. An original would hold them still.
    kept(unkept) {
      const without = (one, kind, number) => {
        const places = unkept(kind, number);
        if (!places.length) return one;
        if (places.includes("")) return { ...one, answers: empty(), original: null, plain: "" };
        const fields = Object.fromEntries(Object.entries(one.answers.fields).filter(([key]) => !places.includes(key)));
        const cells = (row) => Object.fromEntries(Object.entries(row.cells).filter(([key]) => !places.includes(row.at) && !places.includes(key ? `${row.at}.${key}` : row.at)));
        const rows = Object.fromEntries(Object.entries(one.answers.rows).map(([key, all]) => [key, places.includes(key) ? [] : all.map((row) => ({ ...row, cells: cells(row) }))]));
        return { ...one, answers: { fields, rows }, original: null, plain: "" };
      };
      return { unit: without(unit, "unit", 0), items: items.map((one, number) => without(one, "demand", number)), at };
    },

    restore(draft) {
      ({ unit, items } = draft);
      at = Math.min(draft.at ?? 0, items.length - 1);
      fill("unit", unit);
      fill("demand", items[at]);
      papers.store();
    },

    clear() {
      unit = blank("unit");
      items = [];
      items.push(fresh());
      at = 0;
      fill("unit", unit);
      fill("demand", items[0]);
    },

    // The demands as a list of buttons: which is on the page, which others there are.
    list(place, { go, drop }) {
      const { element } = zhengji;
      const named = (one) => title(one) ? [" ", element("span", zhengji.submitted(title(one)), title(one))] : [" ", say("demand-nameless")];
      place.replaceChildren(...items.map((one, number) => {
        const here = number === at;
        const button = element("button", { type: "button", class: "button second small", ...(here ? { "aria-current": "true" } : {}) }, say("demand-number", { number: number + 1 }), ...named(one));
        button.addEventListener("click", () => go(number));
        const parts = [button];
        if (items.length > 1) {
          const remove = element("button", { type: "button", class: "button second small drop", "aria-label": say("demand-drop-named", { name: papers.name(one, number) }) }, say("demand-drop"));
          remove.addEventListener("click", () => drop(number));
          parts.push(" ", remove);
        }
        return element("li", {}, ...parts);
      }));
    },
  };
  return papers;
};
