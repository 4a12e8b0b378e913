// Pointing at a sentence, or moving to it with the keyboard, shows what it stands on beside it.
// Without this file all of it stands in the column, and each sentence links to its own.

function show(panel, number) {
  for (const each of document.querySelectorAll(".sentence.now, .stand.now")) each.classList.remove("now");
  document.getElementById(`sentence-${number}`)?.classList.add("now");
  document.getElementById(`stand-${number}`)?.classList.add("now");
  panel.classList.add("one");
}

const panel = document.querySelector(".stands");
if (panel) {
  const find = (event) => event.target.closest?.(".sentence");
  const turn = (event) => { const at = find(event); if (at) show(panel, at.id.replace("sentence-", "")); };
  document.addEventListener("pointerover", turn);
  document.addEventListener("focusin", turn);
  document.addEventListener("click", (event) => {
    if (!find(event)) return;
    event.preventDefault();
    turn(event);
    panel.querySelector(".stand.now a")?.focus(); // else Tab would go on to the next sentence, and never reach the quotes
  });
  const first = location.hash.match(/^#(?:sentence|stand)-(\d+)$/);
  show(panel, first ? first[1] : document.querySelector(".sentence")?.id.replace("sentence-", ""));
}
