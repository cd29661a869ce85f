// The form: what is typed is judged by the engine, kept as a draft, read back, and made into one file. Nothing is sent from here.
"use strict";
(async () => {
  const form = document.getElementById("demand-form");
  const say = zhengji.words(form);
  const part = (id) => document.getElementById("form-" + id);
  const papers = zhengjiPapers(form, say);
  const whose = zhengjiWhose(form, papers, say);
  const parts = zhengjiParts(form, papers, whose, say);
  const { roots, isShown } = parts;
  const PAUSE = 350;
  // Boxes that were left, whether everything is to be told, whether something must not leave the page.
  let touched = new Set(), all = false, never = false, drafted = false, opened = false, begun = null, judging = null;

  const over = () => form.dataset.closed && Date.now() >= Date.parse(form.dataset.closed) ? form.dataset.closes : "";

  // The engine comes with the first input: a reader does not pay for it.
  function engine() {
    if (!begun) {
      part("engine-state").textContent = say(form.dataset.engine === "true" ? "engine-loading" : "engine-none");
      begun = zhengjiEngine.begin(form).then((engine) => {
        part("engine-state").textContent = say(engine ? "engine-ready" : "engine-none");
        form.dataset.ready = engine ? "engine" : "plain";
        judging = engine;
        return engine;
      });
    }
    return begun;
  }

  // A place in which nothing was written yet is not told what is wrong with it.
  const isBegun = (place) => {
    const boxes = place.matches(".box") ? [place] : zhengjiFields.boxes(place);
    return place.matches("[data-paper]") || boxes.some((box) => touched.has(box) || zhengjiFields.texts(box).length);
  };

  const count = async () => zhengjiProgress.count(form, await begun, say);

  let shown = [], running = 0, newest = null;
  // One that is overtaken waits for the one that overtook it: whoever asked knows what stands on the page.
  function check() {
    newest = inspect(++running);
    return newest;
  }

  async function inspect(turn) {
    const judge = await engine();
    await whose.find();
    if (turn !== running) return newest;
    const list = parts.list(all);
    const { files, faults, amounts } = parts.judged(judge, list);
    zhengjiFields.readBack(Object.values(roots), amounts.filter(({ paper }) => isShown(list[paper])).map((one) => ({ ...one, paper: list[one.paper].kind === "unit" ? 0 : 1 })));
    never = faults.some((fault) => fault.never);
    const unkept = say("unkept");
    shown = faults.map((fault) => ({ ...fault, ...(fault.missing ? { message: say("required"), mend: null, clause: null, ask: [] } : {}), ...(fault.never ? { unkept } : {}), part: list[fault.paper], place: isShown(list[fault.paper]) ? zhengjiFields.at(roots[list[fault.paper].kind], fault.at) : roots.demand }))
      .filter((fault) => all || (fault.missing ? touched.has(fault.place) : isBegun(fault.place)))
      .sort((one, two) => one.place === two.place ? 0 : one.place.compareDocumentPosition(two.place) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
    for (const root of Object.values(roots)) zhengjiSteps.applies(root);
    zhengjiFaults.clear(form);
    zhengjiFaults.show(shown.map((fault) => isShown(fault.part) ? fault : { ...fault, elsewhere: fault.part.title, go: () => elsewhere(fault) }), part("faults"), say);
    const number = (severity) => shown.filter((fault) => fault.severity === severity).length;
    const [errors, warnings] = [number("error"), number("warning")];
    const missing = shown.filter((fault) => fault.missing).length;
    part("check").hidden = !shown.length || !(all || never || shown.some((fault) => !isShown(fault.part)));
    if (all) {
      const told = errors ? say(missing ? "found-missing" : "found", { errors: errors - missing, warnings, missing }) : warnings ? say("found-warnings", { warnings }) : say("clean");
      const more = [parts.chosen() === "demand" ? say("unchecked-unit") : "", over() ? say("over", { date: over() }) : ""];
      part("summary").textContent = errors || warnings ? told : "";
      part("clean").textContent = [errors ? say("not-yet", { errors }) : told, ...more].filter(Boolean).join(" ");
      readBack(list, files);
    }
    // Buttons stand where it was read back, and never for what was on the page before.
    zhengjiWord.offer(form, all ? list : [], { papers, parts, whose, fresh: check }, never, say);
    zhengjiProgress.meter(parts.needed(), errors - missing, say);
    const name = (file) => file.path.slice(file.path.lastIndexOf("/") + 1);
    const own = Object.fromEntries(files.map((file) => [name(file), file.text]));
    const sent = never ? {} : await sealed(own);
    if (turn !== running) return newest;
    const text = !sent ? null : judge ? judge({ ask: "pack", unit: whose.folder, files: sent }) : plainBundle(sent);
    const demands = list.filter(({ kind }) => kind === "demand").length;
    // What is copied over a forge is sealed as well.
    const single = files.map((file, at) => ({ ...file, text: sent?.[name(file)] ?? "", title: list[at].title, exists: list[at].one.original !== null }));
    zhengjiHandIn.offer(form, { text, name: whose.name || list[0]?.title || "", demands, files: sent ? single : [] }, { never, over: over() }, say);
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
    if (!seal || !whose.folder) return null;
    const entropy = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32768))));
    try { return seal({ folder: `submissions/${form.dataset.call}/units/${whose.folder}`, recipients: recipients.split(" "), files, entropy }); } catch { return null; }
  }

  const plainBundle = (files) => `call: ${JSON.stringify(form.dataset.call)}\n${whose.folder ? `unit: ${JSON.stringify(whose.folder)}\n` : ""}files:\n${Object.entries(files).map(([name, own]) => `  ${name}: ${JSON.stringify(own)}\n`).join("")}`;

  function readBack(list, files) {
    const said = parts.asRead(judging, list, files);
    zhengjiReadBack.show(part("answers"), list.map((one, at) => ({ title: one.kind === "unit" ? say("unit") : say("demand-titled", { title: one.title, number: one.number + 1 }), root: roots[one.kind], answers: said[at], sealed: (group) => parts.isSealed(one.one, group), change: () => { if (one.kind === "demand" && one.number !== papers.at) go(one.number); else zhengjiFaults.jump(roots[one.kind]); } })), say);
    part("print-line").textContent = say("print-line", { file: zhengjiHandIn.bundleName(whose.name || list[0]?.title || "", say), time: new Date().toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" }) });
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
    if (!confirm(say("demand-drop-sure", { name: papers.name(papers.items[number], number) }))) return;
    papers.drop(number);
    count();
    await check();
    zhengjiFaults.jump(roots.demand);
  }

  function keep(faults, list) {
    if (papers.isEmpty() && !drafted) return;
    const unkept = (kind, number) => faults.filter((fault) => fault.never && list[fault.paper].kind === kind && list[fault.paper].number === number).map((fault) => fault.at);
    const draft = { parts: parts.chosen(), folder: whose.named, ...papers.kept(unkept) };
    drafted = true;
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    const state = zhengjiDraft.keep(form, draft);
    part("draft-state").textContent = [say({ kept: "saved", apart: "saved-apart", refused: "not-saved" }[state], { time }), never ? say("saved-but") : ""].filter(Boolean).join(" ");
    drafts();
  }

  function drafts() {
    zhengjiDraft.list(form, {
      async take(id) { restore(zhengjiDraft.resume(form, id)); await check(); },
      drop(id) { zhengjiDraft.forget(form, id); drafts(); },
    }, say);
  }

  // What was said of the papers that were on the page is not said of others.
  function unread() {
    [touched, all, never] = [new Set(), false, false];
    zhengjiFaults.clear(form);
    for (const id of ["faults", "answers"]) part(id).replaceChildren();
    for (const id of ["summary", "clean"]) part(id).textContent = "";
    for (const id of ["similar", "check", "print"]) part(id).hidden = true;
    form.classList.remove("filled");
    zhengjiWord.offer(form, [], { papers, parts, whose, fresh: check }, never, say);
  }

  function restore(draft) {
    unread();
    parts.choose(draft.parts);
    whose.named = draft.folder ?? null;
    drafted = true;
    papers.restore(draft);
    display();
  }

  function display() {
    roots.unit.classList.toggle("code-only", parts.chosen() === "demand");
    roots.demand.hidden = parts.chosen() === "unit";
    for (const root of Object.values(roots)) zhengjiSteps.applies(root);
    papers.list(part("demands"), { go, drop });
    count();
  }

  // A blank page, for another unit; the draft at hand stays where it is.
  function blank() {
    unread();
    papers.clear();
    drafted = false;
    whose.forget();
    parts.choose("both");
    display();
    return check();
  }

  // `said`: what to say of them instead of their names.
  async function open(chosenFiles, said) {
    opened = true;
    const apart = async () => { zhengjiDraft.begin(); await blank(); zhengjiDraft.begin(); };
    const { names, notes, kinds } = await zhengjiOpen(chosenFiles, await engine(), { papers, whose, apart, say });
    if (kinds.size === 1 && !(kinds.has("demand") ? Object.keys(papers.unit.answers.fields).length : papers.filled(false).length)) parts.choose([...kinds][0]);
    else if (kinds.size) parts.choose("both");
    all ||= kinds.size > 0;
    display();
    await check();
    const told = [names.length ? said ?? say("opened", { names: names.join(say("offices")) }) : "", ...notes].filter(Boolean).join(" ");
    part("draft-state").textContent = told;
    if (said || names.length) part("resumed").textContent = said ? told : "";
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
    // Whoever asked from another button stays there.
    if (!event.submitter) return;
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
  form.addEventListener("zhengji-handed-in", ({ detail }) => open(detail.files, detail.said));
  part("print").addEventListener("click", () => print());
  addEventListener("beforeprint", () => {
    const list = parts.list(all);
    if (papers.isEmpty()) return;
    readBack(list, parts.judged(judging, list).files);
  });

  async function similar() {
    const section = part("similar");
    const links = await zhengjiSimilar(form.dataset.shared, form.dataset.root, papers.current.answers.fields.title?.[0] ?? zhengjiFields.texts(zhengjiFields.at(roots.demand, "title"))[0] ?? "", `demands/${whose.folder}/${papers.current.name}/`).catch(() => []);
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
  zhengjiProgress.meter(parts.needed(), 0, say);
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
    if (draft && !opened) part("resumed").textContent = part("draft-state").textContent = say("resumed", { when: new Date(draft.time).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" }) });
    if (carried) part("draft-state").textContent += " " + say("carried-over", { count: carried });
  }
})();
