// What was typed is saved for Word, and `zhengji import` reads the same back; on a desk and on a phone, from a disk.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import YAML from "yaml";
import { bundle } from "./handing-in.js";
import { CALL, call, home, must, paper, run } from "./machine.js";
import { NOW, built, check, done, each, form } from "./open-call.js";
import { put, type } from "./typing.js";

const UNIT = "shili-hangji-power";
const DEMANDS = ["turbine-blade-casting", "cryogenic-hydrogen-pump"];
const own = (name) => paper(UNIT, name);

built();

const buttons = (page) => page.locator("#form-word button");

// Saves one, and gives where it lies.
async function save(page, button) {
  const [found] = await Promise.all([page.waitForEvent("download"), button.click()]);
  const file = path.join(home, found.suggestedFilename());
  await found.saveAs(file);
  await page.waitForFunction((name) => document.getElementById("form-word-state").textContent.includes(name), found.suggestedFilename());
  return file;
}

// What import makes of a document in a call without units: the files of the one unit that it writes, by their names.
function imported(file) {
  must("git", ["clean", "-qfd", CALL]);
  must(process.env.ZHENGJI, ["import", file, "--at", NOW]);
  const units = path.join(call, CALL, "units");
  const [unit, ...others] = fs.readdirSync(units);
  assert.deepEqual(others, []);
  return Object.fromEntries(fs.readdirSync(path.join(units, unit)).map((name) => [name, YAML.parse(fs.readFileSync(path.join(units, unit, name), "utf8"))]));
}

// A list that need not be there, and the line break that ends a text, say nothing.
const meant = (value) => typeof value === "string" ? value.trimEnd() : Array.isArray(value) ? value.map(meant) : value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([key, own]) => [key, meant(own)]).filter(([, own]) => !Array.isArray(own) || own.length).sort(([one], [two]) => one < two ? -1 : 1)) : value;

each("two demands are two documents, and import reads back what was typed", async (width) => {
  const page = await form(width);
  const unit = own("unit");
  unit.contact = { name: "某某联系人", phone: "0571-87654321" };
  const demands = DEMANDS.map(own);
  await type(page, "unit", unit);
  await type(page, "demand", demands[0]);
  assert.equal(await buttons(page).count(), 0);
  await check(page);
  assert.deepEqual(await buttons(page).allInnerTexts(), ["存为 Word"]);
  assert.match(await page.innerText("#form-word-note"), /只存在这台电脑上；里面有不公开的内容/);
  // What was fetched for it before it was asked for: nothing.
  assert.ok(![...page.asked].some((name) => /assets\/word|form\/papers/.test(name)));
  await page.click("#form-add");
  await page.waitForFunction(() => document.activeElement.id === "demand.title" && document.activeElement.value === "");
  await type(page, "demand", demands[1]);
  await page.waitForFunction(() => document.querySelectorAll("#form-word button").length === 2);
  assert.deepEqual(await buttons(page).allInnerTexts(), ["需求 1 存为 Word", "需求 2 存为 Word"]);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page is no wider than its window");
  // The document says what the file to hand in says.
  const sent = Object.values((await bundle(page)).files).map((text) => YAML.parse(text));
  assert.equal(sent.length, 3);
  const handed = (key, value) => meant(sent.find((one) => one[key] === value));
  for (const [at, demand] of demands.entries()) {
    const file = await save(page, buttons(page).nth(at));
    assert.equal(path.basename(file), `${demand.title}-内部.docx`);
    // A zip with a document, not a text.
    assert.equal(fs.readFileSync(file).subarray(0, 4).toString("latin1"), "PK\u0003\u0004");
    const { "unit.yaml": first, ...rest } = imported(file);
    assert.deepEqual(meant(first), handed("uscc", unit.uscc));
    assert.equal(first.contact.phone, "0571-87654321");
    const [second, ...more] = Object.values(rest);
    assert.deepEqual(more, []);
    assert.deepEqual(meant(second), handed("title", demand.title));
    assert.equal(second.budget.total, demand.budget.total);
  }
  // The button keeps the focus of who stands on it, whatever is checked meanwhile.
  await buttons(page).first().focus();
  await page.evaluate(() => document.getElementById("demand.title").dispatchEvent(new Event("input", { bubbles: true })));
  await page.waitForTimeout(1000);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "需求 1 存为 Word");
  await done(page);
});

each("what must not leave the page has no document, and what is missing may be missing", async (width) => {
  const page = await form(width);
  await put(page, "unit", "name", "示例器件有限公司");
  await check(page);
  // Of the unit alone.
  assert.deepEqual(await buttons(page).allInnerTexts(), ["存为 Word"]);
  assert.match(await page.innerText("#form-word-note"), /^Word 文件给负责人审阅，只存在这台电脑上。/);
  assert.equal(path.basename(await save(page, buttons(page))), "示例器件有限公司-内部.docx");
  await put(page, "demand", "title", "高温传感器");
  await put(page, "demand", "summary", "秘密★5年");
  await page.waitForFunction(() => !document.getElementById("form-stop").hidden && !document.querySelectorAll("#form-word button").length);
  assert.equal(await page.innerText("#form-word-note"), "");
  await put(page, "demand", "summary", "约 3 年");
  await page.waitForFunction(() => document.querySelectorAll("#form-word button").length === 1);
  const file = await save(page, buttons(page));
  // It is not ready to be handed in; import says why, and that it has read it.
  const told = run(process.env.ZHENGJI, ["import", file, "--at", NOW]);
  assert.equal(told.status, 1);
  assert.match(told.stdout + told.stderr, /信用代码|uscc/);
  // What an opened file holds sealed cannot be on the paper, and that is said.
  await page.setInputFiles("#form-open", { name: "unit.yaml", mimeType: "application/yaml", buffer: Buffer.from(`name: 示例器件有限公司\ncontact:\n  sealed: |\n    -----BEGIN AGE ENCRYPTED FILE-----\n`) });
  await page.waitForFunction(() => document.getElementById("form-word-note").textContent.endsWith("已经加密的部分不在 Word 文件里。"));
  // A browser that cannot make it says so.
  await page.evaluate(() => { zhengjiEngine.word = () => Promise.reject(new Error("none")); });
  await buttons(page).click();
  await page.waitForFunction(() => /做不出 Word 文件/.test(document.getElementById("form-word-state").textContent));
  await done(page);
});

each("there is a document of what stands on the page, and of nothing that stood there or must not leave it", async (width) => {
  const page = await form(width);
  // The print command reads back as well, and offers nothing.
  await put(page, "unit", "name", "示例器件有限公司");
  await put(page, "demand", "title", "甲项");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.match(await page.textContent("#form-answers"), /甲项/);
  assert.equal(await buttons(page).count(), 0);
  await check(page);
  assert.equal(await buttons(page).count(), 1);
  // Another unit's draft is taken up after this one.
  await page.click("#form-begin");
  await put(page, "unit", "name", "示例乙有限公司");
  await put(page, "demand", "title", "乙项");
  await check(page);
  assert.match(await page.textContent("#form-answers"), /乙项/);
  await page.click("#form-drafts button:first-of-type");
  await page.waitForFunction(() => document.getElementById("demand.title").value === "甲项");
  assert.deepEqual([await buttons(page).count(), await page.textContent("#form-answers")], [0, ""]);
  await check(page);
  assert.match(await page.textContent("#form-answers"), /甲项/);
  assert.doesNotMatch(await page.textContent("#form-answers"), /乙/);
  await done(page);
});

test("a page in English saves the paper in Chinese, in which it is read", async () => {
  const page = await form(1280, { name: "en/submit/form/index.html" });
  await type(page, "unit", own("unit"));
  await type(page, "demand", own(DEMANDS[0]));
  await check(page);
  assert.deepEqual(await buttons(page).allInnerTexts(), ["Save as Word"]);
  const files = imported(await save(page, buttons(page)));
  assert.deepEqual(Object.values(files).map((one) => one.title ?? one.name).sort(), [own(DEMANDS[0]).title, own("unit").name].sort());
  await done(page);
});
