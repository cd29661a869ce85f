// Pictures of every kind of page, to be looked at: node screenshots.js FOLDER, with SITES and CHROMIUM as for the tests.
import fs from "node:fs";
import path from "node:path";
import { kinds } from "./kinds.js";
import { launch, serve } from "./site.js";

const folder = process.argv[2];
fs.mkdirSync(folder, { recursive: true });
const [browser, server] = [await launch(), await serve()];
for (const name of kinds()) {
  const page = await browser.newPage();
  await page.goto(server.http + name);
  const file = (kind) => path.join(folder, `${name.replace(/\/index\.html$|\.html$/, "").replaceAll("/", "_")}.${kind}`);
  for (const [kind, width, mode] of [["1280", 1280, ""], ["390", 390, ""], ["large", 1280, "large"], ["contrast", 1280, "contrast"], ["large-390", 390, "large"]]) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate((mode) => { for (const one of ["large", "contrast"]) document.documentElement.classList.toggle(one, one === mode); }, mode);
    await page.screenshot({ path: file(kind + ".png"), fullPage: true });
  }
  await page.pdf({ path: file("pdf"), preferCSSPageSize: true, printBackground: true });
  await page.close();
}
await browser.close();
server.close();
