// The comment form: what is typed becomes a mail, a form to print, or a file. Nothing is sent and nothing is kept.
"use strict";
(() => {
  const form = document.getElementById("comment-form");
  if (!form) return;
  const words = JSON.parse(form.dataset.words);
  const surnames = form.dataset.surnames.split(" ");
  const part = (id) => document.getElementById("c-" + id);
  const value = (name) => zhengjiPaste.lines(form.elements.namedItem(name).value).trim();

  // A link from an item's page says which item and paragraph: #item=…&paragraph=…
  const asked = new URLSearchParams(location.hash.slice(1));
  for (const name of ["item", "paragraph"]) {
    if (asked.has(name)) form.elements.namedItem(name).value = asked.get(name);
  }

  const shownAs = () => {
    const name = value("name");
    if (name === "") return "";
    return value("show") === "full" ? name : zhengjiComment.masked(name, surnames);
  };
  const showName = () => {
    const name = shownAs();
    part("shown").textContent = name === "" ? "" : words.shown.replace("{$name}", name);
  };

  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  };

  // What the engine finds in the file. What is the bureau's to do, such as an answer, is no fault of whoever comments.
  const faultsOf = (engine, path, text) => engine({ ask: "judge", papers: [{ kind: "comment", path, text }] }).faults
    .filter((fault) => fault.speaks_to !== "bureau" && fault.severity !== "note");

  // Only a hint, for where the engine is not; the same is checked again, and better, where the file arrives.
  const looksPersonal = (text) => /(^|[^0-9A-Za-z.])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|(^|\D)\d{17}[\dXx](?!\d)|@(qq|163|126|sina|gmail|outlook)\./.test(text);

  // What was chosen or typed in a box, as the form shows it, and what the box is called without the remark that it may stay empty.
  const said = {
    item: () => part("item").selectedOptions[0].textContent,
    aspect: () => form.querySelector("[name=aspect]:checked").parentElement.textContent.trim(),
    show: () => form.querySelector("[name=show]:checked").parentElement.textContent.trim(),
  };
  const shown = (box) => said[box]?.() ?? value({ current: "current_text", proposed: "proposed_text" }[box] ?? box);
  const called = (box) => (form.querySelector(`label[for="c-${box}"]`) ?? form.querySelector(`[name=${box}]`).closest("fieldset").firstElementChild)
    .textContent.replace(/\s*[（(][^）)]*[）)]\s*$/, "");
  const boxes = ["item", "paragraph", "aspect", "text", "current", "proposed", "reason", "name", "show"];

  // The comment as a letter: what whoever sends it and whoever gets it can read.
  const inWords = () => boxes.filter((box) => shown(box) !== "")
    .map((box) => words.line.replace("{$label}", called(box)).replace("{$text}", () => shown(box))).join("\n\n") + "\n";

  // The form to print, filled in.
  const fillLetter = () => {
    for (const cell of document.querySelectorAll("[data-filled]")) cell.textContent = shown(cell.dataset.filled);
  };

  const canGo = part("result-title").textContent;
  let address;
  // Counts what is done in the form, so that a file is not shown that is no longer what was typed.
  let turns = 0;
  form.addEventListener("input", () => { turns += 1; showName(); part("result").hidden = true; });
  zhengjiPaste.lively(form, (_, sentences) => { part("pasted").textContent = sentences.map(([id]) => words[id]).join(" "); });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    turns += 1;
    const turn = turns;
    const engine = await zhengjiEngine.begin(form);
    if (turn !== turns) return;
    const day = today();
    const comment = {
      on: { item: value("item"), paragraph: value("paragraph") },
      aspect: value("aspect"),
      channel: "web",
      received_on: day,
      shown_as: shownAs(),
      text: value("text"),
      current_text: value("current_text"),
      proposed_text: value("proposed_text"),
      reason: value("reason"),
    };
    const file = zhengjiComment.file(comment);
    const letters = [...crypto.getRandomValues(new Uint8Array(6))].map((n) => (n % 36).toString(36)).join("");
    const name = `${day}-${letters}.yaml`;
    part("file").value = file;
    if (address) URL.revokeObjectURL(address);
    address = URL.createObjectURL(new Blob([file], { type: "application/yaml" }));
    const download = part("download");
    download.href = address;
    download.download = name;
    if (form.dataset.mail) {
      const item = part("item").selectedOptions[0].textContent;
      const subject = words.subject.replace("{$item}", item);
      const mail = part("mail");
      mail.href = `mailto:${form.dataset.mail}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(inWords().replace(/\n/g, "\r\n"))}`;
      mail.hidden = false;
    }
    fillLetter();
    const faults = engine ? faultsOf(engine, `submissions/${form.dataset.call}/comments/${name}`, file) : [];
    part("faults").replaceChildren(...faults.map((fault) => zhengji.element("li", {}, zhengji.element("strong", {}, fault.message), " ", fault.mend ?? "")));
    // Nothing leaves the page while something in it must not.
    part("ways").hidden = faults.some((fault) => fault.never);
    if (part("ways").hidden) { download.removeAttribute("href"); part("mail").removeAttribute("href"); part("file").value = ""; }
    const warning = part("warning");
    warning.hidden = engine !== null || !looksPersonal([comment.text, comment.current_text, comment.proposed_text, comment.reason].join("\n"));
    warning.textContent = warning.hidden ? "" : words.personal;
    part("result-title").textContent = !warning.hidden || faults.some((fault) => fault.severity === "error") ? words.mend : canGo;
    part("status").textContent = "";
    part("result").hidden = false;
    part("result-title").focus();
  });
  part("print").addEventListener("click", () => print());
  part("copy").addEventListener("click", async () => {
    const box = part("file");
    try {
      await navigator.clipboard.writeText(box.value);
      part("status").textContent = words.copied;
    } catch {
      // Without the permission the text is marked, and the reader copies it.
      box.focus();
      box.select();
      part("status").textContent = words.selected;
    }
  });
  showName();
})();
