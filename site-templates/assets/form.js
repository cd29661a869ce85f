// The form: what is typed is judged by the engine, kept as a draft, and made into files. Nothing is sent from here.
"use strict";
(async () => {
  const form = document.getElementById("demand-form");
  const say = zhengji.words(form);
  const part = (id) => document.getElementById("form-" + id);
  const papers = [...form.querySelectorAll("[data-paper]")];
  const PAUSE = 350;
  // Files that were opened, by paper, and boxes that were left.
  let originals = {}, existing = {}, touched = new Set(), all = false, never = false, drafted = 0;

  const chosen = () => form.querySelector("[name=form-parts]:checked").value;
  const used = () => papers.filter((paper) => ["both", paper.dataset.paper].includes(chosen()));
  const isName = (name) => /^[a-z0-9][a-z0-9-]*$/.test(name);
  const value = (id) => document.getElementById(id).value.trim();

  const fresh = () => {
    const letters = [...crypto.getRandomValues(new Uint8Array(4))].map((n) => (n % 36).toString(36)).join("");
    return "xuqiu-" + letters;
  };
  let invented = fresh();
  const unitName = () => part("unit-name").value.trim() || value("unit.uscc").toLowerCase().replace(/[^a-z0-9]/g, "") || "danwei";
  const demandName = () => part("demand-name").value.trim() || invented;
  const path = (kind) => `submissions/${form.dataset.call}/units/${unitName()}/${kind === "unit" ? "unit" : demandName()}.yaml`;

  // Without the engine the page writes plain YAML itself: right, but not in the form that the program gives it.
  function plain(paper) {
    const quoted = (box, text) => (box.dataset.control === "number" && /^-?[0-9]+(\.[0-9]+)?$/.test(text.trim())) || ["truth", "confirm"].includes(box.dataset.control) ? text.trim() : JSON.stringify(text);
    const held = (box) => box.dataset.control === "choices" ? `[${zhengjiFields.texts(box).map((text) => JSON.stringify(text)).join(", ")}]` : quoted(box, zhengjiFields.texts(box)[0]);
    const lines = [];
    const filled = (root) => zhengjiFields.boxes(root).filter((box) => zhengjiFields.texts(box).length);
    for (const child of paper.querySelectorAll(":scope > .boxes > .box, :scope > .boxes > fieldset")) {
      if (child.matches(".box")) { if (zhengjiFields.texts(child).length) lines.push(`${child.dataset.key}: ${held(child)}`); continue; }
      const { group, rows } = child.dataset;
      if (group && filled(child).length) lines.push(`${group}:`, ...filled(child).map((box) => `  ${box.dataset.key.split(".").pop()}: ${held(box)}`));
      if (rows) {
        const items = zhengjiFields.rows(child).map(filled).filter((boxes) => boxes.length);
        if (items.length) lines.push(`${rows}:`, ...items.map((boxes) => boxes[0].dataset.key ? `  - {${boxes.map((box) => `${box.dataset.key}: ${held(box)}`).join(", ")}}` : `  - ${held(boxes[0])}`));
      }
    }
    return lines.join("\n") + "\n";
  }

  // A row in which nothing stands is no row.
  const isAsked = (box) => {
    const row = box.closest(".row");
    return !row || zhengjiFields.boxes(row).some((one) => zhengjiFields.texts(one).length);
  };

  // What the browser can tell by itself: that something is missing or too long.
  function ownFaults() {
    const faults = [];
    for (const [number, paper] of used().entries()) {
      for (const box of zhengjiFields.boxes(paper).filter(isAsked)) {
        const control = box.querySelector("[required]");
        if (control && !zhengjiFields.texts(box).length) faults.push({ paper: number, at: box.dataset.at, missing: true, severity: "error", message: say("required") });
      }
    }
    return faults;
  }

  function judged(engine) {
    const list = used();
    if (!engine) return { files: list.map((paper) => ({ path: path(paper.dataset.paper), text: plain(paper) })), faults: ownFaults(), amounts: [] };
    const { files, faults, amounts } = engine({ ask: "judge", papers: list.map((paper) => ({ kind: paper.dataset.paper, path: path(paper.dataset.paper), original: originals[paper.dataset.paper] ?? null, ...zhengjiFields.answers(paper) })) });
    // The engine tells so many faults of a file and no more; that a box is empty the page can tell by itself.
    const told = new Set(faults.map((fault) => `${fault.paper} ${fault.at}`));
    return { files, amounts, faults: [...faults, ...ownFaults().filter((fault) => !told.has(`${fault.paper} ${fault.at}`))] };
  }

  // The engine counts as the rule does; without it, characters are counted.
  async function count() {
    const engine = await zhengjiEngine.begin(form);
    const counters = [...form.querySelectorAll(".counter")].filter((counter) => counter.closest("form"));
    const texts = counters.map((counter) => zhengjiFields.texts(counter.closest(".box"))[0] ?? "");
    const numbers = engine ? engine({ ask: "count", texts }) : texts.map((text) => [...text.replace(/\s/g, "")].length);
    for (const [at, counter] of counters.entries()) {
      const number = numbers[at];
      counter.textContent = say("count", { count: number, limit: counter.dataset.limit });
      counter.classList.toggle("over", number > Number(counter.dataset.limit));
    }
  }

  function meter(errors) {
    const needed = used().flatMap((paper) => zhengjiFields.boxes(paper)).filter((box) => isAsked(box) && (box.querySelector("[required]") || box.querySelector(".must")));
    const done = needed.filter((box) => zhengjiFields.texts(box).length).length;
    part("progress").max = needed.length;
    part("progress").value = done;
    part("progress-label").textContent = say(errors ? "progress-faults" : "progress", { done, all: needed.length, errors });
  }

  let shown = [];
  async function check() {
    const engine = await zhengjiEngine.begin(form);
    const { files, faults, amounts } = judged(engine);
    const list = used();
    zhengjiFields.readBack(list, amounts);
    never = faults.some((fault) => fault.never);
    shown = faults.map((fault) => ({ ...fault, place: zhengjiFields.at(list[fault.paper], fault.at) }))
      .filter((fault) => all || !fault.missing || touched.has(fault.place))
      .sort((one, two) => one.place === two.place ? 0 : one.place.compareDocumentPosition(two.place) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
    zhengjiFaults.clear(form);
    zhengjiFaults.show(shown, part("faults"), say);
    const number = (severity) => shown.filter((fault) => fault.severity === severity).length;
    const missing = faults.filter((fault) => fault.missing).length;
    const errors = number("error");
    const warnings = number("warning");
    if (all) {
      const told = errors ? say(missing ? "found-missing" : "found", { errors, warnings, missing }) : warnings ? say("found", { errors, warnings }) : say("clean");
      const { closes, closed } = form.dataset;
      const more = [chosen() === "demand" && !originals.unit ? say("unchecked-unit") : "", closed && Date.now() >= Date.parse(closed) ? say("over", { date: closes }) : ""];
      part("summary").textContent = [told, ...more].filter(Boolean).join(" ");
    }
    meter(errors);
    const title = value("demand.title") || value("unit.name");
    const wrong = [part("unit-name"), part("demand-name")].filter((input) => input.value.trim() && !isName(input.value.trim()));
    for (const input of [part("unit-name"), part("demand-name")]) {
      input.setCustomValidity(wrong.includes(input) ? say("name-wrong") : "");
      if (wrong.includes(input)) input.setAttribute("aria-invalid", "true"); else input.removeAttribute("aria-invalid");
    }
    zhengjiHandIn.offer(form, files.map((file, at) => ({ ...file, exists: existing[list[at].dataset.paper] })), title, never, say);
    keep();
    return errors;
  }

  function keep() {
    const draft = { parts: chosen(), unit: part("unit-name").value, demand: part("demand-name").value, invented, originals, existing, papers: Object.fromEntries(papers.map((paper) => [paper.dataset.paper, zhengjiFields.answers(paper)])) };
    const isEmpty = papers.every((paper) => { const { fields, rows } = zhengjiFields.answers(paper); return !Object.keys(fields).length && !Object.keys(rows).length; });
    if (isEmpty && !drafted) return;
    if (never) { zhengjiDraft.forget(form); part("draft-state").textContent = say("not-saved-secret"); return; }
    drafted = 1;
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    part("draft-state").textContent = zhengjiDraft.keep(form, draft) ? say("saved", { time }) : say("not-saved");
  }

  function restore(draft) {
    form.querySelector(`[name=form-parts][value="${draft.parts}"]`).checked = true;
    part("unit-name").value = draft.unit;
    part("demand-name").value = draft.demand;
    ({ invented, originals, existing } = draft);
    drafted = 1;
    for (const paper of papers) zhengjiFields.fill(paper, draft.papers[paper.dataset.paper] ?? {}, say);
    display();
  }

  function display() {
    for (const paper of papers) paper.hidden = !used().includes(paper);
    part("demand-name").closest(".box").hidden = chosen() === "unit";
    count();
  }

  async function open(files) {
    const engine = await zhengjiEngine.begin(form);
    const names = [], notes = [];
    let opened = new Set();
    for (const file of files) {
      const text = await file.text();
      const kind = /(?:^|\/)unit\.ya?ml$/.test(file.name) || /^(?:uscc|legal_form):/m.test(text) ? "unit" : /^(?:title|organization|research):/m.test(text) ? "demand" : null;
      const failed = (reason) => notes.push(say("open-failed", { name: file.name, reason }));
      if (!kind || !engine) { failed(say(kind ? "engine-none" : "open-which")); continue; }
      const answers = engine({ ask: "open", kind, text });
      if (answers.faults.length) { failed(answers.faults.join(" ")); continue; }
      zhengjiFields.fill(papers.find((paper) => paper.dataset.paper === kind), answers, say);
      originals[kind] = text;
      existing[kind] = true;
      opened.add(kind);
      if (kind === "demand") part("demand-name").value = file.name.replace(/\.ya?ml$/, "");
      names.push(file.name);
      if (answers.unmapped.length) notes.push(say("opened-unmapped", { keys: answers.unmapped.join(say("offices")) }));
    }
    if (opened.size === 1 && !papers.some((paper) => !opened.has(paper.dataset.paper) && Object.keys(zhengjiFields.answers(paper).fields).length)) {
      form.querySelector(`[name=form-parts][value=${[...opened][0]}]`).checked = true;
    } else if (opened.size) form.querySelector("[name=form-parts][value=both]").checked = true;
    all ||= opened.size > 0;
    display();
    await check();
    part("draft-state").textContent = [names.length ? say("opened", { names: names.join(say("offices")) }) : "", ...notes].join(" ");
  }

  let waiting;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(() => check(), PAUSE); };
  form.addEventListener("input", (event) => {
    const box = event.target.closest(".box");
    if (event.target.type === "file") return;
    if (event.target.name === "form-parts") display();
    if (box) count();
    soon();
  });
  form.addEventListener("focusout", (event) => {
    const box = event.target.closest(".box[data-at]");
    // A window that goes to the back is no box that was left.
    if (!box || box.contains(event.relatedTarget) || !document.hasFocus()) return;
    touched.add(box);
    soon();
    if (box.dataset.at === "title") similar();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    all = true;
    await check();
    part("check-title").focus();
  });
  part("next").addEventListener("click", async () => {
    all = true;
    await check();
    const places = [...new Set(shown.map((fault) => fault.place))];
    const after = places.find((place) => document.activeElement.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (places.length) zhengjiFaults.jump(lastJump(places) ?? after ?? places[0]);
  });
  // The button stands at the end of the page: where it led to last is what counts.
  let jumped = null;
  const lastJump = (places) => { const at = places.indexOf(jumped); jumped = places[(at + 1) % places.length]; return jumped; };

  part("forget").addEventListener("click", () => {
    if (!confirm(say("forget-sure"))) return;
    zhengjiDraft.forget(form);
    form.reset();
    [originals, existing, touched, all, never, drafted, invented] = [{}, {}, new Set(), false, false, 0, fresh()];
    for (const paper of papers) zhengjiFields.fill(paper, {}, say);
    zhengjiFaults.clear(form);
    part("faults").replaceChildren();
    part("summary").textContent = "";
    part("similar").hidden = true;
    display();
    check().then(() => { part("draft-state").textContent = say("forgotten"); });
  });
  part("open").addEventListener("change", async (event) => {
    await open([...event.target.files]);
    event.target.value = "";
  });

  async function similar() {
    const title = value("demand.title");
    const section = part("similar");
    const links = await zhengjiSimilar(form.dataset.shared, form.dataset.root, title, `demands/${unitName()}/${demandName()}/`).catch(() => []);
    section.querySelector("ul").replaceChildren(...links);
    section.hidden = !links.length;
  }

  zhengjiFields.lively(form, say, () => { count(); soon(); });
  zhengjiPreview.lively(form);
  zhengjiPaste.lively(form, zhengjiPasteRows.teller(say), (control, found) => zhengjiPasteRows.take(control, found, say));
  const draft = zhengjiDraft.kept(form);
  if (draft) restore(draft); else display();
  meter(0);
  part("engine-state").textContent = form.dataset.engine === "true" ? say("engine-loading") : say("engine-none");
  const engine = await zhengjiEngine.begin(form);
  part("engine-state").textContent = say(engine ? "engine-ready" : "engine-none");
  form.dataset.ready = engine ? "engine" : "plain";
  await check();
})();
