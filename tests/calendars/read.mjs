// Feeds read back by ical.js, which mail programs use, and node-ical, which home automation does: `run` says how.
import assert from "node:assert";
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import ical from "node-ical";

function comesIn(entry, year) {
  const days = new ICAL.Event(entry).iterator();
  let day = days.next();
  while (day && day.year < year) day = days.next();
  return day?.year === year;
}

for (const path of process.argv.slice(2)) {
  const text = readFileSync(path, "utf8");
  const number = text.split("BEGIN:VEVENT").length - 1;
  const entries = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
  const theirs = Object.values(ical.sync.parseICS(text)).filter((each) => each.type === "VEVENT");
  assert.deepEqual([entries.length, theirs.length], [number, number]);
  const told = new Set(theirs.map((each) => each.summary));
  assert(entries.every((each) => told.has(each.getFirstPropertyValue("summary"))));
  const coming = entries.filter((each) => comesIn(each, 2028)).length;
  assert(coming > 0);
  console.log(`ical.js and node-ical: ${path}: ${number} entries, ${coming} in 2028`);
}
