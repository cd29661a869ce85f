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

  return {
    // The drafts beside the one at hand.
    others: (form) => all(form).filter((one) => one.id !== id),

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
