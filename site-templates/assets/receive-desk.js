// A department's desk: demands are put in order by drag, by buttons and by keys, numbers follow, and what is filled in is posted
// without leaving the page, so that nothing typed is lost. Without this script the page is a plain form with numbers.
"use strict";
(() => {
  const form = document.getElementById("desk");
  if (!form || form.querySelector("fieldset").disabled) return;
  const { element } = zhengji;
  const say = zhengji.words(form);
  const list = document.getElementById("desk-rows");
  const answer = document.getElementById("desk-answer");
  const spoken = document.getElementById("desk-spoken");
  const general = document.getElementById("desk-faults");
  const query = new URL(form.action).search;
  const root = new URL(".", form.action).href;
  const link = form.elements.link.value;
  let changed = false, taken = null;

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
    changed = true;
  }

  function take(row) {
    while (row.previousElementSibling && !isRanked(row.previousElementSibling)) row.after(row.previousElementSibling);
    row.classList.add("ranked");
    settle();
    changed = true;
    speak("moved", row);
  }

  function leave(row) {
    if (taken?.row === row) taken = null;
    while (isRanked(row.nextElementSibling)) row.before(row.nextElementSibling);
    row.classList.remove("ranked");
    settle();
    changed = true;
    speak("left", row);
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
        move(row, place + (button.matches(".up") ? -1 : 1));
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
    list.addEventListener("change", (event) => {
      if (!event.target.name?.startsWith("rank:")) return;
      const row = rowOf(event.target), wanted = Number.parseInt(event.target.value, 10);
      if (wanted >= 1) {
        if (!isRanked(row)) take(row);
        move(row, wanted - 1);
        speak("moved", row);
      } else if (isRanked(row)) leave(row);
      else settle();
    });
    list.addEventListener("pointerdown", (event) => {
      const handle = event.target.closest(".handle");
      if (!handle || event.button) return;
      handle.setPointerCapture(event.pointerId);
      const row = rowOf(handle);
      hold(row, true);
      const drag = ({ clientY }) => {
        const others = ranked().filter((other) => other !== row);
        const middle = (other) => { const { top, height } = other.getBoundingClientRect(); return top + height / 2; };
        const before = others.findIndex((other) => clientY < middle(other));
        const to = before < 0 ? others.length : before;
        if (to !== ranked().indexOf(row)) move(row, to);
        if (clientY < 60) scrollBy(0, -12);
        if (clientY > innerHeight - 60) scrollBy(0, 12);
      };
      const end = () => {
        handle.removeEventListener("pointermove", drag);
        hold(row, false);
        speak("dropped", row);
      };
      handle.addEventListener("pointermove", drag);
      handle.addEventListener("lostpointercapture", end, { once: true });
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
    look.addEventListener("click", () => { changed = false; });
    show(
      element("p", {}, element("strong", {}, found.message), " ", found.mend),
      element("table", { class: "differences" }, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows)),
      element("p", { class: "actions" }, replace, " ", look),
    );
  }

  async function save(filled) {
    const button = document.getElementById("desk-save");
    clear();
    button.disabled = true;
    spoken.textContent = say("saving");
    const found = await zhengjiSend(form.action, filled, 300);
    button.disabled = false;
    if (!found) { show(element("p", {}, say("unheard"))); return; }
    if (found.outcome === "taken") {
      changed = false;
      location.assign(`${root}link/${link}/receipt/${found.receipt.number}/${query}`);
    } else if (found.outcome === "stale") stale(found);
    else show(element("p", {}, element("strong", {}, found.message), " ", found.mend ?? ""), element("ol", { class: "faults" }, ...(found.faults ?? []).map(told)));
  }

  if (list) {
    order();
    settle();
    for (const text of list.querySelectorAll("[name^='opinion:']")) count(text);
  }
  form.addEventListener("input", (event) => {
    changed = true;
    if (event.target.name?.startsWith("opinion:")) count(event.target);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); save(boxes()); });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });

  // A letter that is led to stands open.
  const open = () => { const letter = location.hash.startsWith("#letter-") && document.getElementById(location.hash.slice(1)); if (letter) letter.open = true; };
  addEventListener("hashchange", open);
  open();
})();
