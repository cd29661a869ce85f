// What units and departments see of the service: the sample call beside a real repository, at the clock of the call.
import fs from "node:fs";
import path from "node:path";
import { ready } from "../form/handing-in.js";
import { CALL, bare, call, commit, home, must, paper, receiveBy, remove, repository, sample } from "../form/machine.js";
import { type } from "../form/typing.js";
import { watch } from "../site.js";
import { NOW, run } from "./call.js";

// Who hands in while one looks, and what; all others have, and their departments have not recommended anything yet.
const OWN = { "zh-CN": ["shili-hangji-power", "cryogenic-hydrogen-pump"], en: ["shili-weichuang", "fluorescence-endoscope"] };
// A department with several demands to put in order.
const DEPARTMENT = "binjiang";
// A receipt shows the link of its unit: the same whenever pictures are taken, and nobody's.
const LINKS = { "zh-CN": "00112233445566778899aabbccddeeff", en: "ffeeddccbbaa99887766554433221100" };

// The service goes by the machine's clock and has no other: this one is told that it is the time of the call. What tells it is
// loaded into the program itself, so that ending the program ends all of it.
function program() {
  const when = NOW.slice(0, 19).replace("T", " ");
  const told = run("faketime", ["--exclude-monotonic", "-m", "-f", when, "env"], { cwd: home });
  const clock = told.match(/^(LD_PRELOAD|FAKETIME|FAKETIME_DONT_FAKE_MONOTONIC)=.*$/gm).map((line) => `'${line}'`).join(" ");
  const file = path.join(home, "zhengji");
  fs.writeFileSync(file, `#!/bin/sh\nexec env TZ=Asia/Shanghai ${clock} '${process.env.ZHENGJI}' "$@"\n`, { mode: 0o755 });
  return file;
}

export async function start() {
  const all = (folder) => fs.readdirSync(path.join(repository, CALL, folder)).map((name) => `${folder}/${name}`);
  const units = Object.values(OWN).map(([unit]) => unit);
  const departments = units.map((unit) => paper(unit, "unit").department);
  const but = (names) => (path) => !names.includes(path.split("/")[1]);
  sample(...all("units").filter(but(units)), ...all("departments").filter(but(departments)));
  fs.appendFileSync(path.join(call, CALL, "call.yaml"), "\nreceive: {address: 'https://zhengji.example/receive/', new_units: anybody}\n");
  commit();
  must(process.env.ZHENGJI, ["build", "--at", NOW, "--out", path.join(home, "site")]);
  const then = program();
  const service = await receiveBy(then, "--site", path.join(home, "site"));
  const [secret] = must(then, ["invite", "--department", DEPARTMENT], bare).match(/[0-9a-f]{32}/);
  return { address: service.address, department: `${service.address}receive/link/${secret}/`, end: () => { service.end(); remove(); } };
}

async function open(browser, service, language, address, width) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: language, timezoneId: "Asia/Shanghai" });
  const page = watch(await context.newPage(), service.address);
  await page.clock.setFixedTime(new Date(NOW));
  await page.goto(address + (address.includes("/receive/") ? `?lang=${language}` : ""));
  return page;
}

// From the form to the receipt and the unit's own page.
export async function unit(browser, service, language, width, shoot) {
  const [[name, demand], link] = [OWN[language], LINKS[language]];
  const page = await open(browser, service, language, `${service.address}${language === "en" ? "en/" : ""}submit/form/index.html`, width);
  await page.evaluate((link) => sessionStorage.setItem(`zhengji-link-${document.getElementById("demand-form").dataset.call}-new`, link), link);
  await page.reload();
  await ready(page);
  await type(page, "unit", paper(name, "unit"));
  await type(page, "demand", paper(name, demand));
  await page.click("#form-check-all");
  await page.waitForFunction(() => document.activeElement.id === "form-look");
  await shoot(page, "receive-form", language, "#form-hand-in > h2", "#form-receive");
  await page.click("#form-send");
  await page.waitForURL(/\/receipt\//);
  await shoot(page, "receipt", language, "h1", "main .actions");
  await page.goto(`${service.address}receive/link/${link}/?lang=${language}`);
  await page.click(".handed summary");
  await shoot(page, "receive-unit", language, "h1", "main section:last-of-type");
  await page.context().close();
}

// The desk from its head to the second demand.
export async function desk(browser, service, language, width, shoot) {
  const page = await open(browser, service, language, service.department, width);
  await shoot(page, "desk", language, "h1", ".desk-row:nth-child(2)");
  await page.context().close();
}
