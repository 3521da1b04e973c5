/** Every page of the site is valid HTML. */
import { HtmlValidate } from "html-validate";
import { asFile, searches } from "./support/searches.js";
import { SITE, fileOf, pages } from "./support/site.js";
import { expect, test } from "./support/test.js";

/** @type {import("html-validate").ConfigData} */
const RULES = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    "doctype-style": ["error", { style: "lowercase" }],
    // A title names a request in full; its length is the publisher's to judge.
    "long-title": "off",
    "no-trailing-whitespace": "off",
    // A table that scrolls is a region by role: it is no section of the text.
    "prefer-native-element": ["error", { exclude: ["region"] }],
    // Scripts and styles come from the site itself, under names made from their content.
    "require-sri": "off",
  },
};

const validator = new HtmlValidate(RULES);

test("every page passes html-validate", async () => {
  /** @type {string[]} */
  const errors = [];
  for (const page of pages) {
    const { results } = await validator.validateFile(`${SITE}/${fileOf(page)}`);
    for (const { line, ruleId, message } of results.flatMap(({ messages }) => messages)) {
      errors.push(`${page}:${line}: ${message} (${ruleId})`);
    }
  }
  expect(pages.length).toBeGreaterThan(10);
  expect(errors).toEqual([]);
});

/**
 * A browser writes `hidden=""` for what was written as `hidden`.
 * @type {import("html-validate").ConfigData}
 */
const RULES_OF_BROWSERS = { ...RULES, rules: { ...RULES.rules, "attribute-empty-style": "off", "attribute-boolean-style": "off" } };
const ofBrowsers = new HtmlValidate(RULES_OF_BROWSERS);

for (const [state, reach] of Object.entries(searches)) {
  test(`/search/ passes html-validate, ${state}`, async ({ page }) => {
    await reach(page);
    const { results } = await ofBrowsers.validateString(await asFile(page));
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${message} (${ruleId})`))).toEqual([]);
  });
}

test("html-validate sees a broken page", async () => {
  const broken = '<!doctype html><html lang="en"><head><title>t</title></head><body><img src="a" style="top: 0"></body></html>';
  const { results } = await validator.validateString(broken);
  const found = results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
  expect(found).toEqual(expect.arrayContaining(["no-inline-style", "wcag/h37"]));
});
