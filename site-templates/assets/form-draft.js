// The draft: kept in this browser alone, and gone for good when asked.
"use strict";
const zhengjiDraft = (() => {
  const key = (form) => "zhengji-draft-" + form.dataset.call;
  return {
    // Whether the browser took it.
    keep(form, draft) {
      try { localStorage.setItem(key(form), JSON.stringify(draft)); return true; } catch { return false; }
    },
    kept(form) {
      try { return JSON.parse(localStorage.getItem(key(form)) ?? "null"); } catch { return null; }
    },
    forget(form) {
      try { localStorage.removeItem(key(form)); } catch { /* nothing was kept */ }
    },
  };
})();
