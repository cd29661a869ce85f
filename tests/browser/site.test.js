// The site in a real browser, from the disk and under a sub-path. SITE names the folder that `zhengji build` wrote.
import assert from "node:assert/strict";
import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const site = path.resolve(process.env.SITE);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".xml": "application/xml" };
let browser, server, bases;

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-quic"] });
  server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://x").pathname).replace(/^\/a\/sub-path\//, "");
    fs.readFile(path.join(site, name), (error, bytes) => {
      response.writeHead(error ? 404 : 200, { "content-type": types[path.extname(name)] ?? "application/octet-stream" });
      response.end(error ? "" : bytes);
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  bases = { disk: pathToFileURL(site) + "/", http: `http://127.0.0.1:${server.address().port}/a/sub-path/` };
});
after(async () => { await browser?.close(); server?.close(); });

// A page that remembers what it asked for and what it complained about.
async function open(base, name, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.faults = [];
  page.bytes = new Map();
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) page.faults.push(message.text()); });
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("request", (request) => {
    const { href } = new URL(request.url());
    if (!href.startsWith(bases[base])) page.faults.push("asked elsewhere: " + href);
    else page.bytes.set(href, fs.statSync(path.join(site, decodeURIComponent(href.slice(bases[base].length).split(/[?#]/)[0]))).size);
  });
  await page.goto(bases[base] + name);
  return page;
}

const files = (folder) => fs.readdirSync(path.join(site, folder), { recursive: true }).filter((name) => name.endsWith(".html")).map((name) => path.posix.join(folder, name)).sort();
const texts = () => {
  const all = [];
  const gather = { got(_, value) { all.push(...value); } };
  for (const name of fs.readdirSync(path.join(site, "data/search")).filter((name) => name.startsWith("text-"))) {
    new Function("zhengji", fs.readFileSync(path.join(site, "data/search", name), "utf8"))(gather);
  }
  return all;
};
const kinds = () => {
  const one = (folder, depth) => files(folder).find((name) => name.split("/").length === depth);
  const guideline = files("guideline");
  return [...new Set(["index.html", "404.html", "demands/index.html", one("demands", 4), "domains/index.html", one("domains", 3), one("departments", 3), one("unit-kinds", 3), one("organizations", 3), one("innovation-stages", 3), one("outcomes", 3), "units/index.html", one("units", 3), "tables/index.html", "tables/all/index.html", ...guideline, ...files("comments"), "notice/index.html", "rules/index.html", "search/index.html", ...["about", "submit"].filter((name) => fs.existsSync(path.join(site, name))).map((name) => name + "/index.html")].filter(Boolean))];
};

for (const mode of ["", "large", "contrast"]) {
  for (const width of [1280, 390]) {
    test(`no violation of WCAG 2.2 AA, no complaint, no request elsewhere: ${mode || "usual"}, ${width} px`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
      if (mode) await context.addInitScript(`localStorage.setItem("zhengji-${mode}", "on")`);
      const faults = [];
      for (const name of kinds()) {
        const page = await context.newPage();
        page.on("console", (message) => { if (message.type() === "error") faults.push(name + ": " + message.text()); });
        page.on("request", (request) => { if (!request.url().startsWith(bases.http)) faults.push(name + " asked " + request.url()); });
        await page.goto(bases.http + name);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
        for (const { id, nodes } of violations) faults.push(`${name}: ${id}: ${nodes.slice(0, 2).map((node) => node.html.slice(0, 120)).join(" | ")}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (wide > 0) faults.push(`${name}: ${wide} px too wide`);
        await page.close();
      }
      await context.close();
      assert.deepEqual(faults, []);
    });
  }
}

const queries = ["高温", "芯片", "材料", "技术", "传感", "国产", "高温合金", "关键技术", "碳纤维", "产业化", "示例", "人工智能", "智能制造", "进口", "疫苗", "药物", "GPU", "MPa", "nm", "ai", "300", "95%", "10", "2021", "≥", "≤5", "没有这几个字", "研究 材料", "杭州 国产", "ＭＰａ"];
for (const base of ["disk", "http"]) {
  test(`search finds what is in the text, no more and no less (${base})`, async () => {
    const fold = (text) => text.normalize("NFKC").toLowerCase();
    const documents = texts();
    const page = await open(base, "search/index.html");
    for (const query of queries.filter((query) => [...query].length > 1)) {
      await page.goto(bases[base] + "search/index.html?q=" + encodeURIComponent(query));
      await page.waitForFunction(() => /找到/.test(document.getElementById("search-state").textContent));
      while (await page.locator("#more").isVisible()) {
        const had = await page.locator("#found > li").count();
        await page.click("#more");
        await page.waitForFunction((had) => document.querySelectorAll("#found > li").length > had || document.getElementById("more").hidden, had);
        await page.waitForTimeout(20);
      }
      await page.waitForTimeout(20);
      const found = await page.locator("#found h2 a").evaluateAll((links) => links.map((link) => link.getAttribute("href").replace("../", "")));
      const wanted = documents.filter(([, , fields]) => fold(query).split(/\s+/).every((word) => fields.some(([, text]) => text.replace(/[Ａ-ｚ]/g, (c) => c.normalize("NFKC")).toLowerCase().includes(word)))).map(([href]) => href);
      assert.deepEqual(found.toSorted(), wanted.toSorted(), query);
      if (wanted.length) assert.match(await page.textContent("#search-state"), new RegExp(`找到 ${wanted.length} 项`), query);
    }
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test(`filters combine, follow the address and go back (${base})`, async () => {
    const page = await open(base, "demands/index.html");
    assert.ok(![...page.bytes.keys()].some((href) => href.includes("/data/")), "nothing is loaded before it is used");
    const total = await page.locator(".results .card").count();
    const tick = page.locator("[data-facet=domain] input").first();
    await tick.check();
    await page.waitForFunction(() => document.querySelector(".filter-state").textContent.includes("符合条件"));
    const first = await page.locator(".results .card").count();
    assert.ok(first > 0 && first < total);
    assert.match(page.url(), /#domain=/);
    await page.locator("[data-facet=organization] summary").click();
    await page.locator("[data-facet=organization] input").first().check();
    await page.waitForFunction((first) => document.querySelectorAll(".results .card").length < first, first);
    const both = await page.locator(".results .card").count();
    const count = await page.locator("[data-facet=organization] label .count").first().textContent();
    assert.equal(Number(count), both, "the count beside a ticked box is what is shown");
    await page.goBack();
    await page.waitForFunction((first) => document.querySelectorAll(".results .card").length === first, first);
    await page.goBack();
    await page.waitForFunction((total) => document.querySelectorAll(".results .card").length === total, total);
    await page.locator("#sort").selectOption("budget");
    await page.waitForFunction(() => location.hash === "#sort=budget" && document.querySelector(".filter-state").textContent);
    const money = await page.locator(".results .tag.plain").evaluateAll((tags) => tags.map((tag) => Number.parseFloat(tag.textContent)).filter((number) => number > 0));
    assert.deepEqual(money, money.toSorted((one, two) => two - one));
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test("without scripts every demand is three clicks away, by domain, department and unit", async () => {
  const links = (name) => [...fs.readFileSync(path.join(site, name), "utf8").matchAll(/ href="([^"#]+)"/g)].map(([, href]) => path.posix.normalize(path.posix.join(path.posix.dirname(name), href))).filter((target) => target.endsWith(".html"));
  for (const way of ["domains", "departments", "units"]) {
    const start = links("index.html").filter((name) => name === `${way}/index.html`);
    const reached = new Set(start.flatMap(links).filter((name) => name.startsWith(way + "/")).flatMap(links));
    const demands = files("demands").filter((name) => name.split("/").length === 4);
    assert.deepEqual(demands.filter((name) => !reached.has(name)), [], way);
  }
  const page = await open("disk", "search/index.html", { javaScriptEnabled: false });
  assert.ok(await page.getByText("搜索需要浏览器允许运行脚本").isVisible());
  assert.ok(!(await page.locator("form").first().isVisible()), "no form that does nothing");
  await page.context().close();
});

test("the keyboard is enough: skip link, switches that are kept, search from any page", async () => {
  const page = await open("http", "index.html");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.getByRole("button", { name: "大字" }).focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.evaluate(() => document.documentElement.classList.contains("large")));
  await page.goto(bases.http + "notice/index.html");
  assert.equal(await page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)), 20);
  await page.locator("#site-q").focus();
  await page.keyboard.type("材料");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /找到/.test(document.getElementById("search-state")?.textContent ?? ""));
  assert.ok((await page.locator("#found mark").count()) > 0);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
