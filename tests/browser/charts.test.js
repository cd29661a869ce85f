// The tables of the start page: one switch for all pictures, rows in any order, by mouse and by keys; the figures stay as they are.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, serve } from "./site.js";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser?.close(); server?.close(); });

// The first table of the page: its rows as texts, without the pictures, and how long its bars are.
const lines = (page, what) => page.locator("table.sortable").first().locator(`tbody ${what}`);
const rows = (page) => lines(page, "tr").evaluateAll((all) => all.map((row) => [...row.cells].filter((cell) => !cell.querySelector("svg") || cell.tagName === "TH").map((cell) => cell.innerText.trim())));
const bars = (page) => lines(page, "rect").evaluateAll((all) => all.map((bar) => bar.getAttribute("width")));
const sorted = (list) => [...list].sort();

test("without scripts there are no switches and all figures", async () => {
  const page = await open(browser, server.http, "open/index.html", { javaScriptEnabled: false });
  assert.equal(await page.locator(".switch, .sort").count(), 0);
  assert.ok(await page.locator("table.sortable tbody tr").count() > 5);
  await page.context().close();
});

for (const [size, viewport] of [["desk", { width: 1280, height: 900 }], ["phone", { width: 390, height: 844 }]]) {
  test(`bars and tiles show count or money (${size})`, async () => {
    const page = await open(browser, server.http, "open/index.html", { viewport });
    const before = { rows: await rows(page), bars: await bars(page), tiles: await page.locator(".tile .count").allTextContents() };
    const [count, money] = [page.locator(".switch button").nth(0), page.locator(".switch button").nth(1)];
    assert.equal(await count.getAttribute("aria-pressed"), "true");
    await money.focus();
    await page.keyboard.press("Enter");
    assert.deepEqual([await count.getAttribute("aria-pressed"), await money.getAttribute("aria-pressed")], ["false", "true"]);
    assert.deepEqual(await rows(page), before.rows, "figures and order stay");
    assert.notDeepEqual(await bars(page), before.bars);
    const tiles = await page.locator(".tile .count").allTextContents();
    assert.equal(tiles.length, before.tiles.length);
    assert.notDeepEqual(tiles, before.tiles);
    await count.click();
    assert.deepEqual({ rows: await rows(page), bars: await bars(page), tiles: await page.locator(".tile .count").allTextContents() }, before);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test(`rows stand in the order of any column, and as they came (${size})`, async () => {
    const page = await open(browser, server.http, "open/index.html", { viewport });
    const before = await rows(page);
    const table = page.locator("table.sortable").first();
    // A phone has no room for the mean.
    const heads = table.locator("thead th:has(.sort):visible");
    const last = await heads.count() - 1;
    assert.ok(last >= 1, "a name and a figure at least");
    for (let at = 1; at <= last; at += 1) {
      const place = await heads.nth(at).evaluate((head) => [...head.parentElement.cells].filter((cell) => !cell.classList.contains("bar")).indexOf(head));
      const figures = async () => (await rows(page)).map((row) => Number(row[place].replace(/,/g, "")));
      await heads.nth(at).locator(".sort").press("Enter");
      const falling = await figures();
      assert.ok(falling.every((figure) => !Number.isNaN(figure)), falling.join());
      assert.deepEqual(falling, [...falling].sort((one, other) => other - one));
      assert.equal(await heads.nth(at).getAttribute("aria-sort"), "descending");
      await heads.nth(at).locator(".sort").click();
      assert.deepEqual(await figures(), [...falling].sort((one, other) => one - other));
      assert.equal(await heads.nth(at).getAttribute("aria-sort"), "ascending");
      assert.equal(await table.locator("[aria-sort]").count(), 1);
      assert.deepEqual(sorted((await rows(page)).map(String)), sorted(before.map(String)), "nothing is lost");
    }
    await heads.first().locator(".sort").click();
    assert.deepEqual(await rows(page), before);
    assert.equal(await table.locator("[aria-sort]").count(), 0);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test("every link of every picture is reached by keys, and shows that it has the focus", async () => {
  const page = await open(browser, server.http, "open/index.html");
  const wanted = await page.locator("main svg a").count();
  assert.ok(wanted > 10, `${wanted} links in pictures`);
  const reached = new Set();
  const unseen = [];
  for (let at = 0; at < 400 && reached.size < wanted; at += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const link = document.activeElement;
      if (!link.closest("main svg")) return null;
      const place = link.getBoundingClientRect();
      const within = place.bottom > 0 && place.top < innerHeight;
      // Drawn around the link, or as the stroke of what is in it.
      const outlined = getComputedStyle(link).outlineStyle !== "none"
        || [...link.querySelectorAll("*")].some((shape) => getComputedStyle(shape).stroke !== "none" && parseFloat(getComputedStyle(shape).strokeWidth) >= 2);
      return { index: [...document.querySelectorAll("main svg a")].indexOf(link), shown: within && outlined };
    });
    if (!found) continue;
    reached.add(found.index);
    if (!found.shown) unseen.push(found.index);
  }
  assert.equal(reached.size, wanted);
  assert.deepEqual(unseen, []);
  await page.context().close();
});
