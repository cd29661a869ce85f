// What is pasted into rows of the form: of a table each row becomes a row and each column finds its box; of a list each item becomes
// a row.
"use strict";
const zhengjiPasteRows = (() => {
  const { element } = zhengji;
  // More texts than these are not told one by one.
  const SHOWN = 5;
  const brief = (text) => text.length > 60 ? `${text.slice(0, 60)}…` : text;

  // A word that is chosen is meant by its label; several stand with commas between. Words that are none of the choices are `unknown`.
  function values(box, text) {
    const choices = [...box.querySelectorAll("option, .choice")].map((one) => [one.textContent.trim(), (one.querySelector("input") ?? one).value]);
    if (!choices.length || text === "") return { put: text === "" ? [] : [text], unknown: [] };
    const wanted = (box.dataset.control === "choices" ? text.split(/[、，,；;\s]+/) : [text]).filter(Boolean);
    const meant = (word) => choices.filter((own) => own.includes(word)).map(([, value]) => value);
    return { put: wanted.flatMap(meant), unknown: wanted.filter((word) => !meant(word).length) };
  }

  // The rows that a paste brings for a box; none where it is a text for that box alone.
  function table(control, found, labels) {
    const isLong = control.tagName === "TEXTAREA", isSingle = labels.length === 1;
    const isGrid = found.rows && (found.rows.length > 1 || found.rows[0].length > 1) && !(isLong && found.beside);
    if (isGrid && (!isSingle || found.isTable || zhengjiHeadings.read(found.rows, labels, 0).isNamed)) {
      const isColumn = found.rows.every((cells) => cells.length === 1);
      return { rows: isSingle && isColumn ? found.rows.map(([text]) => [zhengjiPaste.unmarked(text)]) : found.rows, beside: found.beside };
    }
    const list = isSingle ? zhengjiPaste.items(found.text, isLong) : null;
    // Paragraphs without numbers are items where nothing stands; beside other text they are part of it.
    if (!list || (isLong && !list.isMarked && (found.rows || control.value.trim() !== ""))) return null;
    return { rows: list.items.map((text) => [text]), beside: list.beside, isList: true };
  }

  function take(control, found, more, say) {
    const row = control.closest(".row"), group = row?.closest("[data-rows]");
    if (!group) return false;
    const list = (texts) => texts.slice(0, SHOWN).map(brief).join(say("offices")) + (texts.length > SHOWN ? say("and-more") : "");
    const boxes = zhengjiFields.boxes(row), labels = boxes.map(zhengjiFields.label), from = boxes.indexOf(control.closest(".box[data-at]"));
    const given = table(control, found, labels);
    if (!given) return false;
    const { rows, places, isNamed, above, columns, figures, given: width } = zhengjiHeadings.read(given.rows, labels, from);
    const kept = zhengjiUndo.keep(group), start = zhengjiFields.rows(group).indexOf(row);
    const unfit = [];
    let filled = 0, over = 0;
    // As in a sheet: from this row on, over what stood there.
    for (const [number, cells] of rows.entries()) {
      const target = zhengjiFields.rows(group)[start + number] ?? zhengjiFields.add(group, say);
      if (!target) break;
      const own = zhengjiFields.boxes(target);
      let isOver = false;
      for (const [at, place] of places.entries()) {
        if (place < 0) continue;
        const text = cells[at] ?? "", { put, unknown } = values(own[place], text), stood = zhengjiFields.texts(own[place]);
        unfit.push(...unknown);
        if (text !== "" && !put.length) continue;
        isOver ||= stood.length > 0 && stood.join("\n") !== put.join("\n");
        zhengjiFields.put(own[place], put);
      }
      filled += 1;
      over += isOver ? 1 : 0;
    }
    const shown = places.filter((place) => place >= 0).map((place) => labels[place]);
    const names = columns.map(({ heading, number }) => heading || say("column", { number }));
    const beside = [...above, ...(given.beside ? [given.beside] : [])];
    const room = labels.length - from;
    const told = [
      filled === 0 ? ["pasted-none"] : given.isList ? ["pasted-items", { count: filled }] : ["pasted-rows", { count: filled, columns: shown.join(say("offices")) }],
      over > 0 && ["pasted-over", { count: over }],
      !isNamed && shown.length > 1 && ["pasted-order"],
      !isNamed && shown.length > 1 && width !== room && ["pasted-width", { given: width, room }],
      figures.length > 0 && ["pasted-figures", { columns: figures.join(say("offices")) }],
      names.length > 0 && [names.length > 1 ? "pasted-columns" : "pasted-column", { columns: names.join(say("offices")) }],
      beside.length > 0 && ["pasted-beside", { texts: list(beside) }],
      unfit.length > 0 && ["pasted-unfit", { count: unfit.length, texts: list(unfit) }],
      filled < rows.length && ["pasted-full", { max: group.dataset.max, count: rows.length - filled }],
      ...more,
    ];
    zhengjiUndo.tell(group, row, told.filter(Boolean).map(([id, own]) => say(id, own)).join(" "), say, filled ? { kept, label: say("undo-paste") } : {});
    zhengjiUndo.changed(group);
    return true;
  }

  return {
    // Boxes of the form take what is pasted; below each box, or above the row, stands what became of it.
    lively(form, say) {
      const tell = (control, sentences) => {
        const box = control.closest(".box");
        const told = box.querySelector(":scope > .pasted") ?? element("p", { class: "hint pasted no-print", role: "status" });
        if (!told.isConnected) box.append(told);
        told.textContent = sentences.map(([id, own]) => say(id, own)).join(" ");
      };
      zhengjiPaste.lively(form, tell, (control, found, more) => take(control, found, more, say));
    },
  };
})();
