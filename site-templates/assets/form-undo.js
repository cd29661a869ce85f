// What becomes of many boxes at once can be taken back: the rows of a table as they were, by a button beside them or by Ctrl+Z.
"use strict";
const zhengjiUndo = (() => {
  const { element } = zhengji;
  // What Ctrl+Z takes back; nothing once something else was typed, for then the browser's own undo is meant.
  let latest = null;
  document.addEventListener("input", (event) => { if (event.isTrusted) latest = null; });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== "z" || !latest?.line.isConnected) return;
    event.preventDefault();
    latest.swap();
  });

  // Rows as they are now. The elements themselves are kept, so that each place stays that place.
  const keep = (table) => zhengjiFields.rows(table).map((row) => ({ row, boxes: zhengjiFields.boxes(row).map((box) => [box, zhengjiFields.texts(box)]) }));

  function restore(table, kept, say) {
    zhengjiFields.set(table, kept.map(({ row }) => row), say);
    for (const { boxes } of kept) for (const [box, values] of boxes) zhengjiFields.put(box, values);
  }

  // The form hears of it as of something typed.
  const changed = (table) => table.querySelector("input, textarea, select").dispatchEvent(new Event("input", { bubbles: true }));

  function clear(place) {
    for (const old of place.querySelectorAll(":scope > .pasted")) old.remove();
  }

  return {
    keep,
    changed,

    // Says above a row what became of its table. With `kept`, the rows as they were before, a button with that label takes it back;
    // whoever took it back can have it again.
    tell(table, row, text, say, { kept, label, isBack } = {}) {
      clear(table);
      const status = element("span", { role: "status" });
      const line = element("p", { class: "hint pasted no-print" }, status);
      row.before(line);
      status.textContent = text;
      latest = null;
      if (kept) {
        const swap = () => {
          const now = keep(table), inside = table.contains(document.activeElement);
          restore(table, kept, say);
          const place = row.isConnected ? row : zhengjiFields.rows(table)[0];
          const next = zhengjiUndo.tell(table, place, say(isBack ? "redone" : "undone"), say, { kept: now, label, isBack: !isBack });
          changed(table);
          // Whoever was there goes on there, if not in a box that is gone.
          if (inside && !table.contains(document.activeElement)) next.querySelector("button").focus();
        };
        const button = element("button", { type: "button", class: "button second small" }, isBack ? say("redo") : label);
        button.addEventListener("click", swap);
        line.append(" ", button);
        if (!isBack) latest = { line, swap };
      }
      line.scrollIntoView({ block: "nearest" });
      return line;
    },
  };
})();
