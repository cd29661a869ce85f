// The program at a terminal, and with git: what units, departments and the bureau see there.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { NOW, UNIT, commit, edit, folder, git, run, sample, small } from "./call.js";
import { COLUMNS, atWindows, prompt, typed } from "./terminal.js";

// A terminal for the program, by `script` of util-linux: it colours and breaks its lines for one only.
const inTerminal = (words) => ["-qec", `stty cols ${COLUMNS} rows 60; exec ${[process.env.ZHENGJI, ...words].map((word) => `'${word}'`).join(" ")}`, "/dev/null"];
const ENVIRONMENT = { TERM: "xterm-256color", NO_COLOR: "" };
const lines = (told) => told.replaceAll("\r\n", "\n");

const zhengji = (cwd, words, codes, language) => lines(run("script", inTerminal([...words, "--lang", language]), { cwd, codes, env: ENVIRONMENT }));

// `zhengji new demand` until it asks again after a wrong answer, with the answers where they were typed.
export function asking(language) {
  const call = small("asking-" + language);
  fs.rmSync(path.join(call, UNIT, "sensor.yaml"));
  fs.rmSync(path.join(call, "submissions/shili-2021/departments/xihu/recommendation.yaml"));
  const answers = ["3", "ceramic-sensor", "高温压力传感器用陶瓷基板研制", "农业", "3"];
  return new Promise((resolve, reject) => {
    const child = spawn("script", inTerminal(["new", "demand", "--at", NOW, "--lang", language]), { cwd: call, env: { ...process.env, ...ENVIRONMENT } });
    let told = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      told += text;
      if (!told.endsWith("\n> ")) return;
      const answer = answers.shift();
      if (answer !== undefined) { child.stdin.write(answer + "\n"); return; }
      resolve(prompt("zhengji new demand") + lines(told).replace(/^> (.+)$/gm, (_, said) => "> " + typed(said)));
      child.kill();
    });
    child.on("error", reject).on("close", () => reject(new Error(`it ended before all was asked:\n${told}`)));
  });
}

const FOLDER = { zh: "C:\\征集材料", en: "C:\\call" };

// What stands in the window of `开始.bat` once a folder was dropped on it, and a check there: the same words as here, which is what
// `cargo xtask test windows` is for.
export function inWindow(language) {
  const call = small("window-" + language);
  // Alone it speaks the system's language.
  const first = run(process.env.ZHENGJI, [], { cwd: call, codes: [2], env: { LC_ALL: language === "en" ? "en_US.UTF-8" : "zh_CN.UTF-8" } });
  if (!first.includes(call)) throw new Error(`it does not say where it is:\n${first}`);
  return first.replace(call, FOLDER[language]) + "\n" + atWindows(FOLDER[language], "zhengji check") + zhengji(call, ["check", "--at", NOW], [0], language) + "\n" + FOLDER[language] + ">";
}

// `zhengji check` with the two faults that come up most: a full-width colon, and a threshold that is not reached.
export function checking(language) {
  const call = small("checking-" + language);
  edit(path.join(call, UNIT, "sensor.yaml"), "title: ", "title：");
  edit(path.join(call, UNIT, "unit.yaml"), "rd_expense: 2000", "rd_expense: 1150");
  return prompt("zhengji check") + zhengji(call, ["check", "--at", NOW], [1], language);
}

// `zhengji check` of a department that recommends more than its units may.
export function overQuota(language) {
  const call = small("quota-" + language);
  fs.writeFileSync(path.join(call, UNIT, "second.yaml"), sample("units/shili-linan-chem/electronic-grade-hydrofluoric-acid.yaml"));
  const ranks = path.join(call, "submissions/shili-2021/departments/xihu/recommendation.yaml");
  fs.appendFileSync(ranks, "  - demand: shili-yiqi/second\n    rank: 4\n    opinion: 该需求符合我区产业方向，同意推荐。\n    key_recommended: false\n    unit_kind_confirmed: true\n");
  return prompt("zhengji check") + zhengji(call, ["check", "--at", NOW], [1], language);
}

// A server that received the call on two days, and what `zhengji freeze` says there.
export function freezing(language) {
  const call = small("freezing-" + language);
  const bare = folder(`freezing-${language}.git`);
  git(bare, "init", "-q", "--bare", "-b", "main");
  git(call, "init", "-q", "-b", "main");
  let before = "0".repeat(40);
  fs.mkdirSync(path.join(bare, "zhengji"));
  // Pushed now, received when the call was open: the hook would write the clock of the day on which the picture is made.
  const push = (message, at) => {
    commit(call, message);
    git(call, "push", "-q", bare, "main");
    const tip = git(bare, "rev-parse", "main");
    fs.appendFileSync(path.join(bare, "zhengji/receipts"), JSON.stringify({ at, ref: "refs/heads/main", old: before, new: tip, actor: "github: shili-yiqi" }) + "\n");
    before = tip;
  };
  push("填报", "2021-04-12T02:30:00Z");
  edit(path.join(call, UNIT, "sensor.yaml"), "target: 1000", "target: 1050");
  push("修改指标", "2021-04-20T14:41:07Z");
  return prompt("zhengji freeze --stage submission") + zhengji(bare, ["freeze", "--stage", "submission"], [0], language)
    + "\n" + prompt("zhengji verify") + zhengji(bare, ["verify"], [0], language);
}

// What the check writes below a proposal with a fault, in Markdown.
export function comment(language) {
  const call = small("comment-" + language);
  git(call, "init", "-q", "-b", "main");
  commit(call, "征集");
  git(call, "checkout", "-q", "-b", "proposal");
  edit(path.join(call, UNIT, "unit.yaml"), "rd_expense: 2000", "rd_expense: 1150");
  edit(path.join(call, UNIT, "sensor.yaml"), "domain: new-materials", "domain: life-health");
  commit(call, "修改");
  return run(process.env.ZHENGJI, ["check", "--base", "main", "--actor", "github: shili-yiqi", "--format", "markdown", "--at", NOW, "--lang", language], { cwd: call, codes: [1] });
}
