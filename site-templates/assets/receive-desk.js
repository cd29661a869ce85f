// A department's desk: demands are put in order by drag, by buttons and by keys, numbers follow, and what is filled in is posted
// without leaving the page, so that nothing typed is lost. Without this script the page is a plain form with numbers.
"use strict";
(() => {
  const form = document.getElementById("desk");
  if (!form) return;
  const { element } = zhengji;
  const say = zhengji.words(form);
  const list = document.getElementById("desk-rows");
  const answer = document.getElementById("desk-answer");
  const spoken = document.getElementById("desk-spoken");
  const general = document.getElementById("desk-faults");
  const query = new URL(form.action).search;
  const root = new URL(".", form.action).href;
  const link = form.elements.link.value;
  let taken = null, pressed = null, leaving = false, kept = null;

  const box = (row, key) => row.querySelector(`[name^="${key}:"]`);
  const rowOf = (inside) => inside.closest(".desk-row");
  const isRanked = (row) => row?.classList.contains("ranked") ?? false;
  const ranked = () => [...list?.children ?? []].filter(isRanked);
  const where = (row) => ({ title: row.dataset.title, place: ranked().indexOf(row) + 1, count: ranked().length });
  const speak = (id, row) => { spoken.textContent = say(id, where(row)); };

  // Numbers follow the order; the first cannot go up, nor the last down.
  function settle() {
    const all = ranked();
    for (const row of list.children) {
      const place = all.indexOf(row);
      box(row, "rank").value = place < 0 ? "" : place + 1;
      row.querySelector(".up").setAttribute("aria-disabled", place <= 0);
      row.querySelector(".down").setAttribute("aria-disabled", place < 0 || place === all.length - 1);
      for (const [part, hidden] of [[".handle", place < 0], [".up", place < 0], [".down", place < 0], [".leave", place < 0], [".take", place >= 0], [".if-ranked", place < 0], [".if-left", place >= 0]]) row.querySelector(part).hidden = hidden;
    }
  }

  // The others make way: the row itself stays where it is in the page, and keeps its focus and the pointer.
  function move(row, to) {
    const last = ranked().length - 1;
    const end = Math.max(0, Math.min(last, to));
    for (let at = ranked().indexOf(row); at < end; at++) row.before(row.nextElementSibling);
    for (let at = ranked().indexOf(row); at > end; at--) row.after(row.previousElementSibling);
    settle();
    kept.soon();
  }

  // What is below the pointer stays there while cards change places: a press that moves them is still one on it.
  function still(what, act) {
    const { top } = what.getBoundingClientRect();
    act();
    scrollBy({ top: what.getBoundingClientRect().top - top, behavior: "instant" });
  }

  function take(row) {
    while (row.previousElementSibling && !isRanked(row.previousElementSibling)) row.after(row.previousElementSibling);
    row.classList.add("ranked");
    settle();
    kept.soon();
    speak("moved", row);
  }

  function leave(row) {
    if (taken?.row === row) taken = null;
    while (isRanked(row.nextElementSibling)) row.before(row.nextElementSibling);
    row.classList.remove("ranked");
    settle();
    kept.soon();
    speak("left", row);
  }

  // A number moves its card, no number leaves the recommendation; what is neither is told at its box and moves nothing.
  const isNumber = (control) => control.name?.startsWith("rank:") ?? false;
  function number(control) {
    const row = rowOf(control), text = control.value, wanted = zhengjiRank(text), told = row.querySelector(".desk-odd");
    told.hidden = !Number.isNaN(wanted);
    if (control.getAttribute("aria-describedby") === told.id) control.removeAttribute("aria-describedby");
    if (wanted > 0) {
      if (!isRanked(row)) take(row);
      move(row, wanted - 1);
      speak("moved", row);
    } else if (wanted === 0 && isRanked(row)) leave(row);
    else settle();
    if (Number.isNaN(wanted)) {
      spoken.textContent = told.textContent = say("number", { text: text.trim() });
      control.setAttribute("aria-describedby", told.id);
    }
    if (!pressed) control.scrollIntoView({ block: "nearest" });
  }

  // A row that is held by keys or by the pointer.
  function hold(row, held) {
    row.classList.toggle("held", held);
    row.querySelector(".handle").setAttribute("aria-pressed", held);
  }
  function pick(row) {
    taken = { row, from: ranked().indexOf(row) };
    hold(row, true);
    speak("taken", row);
  }
  function drop(id) {
    if (!taken) return;
    const { row, from } = taken;
    taken = null;
    hold(row, false);
    if (id === "returned") move(row, from);
    speak(id, row);
  }

  function order() {
    list.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      const row = rowOf(button), place = ranked().indexOf(row);
      if (button.matches(".handle")) {
        // A press of a key, or of what reads the page aloud; the pointer drags.
        if (event.detail === 0) { if (taken) drop("dropped"); else pick(row); }
      } else if (button.matches(".take")) { take(row); box(row, "opinion").focus(); }
      else if (button.matches(".leave")) { leave(row); row.querySelector(".take").focus(); }
      else if (button.getAttribute("aria-disabled") !== "true") {
        still(button, () => move(row, place + (button.matches(".up") ? -1 : 1)));
        speak("moved", row);
        button.scrollIntoView({ block: "nearest" });
      }
    });
    list.addEventListener("keydown", (event) => {
      if (!taken || !event.target.matches(".handle")) return;
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (step) {
        const { row } = taken;
        move(row, ranked().indexOf(row) + step);
        speak("moved", row);
        event.target.scrollIntoView({ block: "nearest" });
      } else if (event.key === "Escape") drop("returned");
      else return;
      event.preventDefault();
    });
    list.addEventListener("focusout", (event) => { if (taken && event.target.matches(".handle")) drop("dropped"); });
    // The box may be left by a press on something else, which comes first.
    addEventListener("pointerdown", ({ target }) => { pressed = target; }, true);
    for (const ends of ["pointerup", "pointercancel"]) addEventListener(ends, () => { pressed = null; }, true);
    list.addEventListener("change", ({ target }) => {
      if (!isNumber(target)) return;
      if (pressed) still(pressed, () => number(target));
      else number(target);
    });
    list.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || !isNumber(event.target)) return;
      event.preventDefault();
      number(event.target);
    });
    zhengjiDrag(list, {
      ranked,
      move,
      begin(row) { drop("dropped"); hold(row, true); },
      end(row, how, from) {
        hold(row, false);
        if (how === "returned") {
          move(row, from);
          row.scrollIntoView({ block: "nearest" });
        }
        speak(how, row);
      },
    });
  }

  // 字 as the rules count them: each wide character, and each run of others between blanks.
  const WIDE = "\\u2E80-\\u9FFF\\uAC00-\\uD7AF\\uF900-\\uFAFF\\uFE30-\\uFE4F\\uFF00-\\uFFEF\\u{20000}-\\u{3FFFF}“”‘’—…·";
  const PIECE = new RegExp(`[${WIDE}]|[^\\s${WIDE}]+`, "gu");
  function count(text) {
    const { limit } = text.dataset, number = (text.value.match(PIECE) ?? []).length;
    const note = text.parentElement.querySelector(".count");
    note.textContent = limit ? say("limited", { count: number, limit }) : say("count", { count: number });
    note.classList.toggle("over", Boolean(limit) && number > Number(limit));
  }

  // What counts of a row is what is shown: an opinion of one that is not recommended stays on the page, and there alone.
  function boxes() {
    const filled = new FormData(form);
    for (const row of list?.children ?? []) filled.delete(box(row, isRanked(row) ? "reason" : "opinion").name);
    return filled;
  }

  // The same with the texts that an answer gives, and the scan that was chosen.
  function replaced(texts) {
    const filled = new FormData();
    for (const [name, text] of Object.entries({ ...texts, link })) filled.append(name, text);
    const [scan] = form.elements.scan.files;
    if (scan) filled.append("scan", scan);
    return filled;
  }

  function clear() {
    answer.hidden = true;
    answer.replaceChildren();
    for (const place of form.querySelectorAll(".desk-faults")) { place.replaceChildren(); place.hidden = true; }
    for (const control of form.querySelectorAll("[aria-invalid]")) { control.removeAttribute("aria-invalid"); control.removeAttribute("aria-describedby"); }
  }

  function show(...parts) {
    answer.replaceChildren(...parts);
    answer.hidden = false;
    answer.focus();
    answer.scrollIntoView({ block: "center" });
  }

  // A fault at its box, and in the list above all with a way to it.
  function told(fault, number) {
    const control = fault.at ? form.elements.namedItem(fault.at) : null;
    const row = control && rowOf(control);
    const line = (id) => {
      const made = element("li", id ? { id } : {}, element("strong", {}, fault.message));
      if (fault.mend) made.append(" ", fault.mend);
      for (const note of fault.notes ?? []) made.append(" ", note);
      return made;
    };
    if (!control || control.type === "hidden") return line();
    const id = `fault-${number}`, place = row ? row.querySelector(".desk-faults") : general;
    place.append(line(id));
    place.hidden = false;
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-describedby", id);
    const way = element("a", { href: `#${control.id}` }, row ? row.dataset.title : control.labels[0].textContent);
    way.addEventListener("click", (event) => { event.preventDefault(); control.focus(); });
    return element("li", {}, way, " ", fault.message);
  }

  // What was filled in beside what stands. Nothing is written before somebody has decided.
  function stale(found) {
    const head = ["what", "sent", "stands"].map((id) => element("th", { scope: "col" }, say(id)));
    const rows = found.differences.map((one) => element("tr", {}, element("th", { scope: "row" }, [one.title, one.label].filter(Boolean).join(" ")), element("td", {}, one.sent), element("td", {}, one.stands)));
    const replace = element("button", { type: "button", class: "button second", id: "desk-replace" }, say("replace"));
    replace.addEventListener("click", () => save(replaced(found.boxes)));
    const look = element("a", { class: "button", href: `${root}link/${link}/${query}` }, say("look"));
    look.addEventListener("click", () => kept.end());
    show(
      element("p", {}, element("strong", {}, found.message), " ", found.mend),
      element("table", { class: "differences" }, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows)),
      element("p", { class: "actions" }, replace, " ", look),
    );
  }

  async function save(filled) {
    const button = document.getElementById("desk-save");
    if (button.disabled) return;
    kept.keep();
    clear();
    button.disabled = true;
    spoken.textContent = say("saving");
    const found = await zhengjiSend(form.action, filled, 300);
    button.disabled = false;
    spoken.textContent = "";
    if (!found) { show(element("p", {}, say("unheard"))); return; }
    if (found.outcome === "taken") {
      kept.saved();
      location.assign(`${root}link/${link}/receipt/${found.receipt.number}/${query}`);
    } else if (found.outcome === "stale") stale(found);
    else show(element("p", {}, element("strong", {}, found.message), " ", found.mend ?? ""), element("ol", { class: "faults" }, ...(found.faults ?? []).map(told)));
  }

  function begin() {
    // Nothing but this script brings back what was typed.
    form.autocomplete = "off";
    kept = zhengjiKept(form);
    kept.restore();
    if (list) {
      for (const place of list.querySelectorAll(".desk-place")) place.append(element("p", { class: "desk-odd", id: `odd-${place.querySelector("input").id}`, hidden: "" }));
      order();
      settle();
      for (const text of list.querySelectorAll("[name^='opinion:']")) count(text);
    }
    form.addEventListener("input", (event) => {
      kept.soon();
      if (event.target.name?.startsWith("opinion:")) count(event.target);
    });
    form.addEventListener("submit", (event) => { event.preventDefault(); save(boxes()); });
    // A unit is confirmed or sent back on this page; what was typed is there again afterwards, but no file that was chosen.
    for (const other of document.querySelectorAll(".desk-waiting form:not([target])")) {
      other.addEventListener("input", kept.soon);
      other.addEventListener("submit", () => { leaving = kept.keep(other) && !kept.hasScan(); });
    }
    addEventListener("beforeunload", (event) => { if (!leaving && kept.isUnsaved()) event.preventDefault(); });
    addEventListener("pageshow", () => { leaving = false; });
  }

  // After the closing the cards show what can be seen of them, and nothing else.
  if (!form.querySelector("fieldset").disabled) begin();
  else if (list) settle();
})();
