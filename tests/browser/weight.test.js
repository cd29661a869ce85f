// A call of thousands of demands stays light: no page over 300 kB, a first query over at most 300 kB, data only when used.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { after, before, test } from "node:test";
import { files, launch, open, serve, sites } from "./site.js";

const LIMIT = 300_000;
const size = (name) => fs.statSync(path.join(sites, name)).size;
// Everything that was asked for, as it lies on the disk: nothing is counted as compressed or as cached.
const moved = (page) => [...page.asked].map((name) => [name, size(name)]);
const sum = (list) => list.reduce((total, [, bytes]) => total + bytes, 0);

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser?.close(); server?.close(); });

test("no page is heavier than 300 kB", (context) => {
  const pages = files("large", ".html").map((name) => [name, size(name)]).sort(([, one], [, two]) => two - one);
  assert.ok(pages.length > 1000, `${pages.length} pages`);
  context.diagnostic(`${pages.length} pages, the heaviest ${pages[0].join(": ")} bytes`);
  assert.deepEqual(pages.filter(([, bytes]) => bytes > LIMIT), []);
});

// As a web server sends it. What stands around the text is looked at by itself: a long demand is no fault of the page.
test("a demand comes in 9 kB, the list in 20 kB, and what stands around them in little", (context) => {
  const sent = (name) => gzipSync(fs.readFileSync(path.join(sites, name))).length;
  const demands = files("open/demands", ".html").filter((name) => name.split("/").length === 5);
  assert.ok(demands.length > 20);
  const heaviest = Math.max(...demands.map(sent));
  const around = Math.max(...demands.map((name) => fs.readFileSync(path.join(sites, name), "utf8").replace(/<main[\s\S]*<\/main>/, "").length));
  context.diagnostic(`a demand at most ${heaviest} bytes, the list ${sent("open/demands/index.html")}, around a demand ${around} characters`);
  assert.ok(heaviest < 9_000, `${heaviest} bytes`);
  assert.ok(sent("open/demands/index.html") < 20_000);
  assert.ok(around < 6_000, `${around} characters`);
});

test("a first query moves less than 300 kB, a visit without one no data at all", async (context) => {
  let most = 0;
  for (const query of ["高温", "芯片", "材料", "高温合金", "关键技术研究", "300", "GPU", "示例 材料", "没有这几个字"]) {
    const page = await open(browser, server.http, "large/search/index.html");
    assert.deepEqual(moved(page).filter(([name]) => name.startsWith("large/data/")), []);
    await page.fill("#q", query);
    await page.press("#q", "Enter");
    await page.waitForFunction(() => document.getElementById("found").getAttribute("aria-busy") === "false" && document.getElementById("search-state").textContent);
    const data = moved(page).filter(([name]) => name.startsWith("large/data/"));
    context.diagnostic(`${query}: ${sum(data)} bytes in ${data.length} pieces`);
    most = Math.max(most, sum(data));
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
  assert.ok(most > 0 && most < LIMIT, `${most} bytes`);
});

test("data for filters comes with the first condition, a small part of it", async (context) => {
  const page = await open(browser, server.http, "large/demands/index.html");
  assert.deepEqual(moved(page).filter(([name]) => name.startsWith("large/data/")), []);
  await page.locator("[data-facet=domain] input").first().check();
  await page.waitForFunction(() => document.querySelector(".filter-state").textContent && location.hash.startsWith("#domain="));
  assert.equal(await page.locator(".results .card").count(), 50);
  const data = moved(page).filter(([name]) => name.startsWith("large/data/"));
  const all = files("large/data/browse").map((name) => [name, size(name)]);
  context.diagnostic(`${sum(data)} of ${sum(all)} bytes in ${data.length} of ${all.length} pieces`);
  assert.ok(sum(data) < LIMIT && sum(data) < sum(all) / 2);
  await page.locator(".pages a").last().click();
  await page.waitForFunction(() => location.hash.includes("page=2"));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
