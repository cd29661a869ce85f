// Every kind of page, in every way of reading, at the width of a desk and of a phone: WCAG 2.2 AA by axe-core, and what the
// general design specification for elderly readers (互联网网站适老化通用设计规范) asks for and a program can measure.
import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { kinds } from "./kinds.js";
import { launch, serve, watch } from "./site.js";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SPEC = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser?.close(); server?.close(); });

// Runs in the page. Sizes in CSS pixels.
function measure(mode) {
  const faults = [];
  const say = (element, text) => faults.push(`${text}: ${element.outerHTML.slice(0, 110).replace(/\s+/g, " ")}`);
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".visually-hidden, .skip");
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) faults.push(`${wide} px too wide`);
  for (const element of document.body.querySelectorAll("*")) {
    const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!text || !shown(element) || element.closest("svg, select, option")) continue;
    const style = getComputedStyle(element);
    const size = Number.parseFloat(style.fontSize);
    const line = style.lineHeight === "normal" ? 1.2 : Number.parseFloat(style.lineHeight) / size;
    if (line < 1.499) say(element, `line height ${line.toFixed(2)}`);
    if (size < (mode === "large" ? 18 : 12)) say(element, `letters of ${size} px`);
  }
  if (mode === "large") {
    // As in WCAG 2.5.5: a link within a line of text is as high as its line.
    const inText = (element) => getComputedStyle(element).display === "inline" && element.parentElement.textContent.trim().length > element.textContent.trim().length;
    for (const element of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
      if (!shown(element) || inText(element)) continue;
      // What is ticked or typed into by its label is as large as both together.
      const boxes = [element, ...(element.labels ?? [])].map((one) => one.getBoundingClientRect());
      const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
      const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
      if (height < 43.9 || width < 43.9) say(element, `target of ${width.toFixed(0)} × ${height.toFixed(0)} px`);
    }
  }
  return faults;
}

// The ways of reading differ in sizes and colours and in nothing else, so axe looks through them for what these can break.
// Where its rules ask for seven to one, four and a half to one needs no question of its own.
const BREAKS = { large: ["target-size", "scrollable-region-focusable"], contrast: ["color-contrast-enhanced", "link-in-text-block"] };
const EVERY = [1280, 390].flatMap((width) => ["usual", "large", "contrast"].map((mode) => [width, mode]));
// Other languages share templates and styles; what can differ is words and their length.
const SOME = [[1280, "contrast"], [390, "large"]];

for (const name of kinds()) {
  test(`no violation, no complaint, nothing too small or too wide: ${name}`, async () => {
    const context = await browser.newContext();
    const page = watch(await context.newPage(), server.http);
    await page.goto(server.http + name);
    await page.evaluate(axe);
    const faults = page.faults;
    const english = /^[^/]+\/en\//.test(name);
    for (const [width, mode] of english ? SOME : EVERY) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate((mode) => { for (const one of ["large", "contrast"]) document.documentElement.classList.toggle(one, one === mode); }, mode);
      // An English page is not read in the usual way, so each of its ways is asked for everything.
      const only = english || !BREAKS[mode] ? { type: "tag", values: SPEC } : { type: "rule", values: BREAKS[mode] };
      const rules = mode === "contrast" ? { "color-contrast-enhanced": { enabled: true } } : {};
      const { violations } = await page.evaluate(([runOnly, rules]) => axe.run({ runOnly, rules, resultTypes: ["violations"] }), [only, rules]);
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 2).map((node) => node.html.slice(0, 120)).join(" | ")}`);
      found.push(...(await page.evaluate(measure, mode)).slice(0, 5));
      faults.push(...found.map((fault) => `${width} px, ${mode}: ${fault}`));
    }
    await context.close();
    assert.deepEqual(faults, []);
  });
}

test("the switch for large letters is three tabs away on every page, and what was chosen is kept", async () => {
  const context = await browser.newContext();
  const faults = [];
  // The page for addresses that do not exist is shown at any address, so it can ask for no script and has no switches.
  for (const name of kinds().filter((name) => !name.endsWith("/404.html"))) {
    const page = watch(await context.newPage(), server.http, faults);
    await page.goto(server.http + name);
    const on = await page.evaluate(() => document.documentElement.classList.contains("large"));
    let at = 0;
    do { await page.keyboard.press("Tab"); at += 1; } while (at < 3 && !(await page.evaluate(() => document.activeElement.closest("#modes"))));
    const button = await page.evaluate(() => ({ inside: !!document.activeElement.closest("#modes"), pressed: document.activeElement.getAttribute("aria-pressed") }));
    if (!button.inside) faults.push(`${name}: not within three tabs`);
    if (button.pressed !== String(on)) faults.push(`${name}: says ${button.pressed} where large letters are ${on}`);
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
    if (Number.parseFloat(outline) < 2) faults.push(`${name}: the focus cannot be seen`);
    await page.keyboard.press("Enter");
    // The next page has to show what was chosen here.
    await page.reload();
    if ((await page.evaluate(() => document.documentElement.classList.contains("large"))) === on) faults.push(`${name}: the choice was not kept`);
    await page.close();
  }
  await context.close();
  assert.deepEqual(faults, []);
});

test("at 200 % nothing is cut off and nothing has to be moved sideways", async () => {
  // 1280 px at 200 % is a window of 640 px; WCAG 1.4.10 asks for 320 px.
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  await context.addInitScript(`localStorage.setItem("zhengji-large", "on")`);
  const faults = [];
  for (const name of kinds()) {
    const page = watch(await context.newPage(), server.http, faults);
    await page.goto(server.http + name);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) faults.push(`${name}: ${wide} px too wide`);
    await page.close();
  }
  await context.close();
  assert.deepEqual(faults, []);
});
