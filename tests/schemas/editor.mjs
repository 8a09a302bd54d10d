// Drive yaml-language-server over stdio as an editor does: mistakes are shown, fields and words are explained and offered.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";

const [schemaFile, mistakesFile] = process.argv.slice(2);
const { right, mistakes } = parse(readFileSync(mistakesFile, "utf8"));
const modeline = `# yaml-language-server: $schema=${pathToFileURL(schemaFile)}\n`;
const failures = [];
const expect = (holds, what) => holds || failures.push(what);

class Editor {
  constructor() {
    const server = "node_modules/yaml-language-server/bin/yaml-language-server";
    this.child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    this.child.on("exit", (code) => code && fail(`yaml-language-server ended with ${code}`));
    this.child.stdout.on("data", (data) => this.receive(data));
    [this.waiting, this.shown, this.number, this.buffer] = [new Map(), new Map(), 0, Buffer.alloc(0)];
  }
  send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.child.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }
  ask(method, params) {
    const id = ++this.number;
    this.send({ id, method, params });
    return new Promise((answer) => this.waiting.set(id, answer));
  }
  receive(data) {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const head = /^Content-Length: (\d+)\r\n(?:[^\r]+\r\n)*\r\n/.exec(this.buffer.subarray(0, 200).toString("latin1"));
      if (!head || this.buffer.length < head[0].length + Number(head[1])) return;
      const end = head[0].length + Number(head[1]);
      const message = JSON.parse(this.buffer.subarray(head[0].length, end).toString());
      this.buffer = this.buffer.subarray(end);
      this.take(message);
    }
  }
  take({ id, method, params, result }) {
    if (method === "workspace/configuration") {
      const settings = { validate: true, hover: true, completion: true, schemaStore: { enable: false } };
      this.send({ id, result: params.items.map(({ section }) => (section === "yaml" ? settings : {})) });
    } else if (method && id !== undefined) {
      this.send({ id, result: null });
    } else if (method === "textDocument/publishDiagnostics") {
      this.shown.get(params.uri)?.(params.diagnostics.map(({ message }) => message));
    } else {
      this.waiting.get(id)?.(result);
    }
  }
  open(name, text) {
    const uri = `file:///missions/${name.replaceAll(/\W/g, "-")}.yaml`;
    const shown = new Promise((tell) => this.shown.set(uri, tell));
    const textDocument = { uri, languageId: "yaml", version: 1, text: modeline + text };
    this.send({ method: "textDocument/didOpen", params: { textDocument } });
    return { shown, at: (position) => ({ textDocument: { uri }, position }) };
  }
}

function fail(why) {
  console.error(why);
  process.exit(1);
}

function place(text, words) {
  const before = (modeline + text.slice(0, text.indexOf(words))).split("\n");
  return { line: before.length - 1, character: before.at(-1).length };
}

setTimeout(() => fail("yaml-language-server did not answer"), 120_000).unref();
const editor = new Editor();
await editor.ask("initialize", { processId: process.pid, rootUri: null, capabilities: { workspace: { configuration: true } } });
editor.send({ method: "initialized", params: {} });

expect((await editor.open("right", right).shown).length === 0, "a right file is marked");
const files = Object.entries(mistakes).map(([name, { from, to, says }]) => {
  return { name, says, shown: editor.open(name, right.replace(from, () => to)).shown };
});
let seen = 0;
for (const { name, says, shown } of files) {
  const messages = await shown;
  if (messages.length) seen += 1;
  const told = says ? messages.some((message) => message.includes(says)) : messages.length === 0;
  expect(told, `${name}: ${JSON.stringify(messages)}`);
}

for (const [words, meaning] of [
  ["epoch: 1961", "The second at which it reads 0:00:00."],
  ["kind: launch", "lift-off"],
  ["weight: 3", "How notable it is"],
  ["year: 1978", "When it appeared"],
]) {
  const file = editor.open(`hover ${words}`, right);
  await file.shown;
  const hover = await editor.ask("textDocument/hover", file.at(place(right, words)));
  const told = JSON.stringify(hover);
  expect(told.includes(meaning) && !/\|\||####/.test(told), `${words} is not explained: ${told}`);
}

for (const [from, to, offered] of [
  ["kind: launch\n", "kind: ", ["launch", "docking", "eva"]],
  ["status: prime", "status: ", ["prime", "ground"]],
  ["in_space: true", "in_space: ", ["true", "false"]],
  ["title: A probe strikes the Moon", "\n      ", ["title", "detail", "formerly"]],
]) {
  const text = right.replace(from, () => `${to}|${from.endsWith("\n") ? "\n" : ""}`);
  const file = editor.open(`complete ${from}`, text.replace("|", ""));
  await file.shown;
  const answer = await editor.ask("textDocument/completion", file.at(place(text, "|")));
  const labels = (answer.items ?? answer).map(({ label }) => label);
  expect(offered.every((word) => labels.includes(word)), `instead of ${from.trim()}: ${labels}`);
}

failures.forEach((failure) => console.error(failure));
console.log(`an editor shows ${seen} of ${Object.keys(mistakes).length} mistakes`);
process.exit(failures.length ? 1 : 0);
