/** What a page weighs, how often it asks, and whether it moves: a response with a long table, as a first visitor gets it. */
import { gzipSync } from "node:zlib";
import { fileOf, pages, read, templates } from "./support/site.js";
import { expect, test } from "./support/test.js";

/** The response on Knife Crime Prevention Orders, with tables by borough, sex and ethnicity. */
const response = pages.find((address) => /^\/responses\/\d/.test(address) && read(fileOf(address)).includes('id="table-boroughs"')) ?? "";

/** The most that a page may weigh with its style sheet and scripts, compressed, in bytes. */
const BUDGET = 20_000;
/** The most requests of a first visit: the page, its style sheet, its icon, and its scripts. */
const REQUESTS = 6;

test(`a first visit to ${response} weighs less than 20 KB, and asks for little`, async ({ page }) => {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  page.on("response", async (answer) => {
    sizes.set(new URL(answer.url()).pathname, gzipSync(await answer.body(), { level: 9 }).length);
  });
  await page.goto(response, { waitUntil: "networkidle" });
  const total = Array.from(sizes.values()).reduce((sum, size) => sum + size, 0);
  console.log(`${response}: ${total} bytes compressed in ${sizes.size} requests: ${Array.from(sizes, ([path, size]) => `${path} ${size}`).join(", ")}`);
  expect(total).toBeGreaterThan(gzipSync(read(fileOf(response))).length);
  expect(total).toBeLessThan(BUDGET);
  expect(sizes.size).toBeLessThanOrEqual(REQUESTS);
});

/**
 * How far what was in sight has moved since the page began to load (the sum of the browser's layout shifts). The columns
 * of a table are left out: they are as wide as their cells ask, whenever these come.
 * @param {import("@playwright/test").Page} page
 * @returns {Promise<{ moved: number, what: string[] }>}
 */
function moved(page) {
  return page.evaluate(() => new Promise((resolve) => {
    const result = { moved: 0, what: /** @type {string[]} */ ([]) };
    new PerformanceObserver((list) => {
      const entries = /** @type {(PerformanceEntry & { value: number, sources: { node?: Node }[] })[]} */ (list.getEntries());
      for (const { value, sources } of entries) {
        const elements = sources.map(({ node }) => (node instanceof Element ? node : node?.parentElement));
        if (elements.length && elements.every((element) => element?.closest("table"))) continue;
        result.moved += value;
        result.what.push(...elements.map((element) => element?.outerHTML.slice(0, 80) ?? "?"));
      }
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(result), 300);
  }));
}

for (const [name, width] of /** @type {const} */ ([["a phone", 320], ["a desk", 1280]])) {
  for (const [line, search] of /** @type {const} */ ([["", ""], [" piece by piece", "?slowly"]])) {
    test(`nothing moves while a page loads${line} on ${name}`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.setViewportSize({ width, height: 800 });
      for (const address of [...templates.map((template) => template.address), "/search/"]) {
        await page.goto(address + search, { waitUntil: "networkidle" });
        expect(await moved(page), address).toEqual({ moved: 0, what: [] });
      }
    });
  }
}

test("what moves is noticed", async ({ page }) => {
  await page.goto("/");
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
  await page.evaluate(() => document.querySelector("main")?.insertAdjacentHTML("afterbegin", '<p style="block-size: 200px">Late.</p>'));
  expect((await moved(page)).moved).toBeGreaterThan(0);
});
