// A department's desk beside a real repository: put in order by keys alone, by drag and by buttons, saved with a receipt, faults at
// their boxes, and a page that is no longer fresh.
import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, watch } from "../site.js";
import { bare, call, commit, must, receive, remove } from "./machine.js";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const fixture = fileURLToPath(new URL("../../fixtures/base", import.meta.url));
const FILE = "submissions/example/departments/xihu/recommendation.yaml";
const pictures = process.env.PICTURES;
let browser, service, site, link;

const saved = () => must("git", ["show", `main:${FILE}`], bare);
const order = () => [...saved().split("declined:")[0].matchAll(/demand: (\S+)/g)].map(([, id]) => id);
const shot = async (page, name) => { if (pictures) await page.screenshot({ path: path.join(pictures, `desk-${name}-${page.viewportSize().width}.png`), fullPage: true }); };

before(async () => {
  fs.cpSync(fixture, path.join(call, "submissions/example"), { recursive: true });
  const yaml = path.join(call, "submissions/example/call.yaml");
  const open = fs.readFileSync(yaml, "utf8").replace("closes: 2021-04-20", "closes: 2099-04-20").replace("closes: 2021-04-30", "closes: 2099-04-30");
  fs.writeFileSync(yaml, `${open}receive: {address: 'https://zhengji.example/receive/', new_units: anybody}\n`);
  commit();
  service = await receive();
  site = service.address;
  const [secret] = must(process.env.ZHENGJI, ["invite", "--department", "xihu"], bare).match(/[0-9a-f]{32}/);
  link = `${site}receive/link/${secret}/`;
  browser = await launch();
});
after(async () => { await browser?.close(); service?.end(); remove(); });

async function begin(width) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, locale: "zh-CN" });
  const page = watch(await context.newPage(), site);
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto(link);
  return page;
}

async function accessible(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than the screen");
}

// Presses Tab until what is wanted has the focus.
async function tab(page, wanted) {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), wanted)) return;
  }
  assert.fail(`no way by Tab to ${wanted}`);
}

const said = (page) => page.innerText("#desk-spoken");

for (const width of [1280, 390]) {
  test(`a department ranks by keyboard alone and gets a receipt, ${width}`, async () => {
    const page = await begin(width);
    await accessible(page);
    await shot(page, "begin");
    const [first, second, third] = order();
    await tab(page, ".desk-row:nth-child(2) .handle");
    await page.keyboard.press("Space");
    assert.match(await said(page), /已拿起.*第 2 位，共 3 位/);
    await page.keyboard.press("ArrowDown");
    assert.match(await said(page), /第 3 位，共 3 位/);
    await page.keyboard.press("Escape");
    assert.match(await said(page), /已放回.*第 2 位/);
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowUp");
    await shot(page, "held");
    await page.keyboard.press("ArrowUp");
    assert.ok(await page.evaluate(() => document.activeElement.matches(".desk-row:first-child .handle")), "the focus is lost");
    await page.keyboard.press("Space");
    assert.match(await said(page), /已放下.*第 1 位/);
    assert.deepEqual(await page.locator("[name^='rank:']").evaluateAll((boxes) => boxes.map((box) => box.value)), ["1", "2", "3"]);
    await tab(page, ".desk-row:first-child textarea[name^='opinion:']");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(`同意，请优先安排（${width}）。`);
    await tab(page, "#desk-save");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/receipt\//).catch(async () => assert.fail(await page.innerText("#desk-answer")));
    assert.match(await page.innerText(".receipt .number"), /^\d{8}-\d{4}$/);
    assert.deepEqual(order(), [second, first, third]);
    assert.match(saved(), new RegExp(`同意，请优先安排（${width}）。`));
    await accessible(page);
    await shot(page, "receipt");
    assert.deepEqual(page.faults, []);
  });
}

test("by drag and by buttons; faults lead to their boxes, and what was typed stays", async () => {
  const page = await begin(1280);
  const [first, second, third] = order();
  const handle = (row) => page.locator(`.desk-row:nth-child(${row}) .handle`);
  const middle = async (row) => { const { x, y, width, height } = await handle(row).boundingBox(); return [x + width / 2, y + height / 2]; };
  await handle(3).scrollIntoViewIfNeeded();
  await page.mouse.move(...await middle(3));
  await page.mouse.down();
  const [x, y] = await middle(1);
  await page.mouse.move(x, y - 30, { steps: 12 });
  await page.mouse.up();
  const shown = () => page.locator("[name^='told:']").evaluateAll((boxes) => boxes.map((box) => box.name.slice(5)));
  assert.deepEqual(await shown(), [third, first, second]);
  await page.click(".desk-row:nth-child(1) .down");
  assert.deepEqual(await shown(), [first, third, second]);
  await page.click(".desk-row:nth-child(1) .leave");
  assert.deepEqual(await shown(), [third, second, first]);
  assert.ok(await page.isVisible(".desk-row:nth-child(3) [name^='reason:']"));
  await page.fill(".desk-row:nth-child(3) [name^='reason:']", "与另一项重复");
  await page.fill(".desk-row:nth-child(2) [name^='opinion:']", "");
  await page.click("#desk-save");
  await page.waitForSelector("#desk-answer:not([hidden]) li");
  assert.equal(await page.getAttribute(".desk-row:nth-child(2) [name^='opinion:']", "aria-invalid"), "true");
  assert.ok(await page.isVisible(".desk-row:nth-child(2) .desk-faults"));
  assert.equal(await page.inputValue(".desk-row:nth-child(3) [name^='reason:']"), "与另一项重复");
  await accessible(page);
  await shot(page, "faults");
  await page.click("#desk-answer li a");
  assert.ok(await page.evaluate(() => document.activeElement.matches(".desk-row:nth-child(2) [name^='opinion:']")));
  await page.keyboard.type("同意推荐。");
  assert.match(await page.innerText(".desk-row:nth-child(2) .count"), /已写 5 字/);
  await page.click("#desk-save");
  await page.waitForURL(/\/receipt\//).catch(async () => assert.fail(await page.innerText("#desk-answer")));
  assert.deepEqual(order(), [third, second]);
  assert.match(saved(), /declined:[^]*与另一项重复/);
  // A refusal is an answer like any other: the browser alone complains of it.
  assert.deepEqual(page.faults.filter((fault) => !fault.includes("status of 422")), []);
});

test("a stale page shows both beside each other and writes only what somebody decided", async () => {
  const [late, early] = [await begin(390), await begin(390)];
  const opinion = ".desk-row:first-child [name^='opinion:']";
  await early.fill(opinion, "先存的意见。");
  await early.click("#desk-save");
  await early.waitForURL(/\/receipt\//);
  await late.fill(opinion, "后存的意见。");
  await late.click("#desk-save");
  await late.waitForSelector("#desk-replace");
  const answer = await late.innerText("#desk-answer");
  assert.ok(answer.includes("先存的意见。") && answer.includes("后存的意见。"), answer);
  assert.equal(await late.inputValue(opinion), "后存的意见。");
  assert.match(saved(), /先存的意见。/);
  await accessible(late);
  await shot(late, "stale");
  await late.setInputFiles("#scan", { name: "扫描 1.PDF", mimeType: "application/pdf", buffer: Buffer.from("no pdf") });
  await late.click("#desk-replace");
  await late.waitForFunction(() => document.querySelector("#scan").getAttribute("aria-invalid"));
  await late.setInputFiles("#scan", []);
  await late.fill(opinion, "再改一次。");
  await late.click("#desk-save");
  await late.waitForSelector("#desk-replace");
  await late.click("#desk-replace");
  await late.waitForURL(/\/receipt\//).catch(async () => assert.fail(await late.innerText("#desk-answer")));
  assert.match(saved(), /再改一次。/);
});

test("a new unit is sent back with a reason, and confirmed", async () => {
  const fixed = (name) => fs.readFileSync(path.join(fixture, "units/shili-yiqi", name), "utf8");
  const files = {
    "unit.yaml": fixed("unit.yaml").replace("91330106MA00000016", "91330106MA0000005J").replace("杭州示例仪器有限公司", "杭州示例新达有限公司").replace("submitters:\n  - github: shili-yiqi\n", ""),
    "gauge.yaml": fixed("sensor.yaml").replace("高温压力传感器用陶瓷基板", "微型真空计的漂移补偿").replace("1. 材料配方与烧结制度；", "1. 热阴极的寿命与稳定；").replace("2. 批量制备与检测方法。", "2. 真空腔的除气工艺。").replace("烧结收缩不均匀", "长期漂移难以预测"),
  };
  const sent = await fetch(`${site}receive/hand-in`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ hand_in: JSON.stringify({ call: "example", unit: "shili-xinda", files }), new_link: "0123456789abcdef0123456789abcdef" }) });
  assert.equal(sent.status, 200, await sent.clone().text());
  const page = await begin(390);
  await accessible(page);
  await page.click(".desk-waiting summary");
  await page.fill(".desk-waiting textarea", "请补充研发投入的说明。");
  await shot(page, "waiting");
  await page.click(".desk-waiting details button");
  await page.waitForSelector(".desk-waiting");
  assert.match(await page.innerText(".desk-waiting"), /已退回.*请补充研发投入的说明/s);
  const unit = await begin(390);
  await unit.goto(`${site}receive/link/0123456789abcdef0123456789abcdef/`);
  assert.match(await unit.innerText("main"), /请补充研发投入的说明/);
  await page.click(".desk-waiting form[action*='confirm'] button");
  await page.waitForURL(/\/receipt\//);
  await shot(page, "confirmed");
  assert.match(must("git", ["ls-tree", "-r", "--name-only", "main"], bare), /units\/shili-xinda\/gauge\.yaml/);
});

test("without a script the page is a form that saves", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, locale: "zh-CN", javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(link);
  await shot(page, "plain");
  await page.locator("[name^='opinion:']").first().fill("没有脚本也能存。");
  await page.click("#desk-save");
  await page.waitForURL(/\/receipt\//);
  assert.match(saved(), /没有脚本也能存。/);
});
