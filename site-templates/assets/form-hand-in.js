// The ways out of the page: a file, the clipboard, a forge's page for new files, a mail. The reader takes each step.
"use strict";
const zhengjiHandIn = (() => {
  const { element } = zhengji;
  // Longest address that forges take without fail.
  const LONGEST = 7500;

  // The page of a forge where a file is made or changed. GitHub and Gitea take the content in the address, the others the name.
  function forgePage({ forge, address, branch }, path, text, exists) {
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
    const page = `${base}/${make}/${branch}/${parts(folder)}?${asked}=${encodeURIComponent(name)}`;
    const whole = `${page}&value=${encodeURIComponent(text)}`;
    return ["github", "gitea"].includes(forge) && whole.length < LONGEST ? whole : page;
  }

  function one(file, form, say, addresses) {
    const blob = URL.createObjectURL(new Blob([file.text], { type: "application/yaml" }));
    addresses.push(blob);
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
    const actions = element("p", { class: "actions" }, element("a", { class: "button", href: blob, download: name }, say("download", { name })), " ", copy, " ");
    const page = form.dataset.forge && forgePage(form.dataset, file.path, file.text, file.exists);
    if (page) actions.append(element("a", { class: "button second", href: page, target: "_blank", rel: "noopener noreferrer" }, say(file.exists ? "forge-edit" : "forge")), " ");
    actions.append(state);
    const made = element("div", { class: "made" }, element("h3", {}, name), element("p", { class: "note" }, say("place", { path: file.path })), actions);
    if (file.lost_comments) made.append(element("p", { class: "note" }, say("lost-comments")));
    if (file.lost_keys?.length) made.append(element("p", { class: "note" }, say("lost-keys", { keys: file.lost_keys.join(say("offices")) })));
    made.append(details);
    return made;
  }

  let addresses = [];
  return {
    forgePage,

    // Offers files, or nothing at all while something in them must not leave the page.
    offer(form, files, title, never, say) {
      for (const address of addresses) URL.revokeObjectURL(address);
      addresses = [];
      document.getElementById("form-stop").hidden = !never;
      document.getElementById("form-ways").hidden = never;
      const open = new Set([...document.querySelectorAll("#form-files details[open] textarea")].map((one) => one.getAttribute("aria-label")));
      document.getElementById("form-files").replaceChildren(...(never ? [] : files.map((file) => one(file, form, say, addresses))));
      for (const shown of document.querySelectorAll("#form-files textarea")) shown.parentElement.open = open.has(shown.getAttribute("aria-label"));
      const names = files.map((file) => file.path.slice(file.path.lastIndexOf("/") + 1)).join(say("offices"));
      const mail = document.getElementById("form-mail");
      if (never) mail.removeAttribute("href");
      else mail.href = `mailto:?subject=${encodeURIComponent(say("mail-subject", { title }))}&body=${encodeURIComponent(say("mail-body", { names }))}`;
    },
  };
})();
