/**
 * What no driver can show: keys that come from the window system and reach the browser's own commands first, and pages
 * that the browser keeps whole. In every browser that is installed; Chromium must be.
 */
import assert from "node:assert/strict";
import { appendFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { after, before, describe, test } from "node:test";
import { BROWSERS, display, open, sleep } from "./support/window.js";
import { begin } from "./support/world.js";

const SITE = process.env.SITE || fileURLToPath(new URL("../../public", import.meta.url));
const response = `/responses/${readdirSync(`${SITE}/responses`).filter((name) => /^\d/.test(name)).sort().pop()}/`;

/** @typedef {import("./support/world.js").Report} Report */
/** @typedef {Awaited<ReturnType<typeof open>>} Window */

/** @type {Awaited<ReturnType<typeof begin>>} */
let world;
/** @type {Awaited<ReturnType<typeof display>>} */
let screen;

before(async () => {
  world = await begin(SITE);
  screen = await display();
});
after(() => {
  screen?.end();
  world?.end();
});

/** Waits until a report fits, and gives it. @returns {Promise<Report>} */
async function hears(/** @type {(report: Report) => boolean} */ fits, /** @type {string} */ what, since = 0, patience = 20_000) {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(50)) {
    const found = world.reports.find((report) => report.at >= since && fits(report));
    if (found) return found;
  }
  const heard = world.reports.slice(-6).map(({ where, path, seen, persisted }) => `${where}${path} ${seen ? "seen" : "hidden"}${persisted ? ", kept" : ""}`);
  throw new Error(`${what}: not within ${patience} ms; last heard of: ${heard.join("; ")}`);
}

/** Types the address of a page of the site until it is shown: a busy machine loses keys while a window is being drawn. */
async function goes(/** @type {Window} */ window, /** @type {string} */ path) {
  for (let attempt = 1; ; attempt += 1) {
    const since = Date.now();
    await window.visit(`${world.origin}${path}`);
    try {
      return await hears(isSeen(path), `${path} is shown`, since, 7_000);
    } catch (error) {
      if (attempt === 3) throw error;
      await window.focus();
    }
  }
}

const isSeen = (/** @type {string} */ path) => (/** @type {Report} */ report) => report.where === "site" && report.path === path && report.seen;
const arrived = (/** @type {"weather" | "second"} */ where) => (/** @type {Report} */ report) => report.where === where && report.seen;

/** Once a page has hidden itself after a key, or the browser has gone elsewhere, nothing of the site may be seen. */
function nothingSeen(/** @type {number} */ left) {
  const gone = world.reports.find((report) => report.at >= left && !(report.where === "site" && report.seen));
  const since = gone?.at ?? left;
  assert.ok(since - left < 3_000, `the page could be seen for ${since - left} ms after the key`);
  const seen = world.reports.filter((report) => report.at > since && report.where === "site" && report.seen);
  assert.deepEqual(seen.map(({ path, at, persisted }) => `${path} after ${at - since} ms${persisted ? ", kept whole" : ""}`), []);
}

/** Runs a test in a window of its own that shows the home page. */
function inWindow(/** @type {string} */ browser, /** @type {string} */ name, /** @type {(window: Window, begun: number) => Promise<void>} */ run) {
  test(name, { timeout: 120_000 }, async () => {
    world.weather.delay = 0;
    world.weather.dead = false;
    world.refuse(false);
    world.reports.length = 0;
    const begun = Date.now();
    const window = await open(browser, screen.name, `${world.origin}/`);
    try {
      await hears(isSeen("/"), "the home page is shown", begun, 60_000);
      await sleep(500);
      await window.focus();
      await run(window, begun);
      if (process.env.RESULTS) appendFileSync(process.env.RESULTS, `${browser}\t${name}\n`);
    } finally {
      await window.close();
    }
  });
}

assert.ok(BROWSERS["Chromium"], "Chromium is missing: install it, or name its program in the variable CHROMIUM.");

for (const browser of Object.keys(BROWSERS)) {
  describe(browser, () => {
    for (const delay of [0, 3_000]) {
      for (const presses of [1, 2, 4]) {
        inWindow(browser, `E4 E11 Escape pressed ${presses}× leaves, with a destination that takes ${delay / 1_000} s`, async (window) => {
          world.weather.delay = delay;
          world.referers.length = 0;
          await goes(window, response);
          await sleep(500);
          const left = Date.now();
          window.press(...Array(presses).fill("Escape"));
          await hears(arrived("weather"), "the weather is shown", left);
          nothingSeen(left);
          assert.deepEqual([...new Set(world.referers)], [""]);
        });
      }
    }

    inWindow(browser, "E8 E9 E10 neither Back nor Forward shows the site after the exit, though the browser keeps pages; a new visit does", async (window) => {
      const anchor = `${world.origin}${response}#section-cite`;
      const addresses = [`${world.origin}/responses/`, `${world.origin}${response}`, anchor, `${world.origin}/cookies/`];
      for (const address of addresses) {
        const since = Date.now();
        await window.visit(address);
        const { pathname } = new URL(address);
        if (address !== anchor) await hears(isSeen(pathname), `${pathname} is shown`, since);
        await sleep(700);
      }
      // Firefox keeps no page whole whose last beacon is still under way: it may take more than one try.
      let kept = false;
      for (let attempt = 0; attempt < 5 && !kept; attempt += 1) {
        const since = Date.now();
        window.press("alt+Left");
        await hears(isSeen(response), "Back shows the page before", since);
        await sleep(1_000);
        window.press("alt+Right");
        await hears(isSeen("/cookies/"), "Forward shows the page again", since);
        await sleep(1_000);
        kept = world.reports.some((report) => report.at >= since && report.where === "site" && report.seen && report.persisted);
      }
      assert.ok(kept, "the browser keeps no page whole, so nothing would be shown by this test");
      await sleep(500);

      const left = Date.now();
      window.press("Escape");
      await hears(arrived("weather"), "the weather is shown", left);
      for (const key of ["alt+Left", "alt+Left", "alt+Left", "alt+Right", "alt+Left", "alt+Right", "alt+Right"]) {
        window.press(key);
        await sleep(1_200);
      }
      nothingSeen(left);

      await goes(window, "/about/");
      await sleep(500);
      await goes(window, response);
      await sleep(500);
      const back = Date.now();
      window.press("alt+Left");
      await hears(isSeen("/about/"), "Back works again", back);
      await sleep(300);
    });

    inWindow(browser, "E17 when the destination refuses, nothing of the site is seen, and going back leads to the second", async (window) => {
      world.refuse(true);
      await goes(window, "/responses/");
      await goes(window, response);
      await sleep(500);
      const left = Date.now();
      window.press("Escape");
      await sleep(2_000);
      nothingSeen(left);
      window.press("alt+Left");
      await hears(arrived("second"), "the second destination is shown", left);
      nothingSeen(left);
    });

    inWindow(browser, "E17 when the destination does not answer, the second is shown", async (window) => {
      world.weather.dead = true;
      const left = Date.now();
      window.press("Escape");
      await hears(arrived("second"), "the second destination is shown", left, 25_000);
      nothingSeen(left);
    });

    inWindow(browser, "E23 another tab that shows the site leaves too", async (window) => {
      await goes(window, response);
      window.press("ctrl+t");
      await sleep(1_000);
      await goes(window, "/about/");
      await sleep(500);
      world.referers.length = 0;
      const left = Date.now();
      window.press("Escape");
      await hears(arrived("weather"), "the weather is shown", left);
      for (const end = Date.now() + 10_000; world.referers.length < 2 && Date.now() < end; ) await sleep(100);
      assert.equal(world.referers.length, 2, "both tabs went for the weather");
      window.press("ctrl+shift+Tab");
      await sleep(1_500);
      nothingSeen(left);
    });

    inWindow(browser, "C19 C20 a page kept from before a choice does not ask again, nothing moves, and no banner flashes", async (window, begun) => {
      const home = world.reports.filter((report) => report.at >= begun && report.path === "/" && report.where === "site");
      assert.ok(home.some(({ banner }) => banner), "the banner was seen at the first visit");
      const tops = new Set(home.filter(({ seen, top }) => seen && top > 0).map(({ top }) => top));
      assert.equal(tops.size, 1, `the header moved: ${[...tops]}`);

      await goes(window, "/about/");
      await sleep(500);
      for (let press = 0; press < 12; press += 1) {
        window.press("Tab");
        await sleep(150);
        if (world.reports.findLast(({ path }) => path === "/about/")?.focus === "reject") break;
      }
      assert.equal(world.reports.findLast(({ path }) => path === "/about/")?.focus, "reject", "the button to reject has the focus");
      window.press("Return");
      await sleep(500);
      let since = Date.now();
      window.press("alt+Left");
      // It loads again before it shows anything.
      await hears((report) => isSeen("/")(report) && !report.banner, "the page is shown and asks no more", since);
      const asked = world.reports.filter((report) => report.at >= since && report.path === "/" && report.seen && report.banner);
      assert.deepEqual(asked, []);
      // Of a page that Firefox did not keep whole, for the beacon's sake, this shows nothing new; Chromium keeps it always.
      const kept = world.reports.some((report) => report.at >= since && report.path === "/" && report.persisted);
      assert.ok(kept || browser === "Firefox", "the page was not kept whole");

      since = Date.now();
      await goes(window, response);
      await sleep(1_000);
      const later = world.reports.filter((report) => report.at >= since && report.path === response);
      assert.ok(later.length > 0 && later.every(({ banner }) => !banner), "the banner flashed");
    });
  });
}
