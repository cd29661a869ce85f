// The file that the form hands over, and a form that is ready to be filled in.
import assert from "node:assert/strict";
import fs from "node:fs";
import YAML from "yaml";

// The engine comes with the first input.
export async function ready(page, wanted = "engine") {
  await page.waitForSelector("form[data-ready]");
  if (await page.locator("#demand-form").count()) await page.evaluate(() => document.getElementById("demand-form").dispatchEvent(new Event("input")));
  await page.waitForSelector(`form[data-ready=${wanted}]`);
  await page.waitForFunction(() => !document.getElementById("form-bundle") || document.getElementById("form-bundle").href || !document.getElementById("form-stop").hidden);
}

// Its name and its text. The link is made anew whenever the engine has answered; one that was just replaced brings nothing.
export async function download(page) {
  const link = page.locator("#form-bundle");
  let found;
  for (let tries = 0; !found && tries < 5; tries += 1) {
    [found] = await Promise.all([page.waitForEvent("download", { timeout: 8000 }).catch(() => undefined), link.click()]);
  }
  assert.ok(found, "nothing was downloaded");
  return { name: found.suggestedFilename(), text: fs.readFileSync(await found.path(), "utf8") };
}

// What is in it.
export const bundle = async (page) => YAML.parse((await download(page)).text);
