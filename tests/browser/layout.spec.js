/** Pages fit a narrow screen and a high zoom, the way out stays in view, and nothing that has the focus hides behind it. */
import { pages, response, templates } from "./support/site.js";
import { expect, test } from "./support/test.js";

/** @typedef {import("@playwright/test").Page} Page */

/** Lets no cookie be kept, as a browser does that refuses them. */
const refuseCookies = (/** @type {Page} */ page) =>
  page.evaluate(() => Object.defineProperty(Document.prototype, "cookie", { get: () => "", set: () => undefined }));

/** The widest that the page's own box gets, beyond the window. */
const overflow = (/** @type {Page} */ page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("1.4.10 no page is wider than a screen of 320 pixels", async ({ page }) => {
  test.setTimeout(30_000 + pages.length * 2_000);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of pages) {
    await page.goto(address);
    expect(await overflow(page), address).toBe(0);
  }
});

test("1.4.12 no page is wider when its text is spaced out", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const { address } of templates) {
    await page.goto(address);
    await page.evaluate(() => {
      for (const element of document.querySelectorAll("body *")) {
        const { style } = /** @type {HTMLElement} */ (element);
        style.setProperty("line-height", "1.5", "important");
        style.setProperty("letter-spacing", "0.12em", "important");
        style.setProperty("word-spacing", "0.16em", "important");
      }
    });
    expect(await overflow(page), address).toBe(0);
  }
});

for (const [name, width, height] of /** @type {const} */ ([
  ["1280 pixels", 1280, 900],
  ["320 pixels", 320, 640],
  ["a zoom of 400%", 320, 256],
])) {
  for (const state of ["first visit", "saved", "after a choice", "problem"]) {
    test(`E14 the way out is in view and large at ${name}, ${state}, however far the page is scrolled`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      for (const { address } of templates) {
        await page.goto(address);
        const reject = page.getByRole("button", { name: "Reject" });
        if (state === "problem") await refuseCookies(page);
        if (state !== "first visit" && (await reject.isVisible())) await reject.click();
        if (state === "after a choice") await page.goto(address);
        await page.context().clearCookies();
        const hidden = await page.evaluate(async () => {
          const exit = document.querySelector("[data-exit]");
          if (!exit) return ["there is none"];
          /** @type {string[]} */
          const found = [];
          const last = document.documentElement.scrollHeight - innerHeight;
          for (let step = 0; step <= 12; step += 1) {
            scrollTo({ top: (last * step) / 12, behavior: "instant" });
            await new Promise(requestAnimationFrame);
            const box = exit.getBoundingClientRect();
            const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            if (top !== exit) found.push(`covered at ${scrollY}`);
            if (box.width < 44 || box.height < 44) found.push(`${box.width} by ${box.height}`);
            if (box.left < 0 || box.right > innerWidth) found.push(`cut off at ${scrollY}`);
          }
          return found;
        });
        expect(hidden, address).toEqual([]);
      }
    });
  }
}

for (const [key, address] of [["Tab", response], ["Shift+Tab", response], ["Tab", "/"], ["Tab", "/cookies/"], ["Tab", "/leaving-safely/"]]) {
  test(`E15 nothing that takes the focus is hidden behind the way out, going through ${address} by ${key}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 480 });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(address ?? "");
    if (key === "Shift+Tab") {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await page.locator("footer a").last().focus();
    }
    /** @type {string[]} */
    const hidden = [];
    let stops = 0;
    for (; stops < 300; stops += 1) {
      await page.keyboard.press(key ?? "");
      const state = await page.evaluate(async () => {
        await new Promise(requestAnimationFrame);
        const element = document.activeElement;
        if (!element || element === document.body) return "end";
        const box = element.getClientRects()[0];
        if (!box) return `${element.textContent} has no box`;
        const points = [0.1, 0.5, 0.9].map((part) => document.elementFromPoint(box.x + box.width / 2, box.y + box.height * part));
        const seen = points.some((point) => point !== null && (element.contains(point) || point.contains(element)));
        return seen ? "seen" : (element.textContent ?? "");
      });
      if (state === "end") break;
      if (state !== "seen") hidden.push(state);
    }
    expect(stops).toBeGreaterThan(20);
    expect(stops).toBeLessThan(300);
    expect(hidden).toEqual([]);
  });
}

test("2.4.1 the skip link shows when it has the focus, and leads past the navigation", async ({ page }) => {
  await page.goto(response);
  const skip = page.getByRole("link", { name: "Skip to main content" });
  await skip.focus();
  expect((await skip.boundingBox())?.height).toBeGreaterThan(40);
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
});

test("2.5.8 controls for the finger are 44 pixels high", async ({ page }) => {
  for (const address of ["/", "/cookies/", "/404.html", response]) {
    await page.goto(address);
    const low = await page.evaluate(() =>
      Array.from(document.querySelectorAll("button, .menu a, .crumbs a, .footer nav a, .radio, .pagination a, .button-link, .targets a, .exit-help, [data-exit]"))
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
        .map((element) => element.textContent));
    expect(low, address).toEqual([]);
  }
});

test("a page reads from right to left without being wider or losing the way out", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(response);
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  expect(await overflow(page)).toBe(0);
  const box = await page.locator("[data-exit]").boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan(290);
});

test("the banner leaves most of the window to the page", async ({ page }) => {
  for (const [width, height, most] of /** @type {const} */ ([[1280, 900, 240], [320, 640, 400]])) {
    await page.setViewportSize({ width, height });
    await page.goto("/");
    const box = await page.locator("[data-consent-banner]").boundingBox();
    expect(box?.height ?? 0, `${width} pixels`).toBeGreaterThan(0);
    expect(box?.height ?? 0, `${width} pixels`).toBeLessThan(most);
  }
});

test("the page reaches to the end of a tall window", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 3_000 });
  for (const { address } of templates) {
    await page.goto(address);
    const end = await page.evaluate(() => document.querySelector("footer")?.getBoundingClientRect().bottom ?? 0);
    expect(end, address).toBeGreaterThanOrEqual(3_000 - 1);
  }
});

test("in forced colours only the present item of the menu is underscored", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/responses/");
  const bars = await page.evaluate(() => Array.from(document.querySelectorAll(".menu a"), (link) => {
    const { borderBlockStartWidth, borderBlockEndWidth } = getComputedStyle(link);
    return [link.hasAttribute("aria-current"), borderBlockStartWidth, borderBlockEndWidth].join();
  }));
  expect(bars.filter((bar) => bar === "true,0px,3px")).toHaveLength(1);
  expect(bars.filter((bar) => bar === "false,0px,0px")).toHaveLength(bars.length - 1);
});

test("the order of the way out on the screen is that of the focus", async ({ page }) => {
  await page.goto("/");
  const [exit, help] = await Promise.all([page.locator("[data-exit]").boundingBox(), page.locator(".exit-help").boundingBox()]);
  expect(exit?.x ?? 0).toBeLessThan(help?.x ?? 0);
});
