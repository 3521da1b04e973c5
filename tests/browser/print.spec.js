/** A response on paper: a clean document, with its reference and address on each sheet and addresses for links. */
import { fileOf, pages, read } from "./support/site.js";
import { expect, test } from "./support/test.js";

/** A response with suppressed numbers: what a page of paper must not tear apart is all there. */
const response = pages.find((page) => read(fileOf(page)).includes('class="number suppressed"')) ?? "";

test.beforeEach(async ({ page }) => {
  await page.goto(response);
  await page.emulateMedia({ media: "print" });
});

test("nothing is printed that works on a screen only", async ({ page }) => {
  for (const selector of [".exit", ".menu", ".crumbs", ".contents", ".copy", ".table-data", ".consent", ".screen-only", "footer nav"]) {
    for (const element of await page.locator(selector).all()) await expect(element, selector).toBeHidden();
  }
});

test("reference and address are repeated on each sheet", async ({ page }) => {
  const note = page.locator(".print-note");
  await expect(note).toHaveCSS("display", "table-footer-group");
  const canonical = (await page.locator("link[rel=canonical]").getAttribute("href")) ?? "";
  await expect(note).toContainText(canonical);
  await expect(note).toContainText((await page.locator(".record-head .reference bdi").textContent()) ?? "?");
});

test("files, laws and other websites are printed with their addresses", async ({ page }) => {
  const addresses = page.locator(".on-paper");
  expect(await addresses.count()).toBeGreaterThan(4);
  for (const address of await addresses.all()) {
    await expect(address).toBeVisible();
    await expect(address).toHaveText(/^https:\/\//);
  }
  const bare = await page.evaluate(() =>
    Array.from(document.querySelectorAll("article a[href]"))
      .filter((link) => link.checkVisibility() && !link.getAttribute("href")?.startsWith("#") && !link.closest(".facts, .prose"))
      .filter((link) => !link.parentElement?.querySelector(".on-paper") && !link.getAttribute("href")?.startsWith("/responses/"))
      .map((link) => link.textContent));
  expect(bare).toEqual([]);
});

test("captions and headings stay with what they name, and rows are not cut", async ({ page }) => {
  const [captions, rows, notes] = await page.evaluate(() => {
    const style = (/** @type {string} */ selector, /** @type {"breakAfter" | "breakInside" | "breakBefore"} */ name) =>
      Array.from(new Set(Array.from(document.querySelectorAll(selector), (element) => getComputedStyle(element)[name])));
    return [style("caption, h2, h3, h4", "breakAfter"), style("article tr, article caption", "breakInside"), style(".table-note", "breakBefore")];
  });
  expect([captions, rows, notes]).toEqual([["avoid"], ["avoid"], ["avoid"]]);
});

test("the first sheet is well filled", async ({ page }) => {
  // A sheet of A4 less its margins, in CSS pixels: what comes first must begin in its upper fifth, with no gap after it.
  await page.setViewportSize({ width: 680, height: 1009 });
  const gap = await page.evaluate(() => {
    const facts = document.querySelector("dl.facts");
    const body = document.querySelector(".record-body");
    const title = document.querySelector("h1");
    if (!facts || !body || !title) return [1000, 1000];
    return [title.getBoundingClientRect().top, body.getBoundingClientRect().top - facts.getBoundingClientRect().bottom];
  });
  expect(gap[0]).toBeLessThan(200);
  expect(gap[1]).toBeLessThan(40);
});
