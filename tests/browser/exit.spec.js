/**
 * The quick exit. Keys sent by a driver never reach the browser's own Stop command, and a driver turns the back/forward
 * cache off: what this file shows holds for the page's part, not for a whole window.
 */
import { fileOf, pages, read, response, templates } from "./support/site.js";
import { ORIGIN, expect, test } from "./support/test.js";

const [, to = "", then = ""] = read("index.html").match(/data-to="([^"]*)" data-then="([^"]*)"/) ?? [];
const exit = (/** @type {import("@playwright/test").Page} */ page) => page.getByRole("link", { name: "Leave this site" });

for (const { name, address } of templates) {
  test(`E1 E2 E25 ${name}: the way out comes first, works without scripts, and is explained`, async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: ORIGIN });
    const page = await context.newPage();
    await page.goto(address);
    await expect(exit(page)).toHaveAttribute("rel", "nofollow noreferrer noopener");
    await expect(exit(page)).toHaveAttribute("href", to);
    await expect(exit(page)).not.toHaveAttribute("target");
    const sentence = page.getByText("Quickly exit this site by pressing the Escape key", { exact: true });
    await expect(sentence).toHaveCount(1);
    expect(await sentence.boundingBox()).toMatchObject({ width: 1, height: 1 });
    const before = page.locator("xpath=//*[@data-exit]/preceding::*[self::a or self::button or self::input or @tabindex]");
    await expect(before).toHaveCount(0);
    await expect(page.locator("xpath=//*[@data-exit]/preceding-sibling::*[1]")).toHaveText(await sentence.innerText());
    await page.keyboard.press("Tab");
    await expect(exit(page)).toBeFocused();
    await expect(page.getByRole("region", { name: "Shortcuts" }).getByRole("link", { name: "Leaving this site safely" })).toBeVisible();
    await context.route((url) => url.origin !== ORIGIN, (route) => route.fulfill({ body: "Weather" }));
    await exit(page).click();
    await expect(page).toHaveURL(to);
    await context.close();
  });
}

test("both destinations are https and somebody else's", () => {
  for (const destination of [to, then]) expect(new URL(destination)).toMatchObject({ protocol: "https:" });
  expect(new URL(to).host).not.toBe(new URL(then).host);
});

for (const address of ["/", response]) {
  test(`E8 E11 E12 E16 one press of Escape leaves ${address}, and Back and Forward do not return`, async ({ page, watch, context }) => {
    await page.goto("/responses/");
    await page.goto(address);
    await page.keyboard.press("Escape");
    await page.waitForURL(to);
    expect(watch.outside[0]).toEqual({ url: to, referer: undefined });
    for (const step of ["goBack", "goBack", "goForward", "goForward"]) {
      await page[/** @type {"goBack"} */ (step)]({ waitUntil: "commit" }).catch(() => undefined);
      await page.waitForURL((url) => url.origin !== ORIGIN);
    }
    expect(context.pages()).toHaveLength(1);
    expect(watch.outside.every(({ referer }) => referer === undefined)).toBe(true);
  });
}

test("E4 four presses leave as one does, though the destination is slow", async ({ page, context }) => {
  await context.route(to, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.fulfill({ body: "Weather" });
  });
  await page.goto(response);
  for (let press = 0; press < 4; press += 1) await page.keyboard.press("Escape", { delay: 50 });
  await page.waitForURL(to);
});

test("E3 Escape leaves while the page still waits for its style sheet", async ({ page, context }) => {
  await context.route(/\/assets\/main\.[^/]*css$/, () => new Promise(() => undefined));
  await page.goto(response, { waitUntil: "commit" });
  // A page that waits for its style sheet draws no frames: polling by frame would wait with it.
  await page.waitForFunction(() => history.state?.candourBorn > 0, undefined, { polling: 50 });
  await page.keyboard.press("Escape");
  await page.waitForURL(to);
});

for (const [where, focus] of /** @type {const} */ ([
  ["a button of the cookie banner", '[data-consent="accept"]'],
  ["a link", ".brand"],
  ["a field that was typed in", "#typed"],
  ["a select", "#chosen"],
])) {
  test(`E5 C16 Escape leaves with the focus on ${where}`, async ({ page }) => {
    await page.goto("/");
    await page.evaluate(() => {
      for (const [tag, id] of [["input", "typed"], ["select", "chosen"]]) {
        const field = document.createElement(tag ?? "");
        field.id = id ?? "";
        document.querySelector("main")?.prepend(field);
      }
    });
    await page.locator(focus).focus();
    if (focus === "#typed") await page.keyboard.type("Some Words");
    await page.keyboard.press("Escape");
    await page.waitForURL(to);
  });
}

test("E6 Escape with another key held, or while a word is composed, does not leave", async ({ page, watch }) => {
  await page.goto("/");
  for (const held of ["Control", "Alt", "Meta", "Shift"]) await page.keyboard.press(`${held}+Escape`);
  await page.evaluate(() => {
    for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true, ...init }));
    }
  });
  await page.waitForTimeout(300);
  expect(watch.outside).toEqual([]);
  await expect(page.locator("h1")).toBeVisible();
});

test("E7 E20 within the same task nothing is left to see or to hear, and nothing kept", async ({ page, context }) => {
  await context.route((url) => url.origin !== ORIGIN, () => new Promise(() => undefined));
  await page.goto(response);
  const after = await page.evaluate(() => {
    localStorage.setItem("kept", "1");
    sessionStorage.setItem("kept", "1");
    document.cookie = "kept=1; path=/";
    document.cookie = "candour_consent=1; path=/";
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
    return {
      title: document.title.replace("\u200b", ""),
      text: document.body.textContent,
      visibility: getComputedStyle(document.documentElement).visibility,
      storage: localStorage.length + sessionStorage.length,
      cookies: document.cookie.split("; ").map((pair) => pair.split("=")[0]).sort(),
      path: location.pathname,
    };
  });
  expect(after).toEqual({
    title: "",
    text: "Loading",
    visibility: "hidden",
    storage: 0,
    cookies: ["candour_consent", "candour_exit"],
    path: "/",
  });
});

test("E3 nothing of a page is seen while the script that leaves is still to come", async ({ page, context }) => {
  await context.route(/\/assets\/exit\.[^/]*js$/, () => new Promise(() => undefined));
  await page.goto(response, { waitUntil: "commit" });
  await page.waitForTimeout(1_000);
  expect(await page.evaluate(() => document.body?.textContent ?? "")).toBe("");
});

test("E20 the exit removes cookies of the host's whole name, databases and caches too", async ({ page, context }) => {
  await context.route((url) => url.origin !== ORIGIN, (route) => route.fulfill({ contentType: "text/html", body: "Weather" }));
  await page.goto(response);
  await page.evaluate(async () => {
    await new Promise((resolve) => (indexedDB.open("kept", 1).onsuccess = (event) => {
      /** @type {IDBOpenDBRequest} */ (event.target).result.close();
      resolve(undefined);
    }));
    await caches.open("kept");
    document.cookie = `kept=1; Path=/; Domain=${location.hostname}`;
  });
  await page.keyboard.press("Escape");
  await page.waitForURL(to);
  await page.goto("/");
  await expect.poll(() => page.evaluate(async () => [
    ...(await indexedDB.databases()).map(({ name }) => name),
    ...(await caches.keys()),
    ...document.cookie.split("; ").filter((pair) => pair.startsWith("kept")),
  ])).toEqual([]);
});

test("E23 other tabs that show the site leave too, and Back in them does not return", async ({ page, context }) => {
  await page.goto("/");
  const other = await context.newPage();
  await other.goto("/responses/");
  await other.goto(response);
  const elsewhere = await context.newPage();
  await elsewhere.goto("https://elsewhere.example/");
  await page.bringToFront();
  await page.keyboard.press("Escape");
  await page.waitForURL(to);
  await other.waitForURL(to);
  expect(elsewhere.url()).toBe("https://elsewhere.example/");
  await other.goBack({ waitUntil: "commit" }).catch(() => undefined);
  await other.waitForURL((url) => url.origin !== ORIGIN);
});

test("E17 the page on leaving says what happens when a destination does not answer, or cannot be reached", async ({ page }) => {
  await page.goto("/leaving-safely/");
  const main = page.locator("main");
  await expect(main).toContainText("If that does not answer within 10 seconds");
  await expect(main).toContainText(`If your browser cannot reach ${new URL(to).host} at all`);
  await expect(main).toContainText("Other tabs and windows of the same browser that show this site leave too.");
});

test("E9 E10 a new visit shows the page, and Back and anchors then work as they do anywhere", async ({ page }) => {
  await page.goto("/responses/");
  await page.keyboard.press("Escape");
  await page.waitForURL(to);
  await page.goto(response);
  await expect(page.locator("h1")).toBeVisible();
  await page.locator(".contents a").first().click();
  await page.locator(".contents a").nth(1).click();
  await page.goto("/about/");
  await page.goBack();
  await expect(page).toHaveURL(/#/);
  await expect(page.locator("h1")).toBeVisible();
  await page.goBack();
  await page.reload();
  await expect(page.locator("h1")).toBeVisible();
  await page.goForward();
  await expect(page.locator("h1")).toBeVisible();
});

test("E10 anchors of a page from before the exit are not shown either", async ({ page }) => {
  await page.goto(response);
  await page.locator(".contents a").first().click();
  await page.locator(".contents a").nth(1).click();
  await page.goto("/about/");
  await page.keyboard.press("Escape");
  await page.waitForURL(to);
  for (let step = 0; step < 3; step += 1) {
    await page.goBack({ waitUntil: "commit" }).catch(() => undefined);
    await page.waitForURL((url) => url.origin !== ORIGIN);
  }
});

test("E13 Shift three times leaves, with dots and words on the way", async ({ page }) => {
  await page.goto("/");
  const status = page.locator("[data-exit-status]");
  await expect(page.locator("[data-exit-dots]")).toBeHidden();
  await page.keyboard.press("Shift");
  await expect(status).toHaveText("Shift, press 2 more times to leave.");
  await expect(page.locator("[data-exit-dots]")).toBeVisible();
  await page.keyboard.press("Shift");
  await expect(status).toHaveText("Shift, press 1 more time to leave.");
  await expect(page.locator("[data-exit-dots] [data-on]")).toHaveCount(2);
  await page.keyboard.press("Shift");
  await page.waitForURL(to);
});

test("E13 a press of Shift is forgotten after five seconds, and said to be", async ({ page, watch }) => {
  await page.clock.install();
  await page.goto("/");
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  await page.clock.runFor(5_100);
  await expect(page.locator("[data-exit-status]")).toHaveText("Leaving by Shift has expired.");
  await page.keyboard.press("Shift");
  await expect(page.locator("[data-exit-status]")).toHaveText("Shift, press 2 more times to leave.");
  expect(watch.outside).toEqual([]);
});

test("E13 capitals, and Shift with the pointer, never leave", async ({ page, watch }) => {
  await page.goto("/");
  await page.evaluate(() => document.querySelector("main")?.prepend(document.createElement("input")));
  await page.locator("main > input").focus();
  for (const key of ["A", "B", "C", "D", "Tab"]) await page.keyboard.press(`Shift+${key}`);
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  await page.keyboard.press("x");
  await page.keyboard.press("Shift");
  for (let click = 0; click < 3; click += 1) await page.locator("h1").click({ modifiers: ["Shift"] });
  await page.waitForTimeout(300);
  expect(watch.outside).toEqual([]);
});

for (const modifiers of /** @type {("ControlOrMeta" | "Shift")[][]} */ ([[], ["ControlOrMeta"], ["Shift"]])) {
  test(`E12 E16 one click${modifiers.map((key) => ` with ${key}`).join("")} leaves in the same tab`, async ({ page, context }) => {
    await page.goto(response);
    await exit(page).click({ modifiers });
    await page.waitForURL(to);
    expect(context.pages()).toHaveLength(1);
    await page.goBack({ waitUntil: "commit" }).catch(() => undefined);
    await page.waitForURL((url) => url.origin !== ORIGIN);
  });
}

test("E27 one tap leaves", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: ORIGIN, hasTouch: true, isMobile: true, viewport: { width: 360, height: 640 } });
  await context.route((url) => url.origin !== ORIGIN, (route) => route.fulfill({ body: "Weather" }));
  const page = await context.newPage();
  await page.goto(response);
  await exit(page).tap();
  await page.waitForURL(to);
  await context.close();
});

test("E17 when the first destination does not answer, the page stays hidden and the second is tried", async ({ page, context }) => {
  await context.route(to, () => new Promise(() => undefined));
  /** @type {Set<string>} */
  const seen = new Set();
  page.on("console", (message) => seen.add(message.text()));
  await page.goto(response);
  // While a navigation is under way the driver can ask the page nothing, so the page says what it shows.
  await page.evaluate(() => void setInterval(() => console.log(document.body.innerText.trim().slice(0, 40)), 250));
  await page.keyboard.press("Escape");
  seen.clear();
  await page.waitForURL(then, { timeout: 20_000 });
  expect([...seen]).toEqual(["Loading"]);
});

test("E17 when the first destination refuses, going back leads to the second", async ({ page, context }) => {
  await context.route(to, (route) => route.abort("connectionrefused"));
  await page.goto("/");
  await page.goto(response);
  await page.keyboard.press("Escape");
  await expect.poll(() => page.url()).toMatch(/^chrome-error:/);
  await page.goBack({ waitUntil: "commit" }).catch(() => undefined);
  await expect.poll(() => page.url()).toBe(then);
});

test("E24 the way out is not printed, and stays when colours are forced or motion is reduced", async ({ page }) => {
  await page.goto(response);
  await page.emulateMedia({ media: "print" });
  await expect(exit(page)).toBeHidden();
  await page.emulateMedia({ media: "screen", forcedColors: "active", reducedMotion: "reduce" });
  await expect(exit(page)).toBeVisible();
  expect(await exit(page).evaluate((link) => getComputedStyle(link).borderTopStyle)).toBe("solid");
  expect(await exit(page).evaluate((link) => getComputedStyle(link).animationName)).toBe("none");
});

test("E28 a response with attachments says that the exit does not work in them", async ({ page }) => {
  const withFiles = pages.filter((address) => read(fileOf(address)).includes('id="section-attachments"'));
  expect(withFiles.length).toBeGreaterThan(0);
  for (const address of withFiles) {
    await page.goto(address);
    await expect(page.locator("section", { has: page.locator("#section-attachments") })).toContainText("do not work there");
  }
});
