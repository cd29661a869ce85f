// On paper: A4, everything that is to be read, nothing that is to be clicked, nothing over the edge.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { kinds } from "./kinds.js";
import { files, launch, serve, watch } from "./site.js";

const POINTS = 72 / 25.4;
const [SHORT, LONG] = [210 * POINTS, 297 * POINTS];
// Compatibility forms and blanks are lost on the way through a PDF; what is compared is the characters.
const squeeze = (text) => text.normalize("NFKC").replace(/[\s\u00AD\u200B]/g, "");

const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&#39;", "'").replaceAll("&amp;", "&");

let browser, server, folder;
before(async () => { browser = await launch(); server = await serve(); folder = fs.mkdtempSync(path.join(os.tmpdir(), "print-")); });
after(async () => { await browser?.close(); server?.close(); fs.rmSync(folder, { recursive: true, force: true }); });

// Sheets with their size and their words, each with its place; all in points.
function sheets(pdf) {
  const layout = execFileSync("pdftotext", ["-bbox", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
  return layout.split("<page ").slice(1).map((page) => {
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(page).map(Number);
    const words = [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g)]
      .map(([, left, top, right, bottom, text]) => ({ left: +left, top: +top, right: +right, bottom: +bottom, text }));
    return { width, height, words };
  });
}

test("every kind of page prints on A4 with all its text, no navigation, nothing cut off", async () => {
  const context = await browser.newContext();
  const faults = [];
  // The page for addresses that do not exist stands without a style sheet, and nobody prints it.
  for (const [number, name] of kinds(["open"]).filter((name) => !name.endsWith("/404.html")).entries()) {
    const page = watch(await context.newPage(), server.http, faults);
    await page.goto(server.http + name);
    await page.emulateMedia({ media: "print" });
    // What only a screen reader says is not for paper.
    await page.evaluate(() => { for (const element of document.querySelectorAll(".visually-hidden")) element.remove(); });
    const wanted = squeeze(await page.locator("main").innerText());
    // Forms are for the screen, but for those that a unit may fill in by hand.
    const hidden = await page.evaluate(() => ["nav", "form:not(#demand-form, #self-test)", "button:not(.sort)", ".site-head", ".skip", ".no-print"].filter((one) => [...document.querySelectorAll(one)].some((element) => element.checkVisibility())));
    if (hidden.length) faults.push(`${name}: printed: ${hidden}`);
    const pdf = path.join(folder, `${number}.pdf`);
    await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true });
    await page.close();
    const found = sheets(pdf);
    const near = (one, two) => Math.abs(one - two) < 2;
    if (!found.every(({ width, height }) => (near(width, SHORT) && near(height, LONG)) || (near(width, LONG) && near(height, SHORT)))) faults.push(`${name}: not A4: ${found[0].width} × ${found[0].height}`);
    for (const [at, { width, height, words }] of found.entries()) {
      const over = words.find(({ left, right, top, bottom }) => left < 20 || right > width - 20 || top < 8 || bottom > height - 8);
      if (over) faults.push(`${name}: sheet ${at + 1}: over the edge: ${over.text}`);
      const letters = words.reduce((sum, { text }) => sum + text.length, 0);
      if (letters < 20) faults.push(`${name}: sheet ${at + 1} of ${found.length} is nearly empty`);
    }
    // A sheet of text holds about 1,200 characters; headings, tables and lists take up to four times the room.
    const most = 1 + Math.ceil(wanted.length / 300);
    if (found.length > most) faults.push(`${name}: ${found.length} sheets for ${wanted.length} characters`);
    const printed = squeeze(found.flatMap(({ words }) => words.map(({ text }) => plain(text))).join(""));
    // Columns are read in another order on paper, so letters are counted instead of lines compared.
    const count = (text) => { const counts = new Map(); for (const c of text) counts.set(c, (counts.get(c) ?? 0) + 1); return counts; };
    const on = count(printed);
    const lost = [...count(wanted)].filter(([c, times]) => (on.get(c) ?? 0) < times).map(([c, times]) => `${c} ${times - (on.get(c) ?? 0)}`);
    if (lost.length) faults.push(`${name}: not printed: ${lost.slice(0, 12)}`);
  }
  await context.close();
  assert.deepEqual(faults, []);
});

test("the numbers of an item's paragraphs stand one below the other", async () => {
  const page = await browser.newPage();
  for (const name of files("open/guideline", ".html").filter((name) => /guideline\/(?!changes|matrix)[^/]+\/index\.html$/.test(name))) {
    await page.goto(server.http + name);
    const pdf = path.join(folder, "item.pdf");
    await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true });
    const edges = sheets(pdf).flatMap(({ words }) => words.filter(({ text }) => text === "¶").map(({ right }) => right));
    assert.ok(edges.length > 10, `${name}: ${edges.length} numbers`);
    assert.ok(Math.max(...edges) - Math.min(...edges) < 2, `${name}: ${edges}`);
  }
  await page.close();
});
