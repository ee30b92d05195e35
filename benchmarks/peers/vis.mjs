// vis-timeline on generated records: `node vis.mjs PACKAGES CHROMIUM RECORDS.json`.
//
// Each line asked is a round as JSON: {"type": "point" or "box", "stack": bool, "frames": [[first, last], …]}. It loads the
// records into a new page, waits for the first picture, and shows each window of time in a frame of its own. Frames are as
// fast as Chromium can: it is not held to the display's rate.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const [packages, chromium, recordsPath] = process.argv.slice(2);
const { chromium: launcher } = createRequire(`${packages}/`)("playwright-core");
const library = `${packages}/node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js`;
const style = `${packages}/node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css`;
const records = JSON.parse(readFileSync(recordsPath, "utf8"));

function tell(answer) {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

// The memory of this process's children and theirs, shared pages counted once, in MiB.
function memoryOfBrowser() {
  const parents = new Map();
  for (const name of readdirSync("/proc").filter((one) => /^\d+$/.test(one))) {
    try {
      const told = readFileSync(`/proc/${name}/stat`, "utf8");
      parents.set(Number(name), Number(told.slice(told.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      continue; // it has ended meanwhile
    }
  }
  const isOurs = (pid) => pid > 1 && (parents.get(pid) === process.pid || isOurs(parents.get(pid) ?? 0));
  let total = 0;
  for (const pid of parents.keys()) {
    if (!isOurs(pid)) continue;
    try {
      total += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))[1]);
    } catch {
      continue;
    }
  }
  return total / 1024;
}

// Runs in the page: builds the timeline, then shows one window of time after another.
async function measureInPage({ records, type, stack, frames }) {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const items = records.map(([id, lane, start, end, content]) =>
    end === null ? { id, group: lane, start, content, type } : { id, group: lane, start, end, content },
  );
  const lanes = [...new Set(records.map((one) => one[1]))].sort((a, b) => a - b);
  const groups = lanes.map((id) => ({ id, content: `Agreement ${id}` }));
  const [first, last] = frames[0];
  const place = document.getElementById("place");
  const began = performance.now();
  const made = new vis.Timeline(place, items, groups, {
    start: first, end: last, stack, height: "1000px", verticalScroll: true,
  });
  const shown = () => document.querySelector(".vis-item") !== null;
  do await nextFrame(); while (!shown());
  await nextFrame(); // what was built before has been painted by now
  const firstPicture = performance.now() - began;
  for (let settle = 0; settle < 5; settle += 1) await nextFrame();
  const times = [];
  let before = await nextFrame();
  for (const [from, to] of frames) {
    made.setWindow(from, to, { animation: false });
    const now = await nextFrame();
    times.push(now - before);
    before = now;
  }
  return { first_ms: firstPicture, times, elements: document.getElementsByTagName("*").length };
}

const browser = await launcher.launch({
  executablePath: chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-frame-rate-limit", "--disable-gpu-vsync"],
});
tell({ records: records.length, version: browser.version() });
for await (const line of createInterface({ input: process.stdin })) {
  try {
    const asked = JSON.parse(line);
    const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    page.setDefaultTimeout(0);
    await page.setContent('<!doctype html><body style="margin: 0"><div id="place"></div>');
    await page.addStyleTag({ path: style });
    await page.addScriptTag({ path: library });
    const told = await page.evaluate(measureInPage, { ...asked, records });
    const memory_mb = memoryOfBrowser();
    await page.close();
    tell({ ...told, memory_mb });
  } catch (error) {
    tell({ failed: String(error).slice(0, 500) });
  }
}
await browser.close();
