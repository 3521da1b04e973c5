// Reloads the page when the site was built again: asks the preview, which answers when there is another version.
let version = new URL(import.meta.url).search.slice(1);
for (;;) {
  try {
    const answer = await fetch(`/__candour/changes?${version}`);
    const current = await answer.text();
    if (current !== version) {
      version = current;
      location.reload();
      break;
    }
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
