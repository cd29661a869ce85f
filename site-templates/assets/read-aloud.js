// Reads a page aloud with a voice of the reader's own device: sentence by sentence, its paragraph marked, its words in large letters.
// Loaded when the reader first asks for it.
"use strict";
const zhengjiAloud = (() => {
  // A sentence longer than this is cut at a comma: some voices fall silent after a quarter of a minute.
  const LONGEST = 80;
  const RATES = { slow: 0.7, usual: 1, fast: 1.4 };
  const BLOCK = "h1,h2,h3,h4,h5,h6,p,li,dt,dd,th,td,caption,figcaption,blockquote,summary,legend,label";
  const SILENT = ".no-print,[aria-hidden=true],script,style,noscript,svg,nav,button,input,select,textarea,.visually-hidden,.pilcrow,.legend";

  const language = (element) => element.closest("[lang]").lang;
  const kin = (tag) => tag.replace("_", "-").toLowerCase();
  // Only voices of the device: others would send what is read to somebody's server.
  const voice = (tag) => {
    const own = speechSynthesis.getVoices().filter((one) => one.localService && kin(one.lang).split("-")[0] === kin(tag).split("-")[0]);
    return own.find((one) => kin(one.lang) === kin(tag)) ?? own[0];
  };

  // A cell says which column it is in, as whoever sees the table knows it.
  const head = (cell) => {
    const heads = cell.closest("table")?.tHead?.rows;
    return cell.tagName === "TD" && heads?.length === 1 ? heads[0].cells[cell.cellIndex]?.innerText.trim() : "";
  };

  const sentences = (text) => text.match(/[^。！？；!?;\n]+?(?:[。！？；!?;]+[”’』」）)]*|[^\d。！？；!?;\n]\.(?=\s)|\n|$)/g)?.flatMap((whole) => {
    const cut = [];
    let rest = whole.trim();
    while (rest.length > LONGEST) {
      const near = Math.max(...["，", "、", "：", ", "].map((mark) => rest.lastIndexOf(mark, LONGEST)));
      const at = near > 0 ? near + 1 : LONGEST;
      cut.push(rest.slice(0, at).trim());
      rest = rest.slice(at).trim();
    }
    return [...cut, rest];
  }).filter((part) => /[\p{L}\p{N}]/u.test(part)) ?? [];

  // What a reader can see of the page, in its order: sentences, each with the paragraph it stands in.
  const script = (main) => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      if (node.matches(SILENT) || !node.checkVisibility()) return NodeFilter.FILTER_REJECT;
      return node.matches("thead") && node.parentElement.tBodies.length ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    });
    const blocks = [];
    while (walker.nextNode()) {
      const text = walker.currentNode;
      const block = text.parentElement.closest(BLOCK);
      if (!block) continue;
      if (blocks.at(-1)?.block === block) blocks.at(-1).text += text.data;
      else if (text.data.trim()) blocks.push({ block, text: text.data });
    }
    return blocks.flatMap(({ block, text }) => {
      const column = head(block);
      return sentences((column ? column + "：" : "") + text.replace(/[ \t\r\n]+/g, " ")).map((sentence) => ({ block, sentence }));
    });
  };

  const button = (text, act) => {
    const one = Object.assign(document.createElement("button"), { type: "button", textContent: text });
    one.addEventListener("click", act);
    return one;
  };

  // Opens the bar below the page and begins; `done` is called when it is closed.
  const open = (words, done) => {
    const parts = script(document.getElementById("main"));
    let at = Math.max(0, parts.findIndex(({ block }) => block.getBoundingClientRect().bottom > 0));
    let rate = 1, turn = 0, runs = false;

    const line = document.createElement("p");
    line.className = "line";
    const stop = button(words.pause, () => runs ? rest() : say());
    const speeds = Object.entries(RATES).map(([name, one]) => {
      const choice = button(words[name], () => { rate = one; shown(); if (runs) say(); });
      return [one, choice];
    });
    const shown = () => { for (const [one, choice] of speeds) choice.setAttribute("aria-pressed", String(one === rate)); };
    const speed = document.createElement("span");
    speed.setAttribute("role", "group");
    speed.setAttribute("aria-label", words.speed);
    speed.append(...speeds.map(([, choice]) => choice));
    const bar = document.createElement("section");
    bar.className = "aloud no-print";
    bar.setAttribute("aria-label", words.name);
    const keys = document.createElement("div");
    keys.append(stop, button(words.back, () => move(-1)), button(words.next, () => move(1)), speed, button(words.close, () => close()));
    const hint = document.createElement("p");
    hint.className = "hint";
    hint.textContent = words.hint;
    bar.append(line, keys, hint);

    const mark = (block) => {
      document.querySelector(".spoken")?.classList.remove("spoken");
      block?.classList.add("spoken");
      const place = block?.getBoundingClientRect();
      if (place && (place.top < 0 || place.bottom > bar.getBoundingClientRect().top)) {
        block.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
      }
    };
    const rest = (text = words.resume) => {
      runs = false;
      turn += 1;
      speechSynthesis.cancel();
      stop.textContent = text;
    };
    const say = () => {
      if (at >= parts.length) at = 0;
      const { block, sentence } = parts[at];
      const own = ++turn;
      runs = true;
      stop.textContent = words.pause;
      speechSynthesis.cancel();
      const spoken = new SpeechSynthesisUtterance(sentence);
      spoken.lang = language(block);
      spoken.voice = voice(spoken.lang) ?? null;
      spoken.rate = rate;
      // Without a voice for this language the words are only shown, so that nothing is lost and nothing leaves the device.
      const on = () => {
        if (own !== turn) return;
        at += 1;
        if (at < parts.length) say();
        else { rest(words.again); mark(null); line.textContent = words.end; }
      };
      line.textContent = sentence;
      line.lang = spoken.lang;
      mark(block);
      if (!spoken.voice) { setTimeout(on, 1000 + 150 * sentence.length / rate); return; }
      spoken.addEventListener("end", on);
      spoken.addEventListener("error", () => { if (own === turn) { rest(); line.textContent = words.failed; } });
      speechSynthesis.speak(spoken);
    };
    // To the beginning of the paragraph before or after.
    const move = (by) => {
      const block = parts[Math.min(at, parts.length - 1)].block;
      const first = (one) => parts.findIndex((part) => part.block === one);
      const blocks = [...new Set(parts.map((part) => part.block))];
      const near = blocks[Math.min(Math.max(blocks.indexOf(block) + by, 0), blocks.length - 1)];
      at = first(near);
      say();
    };
    const from = (event) => {
      if (event.target.closest("a,button,input,select,textarea,summary,label")) return;
      const asked = parts.findIndex(({ block }) => block.contains(event.target));
      if (asked >= 0) { at = asked; say(); }
    };
    const escape = (event) => { if (event.key === "Escape") close(); };
    const close = () => {
      rest();
      mark(null);
      room.disconnect();
      bar.remove();
      document.documentElement.classList.remove("reads");
      document.getElementById("main").removeEventListener("click", from);
      removeEventListener("keydown", escape);
      removeEventListener("pagehide", close);
      done();
    };
    // The page keeps as much room free at its end as the bar takes.
    const room = new ResizeObserver(() => document.documentElement.style.setProperty("--bar", `${bar.offsetHeight}px`));
    document.documentElement.classList.add("reads");
    document.body.append(bar);
    room.observe(bar);
    document.getElementById("main").addEventListener("click", from);
    addEventListener("keydown", escape);
    addEventListener("pagehide", close);
    shown();
    stop.focus();
    if (parts.length) say(); else line.textContent = words.end;
    return close;
  };
  return { open };
})();
