// What scripts add to reading: passages can be clicked, the current one is shown, selected words become a claim.
// The page is complete without this file: every passage has a small link, and every act is a form.

const text = document.getElementById("text");
const use = document.getElementById("use-words");
const refs = new Map(); // by number: the small link at which a claim's quote begins
const marks = new Map(); // by number: the segments that its quote covers
const PRESSING = ["waiting", "differs", "unsure", "accepted", "rejected"];

function index() {
  for (const ref of text.querySelectorAll(".ref")) refs.set(ref.dataset.n, ref);
  for (const mark of text.querySelectorAll("mark[data-c]")) {
    for (const number of mark.dataset.c.split(" ")) {
      if (!marks.has(number)) marks.set(number, []);
      marks.get(number).push(mark);
    }
  }
}

function numberOf(claim) {
  const ref = document.getElementById(`mark-${claim}`);
  return ref ? ref.dataset.n : null;
}

/** Give every segment of a claim the state that asks for most among the claims that share it. */
function restyle(number, state) {
  const ref = refs.get(number);
  if (ref && state) {
    ref.classList.remove(...PRESSING);
    ref.classList.add(state);
    ref.dataset.state = state;
  }
  for (const mark of marks.get(number) || []) {
    const states = mark.dataset.c.split(" ").map((each) => refs.get(each)?.dataset.state).filter(Boolean);
    const shown = PRESSING.find((each) => states.includes(each));
    if (!shown) continue;
    mark.classList.remove(...PRESSING);
    mark.classList.add(shown);
  }
}

function select(number) {
  for (const mark of text.querySelectorAll("mark.now")) mark.classList.remove("now");
  for (const mark of marks.get(number) || []) mark.classList.add("now");
}

/** Bring the quote into the middle, above the card where that lies over the text. */
function reveal(number) {
  const first = (marks.get(number) || [])[0];
  if (!first) return;
  const card = document.getElementById("card");
  const sheet = card && getComputedStyle(card).position === "sticky" ? card.getBoundingClientRect().height : 0;
  const box = first.getBoundingClientRect();
  const room = innerHeight - sheet;
  if (box.top > 80 && box.bottom < room - 40) return;
  scrollBy({ top: box.top - room * 0.35, behavior: "instant" });
}

/** The card has changed: the passage, the list and the focus follow. */
function follow({ focus }) {
  const card = document.getElementById("card");
  const claim = card?.dataset.claim;
  for (const link of document.querySelectorAll("#list .lines a[aria-current]")) link.removeAttribute("aria-current");
  if (!claim) return;
  const number = numberOf(claim);
  const line = document.getElementById(`line-${claim}`)?.querySelector("a");
  if (line) {
    line.setAttribute("aria-current", "true");
    const side = line.closest(".side");
    if (focus && side && side.scrollHeight > side.clientHeight) side.scrollTop = 0;
  }
  if (number) {
    restyle(number, card.dataset.state);
    select(number);
    reveal(number);
  }
  if (focus) card.querySelector("#card-title")?.focus({ preventScroll: true });
}

/** A form that lies outside the window is brought into it. */
function bring() {
  const form = document.querySelector("#card.form");
  if (!form) return;
  const { top } = form.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) form.scrollIntoView({ block: "start" });
  form.querySelector("#card-title").focus({ preventScroll: true });
}

/** A line of the list was written again: its passage takes the same state. */
function copyState(line) {
  const state = PRESSING.find((each) => line.classList.contains(each));
  const number = numberOf(line.id.slice("line-".length));
  if (number && state) restyle(number, state);
}

function click(event) {
  const mark = event.target.closest("mark[data-c]");
  if (!mark || !getSelection().isCollapsed) return;
  const numbers = mark.dataset.c.split(" ");
  const now = numberOf(document.getElementById("card")?.dataset.claim);
  const next = numbers[(numbers.indexOf(now) + 1) % numbers.length];
  if (refs.has(next)) refs.get(next).click();
}

/* Selected words. Offsets count code points, as the ledger does. */

function length(words) {
  let count = 0;
  for (const _ of words) count += 1;
  return count;
}

function offsetIn(paragraph, node, at) {
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(node, at);
  return Number(paragraph.dataset.start) + length(before.toString());
}

function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return null;
  const all = [...text.querySelectorAll("p[data-start]")].filter((each) => range.intersectsNode(each));
  if (!all.length || !range.toString().trim()) return null;
  const first = all[0];
  const last = all[all.length - 1];
  const start = first.contains(range.startContainer) ? offsetIn(first, range.startContainer, range.startOffset) : Number(first.dataset.start);
  const end = last.contains(range.endContainer)
    ? offsetIn(last, range.endContainer, range.endOffset)
    : Number(last.dataset.start) + length(last.textContent);
  return { start, end, words: selection.toString(), box: range.getBoundingClientRect() };
}

function takeWords(event) {
  const found = selected();
  if (!found) return; // the link leads to the form in which words are typed
  event.preventDefault();
  const form = document.querySelector("form[data-takes-words]");
  if (form) {
    form.elements.start.value = found.start;
    form.elements.end.value = found.end;
    form.elements.quote.value = found.words;
    form.elements.quote.scrollIntoView({ block: "nearest" });
  } else {
    const address = new URL(use.href);
    address.searchParams.set("start", found.start);
    address.searchParams.set("end", found.end);
    htmx.ajax("GET", address.pathname + address.search, { target: "#card", swap: "outerHTML show:none" });
  }
  getSelection().removeAllRanges();
}

/** The button stands beside the words that are selected. */
function offer() {
  const selection = getSelection();
  const found = selection.isCollapsed || !text.contains(selection.anchorNode) ? null : selection.getRangeAt(0).getBoundingClientRect();
  use.classList.toggle("near", Boolean(found && found.width));
  if (!found || !found.width) {
    use.style.removeProperty("inset-block-start");
    use.style.removeProperty("left");
    use.firstChild.nodeValue = `${use.dataset.plain} `;
    return;
  }
  const room = innerHeight * (innerWidth < 960 ? 0.5 : 1) - 60;
  use.style.insetBlockStart = `${Math.max(60, Math.min(found.bottom + 10, room))}px`;
  use.style.left = `${Math.max(8, Math.min(found.left, innerWidth - use.offsetWidth - 16))}px`;
  use.firstChild.nodeValue = `${document.querySelector("form[data-takes-words]") ? use.dataset.use : use.dataset.make} `;
}

/** Words that are typed over are no longer those that were selected. */
function typed(event) {
  const form = event.target.closest("form[data-takes-words]");
  if (form && event.target.name === "quote") form.elements.start.value = form.elements.end.value = "";
}

/** What opens has the focus at once, so that the next key is not lost: the first reason, or the field of a note. */
function toggle(event) {
  const details = event.target.closest("summary")?.parentElement;
  if (!details?.matches("#card .verdict, #card .note")) return;
  event.preventDefault();
  details.open = !details.open;
  if (!details.open) return;
  const typed = details.querySelector("input[type=text][name=because]:not([value=''])");
  (typed || details.querySelector(".reason, textarea"))?.focus({ preventScroll: true });
  details.scrollIntoView({ block: "nearest" });
}

/** Only one of a group is ever open: beside the old card's, the new card's open one would be closed as it comes in. */
function ungroup(event) {
  if (!event.detail.shouldSwap || event.detail.target?.id !== "card") return;
  for (const details of document.querySelectorAll("#card details[name]")) details.removeAttribute("name");
}

function escape(event) {
  if (event.key !== "Escape") return;
  for (const details of document.querySelectorAll("#card details[open]:is(.verdict, .note)")) {
    details.open = false;
    details.querySelector("summary").focus();
  }
}

if (text) {
  index();
  use.dataset.plain = use.firstChild.nodeValue.trim();
  text.addEventListener("click", click);
  use.addEventListener("mousedown", (event) => event.preventDefault()); // else the words are no longer selected
  use.addEventListener("click", takeWords);
  document.addEventListener("selectionchange", offer);
  document.addEventListener("input", typed);
  document.addEventListener("click", toggle);
  document.addEventListener("keydown", escape);
  document.addEventListener("htmx:beforeSwap", ungroup);
  document.addEventListener("htmx:oobAfterSwap", (event) => { if (event.detail.target.matches?.(".line")) copyState(event.detail.target); });
  document.addEventListener("htmx:afterSettle", (event) => { if (event.detail.elt.id === "card" || event.detail.target?.id === "card") { follow({ focus: true }); bring(); } });
  follow({ focus: false });
}
