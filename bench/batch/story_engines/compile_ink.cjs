// Compiles ink stories: node compile_ink.cjs STORIES COMPILED, both {id: story} as JSON.
"use strict";

const fs = require("node:fs");
const { Compiler } = require("inkjs/full");

const [, , sources, target] = process.argv;
const stories = JSON.parse(fs.readFileSync(sources, "utf8"));
for (const id of Object.keys(stories)) {
  stories[id] = new Compiler(stories[id]).Compile().ToJson();
}
fs.writeFileSync(target, JSON.stringify(stories));
