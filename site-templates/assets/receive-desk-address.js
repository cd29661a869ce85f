// What the address of a department's page leads to: what was done with a unit, and the letter to one.
"use strict";
(() => {
  const place = () => document.getElementById(location.hash.slice(1));
  // It is told once, where it was done: whoever loads the page again has done nothing.
  const done = place();
  if (done?.matches(".desk-done")) {
    done.classList.add("shown");
    done.focus();
    history.replaceState(null, "", location.pathname + location.search);
  }
  // A letter that is led to stands open.
  const open = () => { const letter = place(); if (letter?.matches(".desk-letter")) letter.open = true; };
  addEventListener("hashchange", open);
  open();
})();
