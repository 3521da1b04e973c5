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

for (const [name, width] of /** @type {const} */ ([["a phone", 320], ["a desk", 1280]])) {
  test(`nothing moves while a page loads on ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const { address } of templates) {
      await page.goto(address, { waitUntil: "networkidle" });
      const shift = await page.evaluate(() => new Promise((resolve) => {
        let total = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) total += /** @type {PerformanceEntry & { value: number }} */ (entry).value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(total), 300);
      }));
      expect(shift, address).toBe(0);
    }
  });
}
