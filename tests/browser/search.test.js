// Searching finds what grep finds in the public text, no more and no less: from the disk and from a server.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { noticePlace, publicTexts } from "./public-text.js";
import { launch, open, read, serve } from "./site.js";

const documents = publicTexts();
// The unit with the longest name, by two characters from its middle, which no word ends at.
const unit = [...documents.values()].map(([name]) => name).sort((one, two) => two.length - one.length)[0];
const middle = unit.slice(unit.length / 2 - 1, unit.length / 2 + 1);
const queries = [
  "高温", "芯片", middle, "600", "材料", "技术", "传感", "国产", "高温合金", "关键技术", "碳纤维", "产业化", "示例", "人工智能", "智能制造", "进口", "疫苗", "药物",
  "GPU", "MPa", "nm", "ai", "300", "95%", "10", "2021", "≥", "≤5", "没有这几个字", "研究 材料", "杭州 国产", "ＭＰａ", "规划", "推荐", "同意推荐", "91330", "GB/T", "400 kHz", "方向二", "3.1", "企业牵头",
  "泵", "钼", "5", "泵 5", "萧山区科技局", "建议", "推荐顺序", "征求意见", "氢", "fuel cell", "Fuel Cell", "Xiaoshan", "征集对象", "征集对象 3.0%", "联系电话",
];
assert.ok(queries.length >= 30);

// Latin letters small and full-width forms as common ones, as a reader expects; nothing else is forgiven.
const fold = (text) => text.replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCodePoint(c.codePointAt(0) - 0xFEE0)).toLowerCase();
const grep = (query) => [...documents].filter(([, texts]) => fold(query).split(" ").every((word) => texts.some((text) => fold(text).includes(word)))).map(([page]) => page);

// A paragraph of the notice is named by its first words, as they stand on the page at its address.
const parts = read("open/notice/index.html").split("<p class=\"no-print\">")[0].split(/ id="(?=p-)/).slice(1);
const words = new Map(parts.map((part) => [part.split('"')[0], part.slice(part.indexOf(">") + 1).replace(/<h\d[^]*/, "").replace(/<[^>]*(>|$)/g, "")]));
const named = (href) => href.startsWith("notice/index.html#") ? noticePlace(words.get(href.split("#")[1])) : href;

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser?.close(); server?.close(); });

async function found(page) {
  const list = page.locator("#found h2 a");
  const settled = () => page.waitForFunction(() => document.getElementById("found").getAttribute("aria-busy") === "false" && document.getElementById("search-state").textContent);
  await settled();
  while (await page.locator("#more").isVisible()) {
    await page.click("#more");
    await settled();
  }
  // What rules say is written in messages and in the program, not in the call: those have a test of their own.
  const all = await list.evaluateAll((links) => links.map((link) => link.getAttribute("href").replace("../", "")));
  return all.filter((href) => !href.startsWith("rules/")).map(named);
}

test("the queries are worth asking", () => {
  const sizes = queries.map((query) => grep(query).length);
  assert.ok(sizes.filter((size) => size === 0).length <= 6 && sizes.filter((size) => size > 0 && size < documents.size / 2).length >= 20, String(sizes));
});

for (const base of ["disk", "http"]) {
  test(`${queries.length} queries find what grep finds (${base})`, async () => {
    const page = await open(browser, server[base], "open/search/index.html");
    for (const query of queries) {
      await page.fill("#q", query);
      await page.press("#q", "Enter");
      const got = await found(page);
      assert.deepEqual(got.toSorted(), grep(query).toSorted(), query);
      if (got.length) {
        const rules = await page.locator("#found h2 a[href*='rules/']").count();
        assert.match(await page.textContent("#search-state"), new RegExp(`\\b${got.length + rules}\\b`), query);
        assert.ok(await page.locator("#found mark").count(), `${query}: nothing is highlighted`);
      }
    }
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test("what stands in the title comes before what stands in the text", async () => {
  const page = await open(browser, server.http, "open/search/index.html?q=" + encodeURIComponent("芯片"));
  const titles = new Map([...documents].map(([name, texts]) => [name, texts.slice(0, name.startsWith("demands/") ? 2 : 1).join(" ")]));
  const inTitle = (await found(page)).map((name) => titles.get(name).includes("芯片"));
  assert.ok(inTitle.includes(true) && inTitle.includes(false));
  assert.deepEqual(inTitle, inTitle.toSorted((one, two) => two - one));
  await page.context().close();
});

test("rules are found by what they check and by their clause", async () => {
  const page = await open(browser, server.http, "open/search/index.html?q=" + encodeURIComponent("3.0%"));
  await found(page);
  assert.ok(await page.locator("#found a[href='../rules/index.html#rd-intensity']").count());
  await page.context().close();
});

test("what was found can be looked at by what it is, and the address keeps it", async () => {
  for (const base of ["disk", "http"]) {
    const page = await open(browser, server[base], "open/search/index.html?q=" + encodeURIComponent("氢"));
    const all = await found(page);
    const kinds = await page.locator("#kinds a").allTextContents();
    const counts = kinds.map((kind) => Number(/\d+$/.exec(kind)[0]));
    assert.ok(kinds.length > 3 && counts[0] === all.length && counts.slice(1).reduce((sum, count) => sum + count) === all.length, String(kinds));
    await page.click("#kinds a[href*='kind=comment']");
    await page.waitForFunction(() => document.querySelector("#kinds [aria-current]").href.includes("kind=comment"));
    const comments = await found(page);
    assert.deepEqual(comments.toSorted(), all.filter((href) => href.startsWith("comments/")).toSorted());
    await page.reload();
    assert.deepEqual(await found(page), comments);
    await page.click("#kinds a");
    await page.waitForFunction(() => !document.querySelector("#kinds [aria-current]").href.includes("kind="));
    assert.deepEqual(await found(page), all);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
});

test("the search box of any page leads to the answers, and back again", async () => {
  const page = await open(browser, server.http, "open/notice/index.html");
  await page.fill("#site-q", "高温");
  await page.press("#site-q", "Enter");
  await page.waitForSelector("#found mark");
  await page.fill("#q", "芯片");
  await page.press("#q", "Enter");
  await page.waitForFunction(() => document.querySelector("#found mark")?.textContent === "芯片");
  await page.goBack();
  await page.waitForFunction(() => document.querySelector("#found mark")?.textContent === "高温");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
