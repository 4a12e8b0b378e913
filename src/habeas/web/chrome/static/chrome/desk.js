// What scripts add to every page: keys for buttons, the overlay that lists them, and locking the screen when idle.
// A page is complete without this file.

const TYPING = "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable]";

function within(root) {
  return root.querySelectorAll("[data-key]");
}

/** Show what only scripts can do, such as the letters on buttons. */
function reveal(root) {
  for (const each of root.querySelectorAll(".needs-script")) each.hidden = false;
}

function isVisible(element) {
  return !element.disabled && (element.checkVisibility?.() ?? element.getClientRects().length > 0); // not in a closed <details>
}

/** The element that this key stands for, the one nearest to what has the focus first. */
function findKey(key) {
  const all = [...within(document)].filter((each) => each.dataset.key.split(" ").includes(key) && isVisible(each));
  const open = document.querySelector("dialog[open]");
  return all.find((each) => !open || open.contains(each));
}

const ARROWS = { ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑" };

/** What a button says, without the letter that stands on it. */
function withoutKeys(element) {
  const copy = element.cloneNode(true);
  for (const each of copy.querySelectorAll("kbd")) each.remove();
  return copy.textContent.trim();
}

function listKeys(dialog) {
  const list = dialog.querySelector("dl");
  list.replaceChildren();
  const said = new Set();
  for (const each of within(document)) {
    const says = each.dataset.keySays || withoutKeys(each);
    if (!isVisible(each) || said.has(each.dataset.key + says)) continue;
    said.add(each.dataset.key + says);
    const term = document.createElement("dt");
    for (const key of each.dataset.key.split(" ")) {
      const shown = document.createElement("kbd");
      shown.textContent = ARROWS[key] ?? key;
      term.append(shown, " ");
    }
    const meaning = document.createElement("dd");
    meaning.textContent = says;
    list.append(term, meaning);
  }
}

function press(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.matches(TYPING)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.key === "Escape") {
    for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
    return;
  }
  const found = findKey(event.key);
  if (!found) return;
  event.preventDefault();
  if (found.matches(TYPING)) found.focus();
  else found.click();
}

function open(event) {
  const opener = event.target.closest("[data-opens]");
  if (!opener) return;
  const dialog = document.getElementById(opener.dataset.opens);
  if (dialog.id === "keys") listKeys(dialog);
  dialog.showModal();
}

/** A form is sent once, however often its button is pressed. */
function sendOnce(event) {
  if (event.defaultPrevented) return;
  if (event.target.dataset.sent) event.preventDefault();
  else {
    const form = event.target;
    form.dataset.sent = "1";
    setTimeout(() => { delete form.dataset.sent; }, 4000); // a file that is saved leaves the page as it is
  }
}

/** Leave the page; what was typed into a form is sent along to be kept, and is there again behind the door. */
function leave(door) {
  const isTyped = (each) => each.form?.method === "post" && each.form.enctype !== "multipart/form-data"
    && each.value !== each.defaultValue && each.value.trim();
  const typed = [...document.querySelectorAll("textarea, input[type=text], input:not([type])")].find(isTyped);
  if (!typed) {
    location.replace(door);
    return;
  }
  const leaving = document.createElement("input");
  leaving.type = "hidden";
  leaving.name = leaving.value = "leaving";
  typed.form.append(leaving);
  HTMLFormElement.prototype.submit.call(typed.form);
}

/** Leave the page when the desk has locked itself, so that nothing stays on the screen. */
function watchIdle() {
  const meta = document.querySelector("meta[name=idle-seconds]");
  if (!meta) return;
  let seen = Date.now();
  let told = Date.now();
  const note = () => { seen = Date.now(); };
  for (const kind of ["pointerdown", "keydown", "scroll", "touchstart"]) addEventListener(kind, note, { passive: true });
  const watch = setInterval(() => {
    if (Date.now() - seen > Number(meta.content) * 1000) {
      clearInterval(watch);
      leave(meta.dataset.lock);
    }
    else if (seen > told && Date.now() - told > 60000) {
      told = Date.now();
      fetch("/awake/", { credentials: "same-origin" });
    }
  }, 5000);
}

document.addEventListener("keydown", press);
document.addEventListener("click", open);
document.addEventListener("submit", sendOnce);
document.addEventListener("htmx:afterSwap", () => reveal(document)); // the target itself may have been replaced
document.addEventListener("htmx:afterRequest", (event) => { delete event.detail.elt.dataset.sent; });
document.addEventListener("htmx:configRequest", (event) => {
  const field = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (field) event.detail.headers["X-CSRFToken"] = field.value;
});
addEventListener("pageshow", () => { for (const each of document.querySelectorAll("form[data-sent]")) delete each.dataset.sent; });
reveal(document);
watchIdle();
