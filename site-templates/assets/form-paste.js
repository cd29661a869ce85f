// Rows of a sheet that are pasted into a table of the form: each becomes a row, each cell goes into its box.
"use strict";
const zhengjiPasteRows = (() => {
  const plain = (text) => text.replace(/[（(].*?[)）]|[\s*：:]/g, "");
  const label = (box) => plain(box.querySelector("label > span, legend > span")?.textContent ?? "");
  const isEmpty = (box) => !zhengjiFields.texts(box).length;

  // Where each cell belongs: by a row of labels above the others, or from the box that is pasted into onwards.
  function places(cells, boxes, from) {
    const named = cells.map((text) => boxes.findIndex((box) => text !== "" && label(box) === plain(text)));
    const found = named.filter((place) => place >= 0).length;
    if (found > 0 && found >= Math.min(2, boxes.length)) return { named: true, places: named };
    return { named: false, places: cells.map((_, at) => (from + at < boxes.length ? from + at : -1)) };
  }

  // A first column that only counts the rows.
  const counts = (grid) => grid.length > 1 && grid.every((cells, at) => cells[0].trim() === String(at + 1));

  // A word that is chosen is meant by its label; several stand with commas between.
  function values(box, text) {
    const choices = [...box.querySelectorAll("option, .choice")].map((one) => [one.textContent.trim(), (one.querySelector("input") ?? one).value]);
    if (!choices.length) return [text];
    const wanted = box.dataset.control === "choices" ? text.split(/[、，,；;\s]+/) : [text];
    return wanted.flatMap((word) => choices.filter(([shown, value]) => word !== "" && [shown, value].includes(word)).map(([, value]) => value));
  }

  return {
    // What there is to say of the rows, where they were taken. Nothing that was filled in is written over.
    take(control, found, say) {
      const box = control.closest(".box[data-at]");
      const row = control.closest(".row");
      const table = row?.closest("[data-rows]");
      if (!table) return null;
      const boxes = zhengjiFields.boxes(row);
      // Lines in a box of one line are rows as well.
      const lines = control.tagName === "INPUT" && boxes.length === 1 ? found.text.split("\n").map((line) => [line.trim()]).filter(([line]) => line) : null;
      let grid = found.rows ?? lines;
      if (!grid || (grid.length < 2 && grid.every((cells) => cells.length < 2))) return null;
      let from = boxes.indexOf(box);
      const head = places(grid[0], boxes, from);
      if (head.named) grid = grid.slice(1);
      else if (from === 0 && grid[0].length > 1 && counts(grid)) grid = grid.map((cells) => cells.slice(1));
      const width = grid.reduce((most, cells) => Math.max(most, cells.length), 0);
      const to = head.named ? head.places : places(Array(width).fill(""), boxes, from).places;
      let left = 0, filled = 0, last = null;
      const free = [row, ...zhengjiFields.rows(table).slice(zhengjiFields.rows(table).indexOf(row) + 1)]
        .filter((one) => zhengjiFields.boxes(one).every(isEmpty));
      for (const cells of grid) {
        const target = free.shift() ?? zhengjiFields.add(table, say);
        if (!target) { left += cells.filter((text) => text !== "").length; continue; }
        const own = zhengjiFields.boxes(target);
        for (const [at, text] of cells.entries()) {
          const place = own[to[at] ?? -1];
          const put = place && text !== "" ? values(place, text) : [];
          if (put.length) zhengjiFields.put(place, put);
          else if (text !== "") left += 1;
        }
        filled += 1;
        last = target;
      }
      if (last) last.querySelector("input, textarea, select").dispatchEvent(new Event("input", { bubbles: true }));
      return [["pasted-rows", { count: filled }], ...(left ? [["pasted-left", { count: left }]] : [])];
    },

    // Says below a box, or below the table that it stands in, what became of a paste.
    teller(say) {
      return (control, sentences) => {
        const place = control.closest("[data-rows]") ?? control.closest(".box");
        const told = place.querySelector(":scope > .pasted") ?? zhengji.element("p", { class: "hint pasted no-print", role: "status" });
        if (!told.isConnected) place.append(told);
        told.textContent = sentences.map(([id, values]) => say(id, values)).join(" ");
      };
    },
  };
})();
