// Without scripts, without a server, without a mouse.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";
import { kinds } from "./kinds.js";
import { files, launch, open, read, serve, watch } from "./site.js";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser?.close(); server?.close(); });

// The pages a page leads to.
const links = (name) => [...read(name).matchAll(/<a\s[^>]*href="([^"#:]+)"/g)]
  .map(([, href]) => path.posix.join(path.posix.dirname(name), href)).filter((target) => target.endsWith(".html"));

test("without scripts every demand is three clicks away, by domain, department and unit", () => {
  const demands = files("open/demands", ".html").filter((name) => name.split("/").length === 5);
  assert.ok(demands.length > 20);
  for (const way of ["domains", "departments", "units"]) {
    const of = (names) => names.flatMap(links).filter((name) => name.startsWith(`open/${way}/`));
    const first = of(["open/index.html"]);
    const reached = new Set([...first, ...of(first)].flatMap(links));
    assert.deepEqual(demands.filter((name) => !reached.has(name)), [], way);
  }
});

test("without scripts nothing is offered that needs them, and nothing is missing", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const faults = [];
  for (const name of kinds(["open"])) {
    const page = watch(await context.newPage(), server.disk, faults);
    await page.goto(server.disk + name);
    if (await page.locator("[role=search]:visible").count()) faults.push(`${name}: a search that does nothing`);
    if (!(await page.locator("main h1").first().isVisible())) faults.push(`${name}: no heading to be seen`);
    if (!(await page.locator("main").innerText()).trim()) faults.push(`${name}: nothing to read`);
    await page.close();
  }
  const search = await context.newPage();
  await search.goto(server.disk + "open/search/index.html");
  assert.ok(await search.locator("noscript, .no-script").first().isVisible(), "the search page says why it cannot search");
  await context.close();
  assert.deepEqual(faults, []);
});

test("from the disk every kind of page works and asks for nothing elsewhere", async () => {
  const context = await browser.newContext();
  const faults = [];
  for (const name of kinds(["open"])) {
    const page = watch(await context.newPage(), server.disk, faults);
    await page.goto(server.disk + name);
    await page.close();
  }
  await context.close();
  assert.deepEqual(faults, []);
});

test("the keyboard is enough: skip link, search from any page, conditions, a demand", async () => {
  const page = await open(browser, server.http, "open/index.html");
  const active = (what) => page.evaluate((what) => document.activeElement[what], what);
  const tab = async (holds) => {
    for (let at = 0; at < 80; at++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(holds)) return;
    }
    assert.fail(`no tab leads to ${holds}`);
  };
  await page.keyboard.press("Tab");
  assert.equal(await active("className"), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await active("id"), "main");

  await page.reload();
  await tab(() => document.activeElement.id === "site-q");
  await page.keyboard.type("材料");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#found mark");
  await tab(() => document.activeElement.closest("#found"));
  await page.keyboard.press("Enter");
  await page.waitForSelector("main h1");
  assert.match(page.url(), /\/(demands|guideline)\/.+/);

  await page.goto(server.http + "open/demands/index.html");
  await tab(() => document.activeElement.type === "checkbox");
  await page.keyboard.press("Space");
  await page.waitForFunction(() => location.hash.startsWith("#domain=") && document.querySelector(".filter-state").textContent);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("wherever the keyboard goes, one sees where it is", async () => {
  const context = await browser.newContext();
  const faults = [];
  for (const name of ["open/index.html", "open/demands/index.html", "open/comments/index.html", "open/search/index.html"]) {
    const page = watch(await context.newPage(), server.http, faults);
    await page.goto(server.http + name);
    let last = null;
    for (let at = 0; at < 60; at++) {
      await page.keyboard.press("Tab");
      const { label, seen, width, covered } = await page.evaluate(() => {
        const element = document.activeElement;
        const box = element.getBoundingClientRect();
        return {
          label: element.outerHTML.slice(0, 90), seen: element.checkVisibility() && box.width > 0,
          width: Number.parseFloat(getComputedStyle(element).outlineWidth), covered: box.bottom <= 0 || box.top >= innerHeight,
        };
      });
      if (label === last || label.startsWith("<body")) break;
      last = label;
      if (!seen || covered || width < 2) faults.push(`${name}: cannot be seen: ${label}`);
    }
    await page.close();
  }
  await context.close();
  assert.deepEqual(faults, []);
});
