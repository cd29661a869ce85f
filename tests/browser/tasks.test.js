// What people come for takes few presses from the start page, on a desk and on a phone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, serve } from "./site.js";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser?.close(); server?.close(); });

const sizes = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

// The entry of the navigation; on a phone it stands behind the menu.
const entry = (name, size) => [...(size === "phone" ? [".menu"] : []), `.site-nav a >> text="${name}"`];

const tasks = {
  "finds out what this is": { most: 3, ways: () => ["text=关于本站"], seen: ["#main", /这个网站|本站/] },
  "comments on one paragraph": {
    most: 4,
    ways: () => ["text=看指南草案", ".items h3 a >> nth=0", ".item-body .say >> nth=0"],
    seen: ["#comment-form", /针对哪一条/],
  },
  "finds what became of one demand": {
    most: 3,
    ways: (size) => [...entry("需求", size), ".cards h3 a >> nth=0"],
    seen: [".fate", /已推荐/],
  },
  "downloads the list": {
    most: 3,
    ways: (size) => [...entry("数据", size), "a[href$='.csv'] >> nth=0"],
    downloads: /\.csv$/,
  },
  "sees whether a firm qualifies": {
    most: 3,
    ways: (size) => [...entry("怎样提交", size), "main a[href$='self-test/index.html']"],
    seen: ["#main", /自测|对照/],
  },
};

for (const [size, viewport] of Object.entries(sizes)) {
  for (const [name, { most, ways, seen, downloads }] of Object.entries(tasks)) {
    test(`who ${name} presses at most ${most} times (${size})`, async () => {
      const page = await open(browser, server.http, "open/index.html", { viewport });
      const presses = ways(size);
      assert.ok(presses.length <= most, presses.join(" → "));
      const last = presses.pop();
      for (const press of presses) await page.locator(press).first().click();
      if (downloads) {
        const [download] = await Promise.all([page.waitForEvent("download"), page.locator(last).first().click()]);
        assert.match(download.suggestedFilename(), downloads);
      } else {
        await page.locator(last).first().click();
        await page.waitForSelector(seen[0]);
        assert.match(await page.textContent(seen[0]), seen[1]);
      }
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });
  }
}

test("the menu of a phone opens and closes without a script", async () => {
  const page = await open(browser, server.disk, "open/demands/index.html", { viewport: sizes.phone, javaScriptEnabled: false });
  const entries = page.locator(".site-nav a");
  assert.equal(await entries.first().isVisible(), false);
  await page.click(".menu");
  assert.equal(await entries.first().isVisible(), true);
  assert.deepEqual(await entries.allTextContents(), ["首页", "指南与意见", "需求", "数据", "怎样提交"]);
  assert.equal(await page.locator(".site-nav a[aria-current]").textContent(), "需求");
  await page.keyboard.press("Escape");
  assert.equal(await entries.first().isVisible(), false);
  // What lies inside the entry that is open is there at once.
  assert.equal(await page.locator(".site-inside a").count(), 4);
  await page.context().close();
});
