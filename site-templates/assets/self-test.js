// The self-test: a few figures, judged by the engine's rules about thresholds and institutions.
"use strict";
(async () => {
  const form = document.getElementById("self-test");
  const say = zhengji.words(form);
  const state = document.getElementById("self-test-state");
  const list = document.getElementById("self-test-verdicts");
  // The boxes that each rule is about.
  const needs = JSON.parse(form.dataset.rules);
  zhengjiFields.lively(form, say, () => soon());
  // After the closing nobody is sent to fill in anything.
  const closed = () => form.dataset.closed && Date.now() >= Date.parse(form.dataset.closed);
  if (closed()) {
    document.getElementById("self-test-go").parentElement.replaceChildren(say("over", { date: form.dataset.closes }));
  }
  state.textContent = say(form.dataset.engine === "true" ? "loading" : "none");
  const engine = await zhengjiEngine.begin(form);
  state.textContent = say(engine ? "open" : "none");
  form.dataset.ready = engine ? "engine" : "plain";
  if (!engine) return;
  const rules = engine({ ask: "rules", ids: Object.keys(needs) });

  function verdict(rule, faults, filled) {
    const own = faults.filter((fault) => fault.rule === rule.id);
    const known = needs[rule.id].every((key) => filled.has(key)) || own.length > 0;
    const kind = own.some((fault) => fault.severity === "error") ? "fail" : own.length ? "warn" : known ? "pass" : "unknown";
    const item = zhengji.element("li", { class: kind, "data-rule": rule.id },
      zhengji.element("span", { class: "tag " + ({ fail: "error", warn: "warning" }[kind] ?? "plain") }, say(kind)), " ",
      zhengji.element("strong", {}, rule.checks));
    for (const fault of own) item.append(zhengji.element("p", {}, fault.message), ...(fault.mend ? [zhengji.element("p", { class: "note" }, fault.mend)] : []));
    if (rule.clause) item.append(zhengji.element("p", { class: "note clause", ...zhengji.submitted(rule.clause.quote ?? "") }, say("clause", rule.clause)));
    return { item, kind };
  }

  function test() {
    const { fields, rows } = zhengjiFields.answers(form);
    const own = (keys) => Object.fromEntries(Object.entries(fields).filter(([key]) => keys.includes(key.split(".")[0])));
    const folder = `submissions/${form.dataset.call}/units/zice/`;
    const unit = { kind: "unit", path: folder + "unit.yaml", fields: { name: [say("unit")], ...own(["legal_form", "kind", "finance"]) }, rows };
    const demand = { kind: "demand", path: folder + "zice.yaml", fields: own(["budget"]), rows: {} };
    const { faults, amounts } = engine({ ask: "judge", papers: [unit, demand] });
    zhengjiFields.readBack([form, form], amounts);
    // What cannot be read is asked for again, and no rule has passed by it.
    const asked = new Set(Object.keys(own(["legal_form", "kind", "finance", "budget"])));
    const unread = faults.filter((fault) => fault.severity === "error" && !fault.missing && fault.speaks_to === "writer" && asked.has(fault.at));
    for (const old of form.querySelectorAll(".box > .fault")) old.remove();
    for (const fault of unread) zhengjiFields.at(form, fault.at).append(zhengji.element("div", { class: "fault error" }, fault.message));
    const filled = new Set([...Object.keys(fields), ...Object.keys(rows)]);
    for (const fault of unread) filled.delete(fault.at);
    const verdicts = rules.map((rule) => verdict(rule, faults, filled));
    list.replaceChildren(...verdicts.map((one) => one.item));
    const failed = verdicts.filter((one) => one.kind === "fail").length;
    state.textContent = unread.length ? say("unread", { count: unread.length }) : failed ? say("some", { count: failed }) : verdicts.every((one) => one.kind !== "unknown") ? say("all") : say("open");
  }

  // What was told here need not be told again in the form. It goes by this window alone: figures have no place in an address.
  document.getElementById("self-test-go")?.addEventListener("click", () => {
    try { sessionStorage.setItem("zhengji-self-test-" + form.dataset.call, JSON.stringify(zhengjiFields.answers(form))); } catch { /* it is asked once more */ }
  });

  let waiting;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(test, 250); };
  form.addEventListener("input", soon);
  form.addEventListener("submit", (event) => { event.preventDefault(); test(); document.getElementById("self-test-result").focus(); });
  test();
})();
