// `npm run lighthouse`: the built page, served by a Buddy of its own, has 95 or more of 100 for
// performance, accessibility and best practices, on a desk and on a phone. Run it on a quiet
// machine: performance is measured. BUDDY_URL looks at a Buddy that runs already, PAGES at some
// addresses only (`PAGES="/tools /chat"`), RUNS takes the middle one of so many looks at each.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL("..", import.meta.url));
const TOOL = join(HERE, "lighthouse");
const BUDDY = join(HERE, "..", ".venv", "bin", "buddy");
const LEAST = 0.95;
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const RUNS = Number(process.env.RUNS ?? 1);
const { screens } = JSON.parse(readFileSync(join(HERE, "src", "app", "addresses.json"), "utf8"));
/** Every address that names nothing. */
const PAGES =
  process.env.PAGES?.split(" ") ??
  screens.map(({ address }) => address).filter((address) => !address.includes("{"));
/** What stands on the screens: an empty one moves nothing, and is not what people look at. */
const OBJECTIVES = ["what is 2^10?", "find how asyncio cancels a task", "what is 18% of 2,340?"];
const GOAL = "calculate 2^10, then calculate 3^4, then put them together";
const CHROME = ["chromium", "chromium-browser", "google-chrome"]
  .map((name) => spawnSync("which", [name], { encoding: "utf8" }).stdout.trim())
  .find(Boolean);

if (!existsSync(join(TOOL, "node_modules", "lighthouse"))) {
  const done = spawnSync("npm", ["ci", "--prefix", TOOL], { stdio: "inherit" });
  if (done.status !== 0) process.exit(done.status ?? 1);
}
const { default: lighthouse, desktopConfig } = await import(
  join(TOOL, "node_modules", "lighthouse", "core", "index.js")
);
const { launch } = await import(join(TOOL, "node_modules", "chrome-launcher", "dist", "index.js"));

const folder = mkdtempSync(join(tmpdir(), "buddy-lighthouse-"));
const buddy = process.env.BUDDY_URL ? null : serve(folder);
const chrome = await launch({
  chromePath: CHROME,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"],
});
let worst = 1;
try {
  const base = process.env.BUDDY_URL ?? (await addressOf(buddy));
  const made = buddy ? [await filled(base)] : [];
  const pages = process.env.PAGES ? PAGES : [...PAGES, ...made];
  for (const [form, config] of [
    ["desktop", desktopConfig],
    ["phone", undefined],
  ]) {
    for (const page of pages) {
      const flags = { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" };
      const looks = [];
      for (let run = 0; run < RUNS; run += 1) {
        looks.push((await lighthouse(base + page, flags, config)).lhr);
      }
      const speed = ({ categories }) => categories.performance.score ?? 0;
      const lhr = looks.sort((one, other) => speed(one) - speed(other))[RUNS >> 1];
      const scores = CATEGORIES.map((name) => lhr.categories[name].score ?? 0);
      worst = Math.min(worst, ...scores);
      const shown = CATEGORIES.map((name, at) => `${name} ${Math.round(scores[at] * 100)}`);
      process.stdout.write(
        `${form.padEnd(8)} ${page.replace(/=.*/, "=…").padEnd(20)} ${shown.join(", ")}\n`,
      );
      for (const fault of faultsOf(lhr)) process.stdout.write(`         ${fault}\n`);
    }
  }
} finally {
  chrome.kill();
  buddy?.kill();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(worst >= LEAST ? 0 : 1);

function serve(data) {
  const settings = { ...process.env, BUDDY_SEARCH: "offline", BUDDY_SHUTDOWN_SECONDS: "1" };
  const options = { env: settings, stdio: ["ignore", "pipe", "inherit"] };
  return spawn(BUDDY, ["serve", "--port", "0", "--data-dir", data], options);
}

/** Read the address from the first line, and wait until the application answers there. */
async function addressOf(server) {
  server.stdout.setEncoding("utf8");
  const line = await new Promise((resolve) => server.stdout.once("data", resolve));
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
  if (address === undefined) throw new Error(`Buddy did not say where it is: ${line}`);
  await fetch(`${address}/readyz`);
  return address;
}

/** Run missions, leave others waiting for a decision; return the address of one that has run. */
async function filled(base) {
  const post = async (path, body) => {
    // Node says sec-fetch-mode as a browser does, so it has to say whence, too.
    const headers = { "content-type": "application/json", origin: base };
    const answer = await fetch(base + path, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };
  let last = "";
  for (const objective of OBJECTIVES) {
    await post("/missions/create", { objective });
    last = (await post("/missions/create", { objective })).mission_id;
    await post(`/missions/${last}/approve`, { revision: 1 });
    await post(`/missions/${last}/execute`, {});
  }
  const timing = { recurrence: "daily", trigger_time: "09:00", timezone: "Europe/Berlin" };
  await post(`/missions/${last}/schedule`, timing);
  await post("/goals", { objective: GOAL });
  return `/?mission=${last}`;
}

/** What cost points, worst first; a score alone mends nothing. */
function faultsOf(lhr) {
  const refs = CATEGORIES.flatMap((name) => lhr.categories[name].auditRefs);
  return refs
    .filter(({ weight }) => weight > 0)
    .map(({ id }) => lhr.audits[id])
    .filter(({ score }) => score !== null && score < 0.9)
    .map(({ title, displayValue = "" }) => `${title} ${displayValue}`.trim());
}
