// The pictures of the guides, taken from the program as it is: node pictures.js FOLDER, with SITES (a folder for the site),
// CHROMIUM and ZHENGJI. Each picture is there once with Chinese and once with English pages.
import fs from "node:fs";
import path from "node:path";
import YAML from "yaml";
import { ready } from "./form/handing-in.js";
import { put, type } from "./form/typing.js";
import { launch, serve, sites, watch } from "./site.js";
import { NOW, sample, site } from "./pictures/call.js";
import { small } from "./pictures/png.js";
import * as program from "./pictures/program.js";
import * as service from "./pictures/service.js";
import * as terminal from "./pictures/terminal.js";

// As wide as a guide is shown by the forges, so that nothing is made smaller there.
const WIDTH = 860;
// What is seen around an element.
const ROOM = 10;

const folder = path.resolve(process.argv[2]);
fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });
site(path.join(sites, "open"));
const [browser, server, receiving] = [await launch(), await serve(), await service.start()];

const write = (name, language, png) => fs.writeFileSync(path.join(folder, `${name}.${language}.png`), small(png));

// A page of the site in a language, with the clock of the call. What is wide is seen from further away.
async function open(language, name, { width = WIDTH, scale = 1, media = "screen" } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, deviceScaleFactor: scale, locale: language, timezoneId: "Asia/Shanghai" });
  const page = watch(await context.newPage(), server.http);
  await page.emulateMedia({ media });
  await page.clock.setFixedTime(new Date(NOW));
  await page.goto(`${server.http}open/${language === "en" ? "en/" : ""}${name}`);
  if (await page.locator("form[data-engine=true]").count()) await ready(page);
  return page;
}

// A picture of what stands between the upper edge of one element and the lower edge of another.
async function shoot(page, name, language, from, to = from) {
  // What follows the reader on the screen would lie over what is to be seen.
  await page.evaluate(() => {
    document.getElementById("form-meter")?.style.setProperty("display", "none");
    document.querySelector(".desk-save")?.style.setProperty("position", "static");
    document.activeElement?.blur();
    // A sheet of paper has a margin, which a browser adds only where it prints.
    if (matchMedia("print").matches) document.body.style.padding = "14px";
    scrollTo({ top: 0, behavior: "instant" });
  });
  const [first, last] = [await page.locator(from).first().boundingBox(), await page.locator(to).last().boundingBox()];
  const [x, y] = [Math.max(0, Math.min(first.x, last.x) - ROOM), Math.max(0, first.y - ROOM)];
  const { width: most } = page.viewportSize();
  const width = Math.min(most, Math.max(first.x + first.width, last.x + last.width) + ROOM) - x;
  write(name, language, await page.screenshot({ fullPage: true, clip: { x, y, width, height: last.y + last.height + ROOM - y } }));
  if (page.faults.length) throw new Error(page.faults.join("\n"));
}

async function shootText(name, language, html, element) {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 900 } });
  await page.setContent(html);
  write(name, language, await page.locator(element).screenshot());
  await page.close();
}

const { submitters, en, ...UNIT } = YAML.parse(sample("units/shili-linan-chem/unit.yaml"));
const { en: _, ...DEMAND } = YAML.parse(sample("units/shili-linan-chem/electronic-grade-hydrofluoric-acid.yaml"));
const pick = (document, ...keys) => Object.fromEntries(keys.map((key) => [key, document[key]]));

async function form(language) {
  const page = await open(language, "submit/form/index.html");
  await type(page, "demand", pick(DEMAND, "title", "domain", "innovation_stage", "organization", "goal"));
  await shoot(page, "form", language, "#form-demand", `[data-paper=demand] .box[data-at=goal]`);
  // The whole of it, with a share of research below the threshold.
  await type(page, "unit", UNIT);
  await type(page, "demand", DEMAND);
  await put(page, "unit", "finance.rd_expense", 822);
  await page.click("#form-check-all");
  await page.waitForSelector("[id='unit.finance.rd_expense.fault']");
  await shoot(page, "form-fault", language, "[data-paper=unit] .group:has([data-at='finance.rd_expense'])");
  await put(page, "unit", "finance.rd_expense", UNIT.finance.rd_expense);
  await page.waitForFunction(() => !document.getElementById("unit.finance.rd_expense.fault"));
  await page.click("#form-check-all");
  await page.waitForFunction(() => document.activeElement.id === "form-look");
  await shoot(page, "form-hand-in", language, "#form-answers .read:last-child > :nth-last-child(2)", "#form-hand-in");
  await page.context().close();
}

async function selfTest(language) {
  const page = await open(language, "submit/self-test/index.html");
  for (const [at, value] of Object.entries({ legal_form: "enterprise", kind: "advantaged-enterprise" })) await page.selectOption(`[id='unit.${at}']`, value);
  for (const [at, value] of Object.entries({ year: 2020, main_revenue: 27480, rd_expense: 822, rd_investment: 1210 })) await page.fill(`[id='unit.finance.${at}']`, String(value));
  for (const [at, value] of Object.entries({ total: 3150, personnel: 480 })) await page.fill(`[id='demand.budget.${at}']`, String(value));
  await page.waitForSelector("li.fail[data-rule=rd-intensity]");
  await shoot(page, "self-test", language, "section:has(> #self-test-verdicts)");
  await page.context().close();
}

async function view(language, name, address, seen, from, to) {
  const page = await open(language, address, seen);
  await shoot(page, name, language, from, to);
  await page.context().close();
}

// The comment as the page of a forge shows it: rendered by the preview that the form brings along.
async function comment(language, spoken) {
  const markdown = program.comment(spoken).replace(/^<!--.*?-->\n/, "");
  const page = await open(language, "submit/form/index.html");
  const html = await page.evaluate(async (text) => (await zhengjiEngine.preview(document.getElementById("demand-form")))(text), markdown);
  await page.context().close();
  await shootText("comment", language, `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; background: #fff; color: #1f2328; font: 15px/1.6 "Noto Sans CJK SC", "Noto Sans", sans-serif; }
    article { border: 1px solid #d0d7de; padding: 4px 22px; }
    h3 { font-size: 21px; } h4 { font-size: 18px; } h3, h4 { border-block-end: 1px solid #d0d7de; padding-block-end: 4px; margin-block: 14px 8px; }
    h5 { font-size: 15px; margin-block: 14px 8px; } p, ul { margin-block: 8px; } ul { padding-inline-start: 26px; }
    code { background: #eff1f3; border-radius: 4px; padding: 1px 5px; font: 13px "Noto Sans Mono CJK SC", monospace; }
  </style><article lang="${language}">${html}</article>`, "article");
}

for (const language of ["zh-CN", "en"]) {
  const spoken = language === "en" ? "en" : "zh";
  await form(language);
  await selfTest(language);
  await view(language, "home", "index.html", { width: 1100, scale: 0.8 }, "body", ".figures");
  await view(language, "table", "tables/binjiang/index.html", { width: 1050, scale: 0.9, media: "print" }, "main > h1", "main > .digest");
  await view(language, "quota", "tables/call/quota/index.html", {}, "main > h1", "main tbody > tr:nth-child(6)");
  await comment(language, spoken);
  await service.unit(browser, receiving, language, WIDTH, shoot);
  await service.desk(browser, receiving, language, WIDTH, shoot);
  for (const [name, text] of [["new-demand", program.asking], ["check", program.checking], ["check-quota", program.overQuota], ["freeze", program.freezing]]) {
    await shootText(name, language, terminal.page(await text(spoken)), "pre");
  }
  await shootText("windows", language, terminal.windowPage("zhengji", program.inWindow(spoken)), "figure");
}
await browser.close();
receiving.end();
server.close();
