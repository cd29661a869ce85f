// Files that are opened into the form: what was handed in, or a single paper of it.
"use strict";
const zhengjiOpen = (() => {
  const bare = (name) => name.replace(/\.ya?ml$/, "");

  // One file for the engine.
  function unpacked(judge, file, text, say) {
    if (/^files:/m.test(text)) {
      const { unit, files, faults } = judge({ ask: "unpack", text });
      if (faults.length) return { reason: faults.join(" ") };
      return { unit, files: Object.entries(files).map(([name, own]) => ({ name, text: own, kind: name === "unit.yaml" ? "unit" : "demand" })) };
    }
    const kind = /(?:^|\/)unit\.ya?ml$/.test(file.name) || /^(?:uscc|legal_form):/m.test(text) ? "unit" : /^(?:title|organization|research):/m.test(text) ? "demand" : null;
    return kind ? { files: [{ name: file.name, text, kind }] } : { reason: say("open-which") };
  }

  // What it holds, with the answers in it; or why it cannot be opened.
  function read(judge, file, text, say) {
    const found = judge ? unpacked(judge, file, text, say) : { reason: say("engine-none") };
    if (found.reason) return found;
    const files = found.files.map((one) => ({ ...one, answers: judge({ ask: "open", kind: one.kind, text: one.text }) }));
    const broken = files.find((one) => one.answers.faults.length);
    return broken ? { reason: broken.answers.faults.join(" ") } : { unit: found.unit, files };
  }

  // Opens files one after the other. Gives the names of those that could be, what there is to say, and the kinds of papers in them.
  // `apart()`: leaves the page to another unit's file, which does not write over what stands there.
  return async (files, judge, { papers, whose, apart, say }) => {
    const names = [], notes = [], kinds = new Set();
    for (const file of files) {
      const found = read(judge, file, (await file.text()).replace(/^\uFEFF/, ""), say);
      if (found.reason) { notes.push(say("open-failed", { name: file.name, reason: found.reason })); continue; }
      const next = found.files.find((one) => one.kind === "unit")?.answers.fields.uscc?.[0];
      if (next && whose.code() && next.toUpperCase() !== whose.code() && !papers.isEmpty()) await apart();
      if (found.unit) whose.named = found.unit;
      for (const one of found.files) {
        papers.put(one.kind, bare(one.name), one.answers, one.text);
        kinds.add(one.kind);
        if (one.kind === "demand" && /^withdrawn:/m.test(one.text)) notes.push(say("opened-withdrawn", { name: one.answers.fields.title?.[0] ?? one.name }));
        const unmapped = one.answers.unmapped.filter((key) => key !== "withdrawn");
        if (unmapped.length) notes.push(say("opened-unmapped", { keys: unmapped.join(say("offices")) }));
      }
      const first = papers.items.findIndex((one) => found.files.some((own) => own.kind === "demand" && bare(own.name) === one.name));
      if (first >= 0) papers.show(first);
      names.push(file.name);
    }
    return { names, notes, kinds };
  };
})();
