// A textarea grows with its words, one that was changed shows it, and nobody leaves with words that are not saved.
// Without this file each textarea has the rows that its words need, and can be drawn larger.

const form = document.querySelector("[data-writing]");
const areas = [...document.querySelectorAll("textarea[form=text]")];
const isChanged = (area) => area.value !== area.defaultValue;

function grow(area) {
  if (area.scrollHeight > area.clientHeight) area.rows = Math.min(60, area.rows + Math.ceil((area.scrollHeight - area.clientHeight) / 24));
}

for (const area of areas) {
  grow(area);
  area.addEventListener("input", () => {
    grow(area);
    area.classList.toggle("changed", isChanged(area));
  });
}

let isSaving = false;
form?.addEventListener("submit", () => { isSaving = true; });
addEventListener("beforeunload", (event) => {
  if (!isSaving && areas.some(isChanged)) event.preventDefault();
});
