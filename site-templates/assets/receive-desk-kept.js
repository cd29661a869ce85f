// What was filled in on a department's page and is not saved yet. It is kept in this window alone, until it is saved or discarded, and
// comes back with the state that it was filled in on: what others have saved since is told by the service and not written over.
"use strict";
const zhengjiKept = (form) => {
  // Tells the pages of links apart; no link can be made of it again.
  const mark = (text) => {
    let one = 7, other = 11;
    for (const letter of text) {
      one = Math.imul(one ^ letter.codePointAt(0), 0x9E3779B1) >>> 0;
      other = Math.imul(other ^ letter.codePointAt(0), 0x85EBCA6B) >>> 0;
      one = (one ^ (other >>> 15)) >>> 0;
    }
    return one.toString(36) + "-" + other.toString(36);
  };
  const { element } = zhengji;
  const say = zhengji.words(form);
  const key = "zhengji-desk-" + mark(form.elements.link.value);
  const rows = () => [...form.querySelectorAll(".desk-row")];
  const ranked = () => rows().filter((row) => row.classList.contains("ranked"));
  // The boxes by their names; the reason to send a unit back is one by the unit's.
  const isReason = (name) => name.startsWith("back:");
  const reasonOf = (other) => `back:${other.elements.unit.value}`;
  function controls() {
    const own = [...form.elements].filter(({ name, type }) => name && name !== "link" && type !== "file");
    const reasons = [...document.querySelectorAll(".desk-waiting textarea")];
    return [...own.map((control) => [control.name, control]), ...reasons.map((control) => [reasonOf(control.form), control])];
  }
  const isRank = (name) => name.startsWith("rank:");
  // What the page was made from, and nobody fills in.
  const isMade = (name) => name === "state" || name === "stamped_scan" || name.startsWith("told:");

  // What stands on the page, by the names of its boxes; a rank is the place at which its card lies.
  function filled() {
    const order = ranked();
    const value = ([name, control]) => isRank(name) ? order.indexOf(control.closest(".desk-row")) + 1 : control.type === "checkbox" ? control.checked : control.value;
    return Object.fromEntries(controls().map((one) => [one[0], value(one)]));
  }
  const fresh = filled();
  const differs = (boxes) => Object.keys(fresh).some((name) => !isMade(name) && name in boxes && boxes[name] !== fresh[name]);
  const hasScan = () => form.elements.scan.files.length > 0;
  let later = 0, ended = false, leaving = false;

  function drop() {
    clearTimeout(later);
    try { sessionStorage.removeItem(key); } catch { /* nothing was kept */ }
  }

  function write(what) {
    try {
      sessionStorage.setItem(key, JSON.stringify(what));
      return true;
    } catch {
      return false;
    }
  }

  // Keeps what stands on the page now; gives back whether it is kept. `sent` is the form beside it that is being sent.
  function keep(sent) {
    clearTimeout(later);
    if (ended) return true;
    const boxes = filled();
    if (differs(boxes) || hasScan()) return write({ boxes, scan: hasScan(), sent: sent && reasonOf(sent) });
    drop();
    return true;
  }

  function read() {
    try { return JSON.parse(sessionStorage.getItem(key) ?? "null"); } catch { return null; }
  }

  // What was not saved is back, and may be discarded.
  function tell(scan, stale) {
    const note = document.getElementById("desk-restored");
    const discard = element("button", { type: "button", class: "button second", id: "desk-discard" }, say("discard"));
    discard.addEventListener("click", () => { end(); location.reload(); });
    note.append(element("p", {}, element("strong", {}, say("restored"))));
    if (stale) note.append(element("p", {}, say("restored-stale")));
    if (scan) note.append(element("p", {}, say("restored-scan")));
    note.append(discard);
    note.hidden = false;
  }

  // Nobody wants it any more.
  function end() {
    ended = true;
    drop();
  }

  addEventListener("pagehide", () => { if (!leaving) keep(); });
  return {
    keep(sent) { leaving = Boolean(sent); return keep(sent); },
    end,
    soon() { clearTimeout(later); later = setTimeout(() => keep(), 300); },
    isUnsaved: () => !ended && (hasScan() || differs(filled())),
    hasScan,
    // It was taken; what was typed beside it is not.
    saved() {
      const reasons = Object.entries(filled()).filter(([name, text]) => isReason(name) && text);
      end();
      if (reasons.length) write({ boxes: Object.fromEntries(reasons) });
    },

    // Puts it back onto the page, and tells of it.
    restore() {
      const { boxes, scan, sent } = read() ?? {};
      // The page says that this was done.
      if (boxes && sent && location.hash === "#sent-back") delete boxes[sent];
      if (!boxes || (!scan && !differs(boxes))) { drop(); return; }
      for (const [name, control] of controls()) {
        if (!(name in boxes) || isRank(name)) continue;
        if (control.type === "checkbox") control.checked = boxes[name];
        else control.value = boxes[name];
        if (isReason(name) && boxes[name]) control.closest("details").open = true;
      }
      // Cards that were not on the page then stay behind the others.
      const all = rows(), order = ranked();
      const place = (row) => boxes[row.querySelector("[name^='rank:']").name] ?? (order.includes(row) ? all.length + order.indexOf(row) : 0);
      const places = new Map(all.map((row) => [row, place(row)]));
      const sorted = all.filter((row) => places.get(row)).sort((one, other) => places.get(one) - places.get(other));
      for (const row of all) row.classList.toggle("ranked", places.get(row) > 0);
      all[0]?.parentElement.append(...sorted, ...all.filter((row) => !places.get(row)));
      tell(scan, "state" in boxes && boxes.state !== fresh.state);
      keep();
    },
  };
};
