addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.querySelector("dialog").close();
});
document.documentElement.requestFullscreen();
