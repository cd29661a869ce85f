// The comment form: from the disk and from a server it makes a file that is what was typed and what the
// engine has judged, and sends nothing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { parse } from "yaml";
import { launch, open, serve } from "./site.js";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser?.close(); server?.close(); });

// Asks for the file, and waits until the engine has judged it.
async function make(page) {
  await page.click("#comment-form button[type=submit]");
  await page.waitForSelector("#c-result:not([hidden])");
}

for (const base of ["disk", "http"]) {
  test(`what is typed becomes a file to download, copy or mail (${base})`, async () => {
    const page = await open(browser, server[base], "open/comments/new/index.html#item=hydrogen-equipment&paragraph=考核指标第2项");
    assert.equal(await page.inputValue("#c-item"), "hydrogen-equipment");
    await page.fill("#c-text", "第一行: 🙂 “好”\n\n  # 缩进的一行");
    await page.fill("#c-proposed", "=1+1");
    await page.fill("#c-name", "欧阳示例");
    assert.match(await page.textContent("#c-shown"), /欧阳\*\*/);
    await page.check("input[name=aspect][value=soundness]");
    await page.keyboard.press("Tab");
    await make(page);
    const text = await page.inputValue("#c-file");
    await page.locator(".forge summary").first().click();
    const { received_on: day, ...comment } = parse(text);
    assert.match(day, /^\d{4}-\d\d-\d\d$/);
    assert.deepEqual(comment, {
      on: { item: "hydrogen-equipment", paragraph: "考核指标第2项" },
      aspect: "soundness",
      channel: "web",
      shown_as: "欧阳**",
      text: "第一行: 🙂 “好”\n\n  # 缩进的一行",
      proposed_text: "=1+1",
    });
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#c-download")]);
    await page.locator(".forge summary").first().click();
    assert.match(download.suggestedFilename(), /^\d{4}-\d\d-\d\d-[a-z0-9]{6}\.yaml$/);
    assert.equal(readFileSync(await download.path(), "utf8"), text);
    const mail = new URL(await page.getAttribute("#c-mail", "href"));
    assert.equal(mail.protocol + mail.pathname, "mailto:zhinan@hangzhou.example");
    const body = mail.searchParams.get("body");
    // A letter in plain words: nobody who comments reads YAML.
    assert.match(body, /^针对哪一条：.+\r\n\r\n哪一段：考核指标第2项\r\n/);
    assert.match(body, /意见内容：第一行: 🙂 “好”\r\n\r\n {2}# 缩进的一行\r\n/);
    assert.doesNotMatch(body, /yaml|shown_as|aspect/);
    assert.equal(await page.isVisible("#c-file"), false);
    assert.equal(await page.locator("[data-filled=proposed]").textContent(), "=1+1");
    assert.equal(await page.isVisible("#c-warning"), false);
    assert.deepEqual(await page.locator("#c-faults li").allTextContents(), []);
    assert.equal(await page.textContent("#c-result-title"), "可以发出了");

    // What is changed afterwards is in no file that was made before.
    await page.fill("#c-text", "请打电话 13812345678");
    assert.equal(await page.isVisible("#c-file"), false);
    await page.check("input[name=show][value=full]");
    await make(page);
    // A number that leads to a person leaves the page in no way.
    assert.match(await page.textContent("#c-faults"), /手机号/);
    assert.equal(await page.textContent("#c-result-title"), "还有要改的地方");
    assert.equal(await page.isVisible("#c-ways"), false);
    assert.equal(await page.inputValue("#c-file"), "");
    assert.equal(await page.getAttribute("#c-download", "href"), null);
    assert.equal(await page.getAttribute("#c-mail", "href"), null);

    await page.fill("#c-text", "请写明试验方法。");
    await make(page);
    assert.equal(parse(await page.inputValue("#c-file")).shown_as, "欧阳示例");
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test("each paragraph can be commented on, and the form knows which", async () => {
  const page = await open(browser, server.http, "open/guideline/hydrogen-equipment/index.html");
  const links = page.locator(".item-body .say");
  assert.ok(await links.count() > 3);
  assert.match(await links.nth(1).getAttribute("aria-label"), /^对第 .+ 段提意见$/);
  const number = (await links.nth(1).getAttribute("aria-label")).replace(/[^0-9.-]/g, "");
  await links.nth(1).click();
  await page.waitForSelector("#c-paragraph");
  assert.equal(await page.inputValue("#c-item"), "hydrogen-equipment");
  assert.equal(await page.inputValue("#c-paragraph"), number);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("without scripts there is a form to print and a file to write by hand", async () => {
  const page = await open(browser, server.disk, "open/comments/new/index.html", { javaScriptEnabled: false });
  assert.equal(await page.isVisible("#comment-form"), false);
  assert.equal(await page.isVisible(".letter-form"), true);
  assert.equal(parse(await page.textContent("pre")).shown_as, "朱**");
  await page.context().close();
});

test("after the closing no new comment is asked for", async () => {
  const asks = async (name) => {
    const page = await open(browser, server.disk, name);
    const links = await page.locator("main a[href*='comments/new/']:not(.say)").count();
    assert.equal(await page.locator("main .say").count() > 0, links > 0, name);
    await page.context().close();
    return links;
  };
  for (const name of ["guideline/hydrogen-equipment/index.html", "en/guideline/hydrogen-equipment/index.html"]) {
    assert.ok(await asks(`open/${name}`) > 0, name);
    assert.equal(await asks(`closed/${name}`), 0, name);
  }
  const form = await open(browser, server.disk, "closed/comments/new/index.html");
  assert.match(await form.textContent("main"), /已经结束/);
  assert.equal(await form.locator("main form, main textarea, .letter").count(), 0);
  await form.context().close();
  const page = await open(browser, server.disk, "closed/comments/index.html");
  assert.match(await page.textContent("h1"), /征求意见情况反馈$/);
  assert.equal(await page.locator("main a.button[href$='new/index.html']").count(), 0);
  await page.context().close();
});
