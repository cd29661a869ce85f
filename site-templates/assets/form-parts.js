// What is handed in: which papers, where each belongs, and what is wrong with them.
"use strict";
const zhengjiParts = (form, papers, whose, say) => {
  const roots = { unit: papers.root("unit"), demand: papers.root("demand") };
  const chosen = () => form.querySelector("[name=form-parts]:checked").value;

  // What an opened file holds sealed has been filled in; nobody can read it here, and it goes along as it is.
  const isSealed = (one, group) => new RegExp(`^${group}:[^\\n]*\\n\\s+sealed:`, "m").test(one.original ?? "");

  // A row in which nothing stands is no row, and what does not apply is not asked.
  const isAsked = (box) => {
    const group = box.closest("[data-group]")?.dataset.group;
    if (group && isSealed(roots.unit.contains(box) ? papers.unit : papers.current, group)) return false;
    const row = box.closest(".row");
    return !box.closest("[data-applies][hidden]") && (!row || zhengjiFields.boxes(row).some((one) => zhengjiFields.texts(one).length));
  };

  const isShown = ({ kind, number }) => kind === "unit" || number === papers.at;

  // What the browser can tell by itself: that something is missing.
  function ownFaults(list) {
    return list.flatMap((part, paper) => !isShown(part) ? [] : zhengjiFields.boxes(roots[part.kind]).filter((box) => isAsked(box) && box.querySelector("[required]") && !zhengjiFields.texts(box).length)
      .map((box) => ({ paper, at: box.dataset.at, missing: true, severity: "error", message: say("required") })));
  }

  const pathOf = ({ kind, one }) => `submissions/${form.dataset.call}/units/${whose.folder ?? "danwei"}/${kind === "unit" ? "unit" : one.name}.yaml`;

  return {
    roots,
    chosen,
    choose(word) { form.querySelector(`[name=form-parts][value=${word}]`).checked = true; },
    isSealed,
    isShown,

    // Each with its kind, its place among the demands, and its title. Where everything is to be told, an empty demand is one too.
    list(all) {
      papers.store();
      const demands = chosen() === "unit" ? [] : papers.filled(chosen() === "demand" || !Object.keys(papers.unit.answers.fields).length || all && !papers.filled(false).length);
      const found = demands.map((one) => ({ kind: "demand", one, number: papers.items.indexOf(one), title: papers.name(one, papers.items.indexOf(one)) }));
      return chosen() === "demand" ? found : [{ kind: "unit", one: papers.unit, number: 0, title: whose.name || say("unit") }, ...found];
    },

    // The answers as they will be read in the file: 3.2亿 is 32000 there. What cannot be read stays as it was typed.
    asRead(engine, list, files) {
      return list.map(({ kind, one }, at) => {
        const read = engine && files[at]?.text ? engine({ ask: "open", kind, text: files[at].text }) : null;
        if (!read || read.faults.length) return one.answers;
        const { fields, rows } = one.answers;
        const table = ([key, typed]) => [key, read.rows[key]?.length === typed.length ? typed.map((row, number) => ({ cells: { ...row.cells, ...read.rows[key][number] } })) : typed];
        return { fields: { ...fields, ...Object.fromEntries(Object.keys(fields).filter((key) => read.fields[key]).map((key) => [key, read.fields[key]])) }, rows: Object.fromEntries(Object.entries(rows).map(table)) };
      });
    },

    // The files that they become, what is wrong with them, and amounts in words; without an engine as far as the page can tell.
    judged(engine, list) {
      if (!engine) {
        for (const { kind, one } of list.filter(isShown)) one.plain = zhengjiPlain(roots[kind]);
        return { files: list.map((part) => ({ path: pathOf(part), text: part.one.plain })), faults: ownFaults(list), amounts: [] };
      }
      const { files, faults, amounts } = engine({ ask: "judge", papers: list.map((part) => ({ kind: part.kind, path: pathOf(part), original: part.one.original, ...papers.whole(part.one) })) });
      // The engine tells so many faults of a file and no more; that a box is empty the page can tell by itself.
      const told = new Set(faults.map((fault) => `${fault.paper} ${fault.at}`));
      return { files, amounts, faults: [...faults, ...ownFaults(list).filter((fault) => !told.has(`${fault.paper} ${fault.at}`))] };
    },

    // The boxes that have to be filled in.
    needed() {
      const kinds = chosen() === "both" ? ["unit", "demand"] : [chosen()];
      return kinds.flatMap((kind) => zhengjiFields.boxes(roots[kind])).filter((box) => isAsked(box) && (box.querySelector("[required]") || box.querySelector(".must")));
    },
  };
};
