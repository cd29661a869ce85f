// Whose the papers are: the unit by its credit code, its folder, and who can take in what is handed in.
"use strict";
const zhengjiWhose = (form, papers, say) => {
  const root = papers.root("unit");
  const part = (id) => document.getElementById("form-" + id);
  // The unit's folder and name where it is there already, and the folder that an opened file names.
  let known = null, named = null;
  const code = () => (zhengjiFields.texts(zhengjiFields.at(root, "uscc"))[0] ?? "").replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xFEE0)).replace(/[\s-]/g, "").toUpperCase();

  return {
    code,
    get named() { return named; },
    set named(folder) { named = folder; },
    get folder() { return known?.[0] ?? named ?? (code().toLowerCase().replace(/[^a-z0-9]/g, "") || null); },
    get name() { return papers.unit.answers.fields.name?.[0] ?? known?.[1] ?? ""; },
    forget() { known = named = null; },

    // A unit that is there already is found by its code, and everybody is told who can take in what is handed in.
    async find() {
      const units = code().length === 18 ? await zhengji.load(form.dataset.shared + "data/form/", "units").catch(() => ({})) : {};
      known = units[code()] ?? null;
      const department = zhengjiFields.at(root, "department").querySelector("option:checked")?.textContent ?? "";
      part("known").textContent = known ? say("known", { name: known[1] }) : code().length === 18 ? say("unknown") : "";
      const { newUnits, departmentsSubmit } = form.dataset;
      const office = department && zhengjiFields.texts(zhengjiFields.at(root, "department")).length ? department : say("office");
      // `admission`: how the service lets in whoever has no link; there is none where the link says whose the papers are.
      const { admission } = form.dataset;
      part("founding").textContent = admission ? (admission === "linked" ? "" : say(known ? "take-receive-known" : `take-receive-${admission}`, { office })) : known ? say(departmentsSubmit === "true" ? "take-known" : "take-known-unit", { office }) : say({ bureau: "take-bureau", department: form.dataset.mailbox ? "take-department-mail" : "take-department", anyone: "take-anyone" }[newUnits], { office });
    },
  };
};
