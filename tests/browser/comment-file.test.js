// The comment form's script writes the same bytes as the program: both are held to tests/fixtures/comment-file.json.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
vm.runInThisContext(read("../../site-templates/assets/comment-file.js"));
const cases = JSON.parse(read("../fixtures/comment-file.json"));
const surnames = read("../../engine/src/call/mask.rs").match(/DOUBLE_SURNAMES: &str = "([^"]*)"/)[1].split(/[\s\\]+/);

test("a comment's file is the one that the program writes", () => {
  assert.ok(cases.comments.length > 50);
  for (const { comment, file } of cases.comments) assert.equal(globalThis.zhengjiComment.file(comment), file);
});

test("names are masked as the program masks them", () => {
  for (const { name, shown_as: shown } of cases.names) assert.equal(globalThis.zhengjiComment.masked(name, surnames), shown);
});
