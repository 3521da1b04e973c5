/** The states of the search page, each with the way to it. */
import { read } from "./site.js";
import { expect } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

const log = JSON.parse(read("data/responses.json"));
/** A word that some title has. */
const word = log.responses.map((/** @type {{ title: string | null }} */ { title }) => title?.match(/[a-z]{6,}/i)?.[0]).find(Boolean);

const field = (/** @type {Page} */ page) => page.getByRole("searchbox", { name: "Search the responses" });
const results = (/** @type {Page} */ page) => page.locator("[data-search-results] > li");

async function ask(/** @type {Page} */ page, /** @type {string} */ question) {
  await page.goto("/search/");
  await field(page).fill(question);
  await page.keyboard.press("Enter");
}

/** @type {Record<string, (page: Page) => Promise<void>>} */
export const searches = {
  results: async (page) => {
    await ask(page, word);
    await expect(results(page).first()).toBeVisible();
  },
  narrowed: async (page) => {
    await ask(page, word);
    await expect(results(page).first()).toBeVisible();
    await page.getByText("Narrow or order the results").click();
    await expect(page.getByRole("combobox").first()).toBeVisible();
  },
  suggestions: async (page) => {
    await page.goto("/search/");
    await field(page).pressSequentially(word.slice(0, 3), { delay: 60 });
    await expect(page.getByRole("group", { name: "Suggestions" }).getByRole("button").first()).toBeVisible();
  },
  "nothing found": async (page) => {
    await ask(page, "zzqqxxzz");
    await expect(results(page)).toHaveCount(0);
    await expect(page.locator("[data-search-told]")).toBeVisible();
  },
  "a file failed": async (page) => {
    await page.route("**/assets/search/**/t/*", (route) => route.abort());
    await ask(page, word);
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  },
};

/** The page as it stands, as a file. */
export const asFile = async (/** @type {Page} */ page) => `<!doctype html>\n${await page.evaluate(() => document.documentElement.outerHTML)}`;
