// The boxes of a form: what stands in them, and what is put into them. Nothing here knows a rule.
"use strict";
const zhengjiFields = (() => {
  const controls = (box) => [...box.querySelectorAll("input, textarea, select")];
  const boxes = (root) => [...root.querySelectorAll(".box[data-at]")].filter((box) => !box.closest("template"));

  // What a box, a group or a table is called.
  const label = (place) => (place.querySelector(":scope > label > span, :scope > fieldset > legend > span, :scope > legend > .toggle > span, :scope > legend > span")?.textContent ?? "").trim();

  // What stands in a box, as texts; none where it is empty.
  function texts(box) {
    const found = [];
    for (const control of controls(box)) {
      if (control.type === "checkbox") { if (control.checked) found.push(control.value); }
      // Line breaks of Word are line breaks here as well.
      else if (control.value.trim()) found.push(control.tagName === "TEXTAREA" ? zhengjiPaste.lines(control.value) : zhengjiPaste.oneLine(control.value));
    }
    // An opened file keeps the order it had.
    const order = box.dataset.order?.split(" ") ?? [];
    const place = (word) => order.includes(word) ? order.indexOf(word) : order.length;
    return order.length ? found.sort((one, two) => place(one) - place(two)) : found;
  }

  function put(box, values) {
    if (box.dataset.control === "choices") box.dataset.order = values.join(" ");
    for (const control of controls(box)) {
      if (control.type === "checkbox") control.checked = values.includes(control.value);
      else {
        // An opened file may hold what is no longer to be chosen; it is kept for the writer to see.
        if (control.tagName === "SELECT" && values[0] && ![...control.options].some((option) => option.value === values[0])) control.append(zhengji.element("option", { value: values[0] }, values[0]));
        control.value = values[0] ?? "";
      }
    }
  }

  const rows = (table) => [...table.querySelectorAll(":scope > .row")];

  function renumber(element, from, to) {
    for (const one of [element, ...element.querySelectorAll("*")]) {
      for (const { name, value } of [...one.attributes]) {
        if (!["id", "for", "aria-describedby", "data-at", "data-row"].includes(name)) continue;
        one.setAttribute(name, value.replaceAll(from, to));
      }
    }
  }

  // A further row, made from the pattern, behind the others or behind one of them. Numbers are never used twice, so that a place
  // stays one place.
  function add(table, say, after = null) {
    if (rows(table).length >= Number(table.dataset.max)) return null;
    const number = Math.max(0, ...rows(table).map((row) => Number(row.dataset.row.split("-").pop()))) + 1;
    const pattern = table.querySelector(":scope > template");
    const row = pattern.content.firstElementChild.cloneNode(true);
    renumber(row, `${table.dataset.rows}-0`, `${table.dataset.rows}-${number}`);
    if (after) after.after(row); else pattern.before(row);
    name(table, say);
    return row;
  }

  function name(table, say) {
    for (const [place, row] of rows(table).entries()) row.setAttribute("aria-label", say("row", { number: place + 1 }));
  }

  function drop(row, say) {
    const table = row.parentElement;
    if (rows(table).length === 1) { for (const box of boxes(row)) put(box, []); return row; }
    const place = rows(table).indexOf(row);
    row.remove();
    name(table, say);
    return rows(table)[place] ?? rows(table)[place - 1];
  }

  // Makes these the rows of a table.
  function set(table, wanted, say) {
    for (const row of rows(table)) row.remove();
    table.querySelector(":scope > template").before(...wanted);
    name(table, say);
  }

  return {
    boxes,
    label,
    texts,
    rows,
    add,
    set,
    put,

    // The answers of a paper, as the engine takes them.
    answers(root) {
      const fields = {}, tables = {};
      for (const box of boxes(root)) {
        if (box.closest(".row")) continue;
        const found = texts(box);
        if (found.length) fields[box.dataset.key] = found;
      }
      for (const table of root.querySelectorAll("[data-rows]")) {
        const filled = [];
        for (const row of rows(table)) {
          const cells = {};
          for (const box of boxes(row)) {
            const found = texts(box);
            if (found.length) cells[box.dataset.key] = found;
          }
          if (Object.keys(cells).length) filled.push({ at: row.dataset.row, cells });
        }
        if (filled.length) tables[table.dataset.rows] = filled;
      }
      return { fields, rows: tables };
    },

    // Puts answers into a paper, which is emptied first.
    fill(root, { fields = {}, rows: tables = {} }, say) {
      // What was said of a paste was said of another paper.
      for (const told of root.querySelectorAll(".pasted")) told.remove();
      for (const box of boxes(root)) if (!box.closest(".row")) put(box, fields[box.dataset.key] ?? []);
      for (const table of root.querySelectorAll("[data-rows]")) {
        const wanted = tables[table.dataset.rows] ?? [];
        while (rows(table).length < wanted.length && add(table, say));
        for (const row of rows(table).slice(Math.max(1, wanted.length))) row.remove();
        for (const [place, row] of rows(table).entries()) {
          for (const box of boxes(row)) put(box, wanted[place]?.[box.dataset.key] ?? wanted[place]?.cells?.[box.dataset.key] ?? []);
        }
        name(table, say);
      }
    },

    // Puts answers into boxes that are empty, and gives how many there were.
    fillEmpty(root, { fields = {}, rows: tables = {} }, say) {
      const isEmpty = (box) => !texts(box).length;
      let count = 0;
      for (const box of boxes(root)) {
        if (box.closest(".row") || !fields[box.dataset.key] || !isEmpty(box)) continue;
        put(box, fields[box.dataset.key]);
        count += 1;
      }
      for (const table of root.querySelectorAll("[data-rows]")) {
        const wanted = tables[table.dataset.rows] ?? [];
        if (!wanted.length || !rows(table).every((row) => boxes(row).every(isEmpty))) continue;
        while (rows(table).length < wanted.length && add(table, say));
        for (const [place, row] of rows(table).entries()) for (const box of boxes(row)) put(box, wanted[place]?.cells[box.dataset.key] ?? []);
        count += wanted.length;
      }
      return count;
    },

    // The box or part that a fault points to; the paper where there is none.
    at(root, place) {
      for (let at = place; at; at = at.replace(/[.[-]?[^.[-]*$/, "")) {
        const found = [...root.querySelectorAll("[data-at], [data-row], [data-group], [data-rows]")]
          .find((one) => [one.dataset.at, one.dataset.row, one.dataset.group, one.dataset.rows].includes(at));
        if (found) return found;
      }
      return root;
    },

    // Amounts in words, each below its box: who wrote 元 for 万元 sees it there.
    readBack(roots, amounts) {
      for (const root of roots) for (const old of root.querySelectorAll(".read-back")) old.remove();
      for (const { paper, at, words } of amounts) {
        const input = roots[paper].querySelector(`[data-at="${at}"] > input`);
        if (input) input.after(zhengji.element("output", { class: "read-back", for: input.id }, words));
      }
    },

    // Rows can be added and removed. `around` does the removing, and gives what that gives: the row to go on with.
    lively(root, say, changed, around = (row, remove) => remove()) {
      root.addEventListener("click", (event) => {
        const button = event.target.closest("[data-add], [data-drop]");
        if (!button) return;
        const row = "add" in button.dataset ? add(button.closest("[data-rows]"), say) : around(button.closest(".row"), () => drop(button.closest(".row"), say));
        (row?.querySelector("input, textarea, select") ?? button).focus();
        changed();
      });
    },
  };
})();
