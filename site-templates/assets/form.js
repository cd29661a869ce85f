// The form: what is typed is judged by the engine, kept as a draft, read back, and made into one file. Nothing is sent from here.
"use strict";
(async () => {
  const form = document.getElementById("demand-form");
  const say = zhengji.words(form);
  const part = (id) => document.getElementById("form-" + id);
  const papers = zhengjiPapers(form, say);
  const roots = { unit: papers.root("unit"), demand: papers.root("demand") };
  const PAUSE = 350;
  // Boxes that were left, whether everything is to be told, whether something must not leave the page.
  let touched = new Set(), all = false, never = false, drafted = false, known = null, folder = null, begun = null;

  const chosen = () => form.querySelector("[name=form-parts]:checked").value;
  const choose = (word) => { form.querySelector(`[name=form-parts][value=${word}]`).checked = true; };
  const code = () => (zhengjiFields.texts(zhengjiFields.at(roots.unit, "uscc"))[0] ?? "").replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xFEE0)).replace(/[\s-]/g, "").toUpperCase();
  const over = () => form.dataset.closed && Date.now() >= Date.parse(form.dataset.closed) ? form.dataset.closes : "";
  const unitName = () => papers.unit.answers.fields.name?.[0] ?? known?.[1] ?? "";
  const title = (one, number) => one.answers.fields.title?.[0] || say("untitled", { number: number + 1 });
  const folderName = () => known?.[0] ?? folder ?? (code().toLowerCase().replace(/[^a-z0-9]/g, "") || null);

  // The engine comes with the first input: a reader does not pay for it.
  function engine() {
    if (!begun) {
      part("engine-state").textContent = say(form.dataset.engine === "true" ? "engine-loading" : "engine-none");
      begun = zhengjiEngine.begin(form).then((engine) => {
        part("engine-state").textContent = say(engine ? "engine-ready" : "engine-none");
        form.dataset.ready = engine ? "engine" : "plain";
        return engine;
      });
    }
    return begun;
  }

  // What an opened file holds sealed has been filled in; nobody can read it here, and it goes along as it is.
  const isSealed = (one, group) => new RegExp(`^${group}:[^\\n]*\\n\\s+sealed:`, "m").test(one.original ?? "");

  // A row in which nothing stands is no row, and what does not apply is not asked.
  const isAsked = (box) => {
    const group = box.closest("[data-group]")?.dataset.group;
    if (group && isSealed(roots.unit.contains(box) ? papers.unit : papers.current, group)) return false;
    const row = box.closest(".row");
    return !box.closest("[data-applies][hidden]") && (!row || zhengjiFields.boxes(row).some((one) => zhengjiFields.texts(one).length));
  };

  // What is handed in: each with its kind, its place among the demands, and its title.
  function parts() {
    papers.store();
    const demands = chosen() === "unit" ? [] : papers.filled(chosen() === "demand" || !Object.keys(papers.unit.answers.fields).length || all && !papers.filled(false).length);
    const found = demands.map((one) => ({ kind: "demand", one, number: papers.items.indexOf(one), title: title(one, papers.items.indexOf(one)) }));
    return chosen() === "demand" ? found : [{ kind: "unit", one: papers.unit, number: 0, title: unitName() || say("unit") }, ...found];
  }

  const isShown = ({ kind, number }) => kind === "unit" || number === papers.at;

  // What the browser can tell by itself: that something is missing.
  function ownFaults(list) {
    return list.flatMap((part, paper) => !isShown(part) ? [] : zhengjiFields.boxes(roots[part.kind]).filter((box) => isAsked(box) && box.querySelector("[required]") && !zhengjiFields.texts(box).length)
      .map((box) => ({ paper, at: box.dataset.at, missing: true, severity: "error", message: say("required") })));
  }

  const pathOf = ({ kind, one }) => `submissions/${form.dataset.call}/units/${folderName() ?? "danwei"}/${kind === "unit" ? "unit" : one.name}.yaml`;

  function judged(engine, list) {
    if (!engine) {
      for (const { kind, one } of list.filter(isShown)) one.plain = zhengjiPlain(roots[kind]);
      return { files: list.map((part) => ({ path: pathOf(part), text: part.one.plain })), faults: ownFaults(list), amounts: [] };
    }
    const { files, faults, amounts } = engine({ ask: "judge", papers: list.map((part) => ({ kind: part.kind, path: pathOf(part), original: part.one.original, ...papers.whole(part.one) })) });
    // The engine tells so many faults of a file and no more; that a box is empty the page can tell by itself.
    const told = new Set(faults.map((fault) => `${fault.paper} ${fault.at}`));
    return { files, amounts, faults: [...faults, ...ownFaults(list).filter((fault) => !told.has(`${fault.paper} ${fault.at}`))] };
  }

  // The engine counts as the rule does; without it, characters are counted.
  async function count() {
    const engine = await begun;
    const counters = [...form.querySelectorAll(".counter")].filter((counter) => counter.closest("form"));
    const texts = counters.map((counter) => zhengjiFields.texts(counter.closest(".box"))[0] ?? "");
    const numbers = engine ? engine({ ask: "count", texts }) : texts.map((text) => [...text.replace(/\s/g, "")].length);
    for (const [at, counter] of counters.entries()) {
      counter.textContent = say("count", { count: numbers[at], limit: counter.dataset.limit });
      counter.classList.toggle("over", numbers[at] > Number(counter.dataset.limit));
    }
  }

  function meter(errors) {
    const kinds = chosen() === "both" ? ["unit", "demand"] : [chosen()];
    const needed = kinds.flatMap((kind) => zhengjiFields.boxes(roots[kind])).filter((box) => isAsked(box) && (box.querySelector("[required]") || box.querySelector(".must")));
    const done = needed.filter((box) => zhengjiFields.texts(box).length).length;
    part("progress").max = needed.length;
    part("progress").value = done;
    part("progress-label").textContent = say(errors ? "progress-faults" : "progress", { done, all: needed.length, errors });
  }

  // A unit that is there already is found by its code, and everybody is told who can take in what is handed in.
  async function whose() {
    const units = code().length === 18 ? await zhengji.load(form.dataset.shared + "data/form/", "units").catch(() => ({})) : {};
    known = units[code()] ?? null;
    const department = zhengjiFields.at(roots.unit, "department").querySelector("option:checked")?.textContent ?? "";
    part("known").textContent = known ? say("known", { name: known[1] }) : code().length === 18 ? say("unknown") : "";
    const { newUnits, departmentsSubmit } = form.dataset;
    const office = department && zhengjiFields.texts(zhengjiFields.at(roots.unit, "department")).length ? department : say("office");
    part("founding").textContent = known ? say(departmentsSubmit === "true" ? "take-known" : "take-known-unit", { office }) : say({ bureau: "take-bureau", department: "take-department", anyone: "take-anyone" }[newUnits], { office });
  }

  let shown = [], running = 0;
  async function check() {
    const turn = ++running;
    const judge = await engine();
    await whose();
    if (turn !== running) return shown.filter((fault) => fault.severity === "error").length;
    const list = parts();
    const { files, faults, amounts } = judged(judge, list);
    zhengjiFields.readBack(Object.values(roots), amounts.filter(({ paper }) => isShown(list[paper])).map((one) => ({ ...one, paper: list[one.paper].kind === "unit" ? 0 : 1 })));
    never = faults.some((fault) => fault.never);
    const unkept = say("unkept");
    shown = faults.map((fault) => ({ ...fault, ...(fault.missing ? { message: say("required"), mend: null, clause: null, ask: [] } : {}), ...(fault.never ? { unkept } : {}), part: list[fault.paper], place: isShown(list[fault.paper]) ? zhengjiFields.at(roots[list[fault.paper].kind], fault.at) : roots.demand }))
      .filter((fault) => all || !fault.missing || touched.has(fault.place))
      .sort((one, two) => one.place === two.place ? 0 : one.place.compareDocumentPosition(two.place) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
    for (const root of Object.values(roots)) zhengjiSteps.applies(root);
    zhengjiFaults.clear(form);
    zhengjiFaults.show(shown.map((fault) => isShown(fault.part) ? fault : { ...fault, elsewhere: fault.part.title, go: () => elsewhere(fault) }), part("faults"), say);
    const number = (severity) => shown.filter((fault) => fault.severity === severity).length;
    const missing = faults.filter((fault) => fault.missing).length;
    const [errors, warnings] = [number("error"), number("warning")];
    part("check").hidden = !shown.length || !(all || never || shown.some((fault) => !isShown(fault.part)));
    if (all) {
      const told = errors ? say(missing ? "found-missing" : "found", { errors, warnings, missing }) : warnings ? say("found-warnings", { warnings }) : say("clean");
      const more = [chosen() === "demand" ? say("unchecked-unit") : "", over() ? say("over", { date: over() }) : ""];
      part("summary").textContent = errors || warnings ? told : "";
      part("clean").textContent = [errors ? say("not-yet", { errors }) : told, ...more].filter(Boolean).join(" ");
      readBack(list);
    }
    meter(errors);
    const name = (file) => file.path.slice(file.path.lastIndexOf("/") + 1);
    const own = Object.fromEntries(files.map((file) => [name(file), file.text]));
    const sent = never ? {} : await sealed(own);
    if (turn !== running) return errors;
    const text = !sent ? null : judge ? judge({ ask: "pack", unit: folderName(), files: sent }) : plainBundle(sent);
    const demands = list.filter(({ kind }) => kind === "demand").length;
    // What is copied over a forge is sealed as well.
    const single = files.map((file, at) => ({ ...file, text: sent?.[name(file)] ?? "", title: list[at].title, exists: list[at].one.original !== null }));
    zhengjiHandIn.offer(form, { text, name: unitName() || list[0]?.title || "", demands, files: sent ? single : [] }, { never, over: over() }, say);
    part("over").hidden = !over();
    part("over").textContent = over() ? say("over", { date: over() }) : "";
    papers.list(part("demands"), { go, drop });
    keep(faults, list);
    return errors;
  }

  // Sealed where the call wants that: nothing leaves the page that cannot be sealed. What is sealed belongs to its path.
  async function sealed(files) {
    const { recipients } = form.dataset;
    if (!recipients) return files;
    const seal = await zhengjiEngine.sealer(form);
    if (!seal || !folderName()) return null;
    const entropy = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32768))));
    try { return seal({ folder: `submissions/${form.dataset.call}/units/${folderName()}`, recipients: recipients.split(" "), files, entropy }); } catch { return null; }
  }

  const plainBundle = (files) => `call: ${JSON.stringify(form.dataset.call)}\n${folderName() ? `unit: ${JSON.stringify(folderName())}\n` : ""}files:\n${Object.entries(files).map(([name, own]) => `  ${name}: ${JSON.stringify(own)}\n`).join("")}`;

  function readBack(list) {
    zhengjiReadBack.show(part("answers"), list.map((one) => ({ title: one.kind === "unit" ? say("unit") : say("demand-titled", { title: one.title, number: one.number + 1 }), root: roots[one.kind], answers: one.one.answers, sealed: (group) => isSealed(one.one, group), change: () => { if (one.kind === "demand" && one.number !== papers.at) go(one.number); else zhengjiFaults.jump(roots[one.kind]); } })), say);
    form.classList.toggle("filled", !papers.isEmpty());
    part("print").hidden = papers.isEmpty() || never;
  }

  // A fault of a demand that is not on the page: the demand is brought there.
  async function elsewhere(fault) {
    await go(fault.part.number);
    const same = shown.find((one) => isShown(one.part) && one.message === fault.message && one.rule === fault.rule);
    zhengjiFaults.jump(same?.place ?? roots.demand);
  }

  async function go(number) {
    papers.show(number);
    touched = new Set([...touched].filter((box) => roots.unit.contains(box)));
    part("similar").hidden = true;
    count();
    await check();
    zhengjiFaults.jump(roots.demand);
  }

  async function drop(number) {
    if (!confirm(say("demand-drop-sure", { name: title(papers.items[number], number) }))) return;
    papers.drop(number);
    count();
    await check();
    zhengjiFaults.jump(roots.demand);
  }

  function keep(faults, list) {
    if (papers.isEmpty() && !drafted) return;
    const unkept = (kind, number) => faults.filter((fault) => fault.never && list[fault.paper].kind === kind && list[fault.paper].number === number).map((fault) => fault.at);
    const draft = { parts: chosen(), folder, ...papers.kept(unkept) };
    drafted = true;
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    const state = zhengjiDraft.keep(form, draft);
    part("draft-state").textContent = [say({ kept: "saved", apart: "saved-apart", refused: "not-saved" }[state], { time }), never ? say("saved-but") : ""].filter(Boolean).join(" ");
    drafts();
  }

  // Other drafts of this computer: another unit's, or another window's.
  function drafts() {
    const { element } = zhengji;
    const others = zhengjiDraft.others(form);
    part("drafts-box").hidden = !others.length;
    part("drafts").replaceChildren(...others.map(({ id, draft }) => {
      const name = draft.unit.answers.fields.name?.[0] ?? draft.items.map((one) => one.answers.fields.title?.[0]).find(Boolean) ?? say("nameless");
      const when = new Date(draft.time).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
      const take = element("button", { type: "button", class: "button second small" }, say("draft-take", { name, when }));
      take.addEventListener("click", async () => { restore(zhengjiDraft.resume(form, id)); await check(); });
      const remove = element("button", { type: "button", class: "button second small", "aria-label": say("draft-drop-named", { name }) }, say("demand-drop"));
      remove.addEventListener("click", () => { if (confirm(say("draft-drop-named", { name }))) { zhengjiDraft.forget(form, id); drafts(); } });
      return element("li", {}, take, " ", remove);
    }));
  }

  function restore(draft) {
    choose(draft.parts);
    folder = draft.folder ?? null;
    drafted = true;
    [touched, all] = [new Set(), false];
    papers.restore(draft);
    display();
  }

  function display() {
    roots.unit.classList.toggle("code-only", chosen() === "demand");
    roots.demand.hidden = chosen() === "unit";
    for (const root of Object.values(roots)) zhengjiSteps.applies(root);
    papers.list(part("demands"), { go, drop });
    count();
  }

  // A blank page, for another unit; the draft at hand stays where it is.
  function blank() {
    papers.clear();
    [touched, all, never, drafted, known, folder] = [new Set(), false, false, false, null, null];
    choose("both");
    zhengjiFaults.clear(form);
    for (const id of ["faults", "answers"]) part(id).replaceChildren();
    for (const id of ["summary", "clean"]) part(id).textContent = "";
    for (const id of ["similar", "check", "print"]) part(id).hidden = true;
    form.classList.remove("filled");
    display();
    return check();
  }

  // One file for the engine: what is handed in, or a single paper of it.
  function unpacked(judge, file, text) {
    if (/^files:/m.test(text)) {
      const { unit, files, faults } = judge({ ask: "unpack", text });
      if (faults.length) return { reason: faults.join(" ") };
      return { unit, files: Object.entries(files).map(([name, own]) => ({ name, text: own, kind: name === "unit.yaml" ? "unit" : "demand" })) };
    }
    const kind = /(?:^|\/)unit\.ya?ml$/.test(file.name) || /^(?:uscc|legal_form):/m.test(text) ? "unit" : /^(?:title|organization|research):/m.test(text) ? "demand" : null;
    return kind ? { files: [{ name: file.name, text, kind }] } : { reason: say("open-which") };
  }

  async function open(chosenFiles) {
    const judge = await engine();
    const names = [], notes = [], opened = new Set();
    for (const file of chosenFiles) {
      const text = (await file.text()).replace(/^\uFEFF/, "");
      const found = judge ? unpacked(judge, file, text) : { reason: say("engine-none") };
      if (found.reason) { notes.push(say("open-failed", { name: file.name, reason: found.reason })); continue; }
      const read = found.files.map((one) => ({ ...one, answers: judge({ ask: "open", kind: one.kind, text: one.text }) }));
      const broken = read.find((one) => one.answers.faults.length);
      if (broken) { notes.push(say("open-failed", { name: file.name, reason: broken.answers.faults.join(" ") })); continue; }
      const next = read.find((one) => one.kind === "unit")?.answers.fields.uscc?.[0];
      // Another unit's file does not write over this one.
      if (next && code() && next.toUpperCase() !== code() && !papers.isEmpty()) { zhengjiDraft.begin(); await blank(); zhengjiDraft.begin(); }
      if (found.unit) folder = found.unit;
      for (const one of read) {
        papers.put(one.kind, one.name.replace(/\.ya?ml$/, ""), one.answers, one.text);
        opened.add(one.kind);
        if (one.answers.unmapped.length) notes.push(say("opened-unmapped", { keys: one.answers.unmapped.join(say("offices")) }));
      }
      const first = papers.items.findIndex((one) => read.some((own) => own.kind === "demand" && own.name.replace(/\.ya?ml$/, "") === one.name));
      if (first >= 0) papers.show(first);
      names.push(file.name);
    }
    if (opened.size === 1 && !(opened.has("demand") ? Object.keys(papers.unit.answers.fields).length : papers.filled(false).length)) choose([...opened][0]);
    else if (opened.size) choose("both");
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
    engine();
    if (event.target.name === "form-parts") display();
    if (box) { count(); for (const root of Object.values(roots)) zhengjiSteps.applies(root); }
    soon();
  });
  form.addEventListener("focusout", (event) => {
    const box = event.target.closest(".box[data-at]");
    // A window that goes to the back is no box that was left.
    if (!box || box.contains(event.relatedTarget) || !document.hasFocus() || !begun) return;
    touched.add(box);
    soon();
    if (box.dataset.at === "title") similar();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    all = true;
    const errors = await check();
    if (errors) part("check-title").focus(); else part("look").focus();
    (errors ? part("check") : part("read")).scrollIntoView({ block: "start" });
  });
  part("next").addEventListener("click", async () => {
    all = true;
    await check();
    const places = [...new Set(shown.filter((fault) => isShown(fault.part)).map((fault) => fault.place))];
    if (places.length) { zhengjiFaults.jump(next(places)); return; }
    const other = shown.find((fault) => !isShown(fault.part));
    if (other) elsewhere(other); else zhengjiFaults.jump(part("look"));
  });
  // The button stands at the end of the page: where it led to last is what counts.
  let jumped = null;
  const next = (places) => { const at = places.indexOf(jumped); jumped = places[(at + 1) % places.length]; return jumped; };

  part("add").addEventListener("click", async () => {
    papers.add();
    touched = new Set();
    part("similar").hidden = true;
    count();
    await check();
    zhengjiFaults.jump(zhengjiFields.at(roots.demand, "title"));
  });
  part("begin").addEventListener("click", async () => { zhengjiDraft.begin(); await blank(); drafts(); zhengjiFaults.jump(roots.unit); });
  part("forget").addEventListener("click", async () => {
    if (!confirm(say("forget-sure"))) return;
    zhengjiDraft.forget(form);
    await blank();
    drafts();
    part("draft-state").textContent = say("forgotten");
  });
  part("open").addEventListener("change", async (event) => {
    await open([...event.target.files]);
    event.target.value = "";
  });
  part("print").addEventListener("click", () => print());
  addEventListener("beforeprint", () => { if (!papers.isEmpty()) readBack(parts()); });

  async function similar() {
    const section = part("similar");
    const links = await zhengjiSimilar(form.dataset.shared, form.dataset.root, papers.current.answers.fields.title?.[0] ?? zhengjiFields.texts(zhengjiFields.at(roots.demand, "title"))[0] ?? "", `demands/${folderName()}/${papers.current.name}/`).catch(() => []);
    section.querySelector("ul").replaceChildren(...links);
    section.hidden = !links.length;
  }

  // What the self-test was told already.
  function carriedOver() {
    let told = null;
    const key = "zhengji-self-test-" + form.dataset.call;
    try { told = JSON.parse(sessionStorage.getItem(key) ?? "null"); sessionStorage.removeItem(key); } catch { /* nothing was kept */ }
    if (!told) return 0;
    let boxes = 0;
    for (const root of Object.values(roots)) boxes += zhengjiFields.fillEmpty(root, told, say);
    return boxes;
  }

  zhengjiFields.lively(form, say, () => { count(); soon(); }, zhengjiRows.removing(say));
  zhengjiPreview.lively(form);
  zhengjiRows.lively(form, say);
  zhengjiPasteRows.lively(form, say);
  const draft = zhengjiDraft.resume(form);
  if (draft) restore(draft); else display();
  const carried = carriedOver();
  zhengjiSteps.lively(form, part("meter"));
  drafts();
  meter(0);
  form.dataset.ready = "idle";
  // At the very moment of closing the button says so.
  const left = form.dataset.closed ? Date.parse(form.dataset.closed) - Date.now() : -1;
  if (left > 0 && left < 2 ** 31) setTimeout(() => check(), left + 50);
  if (over()) {
    part("over").hidden = false;
    part("over").textContent = say("over", { date: over() });
    part("bundle").textContent = say("download-over", { date: over() });
  }
  if (draft || carried) {
    await check();
    if (draft) part("draft-state").textContent = say("resumed", { when: new Date(draft.time).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" }) });
    if (carried) part("draft-state").textContent += " " + say("carried-over", { count: carried });
  }
})();
