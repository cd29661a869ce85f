// A clerk's way, from the start page to one file that the gate accepts, and what may happen on it; on a desk and on a phone.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import YAML from "yaml";
import { bundle, download, ready } from "./handing-in.js";
import { CALL, call, home, must, paper, repository, run } from "./machine.js";
import { NOW, built, check, context, done, each, form, open } from "./open-call.js";
import { box, paste, put, type } from "./typing.js";

const UNIT = "shili-hangji-power";
const DEMANDS = ["turbine-blade-casting", "cryogenic-hydrogen-pump"];
const KNOWN = "shili-linan-chem";
const unit = () => paper(UNIT, "unit"), demand = (name) => paper(UNIT, name);

built(`units/${KNOWN}`);

const settled = (page, what, text) => page.waitForFunction(([id, text]) => document.getElementById(id).textContent.includes(text), [what, text]);
const stored = (page) => page.evaluate(() => JSON.stringify(localStorage));

each("from the start page to one file that the gate accepts", async (width) => {
  const own = await context(width);
  let page = await open(own, "index.html");
  if (!await page.locator("main a[href*='submit/form/']").count()) {
    // On a phone the sections are behind a button.
    const way = page.locator("a[href*='submit/index.html']").first();
    if (!await way.isVisible()) await page.locator("button.menu").click();
    await way.click();
  }
  await page.locator("main a[href*='submit/form/']").first().click();
  await page.waitForSelector("form[data-ready]");
  await page.fill("[id='unit.name']", "示例");
  await page.waitForSelector("form[data-ready=engine]");
  await type(page, "unit", unit());
  await settled(page, "form-known", "按第一次提交办理");
  const first = demand(DEMANDS[0]);
  await type(page, "demand", first);

  // A table out of Word, a superscript, a soft break, and a mobile number that does not stay.
  await paste(page, "demand.research", "", `${first.research.trim()}\u000B极限强度见下。`);
  await put(page, "demand", "foundation", "");
  await paste(page, "demand.foundation", "<p>已建成年产 3×10<sup>3</sup> 件的中试线。</p>", "已建成年产 3×103 件的中试线。");
  const rows = await page.locator("[data-paper=demand] [data-rows=indicators] > .row").count();
  await page.locator("[data-paper=demand] [data-rows=indicators] [data-add]").click();
  const last = await page.locator("[data-paper=demand] [data-rows=indicators] > .row").last().getAttribute("data-row");
  await paste(page, `demand.${last}.name`, "<table><tr><td>铸件合格率</td><td>%</td><td>55</td><td>75</td><td>75</td></tr><tr><td>修复寿命比</td><td>%</td><td>60</td><td>85</td><td>85</td></tr></table>", "铸件合格率\t%\t55\t75\t75\n修复寿命比\t%\t60\t85\t85\n");
  assert.equal(await page.locator("[data-paper=demand] [data-rows=indicators] > .row").count(), rows + 2);
  const basis = await page.locator("[data-paper=demand] [data-rows=indicators] > .row").last().getAttribute("data-row");
  for (const row of [last, basis]) if (await box(page, "demand", `${row}.basis`).count()) await put(page, "demand", `${row}.basis`, "第三方检测报告");
  const scenario = first.application_scenario ?? "";
  await put(page, "demand", "application_scenario", `${scenario}联系人 13812345678`);
  await page.waitForFunction(() => !document.getElementById("form-stop").hidden);
  assert.match(await page.innerText(".box[data-at=application_scenario]"), /手机[\s\S]*没有存进草稿/);
  await page.waitForFunction((name) => JSON.stringify(localStorage).includes(name), first.title);
  assert.ok(!(await stored(page)).includes("13812345678"));
  await put(page, "demand", "application_scenario", scenario);
  await page.waitForFunction(() => document.getElementById("form-stop").hidden);
  await page.waitForFunction((text) => JSON.stringify(localStorage).includes(JSON.stringify(text).slice(1, -1).slice(0, 20)), scenario.trim() || first.title);
  await page.close();

  // The next day.
  own.now = "2021-04-02T09:00:00+08:00";
  page = await open(own);
  await page.waitForSelector("form[data-ready=engine]");
  await settled(page, "form-draft-state", "上次的草稿");
  assert.equal(await page.inputValue("[id='demand.title']"), first.title);
  assert.ok((await page.inputValue("[id='demand.research']")).endsWith("\n极限强度见下。"));
  assert.equal(await page.inputValue("[id='demand.foundation']"), "已建成年产 3×10³ 件的中试线。");

  await page.click("#form-add");
  await page.waitForFunction(() => document.activeElement.id === "demand.title" && document.activeElement.value === "");
  await type(page, "demand", demand(DEMANDS[1]));
  await check(page);
  const found = await page.locator("#form-faults > li.error").allInnerTexts();
  assert.deepEqual(found, []);
  assert.equal(await page.evaluate(() => document.activeElement.id), "form-look");
  const read = await page.innerText("#form-answers");
  for (const text of [unit().name, first.title, demand(DEMANDS[1]).title, "揭榜挂帅", "3×10³", "铸件合格率"]) assert.ok(read.includes(text), text);
  assert.doesNotMatch(read, /open-bidding|leading-enterprise|true|没有填/);
  const sent = await download(page);
  assert.equal(sent.name, `提交文件-${unit().name}.yaml`);
  assert.deepEqual(page.faults, []);

  // One command takes it, and the door lets it in from the department that the page named.
  assert.match(await page.textContent("#form-founding"), /萧山区[\s\S]*一次办完/);
  await own.close();
  must("git", ["checkout", "-q", "-B", `walk-${width}`, "main"]);
  const file = path.join(home, sent.name);
  fs.writeFileSync(file, sent.text);
  const told = must(process.env.ZHENGJI, ["import", file, "--at", own.now]);
  assert.match(told, /请由这些单位各自的归口管理单位（或者主办单位）提交/);
  assert.equal(must("git", ["status", "--porcelain", "-uall"]).trim().split("\n").length, 3);
  must("git", ["add", "-A"]);
  must("git", ["commit", "-q", "-m", "hand-in"]);
  const gate = (actor) => run(process.env.ZHENGJI, ["check", "--base", "main", "--actor", `github: ${actor}`, "--require-owner", "--at", own.now]);
  const member = sampleMember("xiaoshan");
  assert.equal(gate(member).status, 0, gate(member).stdout);
  assert.equal(gate("stranger").status, 1);
  must("git", ["checkout", "-q", "-f", "main"]);
});

const sampleMember = (department) => YAML.parse(fs.readFileSync(path.join(repository, CALL, "departments", department, "department.yaml"), "utf8")).members[0].github;

each("two demands of one unit: one file, opened again as it was", async (width) => {
  const page = await form(width);
  await put(page, "unit", "name", "示例器件有限公司");
  await put(page, "unit", "uscc", "91330109MA0000D182");
  await put(page, "demand", "title", "甲项");
  await page.click("#form-add");
  await page.waitForFunction(() => document.activeElement.id === "demand.title");
  await put(page, "demand", "title", "乙项");
  await put(page, "demand", "summary", "乙的摘要\n第二行");
  await page.waitForFunction(() => document.querySelectorAll("#form-files textarea").length === 3);
  assert.deepEqual((await page.locator("#form-demands li").allInnerTexts()).map((text) => text.replace(/\s+/g, " ")), ["需求 1 甲项 删去", "需求 2 乙项 删去"]);
  const sent = await download(page);
  const { files, unit: folder } = YAML.parse(sent.text);
  assert.equal(folder, "91330109ma0000d182");
  assert.deepEqual(Object.values(files).map((text) => YAML.parse(text).title ?? YAML.parse(text).name), ["示例器件有限公司", "甲项", "乙项"]);
  // To the first and back: nothing is lost.
  await page.locator("#form-demands button").first().click();
  await page.waitForFunction(() => document.getElementById("demand.title").value === "甲项");
  assert.equal(await page.inputValue("[id='demand.summary']"), "");

  // A fault of the one that is not on the page leads there.
  await page.click("#form-check-all");
  await page.waitForFunction(() => document.activeElement.id === "form-check-title");
  await page.locator("#form-faults a", { hasText: "在“乙项”里" }).first().click();
  await page.waitForFunction(() => document.getElementById("demand.title").value === "乙项");

  // On another computer the file is opened, and is the same when it is downloaded again.
  const other = await form(width);
  await other.setInputFiles("#form-open", { name: sent.name, mimeType: "application/yaml", buffer: Buffer.from("\uFEFF" + sent.text.replaceAll("\n", "\r\n")) });
  await settled(other, "form-draft-state", "已打开");
  assert.equal((await download(other)).text, sent.text);
  // Another call's file is not taken for one of this.
  await other.setInputFiles("#form-open", { name: "别的.yaml", mimeType: "application/yaml", buffer: Buffer.from(sent.text.replace("call: hangzhou-2021-1", "call: other-2020")) });
  await settled(other, "form-draft-state", "打不开");

  page.once("dialog", (dialog) => dialog.accept());
  await page.locator("#form-demands .drop").first().click();
  await page.waitForFunction(() => document.querySelectorAll("#form-demands li").length === 1);
  assert.equal(await page.inputValue("[id='demand.title']"), "乙项");
  await done(other);
  await done(page);
});

each("two windows do not write over each other", async (width) => {
  const own = await context(width);
  const one = await open(own);
  await ready(one);
  await put(one, "unit", "name", "甲单位");
  await one.waitForFunction(() => JSON.stringify(localStorage).includes("甲单位"));
  // The second takes up what is there; then both go on.
  const two = await open(own);
  await two.waitForSelector("form[data-ready=engine]");
  assert.equal(await two.inputValue("[id='unit.name']"), "甲单位");
  await put(one, "demand", "title", "第一个窗口写的");
  await one.waitForFunction(() => JSON.stringify(localStorage).includes("第一个窗口写的"));
  await put(two, "demand", "title", "第二个窗口写的");
  await settled(two, "form-draft-state", "没有互相覆盖");
  const kept = await stored(one);
  assert.ok(kept.includes("第一个窗口写的") && kept.includes("第二个窗口写的"), kept);
  await one.reload();
  await one.waitForSelector("form[data-ready=engine]");
  assert.equal(await one.inputValue("[id='demand.title']"), "第一个窗口写的");
  // The other is offered, and can be taken up.
  await one.locator("#form-drafts button").first().click();
  await one.waitForFunction(() => document.getElementById("demand.title").value === "第二个窗口写的");
  assert.deepEqual([...one.faults, ...two.faults], []);
  await own.close();
});

each("a known unit is found by its credit code, and who takes the file in is said as the gate will judge", async (width) => {
  const page = await form(width);
  const { uscc, name } = paper(KNOWN, "unit");
  await put(page, "unit", "uscc", uscc.toLowerCase().replace(/(.{4})/, "$1 "));
  await settled(page, "form-known", name);
  assert.equal((await bundle(page)).unit, KNOWN);
  assert.match(await page.textContent("#form-founding"), /代为办理/);
  await put(page, "unit", "uscc", unit().uscc);
  await put(page, "unit", "department", "xiaoshan");
  for (const [setting, said] of [["bureau", /由主办单位登记新单位/], ["anyone", /不用先登记/], ["department", /萧山区[\s\S]*登记/]]) {
    await page.evaluate((setting) => { document.getElementById("demand-form").dataset.newUnits = setting; document.getElementById("demand-form").dispatchEvent(new Event("input")); }, setting);
    await page.waitForFunction((said) => new RegExp(said).test(document.getElementById("form-founding").textContent), said.source);
  }
  assert.ok(!(await page.innerText("main")).includes("可以提交了"));
  await done(page);
});

each("what does not apply stays away, and what the call lists is chosen", async (width) => {
  const page = await form(width);
  const group = (key) => page.locator(`[data-group="${key}"]`);
  for (const key of ["finance", "bidding", "transformation"]) assert.equal(await group(key).isVisible(), false, key);
  await put(page, "unit", "legal_form", "enterprise");
  assert.ok(await group("finance").isVisible());
  await put(page, "unit", "legal_form", "public-institution");
  assert.equal(await group("finance").isVisible(), false);
  await put(page, "demand", "organization", "open-bidding");
  assert.ok(await group("bidding").isVisible());
  await put(page, "demand", "bidding.ip_ownership", "归需求方");
  await put(page, "demand", "organization", "single-unit");
  // Nothing is hidden in which something stands.
  assert.ok(await group("bidding").isVisible());
  for (const key of ["district", "department", "kind"]) assert.equal(await box(page, "unit", key).locator("select").count(), 1, key);
  assert.ok((await box(page, "unit", "district").locator("option").allInnerTexts()).includes("萧山区"));
  await done(page);
});

each("Enter in a box does not jump, and nothing that has the focus is below the bar", async (width) => {
  const page = await form(width);
  await page.focus("[id='unit.name']");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "unit.name");
  assert.equal(await page.locator("#form-check").isVisible(), false);
  const hidden = [];
  for (let step = 0; step < 150; step += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => {
      const bar = document.getElementById("form-meter");
      const own = document.activeElement;
      const inside = document.getElementById("demand-form").contains(own) && !bar.contains(own);
      const [edge, rect] = [bar.getBoundingClientRect(), own.getBoundingClientRect()];
      resolve({ inside, bar: bar.contains(own), hidden: inside && rect.top >= edge.top && rect.bottom <= edge.bottom + 1 && rect.height > 0, id: own.id });
    }))));
    if (at.hidden) hidden.push(at.id);
    if (at.bar) break;
  }
  assert.deepEqual(hidden, []);
  await done(page);
});

each("what is wrong stands at the top, has the focus, and leads to the boxes", async (width) => {
  const page = await form(width);
  await put(page, "unit", "name", "示例器件有限公司");
  await page.click("#form-check-all");
  await page.waitForFunction(() => document.activeElement.id === "form-check-title");
  const [summary, paper] = await page.evaluate(() => ["form-check", "form-unit"].map((id) => document.getElementById(id).getBoundingClientRect().top));
  assert.ok(summary < paper);
  assert.match(await page.innerText("#form-summary"), /要改的 \d+ 处/);
  await page.locator("#form-faults a[href='#unit.uscc']").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "unit.uscc");
  const tree = await box(page, "unit", "uscc").ariaSnapshot();
  assert.match(tree, /textbox "统一社会信用代码/);
  assert.equal(await page.locator("[id='unit.uscc']").getAttribute("aria-invalid"), "true");
  assert.match(await page.evaluate(() => document.getElementById("unit.uscc").getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id)?.textContent ?? "gone: " + id).join(" ")), /必须填写|缺少/);
  for (const id of ["form-summary", "form-clean", "form-draft-state", "form-engine-state", "form-known"]) assert.equal(await page.locator("#" + id).getAttribute("role"), "status");
  await done(page);
});

each("nothing private stands in an address, a title or the history", async (width) => {
  const page = await form(width);
  const own = unit();
  own.contact = { name: "某某联系人", phone: "0571-87654321", email: "secret@unit.example" };
  own.finance.main_revenue = 864531;
  await type(page, "unit", own);
  await type(page, "demand", demand(DEMANDS[0]));
  await page.evaluate(() => Object.assign(document.getElementById("demand-form").dataset, { forge: "github", address: "https://git.example/a/b", branch: "main" }));
  await check(page);
  const private_ = ["某某联系人", "87654321", "secret@unit.example", "864531"];
  const seen = await page.evaluate(() => [location.href, document.title, JSON.stringify(history.state), ...[...document.querySelectorAll("a[href], form[action], link[href]")].map((one) => one.href ?? one.action)]);
  const asked = [...page.asked];
  for (const text of [...seen, ...asked]) for (const value of private_) assert.ok(!decodeURIComponent(text ?? "").includes(value), `${value}: ${text}`);
  assert.equal(await page.evaluate(() => history.length), 2);
  // It is in the file alone.
  assert.ok((await download(page)).text.includes("0571-87654321"));
  const mail = new URL(await page.getAttribute("#form-mail", "href"));
  assert.equal(mail.pathname, "xuqiu@example.gov.cn");
  assert.equal(mail.searchParams.get("subject"), `需求建议提交：${own.name}`);
  assert.ok(mail.searchParams.get("body").includes(`提交文件-${own.name}.yaml`));
  await done(page);
});

each("after the instant of closing the button says so", async (width) => {
  const page = await open(await context(width));
  await page.clock.install({ time: new Date("2021-04-20T23:59:30+08:00") });
  await page.reload();
  await ready(page);
  await put(page, "unit", "name", "示例器件有限公司");
  await page.clock.runFor(1000);
  await page.waitForFunction(() => document.getElementById("form-bundle").textContent.startsWith("下载提交文件"));
  await page.clock.runFor(40_000);
  await page.waitForFunction(() => document.getElementById("form-bundle").textContent.includes("已于"));
  assert.match(await page.innerText("#form-over"), /2021-04-20/);
  assert.equal(await page.isVisible("#form-mail"), false);
  await done(page);
});

each("on paper: a blank form with all its parts, a filled one with choices, whole texts and a line to sign", async (width) => {
  const page = await form(width);
  await page.emulateMedia({ media: "print" });
  for (const id of ["unit.finance.main_revenue", "demand.bidding.deadline", "demand.title"]) assert.ok(await page.locator(`[id='${id}']`).isVisible(), id);
  await page.emulateMedia({ media: "screen" });
  const long = Array.from({ length: 40 }, (_, at) => `第${at + 1}行研究内容。`).join("\n");
  await put(page, "demand", "title", "高温传感器");
  await put(page, "demand", "organization", "open-bidding");
  await put(page, "demand", "research", long);
  await check(page);
  await page.emulateMedia({ media: "print" });
  const paper = await page.innerText("#form-read");
  for (const text of ["高温传感器", "揭榜挂帅", "第40行研究内容。", "单位负责人（签字）", "单位（盖章）"]) assert.ok(paper.includes(text), text);
  assert.equal(await page.locator("[id='demand.title']").isVisible(), false);
  assert.doesNotMatch(paper, /□/);
  // It is a paper of its own: whose call, which file, when; nothing of what the page says of itself.
  assert.match(paper, /单位信息和需求建议/);
  assert.match(paper, /文件：提交文件-单位信息\.yaml/);
  for (const away of ["h1", ".never", "#form-look"]) assert.equal(await page.locator(away).first().isVisible(), false, away);
  await done(page);
});

each("what is read back is what the file says, not how it was typed", async (width) => {
  const page = await form(width);
  await put(page, "unit", "legal_form", "enterprise");
  await put(page, "unit", "finance.main_revenue", "3.2亿");
  await put(page, "unit", "finance.year", "2020年");
  await put(page, "demand", "budget.total", "2200万元");
  await put(page, "demand", "term_months", "很久");
  await type(page, "demand", { indicators: [{ name: "焊合率", unit: "%", target: "≥99" }, { name: "翘曲", target: "≤8" }] });
  await check(page);
  const said = (label) => page.locator("#form-answers .said > div").filter({ has: page.locator("dt", { hasText: new RegExp(`^${label}`) }) }).first().locator("dd").innerText();
  assert.equal(await said("主营业务收入"), "32,000 万元");
  assert.match(await said("年度"), /^2020( 年)?$/);
  assert.equal(await said("研发总投入"), "2,200 万元");
  // What cannot be read stands as it was typed, without a unit that it may have already.
  assert.equal(await said("实施期限"), "很久");
  const table = page.locator("#form-answers .said-rows");
  assert.equal(await table.locator("tbody tr").count(), 2);
  assert.deepEqual(await table.locator("tbody tr").first().locator("td").evaluateAll((cells) => cells.map((cell) => [cell.dataset.label, cell.textContent])), [["指标名称", "焊合率"], ["计量单位", "%"], ["目标值", "≥99"]]);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than the screen");
  await done(page);
});

each("two remarks on one box stand apart, and a box that is wrong has an edge of its colour", async (width) => {
  const page = await form(width);
  await put(page, "demand", "budget.total", "100万元");
  await put(page, "demand", "budget.personnel", "200");
  await put(page, "demand", "budget.equipment", "300");
  await check(page);
  const faults = await page.locator("[data-at='budget.total'] > .fault").evaluateAll((all) => all.map((one) => [one.id, one.querySelectorAll(".tag").length]));
  assert.ok(faults.length >= 2, JSON.stringify(faults));
  assert.ok(faults.every(([, tags]) => tags === 1), JSON.stringify(faults));
  assert.equal(new Set(faults.map(([id]) => id)).size, faults.length);
  const wrong = page.locator("#demand-form :is(input, textarea, select)[aria-invalid=true]").first();
  const [edge, bad] = await wrong.evaluate((one) => { const probe = document.createElement("i"); probe.style.color = "var(--bad)"; one.after(probe); const colour = getComputedStyle(probe).color; probe.remove(); return [getComputedStyle(one).borderTopColor, colour]; });
  assert.equal(edge, bad);
  await done(page);
});

each("nobody is told what is wrong with a part before writing in it, and an office of another district is told at once", async (width) => {
  const page = await form(width);
  await put(page, "unit", "name", "示例器件有限公司");
  await put(page, "unit", "kind", "advantaged-enterprise");
  await page.waitForFunction(() => document.getElementById("form-draft-state").textContent);
  assert.equal(await page.locator("[data-rows=institutions] .fault").count(), 0);
  await put(page, "unit", "district", "西湖区");
  await put(page, "unit", "department", "xiaoshan");
  await page.waitForSelector("[id='unit.department.fault']");
  assert.match(await page.innerText("[id='unit.department.fault']"), /“西湖区”不归“.*萧山区.*”管理/);
  await check(page);
  assert.ok(await page.locator("[data-rows=institutions] .fault").count() > 0);
  await done(page);
});

each("the engine comes with the first input", async (width) => {
  const page = await open(await context(width));
  await page.waitForSelector("form[data-ready=idle]");
  await page.waitForTimeout(300);
  assert.ok(![...page.asked].some((name) => /assets\/engine\.js|data\/form\//.test(name)), [...page.asked].join());
  await page.fill("[id='unit.name']", "示");
  await page.waitForSelector("form[data-ready=engine]");
  assert.ok([...page.asked].some((name) => name.endsWith("assets/engine.js")));
  await done(page);
});

each("the self-test asks again for what it cannot read, carries its answers over, and sends nobody on after the closing", async (width) => {
  const own = await context(width);
  const page = await open(own, "submit/self-test/index.html");
  await page.waitForSelector("form[data-ready=engine]");
  await page.selectOption("[id='unit.legal_form']", "enterprise");
  await page.selectOption("[id='unit.kind']", "leading-enterprise");
  for (const [at, value] of [["year", "2020"], ["main_revenue", "八十六亿左右吧"], ["rd_expense", "约3.8亿多"], ["rd_investment", "？？"]]) await page.fill(`[id='unit.finance.${at}']`, value);
  await page.fill("[id='demand.budget.total']", "三千万上下");
  await page.waitForFunction(() => document.querySelectorAll("#self-test .box > .fault").length === 4);
  await settled(page, "self-test-state", "4 格看不出");
  assert.deepEqual(await page.$$eval("#self-test-verdicts > li.pass", (all) => all.map((one) => one.dataset.rule)), ["finance-year"], "only the year can be read");
  for (const [at, value] of [["main_revenue", "864500"], ["rd_expense", "38620"], ["rd_investment", "40950"]]) await page.fill(`[id='unit.finance.${at}']`, value);
  await page.fill("[id='demand.budget.total']", "3150");
  await page.waitForSelector("li.pass[data-rule=rd-intensity]");
  await page.click("#self-test-go");
  await page.waitForSelector("form#demand-form[data-ready=engine]");
  assert.doesNotMatch(page.url(), /864500|\?/);
  await settled(page, "form-draft-state", "自测时填过的");
  assert.equal(await page.inputValue("[id='unit.finance.main_revenue']"), "864500");
  assert.equal(await page.inputValue("[id='unit.kind']"), "leading-enterprise");
  assert.equal(await page.inputValue("[id='demand.budget.total']"), "3150");
  assert.deepEqual(page.faults, []);
  own.now = "2021-05-01T09:00:00+08:00";
  const late = await open(own, "submit/self-test/index.html");
  await late.waitForSelector("form[data-ready=engine]");
  assert.equal(await late.locator("#self-test-go").count(), 0);
  assert.match(await late.innerText("main"), /已于 2021-04-20/);
  await own.close();
});

each("blank forms for Word and Excel are on the page of ways, and the program knows them", async (width) => {
  const page = await open(await context(width), "submit/index.html");
  for (const name of ["空表（Word）", "空表（Excel）"]) {
    const [found] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
    const file = path.join(home, `${width}-${found.suggestedFilename()}`);
    await found.saveAs(file);
    const { stdout } = run(process.env.ZHENGJI, ["import", file]);
    assert.match(stdout, /这是一份空表/);
  }
  await done(page);
});

each("no jargon: nobody has to know what a file of the repository is", async (width) => {
  const page = await form(width);
  await put(page, "unit", "name", "示例器件有限公司");
  await check(page);
  const text = await page.innerText("main");
  assert.deepEqual(text.match(/.*(YAML|unit\.yaml|SSH|公钥|audited|合并请求|仓库|目录名|文件夹名|github).*/gi) ?? [], []);
  await done(page);
});

test("on a phone what may be left out is folded, opens by itself where something is wrong, and has a button for it", async () => {
  const page = await form(390);
  const group = page.locator("[data-paper=demand] [data-rows=partners]");
  const button = group.locator("> legend > .toggle");
  assert.equal(await button.getAttribute("aria-expanded"), "false");
  assert.equal(await page.locator("[id='demand.partners-1.name']").isVisible(), false);
  await button.click();
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  assert.ok(await page.locator("[id='demand.partners-1.name']").isVisible());
  await button.click();
  await page.evaluate(() => zhengjiFaults.jump(document.querySelector("[data-rows=partners] .box")));
  assert.ok(await page.locator("[id='demand.partners-1.name']").isVisible());
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.waitForFunction(() => !document.querySelector(".toggle"));
  assert.ok(await page.locator("[id='demand.partners-1.name']").isVisible());
  await done(page);
});

each("by the keyboard alone", async (width) => {
  const page = await open(await context(width));
  await page.waitForSelector("form[data-ready=idle]");
  const to = async (id) => {
    for (let step = 0; step < 200; step += 1) {
      if (await page.evaluate(() => document.activeElement.id) === id) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`${id} is not reached`);
  };
  await to("unit.name");
  await page.keyboard.type("示例器件有限公司");
  await page.waitForSelector("form[data-ready=engine]");
  await to("unit.legal_form");
  await page.keyboard.press("ArrowDown");
  await to("form-add");
  await to("demand.title");
  await page.keyboard.type("高温传感器");
  await to("form-check-all");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "form-check-title");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.closest("#form-faults") !== null));
  await page.keyboard.press("Enter");
  assert.ok(await page.evaluate(() => document.activeElement.closest(".box, fieldset") !== null));
  await to("form-bundle");
  const [found] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.match(found.suggestedFilename(), /^提交文件-示例器件有限公司\.yaml$/);
  await done(page);
});

test("where the call names recipients, contacts and figures leave the page only sealed, and open with the key alone", async () => {
  const other = path.join(home, "sealing"), key = path.join(home, "bureau.key");
  fs.cpSync(call, other, { recursive: true, filter: (name) => !name.endsWith(".git") });
  fs.appendFileSync(path.join(other, CALL, "call.yaml"), "\n" + must(process.env.ZHENGJI, ["seal", "--new-key", key]));
  // What stands there already does not stay readable.
  must(process.env.ZHENGJI, ["seal"], other);
  must(process.env.ZHENGJI, ["build", "-C", other, "--out", path.join(home, "sealing-site"), "--at", NOW]);
  const own = await context(1280);
  const page = await open(own, undefined, pathToFileURL(path.join(home, "sealing-site")) + "/");
  await page.waitForSelector("form[data-ready=idle]");
  await page.fill("[id='unit.name']", "示例");
  await page.waitForSelector("form[data-ready=engine]");
  // What is sealed belongs to its place: before the credit code nothing can go.
  await page.waitForFunction(() => !document.getElementById("form-unsealed").hidden);
  assert.equal(await page.locator("#form-bundle[href]").count(), 0);
  const document = unit();
  document.contact = { name: "某某联系人", phone: "0571-87654321" };
  await type(page, "unit", document);
  await type(page, "demand", demand(DEMANDS[0]));
  await check(page);
  const sent = await download(page);
  for (const value of ["某某联系人", "87654321", "864500", "38620"]) assert.ok(!sent.text.includes(value), value);
  assert.equal(sent.text.match(/BEGIN AGE ENCRYPTED FILE/g).length, 3);
  const copied = await page.locator("#form-files textarea").evaluateAll((all) => all.map((one) => one.value).join("\n"));
  assert.ok(copied.includes("AGE ENCRYPTED") && !copied.includes("87654321"));
  assert.deepEqual(page.faults, []);
  await own.close();
  const file = path.join(home, "sealed.yaml");
  fs.writeFileSync(file, sent.text);
  must(process.env.ZHENGJI, ["import", file, "-C", other, "--at", NOW], other);
  const written = () => fs.readFileSync(path.join(other, CALL, "units", document.uscc.toLowerCase(), "unit.yaml"), "utf8");
  assert.ok(!written().includes("87654321"));
  must(process.env.ZHENGJI, ["unseal", "--key", key, "-C", other], other);
  assert.deepEqual(YAML.parse(written()).contact, document.contact);
  assert.equal(YAML.parse(written()).finance.main_revenue, document.finance.main_revenue);
});
