/** Consent: nothing before a choice, yes and no equally easy, every choice kept to, and taken back as easily. */
import { read, response } from "./support/site.js";
import { ORIGIN, expect, test } from "./support/test.js";

/** @typedef {import("@playwright/test").Page} Page */

const SAVED =
  "Your cookie preferences have been saved. You can update your cookie settings at any time on the cookies page.";
const PROBLEM = "Sorry, there was a technical problem. Please try again.";
const home = read("index.html");
const version = home.match(/name="consent-version" content="([^"]*)"/)?.[1] ?? "";
const categories = Array.from(
  home.matchAll(/name="consent-category" content="([^"]*)" data-items="([^"]*)"/g),
  ([, basis = "", items = ""]) => ({ basis, items: items.split(" ").filter(Boolean) }),
);

const banner = (/** @type {Page} */ page) => page.getByRole("region", { name: "Cookies" });
const button = (/** @type {Page} */ page, /** @type {string} */ name) => page.getByRole("button", { name });
const saved = (/** @type {Page} */ page) => page.locator("[data-consent-saved]");

/** The choice on record, as its fields. */
async function choice(/** @type {Page} */ page) {
  const cookie = (await page.context().cookies()).find(({ name }) => name === "candour_consent");
  return cookie && { ...cookie, fields: Object.fromEntries(new URLSearchParams(cookie.value)) };
}

/** All names of what a page keeps on the device. */
const kept = (/** @type {Page} */ page) =>
  page.evaluate(async () => [
    ...document.cookie.split("; ").filter(Boolean),
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name ?? ""),
    ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  ]);

const answers = (/** @type {string} */ answer) => Object.fromEntries(categories.map(({ basis }) => [basis, answer]));

/** Gives every page an inert script of each category, which counts its runs in the title. */
async function withScripts(/** @type {Page} */ page) {
  await page.route(`${ORIGIN}/optional-*.js`, (route) =>
    route.fulfill({ contentType: "text/javascript", body: "document.documentElement.dataset.runs = (document.documentElement.dataset.runs ?? '') + '*';" }));
  await page.route((url) => url.origin === ORIGIN && url.pathname.endsWith("/"), async (route) => {
    const answer = await route.fetch();
    const scripts = categories.map(({ basis }) => `<script type="text/plain" data-category="${basis}" data-src="/optional-${basis}.js"></script>`);
    await route.fulfill({ response: answer, body: (await answer.text()).replace("</body>", `${scripts.join("")}</body>`) });
  });
}
const runs = (/** @type {Page} */ page) => page.evaluate(() => document.documentElement.dataset.runs ?? "");

test("the sample site declares something to choose", () => {
  expect(categories.length).toBeGreaterThan(0);
  expect(version).not.toBe("");
});

test("C1 C21 at a first visit the banner is seen, and nothing is kept", async ({ page, watch }) => {
  for (const address of ["/", response, "/cookies/"]) {
    await page.goto(address, { waitUntil: "networkidle" });
    if (address !== "/cookies/") await expect(banner(page)).toBeVisible();
    expect(await kept(page)).toEqual([]);
  }
  expect(watch.outside).toEqual([]);
});

test("C3 Accept and Reject are alike, come before Customise, and take one activation each", async ({ page }) => {
  await page.goto("/");
  const look = (/** @type {string} */ name) => button(page, name).evaluate((element) => {
    const { color, backgroundColor, fontSize, fontWeight, padding, borderWidth } = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    return { tag: element.tagName, class: element.className, width, height, color, backgroundColor, fontSize, fontWeight, padding, borderWidth };
  });
  for (const width of [1280, 640, 320]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await look("Accept"), `${width} pixels`).toEqual(await look("Reject"));
  }
  const controls = await banner(page).locator("button:visible, .button-link").allInnerTexts();
  expect(controls).toEqual(["Accept additional cookies", "Reject additional cookies", "Customise cookies"]);
});

for (const [name, answer] of [["Accept", "yes"], ["Reject", "no"]]) {
  test(`C6 C11 C12 C15 ${name} is kept for twelve months, and confirmed once`, async ({ page }) => {
    await page.goto(response);
    await button(page, name ?? "").click();
    await expect(saved(page)).toBeFocused();
    await expect(saved(page).locator("p").first()).toHaveText(SAVED);
    expect(await page.getByText(SAVED).count()).toBe(1);
    await expect(page.locator("[data-consent-question]")).toBeHidden();
    const cookie = await choice(page);
    expect(cookie).toMatchObject({ path: "/", sameSite: "Lax", fields: { version, ...answers(answer ?? "") } });
    expect(cookie?.fields["date"]).toBe(new Date().toISOString().slice(0, 10));
    const days = ((cookie?.expires ?? 0) - Date.now() / 1_000) / 86_400;
    expect(days).toBeGreaterThan(360);
    expect(days).toBeLessThanOrEqual(366);
    await button(page, "Hide this message").click();
    await expect(banner(page)).toBeHidden();
    await expect(page.locator("main")).toBeFocused();
    await page.goto("/");
    await expect(banner(page)).toBeHidden();
  });
}

test("C2 scripts of a category stay inert until it is accepted, and run once", async ({ page }) => {
  await withScripts(page);
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => { if (request.url().includes("/optional-")) asked.push(request.url()); });
  await page.goto("/", { waitUntil: "networkidle" });
  expect(asked).toEqual([]);
  await button(page, "Reject").click();
  await page.goto(response, { waitUntil: "networkidle" });
  expect(asked).toEqual([]);
  await page.context().clearCookies();
  await page.goto("/");
  await button(page, "Accept").click();
  await expect.poll(() => runs(page)).toBe("*".repeat(categories.length));
  await page.goto(response);
  await expect.poll(() => runs(page)).toBe("*".repeat(categories.length));
  expect(asked).toHaveLength(2 * categories.length);
});

test("C4 each category is chosen by itself, and none beforehand", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Customise cookies" }).click();
  await expect(page).toHaveURL(/\/cookies\//);
  await expect(page.locator("input:checked")).toHaveCount(0);
  await expect(page.locator("fieldset:visible")).toHaveCount(categories.length);
  await page.locator(`input[name="${categories[0]?.basis}"][value="yes"]`).check();
  await button(page, "Save cookie preferences").click();
  await expect(saved(page)).toBeFocused();
  expect((await choice(page))?.fields).toMatchObject({ ...answers("no"), [categories[0]?.basis ?? ""]: "yes" });
  await page.reload();
  await expect(page.locator("input:checked")).toHaveCount(categories.length);
  await expect(page.locator(`input[name="${categories[0]?.basis}"][value="yes"]`)).toBeChecked();
});

test("C5 consent is taken back by one activation on any page, with all that it brought", async ({ page }) => {
  await withScripts(page);
  await page.goto("/");
  await button(page, "Accept").click();
  await page.goto(response);
  await page.evaluate((names) => names.forEach((name) => {
    document.cookie = `${name}=1; path=/`;
    localStorage.setItem(name, "1");
  }), categories.flatMap(({ items }) => items));
  await button(page, "Withdraw consent").click();
  await expect(saved(page)).toBeFocused();
  expect((await choice(page))?.fields).toMatchObject(answers("no"));
  expect(await kept(page)).toEqual([expect.stringContaining("candour_consent")]);
  expect(await runs(page)).toBe("");
  await expect(button(page, "Withdraw consent")).toBeHidden();
  await page.reload();
  await expect(saved(page)).toBeHidden();
});

for (const [what, value] of [
  ["malformed", "%E0%A4%A"],
  ["from an older version", `version=old&date=2026-01-01&${new URLSearchParams(answers("yes"))}`],
  ["without every answer", `version=${version}&date=2026-01-01`],
  ["with an unknown answer", `version=${version}&date=2026-01-01&${new URLSearchParams(answers("perhaps"))}`],
]) {
  test(`C6 C7 a choice that is ${what} is none, and old items go`, async ({ page, context, watch }) => {
    const old = categories.flatMap(({ items }) => items).map((name) => ({ name, value: "1", url: ORIGIN }));
    await context.addCookies([{ name: "candour_consent", value: value ?? "", url: ORIGIN }, ...old]);
    await withScripts(page);
    await page.goto("/", { waitUntil: "networkidle" });
    await expect(banner(page)).toBeVisible();
    expect((await context.cookies()).map(({ name }) => name)).toEqual(["candour_consent"]);
    expect(await runs(page)).toBe("");
    expect(watch.complaints).toEqual([]);
  });
}

test("C8 without scripts there is no banner, and the cookies page is complete", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: ORIGIN });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.locator("[data-consent-banner]")).toBeHidden();
  await page.goto("/cookies/");
  await expect(page.locator("main button:visible, main input:visible")).toHaveCount(0);
  for (const name of categories.flatMap(({ items }) => items)) await expect(page.getByRole("rowheader", { name })).toBeVisible();
  await expect(page.getByText("Scripts are off in your browser")).toBeVisible();
  expect(await context.cookies()).toEqual([]);
  await context.close();
});

test("C10 C14 the banner is a region after the way out, outside main, and traps nobody", async ({ page }) => {
  await page.goto(response);
  await expect(page.locator("[data-exit]").locator("xpath=following::section[@data-consent-banner][@data-nosnippet]")).toHaveCount(1);
  await expect(page.locator("main [data-consent-banner], dialog, [role=dialog]")).toHaveCount(0);
  expect(await banner(page).evaluate((region) => getComputedStyle(region).position)).toBe("static");
  await button(page, "Accept").focus();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press("Tab");
  expect(await banner(page).evaluate((region) => region.contains(document.activeElement))).toBe(false);
});

test("C13 when a choice cannot be kept, that is said, and it counts as no", async ({ page }) => {
  await withScripts(page);
  await page.addInitScript(() => Object.defineProperty(Document.prototype, "cookie", { get: () => "", set: () => undefined }));
  await page.goto("/");
  await button(page, "Accept").click();
  await expect(page.getByRole("alert")).toHaveText(PROBLEM);
  await expect(button(page, "Accept")).toBeVisible();
  await expect(saved(page)).toBeHidden();
  expect(await runs(page)).toBe("");
});

test("C17 a privacy signal is a no to what needs consent", async ({ page }) => {
  test.skip(!categories.some(({ basis }) => basis === "consent"), "The site declares nothing that needs consent.");
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true }));
  await page.goto("/");
  if (categories.every(({ basis }) => basis === "consent")) {
    await expect(banner(page)).toBeHidden();
    return;
  }
  await expect(page.locator("[data-consent-signal]")).toContainText("So “Accept” leaves out what needs your consent");
  await expect(page.locator("[data-consent-signal]")).toBeVisible();
  await button(page, "Accept").click();
  expect((await choice(page))?.fields).toMatchObject({ ...answers("yes"), consent: "no" });
  await page.goto("/cookies/");
  await expect(page.locator("[data-consent-signal]")).toBeVisible();
  await page.locator('input[name="consent"][value="yes"]').check();
  await button(page, "Save cookie preferences").click();
  expect((await choice(page))?.fields).toMatchObject({ consent: "yes" });
});

test("C17 nothing is said of a signal where there is none", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("[data-consent-signal]")).toBeHidden();
});

test("C2 C18 the scripts that the site declares keep what is listed, and nothing else", async ({ page, watch }) => {
  const scripts = Array.from(home.matchAll(/<script type="text\/plain" data-category="([^"]*)" data-src="([^"]*)"/g), ([, , src = ""]) => src);
  expect(scripts).toHaveLength(2);
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => { if (scripts.some((src) => request.url().endsWith(src))) asked.push(new URL(request.url()).pathname); });
  await page.goto("/", { waitUntil: "networkidle" });
  expect(asked).toEqual([]);
  await button(page, "Accept").click();
  const listed = ["candour_consent", ...categories.flatMap(({ items }) => items)];
  await expect.poll(async () => (await kept(page)).map((name) => name.split("=")[0]).sort()).toEqual(listed.sort());
  expect([...asked].sort()).toEqual([...scripts].sort());
  await page.goto("/cookies/");
  await expect(page.getByText("Counted on this device since")).toContainText(/: 2\.$/);
  for (const name of listed) await expect(page.getByRole("rowheader", { name })).toBeVisible();
  await button(page, "Withdraw consent").click();
  await expect(saved(page)).toBeFocused();
  expect((await kept(page)).map((name) => name.split("=")[0])).toEqual(["candour_consent"]);
  expect(watch).toEqual({ complaints: [], outside: [] });
});

test("C18 whatever the site keeps is listed on the cookies page", async ({ page, context }) => {
  await page.goto("/");
  await button(page, "Accept").click();
  await page.goto(response);
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => url.origin !== ORIGIN);
  const names = (await context.cookies(ORIGIN)).map(({ name }) => name).filter((name) => name.startsWith("candour_")).sort();
  expect(names).toEqual(["candour_consent", "candour_exit"]);
  await page.goto("/cookies/");
  for (const name of names) await expect(page.getByRole("rowheader", { name })).toBeVisible();
});

test("C20 the banner shifts nothing, and a visitor who chose never sees it flash", async ({ page }) => {
  /** @type {() => Promise<number>} */
  const shift = () => page.evaluate(() => new Promise((resolve) => {
    let total = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) total += /** @type {PerformanceEntry & { value: number }} */ (entry).value;
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(total), 500);
  }));
  for (const address of ["/", response, "/cookies/"]) {
    await page.goto(address);
    expect(await shift(), address).toBe(0);
  }
  await page.goto("/");
  await button(page, "Reject").click();
  await page.addInitScript(() => addEventListener("DOMContentLoaded", () => {
    document.documentElement.dataset.flash = String(document.querySelector("[data-consent-banner]")?.checkVisibility());
  }));
  await page.goto(response);
  expect(await page.evaluate(() => document.documentElement.dataset.flash)).toBe("false");
  expect(await shift()).toBe(0);
});
