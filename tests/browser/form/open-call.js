// The site of a call that is open, read from a disk by a browser whose clock stands in the call's stage; on a desk and on a phone.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, watch } from "../site.js";
import { ready } from "./handing-in.js";
import { commit, home, must, remove, sample } from "./machine.js";

export const NOW = "2021-04-01T12:00:00+08:00";
const site = pathToFileURL(path.join(home, "site")) + "/";
let browser;

// Builds it before the tests of a file: the sample call with its departments, and what else is named of it.
export function built(...more) {
  before(async () => {
    sample(...more);
    commit();
    must(process.env.ZHENGJI, ["build", "--out", path.join(home, "site"), "--at", NOW]);
    browser = await launch();
  });
  after(async () => { await browser?.close(); remove(); });
}

export const each = (name, work) => { for (const width of [1280, 390]) test(`${name}, ${width} px`, () => work(width)); };

export async function context(width, now = NOW) {
  const own = await browser.newContext({ viewport: { width, height: 800 }, acceptDownloads: true });
  own.now = now;
  return own;
}

export async function open(own, name = "submit/form/index.html", at = site) {
  const page = watch(await own.newPage(), at);
  await page.clock.setSystemTime(new Date(own.now));
  await page.goto(at + name);
  return page;
}

// The form in a browser of its own.
export async function form(width, { name, now } = {}) {
  const page = await open(await context(width, now), name);
  await ready(page);
  return page;
}

export async function check(page) {
  await page.click("#form-check-all");
  await page.waitForFunction(() => ["form-check-title", "form-look"].includes(document.activeElement.id));
}

export async function done(page) {
  assert.deepEqual(page.faults, []);
  await page.context().close();
}
