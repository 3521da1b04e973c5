/**
 * Takes the pictures of the README: `npm run pictures` in this folder, with the sample site built. They show the pages of
 * the folder in `SITE` (or `public`) as a visitor sees them who has rejected what is optional.
 */
import { chromium } from "@playwright/test";
import { fileURLToPath } from "node:url";
import config from "./playwright.config.js";
import { serve } from "./support/server.js";
import { SITE, templates } from "./support/site.js";

const FOLDER = fileURLToPath(new URL("../../themes/default/screenshots/", import.meta.url));
const response = templates.find(({ name }) => name === "response")?.address ?? "/";

const { origin, close } = await serve(SITE);
const browser = await chromium.launch(config.use?.launchOptions);
for (const [suffix, width, height] of /** @type {const} */ ([["", 1280, 1000], ["-phone", 320, 900]])) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(origin);
  await page.locator('[data-consent="reject"]').first().click();
  for (const [name, address] of [["home", "/"], ["record", response], ["search", "/search/"]]) {
    await page.goto(origin + address);
    if (name === "search") {
      await page.getByRole("searchbox").fill("knife crime");
      await page.keyboard.press("Enter");
      await page.locator("[data-search-status]:not(:empty)").waitFor();
    }
    await page.screenshot({ path: `${FOLDER}${name}${suffix}.png` });
  }
  await page.close();
}
await browser.close();
close();
