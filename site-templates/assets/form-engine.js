// The engine: the very rules that run after a file is handed in, compiled for the browser. Questions and answers are JSON.
"use strict";
const zhengjiEngine = (() => {
  let begun = null, preview = null, sealer = null, writer = null;

  // From a script, because a page opened from a disk may not fetch files; base64 of gzip, because scripts are text.
  async function module(shared, name) {
    const bytes = Uint8Array.from(atob(await zhengji.load(shared + "assets/", name)), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.instantiate(await new Response(stream).arrayBuffer(), {});
  }

  // Four bytes at a time: a module has no other door.
  function say(door, question) {
    const bytes = new TextEncoder().encode(question);
    const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
    padded.set(bytes);
    const input = new DataView(padded.buffer);
    for (let at = 0; at < padded.length; at += 4) door.put(input.getUint32(at, true));
    const length = door.ask(bytes.length);
    const count = Math.abs(length);
    const output = new DataView(new ArrayBuffer(Math.ceil(count / 4) * 4));
    for (let at = 0; at < count; at += 4) output.setUint32(at, door.get(at), true);
    const text = new TextDecoder().decode(new Uint8Array(output.buffer, 0, count));
    if (length < 0) throw new Error(text);
    return text;
  }

  const talk = (door, question) => JSON.parse(say(door, JSON.stringify(question)));

  return {
    talk,

    // Ready for questions about the call of a page; null where the site has no engine or the browser cannot run it.
    begin(element) {
      begun ??= (async () => {
        if (element.dataset.engine !== "true") return null;
        try {
          const { shared } = element.dataset;
          const language = document.documentElement.lang;
          const [{ instance }, frame, messages] = await Promise.all([module(shared, "engine"), zhengji.load(shared + "data/form/", "call"), zhengji.load(shared + "data/form/", "messages-" + language)]);
          const door = instance.exports;
          talk(door, { ask: "begin", ...frame, language, messages });
          const timed = (question) => ["check", "judge"].includes(question.ask) ? { now: new Date().toISOString(), ...question } : question;
          return (question) => talk(door, timed(question));
        } catch (error) {
          console.info(error);
          return null;
        }
      })();
      return begun;
    },

    // From files to the same files with contacts and finances sealed; null where that cannot be had.
    sealer(element) {
      sealer ??= module(element.dataset.shared, "sealer")
        .then(({ instance }) => (question) => talk(instance.exports, question))
        .catch((error) => { console.info(error); return null; });
      return sealer;
    },

    // From what was typed to the bytes of a document for Word; fails where that cannot be had. The question is the papers of the call
    // and their words, which the site has made, with what stands in the boxes.
    word(element) {
      const { shared } = element.dataset;
      writer ??= Promise.all([module(shared, "word"), zhengji.load(shared + "data/form/", "papers")])
        .then(([{ instance }, frame]) => (papers) => Uint8Array.from(atob(say(instance.exports, JSON.stringify({ ...frame, papers }))), (letter) => letter.charCodeAt(0)))
        .catch((error) => { writer = null; throw error; });
      return writer;
    },

    // From a text to the HTML of its page; null where that cannot be had.
    preview(element) {
      preview ??= module(element.dataset.shared, "preview")
        .then(({ instance }) => (text) => say(instance.exports, text))
        .catch((error) => { console.info(error); return null; });
      return preview;
    },
  };
})();
