// Give the schemas to ajv in its strictest mode, with formats: data files fit, mistakes do not, and so does what is printed.
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const [folder, mistakesFile, ...dataFolders] = process.argv.slice(2);
const ajv = addFormats(new Ajv({ strict: true, allErrors: true }));
const read = (...path) => readFileSync(join(...path), "utf8");
const failures = [];
const expect = (holds, what) => holds || failures.push(what);
const why = (validate) => JSON.stringify(validate.errors?.slice(0, 3));

const fits = ajv.compile(JSON.parse(read(folder, "files.schema.json")));
const { right, mistakes } = parse(read(mistakesFile));
expect(fits(parse(right)), `the right file: ${why(fits)}`);
for (const [name, { from, to, shown, yaml }] of Object.entries(mistakes)) {
  if (!yaml) expect(fits(parse(right.replace(from, () => to))) !== shown, `${name}: ${shown ? "not found" : why(fits)}`);
}
let files = 0;
for (const data of dataFolders) {
  for (const name of readdirSync(data).filter((each) => each.endsWith(".yaml"))) {
    expect(fits(parse(read(data, name))), `${name}: ${why(fits)}`);
    files += 1;
  }
}

let records = 0;
for (const name of readdirSync(folder).filter((each) => each.endsWith(".ndjson"))) {
  const schema = JSON.parse(read(folder, name.replace(/\.ndjson$/, ".schema.json")));
  const [array, item] = [ajv.compile(schema), ajv.compile({ ...schema.items, $defs: schema.$defs })];
  const lines = read(folder, name).trim().split("\n").map((line) => JSON.parse(line));
  expect(array(lines), `${name}: ${why(array)}`);
  expect(lines.every((line) => item(line)), `a line of ${name}: ${why(item)}`);
  expect(!array([{ ...lines[0], more: 1 }]), `${name} may have any field`);
  records += lines.length;
}

failures.forEach((failure) => console.error(failure));
console.log(`ajv takes ${files} data files and ${records} records`);
process.exit(failures.length ? 1 : 0);
