// A clerk's way to a receipt: from the start page to a real service beside a real repository, changed, withdrawn, and proven by the
// sealed list; by hands that click, which are counted, and type.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { launch, watch } from "../site.js";
import { CALL, bare, call, commit, home, must, paper, receive, remove, repository, run, sample } from "./machine.js";
import { type } from "./typing.js";

const UNIT = "shili-hangji-power";
const DEMAND = "cryogenic-hydrogen-pump";
const MOST_CLICKS = 12;
const pictures = process.env.PICTURES;
let browser, service, site;

const own = (name) => paper(UNIT, name);

// The call as it is, open until 2099, with a service that takes anybody or those who were invited.
function open(newUnits) {
  const text = fs.readFileSync(path.join(repository, CALL, "call.yaml"), "utf8").replace("closes: 2021-04-20", "closes: 2099-04-20").replace("closes: 2021-04-30", "closes: 2099-04-30");
  fs.writeFileSync(path.join(call, CALL, "call.yaml"), `${text}\nreceive: {address: 'https://zhengji.example/receive/', new_units: ${newUnits}}\n`);
}

before(async () => {
  sample();
  open("anybody");
  commit();
  must(process.env.ZHENGJI, ["build", "--out", path.join(home, "site")]);
  service = await receive("--site", path.join(home, "site"));
  site = service.address;
  browser = await launch();
});
after(async () => { await browser?.close(); service?.end(); remove(); });

const files = () => must("git", ["ls-tree", "-r", "--name-only", "main"], bare).split("\n").filter((name) => name.includes("/units/"));
const shot = async (page, name) => { if (pictures) await page.screenshot({ path: path.join(pictures, `receive-${name}-${page.viewportSize().width}.png`), fullPage: true }); };

async function begin(width) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, acceptDownloads: true, locale: "zh-CN" });
  const page = watch(await context.newPage(), site);
  page.clicks = 0;
  await page.exposeFunction("counted", () => { page.clicks += 1; });
  await page.addInitScript(() => addEventListener("click", (event) => { if (event.isTrusted && event.target.closest("a, button, summary")) counted(); }, true));
  return page;
}

test("what is taken in is said before anybody fills in anything, and a wrong link says whom to ask", async () => {
  const page = await begin(390);
  await page.goto(site + "receive/");
  assert.match(await page.innerText("main"), /任何单位都可以交/);
  await shot(page, "begin");
  await page.goto(site + "receive/link/00000000000000000000000000000000/");
  assert.match(await page.innerText("main"), /重新发/);
  await shot(page, "refused");
});

test("what stops it is listed below the button, and leads to its box", async () => {
  const page = await begin(1280);
  await page.goto(site + "submit/form/index.html");
  await page.waitForSelector("#form-send");
  await page.click("#form-check-all");
  await page.waitForSelector("#form-faults > .error");
  await page.click("#form-send");
  await page.waitForSelector("#form-sent-faults > .error");
  assert.match(await page.innerText("#form-sent"), /没有提交/);
  assert.equal(await page.locator("#form-sent-faults > li").count(), await page.locator("#form-faults > .error").count());
  assert.ok(await page.locator("#form-sent").evaluate((state) => { const { top } = state.getBoundingClientRect(); return top > 0 && top < innerHeight; }));
  await page.locator("#form-sent-faults a").first().click();
  assert.ok(await page.evaluate(() => Boolean(document.activeElement.closest("[data-paper]"))));
  assert.deepEqual(page.faults, []);
});

test("a department's link says for whom it acts", async () => {
  const department = fs.readdirSync(path.join(repository, CALL, "departments")).sort()[0];
  const [link] = must(process.env.ZHENGJI, ["invite", "--department", department], bare).match(/[0-9a-f]{32}/);
  const page = await begin(390);
  await page.goto(`${site}submit/form/index.html#link=${link}`);
  await page.waitForFunction(() => document.getElementById("form-acting").textContent);
  assert.match(await page.innerText("#form-acting"), /代单位填报，回执给/);
  assert.match(await page.innerText("#form-receive"), /代单位填报/);
  assert.deepEqual(page.faults, []);
});

test("from the start page to a receipt, changed, withdrawn, and proven", async () => {
  const page = await begin(1280);
  await page.goto(site);
  if (!await page.locator("main a[href*='submit/form/']").count()) await page.locator("a[href*='submit/index.html']").first().click();
  await page.locator("main a[href*='submit/form/']").first().click();
  await page.waitForSelector("#form-send");
  assert.match(await page.innerText("#form-receive"), /归口管理单位确认/);
  // The page says what it does, and has one main button for it.
  assert.doesNotMatch(await page.innerText("main"), /本页不向任何地方发送|自己交出去/);
  assert.match(await page.innerText(".never"), /点“提交”以前/);
  assert.deepEqual(await page.locator("#form-ways .button:not(.second):visible").allInnerTexts(), ["提交"]);
  const typed = page.clicks;
  await type(page, "unit", own("unit"));
  await type(page, "demand", own(DEMAND));
  page.clicks = typed;
  await page.click("#form-send");
  await page.waitForURL(/\/receive\/link\/[0-9a-f]{32}\/receipt\//).catch(async () => assert.fail(await page.innerText("#form-receive")));
  assert.ok(page.clicks <= MOST_CLICKS, `${page.clicks} clicks`);
  const number = await page.innerText(".receipt .number");
  assert.match(number, /^\d{8}-0001$/);
  assert.match(await page.innerText("main"), /等归口管理单位确认/);
  await shot(page, "receipt");
  const [saved] = await Promise.all([page.waitForEvent("download"), page.click("a[download]")]);
  const receipt = JSON.parse(fs.readFileSync(await saved.path(), "utf8"));
  assert.equal(receipt.number, number);

  // The bureau confirms the unit; then it is on the branch, to the letter.
  assert.deepEqual(files(), []);
  const waiting = must(process.env.ZHENGJI, ["inbox"], bare).split("：")[0];
  must(process.env.ZHENGJI, ["inbox", "--take", waiting], bare);
  assert.equal(files().length, 2);

  // Back by its own link, on another computer: what was handed in stands in the form, is changed and handed in again.
  const link = page.url().replace(/receipt\/.*/, "");
  const other = await begin(390);
  await other.goto(link);
  assert.match(await other.innerText("main"), /低温|液氢/);
  await shot(other, "desk");
  await other.click("#to-form");
  await other.waitForFunction(() => document.getElementById("demand.title")?.value);
  assert.match(await other.innerText("#form-resumed"), /^已打开本单位以前交的内容。$/);
  assert.doesNotMatch(await other.innerText("main"), /接着填上次的草稿|unit\.yaml/);
  assert.ok(!other.url().includes(link.match(/[0-9a-f]{32}/)[0]), "the secret stands in the address");
  await other.fill("[id='demand.term_months']", "30");
  await other.click("#form-send");
  await other.waitForURL(/\/receipt\//).catch(async () => assert.fail(await other.innerText("#form-receive")));
  assert.match(await other.innerText(".receipt .number"), /-0002$/);
  await shot(other, "receipt");
  const text = must("git", ["show", `main:${files().find((name) => !name.endsWith("unit.yaml"))}`], bare);
  assert.match(text, /term_months: 30/);

  // A second demand over the quota comes back with the rule, and nothing is taken.
  await other.goto(link);
  await other.locator(".handed summary").first().click();
  await other.locator(".handed textarea").first().fill("改由集团统一申报");
  await other.locator(".handed form button").first().click();
  await other.waitForURL(/\/receipt\//);
  assert.match(await other.innerText(".receipt .number"), /-0003$/);
  const last = other.url();
  await other.goto(link);
  assert.match(await other.innerText("main"), /已撤回/);
  await shot(other, "withdrawn");
  await other.click("#to-form");
  await other.waitForFunction(() => document.getElementById("form-draft-state").textContent.includes("已经撤回"));
  assert.doesNotMatch(await other.innerText("main"), /接着填上次的草稿|表单以外/);
  const [kept] = await Promise.all([other.waitForEvent("download"), (async () => { await other.goto(last); await other.click("a[download]"); })()]);
  const final = path.join(home, "final.json");
  fs.copyFileSync(await kept.path(), final);
  assert.deepEqual([page.faults, other.faults], [[], []]);

  // The stage closes (as if all had been in April 2021), the list is sealed, and the receipt is held against it.
  const clone = path.join(home, "bureau");
  must("git", ["clone", "-q", bare, clone], home);
  const yaml = path.join(clone, CALL, "call.yaml");
  fs.writeFileSync(yaml, fs.readFileSync(yaml, "utf8").replaceAll("2099-04", "2021-04"));
  fs.mkdirSync(path.join(clone, ".zhengji"), { recursive: true });
  fs.writeFileSync(path.join(clone, ".zhengji/allowed_signers"), `receipts namespaces="zhengji-receipt" ${fs.readFileSync(path.join(bare, "zhengji/receipt-key.pub"), "utf8")}`);
  must("git", ["add", "-A"], clone);
  must("git", ["commit", "-q", "-m", "bureau"], clone);
  const [old, now] = [must("git", ["rev-parse", "main"], bare).trim(), must("git", ["rev-parse", "HEAD"], clone).trim()];
  must("git", ["push", "-q", "origin", "main"], clone);
  const ledger = path.join(bare, "zhengji/receipts");
  const lines = fs.readFileSync(ledger, "utf8").trim().split("\n").map((line) => JSON.parse(line));
  lines.push({ at: "", ref: "refs/heads/main", old, new: now });
  fs.writeFileSync(ledger, lines.map((line, at) => JSON.stringify({ ...line, at: `2021-04-${String(at + 1).padStart(2, "0")}T01:00:00Z` }) + "\n").join(""));
  must(process.env.ZHENGJI, ["freeze", "--stage", "submission"], bare);
  assert.match(must(process.env.ZHENGJI, ["verify", "--receipt", final], bare), /封存的清单里有回执上的全部文件/);
  const first = path.join(home, "first.json");
  fs.writeFileSync(first, JSON.stringify(receipt));
  const before = run(process.env.ZHENGJI, ["verify", "--receipt", first], bare);
  assert.equal(before.status, 1, "a later version counted");
  assert.match(before.stdout, /已撤回|另一版/);
});
