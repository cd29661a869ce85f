// The calls that the pictures show: the sample call as a site, and the small call of the tests for terminals and for git.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const SAMPLE = "submissions/hangzhou-2021-1";
// While demands are handed in; what a unit sees must not say that it is over.
export const NOW = "2021-04-18T10:00:00+08:00";

export const sample = (name) => fs.readFileSync(path.join(repository, SAMPLE, name), "utf8");

// Scratch folders, gone in the end.
const room = fs.mkdtempSync(path.join(os.tmpdir(), "zhengji-pictures-"));
process.on("exit", () => fs.rmSync(room, { recursive: true, force: true }));
export const folder = (name) => {
  const made = path.join(room, name);
  fs.mkdirSync(made);
  return made;
};

// Replaces a text that must be there.
export function edit(file, from, to) {
  const text = fs.readFileSync(file, "utf8");
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  fs.writeFileSync(file, text.replace(from, to));
}

// Runs a program; one that cannot be started, or ends in a way that was not foreseen, is told.
export function run(program, words, { cwd, codes = [0], env = {}, input = "" }) {
  const { status, stdout, stderr, error } = spawnSync(program, words, { cwd, encoding: "utf8", input, env: { ...process.env, ...env } });
  if (error || !codes.includes(status)) throw new Error(`${program} ${words.join(" ")}: ${error ?? status}\n${stdout}\n${stderr}`);
  return stdout + stderr;
}

// Builds the site of the sample call into a folder. It has an address of a forge, which the sample leaves to its bureau.
export function site(out) {
  const call = folder("site");
  for (const part of ["submissions", "schema"]) fs.cpSync(path.join(repository, part), path.join(call, part), { recursive: true });
  edit(path.join(call, SAMPLE, "call.yaml"), "  # repository: ", "  repository: ");
  run(process.env.ZHENGJI, ["build", "-C", call, "--out", out, "--at", NOW], {});
}

// The small call of the tests in a folder of its own.
export function small(name) {
  const call = folder(name);
  fs.cpSync(path.join(repository, "tests/fixtures/base"), path.join(call, "submissions/shili-2021"), { recursive: true });
  return call;
}

export const UNIT = "submissions/shili-2021/units/shili-yiqi";

// Git with names and times that are the same on every machine, so that the ids in a picture are, too.
export const git = (cwd, ...words) => run("git", words, { cwd, env: {
  GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: os.devNull,
  GIT_AUTHOR_NAME: "shili", GIT_AUTHOR_EMAIL: "shili@example.org", GIT_AUTHOR_DATE: NOW,
  GIT_COMMITTER_NAME: "shili", GIT_COMMITTER_EMAIL: "shili@example.org", GIT_COMMITTER_DATE: NOW,
} }).trim();

export function commit(call, message) {
  git(call, "add", "-A");
  git(call, "commit", "-q", "-m", message);
}
