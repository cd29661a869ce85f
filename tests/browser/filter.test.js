// Filtering the list of demands in place: from the disk and from a server.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, read, serve } from "./site.js";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser?.close(); server?.close(); });

const cards = (page) => page.locator(".results .card").count();
const until = (page, count) => page.waitForFunction((count) => document.querySelectorAll(".results .card").length === count, count);

for (const base of ["disk", "http"]) {
  test(`conditions combine, stand in the address, and the back button takes them away (${base})`, async () => {
    const page = await open(browser, server[base], "open/demands/index.html");
    assert.deepEqual([...page.asked].filter((name) => name.includes("/data/")), [], "nothing is loaded before it is used");
    const total = await cards(page);
    await page.locator("[data-facet=domain] input").first().check();
    await page.waitForFunction(() => document.querySelector(".filter-state").textContent !== "");
    const first = await cards(page);
    assert.ok(first > 0 && first < total);
    assert.match(page.url(), /#domain=/);
    await page.locator("[data-facet=organization] summary").click();
    await page.locator("[data-facet=organization] li:not([hidden]) input").first().check();
    await page.waitForFunction((first) => document.querySelectorAll(".results .card").length < first, first);
    const both = await cards(page);
    const count = await page.locator("[data-facet=organization] li:not([hidden]) .count").first().textContent();
    assert.equal(Number(count), both, "the count beside a ticked box is what is shown");
    // What would give nothing is not offered, and what is chosen stands above and can be taken back there.
    assert.equal(await page.locator("[data-facet] li:not([hidden]) .count").evaluateAll((counts) => counts.some((one) => one.textContent === "0")), false);
    assert.equal(await page.locator(".chips button").count(), 2);

    const copied = await open(browser, server[base], page.url().slice(server[base].length));
    await until(copied, both);
    assert.deepEqual(copied.faults, []);
    await copied.context().close();

    await page.goBack();
    await until(page, first);
    await page.goBack();
    await until(page, total);
    await page.goForward();
    await until(page, first);
    await page.locator(".facets button").click();
    await until(page, total);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test(`sorting by investment puts the largest first (${base})`, async () => {
    const page = await open(browser, server[base], "open/demands/index.html");
    await page.locator("#sort").selectOption("budget");
    await page.waitForFunction(() => location.hash === "#sort=budget" && document.querySelector(".filter-state").textContent);
    const money = await page.locator(".results .tag.plain").evaluateAll((tags) => tags
      .map((tag) => /^([\d,.]+) 万元/.exec(tag.textContent)?.[1].replaceAll(",", "")).filter(Boolean).map(Number));
    assert.ok(money.length > 10);
    assert.deepEqual(money, money.toSorted((one, two) => two - one));
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test("each condition alone gives what its own page lists", async () => {
  const page = await open(browser, server.http, "open/demands/index.html");
  const values = await page.locator("[data-facet] input").evaluateAll((ticks) => ticks.map((tick) => [tick.name, tick.value]));
  assert.ok(values.length > 20);
  for (const [facet, value] of values) {
    const folder = { domain: "domains", department: "departments", kind: "unit-kinds", organization: "organizations", stage: "innovation-stages", outcome: "outcomes" }[facet];
    assert.ok(folder, `a new facet ${facet}: say here where its pages are`);
    const wanted = [...read(`open/${folder}/${value}/index.html`).matchAll(/<h3[^>]*><a href="[./]*([^"]+)"/g)].map(([, href]) => href);
    await page.evaluate(() => { location.hash = "all="; });
    await page.waitForFunction(() => !document.querySelector(".filter-state").textContent);
    await page.evaluate((hash) => { location.hash = hash; }, `${facet}=${value}`);
    await page.waitForFunction(() => document.querySelector(".filter-state").textContent);
    const shown = await page.locator(".results .card h3 a").evaluateAll((links) => links.map((link) => link.getAttribute("href").replace(/^[./]+/, "")));
    assert.deepEqual(shown.toSorted(), wanted.toSorted(), `${facet}=${value}`);
  }
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
