// The rows of the form's tables: what may be pasted is said, all can be cleared, what was removed comes back, and Enter adds a line.
"use strict";
const zhengjiRows = (() => {
  const { element } = zhengji;
  const isFilled = (row) => zhengjiFields.boxes(row).some((box) => zhengjiFields.texts(box).length);
  const first = (row) => row.querySelector("input, textarea, select");

  function hint(table, say) {
    const boxes = zhengjiFields.boxes(zhengjiFields.rows(table)[0]);
    const text = boxes.length > 1 ? say("paste-table", { columns: boxes.map(zhengjiFields.label).join(say("offices")) }) : say("paste-list");
    const place = table.querySelector(":scope > .hint") ?? table.querySelector(":scope > legend");
    place.after(element("p", { class: "hint no-print" }, text));
  }

  function clear(table, say) {
    const rows = zhengjiFields.rows(table), kept = zhengjiUndo.keep(table), count = rows.filter(isFilled).length;
    zhengjiFields.set(table, rows.slice(0, 1), say);
    for (const box of zhengjiFields.boxes(rows[0])) zhengjiFields.put(box, []);
    zhengjiUndo.tell(table, rows[0], say("rows-cleared", { count }), say, count ? { kept, label: say("undo-clear") } : {});
    first(rows[0]).focus();
    zhengjiUndo.changed(table);
  }

  // A line for the next item: the one below if it is free, otherwise a new one.
  function below(row, say) {
    const table = row.parentElement, all = zhengjiFields.rows(table), next = all[all.indexOf(row) + 1];
    const free = next && !isFilled(next) ? next : zhengjiFields.add(table, say, row);
    if (free) first(free).focus(); else zhengjiUndo.tell(table, row, say("rows-full", { max: table.dataset.max }), say);
  }

  return {
    // How a row is removed: it can be had back.
    removing: (say) => (row, remove) => {
      const table = row.parentElement, number = zhengjiFields.rows(table).indexOf(row) + 1;
      const kept = zhengjiUndo.keep(table), wasFilled = isFilled(row);
      const next = remove();
      if (wasFilled) zhengjiUndo.tell(table, next, say("row-dropped", { number }), say, { kept, label: say("undo-drop") });
      return next;
    },

    lively(form, say) {
      for (const table of form.querySelectorAll("[data-rows]")) {
        hint(table, say);
        const button = element("button", { type: "button", class: "button second", "data-clear": "" }, say("rows-clear"));
        button.addEventListener("click", () => clear(table, say));
        table.querySelector("[data-add]").after(" ", button);
      }
      form.addEventListener("keydown", (event) => {
        const row = event.target.closest(".row");
        if (event.key !== "Enter" || event.isComposing || !row || !event.target.matches("input") || zhengjiFields.boxes(row).length > 1) return;
        event.preventDefault();
        if (event.target.value.trim() !== "") below(row, say);
      });
    },
  };
})();
