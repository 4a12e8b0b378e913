// A button that prints the page. Without scripts, the browser's own command does the same.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-prints]")) window.print();
});
