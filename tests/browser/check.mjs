// What pages do in a real browser: they render, zoom, filter, search, print, are usable by all, and ask for nothing.
//
//   node check.mjs CHROMIUM PAGES SITE
//
// CHROMIUM: the browser; PAGES: a folder of pages that stand alone; SITE: a folder that `missionfacts site` wrote.
// It needs playwright-core and axe-core, which `run` beside it installs. Each line says what holds; the exit code is 1
// when something does not.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const load = createRequire(join(process.cwd(), "package.json"));
const { chromium } = load("playwright-core");
const axe = readFileSync(load.resolve("axe-core/axe.min.js"), "utf8");
const [, , browserPath, alone, site] = process.argv;
const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
let failures = 0;

function expect(holds, what) {
  if (!holds) failures += 1;
  console.log(`${holds ? "ok  " : "FAIL"} ${what}`);
}

async function opened(file, { width = 1280, colorScheme = "light", javaScriptEnabled = true } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, javaScriptEnabled, bypassCSP: true });
  const page = await context.newPage();
  const seen = { requests: [], errors: [] };
  page.on("request", (request) => seen.requests.push(request.url()));
  page.on("pageerror", (error) => seen.errors.push(error.message));
  page.on("console", (message) => { if (message.type() === "error") seen.errors.push(message.text()); });
  await page.goto(pathToFileURL(file).href);
  return { page, context, seen };
}

async function serious(page) {
  await page.evaluate(() => { document.querySelectorAll("details").forEach((each) => { each.open = true; }); });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return violations.filter((each) => ["serious", "critical"].includes(each.impact))
    .map((each) => `${each.id} (${each.nodes.length}): ${each.nodes[0].html.slice(0, 120)}`);
}

const files = readdirSync(alone).filter((name) => name.endsWith(".html")).map((name) => join(alone, name));
const linked = ["index.html", "missions.html", "people.html", "days.html"].map((name) => join(site, name));
for (const folder of ["missions", "people", "expeditions", "days"]) {
  const names = readdirSync(join(site, folder));
  if (names.length) linked.push(join(site, folder, names[0]));
}

for (const file of [...files, ...linked]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 390]) {
      const { page, context, seen } = await opened(file, { width, colorScheme });
      const where = `${file} (${colorScheme}, ${width})`;
      const outside = seen.requests.filter((url) => !url.startsWith(pathToFileURL(file.startsWith(site) ? site : file).href));
      expect(outside.length === 0, `${where} asks for nothing outside ${outside}`);
      if (!file.startsWith(site)) expect(seen.requests.length === 1, `${where} is one file`);
      expect(seen.errors.length === 0, `${where} has no error ${seen.errors}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${where} does not scroll sideways`);
      expect((await page.locator("h1").boundingBox())?.height > 10, `${where} is drawn`);
      const problems = await serious(page);
      expect(problems.length === 0, `${where} is usable by all ${problems.join("; ")}`);
      await context.close();
    }
  }
}

async function pictureOf(file) {
  const { page, context } = await opened(file);
  const box = page.locator(".fig .box"), status = page.locator(".fig [role=status]");
  const whole = await status.textContent();
  const across = await page.locator(".fig .strand, .fig .bar, .fig .band").first().evaluate((each) => each.getBoundingClientRect().width);
  expect(across > 0, `${file} draws lanes`);
  await page.locator("[data-v=in]").click();
  await page.waitForTimeout(60);
  const nearer = await status.textContent();
  expect(nearer !== whole, `${file} zooms by its button: ${nearer}`);
  await box.focus();
  await page.keyboard.press("0");
  await page.waitForTimeout(60);
  expect((await status.textContent()) === whole, `${file} shows all by a key`);
  await page.keyboard.press("+");
  await page.keyboard.press("ArrowRight");
  await page.waitForTimeout(60);
  expect((await status.textContent()) !== nearer, `${file} moves by a key`);
  await page.keyboard.press("0");
  const shown = () => page.locator(".ev > li:visible").count(), dots = () => page.locator("circle[data-k]:visible").count();
  await page.evaluate(() => { document.querySelectorAll("details").forEach((each) => { each.open = true; }); });
  await page.waitForTimeout(60);
  const [entries, points] = [await shown(), await dots()];
  if (await page.locator("[data-filter]").count()) {
    const first = page.locator("[data-filter] input[type=checkbox]").first();
    await first.uncheck();
    await page.waitForTimeout(60);
    expect((await shown()) < entries && (await dots()) < points, `${file} filters list and picture: ${await shown()} of ${entries}`);
    await first.check();
    await page.locator("[data-filter] select").selectOption("4");
    await page.waitForTimeout(60);
    const kept = await page.locator(".ev > li:visible").evaluateAll((all) => all.every((each) => +each.dataset.w >= 4));
    expect(kept && (await shown()) > 0, `${file} shows milestones alone: ${await shown()}`);
    await page.locator("[data-filter] select").selectOption("1");
  }
  await page.locator(".fn").first().click();
  expect(new URL(page.url()).hash.startsWith("#s"), `${file} leads to a source`);
  await page.locator("li:target .uses a").first().click();
  expect(new URL(page.url()).hash.startsWith("#n"), `${file} leads back`);
  await context.close();
}

async function printed(file) {
  const { page, context } = await opened(file);
  const closed = await page.locator("details:not([open])").count();
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  const paper = await page.evaluate(() => ({
    tools: [...document.querySelectorAll(".tools, nav")].filter((each) => each.getBoundingClientRect().height).length,
    closed: document.querySelectorAll("details:not([open])").length,
  }));
  expect(paper.tools === 0, `${file} prints without controls`);
  expect(paper.closed === 0, `${file} prints what is closed (${closed} parts)`);
  const pdf = await page.pdf({ format: "A4" });
  expect(pdf.length > 10_000, `${file} prints`);
  await context.close();
}

async function withoutScript(file) {
  const { page, context } = await opened(file, { javaScriptEnabled: false });
  const entries = page.locator(".ev > li");
  expect((await entries.first().isVisible()) && (await page.locator(".tools:visible").count()) === 0, `${file} is read without a script`);
  if (await page.locator(".fig").count()) {
    expect((await page.locator("circle[data-k]").first().boundingBox()).width > 0, `${file} has its picture without a script`);
  }
  const scale = (each) => each.evaluateAll((texts) => texts.map((text) => text.textContent).filter(Boolean).join(" | "));
  const told = await scale(page.locator(".fig .axis text"));
  await context.close();
  if (!told) return;
  const scripted = await opened(file);
  await scripted.page.evaluate(() => { document.querySelector(".fig .box").style.width = "1000px"; dispatchEvent(new Event("resize")); });
  await scripted.page.waitForTimeout(60);
  const drawn = await scale(scripted.page.locator(".fig .axis text"));
  expect(drawn === told, `${file} has the same scale with a script and without: ${drawn}`);
  await scripted.context.close();
}

for (const file of files) {
  await withoutScript(file);
  await printed(file);
}
for (const file of files) {
  const { page, context } = await opened(file);
  const pictures = await page.locator(".fig").count();
  await context.close();
  if (pictures) await pictureOf(file);
}

const { page, context, seen } = await opened(join(site, "index.html"));
expect(!seen.requests.some((url) => url.endsWith("search.js")), "the names are not loaded before somebody searches");
const searches = {
  leonov: "Alexei Leonov", "Леонов": "Alexei Leonov", sts51l: "STS-51-L", "STS 51-L": "STS-51-L", apollo11: "Apollo 11", "soyuz apollo": "Apollo-Soyuz Test Project",
  gagaryn: "Yuri Gagarin", tereschkowa: "Valentina Tereshkova", perseverence: "Perseverance", "aunon": "Serena Auñón-Chancellor", "Союз-19": "Apollo-Soyuz Test Project",
  "o'connor": "Bryan O'Connor", "armstrong neil": "Neil Armstrong", "20 july": "20 July", "07-20": "20 July", "expedition 50": "Expedition 50", "mir eo-19": "Mir EO-19",
  iss: "International Space Station", sojourner: "Mars Pathfinder", zzzz: null, "<script>": null,
};
for (const [query, wanted] of Object.entries(searches)) {
  await page.locator("#query").fill(query);
  await page.waitForFunction(() => document.querySelector("#hits").textContent);
  const found = await page.evaluate(() => document.querySelector("#found a")?.textContent ?? null);
  expect(found === wanted, `the search for ${query} finds ${found} first`);
}
await page.locator("#query").fill("apollo soyuz");
await page.locator("#found a").first().waitFor();
expect((await page.locator("#found a").count()) > 0, "the search finds missions");
await page.locator("#found a").first().click();
await page.waitForURL(/missions/);
expect((await page.locator("h1").textContent()).includes("Apollo-Soyuz"), "what is found is a page");
await page.locator(".way a").first().click();
await page.waitForURL(/index/);
expect(page.url().endsWith("index.html"), "a page leads back to the first");
await page.keyboard.press("Tab");
expect(await page.evaluate(() => document.activeElement.className === "skip"), "the first stop of the keyboard skips to the content");
await context.close();
await browser.close();
console.log(failures ? `${failures} failed` : "all hold");
process.exit(failures ? 1 : 0);
