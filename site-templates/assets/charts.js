// The tables of the start page: bars and tiles by count or by money, rows in the order of any column. The figures stay as they are.
"use strict";
(() => {
  const note = document.getElementById("charts");
  const words = JSON.parse(note.dataset.words);
  const button = (text) => Object.assign(document.createElement("button"), { type: "button", textContent: text });

  // What bars and tiles show.
  const choices = ["count", "money"].map((by) => {
    const one = button(words[by]);
    one.setAttribute("aria-pressed", String(by === "count"));
    one.addEventListener("click", () => show(by));
    return [by, one];
  });
  function show(by) {
    for (const [own, one] of choices) one.setAttribute("aria-pressed", String(own === by));
    for (const bar of document.querySelectorAll(".sortable rect")) bar.setAttribute("width", bar.dataset[by]);
    for (const tile of document.querySelectorAll(".tile")) tile.dataset.level = tile.dataset[by];
    for (const text of document.querySelectorAll(".tile .count")) text.textContent = text.dataset[by];
  }
  const group = document.createElement("div");
  group.className = "switch no-print";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", words.by);
  group.append(...choices.map(([, one]) => one));
  note.after(group);

  // The order of rows: figures from the largest, then from the smallest; names as they came.
  const figure = (row, column) => Number(row.cells[column].textContent.replace(/,/g, ""));
  for (const table of document.querySelectorAll("table.sortable")) {
    const body = table.tBodies[0];
    const original = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      if (head.classList.contains("bar")) return;
      const name = head.innerText.replace(/\s+/g, " ");
      const sort = button("");
      sort.className = "sort";
      sort.append(...head.childNodes);
      sort.title = words.sort.replace("{$name}", name);
      head.append(sort);
      sort.addEventListener("click", () => {
        const next = head.getAttribute("aria-sort") === "descending" ? "ascending" : "descending";
        for (const other of heads) other.removeAttribute("aria-sort");
        const rows = [...original];
        if (column) {
          const sign = next === "descending" ? 1 : -1;
          rows.sort((one, other) => sign * (figure(other, column) - figure(one, column)));
          head.setAttribute("aria-sort", next);
        }
        body.append(...rows);
      });
    });
  }
})();
