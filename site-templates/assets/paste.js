// What is on the clipboard, as plain text: lines stay lines, rows of a table have tabs between cells, and raised and lowered
// characters stay what they are. Nothing here knows a form.
"use strict";
const zhengjiPaste = (() => {
  const BREAKS = /\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g;
  const SKIPPED = new Set(["SCRIPT", "STYLE", "HEAD", "TITLE", "TEMPLATE", "NOSCRIPT", "OBJECT", "IFRAME", "SELECT", "TEXTAREA"]);
  const BLOCKS = new Set(["ADDRESS", "ARTICLE", "ASIDE", "BLOCKQUOTE", "CAPTION", "DD", "DIV", "DL", "DT", "FIGCAPTION", "FIGURE", "FOOTER", "H1", "H2", "H3", "H4", "H5", "H6", "HEADER", "LI", "MAIN", "NAV", "OL", "P", "PRE", "SECTION", "UL"]);
  const STRUCK = new Set(["S", "STRIKE", "DEL"]);
  const RAISED = Object.fromEntries([..."0123456789+-−=()ni"].map((plain, at) => [plain, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ"][at]]));
  const LOWERED = Object.fromEntries([..."0123456789+-−=()"].map((plain, at) => [plain, [..."₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"][at]]));
  // More than these nobody pastes; it keeps a hostile table from filling the page.
  const SPAN = 100;
  const DEPTH = 200;

  // Han characters and what is as wide: no blank comes between them where lines are joined.
  const wide = (c) => c !== undefined && /[\u2E80-\uA4CF\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u2460-\u24FF“”‘’…—·\u{20000}-\u{3FFFF}]/u.test(c);
  const join = (before, after) => {
    const [last] = [...before.slice(-2)].slice(-1);
    const [first] = after;
    return before === "" || after === "" || (wide(last) && wide(first)) ? before + after : `${before} ${after}`;
  };

  // Every line end as one.
  const lines = (text) => text.replace(BREAKS, "\n");
  const oneLine = (text) => lines(text).split("\n").map((line) => line.trim()).reduce(join, "");

  function script(text, raised) {
    const characters = [...text.trim()];
    const own = raised ? RAISED : LOWERED;
    if (!characters.length) return text;
    const made = characters.every((c) => own[c]) ? characters.map((c) => own[c]).join("") : `${raised ? "^" : "_"}{${text.trim()}}`;
    return text.match(/^\s*/)[0] + made + text.match(/\s*$/)[0];
  }

  // A page's policy lets no markup bring styles along, not even markup that is only read.
  const STYLE = "data-own-style";
  const unstyled = (html) => html.replace(/<style\b[^]*?(<\/style\s*>|$)/gi, "").replace(/(<[a-z][^<>]*?\s)style(?=\s*=)/gi, `$1${STYLE}`);

  // Reads HTML as far as it shows: `text`, `rows` where there is one table, what stands `beside` it, and whether something was struck out.
  function read(html) {
    const body = new DOMParser().parseFromString(unstyled(html), "text/html").body;
    let struck = false, tables = [], out = "", depth = 0;

    const styles = (element) => element.getAttribute(STYLE) ?? "";
    const style = (element, name) => new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]*)`, "i").exec(styles(element))?.[1].trim().toLowerCase() ?? "";
    const isHidden = (element) => element.hidden || style(element, "display") === "none" || /mso-hide:\s*all/i.test(styles(element));
    const isStruck = (element) => STRUCK.has(element.tagName) || /line-through/.test(style(element, "text-decoration") + style(element, "text-decoration-line"));

    function line() { if (out !== "" && !out.endsWith("\n")) out = out.replace(/ +$/, "") + "\n"; }
    function add(text) { out += out === "" || out.endsWith("\n") ? text.replace(/^ +/, "") : out.endsWith(" ") ? text.replace(/^ /, "") : text; }

    // What an element says by itself.
    function apart(element, how = inside) {
      const before = out;
      out = "";
      how(element);
      const own = out;
      out = before;
      return own;
    }

    function words(node, kept) {
      const text = node.data.replaceAll("\u00A0", " ");
      if (kept) { add(lines(text)); return; }
      // Editors wrap the source between Han characters, where no blank is meant.
      const pieces = text.replace(BREAKS, "\n").split(/[ \t]*\n\s*/);
      const joined = pieces.reduce((before, after) => (before !== "" && after !== "" ? join(before, after) : before + after === "" ? "" : before + after), "");
      const starts = /^\s/.test(text) && !(pieces.length > 1 && pieces[0] === "" && wide([...out].pop()) && wide(joined[0]));
      const ends = /\s$/.test(text);
      add(`${starts ? " " : ""}${joined.trim().replace(/[ \t]+/g, " ")}${ends && joined.trim() !== "" ? " " : ""}`);
    }

    function rowsOf(table) {
      const rows = [], below = [];
      for (const row of [...table.rows]) {
        if (isHidden(row)) continue;
        const cells = [];
        const filled = () => { while (below[cells.length]) { below[cells.length] -= 1; cells.push(""); } };
        for (const cell of [...row.cells]) {
          filled();
          const text = oneLine(apart(cell).trim()).replaceAll("\t", " ");
          const across = Math.min(cell.colSpan || 1, SPAN), down = Math.min(cell.rowSpan || 1, SPAN);
          for (let at = 0; at < across; at++) { below[cells.length] = down - 1; cells.push(at ? "" : text); }
        }
        filled();
        rows.push(cells);
      }
      return rows.filter((cells) => cells.some((text) => text !== ""));
    }

    function one(node, kept) {
      if (node.nodeType === Node.TEXT_NODE) { words(node, kept); return; }
      if (node.nodeType !== Node.ELEMENT_NODE || SKIPPED.has(node.tagName) || isHidden(node) || depth > DEPTH) return;
      if (isStruck(node)) { struck ||= node.textContent.trim() !== ""; return; }
      const align = style(node, "vertical-align");
      const raised = node.tagName === "SUP" || align === "super", lowered = node.tagName === "SUB" || align === "sub";
      if (node.tagName === "BR") { out = out.replace(/ +$/, "") + "\n"; return; }
      if (raised || lowered) { add(script(apart(node).replaceAll("\n", " "), raised)); return; }
      // The number or point that Word gives a paragraph, and the blanks behind it. Points are letters of a font of signs.
      if (/mso-list:\s*ignore/i.test(styles(node))) { add(apart(node).trim().replace(/^[·lnuqvoØ§ü\uF000-\uF0FF]$/, "•") + " "); return; }
      if (node.tagName === "TABLE") {
        const rows = rowsOf(node);
        tables.push(rows);
        line();
        out += rows.map((cells) => cells.join("\t") + "\n").join("");
        return;
      }
      const block = BLOCKS.has(node.tagName);
      if (block) line();
      if (node.tagName === "LI") {
        const list = node.parentElement, number = [...list.children].filter((child) => child.tagName === "LI").indexOf(node);
        const text = apart(node).trim();
        if (text !== "") out += (list.tagName === "OL" ? `${number + (list.start || 1)}. ` : "• ") + text;
      } else inside(node, kept || node.tagName === "PRE" || /^pre/.test(style(node, "white-space")));
      if (block) line();
    }

    function inside(element, kept) {
      depth += 1;
      for (const child of element.childNodes) one(child, kept);
      depth -= 1;
    }

    inside(body, false);
    const text = out.trim().split("\n").map((own) => own.replace(/ +$/, "")).join("\n").replace(/\n{3,}/g, "\n\n");
    const [only] = tables.length === 1 && tables[0].length ? tables : [];
    // What stands above and below it, such as its title.
    const beside = only ? text.replace(only.map((cells) => cells.join("\t").replace(/ +$/, "")).join("\n").trim(), "").trim().replace(/\n+/g, " ") : "";
    return { text, rows: only ?? null, isTable: Boolean(only), beside, struck };
  }

  // Rows of a sheet as plain text: tabs between cells; a cell of several lines stands in quotes.
  function rowsOfText(text) {
    const rows = [[]];
    const cell = /("(?:[^"]|"")*"|[^\t\n]*)(\t|\n|$)/y;
    const all = lines(text).replace(/\n$/, "");
    while (cell.lastIndex <= all.length) {
      const found = cell.exec(all);
      if (!found) return all.split("\n").map((row) => row.split("\t").map((own) => own.trim()));
      const own = found[1].startsWith('"') && found[1].length > 1 ? found[1].slice(1, -1).replaceAll('""', '"') : found[1];
      rows[rows.length - 1].push(oneLine(own));
      if (found[2] === "\n") rows.push([]);
      if (found[2] === "") break;
    }
    return rows.filter((cells) => cells.some((own) => own !== ""));
  }

  // How items of a list begin.
  const MARKS = [/^\d{1,2}[.．](?!\d)\s*/, /^\d{1,2}、\s*/, /^\d{1,2}[)）]\s*/, /^[(（]\d{1,2}[)）]\s*/, /^[一二三四五六七八九十]{1,3}[、.．]\s*/, /^[(（][一二三四五六七八九十]{1,3}[)）]\s*/, /^[\u2460-\u2473]\s*/, /^[•●○■□▪◆◇➢✓·]\s*/, /^[-–—*]\s+/];
  // A line of more characters is no item by itself.
  const LINE = 80;

  const unmarked = (line) => line.replace(MARKS.find((one) => one.test(line)) ?? "", "");

  // The items of a list of one a line, without their numbers or points, and what leads up to them; null where the text is none. Where
  // an item may be `long`, the numbers tell: lines without one go on with the item before, and without any numbers short lines alone
  // are items.
  function items(text, isLong) {
    const all = lines(text).split("\n").map((line) => line.replace(/[\t ]+/g, " ").trim()).filter((line) => line !== "");
    const lead = all.length > 2 && /[:：]$/.test(all[0]) ? all.shift() : "";
    if (all.length < 2) return null;
    const mark = MARKS.find((one) => one.test(all[0]));
    const isMarked = Boolean(mark) && all.filter((line) => mark.test(line)).length > 1;
    if (!isLong) return { items: all.map(unmarked).filter((line) => line !== ""), beside: lead, isMarked };
    if (!isMarked) return !lead && all.every((line) => line.length <= LINE && !/[，、：:,]$/.test(line)) ? { items: all, beside: "", isMarked } : null;
    const found = [];
    for (const line of all) {
      if (mark.test(line)) found.push(line.replace(mark, "")); else found.push(`${found.pop()}\n${line}`);
    }
    return { items: found.filter((item) => item !== ""), beside: lead, isMarked };
  }

  // Whether HTML says what its plain text cannot.
  const says = (html) => /<(su[bp]|table|s|strike|del|li)\b|vertical-align:\s*su|mso-list|mso-hide|line-through/i.test(html);

  return {
    lines,
    oneLine,
    items,
    unmarked,

    // What a paste brings: its text, its rows where it is a table, whether something struck out was left out.
    of(clipboard) {
      const html = clipboard.getData("text/html");
      const plain = lines(clipboard.getData("text/plain"));
      if (html && says(html)) return { own: true, ...read(html) };
      return { own: plain !== clipboard.getData("text/plain").replace(/\r\n/g, "\n"), text: plain, rows: plain.includes("\t") ? rowsOfText(plain) : null, isTable: false, beside: "", struck: false };
    },

    // Puts text where the cursor is, in a way that can be undone.
    insert(control, text) {
      const own = control.tagName === "TEXTAREA" ? text : oneLine(text);
      control.focus();
      if (document.execCommand("insertText", false, own)) return;
      control.setRangeText(own, control.selectionStart, control.selectionEnd, "end");
      control.dispatchEvent(new Event("input", { bubbles: true }));
    },

    // Boxes of a form take what is pasted as it reads, and `tell(control, sentences)` says what there is to say. `rows(control, found,
    // sentences)` may take it instead, and says it itself.
    lively(form, tell, rows = () => false) {
      form.addEventListener("paste", (event) => {
        const control = event.target;
        if (!event.clipboardData || !control.matches("textarea, input:not([type=file])") || control.readOnly) return;
        const found = zhengjiPaste.of(event.clipboardData);
        const sentences = found.struck ? [["pasted-struck", {}]] : [];
        const isTaken = rows(control, found, sentences);
        if (!isTaken && !found.own) return;
        event.preventDefault();
        if (isTaken) return;
        zhengjiPaste.insert(control, found.text);
        tell(control, sentences);
      });
    },
  };
})();
