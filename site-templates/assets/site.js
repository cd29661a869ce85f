// Runs before the page is drawn: says that scripts run, restores how the reader wants to read, adds the switches and reading aloud.
"use strict";
(() => {
  const modes = ["large", "contrast"];
  const root = document.documentElement;
  const own = document.currentScript.src;
  root.classList.add("script");
  // A browser may refuse to keep anything; the switches then work for this page only.
  const kept = (name) => { try { return localStorage.getItem("zhengji-" + name) === "on"; } catch { return false; } };
  const keep = (name, on) => { try { localStorage.setItem("zhengji-" + name, on ? "on" : "off"); } catch { /* not kept */ } };
  for (const name of modes) root.classList.toggle(name, kept(name));
  // The days that are left, by the reader's clock and in the call's zone: the pages may have been made days ago.
  const count = (time) => {
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(time.dateTime) ?? [];
    if (!sign) return;
    const ahead = (sign === "-" ? -1 : 1) * (hours * 60 + Number(minutes)) * 60000;
    const day = (at) => Math.floor((at + ahead) / 86400000);
    const closes = Date.parse(time.dateTime), now = Date.now();
    const left = day(closes - 1000) - day(now);
    if (now >= closes) {
      time.textContent = time.dataset.over;
      time.parentElement.querySelector(".button").hidden = true;
    } else {
      const many = () => left === 1 ? time.dataset.one : time.textContent.replace(/\d+/, left);
      time.textContent = left ? many() : time.dataset.today;
    }
  };
  // Reading aloud is offered where the device itself has a voice for the page; some browsers know their voices only after a while.
  const offerVoice = (bar) => {
    const voices = globalThis.speechSynthesis;
    if (!voices) return;
    const has = () => voices.getVoices().some((voice) => voice.localService && voice.lang.slice(0, 2) === root.lang.slice(0, 2));
    const words = JSON.parse(bar.dataset.aloud);
    let close;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.name;
    const open = () => {
      close = zhengjiAloud.open(words, () => { close = undefined; button.setAttribute("aria-pressed", "false"); button.focus(); });
      button.setAttribute("aria-pressed", "true");
    };
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      if (close) close();
      else if (typeof zhengjiAloud === "object") open();
      else if (!button.disabled) {
        button.disabled = true;
        const script = document.createElement("script");
        script.src = own.replace(/site\.js$/, "read-aloud.js");
        script.addEventListener("load", () => { button.disabled = false; open(); });
        script.addEventListener("error", () => { button.remove(); });
        document.head.append(script);
      }
    });
    const offer = () => { if (has() && !button.isConnected) bar.append(button); };
    offer();
    voices.addEventListener?.("voiceschanged", offer);
  };
  // An address within a fold opens it; paper has all of them open, and the reader's window what it had.
  const unfold = () => {
    const name = location.hash.slice(1);
    for (let fold = name && document.getElementById(name)?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
  let folds = [];
  addEventListener("hashchange", unfold);
  addEventListener("beforeprint", () => {
    folds = [...document.querySelectorAll("main details")].map((fold) => ({ fold, open: fold.open, name: fold.getAttribute("name") }));
    // Of folds that share a name one opens at a time.
    for (const { fold } of folds) { fold.removeAttribute("name"); fold.open = true; }
  });
  addEventListener("afterprint", () => {
    for (const { fold, open, name } of folds) { fold.open = open; if (name) fold.setAttribute("name", name); }
  });
  document.addEventListener("DOMContentLoaded", () => {
    unfold();
    for (const time of document.querySelectorAll("time.left")) count(time);
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
    offerVoice(bar);
  });
})();
