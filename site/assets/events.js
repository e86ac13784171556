// Folds what is over, by the reader's clock: the built page is the same whenever it was built.

const now = Date.now();

/** Rows that are over by now, in the order in which they stand. */
function over(list) {
  return [...list.querySelectorAll(":scope > [data-ends]")].filter((row) => Date.parse(row.dataset.ends) <= now);
}

/** What is over, newest first, below everything else, unless somebody came for one of them. */
function fold(list, rows) {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  const past = document.createElement("ol");
  summary.textContent = `Past (${rows.length})`;
  past.className = list.className;
  past.append(...rows.reverse());
  details.append(summary, past);
  details.open = rows.some((row) => row.id && `#${row.id}` === location.hash);
  list.after(details);
  if (details.open) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

for (const list of document.querySelectorAll("[data-events]")) {
  const rows = over(list);
  if (!rows.length) continue;
  if (list.dataset.events === "short") rows.forEach((row) => row.remove());
  else fold(list, rows);
  if (list.children.length) continue;
  list.hidden = true;
  for (const section of document.querySelectorAll("[data-events-section]")) section.hidden = true;
  for (const line of document.querySelectorAll("[data-no-events]")) line.hidden = false;
}
