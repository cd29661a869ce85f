// A terminal as a page: what the program wrote, with its colours, and broken where a terminal breaks it.
export const COLUMNS = 80;
const COLOURS = ["#3b4048", "#f07178", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#dfe3ea"];
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

// Text with SGR sequences as HTML. Whatever else a program may send to a terminal is not expected of ours.
function html(text) {
  let style = {}, made = "";
  for (const part of text.split(/(\x1b\[[0-9;]*m)/)) {
    const sequence = /^\x1b\[([0-9;]*)m$/.exec(part);
    if (!sequence) {
      if (part.includes("\x1b")) throw new Error(`not a colour: ${JSON.stringify(part)}`);
      const css = Object.entries(style).map(([key, value]) => `${key}:${value}`).join(";");
      made += css ? `<span style="${css}">${escape(part)}</span>` : escape(part);
      continue;
    }
    for (const code of (sequence[1] || "0").split(";").map(Number)) {
      if (code === 0) style = {};
      else if (code === 1) style["font-weight"] = 700;
      else if (code === 2) style.opacity = 0.7;
      else if (code === 4) style["text-decoration"] = "underline";
      else if (code >= 30 && code <= 37) style.color = COLOURS[code - 30];
      else if (code >= 90 && code <= 97) style.color = COLOURS[code - 90];
      else throw new Error(`a colour that is not known here: ${code}`);
    }
  }
  return made;
}

// What a person types.
export const typed = (text) => `\x1b[1m${text}\x1b[0m`;
export const prompt = (line) => `\x1b[32m$\x1b[0m ${typed(line)}\n`;

// Letters have half the width of Chinese ones, so that columns are columns.
const STYLE = `body { margin: 0; padding: 0; background: #fff; }
pre { margin: 0; inline-size: ${COLUMNS}ch; padding: 14px 18px; white-space: pre-wrap; line-break: anywhere; background: #1f2329; color: #dfe3ea; font: 18px/1.4 "Noto Sans Mono CJK SC", "Source Han Mono SC", monospace; }`;
export const page = (text) => `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><pre lang="zh-CN">${html(text.trimEnd())}</pre>`;

// The same as a window on Windows, with its title.
export const atWindows = (folder, line) => `${folder}>${typed(line)}\n`;
export const windowPage = (title, text) => `<!doctype html><meta charset="utf-8"><style>${STYLE}
figure { margin: 0; display: inline-block; border: 1px solid #8a8f98; }
figcaption { display: flex; justify-content: space-between; padding: 7px 14px; background: #fff; color: #1b1b1b; font: 15px "Noto Sans CJK SC", sans-serif; }
figcaption span { letter-spacing: 22px; margin-inline-end: -22px; }
pre { background: #0c0c0c; color: #ccc; }
</style><figure><figcaption>${title}<span>─□✕</span></figcaption><pre lang="zh-CN">${html(text.trimEnd())}▁</pre></figure>`;
