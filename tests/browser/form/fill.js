// Filling in the form in Chromium: from nothing to files that the program would have written and accepts, and everything that
// goes wrong on the way.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createRequire } from "node:module";
import YAML from "yaml";
import { launch, serve, watch } from "../site.js";
import { interview } from "./interview.js";
import { box, paste, put, type } from "./typing.js";
import { bundle, ready } from "./handing-in.js";

const NOW = "2021-04-01T12:00:00+08:00";
const CALL = "submissions/hangzhou-2021-1";
const repository = fileURLToPath(new URL("../../..", import.meta.url));
const home = fs.mkdtempSync(path.join(os.tmpdir(), "zhengji-form-"));
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// One for each kind of unit: open bidding; a chain of partners with a result to be put to use; a unit by itself.
const SAMPLES = [["shili-hangji-power", "turbine-blade-casting"], ["shili-perception-institute", "flexible-neural-electrode"], ["shili-linan-chem", "electronic-grade-hydrofluoric-acid"]];

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser?.close(); server?.close(); fs.rmSync(home, { recursive: true, force: true }); });

const sample = (unit, name) => fs.readFileSync(path.join(repository, CALL, "units", unit, `${name}.yaml`), "utf8");
const downloads = async (page) => (await bundle(page)).files;
const limits = YAML.parse(fs.readFileSync(path.join(repository, CALL, "call.yaml"), "utf8")).limits;

// A page with the form, ready to be filled in.
async function form(options = {}, base = server.http, name = "open/submit/form/index.html") {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = watch(await context.newPage(), base);
  await page.goto(base + name);
  await ready(page);
  return page;
}

async function check(page) {
  await page.click("#form-check-all");
  await page.waitForFunction(() => ["form-check-title", "form-look"].includes(document.activeElement.id));
  return page.$$eval("#form-faults > li", (items) => items.map((item) => ({ severity: item.className, text: item.innerText, to: item.querySelector("a").getAttribute("href") })));
}

for (const [unit, demand] of SAMPLES) {
  test(`${unit} fills in ${demand}: the files are those of the program, and pass its check`, async () => {
    // Names in English are asked for by the form alone, where the site speaks it.
    const own = (name) => { const { en, submitters, ...document } = YAML.parse(sample(unit, name)); return document; };
    const documents = { unit: own("unit"), demand: own(demand) };
    const page = await form({ acceptDownloads: true });
    const asked = page.asked.size;
    for (const kind of ["unit", "demand"]) await type(page, kind, documents[kind]);
    const faults = await check(page);
    assert.deepEqual(faults.filter((fault) => fault.severity === "error"), []);
    const sent = await bundle(page);
    // The unit is known by its credit code, so its folder is the one that it has.
    assert.deepEqual([sent.call, sent.unit], ["hangzhou-2021-1", unit]);
    const [name, ...rest] = Object.keys(sent.files);
    assert.equal(name, "unit.yaml");
    assert.match(rest.join(), /^xuqiu-1-[a-z0-9]+\.yaml$/);
    const files = { "unit.yaml": sent.files[name], [`${demand}.yaml`]: sent.files[rest[0]] };
    // Typing asked nobody for anything but the site's own search data, and which units there are.
    const later = [...page.asked].slice(asked).filter((name) => !name.includes("/data/search/") && !name.endsWith("/data/form/units.js"));
    assert.deepEqual(later, []);
    assert.deepEqual(page.faults, []);
    // Ticks have the order of the page; whoever answers questions chooses an own one.
    const order = await page.$$eval(".box[data-control=choices]", (boxes) => Object.fromEntries(boxes.map((box) => [box.dataset.key, [...box.querySelectorAll("input")].map((input) => input.value)])));
    const ordered = (value, key) => {
      if (Array.isArray(value)) return order[key] ? order[key].filter((word) => value.includes(word)) : value.map((item) => ordered(item));
      return value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, ordered(inner, name)])) : value;
    };
    await page.context().close();

    // The same answers given to `zhengji new` are the same bytes.
    const other = path.join(home, "new-" + unit);
    fs.cpSync(path.join(repository, "submissions"), path.join(other, "submissions"), { recursive: true });
    fs.cpSync(path.join(repository, "schema"), path.join(other, "schema"), { recursive: true });
    const written = path.join(other, CALL, "units", unit);
    fs.rmSync(written, { recursive: true });
    const names = { unit: [unit], demand: [unit, demand] };
    for (const [kind, name] of [["unit", "unit"], ["demand", demand]]) {
      const { told, wrong } = await interview(other, kind, [...names[kind]], { value: ordered(documents[kind]), limits }, NOW);
      assert.ok(fs.existsSync(path.join(written, `${name}.yaml`)), `${told.slice(-1500)}\n${wrong}`);
      assert.equal(files[`${name}.yaml`], fs.readFileSync(path.join(written, `${name}.yaml`), "utf8"), `${name}.yaml`);
    }

    // In their places in the call they pass.
    fs.cpSync(path.join(repository, CALL, "units", unit), written, { recursive: true });
    for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(written, name), text);
    const { status, stdout } = spawnSync(process.env.ZHENGJI, ["check", "-C", other, "--at", NOW], { encoding: "utf8" });
    assert.equal(status, 0, stdout);
  });
}

test("the preview of a text is what its page will show, and nothing in it runs", async () => {
  const page = await form();
  const demand = YAML.parse(sample("shili-linan-chem", "electronic-grade-hydrofluoric-acid"));
  const preview = box(page, "demand", "research").locator(".preview");
  await put(page, "demand", "research", demand.research);
  await preview.locator("summary").click();
  await page.waitForFunction((element) => element.textContent.trim() !== "", await preview.locator(".prose").elementHandle());
  const shown = await preview.locator(".prose").innerHTML();
  const other = await page.context().newPage();
  await other.goto(server.http + "open/demands/shili-linan-chem/electronic-grade-hydrofluoric-acid/index.html");
  const published = await other.$$eval(".block .prose", (all) => all.map((one) => one.innerHTML));
  assert.ok(shown.length > 100 && published.includes(shown), shown);
  await put(page, "demand", "research", "1. **“温度场”**均匀，50*30*20\n2. <img src=x onerror=alert(1)>\n\n[词](javascript:alert(1))");
  await page.waitForFunction((element) => element.querySelectorAll("li").length === 2, await preview.locator(".prose").elementHandle());
  assert.deepEqual(await preview.locator("strong").allTextContents(), ["“温度场”"]);
  assert.match(await preview.innerText(), /50\*30\*20\s+2\. <img src=x onerror=alert\(1\)>\s+\[词\]\(javascript:alert\(1\)\)/);
  assert.equal(await preview.locator("img, a").count(), 0);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("what is pasted keeps its lines, raised characters and tables, and rows of a sheet become rows", async () => {
  const page = await form({ acceptDownloads: true });
  const research = page.locator("[id='demand.research']");
  await paste(page, "demand.research", "<p>击穿场强 3×10<sup>5</sup> V/cm，漏电流 10<sup>-6</sup> A/cm<sup>2</sup>，x<sup>a+b</sup></p><p>H<sub>2</sub>O<s>旧</s></p>", "击穿场强 3×105 V/cm，漏电流 10-6 A/cm2，xa+b\nH2O旧");
  assert.equal(await research.inputValue(), "击穿场强 3×10⁵ V/cm，漏电流 10⁻⁶ A/cm²，x^{a+b}\nH₂O");
  assert.match(await page.innerText(".box[data-at=research] .pasted"), /划掉/);
  await page.keyboard.press("Control+Z");
  assert.equal(await research.inputValue(), "");
  await paste(page, "demand.research", "<table><tr><td>年份</td><td>任务</td></tr><tr><td>2021</td><td>样机</td></tr></table>", "年份\t任务\n2021\t样机\n");
  assert.equal(await research.inputValue(), "年份\t任务\n2021\t样机");
  await paste(page, "demand.summary", "", "一行\u000B二行\u2028三行");
  assert.equal(await page.inputValue("[id='demand.summary']"), "一行\n二行\n三行");
  await paste(page, "demand.title", "", "高温\n传感器\u000B研制");
  assert.equal(await page.inputValue("[id='demand.title']"), "高温传感器研制");

  // A break that was there already, from a draft or another program, does no harm either.
  await page.evaluate(() => { document.getElementById("demand.foundation").value = "甲\u000B乙"; });
  await put(page, "demand", "necessity", "必要");
  await page.waitForFunction(() => document.querySelectorAll("#form-files textarea")[1]?.value.includes("必要"));
  const [, demand] = Object.values(await downloads(page));
  assert.match(demand, /foundation: \|-?\n {2}甲\n {2}乙\n/);
  assert.ok(!(await check(page)).some((fault) => /\\\\|U\+/.test(fault.text)), "nobody is told of a backslash");

  const rows = "<table><tr><td>最高工作温度</td><td>℃</td><td>600</td><td>≥10<sup>3</sup></td></tr><tr><td>寿命</td><td>h</td><td>1000</td><td>5000</td></tr></table>";
  await paste(page, "demand.indicators-1.name", rows, "最高工作温度\t℃\t600\t≥103\n寿命\th\t1000\t5000\n");
  const values = () => page.$$eval("[data-rows=indicators] > .row", (all) => all.map((row) => [...row.querySelectorAll("input, textarea")].map((input) => input.value)));
  assert.deepEqual(await values(), [["最高工作温度", "℃", "600", "≥10³", "", ""], ["寿命", "h", "1000", "5000", "", ""]]);
  // With a row of labels, in any order, over what is there: as in a sheet.
  await paste(page, "demand.indicators-1.name", "", "序号\t目标值\t指标名称\n1\t95\t合格率\n");
  assert.deepEqual((await values())[0], ["合格率", "℃", "600", "95", "", ""]);
  assert.equal(await page.innerText("[data-rows=indicators] .pasted [role=status]"), "从粘贴的表格读进 1 项：目标值、指标名称。 其中 1 项原来有内容，已换成新的。");
  await paste(page, "demand.keywords-1", "", "陶瓷\n传感器\n");
  assert.deepEqual(await page.$$eval("[data-rows=keywords] input", (all) => all.map((input) => input.value)), ["陶瓷", "传感器"]);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("five usual mistakes: each is told at its box, with clause and cure", async () => {
  const page = await form();
  const { submitters, ...unit } = YAML.parse(sample("shili-linan-chem", "unit"));
  const demand = YAML.parse(sample("shili-linan-chem", "electronic-grade-hydrofluoric-acid"));
  unit.finance.rd_expense = 822;                       // 2.99 %
  unit.uscc = unit.uscc.slice(0, 17) + (unit.uscc.endsWith("1") ? "2" : "1");
  demand.budget = { ...demand.budget, total: "3150万", personnel: 480 };
  demand.indicators[0].target = "显著降低";
  for (const one of demand.indicators.slice(1)) one.target = "国际领先";
  delete demand.foundation;
  await type(page, "unit", unit);
  await type(page, "demand", demand);
  const faults = await check(page);
  const about = (id) => faults.filter((fault) => fault.to === "#" + id).map((fault) => fault.text).join("\n");
  assert.match(about("unit.finance.rd_expense"), /2\.99 %[\s\S]*通知一\(二\)/);
  assert.match(about("unit.uscc"), /校验/);
  assert.match(about("demand.foundation"), /必须填写/);
  assert.match(about("demand.budget.total"), /./);
  assert.ok(faults.some((fault) => /indicators/.test(fault.to)), JSON.stringify(faults, null, 1));
  // Beside the box stands the same, and the box says so to whoever does not see it.
  const input = page.locator("[id='unit.finance.rd_expense']");
  assert.equal(await input.getAttribute("aria-invalid"), "true");
  assert.match(await input.getAttribute("aria-describedby"), /unit\.finance\.rd_expense\.fault/);
  // The list leads there.
  await page.click("#form-faults a[href='#unit.finance.rd_expense']");
  assert.equal(await page.evaluate(() => document.activeElement.id), "unit.finance.rd_expense");
  await page.fill("[id='unit.finance.rd_expense']", "962");
  await page.waitForFunction(() => !document.getElementById("unit.finance.rd_expense.fault"));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a secrecy mark or a telephone number stops everything that could leave the page", async () => {
  for (const [text, rule] of [["秘密★5年\n研制装置", /密级标志/], ["联系张工 13812345678", /手机/]]) {
    const page = await form();
    await put(page, "demand", "title", "高温传感器");
    await page.waitForFunction(() => localStorage.length > 0);
    await put(page, "demand", "summary", text);
    await page.waitForFunction(() => !document.getElementById("form-stop").hidden);
    assert.match(await page.innerText("#form-faults"), rule);
    assert.ok(!(await page.innerText("#form-faults")).includes(text.split("\n").pop().slice(-11)));
    assert.equal(await page.locator("#form-files a, #form-files textarea, #form-bundle[href]").count(), 0);
    assert.equal(await page.locator("#form-mail[href]").count(), 0);
    // The draft keeps everything but that box, and this is said beside it.
    const kept = await page.evaluate(() => JSON.stringify(localStorage));
    assert.ok(kept.includes("高温传感器") && !kept.includes(text.split("\n").pop().slice(-11)), kept);
    assert.match(await page.innerText(".box[data-at=summary]"), /这一栏没有存进草稿/);
    await put(page, "demand", "summary", "研制装置");
    await page.waitForFunction(() => document.getElementById("form-stop").hidden);
    assert.equal(await page.locator("#form-bundle[href]").count(), 1);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
});

test("the draft survives a reload, and is gone when asked", async () => {
  const page = await form();
  await put(page, "unit", "name", "杭州示例器件有限公司");
  await put(page, "demand", "keywords-1", "陶瓷");
  await page.locator("[data-rows=keywords] [data-add]").click();
  await put(page, "demand", "keywords-2", "传感");
  await put(page, "demand", "organization", "open-bidding");
  await page.waitForFunction(() => JSON.stringify(localStorage).includes("open-bidding"));
  await page.reload();
  await page.waitForSelector("form[data-ready]");
  assert.equal(await page.inputValue("[id='unit.name']"), "杭州示例器件有限公司");
  assert.equal(await page.inputValue("[id='demand.keywords-2']"), "传感");
  assert.equal(await page.inputValue("[id='demand.organization']"), "open-bidding");
  page.once("dialog", (dialog) => dialog.accept());
  await page.click("#form-forget");
  await page.waitForFunction(() => !JSON.stringify(localStorage).includes("draft"));
  assert.equal(await page.inputValue("[id='unit.name']"), "");
  await page.reload();
  await page.waitForSelector("form[data-ready]");
  assert.equal(await page.inputValue("[id='unit.name']"), "");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("an opened file comes back as it was, but for what was changed", async () => {
  const page = await form({ acceptDownloads: true });
  const text = "# 我的说明\n" + sample("shili-linan-chem", "electronic-grade-hydrofluoric-acid").replace("\nterm_months:", "\nour_number: KJ-17   # 内部编号\nterm_months:");
  await page.setInputFiles("#form-open", { name: "electronic-grade-hydrofluoric-acid.yaml", mimeType: "application/yaml", buffer: Buffer.from(text) });
  await page.waitForFunction(() => document.getElementById("form-draft-state").textContent.includes("our_number"));
  assert.deepEqual(await downloads(page), { "electronic-grade-hydrofluoric-acid.yaml": text });
  await put(page, "demand", "term_months", "30");
  await page.waitForFunction(() => document.querySelector("#form-files textarea").value.includes("term_months: 30"));
  const [changed] = Object.values(await downloads(page));
  assert.equal(changed, text.replace(/term_months: \d+/, "term_months: 30"));
  await page.context().close();
});

test("from a disk the form works as well, and on a phone nothing is too wide", async () => {
  const page = await form({ viewport: { width: 390, height: 800 } }, server.disk);
  await put(page, "demand", "title", "半导体级氢氟酸痕量杂质控制");
  await page.press("[id='demand.title']", "Tab");
  await page.waitForSelector("#form-similar li");
  const faults = await check(page);
  assert.ok(faults.length > 20);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
  // axe reads style sheets by itself, which a page from a disk may not.
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`), []);
  await page.context().close();
});

test("each forge has its page for a new file, with no content in any address", async () => {
  const page = await form();
  const pages = await page.evaluate(() => {
    const path = "submissions/hangzhou-2021-1/units/shili/unit.yaml";
    const of = (forge, exists) => zhengjiHandIn.forgePage({ forge, address: "https://git.example/keji/zhengji/", branch: "main" }, path, exists);
    return [of("github"), of("gitea"), of("gitlab"), of("gitee"), of("github", true), of("gitlab", true)];
  });
  const base = "https://git.example/keji/zhengji", folder = "submissions/hangzhou-2021-1/units/shili";
  assert.deepEqual(pages, [
    `${base}/new/main/${folder}?filename=unit.yaml`,
    `${base}/_new/main/${folder}?filename=unit.yaml`,
    `${base}/-/new/main/${folder}?file_name=unit.yaml`,
    `${base}/new/main/${folder}?filename=unit.yaml`,
    `${base}/edit/main/${folder}/unit.yaml`,
    `${base}/-/edit/main/${folder}/unit.yaml`,
  ]);
  await page.context().close();
});

test("the self-test says what is missing to a threshold", async () => {
  const page = await form({}, server.http, "open/submit/self-test/index.html");
  for (const [at, value] of [["legal_form", "enterprise"], ["kind", "advantaged-enterprise"]]) await page.selectOption(`[id='unit.${at}']`, value);
  for (const [at, value] of [["year", "2020"], ["main_revenue", "27480"], ["rd_expense", "822"], ["rd_investment", "937.5"]]) await page.fill(`[id='unit.finance.${at}']`, value);
  for (const [at, value] of [["total", "1980"], ["personnel", "480"]]) await page.fill(`[id='demand.budget.${at}']`, value);
  await page.waitForSelector("li.fail[data-rule=rd-investment]");
  const told = Object.fromEntries(await page.$$eval("#self-test-verdicts > li", (items) => items.map((item) => [item.dataset.rule, [item.className, item.innerText]])));
  assert.match(told["rd-intensity"].join(" "), /fail[\s\S]*2\.99 %[\s\S]*3\.0 %[\s\S]*通知一\(二\)/);
  assert.match(told["rd-investment"].join(" "), /fail[\s\S]*937\.5 万元/);
  assert.equal(told["project-investment"][0], "pass");
  assert.equal(told["innovation-institution"][0], "fail");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("without the engine the form says so, and still gives a file that the program reads", async () => {
  const context = await browser.newContext({ acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.route("**/assets/engine.js", (route) => route.abort());
  await page.goto(server.http + "open/submit/form/index.html");
  await page.check("[name=form-parts][value=demand]");
  await page.waitForSelector("form[data-ready=plain]");
  assert.match(await page.innerText("#form-engine-state"), /提交以后/);
  const document = YAML.parse(sample("shili-linan-chem", "electronic-grade-hydrofluoric-acid"));
  await type(page, "demand", document);
  assert.deepEqual(await check(page), []);
  const files = await downloads(page);
  // Figures are text there where a text may stand, and ticks have the order of the page.
  const trimmed = (value) => JSON.parse(JSON.stringify(value, (_, one) => Array.isArray(one) && one.every((word) => typeof word === "string") ? one.toSorted() : typeof one === "string" ? one.trimEnd() : typeof one === "number" ? String(one) : one));
  assert.deepEqual(trimmed(YAML.parse(Object.values(files)[0])), trimmed(document));
  await context.close();
});

test("every way of reading, both pages: no violation", async () => {
  const faults = [];
  for (const name of ["open/submit/form/index.html", "open/submit/self-test/index.html", "open/en/submit/form/index.html"]) {
    for (const [width, mode] of [[1280, "usual"], [390, "large"], [1280, "contrast"]]) {
      const page = await form({ viewport: { width, height: 900 } }, server.http, name);
      await page.evaluate((mode) => document.documentElement.classList.add(mode), mode);
      if (await page.locator("#form-check-all").count()) await check(page);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
      faults.push(...violations.map(({ id, nodes }) => `${name}, ${width} px, ${mode}: ${id}: ${nodes[0].html.slice(0, 160)}`), ...page.faults);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) faults.push(`${name}, ${width} px, ${mode}: ${wide} px too wide`);
      await page.context().close();
    }
  }
  assert.deepEqual(faults, []);
});

test("without scripts the blank form can be printed", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = watch(await context.newPage(), server.http);
  await page.goto(server.http + "open/submit/form/index.html");
  await page.emulateMedia({ media: "print" });
  for (const id of ["unit.name", "demand.budget.total", "demand.indicators-1.target"]) assert.ok(await page.locator(`[id='${id}']`).isVisible(), id);
  assert.ok(!(await page.locator("#form-check-all").isVisible()));
  assert.deepEqual(page.faults, []);
  await context.close();
});

test("on a slow phone the first check does not keep anybody waiting", async (context) => {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 800 } })).newPage();
  page.setDefaultTimeout(120_000);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const begun = performance.now();
  await page.goto(server.http + "open/submit/form/index.html");
  await page.waitForSelector("form[data-ready]");
  assert.equal(await page.getAttribute("form[data-ready]", "data-ready"), "idle", "the engine waits for the first input");
  await page.fill("[id='unit.name']", "杭州示例器件有限公司");
  await page.waitForSelector("form[data-ready=engine]");
  const ready = performance.now() - begun;
  const typed = performance.now();
  await page.click("#form-check-all");
  await page.waitForFunction(() => document.querySelectorAll("#form-faults li").length > 10);
  context.diagnostic(`ready after ${Math.round(ready)} ms, checked ${Math.round(performance.now() - typed)} ms after the click, at a quarter of this machine's speed`);
  await page.context().close();
});
