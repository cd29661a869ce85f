// Runs before the page is drawn: says that scripts run, restores how the reader wants to read, adds the two switches.
"use strict";
(() => {
  const modes = ["large", "contrast"];
  const root = document.documentElement;
  root.classList.add("script");
  // A browser may refuse to keep anything; the switches then work for this page only.
  const kept = (name) => { try { return localStorage.getItem("zhengji-" + name) === "on"; } catch { return false; } };
  const keep = (name, on) => { try { localStorage.setItem("zhengji-" + name, on ? "on" : "off"); } catch { /* not kept */ } };
  for (const name of modes) root.classList.toggle(name, kept(name));
  document.addEventListener("DOMContentLoaded", () => {
    const bar = document.getElementById("modes");
    if (!bar) return;
    for (const name of modes) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = bar.dataset[name];
      button.setAttribute("aria-pressed", String(root.classList.contains(name)));
      button.addEventListener("click", () => {
        const on = root.classList.toggle(name);
        button.setAttribute("aria-pressed", String(on));
        keep(name, on);
      });
      bar.append(button);
    }
  });
})();
