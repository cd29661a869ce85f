// The ways out of the page: one file, a mail, the clipboard, a forge's page for new files. The reader takes each step, and no address
// holds more than names that are public.
"use strict";
const zhengjiHandIn = (() => {
  const { element } = zhengji;
  const part = (id) => document.getElementById("form-" + id);

  // The page of a forge where a file is made or changed. The content never goes into the address: it may be private.
  function forgePage({ forge, address, branch }, path, exists) {
    const base = address.replace(/\/+$/, "");
    const parts = (text) => text.split("/").map(encodeURIComponent).join("/");
    const [folder, name] = [path.slice(0, path.lastIndexOf("/")), path.slice(path.lastIndexOf("/") + 1)];
    const [make, change, asked] = {
      github: ["new", "edit", "filename"],
      gitlab: ["-/new", "-/edit", "file_name"],
      gitee: ["new", "edit", "filename"],
      gitea: ["_new", "_edit", "filename"],
    }[forge];
    if (exists) return `${base}/${change}/${branch}/${parts(path)}`;
    return `${base}/${make}/${branch}/${parts(folder)}?${asked}=${encodeURIComponent(name)}`;
  }

  // A file's name as every system takes it.
  const fileName = (text) => [...text.replace(/[\\/:*?"<>|\s.]+/g, "-")].slice(0, 60).join("").replace(/^-+|-+$/g, "");

  const bundleName = (name, say) => fileName(say("file-name", { name })) + ".yaml";

  function one(file, form, say) {
    const name = file.path.slice(file.path.lastIndexOf("/") + 1);
    const state = element("span", { role: "status" });
    const shown = element("textarea", { rows: "12", readonly: "", spellcheck: "false", "aria-label": name, ...zhengji.submitted("中文") });
    shown.value = file.text;
    const details = element("details", {}, element("summary", {}, say("show")), shown);
    const copy = element("button", { type: "button", class: "button second" }, say("copy"));
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(file.text);
        state.textContent = say("copied", { name });
      } catch {
        // Without the permission the text is marked, and the reader copies it.
        details.open = true;
        shown.focus();
        shown.select();
        state.textContent = say("selected");
      }
    });
    const actions = element("p", { class: "actions" }, copy, " ");
    if (form.dataset.forge) actions.append(element("a", { class: "button second", href: forgePage(form.dataset, file.path, file.exists), target: "_blank", rel: "noopener noreferrer" }, say(file.exists ? "forge-edit" : "forge")), " ");
    actions.append(state);
    const made = element("div", { class: "made" }, element("h4", {}, file.title), element("p", { class: "note" }, say("place", { path: file.path })), actions);
    made.append(details);
    return made;
  }

  // What the link leads to: its address and its text.
  let address = null, offered = null;
  return {
    forgePage,
    fileName,
    bundleName,

    // Offers the one file, or nothing at all while something in it must not leave the page. `sent`: its text, the unit's name and the
    // single files; `over`: the day of closing, where that has passed.
    offer(form, sent, { never, over }, say) {
      form.dispatchEvent(new CustomEvent("zhengji-packed", { detail: { text: never ? null : sent.text } }));
      if (address) URL.revokeObjectURL(address);
      address = null;
      part("stop").hidden = !never;
      part("ways").hidden = never;
      const files = part("files");
      const open = new Set([...files.querySelectorAll("details[open] textarea")].map((one) => one.getAttribute("aria-label")));
      files.replaceChildren(...(never ? [] : sent.files.map((file) => one(file, form, say))));
      for (const shown of files.querySelectorAll("textarea")) shown.parentElement.open = open.has(shown.getAttribute("aria-label"));
      const link = part("bundle"), mail = part("mail");
      if (never) { link.removeAttribute("href"); mail?.removeAttribute("href"); return; }
      part("unsealed").hidden = sent.text !== null;
      if (sent.text === null) { link.removeAttribute("href"); mail?.removeAttribute("href"); return; }
      address = URL.createObjectURL(new Blob([sent.text], { type: "application/yaml" }));
      const name = bundleName(sent.name, say);
      // What was downloaded is not what is on the page any more.
      if (part("bundle-state").textContent && offered !== sent.text) part("bundle-state").textContent = "";
      offered = sent.text;
      link.onclick = () => { part("bundle-state").textContent = say(mail ? "downloaded-mail" : "downloaded", { file: name }); };
      link.href = address;
      link.download = name;
      link.textContent = over ? say("download-over", { date: over }) : say("download");
      const lost = [...new Set(sent.files.flatMap((file) => file.lost_keys ?? []))];
      part("lost").textContent = [sent.files.some((file) => file.lost_comments) ? say("lost-comments") : "", lost.length ? say("lost-keys", { keys: lost.join(say("offices")) }) : ""].filter(Boolean).join(" ");
      if (mail) {
        mail.hidden = Boolean(over);
        mail.href = `mailto:${encodeURIComponent(form.dataset.mailbox ?? "").replace("%40", "@")}?subject=${encodeURIComponent(say("mail-subject", { name: sent.name }))}&body=${encodeURIComponent(say("mail-body", { file: name, count: sent.demands, name: sent.name }))}`;
      }
    },
  };
})();
