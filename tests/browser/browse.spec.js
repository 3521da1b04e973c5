/** Ways in: charts that say nothing the table beside them does not, and lists that a finger can use. */
import { expect, test } from "./support/test.js";

test("each chart shows the figures of the table beside it, and is for the eye alone", async ({ page, request }) => {
  await page.goto("/statistics/");
  const sections = page.locator("main section");
  expect(await sections.count()).toBeGreaterThan(2);
  for (const section of await sections.all()) {
    const chart = section.locator(".chart");
    await expect(chart).toHaveAttribute("aria-hidden", "true");
    expect(await chart.locator("a, button, [tabindex]").count()).toBe(0);
    const bars = await chart.locator(".bar-value").allTextContents();
    const cells = section.locator("tbody tr:not(.total) td:last-child");
    expect(bars).toEqual(await cells.allTextContents());
    expect(bars.length).toBeGreaterThan(0);
    const file = await request.get((await section.getByRole("link", { name: /CSV/ }).getAttribute("href")) ?? "");
    expect(file.ok()).toBe(true);
    expect((await file.text()).trim().split("\n").length).toBe(bars.length + 1);
  }
});

test("bars are as long as their figures say", async ({ page }) => {
  await page.goto("/statistics/");
  const outcomes = page.locator("#section-questions").locator("..");
  const widths = await outcomes.locator("svg > .bar").evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
  const counts = (await outcomes.locator(".bar-value").allTextContents()).map(Number);
  const unit = Math.max(...widths) / Math.max(...counts);
  for (const [index, width] of widths.entries()) {
    expect(Math.abs(width - unit * (counts[index] ?? 0))).toBeLessThan(3);
  }
});

test("charts grow with the text, and words do not run into bars", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const size of ["100%", "200%"]) {
    await page.goto("/statistics/");
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
    const hit = await page.evaluate(() =>
      Array.from(document.querySelectorAll(".chart > svg")).flatMap((chart) => {
        const boxes = (/** @type {string} */ what) => Array.from(chart.querySelectorAll(what), (it) => it.getBoundingClientRect());
        const words = boxes("text");
        return boxes(".bar").flatMap((bar) =>
          words.filter((word) => word.bottom - 4 > bar.top && word.top + 4 < bar.bottom).map((word) => `${word.top} ${bar.top}`));
      }));
    expect(hit, size).toEqual([]);
  }
});

test("links of lists are 44 pixels high on a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of ["/responses/", "/topics/", "/years/", "/exemptions/", "/outcomes/", "/statistics/", "/data/"]) {
    await page.goto(address);
    const low = await page.evaluate(() =>
      Array.from(document.querySelectorAll(".terms a, .card-title a, .files a, .more, .wide a, .pagination a"))
        .filter((link) => link.checkVisibility() && link.getBoundingClientRect().height < 44)
        .map((link) => link.textContent));
    expect(low, address).toEqual([]);
  }
});

test("the footer ends at the foot of a tall window", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 2400 });
  await page.goto("/changes/");
  expect(await page.locator(".footer").evaluate((footer) => footer.getBoundingClientRect().bottom)).toBe(2400);
});
