// A page is read aloud by a voice of the reader's own device, all of it and in its order; without such a voice nothing is offered.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open as opened, serve, watch } from "./site.js";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser?.close(); server?.close(); });

// Chromium has no voices here: these speak as fast as they are asked, or wait until `globalThis.hushed` is over.
const speak = (voices) => {
  globalThis.spoken = [];
  globalThis.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
  let current;
  Object.defineProperty(globalThis, "speechSynthesis", { value: {
    getVoices: () => voices,
    addEventListener() {},
    cancel() { current = undefined; },
    speak(one) {
      current = one;
      globalThis.spoken.push({ text: one.text, voice: one.voice?.name, rate: one.rate });
      setTimeout(() => { if (current === one && !globalThis.hushed) one.dispatchEvent(new Event("end")); }, 0);
    },
  } });
};
const device = [{ name: "far", lang: "zh-CN", localService: false }, { name: "near", lang: "zh_CN", localService: true }];

async function open(name, { voices = device, hushed = false, ...options } = {}) {
  const context = await browser.newContext(options);
  await context.addInitScript(speak, voices);
  if (hushed) await context.addInitScript(() => { globalThis.hushed = true; });
  const page = watch(await context.newPage(), server.http);
  await page.goto(server.http + name);
  return page;
}
const button = (page) => page.getByRole("button", { name: "朗读" });
const demand = "open/demands/shili-jiangnan-pharma/bispecific-antibody/index.html";

test("nothing is offered without a voice of the device", async () => {
  for (const voices of [[], [device[0]], [{ name: "english", lang: "en-US", localService: true }]]) {
    const page = await open("open/index.html", { voices });
    assert.equal(await button(page).count(), 0);
    await page.context().close();
  }
  const page = await opened(browser, server.http, "open/index.html");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a demand is read to its end: all of its text, cells with their columns, by the near voice", async () => {
  const page = await open(demand);
  await button(page).click();
  await page.waitForFunction(() => document.querySelector(".aloud .line")?.textContent === "读完了。");
  const spoken = await page.evaluate(() => globalThis.spoken);
  assert.ok(spoken.every(({ text, voice }) => voice === "near" && text.length <= 81), JSON.stringify(spoken.find(({ text }) => text.length > 81)));
  const bare = (text) => text.replace(/[\s\u200b]/g, "");
  const all = bare(spoken.map(({ text }) => text).join(""));
  assert.ok(spoken[0].text.includes("双特异性抗体高表达细胞株与连续纯化"), spoken[0].text);
  assert.ok(all.includes("当前水平：2.1"), all);
  const paragraphs = await page.$$eval("main .prose p, main .prose li, main h1, main h2:not(.no-print *), main dd", (list) => list.filter((one) => one.checkVisibility()).map((one) => one.innerText));
  assert.ok(paragraphs.length > 30);
  assert.deepEqual(paragraphs.filter((text) => !all.includes(bare(text))), []);
  for (const silent of ["跳到正文", "本页内容", "当前位置", "咨询"]) assert.ok(!all.includes(silent), silent);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

for (const [size, viewport] of [["desk", { width: 1280, height: 900 }], ["phone", { width: 320, height: 640 }]]) {
  test(`it is paused, moved, begun at a paragraph and closed by keys (${size})`, async () => {
    const page = await open(demand, { hushed: true, viewport });
    const line = page.locator(".aloud .line");
    const last = () => page.evaluate(() => globalThis.spoken.at(-1));
    assert.deepEqual(await page.evaluate(() => [...document.scripts].filter((script) => script.src.includes("read-aloud")).length), 0, "loaded when asked for");
    await button(page).focus();
    await page.keyboard.press("Enter");
    await line.waitFor();
    const first = await line.textContent();
    assert.equal((await last()).text, first);
    assert.equal(await page.locator(".spoken").count(), 1);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "暂停");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "继续");
    const said = await page.evaluate(() => globalThis.spoken.length);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => globalThis.spoken.length), said + 1, "the sentence is begun again");
    await page.getByRole("button", { name: "下一段" }).press("Enter");
    assert.notEqual(await line.textContent(), first);
    await page.getByRole("button", { name: "上一段" }).press("Enter");
    assert.equal(await line.textContent(), first);
    await page.getByRole("button", { name: "慢" }).press("Enter");
    assert.equal((await last()).rate, 0.7);
    const asked = page.locator(".prose p").nth(2);
    const text = (await asked.innerText()).trim();
    await asked.click({ position: { x: 5, y: 5 } });
    assert.ok(text.startsWith((await line.textContent()).slice(0, 10)), text);
    assert.ok(await asked.evaluate((one) => one.classList.contains("spoken")));
    // The bar takes its room from the page: what is read and what has the focus can be seen.
    await page.waitForFunction(() => document.querySelector(".spoken").getBoundingClientRect().top < document.querySelector(".aloud").getBoundingClientRect().top);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no wider than the window");
    await page.locator("footer a").last().focus();
    assert.ok(await page.evaluate(() => document.activeElement.getBoundingClientRect().bottom <= document.querySelector(".aloud").getBoundingClientRect().top), "the foot is above the bar");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".aloud, .spoken").count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "朗读");
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}
