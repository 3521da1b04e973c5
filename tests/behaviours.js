/**
 * The behaviours of the quick exit (E) and of consent (C) as a table: what is promised, which tests hold it, and in which
 * browsers. A promise that no test names fails. Runs no test: the results of real windows are read from the file RESULTS.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const BEHAVIOURS = `
E1 Without scripts the way out is a working link that tells nobody where one came from
E2 It takes the focus first, and a sentence before it says that Escape leaves
E3 Escape works before the page has finished loading
E4 Escape from the window system, once or more often, with a fast and a slow destination, always arrives
E5 It works with the focus in fields, selects, links and on the cookie banner
E6 It is not set off while a word is composed, or with another key held
E7 Within the same task nothing is left to see, and nothing to hear but "Loading"
E8 Back and Forward after the exit show no page from before
E9 A new visit shows the page, and Back then works
E10 Anchors obey the same
E11 The destination is not told where one came from
E12 No second tab or window opens
E13 Shift three times leaves; typing capitals never does
E14 The way out is in view and large, at every width, zoom, scroll position and state of the banner
E15 Nothing that has the focus hides behind it
E16 One activation, no question
E17 With the destination down the page stays hidden, and the second is tried
E18 It works under a policy without exceptions
E19 Nothing is asked of the destination beforehand
E20 The exit removes what the site kept
E21 A discreet response is named by its reference alone
E22 A search leaves the address, the history and the browser's suggestions as they were
E23 Other tabs that show the site leave too
E24 It is not printed, is seen in forced colours, and does not move
E25 A page on leaving safely stands beside it, and says what is not erased
E26 A template or script that would take the Escape key fails the build
E27 One tap leaves
E28 A page with attachments says that the exit does not work in them
C1 Before a choice nothing is kept, and nobody else is asked for anything
C2 Optional scripts are inert until their category is accepted, and run once
C3 Accept and Reject are alike in every measure
C4 Each category is chosen by itself, and none beforehand
C5 Consent is taken back as easily, with all that it brought
C6 The choice holds 12 months at most; what is malformed is none
C7 Another declaration asks again
C8 Without scripts there is no banner, and the cookies page is complete
C9 Nothing is inline
C10 The banner is a region, traps nobody, and stands after the way out
C11 After a choice one message has the focus, in the words that were agreed
C12 That message is in the page once
C13 A choice that cannot be kept is said, and counts as no
C14 The banner is outside the content and kept from search results
C15 Reject is remembered as long as Accept
C16 Escape on the banner leaves
C17 A privacy signal is a no to what needs consent, and that is said
C18 Whatever the site keeps is listed
C19 A page kept from before a choice does not go on as if there were none
C20 The banner moves nothing, and does not flash
C21 The banner was really seen
`.trim().split("\n").map((line) => ({ code: line.slice(0, line.indexOf(" ")), promise: line.slice(line.indexOf(" ") + 1) }));

const here = fileURLToPath(new URL(".", import.meta.url));
const browserTests = readdirSync(`${here}browser`).filter((name) => name.endsWith(".spec.js"));
const names = (/** @type {string} */ text) => new Set(
  Array.from(text.matchAll(/\btest\((["`])(.*?)\1/g), ([, , title = ""]) => title).join(" ").match(/\b[EC]\d+\b/g) ?? [],
);
const bySpec = browserTests.map((name) => ({ name, codes: names(readFileSync(`${here}browser/${name}`, "utf8")) }));
const RULES = new Map([["E26", "cases/T002-theme-leaves-out"]]);
const inWindows = names(readFileSync(`${here}windows/windows.test.js`, "utf8").replaceAll("inWindow(browser, ", "test("));

const results = process.env.RESULTS && existsSync(process.env.RESULTS) ? readFileSync(process.env.RESULTS, "utf8").trim().split("\n") : [];
const windows = results.map((line) => line.split("\t")).map(([browser = "", title = ""]) => ({ browser, codes: new Set(title.match(/\b[EC]\d+\b/g) ?? []) }));
const passed = (/** @type {string} */ browser, /** @type {string} */ code) =>
  windows.filter((window) => window.browser === browser && window.codes.has(code)).length;

let missing = 0;
console.log("| | behaviour | test | Chromium, driven | Chromium, real window | Firefox, real window |\n| --- | --- | --- | --- | --- | --- |");
for (const { code, promise } of BEHAVIOURS) {
  const specs = bySpec.filter(({ codes }) => codes.has(code)).map(({ name }) => name);
  const rule = RULES.get(code);
  const tests = [...specs, ...(inWindows.has(code) ? ["windows"] : []), ...(rule ? [rule] : [])];
  if (tests.length === 0) missing += 1;
  const said = (/** @type {number} */ count) => (count > 0 ? `passed (${count})` : "");
  const cells = [tests.join(", ") || "MISSING", specs.length > 0 ? "passed" : "", said(passed("Chromium", code)), said(passed("Firefox", code))];
  console.log(`| ${[code, promise, ...cells].join(" | ")} |`);
}
if (missing > 0) {
  console.error(`${missing} behaviours have no test.`);
  process.exit(1);
}
