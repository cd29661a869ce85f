// A comment as the file that `zhengji` itself would write: the same bytes for the same words (document::emit, call::mask).
"use strict";
(() => {
  const HEAD = "# yaml-language-server: $schema=../../../schema/comment.schema.json\n";
  const INDICATORS = "-?:,[]{}#&*!|>'\"%@`=<.~";
  const WORDS = ["", "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE"];
  const TRUTHS = ["y", "n", "yes", "no", "on", "off"];

  const isPrintable = (c) => !/[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(c);
  const allPrintable = (text) => [...text].every(isPrintable);
  const isDate = (text) => /^.{4}-.{2}-.{2}$/.test(text);

  // What readers of YAML would take for a truth value, a figure or a time.
  const isSomethingElse = (text) => WORDS.includes(text) || TRUTHS.includes(text.toLowerCase()) ||
    (/^[0-9+][0-9A-Fa-f_.:+\-xo]*$/.test(text) && !isDate(text));

  const isBare = (text) => !isSomethingElse(text) && !INDICATORS.includes(text[0]) && text.trim() === text &&
    !text.endsWith(":") && !text.includes(": ") && !text.includes(" #") && allPrintable(text);

  const ESCAPES = { "\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  const escaped = (c) => ESCAPES[c] ??
    (isPrintable(c) ? c : "\\U" + c.codePointAt(0).toString(16).toUpperCase().padStart(8, "0"));
  const scalar = (text) => isBare(text) ? text : "\"" + [...text].map(escaped).join("") + "\"";

  const isBlock = (text) => text.includes("\n") && text.trim() !== "" &&
    [...text].every((c) => c === "\n" || c === "\t" || isPrintable(c));

  const block = (text, indent) => {
    const body = text.replace(/\n+$/, "");
    const left = text.length - body.length;
    const lines = (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
    return " |" + (/^[ \n\t]/.test(body) ? "2" : "") + (left === 0 ? "-" : left === 1 ? "" : "+") + "\n" +
      lines.map((line) => (line === "" ? "" : " ".repeat(indent) + line) + "\n").join("");
  };

  const entry = (key, value, indent) => {
    const name = " ".repeat(indent) + scalar(key) + ":";
    if (typeof value === "object") {
      return name + "\n" + Object.entries(value).map(([inner, text]) => entry(inner, text, indent + 2)).join("");
    }
    return name + (isBlock(value) ? block(value, indent + 2) : " " + scalar(value) + "\n");
  };

  // The file of a comment. Texts that say nothing are left out.
  const file = (comment) => {
    const kept = (group) => Object.fromEntries(Object.entries(group)
      .map(([key, value]) => [key, typeof value === "object" ? kept(value) : value])
      .filter(([, value]) => value !== ""));
    return HEAD + Object.entries(kept(comment)).map(([key, value]) => entry(key, value, 0)).join("");
  };

  // How somebody is shown who has not agreed to be named: 朱**.
  const masked = (name, surnames) => {
    const chars = [...name].filter((c) => c.trim() !== "");
    const kept = chars.length > 2 && surnames.includes(chars[0] + chars[1]) ? 2 : 1;
    const stars = Math.min(3, Math.max(1, chars.length - kept));
    return chars.slice(0, kept).join("") + "*".repeat(stars);
  };

  globalThis.zhengjiComment = { file, masked };
})();
