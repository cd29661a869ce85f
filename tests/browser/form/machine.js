// A machine of a test's own: a folder with a call, its repository as a server has it, and the program beside it.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import readline from "node:readline";
import { fileURLToPath } from "node:url";
import YAML from "yaml";

// The sample call, from the root of its repository.
export const CALL = "submissions/hangzhou-2021-1";
export const repository = fileURLToPath(new URL("../../..", import.meta.url));
export const home = fs.mkdtempSync(path.join(os.tmpdir(), "zhengji-form-"));
export const call = path.join(home, "call"), bare = path.join(home, "server.git");
export const remove = () => fs.rmSync(home, { recursive: true, force: true });

const who = { GIT_AUTHOR_NAME: "示例", GIT_AUTHOR_EMAIL: "a@example.com", GIT_COMMITTER_NAME: "示例", GIT_COMMITTER_EMAIL: "a@example.com" };
export const run = (program, words, cwd = call) => spawnSync(program, words, { encoding: "utf8", cwd, env: { ...process.env, LANG: "zh_CN.UTF-8", HOME: home, ...who } });
export const must = (program, words, cwd) => { const done = run(program, words, cwd); assert.equal(done.status, 0, done.stdout + done.stderr); return done.stdout; };

// The sample call with its departments, as it is before any of them recommends anything, and what else is named of it.
export function sample(...more) {
  const departments = fs.readdirSync(path.join(repository, CALL, "departments")).map((name) => `departments/${name}/department.yaml`);
  for (const name of ["call.yaml", "notice.md", ...departments, ...more]) fs.cpSync(path.join(repository, CALL, name), path.join(call, CALL, name), { recursive: true });
}

// A paper of a unit of the sample, as the unit fills it in: without names in English and accounts, which others write there.
export function paper(unit, name) {
  const { en, submitters, ...own } = YAML.parse(fs.readFileSync(path.join(repository, CALL, "units", unit, `${name}.yaml`), "utf8"));
  return own;
}

// The folder of the call becomes a repository.
export function commit() {
  must("git", ["init", "-q", "-b", "main"]);
  must("git", ["add", "-A"]);
  must("git", ["commit", "-q", "-m", "call"]);
}

// The service beside a bare repository of it: where it is reached, and how it is ended.
export const receive = (...words) => receiveBy(process.env.ZHENGJI, ...words);

// The same by a program that is started otherwise, say with another clock.
export async function receiveBy(program, ...words) {
  must("git", ["clone", "-q", "--bare", ".", bare]);
  const service = spawn(program, ["receive", bare, "--listen", "127.0.0.1:0", ...words], { stdio: ["ignore", "ignore", "pipe"] });
  let port;
  for await (const line of readline.createInterface({ input: service.stderr })) {
    port = line.match(/127\.0\.0\.1:(\d+)/)?.[1];
    if (port) break;
  }
  service.stderr.resume();
  return { address: `http://127.0.0.1:${port}/`, end: () => service.kill() };
}
