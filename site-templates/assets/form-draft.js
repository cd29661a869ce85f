// Drafts: kept in this browser alone, each under a name of its own, so that two windows never write over each other.
"use strict";
const zhengjiDraft = (() => {
  const prefix = (form) => `zhengji-draft-${form.dataset.call}-`;
  const token = () => [...crypto.getRandomValues(new Uint8Array(8))].map((n) => (n % 36).toString(36)).join("");
  // This window; the draft it works on; when it last saw that.
  const tab = token();
  let id = null, seen = 0;

  const read = (key) => { try { return JSON.parse(localStorage.getItem(key) ?? "null"); } catch { return null; } };
  const remember = (form) => { try { sessionStorage.setItem(prefix(form), id); } catch { /* the newest is taken up again */ } };
  const remembered = (form) => { try { return sessionStorage.getItem(prefix(form)); } catch { return null; } };

  // All that are there, the newest first.
  function all(form) {
    let keys = [];
    try { keys = Object.keys(localStorage); } catch { /* the browser keeps nothing */ }
    return keys.filter((key) => key.startsWith(prefix(form)))
      .map((key) => ({ id: key.slice(prefix(form).length), draft: read(key) }))
      .filter(({ draft }) => draft?.items).sort((one, two) => two.draft.time - one.draft.time);
  }

  // A draft as a line of the list: its name and time, to be taken up or deleted.
  function line(form, { id, draft }, { take, drop }, say) {
    const { element } = zhengji;
    const name = draft.unit.answers.fields.name?.[0] ?? draft.items.map((one) => one.answers.fields.title?.[0]).find(Boolean) ?? say("nameless");
    const when = new Date(draft.time).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    const go = element("button", { type: "button", class: "button second small" }, say("draft-take", { name, when }));
    go.addEventListener("click", () => take(id));
    const remove = element("button", { type: "button", class: "button second small", "aria-label": say("draft-drop-named", { name }) }, say("demand-drop"));
    remove.addEventListener("click", () => { if (confirm(say("draft-drop-named", { name }))) drop(id); });
    return element("li", {}, go, " ", remove);
  }

  return {
    // Shows the drafts beside the one at hand: another unit's, or another window's.
    list(form, actions, say) {
      const others = all(form).filter((one) => one.id !== id);
      document.getElementById("form-drafts-box").hidden = !others.length;
      document.getElementById("form-drafts").replaceChildren(...others.map((one) => line(form, one, actions, say)));
    },

    // Takes up a draft: the one that is named, the one of this window, or the newest. Null where there is none.
    resume(form, wanted) {
      const found = all(form);
      const one = found.find((one) => one.id === (wanted ?? remembered(form))) ?? (wanted ? null : found[0]);
      if (!one) return null;
      ({ id } = one);
      seen = one.draft.time;
      remember(form);
      return one.draft;
    },

    // Begins another one; the one at hand stays.
    begin() { id = null; seen = 0; },

    // Whether the browser took it: `kept`, `apart` where another window had changed it meanwhile, so that it now is one of its own,
    // or `refused`.
    keep(form, draft) {
      const now = id && read(prefix(form) + id);
      // Looking at a draft does not make it another one.
      if (now && JSON.stringify({ ...now, tab: 0, time: 0 }) === JSON.stringify({ ...draft, tab: 0, time: 0 })) return "kept";
      const apart = Boolean(now) && now.tab !== tab && now.time > seen;
      if (!id || apart) id = token();
      // Never twice the same moment: the later one is known by it.
      seen = Math.max(Date.now(), seen + 1);
      try {
        localStorage.setItem(prefix(form) + id, JSON.stringify({ ...draft, tab, time: seen }));
      } catch { return "refused"; }
      remember(form);
      return apart ? "apart" : "kept";
    },

    // For good: the one that is named, or all of the call.
    forget(form, wanted) {
      for (const one of wanted ? [{ id: wanted }] : all(form)) {
        try { localStorage.removeItem(prefix(form) + one.id); } catch { /* nothing was kept */ }
      }
      if (!wanted) { id = null; seen = 0; }
    },
  };
})();
