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

async function begin(width, height = 800) {
  const context = await browser.newContext({ viewport: { width, height }, locale: "zh-CN" });
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
  assert.deepEqual(await shown(page), [third, first, second]);
  await page.click(".desk-row:nth-child(1) .down");
  assert.deepEqual(await shown(page), [first, third, second]);
  await page.click(".desk-row:nth-child(1) .leave");
  assert.deepEqual(await shown(page), [third, second, first]);
  assert.ok(await page.isVisible(".desk-row:nth-child(3) [name^='reason:']"));
  await page.fill(".desk-row:nth-child(3) [name^='reason:']", "与另一项重复");
  await page.fill(".desk-row:nth-child(2) [name^='opinion:']", "");
  await page.click("#desk-save");
  await page.waitForSelector("#desk-answer:not([hidden]) li");
  assert.equal(await page.getAttribute(".desk-row:nth-child(2) [name^='opinion:']", "aria-invalid"), "true");
  assert.equal(await said(page), "");
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

const shown = (page) => page.locator("[name^='told:']").evaluateAll((boxes) => boxes.map((box) => box.name.slice(5)));

for (const width of [1280, 390]) {
  test(`a number in the box moves its card, and what is none is told and moves nothing, ${width}`, async () => {
    const page = await begin(width);
    const begun = await shown(page);
    const count = await page.locator(".desk-row.ranked").count();
    assert.ok(count >= 2);
    const box = (id) => page.locator(`[name='rank:${id}']`);
    const write = async (id, text) => { await box(id).fill(text); await page.keyboard.press("Enter"); };
    for (const first of ["１", "第一", "一、", "①", "第1位", "(1)"]) {
      await write(begun[1], first);
      assert.deepEqual((await shown(page)).slice(0, 2), [begun[1], begun[0]], first);
      assert.equal(await box(begun[1]).inputValue(), "1");
      await write(begun[1], "第二");
      assert.deepEqual(await shown(page), begun, first);
    }
    for (const none of ["abc", "0", "1.5", "二三", "-1", "第"]) {
      await write(begun[0], none);
      assert.deepEqual(await shown(page), begun, none);
      assert.equal(await page.locator(".desk-row.ranked").count(), count, none);
      assert.equal(await box(begun[0]).inputValue(), "1");
      assert.match(await page.innerText(".desk-row:nth-child(1) .desk-odd"), new RegExp(`“${none}”不是编号`));
      assert.match(await said(page), /没有移动/);
    }
    await accessible(page);
    await shot(page, "no-number");
    // By leaving the box, as by Enter; a number beyond the last is the last.
    await box(begun[0]).fill("９");
    await box(begun[0]).blur();
    assert.equal(await box(begun[0]).inputValue(), String(count));
    assert.ok(await page.locator(".desk-odd").evaluateAll((all) => all.every((one) => one.hidden)));
    await write(begun[0], "");
    assert.equal(await page.locator(".desk-row.ranked").count(), count - 1);
    assert.match(page.url(), /\/link\/[0-9a-f]{32}\/$/);
    assert.equal(await page.locator("#desk-answer").isHidden(), true);
    assert.deepEqual(page.faults, []);
  });
}

test("a drag is calm: one place for each middle that is passed, no jump of the page, and Escape puts the card back", async () => {
  const page = await begin(1280, 900);
  const take = ".desk-row:not(.ranked) .take";
  while (await page.locator(take).filter({ visible: true }).count()) await page.locator(take).filter({ visible: true }).first().click();
  const begun = await shown(page);
  assert.ok(begun.length >= 3);
  // Cards are tall where faults stand in them.
  await page.locator(".desk-row .desk-faults").evaluateAll((lists) => { for (const [at, list] of lists.entries()) { list.hidden = false; list.style.height = `${60 + 90 * at}px`; } });
  await page.locator(".desk-row").first().evaluate((row) => scrollTo(0, row.getBoundingClientRect().top + scrollY - 60));
  const state = () => page.evaluate(() => [scrollY, ...document.querySelectorAll(".desk-row.held")].map((one) => typeof one === "number" ? one : [...one.parentElement.children].indexOf(one)));
  const at = await page.locator(".desk-row:nth-child(1) .handle").boundingBox();
  const [x, y] = [at.x + at.width / 2, at.y + at.height / 2];
  const next = await page.locator(".desk-row:nth-child(2)").boundingBox();
  const middle = next.y + next.height / 2;
  const [scroll] = await state();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, middle - 4, { steps: 10 });
  assert.deepEqual(await state(), [scroll, 0]);
  await page.mouse.move(x, middle + 4, { steps: 4 });
  assert.deepEqual(await state(), [scroll, 1]);
  await shot(page, "dragged");
  // Small movements around the place move nothing more.
  for (const by of [6, 2, 8, 3, 12, 4]) {
    await page.mouse.move(x, middle + by);
    await page.waitForTimeout(40);
    assert.deepEqual(await state(), [scroll, 1]);
  }
  await page.keyboard.press("Escape");
  assert.match(await said(page), /已放回.*第 1 位/);
  assert.deepEqual(await shown(page), begun);
  await page.mouse.move(x, middle + 60);
  await page.mouse.up();
  assert.deepEqual(await shown(page), begun);
  // Near the lower edge the page moves, until the pointer is away from it.
  await page.locator(".desk-row").first().evaluate((row) => scrollTo(0, row.getBoundingClientRect().top + scrollY - 60));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, 880, { steps: 5 });
  await page.waitForFunction((scroll) => scrollY > scroll + 60, scroll);
  await page.mouse.move(x, 450);
  await page.waitForTimeout(100);
  const [rested] = await state();
  await page.waitForTimeout(150);
  assert.equal((await state())[0], rested);
  await page.mouse.up();
  assert.match(await said(page), /已放下/);
  // "Down" stays below the pointer.
  const down = page.locator(".desk-row:nth-child(1) .down"), [id] = await shown(page);
  await down.scrollIntoViewIfNeeded();
  const button = await down.boundingBox();
  await page.mouse.click(button.x + 5, button.y + 5);
  await page.mouse.click(button.x + 5, button.y + 5);
  assert.equal((await shown(page)).indexOf(id), 2);
  assert.deepEqual(page.faults, []);
});

for (const width of [1280, 390]) {
  test(`what was not saved is there again, and can be discarded, ${width}`, async () => {
    const page = await begin(width);
    const begun = await shown(page), opinion = `[name='opinion:${begun[0]}']`, was = await page.inputValue(opinion);
    await page.fill(`[name='opinion:${begun[1]}']`, "");
    await page.fill(opinion, "还没有保存的意见。");
    await page.fill(`[name='rank:${begun[0]}']`, "2");
    await page.check(`[name='key_recommended:${begun[0]}']`);
    await page.fill("#approved_by", "示例主任");
    await page.click("#desk-save");
    await page.waitForSelector("#desk-answer:not([hidden]) li");
    await page.reload();
    assert.match(await page.innerText("#desk-restored"), /已恢复这台电脑上没有保存的内容/);
    assert.deepEqual((await shown(page)).slice(0, 2), [begun[1], begun[0]]);
    assert.equal(await page.inputValue(opinion), "还没有保存的意见。");
    assert.equal(await page.inputValue(`[name='rank:${begun[0]}']`), "2");
    assert.ok(await page.isChecked(`[name='key_recommended:${begun[0]}']`));
    assert.equal(await page.inputValue("#approved_by"), "示例主任");
    await accessible(page);
    await shot(page, "restored");
    // The link itself is nowhere in what is kept.
    const [secret] = link.match(/[0-9a-f]{32}/);
    assert.ok(!await page.evaluate((secret) => JSON.stringify(sessionStorage).includes(secret), secret));
    await page.click("#desk-discard");
    await page.waitForFunction((was) => document.querySelector("#desk-restored")?.hidden && document.querySelector("[name^='opinion:']").value === was, was);
    assert.deepEqual(await shown(page), begun);
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    assert.deepEqual(page.faults.filter((fault) => !fault.includes("status of 422")), []);
  });
}

test("what comes back on a page that others have saved meanwhile is compared, and a save that was taken leaves nothing", async () => {
  const [late, early] = [await begin(1280), await begin(1280)];
  const opinion = ".desk-row:first-child [name^='opinion:']";
  await late.fill(opinion, "没有保存的意见。");
  await early.fill(opinion, "同事先存的意见。");
  await early.click("#desk-save");
  await early.waitForURL(/\/receipt\//);
  assert.equal(await early.evaluate(() => sessionStorage.length), 0);
  await late.reload();
  assert.match(await late.innerText("#desk-restored"), /又有改动/);
  assert.equal(await late.inputValue(opinion), "没有保存的意见。");
  await late.click("#desk-save");
  await late.waitForSelector("#desk-replace");
  assert.match(await late.innerText("#desk-answer"), /同事先存的意见/);
  assert.match(saved(), /同事先存的意见/);
  await late.click("#desk-answer a.button");
  await late.waitForFunction((opinion) => document.querySelector("#desk-restored")?.hidden && document.querySelector(opinion).value === "同事先存的意见。", opinion);
  assert.equal(await late.evaluate(() => sessionStorage.length), 0);
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
  assert.equal(await said(late), "");
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
  // What waits, and what is recommended, can be read before anything is decided.
  await page.click(".desk-waiting li li .desk-read summary");
  assert.match(await page.innerText(".desk-waiting li li .desk-read"), /长期漂移难以预测/);
  await page.click(".desk-row:first-child .desk-read summary");
  assert.match(await page.innerText(".desk-row:first-child .desk-read"), /研发总投入\s+[\d.]+ 万元/);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is too wide");
  const opinion = ".desk-row:first-child [name^='opinion:']";
  await page.fill(opinion, "退回以前写的意见。");
  await page.click(".desk-back summary");
  await page.fill(".desk-waiting textarea", "请补充研发投入的说明。");
  await shot(page, "waiting");
  await page.click(".desk-back button");
  // What was done is told, at the place where it was.
  await page.waitForURL((url) => url.hash === "" && !url.pathname.endsWith("send-back"));
  await page.waitForSelector("#sent-back:focus");
  assert.match(await page.innerText("#sent-back"), /已经退回/);
  assert.match(await page.innerText(".desk-waiting"), /已退回.*请补充研发投入的说明/s);
  // The opinion that was not saved is back, the reason that was sent is not; one that was refused, or only typed, is.
  assert.equal(await page.inputValue(".desk-waiting textarea"), "");
  await page.click(".desk-back summary");
  await page.fill(".desk-waiting textarea", "请联系 13800138000");
  await page.click(".desk-back button");
  await page.waitForURL(/\/send-back$/);
  await page.goto(link);
  assert.equal(await page.inputValue(".desk-waiting textarea"), "请联系 13800138000");
  assert.ok(await page.isVisible(".desk-waiting textarea"));
  assert.equal(await page.inputValue(opinion), "退回以前写的意见。");
  assert.match(await page.innerText("#desk-restored"), /已恢复这台电脑上没有保存的内容/);
  await accessible(page);
  await shot(page, "sent-back");
  const unit = await begin(390);
  await unit.goto(`${site}receive/link/0123456789abcdef0123456789abcdef/`);
  assert.match(await unit.innerText("main"), /请补充研发投入的说明/);
  await page.click(".desk-waiting form[action*='confirm'] button");
  await page.waitForURL(/\/receipt\//);
  await shot(page, "confirmed");
  await page.goto(link);
  assert.equal(await page.inputValue(opinion), "退回以前写的意见。");
  assert.equal(await page.locator(".desk-row").count(), 4);
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

// Somebody pushes.
function push(change) {
  must("git", ["fetch", "-q", bare, "main"]);
  must("git", ["reset", "-q", "--hard", "FETCH_HEAD"]);
  change(path.join(call, "submissions/example"));
  must("git", ["commit", "-q", "-a", "-m", "push"]);
  must("git", ["push", "-q", bare, "HEAD:main"]);
}
const edit = (file, change) => fs.writeFileSync(file, change(fs.readFileSync(file, "utf8")));

test("what is to be known first stands in one list, with its kind, and names the boxes that are empty", async () => {
  const [first] = order();
  push((folder) => {
    edit(path.join(folder, "units", `${first}.yaml`), (text) => `${text}withdrawn: {on: 2026-04-18, reason: 已另行立项}\n`);
    edit(path.join(folder, "departments/xihu/recommendation.yaml"), (text) => `${text}approved_by: 示例主任\n`);
  });
  for (const width of [1280, 390]) {
    const page = await begin(width);
    const notices = await page.locator(".desk-notices > li").allInnerTexts();
    const [withdrawn] = notices.filter((text) => text.includes("这项已经撤回"));
    assert.match(withdrawn, /^\S+ 排了顺序的需求里有 1 项已经撤回[^·：]*：[^·]*\n这项已经撤回$/);
    assert.ok(notices.includes("还要做：“审核盖章”里还没有填审核日期、盖章表的校验码、盖章扫描件。"), notices.join("\n"));
    assert.equal(await page.locator(".desk-notices .tag").count() > 0 && await page.locator(".desk-notices ul").count(), 0);
    await accessible(page);
    await shot(page, "notices");
    assert.deepEqual(page.faults, []);
  }
});

test("after the closing what cannot be used looks so, and nobody is told to fill it in", async () => {
  push((folder) => edit(path.join(folder, "call.yaml"), (text) => text.replaceAll(/closes: 2099-0(\d)/g, "closes: 2021-0$1")));
  for (const width of [1280, 390]) {
    for (const colours of ["none", "active"]) {
      const page = await begin(width);
      await page.emulateMedia({ forcedColors: colours });
      const text = await page.innerText("main");
      assert.match(text, /只能看，不能改/);
      assert.doesNotMatch(text, /点“保存”|调整顺序|上传扫描件|以后填写/);
      assert.ok(await page.locator(".desk-notices .tag.error").count(), await page.innerText(".desk-notices"));
      // A card that is recommended offers no reason, and one that is not no opinion.
      assert.equal(await page.locator(".desk-row.ranked .if-left").filter({ visible: true }).count(), 0);
      assert.equal(await page.locator(".desk-row:not(.ranked) .if-ranked").filter({ visible: true }).count(), 0);
      const [button, alive] = await page.evaluate(() => {
        const other = document.querySelector(".site-foot a").parentElement.appendChild(document.createElement("button"));
        other.className = "button second";
        const look = (one) => { const { color, backgroundColor, cursor } = getComputedStyle(one); return [color, backgroundColor, cursor]; };
        const all = [look(document.querySelector(".desk-moves button:not([hidden])")), look(other)];
        other.remove();
        return all;
      });
      assert.notEqual(button[0], alive[0]);
      assert.equal(button[2], "default");
      if (colours === "none") { await accessible(page); assert.notEqual(button[1], alive[1]); }
      await shot(page, `closed-${colours}`);
      assert.deepEqual(page.faults, []);
    }
  }
});
