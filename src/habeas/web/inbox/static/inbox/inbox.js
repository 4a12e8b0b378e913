// What scripts add to the inbox: dropping files anywhere, seeing what was chosen, and sending one file at a time with
// its progress. Without this file the form sends everything at once, and nothing is lost.

const form = document.getElementById("bring");
const list = document.getElementById("chosen");
const status = document.getElementById("sending");
const says = form.dataset;
const waiting = []; // {file, name, line}
let sending = false;

function place(file) {
  return file.relative || file.webkitRelativePath || file.name;
}

function size(bytes) {
  const unit = bytes < 1e6 ? "kilobyte" : "megabyte";
  const number = bytes < 1e6 ? Math.max(1, Math.round(bytes / 1e3)) : Math.round(bytes / 1e5) / 10;
  return new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, unitDisplay: "short" }).format(number);
}

function makeLine(name, file) {
  const line = document.createElement("li");
  const title = document.createElement("bdi");
  title.className = "file";
  title.textContent = name;
  const told = document.createElement("span");
  told.className = "says";
  told.textContent = `${size(file.size)} · ${says.saysReady}`;
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "plain small";
  drop.textContent = "×";
  drop.setAttribute("aria-label", `× ${name}`);
  line.append(title, told, drop);
  return line;
}

function fail(line, words) {
  line.classList.add("fault");
  line.querySelector(".says").textContent = words;
}

function choose(files) {
  for (const file of files) {
    const name = place(file);
    const line = makeLine(name, file);
    const entry = { file, name, line };
    line.querySelector("button").addEventListener("click", () => {
      const at = waiting.indexOf(entry);
      if (at >= 0) waiting.splice(at, 1);
      line.remove();
      show();
    });
    if (file.size > Number(says.most) * 1024 * 1024) fail(line, says.saysLarge);
    else waiting.push(entry);
    list.append(line);
  }
  show();
}

/** What is asked of files appears with the files. */
function show() {
  list.hidden = list.children.length === 0;
  form.classList.toggle("nothing", list.hidden && !form.querySelector(".wrong"));
}

function body(entry) {
  const sent = new FormData(form);
  sent.delete("files");
  sent.append("names", entry.name);
  sent.append("files", entry.file, "file"); // the true name, whatever it is, goes beside it
  return sent;
}

/** Send one file; the answer is {taken, refused} or {errors}, and "locked" or "lost" where none came. */
function send(entry) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const meter = document.createElement("progress");
    meter.max = 1;
    meter.value = 0;
    meter.setAttribute("aria-label", entry.name);
    entry.line.querySelector(".says").replaceChildren(meter);
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) meter.value = event.loaded / event.total; });
    request.addEventListener("load", () => {
      if ((request.getResponseHeader("Content-Type") || "").startsWith("application/json")) resolve(JSON.parse(request.responseText));
      else resolve(request.responseURL.includes("/unlock/") ? "locked" : "lost");
    });
    request.addEventListener("error", () => resolve("lost"));
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.send(body(entry));
  });
}

function pause(ms) {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}

function refresh() {
  const tray = document.getElementById("tray");
  if (window.htmx && !tray.hasAttribute("hx-trigger")) window.htmx.ajax("GET", says.tray, { target: "#tray", swap: "outerHTML" });
}

/** Show what is wrong with the fields; nothing was taken. */
function refuse(errors) {
  form.querySelector("details.known").open = true;
  const [name, words] = Object.entries(errors)[0];
  const field = form.elements[name];
  if (field) {
    field.setCustomValidity(words);
    field.reportValidity();
    field.addEventListener("input", () => field.setCustomValidity(""), { once: true });
  }
  status.textContent = words;
}

/** Send what waits, one after the other; return whether to go on. */
async function sendNext() {
  const entry = waiting[0];
  const told = entry.line.querySelector(".says");
  const answer = await send(entry);
  if (answer === "locked") {
    fail(entry.line, says.saysLocked);
    return false;
  }
  if (answer === "lost") {
    fail(entry.line, says.saysLost);
    return false;
  }
  if (answer.errors) {
    told.textContent = says.saysReady;
    refuse(answer.errors);
    return false;
  }
  if (answer.refused.length) { // too much waits already: there will be room
    told.textContent = says.saysWait;
    refresh();
    await pause(3000);
    return true;
  }
  waiting.shift();
  told.textContent = says.saysSent;
  entry.line.remove();
  refresh();
  return true;
}

async function sendAll(event) {
  if (waiting.length === 0 && list.children.length === 0) return; // nothing was chosen: the form says so
  event.preventDefault();
  if (sending) return;
  sending = true;
  status.textContent = says.saysSending;
  for (const line of list.querySelectorAll(".fault")) if (waiting.some((entry) => entry.line === line)) line.classList.remove("fault");
  let goesOn = true;
  while (goesOn && waiting.length) goesOn = await sendNext();
  if (goesOn) {
    status.textContent = "";
    form.reset(); // what was said of these files is not said of the next ones
  }
  else if (status.textContent === says.saysSending) status.textContent = says.saysAgain;
  sending = false;
  show();
}

/** The files of a dropped folder, however deep. */
async function within(entry, path = "") {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => { entry.file(resolve, reject); });
    file.relative = path + file.name;
    return [file];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
    if (some.length === 0) break;
    for (const each of some) found.push(...await within(each, `${path}${entry.name}/`));
  }
  return found;
}

async function drop(event) {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  document.body.classList.remove("over");
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
  const plain = [...event.dataTransfer.files];
  if (entries.length === 0) choose(plain);
  for (const entry of entries) choose(await within(entry));
  form.scrollIntoView({ block: "nearest" });
}

form.classList.add("scripted");
show();
for (const input of form.querySelectorAll("input[type=file]")) {
  input.addEventListener("change", () => { choose([...input.files]); input.value = ""; });
}
form.addEventListener("submit", sendAll, { capture: true });
document.addEventListener("dragover", (event) => {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  document.body.classList.add("over");
});
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("over"); });
document.addEventListener("drop", drop);
