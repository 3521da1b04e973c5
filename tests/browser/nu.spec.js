/** Every page of the site passes the Nu HTML checker, warnings included. Needs Java. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asFile, searches } from "./support/searches.js";
import { SITE } from "./support/site.js";
import { expect, test } from "./support/test.js";

const JAR = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
/** A file on the disk has no host, so the checker takes the site's own files for somebody else's. */
const NO_HOST = ".*violates Content Security Policy.*";

/** What the checker says of a file or folder. */
function check(/** @type {string} */ path) {
  const done = spawnSync("java", ["-jar", JAR, "--skip-non-html", "--format", "gnu", "--filterpattern", NO_HOST, path], { encoding: "utf8", maxBuffer: 2 ** 26 });
  if (done.error) throw new Error(`Java is missing: install it (${done.error.message}).`);
  return done.stderr.split("\n").filter((line) => line.startsWith('"file:'));
}

test("every page passes the Nu HTML checker", () => {
  test.setTimeout(180_000);
  expect(check(SITE)).toEqual([]);
});

test("every state of the search passes the Nu HTML checker", async ({ page }) => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "candour-nu-"));
  for (const [state, reach] of Object.entries(searches)) {
    await reach(page);
    writeFileSync(join(folder, `${state.replaceAll(" ", "-")}.html`), await asFile(page));
    await page.unrouteAll();
  }
  expect(check(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});

test("the Nu HTML checker sees a broken page", () => {
  const folder = mkdtempSync(join(tmpdir(), "candour-nu-"));
  writeFileSync(join(folder, "a.html"), "<!doctype html><html lang=en><title>t</title><p><img src=a></p></html>");
  expect(check(folder).join("\n")).toContain("alt");
  rmSync(folder, { recursive: true });
});
