// Replays talks with inkjs: node replay_inkjs.cjs STORIES TALKS.
// What it is asked and what it answers is said in peers.py.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");
const { Story } = require("inkjs");

const [, , storiesFile, talksFile] = process.argv;
const { talks, variables } = JSON.parse(fs.readFileSync(talksFile, "utf8"));
const stories = {};
for (const [id, story] of Object.entries(JSON.parse(fs.readFileSync(storiesFile, "utf8")))) {
  stories[id] = new Story(story);
}

function replayed([scenario, replies]) {
  const story = stories[scenario];
  story.ResetState();
  story.ContinueMaximally();
  for (const reply of replies) {
    const index = story.currentChoices.findIndex((choice) => choice.text === reply);
    if (index < 0) throw new Error(`${reply} is not offered in ${scenario}`);
    story.ChooseChoiceIndex(index);
    story.ContinueMaximally();
  }
  const state = story.variablesState;
  return [state.$("ending"), variables[scenario].map((name) => state.$(name))];
}

let results = [];
const answers = {
  replay() {
    const wall = process.hrtime.bigint();
    const used = process.cpuUsage();
    results = talks.map(replayed);
    const { user, system } = process.cpuUsage(used);
    return { cpu: (user + system) / 1e6, wall: Number(process.hrtime.bigint() - wall) / 1e9 };
  },
  results: () => results,
};

const about = path.join(path.dirname(require.resolve("inkjs")), "..", "package.json");
console.log(JSON.stringify(JSON.parse(fs.readFileSync(about, "utf8")).version));
readline.createInterface({ input: process.stdin }).on("line", (asked) => {
  console.log(JSON.stringify(answers[asked]()));
});
