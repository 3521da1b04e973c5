/**
 * Says on the home page on which day the visitor was last here. It runs only with the visitor's consent. It keeps two
 * days, names no page, and sends nothing.
 */
const NAME = "sample_last_visit";
const today = new Date().toISOString().slice(0, 10);
const [current = today, before = ""] = (localStorage.getItem(NAME) ?? "").split(" ");
const earlier = current === today ? before : current;
localStorage.setItem(NAME, `${today} ${earlier}`.trim());

const hero = document.querySelector(".hero");
if (hero && /^\d{4}-\d\d-\d\d$/.test(earlier)) {
  const sentence = document.createElement("p");
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date(earlier));
  sentence.textContent = `You were last here on ${day}.`;
  hero.append(sentence);
}
