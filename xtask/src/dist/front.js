#!/usr/bin/env node
// Starts the program of the package for this machine.
const { spawnSync } = require("node:child_process");
const path = require("node:path");

const name = `zhengji-${process.platform}-${process.arch}`;
let folder;
try {
  folder = path.dirname(require.resolve(`${name}/package.json`));
} catch {
  console.error(`zhengji: 没有适合这台电脑的程序（${name}）。There is no program for this machine (${name}).`);
  process.exit(2);
}
const program = path.join(folder, "bin", process.platform === "win32" ? "zhengji.exe" : "zhengji");
const ended = spawnSync(program, process.argv.slice(2), { stdio: "inherit" });
if (ended.error) {
  console.error(`zhengji: ${ended.error.message}`);
  process.exit(2);
}
process.exit(ended.status ?? 2);
