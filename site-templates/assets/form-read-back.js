// What was filled in, read back in plain words: to be checked before it goes, and to be printed for a signature.
"use strict";
const zhengjiReadBack = (() => {
  const { element, submitted } = zhengji;
  const text = (place) => place?.textContent.trim() ?? "";
  const label = (place) => text(place.querySelector(":scope > label > span, :scope > fieldset > legend > span, :scope > legend > .toggle > span, :scope > legend > span"));

  // The words of a box for what stands in it.
  function said(box, values) {
    const chosen = (value) => {
      const one = [...box.querySelectorAll("option, .choice input")].find((one) => one.value === value);
      return one ? text(one.matches("option") ? one : one.parentElement) : value;
    };
    if (box.dataset.control === "confirm") return values.includes("true") ? ["✓"] : [];
    return ["choice", "choices", "truth"].includes(box.dataset.control) ? values.map(chosen) : values;
  }

  const unit = (box) => { const own = text(box.querySelector(".unit")); return own ? ` ${own}` : ""; };
  const isPrivate = (place) => place.querySelector(":scope > label > .tag, :scope > fieldset > legend > .tag, :scope > legend > .tag") !== null;
  const must = (box) => box.querySelector("[required]") ?? box.querySelector(".must");

  function line(box, values, say) {
    const words = said(box, values ?? []);
    if (!words.length && !must(box)) return [];
    const mark = isPrivate(box) ? [" ", element("span", { class: "tag plain" }, say("private"))] : [];
    const told = words.length
      ? element("dd", submitted(words.join("")), words.join(say("offices")) + (words[0] === "✓" ? "" : unit(box)))
      : element("dd", { class: "blank" }, say("blank"));
    return [element("div", {}, element("dt", {}, label(box), ...mark), told)];
  }

  function rows(table, all, say) {
    const pattern = [...table.querySelectorAll(":scope > .row")][0];
    const boxes = zhengjiFields.boxes(pattern);
    const one = (row) => boxes.flatMap((box) => {
      const words = said(box, row.cells[box.dataset.key] ?? []);
      if (!words.length) return [];
      const shown = words.join(say("offices")) + unit(box);
      return [boxes.length > 1 ? element("span", {}, say("cell", { label: label(box) }), element("span", submitted(shown), shown)) : element("span", submitted(shown), shown)];
    });
    return element("ol", {}, ...all.map((row) => element("li", {}, ...one(row).flatMap((cell, at) => at ? [say("between"), cell] : [cell]))));
  }

  // A paper with these answers, as headings and terms.
  function paper(root, { fields, rows: tables }, sealed, say) {
    const found = [element("dl", { class: "said" })];
    const list = () => found.at(-1).matches("dl") ? found.at(-1) : found[found.push(element("dl", { class: "said" })) - 1];
    for (const child of root.querySelectorAll(":scope > .boxes > .box, :scope > .boxes > fieldset")) {
      if (child.matches(".box")) { list().append(...line(child, fields[child.dataset.key], say)); continue; }
      const heading = () => element("h4", {}, label(child), ...(isPrivate(child) ? [" ", element("span", { class: "tag plain" }, say("private"))] : []));
      if (child.dataset.rows) {
        const all = tables[child.dataset.rows] ?? [];
        if (all.length) found.push(heading(), rows(child, all, say));
        else if (child.querySelector(":scope > legend > .must")) found.push(heading(), element("p", { class: "blank" }, say("blank")));
        continue;
      }
      const own = zhengjiFields.boxes(child);
      if (sealed(child.dataset.group)) { found.push(heading(), element("p", {}, say("sealed"))); continue; }
      const filled = own.some((box) => fields[box.dataset.key]?.length);
      if (!filled && !child.querySelector(".must")) continue;
      found.push(heading(), element("dl", { class: "said" }, ...own.flatMap((box) => line(box, fields[box.dataset.key], say))));
    }
    return found.filter((one) => !one.matches("dl") || one.children.length);
  }

  return {
    isPrivate,

    // Fills `place`. `papers`: each with its title, the paper, the answers, and what brings the reader back to it.
    show(place, papers, say) {
      place.replaceChildren(...papers.map(({ title, root, answers, sealed, change }) => {
        const button = element("button", { type: "button", class: "button second small no-print" }, say("change"));
        button.addEventListener("click", change);
        button.setAttribute("aria-label", say("change-named", { title }));
        return element("section", { class: "read" }, element("h3", {}, element("span", submitted(title), title), " ", button), ...paper(root, answers, sealed, say));
      }));
    },
  };
})();
