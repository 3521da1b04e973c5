/** A reference leads to its response however it is written, also when it is typed as an address. */
import { readFileSync } from "node:fs";
import { meanings } from "../../themes/default/static/js/resolve.js";
import { response } from "./support/site.js";
import { expect, ORIGIN, test } from "./support/test.js";

const logs = JSON.parse(readFileSync(new URL("../data/references.json", import.meta.url), "utf8"));

test("the script gives the answers of the program", () => {
  for (const { log, shape, spellings } of logs) {
    expect(spellings.length).toBeGreaterThan(0);
    for (const { written, meanings: wanted } of spellings) expect(meanings(written, shape), `${log}: ${written}`).toEqual(wanted);
  }
});

/** `01`, `foi`, `23`, `033171` */
const parts = response.split("/")[2]?.split("-") ?? [];
const [force = "", kind = "", year = "", serial = ""] = parts;

for (const written of [
  parts.join("/"),
  parts.join("-"),
  [Number(force), kind.toUpperCase(), year, serial].join("/"),
  `${year}/${serial}`,
  parts.join(".").toUpperCase(),
  `responses/${parts.join("/")}/`,
  `${parts.join("-")}/index.html`,
  encodeURIComponent(parts.join(" ")),
]) {
  test(`the address /${written} leads to the response`, async ({ page, watch }) => {
    await page.goto(`/${written}#q1`);
    await page.waitForURL(`${ORIGIN}${response}#q1`);
    expect(watch.outside).toEqual([]);
  });
}

test("an address that names no response stays where it is, and says so", async ({ page, watch }) => {
  const asked = [];
  page.on("request", (request) => request.method() === "HEAD" && asked.push(request.url()));
  for (const address of ["/nowhere/", `/${force}/${kind}/${year}/999999`]) {
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    await expect(page.locator("h1")).toHaveText("Page not found");
  }
  expect(asked.length).toBeGreaterThan(0);
  expect(watch.outside).toEqual([]);
});

test("E4 somebody who leaves while it looks is not called back", async ({ page }) => {
  let answer = () => {};
  const held = new Promise((resolve) => (answer = () => resolve(undefined)));
  await page.route("**/responses/**", async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  await page.goto(`/${year}/${serial}`, { waitUntil: "commit" });
  await page.waitForRequest((request) => request.method() === "HEAD");
  await page.keyboard.press("Escape");
  answer();
  await page.waitForURL((url) => url.origin !== ORIGIN);
  await page.waitForTimeout(500);
  expect(new URL(page.url()).origin).not.toBe(ORIGIN);
});
