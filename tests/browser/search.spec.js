/** Search: what people do with it, what it keeps to itself, and what happens when the network or the browser is poor. */
import { read } from "./support/site.js";
import { expect, ORIGIN, test } from "./support/test.js";

/** @typedef {import("@playwright/test").Page} Page */

const log = JSON.parse(read("data/responses.json"));
/** The response with the longest title: one that nothing else is likely to be called. */
const known = log.responses
  .filter((/** @type {{ title: string | null }} */ { title }) => title)
  .sort((/** @type {{ title: string }} */ a, /** @type {{ title: string }} */ b) => b.title.length - a.title.length)[0];
const discreet = log.responses.find((/** @type {{ title: string | null, withdrawn: string | null }} */ { title, withdrawn }) => !title && !withdrawn);
const word = known.title.match(/[a-z]{6,}/gi)[0];

const field = (/** @type {Page} */ page) => page.getByRole("searchbox", { name: "Search the responses" });
const results = (/** @type {Page} */ page) => page.locator("[data-search-results] > li");
const status = (/** @type {Page} */ page) => page.locator("[data-search-status]");

async function searchFor(/** @type {Page} */ page, /** @type {string} */ question, address = "/search/") {
  await page.goto(address);
  await field(page).fill(question);
  await page.getByRole("button", { name: "Search", exact: true }).click();
}

for (const address of ["/", "/search/"]) {
  test(`words in a title find their response from ${address}, by keyboard alone`, async ({ page, watch }) => {
    await page.goto(address);
    await field(page).focus();
    await page.keyboard.type(known.title);
    await page.keyboard.press("Enter");
    await expect(results(page).first().getByRole("link")).toHaveText(known.title);
    await expect(results(page).first().getByRole("link")).toHaveAttribute("href", new URL(known.url).pathname);
    await expect(status(page)).toHaveText(/\d+ responses?/);
    await expect(results(page).first().locator("mark").first()).toBeVisible();
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press("Tab");
      if (await results(page).first().getByRole("link").evaluate((link) => link === document.activeElement)) break;
    }
    await expect(results(page).first().getByRole("link")).toBeFocused();
    expect(watch).toEqual({ complaints: [], outside: [] });
  });
}

test("a reference finds its response in every spelling", async ({ page }) => {
  await page.goto("/search/");
  const [force, name, year, serial] = known.reference.split(".");
  for (const spelling of [`${force}/${name}/${year}/${serial}`, `${force}-${name}-${year}-${serial}`, `${Number(force)}/${name}/${year}/${serial}`,
    `${year}/${serial}`, `${year}/${Number(serial)}`, known.reference.toLowerCase(), `${known.reference}/X`, serial]) {
    await field(page).fill(spelling);
    await page.keyboard.press("Enter");
    await expect(results(page).first().locator(".reference"), spelling).toHaveText(known.reference);
    await field(page).fill("");
    await expect(results(page)).toHaveCount(0);
  }
});

test("E22 search leaves the address, the history, the storage and the form memory as they were", async ({ page, context }) => {
  await page.goto("/search/");
  const state = () => page.evaluate(() => ({ href: location.href, length: history.length, local: { ...localStorage }, session: { ...sessionStorage } }));
  const before = await state();
  await field(page).pressSequentially(word, { delay: 30 });
  await expect(results(page).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await page.getByText("Narrow or order the results").click();
  await page.getByLabel("Order").selectOption("newest");
  await expect(results(page).first()).toBeVisible();
  expect(await state()).toEqual(before);
  expect(await context.cookies()).toEqual([]);
  await expect(field(page)).toHaveAttribute("autocomplete", "off");
  await expect(field(page)).toHaveAttribute("spellcheck", "false");
  // A field without a name is neither sent with a form nor remembered by one.
  expect(await field(page).getAttribute("name")).toBeNull();
  expect(await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).join("\n"))).not.toContain(word.toLowerCase());
});

test("a copied link to a search searches, and takes the words out of the address", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: ORIGIN });
  await searchFor(page, word, "/");
  await page.getByRole("button", { name: "Copy a link to this search" }).click();
  await expect(status(page)).toHaveText("The link was copied.");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).pathname).toBe("/search/");
  expect(new URL(link).hash).toContain(word);
  await page.goto("about:blank");
  await page.goto(link);
  await expect(results(page).first()).toBeVisible();
  expect(await page.evaluate(() => location.href)).toBe(`${ORIGIN}/search/`);
});

test("the browser's own search box finds, also where the page is open already", async ({ page }) => {
  const template = /template="([^"]*)"/.exec(read("opensearch.xml"))?.[1] ?? "";
  const asking = (/** @type {string} */ question) => {
    const address = new URL(template.replace("{searchTerms}", encodeURIComponent(question)));
    return `${ORIGIN}${address.pathname}${address.hash}`;
  };
  for (const question of [known.title, known.reference]) {
    await page.goto(asking(question));
    await expect(field(page)).toHaveValue(question);
    await expect(results(page).first().locator(".reference")).toHaveText(known.reference);
    expect(await page.evaluate(() => location.href)).toBe(`${ORIGIN}/search/`);
  }
});

test("Escape leaves the site with results on the page", async ({ page }) => {
  await searchFor(page, word);
  await expect(results(page).first()).toBeVisible();
  await field(page).focus();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "Weather" })).toBeVisible();
});

test("a mistyped word is corrected, and the page says so", async ({ page }) => {
  const mistyped = word.slice(0, 2) + word.slice(3);
  await searchFor(page, mistyped);
  await expect(page.getByText("Showing results for")).toBeVisible();
  await expect(results(page).first()).toBeVisible();
});

test("words that no response has all of find those with the most, and the page says so", async ({ page }) => {
  await searchFor(page, `${word} zzyzxq`);
  await expect(page.getByText("No response has all of these words.")).toBeVisible();
  await expect(results(page).first()).toBeVisible();
});

test("where nothing is found the page says so, and how to browse", async ({ page }) => {
  await searchFor(page, "zzyzxq");
  await expect(status(page)).toContainText("Nothing was found.");
  await expect(results(page)).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Browse responses" })).toBeVisible();
});

test("results can be narrowed to an outcome, with counts that are right", async ({ page }) => {
  await searchFor(page, "the police information request");
  await expect(results(page).first()).toBeVisible();
  await page.getByText("Narrow or order the results").click();
  const outcomes = page.getByRole("combobox", { name: "Outcome" });
  await expect.poll(async () => outcomes.locator("option").count()).toBeGreaterThan(1);
  const option = outcomes.locator("option").nth(1);
  const [, name = "", count = ""] = (await option.textContent())?.match(/^(.*) \((\d+)\)$/) ?? [];
  await outcomes.selectOption({ index: 1 });
  await expect(status(page)).toHaveText(new RegExp(`^(No response.*)?${count} responses?$`));
  // A response also has the outcomes of its questions: the page of the outcome lists them all.
  const listed = read(`outcomes/${await outcomes.inputValue()}/index.html`);
  expect(listed).toContain(`<h1>${name}`);
  const found = await results(page).getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  for (const href of found) expect(listed).toContain(`href="${href}"`);
});

test("a discreet response is found by reference, and shown by nothing else", async ({ page }) => {
  test.skip(!discreet, "the site has no discreet response");
  await searchFor(page, discreet.reference);
  await expect(results(page).first().getByRole("link")).toHaveText(`Response ${discreet.reference}`);
  await expect(results(page).first().locator(".card-summary")).toHaveCount(0);
});

test("what results show of a response stands on its page", async ({ page }) => {
  const parts = ["h2 a", ".reference", "time", ".tag", ".card-summary"];
  /** @type {Set<string>} */
  const seen = new Set();
  for (const question of ["information", known.title, "police OR crime"]) {
    await searchFor(page, question);
    await expect(results(page).locator(".card-summary").first()).toBeVisible();
    const shown = await results(page).evaluateAll((rows, parts) => rows.map((row) => ({
      href: row.querySelector("a")?.href ?? "",
      isHidden: !row.querySelector(".card-summary"),
      texts: parts.map((part) => [part, row.querySelector(part)?.textContent?.trim() ?? ""]),
    })), parts);
    for (const { href, isHidden, texts } of shown) {
      await page.goto(href);
      const whole = (await page.locator("main").textContent())?.replace(/\s+/g, " ") ?? "";
      for (const [part = "", text = ""] of texts) {
        // The link to a discreet response has words of the interface's own.
        if (!text || (isHidden && part === "h2 a")) continue;
        expect(whole, `${part} of ${href}`).toContain(text.replace(/^… | …$/g, ""));
        seen.add(part);
      }
    }
  }
  // Not every log has dates.
  expect(parts.filter((part) => part === "time" || seen.has(part))).toEqual(parts);
});

test("a plain question loads the engine, and none of what only others need", async ({ page }) => {
  await page.goto(`/search/#q=${word}`);
  await expect(results(page).first()).toBeVisible();
  const asked = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).join("\n"));
  expect(asked).toMatch(/\/engine\.\w+\.js/);
  expect(asked).not.toMatch(/\/(words|narrow|references|inflate)\.\w+\.js/);
});

test("a file that fails is told, and trying again works", async ({ page }) => {
  await page.route("**/assets/search/**/t/*", (route) => route.abort());
  await searchFor(page, word);
  await expect(page.getByText("Part of the search could not be loaded.")).toBeVisible();
  await page.unroute("**/assets/search/**/t/*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(results(page).first()).toBeVisible();
  await expect(page.getByText("Part of the search could not be loaded.")).toBeHidden();
});

test("a page that was open when the site was published again finds the new index", async ({ page }) => {
  await page.route("**/search/", async (route) => {
    const response = await route.fetch();
    const old = (await response.text()).replace(/data-index="([^"]*)\/[0-9a-f]{12}\/"/, 'data-index="$1/000000000000/"');
    await route.fulfill({ response, body: old });
  });
  await searchFor(page, word);
  await expect(results(page).first()).toBeVisible();
});

test("on a slow network the page says that it is searching", async ({ page }) => {
  await page.route("**/assets/search/**", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 800));
    await route.continue();
  });
  await searchFor(page, word);
  await expect(status(page)).toHaveText("Searching…");
  await expect(results(page).first()).toBeVisible({ timeout: 15_000 });
  await expect(status(page)).toHaveText(/\d+ responses?/);
});

test("a browser that cannot unpack files searches all the same", async ({ page }) => {
  await page.addInitScript(() => {
    // @ts-expect-error: as in browsers from before 2023.
    delete globalThis.DecompressionStream;
  });
  await searchFor(page, word);
  await expect(results(page).first()).toBeVisible();
});

test("while somebody types, results and suggestions appear", async ({ page }) => {
  await page.goto("/search/");
  await field(page).pressSequentially(word.slice(0, 4), { delay: 60 });
  await expect(results(page).first()).toBeVisible();
  const suggestion = page.getByRole("group", { name: "Suggestions" }).getByRole("button").first();
  const offered = await suggestion.textContent();
  await suggestion.click();
  await expect(field(page)).toHaveValue(`${offered} `);
  await expect(field(page)).toBeFocused();
});

test("what is sent is answered, and no longer completed", async ({ page }) => {
  await page.goto("/search/");
  await field(page).pressSequentially(word.slice(0, 4));
  await page.keyboard.press("Enter");
  await expect(status(page)).toHaveText(/\d+ responses?|Nothing/);
  await page.waitForTimeout(1000);
  await expect(page.getByRole("group", { name: "Suggestions" })).toBeHidden();
});

test("at 320 pixels the marked words of a title stay in its lines", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 900 });
  await searchFor(page, known.title);
  const title = results(page).first().getByRole("link");
  await expect(title.locator("mark").first()).toBeVisible();
  // The parts of a flex container would stand in columns, without the spaces between them.
  expect(await title.evaluate((link) => getComputedStyle(link).display)).toBe("inline-block");
  expect((await title.boundingBox())?.height).toBeGreaterThanOrEqual(44);
});

test("without scripts the page says how to browse, and shows no form", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: ORIGIN });
  const page = await context.newPage();
  await page.goto("/search/");
  await expect(page.getByText("Searching needs scripts")).toBeVisible();
  await expect(page.locator("[data-search-form]")).toBeHidden();
  await expect(page.getByRole("link", { name: "Years" }).first()).toBeVisible();
  await context.close();
});
