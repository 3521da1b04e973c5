/** Nothing that axe can find: each template in every state, width and colour scheme, and every page once. */
import { AxeBuilder } from "@axe-core/playwright";
import { searches } from "./support/searches.js";
import { pages, templates } from "./support/site.js";
import { expect, test } from "./support/test.js";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules whose verdict can change with the colours; the others have the same page before them in every scheme. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];
const WIDTHS = [320, 1280];
/** @type {{ colorScheme: "light" | "dark", forcedColors: "active" | "none" }[]} */
const SCHEMES = [
  { colorScheme: "light", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "none" },
  { colorScheme: "light", forcedColors: "active" },
];

/** What axe finds on a page as it stands, a line for each element; with `rules`, by these alone. */
async function violations(/** @type {import("@playwright/test").Page} */ page, /** @type {string[]} */ rules = []) {
  // Without frames, axe needs no second page of its own to gather what it finds.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules.length > 0 ? axe.withRules(rules) : axe.withTags(TAGS)).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

/** Holds a page as it stands to every width and colour scheme. */
async function expectNone(/** @type {import("@playwright/test").Page} */ page) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    // A message takes the focus and scrolls: what passes below the bar on the way is no target there.
    await page.evaluate(() => scrollTo(0, 0));
    for (const [index, scheme] of SCHEMES.entries()) {
      await page.emulateMedia(scheme);
      const found = await violations(page, index === 0 ? [] : COLOUR_RULES);
      expect(found, `${scheme.colorScheme}, forced ${scheme.forcedColors}, ${width} px`).toEqual([]);
    }
  }
}

for (const { name, address } of templates) {
  for (const state of ["first visit", "accepted", "rejected"]) {
    test(`axe finds nothing on ${name}, ${state}`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.goto(state === "first visit" ? address : "/");
      if (state !== "first visit") {
        await page.getByRole("button", { name: state === "accepted" ? "Accept" : "Reject" }).click();
        await expect(page.locator("[data-consent-saved]")).toBeVisible();
        // The home page keeps the message in view; other pages are seen as on a later visit.
        if (address !== "/") await page.goto(address);
      }
      await expectNone(page);
    });
  }
}

for (const address of ["/", "/cookies/"]) {
  for (const state of ["saved", "problem", "privacy signal", "Shift was pressed", "skip link in view"]) {
    test(`axe finds nothing on ${address}, ${state}`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      if (state === "privacy signal") {
        await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true }));
      }
      await page.goto(address);
      if (state === "problem") {
        await page.evaluate(() => Object.defineProperty(Document.prototype, "cookie", { get: () => "", set: () => undefined }));
      }
      if (state === "saved" || state === "problem") {
        const form = page.getByRole("button", { name: "Save cookie preferences" });
        await (address === "/" ? page.getByRole("button", { name: "Accept" }) : form).click();
        await expect(page.locator(state === "saved" ? "[data-consent-saved]" : "[data-consent-problem]").first()).toBeVisible();
      }
      if (state === "Shift was pressed") await page.keyboard.press("Shift");
      if (state === "skip link in view") await page.locator(".skip").focus();
      await expectNone(page);
    });
  }
}

for (const [state, reach] of Object.entries(searches)) {
  test(`axe finds nothing on /search/, ${state}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto("/");
    await page.getByRole("button", { name: "Reject" }).click();
    await reach(page);
    await expectNone(page);
  });
}

test("axe finds nothing on any page", async ({ page }) => {
  test.setTimeout(30_000 + pages.length * 2_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const address of pages) {
    await page.goto(address);
    expect(await violations(page), address).toEqual([]);
  }
});

test("axe sees a broken page", async ({ page }) => {
  await page.goto("/");
  await page.evaluate(() => document.body.append(document.createElement("img"), document.createElement("h5")));
  expect(await violations(page)).toEqual(expect.arrayContaining([expect.stringContaining("image-alt")]));
});
