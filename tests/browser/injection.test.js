// A call whose every public text tries to run something: no page of its site does. Listened for are scripts that run, dialogs,
// requests to elsewhere and complaints of the page's own policy; looked at is what stands in the page.
import assert from "node:assert/strict";
import fs from "node:fs";
import { after, before, test } from "node:test";
import { files, launch, read, serve, watch } from "./site.js";

const payloads = fs.readFileSync(new URL("../fixtures/injection.txt", import.meta.url), "utf8").split("\n").filter((line) => line && !line.startsWith("# "));
let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser?.close(); server?.close(); });

// A page that tells when a text of a call has run.
async function listening(faults) {
  const context = await browser.newContext();
  await context.exposeFunction("xss", () => { faults.push("a text ran as a script"); });
  const page = watch(await context.newPage(), server.http, faults);
  page.on("dialog", (dialog) => { faults.push("a dialog: " + dialog.message()); dialog.dismiss(); });
  return page;
}

// Runs in the page: what no text of a call may ever become.
function look() {
  const faults = [];
  const say = (element, what) => faults.push(`${what}: ${element.outerHTML.slice(0, 120)}`);
  // The page for missing addresses brings its style with it.
  const own = (element) => element.localName === "style" && element.parentElement === document.head && !element.textContent.includes("@import");
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name) || name === "srcdoc") say(element, `attribute ${name}`);
      if (["href", "src", "action", "formaction", "data", "xlink:href", "poster"].includes(name)) {
        const { protocol, host } = new URL(value, document.baseURI);
        // The form's own files, made by its script: to be saved, never to be opened.
        const made = protocol === "blob:" && element.localName === "a" && element.hasAttribute("download") && element.id === "form-bundle";
        if (!["http:", "https:", "mailto:", "tel:", "file:"].includes(protocol) && !made) say(element, "address");
        if (host === "xss.invalid" && element.localName !== "a") say(element, "asks elsewhere");
      }
    }
    if (["iframe", "object", "embed", "base", "marquee", "style", "audio", "video", "math", "frame"].includes(element.localName) && !own(element)) say(element, "element");
    if (element.localName === "meta" && /refresh/i.test(element.httpEquiv)) say(element, "element");
    if (element.localName === "script" && !element.src && element.type !== "application/ld+json") say(element, "script");
    if (element.localName === "script" && element.src && new URL(element.src).origin !== location.origin) say(element, "script");
    if (element.localName === "img" && !element.getAttribute("src").endsWith(".svg")) say(element, "picture");
  }
  return faults;
}

test("what these tests listen for is heard", async () => {
  const context = await browser.newContext();
  let ran = false;
  await context.exposeFunction("xss", () => { ran = true; });
  let heard = 0;
  for (const payload of payloads) {
    ran = false;
    const page = await context.newPage();
    await page.setContent(`<!doctype html><div>${payload}</div>`, { waitUntil: "load" }).catch(() => {});
    await page.waitForTimeout(30);
    heard += ran || (await page.evaluate(look).catch(() => ["gone"])).length > 0;
    await page.close();
  }
  await context.close();
  // The others need another place to run from: an attribute, a script, Markdown.
  assert.ok(heard > payloads.length / 2, `${heard} of ${payloads.length}`);
});

test("no text of a call runs on any page, in any field", async () => {
  const faults = [];
  const page = await listening(faults);
  const pages = files("injection", ".html");
  assert.ok(pages.length > 3 * payloads.length, `only ${pages.length} pages`);
  for (const name of pages) {
    await page.goto(server.http + name);
    faults.push(...(await page.evaluate(look)).map((fault) => `${name}: ${fault}`));
    assert.match(read(name), /http-equiv="Content-Security-Policy"/, name);
  }
  await page.context().close();
  assert.deepEqual(faults.slice(0, 20), []);
});

test("texts are shown as they were written", async () => {
  const faults = [];
  const page = await listening(faults);
  for (const [index, payload] of payloads.entries()) {
    await page.goto(`${server.http}injection/demands/unit-${String(index + 1).padStart(2, "0")}/demand/index.html`);
    assert.equal((await page.locator("h1").first().innerText()).trim(), payload.trim());
  }
  await page.context().close();
  assert.deepEqual(faults, []);
});

test("what is looked for and filtered runs nothing either", async () => {
  const faults = [];
  const page = await listening(faults);
  for (const payload of payloads.filter((_, at) => at % 4 === 0)) {
    await page.goto(`${server.http}injection/search/index.html?q=${encodeURIComponent(payload)}`);
    await page.waitForTimeout(30);
    faults.push(...(await page.evaluate(look)));
    await page.goto(`${server.http}injection/demands/index.html?q=${encodeURIComponent(payload)}&domain=${encodeURIComponent(payload)}#${encodeURIComponent(payload)}`);
    await page.waitForTimeout(30);
    faults.push(...(await page.evaluate(look)));
  }
  for (const word of ["img", "script", "xss"]) {
    await page.goto(`${server.http}injection/search/index.html`);
    const box = page.locator("input[type=search]").first();
    await box.fill(word);
    await box.press("Enter");
    await page.waitForTimeout(500);
    faults.push(...(await page.evaluate(look)));
  }
  await page.context().close();
  assert.deepEqual(faults.slice(0, 20), []);
});
