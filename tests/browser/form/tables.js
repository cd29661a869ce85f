// Tables and lists as clerks have them in Word and Excel, pasted into the rows of the form; on a desk and on a phone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { built, done as end, each, form as opened } from "./open-call.js";
import { paste, put } from "./typing.js";

built();

async function form(width, name) {
  const page = await opened(width, { name });
  // On a phone parts that may be left out are folded.
  await page.$$eval(".paper > .boxes > .folded > legend > .toggle", (all) => all.forEach((button) => button.click()));
  return page;
}
const done = async (page) => {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is too wide");
  await end(page);
};
const values = (page, key) => page.$$eval(`[data-rows=${key}] > .row`, (all) => all.map((row) => [...row.querySelectorAll("input, textarea")].map((input) => input.value)));
const told = (page, key) => page.innerText(`[data-rows=${key}] > .pasted > [role=status]`);
const undo = (page, key) => page.locator(`[data-rows=${key}] > .pasted > button`);

// A table as Word puts it on the clipboard, with its styles, and beside it the plain text.
const word = (rows, above = "") => [
  `<html><head><style>td { color: red }</style></head><body lang=ZH-CN style='tab-interval:21.0pt'>${above && `<p style="text-align:center">${above}</p>`}<table border=1 style='border-collapse:collapse'>${rows.map((cells) => `<tr style='height:1cm'>${cells.map((cell) => `<td width=95 style='width:70.9pt'><p class=MsoNormal>${cell}</p></td>`).join("")}</tr>`).join("")}</table></body></html>`,
  [...(above ? [above] : []), ...rows.map((cells) => cells.join("\t"))].join("\n") + "\n",
];
const INDICATORS = [
  ["序号", "考核指标", "单位", "现有水平", "目标值", "测试方法", "责任人"],
  ["1", "最高工作温度", "℃", "600", "≥1000", "GB/T 4937", "张工"],
  ["2", "寿命", "h", "1000", "5000", "第三方检测", "李工"],
  ["3", "合格率", "%", "60", "95", "", ""],
];

each("a table with headings goes by their names, and a column without a box is named", async (width) => {
  const page = await form(width);
  const group = page.locator("[data-rows=indicators]");
  assert.match(await group.innerText(), /可以把 Word、Excel 的表格粘贴到第一格，按表头填；.*指标名称、计量单位、当前水平、目标值、国际最高水平、依据或测试方法/);
  await paste(page, "demand.indicators-1.name", ...word(INDICATORS, "表 1 主要指标"));
  const wanted = [["最高工作温度", "℃", "600", "≥1000", "", "GB/T 4937"], ["寿命", "h", "1000", "5000", "", "第三方检测"], ["合格率", "%", "60", "95", "", ""]];
  assert.deepEqual(await values(page, "indicators"), wanted);
  assert.equal(await told(page, "indicators"), "从粘贴的表格读进 3 项：指标名称、计量单位、当前水平、目标值、依据或测试方法。 这一列没有地方填：责任人。内容还在剪贴板里，可以另外粘贴。 没有填进去的文字：表 1 主要指标。");
  // In another order, with other words and marks, into any box, out of a sheet that has plain text alone.
  await page.click("[data-rows=indicators] [data-clear]");
  await paste(page, "demand.indicators-1.target", "", "No.\t完成时指标值/状态\t指 标（名称）\t计量单位：\t国际先进水平*\n1\t95\t合格率\t%\t96\n2\t8\t寿命\th\t9\n");
  assert.deepEqual(await values(page, "indicators"), [["合格率", "%", "", "95", "96", ""], ["寿命", "h", "", "8", "9", ""]]);
  // The number of a row stands there to be seen.
  assert.deepEqual(await page.$$eval("[data-rows=indicators] > .row", (all) => all.map((row) => getComputedStyle(row, "::before").content)), ["\"第 1 项\" / \"\"", "\"第 2 项\" / \"\""]);
  // Headings that are merged across two columns.
  await page.click("[data-rows=indicators] [data-clear]");
  await paste(page, "demand.indicators-1.name", "<table><tr><td rowspan=2>指标名称</td><td rowspan=2>单位</td><td colspan=2>水平</td></tr><tr><td>现有</td><td>目标</td></tr><tr><td>寿命</td><td>h</td><td>1</td><td>2</td></tr></table>", "");
  assert.deepEqual(await values(page, "indicators"), [["寿命", "h", "1", "2", "", ""]]);
  // What is the unit of an indicator is the name of a partner.
  await paste(page, "demand.partners-1.name", "", "单位\t分工\n示例大学\t测试\n示例研究院\t建模\n");
  assert.deepEqual(await values(page, "partners"), [["示例大学", "", "测试"], ["示例研究院", "", "建模"]]);
  await done(page);
});

each("without headings the order counts, and what does not fit is said", async (width) => {
  const page = await form(width);
  await paste(page, "demand.indicators-1.name", ...word([["1", "最高工作温度", "℃", "600", "1000"], ["2", "寿命", "h", "1000", "5000"]]));
  assert.deepEqual(await values(page, "indicators"), [["最高工作温度", "℃", "600", "1000", "", ""], ["寿命", "h", "1000", "5000", "", ""]]);
  assert.match(await told(page, "indicators"), /没有认出表头，是按各列的先后填的，请核对。 粘贴的有 4 列，从这一格往后有 6 栏，数目不同/);
  await page.click("[data-rows=indicators] [data-clear]");
  await paste(page, "demand.indicators-1.name", ...word([["最高工作温度", "600", "1000", "℃", "a", "b", "c"], ["寿命", "1000", "5000", "h", "d", "e", "f"]]));
  assert.match(await told(page, "indicators"), /“计量单位”里填进的是数字，列好像错开了，请核对。 这一列没有地方填：第 7 列。/);
  // More rows than there may be are not dropped without a word.
  await page.click("[data-rows=indicators] [data-clear]");
  await paste(page, "demand.indicators-1.name", "", Array.from({ length: 33 }, (_, at) => `指标 ${at}\t个\t${at}\t9`).join("\n"));
  assert.equal((await values(page, "indicators")).length, 30);
  assert.match(await told(page, "indicators"), /这里最多 30 项，后面 3 项没有填。/);
  await page.click("[data-rows=indicators] [data-clear]");
  await paste(page, "demand.indicators-1.name", ...word([INDICATORS[0], Array(7).fill("")]));
  assert.deepEqual(await values(page, "indicators"), [Array(6).fill("")]);
  assert.equal(await told(page, "indicators"), "粘贴的表格只有表头，没有内容，什么也没有填。");
  await done(page);
});

each("one paste is taken back by its button or by Ctrl+Z, and nothing else is", async (width) => {
  const page = await form(width);
  await paste(page, "demand.necessity", "", "国内还没有。");
  await put(page, "demand", "indicators-1.name", "旧的");
  await paste(page, "demand.indicators-1.name", ...word(INDICATORS));
  const filled = await values(page, "indicators");
  assert.equal(filled[0][0], "最高工作温度");
  await page.keyboard.press("Control+z");
  assert.deepEqual(await values(page, "indicators"), [["旧的", "", "", "", "", ""]]);
  assert.equal(await page.inputValue("[id='demand.necessity']"), "国内还没有。");
  assert.equal(await told(page, "indicators"), "已撤销，各栏和原来一样。");
  // And had back, and taken back again.
  assert.equal(await undo(page, "indicators").innerText(), "还是要刚才的");
  await undo(page, "indicators").click();
  assert.deepEqual(await values(page, "indicators"), filled);
  assert.equal(await undo(page, "indicators").innerText(), "撤销这次粘贴");
  await undo(page, "indicators").press("Enter");
  assert.deepEqual(await values(page, "indicators"), [["旧的", "", "", "", "", ""]]);
  assert.ok(await page.evaluate(() => document.activeElement.closest(".pasted") !== null), "the focus stays there");
  await undo(page, "indicators").click();
  // The draft has what stands there.
  await page.waitForFunction(() => JSON.stringify(localStorage).includes("最高工作温度"));
  // After something else was typed, Ctrl+Z is the browser's.
  await page.focus("[id='demand.summary']");
  await page.keyboard.type("x");
  await page.keyboard.press("Control+z");
  assert.deepEqual(await values(page, "indicators"), filled);
  // Another demand is another paper: what was said of this one, and its way back, are gone.
  await page.click("#form-add");
  await page.waitForFunction(() => document.activeElement.id === "demand.title");
  assert.equal(await page.locator(".pasted").count(), 0);
  await page.keyboard.press("Control+z");
  assert.deepEqual(await values(page, "indicators"), [Array(6).fill("")]);
  await done(page);
});

each("a mended table goes over the first one; rows are removed and cleared, and come back", async (width) => {
  const page = await form(width);
  await paste(page, "demand.indicators-1.name", ...word(INDICATORS.map((cells) => cells.slice(0, 5))));
  await put(page, "demand", "indicators-1.basis", "自测");
  const mended = INDICATORS.map((cells, at) => at === 2 ? ["2", "平均寿命", "h", "", "6000"] : cells.slice(0, 5));
  await paste(page, "demand.indicators-1.name", ...word(mended));
  const all = [["最高工作温度", "℃", "600", "≥1000", "", "自测"], ["平均寿命", "h", "", "6000", "", ""], ["合格率", "%", "60", "95", "", ""]];
  assert.deepEqual(await values(page, "indicators"), all);
  assert.match(await told(page, "indicators"), /其中 1 项原来有内容，已换成新的。/);
  // From a row in the middle on.
  await paste(page, "demand.indicators-3.name", "", "良率\t%\t1\t2\n能耗\tkW\t3\t1\n");
  assert.deepEqual((await values(page, "indicators")).map(([name]) => name), ["最高工作温度", "平均寿命", "良率", "能耗"]);
  await page.keyboard.press("Control+z");
  assert.deepEqual(await values(page, "indicators"), all);

  const names = () => page.$$eval("[data-rows=indicators] > .row", (rows) => rows.map((row) => row.getAttribute("aria-label")));
  await page.locator("[data-rows=indicators] [data-drop]").nth(1).click();
  assert.deepEqual(await values(page, "indicators"), [all[0], all[2]]);
  assert.deepEqual(await names(), ["第 1 项", "第 2 项"]);
  assert.equal(await told(page, "indicators"), "已删去第 2 项。");
  await undo(page, "indicators").click();
  assert.deepEqual(await values(page, "indicators"), all);
  assert.deepEqual(await names(), ["第 1 项", "第 2 项", "第 3 项"]);
  await page.click("[data-rows=indicators] [data-clear]");
  assert.deepEqual(await values(page, "indicators"), [Array(6).fill("")]);
  assert.equal(await page.locator("[data-rows=indicators] [data-clear]").isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.id), "demand.indicators-1.name");
  await page.keyboard.press("Control+z");
  assert.deepEqual(await values(page, "indicators"), all);
  await done(page);
});

each("items of a list become rows without their numbers, texts stay texts", async (width) => {
  const page = await form(width);
  const list = "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.<span style='font:7.0pt'>&nbsp;&nbsp;</span></span>基板烧结收缩不均</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.<span style='font:7.0pt'>&nbsp;&nbsp;</span></span>金属化层的结合强度</p>";
  await paste(page, "demand.key_problems-1", list, "1.\t基板烧结收缩不均\n2.\t金属化层的结合强度\n");
  assert.deepEqual((await values(page, "key_problems")).flat(), ["基板烧结收缩不均", "金属化层的结合强度"]);
  assert.equal(await told(page, "key_problems"), "读进 2 条，一条一项。");
  await page.keyboard.press("Control+z");
  assert.deepEqual((await values(page, "key_problems")).flat(), [""]);
  for (const [text, wanted] of [
    ["需要突破的难题：\n（1）收缩不均\n包括大尺寸的。\n（2）强度下降", ["收缩不均\n包括大尺寸的。", "强度下降"]],
    ["一、收缩不均\n1. 机理\n2. 控制\n二、强度下降", ["收缩不均\n1. 机理\n2. 控制", "强度下降"]],
    ["收缩不均\n强度下降", ["收缩不均", "强度下降"]],
    // One text of several paragraphs, and a figure at the beginning of a line.
    [`${"大尺寸基板在烧结时收缩不均。".repeat(8)}\n要在 1000 ℃ 下保持强度。`, [`${"大尺寸基板在烧结时收缩不均。".repeat(8)}\n要在 1000 ℃ 下保持强度。`]],
  ]) {
    await paste(page, "demand.key_problems-1", "", text);
    assert.deepEqual((await values(page, "key_problems")).flat(), wanted);
    if (await page.locator("[data-rows=key_problems] [data-clear]").isVisible()) await page.click("[data-rows=key_problems] [data-clear]");
    else await put(page, "demand", "key_problems-1", "");
  }
  await paste(page, "demand.research", list, "");
  assert.equal(await page.inputValue("[id='demand.research']"), "1. 基板烧结收缩不均\n2. 金属化层的结合强度");
  await paste(page, "demand.summary", "", "1. 收缩\n2. 强度");
  assert.equal(await page.inputValue("[id='demand.summary']"), "1. 收缩\n2. 强度");

  await paste(page, "demand.key_problems-1", ...word([["编号", "技术难点"], ["1", "收缩不均"], ["2", "强度下降"]]));
  assert.deepEqual((await values(page, "key_problems")).flat(), ["收缩不均", "强度下降"]);
  await page.click("[data-rows=key_problems] [data-clear]");
  await paste(page, "demand.key_problems-1", ...word([["1）收缩不均"], ["2）强度下降"]]));
  assert.deepEqual((await values(page, "key_problems")).flat(), ["收缩不均", "强度下降"]);

  await paste(page, "unit.main_products-1", "<ul style='margin-top:0cm'><li style='color:black'>1.5 英寸基板</li><li>陶瓷管壳</li></ul>", "1.5 英寸基板\n陶瓷管壳");
  assert.deepEqual((await values(page, "main_products")).flat(), ["1.5 英寸基板", "陶瓷管壳"]);
  await paste(page, "demand.keywords-1", "", "① 陶瓷\n② 传感器\n3、高温\n");
  assert.deepEqual((await values(page, "keywords")).flat(), ["陶瓷", "传感器", "高温"]);
  await done(page);
});

each("Enter in a line adds the next one", async (width) => {
  const page = await form(width);
  await page.focus("[id='demand.keywords-1']");
  await page.keyboard.press("Enter");
  assert.equal((await values(page, "keywords")).length, 1, "below an empty line nothing is wanted");
  for (const word of ["陶瓷", "高温"]) { await page.keyboard.type(word); await page.keyboard.press("Enter"); }
  assert.deepEqual((await values(page, "keywords")).flat(), ["陶瓷", "高温", ""]);
  // Between two lines that are filled.
  await page.keyboard.type("传感器");
  await page.focus("[id='demand.keywords-1']");
  await page.keyboard.press("Enter");
  await page.keyboard.type("基板");
  assert.deepEqual((await values(page, "keywords")).flat(), ["陶瓷", "基板", "高温", "传感器"]);
  for (const word of ["a", "b", "c", "d"]) { await page.locator("[data-rows=keywords] > .row input").last().focus(); await page.keyboard.press("Enter"); await page.keyboard.type(word); }
  await page.keyboard.press("Enter");
  assert.equal((await values(page, "keywords")).length, 8);
  assert.equal(await told(page, "keywords"), "这里最多 8 项。");
  assert.equal(await page.locator("#form-check").isVisible(), false, "and the form is not checked by it");
  await done(page);
});

test("in English the same is said in English", async () => {
  const page = await form(1280, "en/submit/form/index.html");
  await paste(page, "demand.indicators-1.name", ...word(INDICATORS));
  assert.equal(await told(page, "indicators"), "Rows read from the pasted table: 3; columns: Indicator, Unit, Now, Target, Basis or test method. There is no box for this column: 责任人. It is still on the clipboard and can be pasted elsewhere.");
  assert.equal(await undo(page, "indicators").innerText(), "Undo this paste");
  await done(page);
});

each("in the self-test a row is added as well", async (width) => {
  const page = await form(width, "submit/self-test/index.html");
  await page.locator("[data-rows=institutions] [data-add]").click();
  assert.deepEqual(await page.$$eval("[data-rows=institutions] > .row", (all) => all.map((row) => row.getAttribute("aria-label"))), ["第 1 项", "第 2 项"]);
  await done(page);
});
