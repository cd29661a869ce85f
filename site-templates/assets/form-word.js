// What was typed as a document for Word and WPS, for the manager who reads it there: the paper form, filled in, one for each demand with
// what is said of the unit. It is made on this page and saved on this computer; `zhengji import` reads it like any paper form.
"use strict";
const zhengjiWord = (() => {
  const { element } = zhengji;
  const part = (id) => document.getElementById("form-" + id);
  const MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  const isFilled = ({ one: { answers: { fields, rows } } }) => Object.keys(fields).length + Object.keys(rows).length > 0;

  // Whether something stands in a box that is not for everybody.
  function isPrivate({ kind, one }, roots) {
    const tagged = (place) => place !== null && zhengjiReadBack.isPrivate(place);
    const { fields, rows } = one.answers;
    // What has no box here, such as accounts, goes along.
    if (Object.keys(one.carried.fields).length + Object.keys(one.carried.rows).length) return true;
    return zhengjiFields.boxes(roots[kind]).some((box) => {
      const table = box.closest("[data-rows]");
      const stands = table ? rows[table.dataset.rows]?.length : fields[box.dataset.key]?.length;
      return stands && (tagged(box) || tagged(box.closest(".group")));
    });
  }

  // A number of its own has what was handed in before; a paper without one is found by its title.
  const number = ({ name, original }, folder) => original !== null && folder && /^[a-z0-9-]+$/.test(name) ? [`${folder}/${name}`] : [];

  function typed({ kind, one }, { papers, whose }) {
    const { fields, rows } = papers.whole(one);
    if (kind === "unit") return { kind, fields, rows };
    const head = { "@unit": [whose.name], "@uscc": [whose.code()], "@file": number(one, whose.folder) };
    return { kind, fields: { ...fields, ...head }, rows };
  }

  function save(bytes, name) {
    const address = URL.createObjectURL(new Blob([bytes], { type: MIME }));
    element("a", { href: address, download: name }).click();
    // The browser has taken it by then.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  // What the buttons are for: the papers of each document, and where their answers come from.
  let documents = [], desk = null;

  async function take(form, at, say) {
    const state = part("word-state");
    state.textContent = say("word-making");
    try {
      // As it stands now; what must not leave the page has no button any more.
      await desk.fresh();
      const papers = documents[at];
      if (!papers) { state.textContent = ""; return; }
      const name = say("word-name", { name: zhengjiHandIn.fileName(papers.at(-1).title) }) + ".docx";
      const write = await zhengjiEngine.word(form);
      save(write(papers.map((one) => typed(one, desk))), name);
      state.textContent = say("word-saved", { name });
    } catch (error) {
      console.info(error);
      state.textContent = say("word-none");
    }
  }

  return {
    // Offers a button for each demand, or one for the unit alone; none while something must not leave the page. Buttons stay the same
    // while their number does: whoever stands on one keeps it. `fresh()`: offers anew what stands on the page at that moment.
    offer(form, list, own, never, say) {
      const place = part("word");
      if (!place) return;
      const filled = never ? [] : list.filter(isFilled);
      const unit = filled.filter(({ kind }) => kind === "unit"), demands = filled.filter(({ kind }) => kind === "demand");
      documents = demands.length ? demands.map((one) => [...unit, one]) : filled.length ? [unit] : [];
      desk = own;
      if (place.children.length !== documents.length) {
        place.replaceChildren(...documents.map((_, at) => {
          const button = element("button", { type: "button", class: "button second" });
          button.addEventListener("click", () => take(form, at, say));
          return button;
        }));
        part("word-state").textContent = "";
      }
      for (const [at, button] of [...place.children].entries()) button.textContent = documents.length > 1 ? say("word-numbered", { number: documents[at].at(-1).number + 1 }) : say("word");
      const { roots, isSealed } = own.parts;
      const sealed = filled.some(({ kind, one }) => [...roots[kind].querySelectorAll("[data-group]")].some(({ dataset }) => isSealed(one, dataset.group)));
      const note = say(filled.some((one) => isPrivate(one, roots)) ? "word-private" : "word-note");
      part("word-note").textContent = documents.length ? [note, sealed ? say("word-sealed") : ""].filter(Boolean).join(" ") : "";
    },
  };
})();
