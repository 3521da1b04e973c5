/** The page of one response: the order in which it answers, its tables, its files, and the links that can be copied. */
import { fileOf, files, pages, read, response } from "./support/site.js";
import { expect, test } from "./support/test.js";

/** Every page of a response that was not withdrawn. */
const responses = pages.filter((page) => /^\/responses\/\d[^/]+\/$/.test(page) && read(fileOf(page)).includes('id="section-cite"'));
/** One with numbers that were suppressed. */
const suppressed = responses.find((page) => read(fileOf(page)).includes('class="number suppressed"')) ?? "";
/** Those on which answers stand under their questions. */
const answered = responses.filter((page) => read(fileOf(page)).includes('class="prose answer"'));

test("a response says what was asked, what was decided and what was disclosed, and then why", async ({ page }) => {
  expect(answered.length).toBeGreaterThan(1);
  for (const address of answered) {
    await page.goto(address);
    const order = await page.evaluate(() => {
      const question = Array.from(document.querySelectorAll(".question")).find((found) => found.querySelector(".answer"));
      const parts = [
        document.querySelector(".facts .tag"),
        question?.querySelector(".asked"),
        question?.querySelector(".tag"),
        question?.querySelector(".answer"),
        document.querySelector(".record-body > .prose:not(:first-child) > h2"),
        document.querySelector("#section-exemptions"),
        document.querySelector("#section-downloads"),
        document.querySelector("#section-contact"),
        document.querySelector("#section-cite"),
      ];
      return parts.map((part, index) => {
        const before = parts[index - 1];
        return part !== null && part !== undefined
          && (!before || (before.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
      });
    });
    expect(order, address).toEqual(order.map(() => true));
  }
});

test("the list of contents has the headings of the page in their order", async ({ page }) => {
  for (const address of responses) {
    await page.goto(address);
    const [listed, there] = await page.evaluate(() => {
      const listed = Array.from(document.querySelectorAll(".contents a"), (link) => link.getAttribute("href")?.slice(1) ?? "");
      const there = Array.from(document.querySelectorAll("[id]"), (element) => element.id).filter((id) => listed.includes(id));
      return [listed, there];
    });
    expect(listed, address).toEqual(there);
  }
});

test("below 62em the list of contents leaves out what is a level down", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(response);
  await expect(page.locator(".contents .level-2").first()).toBeVisible();
  expect(await page.locator(".contents .level-3").count()).toBeGreaterThan(0);
  await expect(page.locator(".contents .level-3:visible")).toHaveCount(0);
});

test("a marker is explained beside its table, and read out in words", async ({ page }) => {
  await page.goto(suppressed);
  const tables = page.locator("table:has(.suppressed)");
  expect(await tables.count()).toBeGreaterThan(0);
  for (const table of await tables.all()) {
    await expect(table).toHaveAccessibleDescription(/stands for a number that is withheld: a low number \(1 to 5\)/);
    const cells = await table.locator(".suppressed").allTextContents();
    // Low numbers and those that protect them are the same to every reader.
    expect(new Set(cells)).toEqual(new Set(["xxsuppressed: 1 to 5, or hidden to protect such a number"]));
    expect(await table.locator(".suppressed").first().ariaSnapshot()).not.toContain("xx");
  }
});

test("a wide table scrolls by itself at 320 pixels, with the names of its rows in sight", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  let scrolled = 0;
  for (const address of responses) {
    await page.goto(address);
    for (const region of await page.locator(".table-scroll").all()) {
      const seen = await region.evaluate((element) => {
        if (element.scrollWidth <= element.clientWidth) return "fits";
        element.scrollLeft = element.scrollWidth;
        const name = element.querySelector("tbody th:first-child");
        if (!name) return "has no names";
        return name.getBoundingClientRect().left >= element.getBoundingClientRect().left - 1 ? "seen" : "lost";
      });
      if (seen === "seen") scrolled += 1;
      expect(["fits", "seen"], address).toContain(seen);
      await expect(region).toHaveAttribute("tabindex", "0");
      await expect(region).toHaveAccessibleName(/./);
    }
  }
  expect(scrolled).toBeGreaterThan(0);
});

test("a file is listed once, with its type and how much it holds", async ({ page }) => {
  for (const address of responses) {
    await page.goto(address);
    const links = page.locator("section:has(> #section-downloads) a");
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(new Set(hrefs).size, address).toBe(hrefs.length);
    for (const href of hrefs) expect(files, address).toContain(href.slice(1));
    const kinds = await page.locator("section:has(> #section-downloads) .kind").allTextContents();
    expect(kinds.length, address).toBe(hrefs.length);
    for (const kind of kinds) expect(kind).toMatch(/^(JSON|[A-Z]+, .*\d)/);
  }
});

test("what is relied on leads to its explanation, with the law behind it", async ({ page }) => {
  await page.goto(response);
  const cited = page.locator(".facts a[href^='#exemption-']");
  expect(await cited.count()).toBeGreaterThan(0);
  for (const link of await cited.all()) {
    const target = page.locator((await link.getAttribute("href")) ?? "");
    await expect(target.getByRole("heading", { level: 3 })).toHaveText((await link.textContent()) ?? "");
    await expect(target.getByRole("link", { name: "legislation.gov.uk" })).toHaveAttribute("href", /^https:\/\/www\.legislation\.gov\.uk\//);
  }
});

test("a response can be cited, in words and by reference managers", async ({ page }) => {
  for (const address of responses) {
    await page.goto(address);
    const canonical = (await page.locator("link[rel=canonical]").getAttribute("href")) ?? "";
    await expect(page.locator(".citation")).toContainText(canonical);
    const folder = address.slice(1);
    expect(read(`${folder}cite.bib`)).toContain(`url = {${canonical}}`);
    expect(read(`${folder}cite.ris`)).toMatch(/^TY {2}- GOVDOC\r\n[^]*ER {2}- \r\n$/);
    expect(JSON.parse(read(`${folder}cite.json`))[0].URL).toBe(canonical);
    for (const name of ["BibTeX", "RIS", "CSL-JSON"]) await expect(page.getByRole("link", { name })).toHaveCount(1);
  }
});

test("links to questions and tables can be copied, and it is said that they were", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(response);
  const canonical = (await page.locator("link[rel=canonical]").getAttribute("href")) ?? "";
  const buttons = page.locator("[data-copy-link]");
  expect(await buttons.count()).toBeGreaterThan(3);
  for (const button of await buttons.all()) {
    await button.click();
    await expect(page.getByRole("status").filter({ hasText: "Copied." })).toBeVisible();
    const anchor = await button.getAttribute("data-copy-link");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${canonical}${anchor}`);
    if (anchor) await expect(page.locator(anchor)).toHaveCount(1);
  }
  await page.getByRole("button", { name: "Copy citation" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(canonical);
});

test("where copying is not allowed the address is shown", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
  });
  await page.goto(response);
  const canonical = (await page.locator("link[rel=canonical]").getAttribute("href")) ?? "";
  await page.locator("[data-copy-link]").first().click();
  await expect(page.locator("[data-copy-status]")).toContainText(`by hand: ${canonical}#q1`);
});

test("without scripts no button is there that could not work", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${process.env.ORIGIN}${response}`);
  await expect(page.locator(".copy").first()).toBeHidden();
  await expect(page.getByRole("heading", { level: 3, name: "Question 1" })).toBeVisible();
  await context.close();
});

test("2.5.8 links for the finger are 44 pixels high on a response at 320 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(response);
  const low = await page.evaluate(() =>
    Array.from(document.querySelectorAll(".contents a, .facts ul a, .files a, .ways a, .table-data a, .copy, .question-facts a"))
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
      .map((element) => element.textContent));
  expect(low).toEqual([]);
});

test("a reference keeps its order on a page that reads from right to left", async ({ page }) => {
  await page.goto(suppressed);
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  const order = await page.locator(".record-head .reference bdi").evaluate((element) => {
    const text = element.firstChild;
    const at = (/** @type {number} */ index) => {
      const range = document.createRange();
      range.setStart(/** @type {Text} */ (text), index);
      range.setEnd(/** @type {Text} */ (text), index + 1);
      return range.getBoundingClientRect().left;
    };
    const length = element.textContent?.length ?? 0;
    return Array.from({ length }, (_, index) => at(index));
  });
  expect(order.length).toBeGreaterThan(5);
  expect(order).toEqual([...order].sort((left, right) => left - right));
});

test("E28 a file of a discreet response never opens in place of its page", async ({ page }) => {
  const discreet = responses.find((address) => /<h1>Response /.test(read(fileOf(address)))) ?? "";
  await page.goto(discreet);
  const links = page.locator("section:has(> #section-downloads) .files a");
  expect(await links.count()).toBeGreaterThan(1);
  for (const link of await links.all()) await expect(link).toHaveAttribute("download", "");
});
