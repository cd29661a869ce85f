// Without the engine the page writes plain YAML itself: right, but not in the form that the program gives it.
"use strict";
function zhengjiPlain(paper) {
  const quoted = (box, text) => (box.dataset.control === "number" && /^-?[0-9]+(\.[0-9]+)?$/.test(text.trim())) || ["truth", "confirm"].includes(box.dataset.control) ? text.trim() : JSON.stringify(text);
  const held = (box) => box.dataset.control === "choices" ? `[${zhengjiFields.texts(box).map((text) => JSON.stringify(text)).join(", ")}]` : quoted(box, zhengjiFields.texts(box)[0]);
  const lines = [];
  const filled = (root) => zhengjiFields.boxes(root).filter((box) => zhengjiFields.texts(box).length);
  for (const child of paper.querySelectorAll(":scope > .boxes > .box, :scope > .boxes > fieldset")) {
    if (child.matches(".box")) { if (zhengjiFields.texts(child).length) lines.push(`${child.dataset.key}: ${held(child)}`); continue; }
    const { group, rows } = child.dataset;
    if (group && filled(child).length) lines.push(`${group}:`, ...filled(child).map((box) => `  ${box.dataset.key.split(".").pop()}: ${held(box)}`));
    if (rows) {
      const items = zhengjiFields.rows(child).map(filled).filter((boxes) => boxes.length);
      if (items.length) lines.push(`${rows}:`, ...items.map((boxes) => boxes[0].dataset.key ? `  - {${boxes.map((box) => `${box.dataset.key}: ${held(box)}`).join(", ")}}` : `  - ${held(boxes[0])}`));
    }
  }
  return lines.join("\n") + "\n";
}
