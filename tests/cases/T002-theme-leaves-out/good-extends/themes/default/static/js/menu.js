addEventListener("keydown", (event) => {
  if (event.key === "m") document.querySelector("nav a").focus();
});
