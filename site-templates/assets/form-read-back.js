// What was filled in, read back in plain words: to be checked before it goes, and to be printed for a signature.
"use strict";
const zhengjiReadBack = (() => {
  const { element, submitted } = zhengji;
  const { label } = zhengjiFields;
  const text = (place) => place?.textContent.trim() ?? "";

  // The words of a box for what stands in it.
  function said(box, values) {
    const chosen = (value) => {
      const one = [...box.querySelectorAll("option, .choice input")].find((one) => one.value === value);
      return one ? text(one.matches("option") ? one : one.parentElement) : value;
    };
    if (box.dataset.control === "confirm") return values.includes("true") ? ["✓"] : [];
    return ["choice", "choices", "truth"].includes(box.dataset.control) ? values.map(chosen) : values;
  }

  const grouped = (word) => { const [whole, ...part] = word.split("."); return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...part].join("."); };
  // Amounts as the tables of the site show them. What the engine could not read stands as it was typed, with whatever unit it has.
  const figure = (box, word) => /^-?\d+(\.\d+)?$/.test(word) ? (/元/.test(unit(box)) ? grouped(word) : word) + unit(box) : word;
  // What is told of a box, in one piece.
  const told = (box, words, say) => box.dataset.control === "confirm" ? words.join("") : words.map((word) => figure(box, word)).join(say("offices"));
  const unit = (box) => { const own = text(box.querySelector(".unit")); return own ? ` ${own}` : ""; };
  const isPrivate = (place) => place.querySelector(":scope > label > .tag, :scope > fieldset > legend > .tag, :scope > legend > .tag") !== null;
  const must = (box) => box.querySelector("[required]") ?? box.querySelector(".must");

  function line(box, values, say) {
    const words = said(box, values ?? []);
    if (!words.length && !must(box)) return [];
    const mark = isPrivate(box) ? [" ", element("span", { class: "tag plain" }, say("private"))] : [];
    const answer = words.length
      ? element("dd", submitted(words.join("")), told(box, words, say))
      : element("dd", { class: "blank" }, say("blank"));
    return [element("div", {}, element("dt", {}, label(box), ...mark), answer)];
  }

  // Rows of one box are a list, others a table without the columns in which nothing stands.
  function rows(table, all, say) {
    const boxes = zhengjiFields.boxes(table.querySelector(":scope > .row"));
    const answer = (box, row) => told(box, said(box, row.cells[box.dataset.key] ?? []), say);
    const shown = (text) => element("span", submitted(text), text);
    if (boxes.length === 1) return element("ol", {}, ...all.map((row) => element("li", {}, shown(answer(boxes[0], row)))));
    const columns = boxes.filter((box) => all.some((row) => answer(box, row)));
    const head = element("tr", {}, ...columns.map((box) => element("th", { scope: "col" }, label(box))));
    const body = all.map((row) => element("tr", {}, ...columns.map((box) => element("td", { "data-label": label(box) }, shown(answer(box, row))))));
    return element("table", { class: "said-rows" }, element("thead", {}, head), element("tbody", {}, ...body));
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
      // Of these answers, not of the demand that is on the page.
      const [key, words] = child.dataset.applies?.split("=") ?? [];
      const applies = !key || words.split(" ").some((word) => fields[key]?.includes(word));
      if (!filled && !(applies && child.querySelector(".must"))) continue;
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
