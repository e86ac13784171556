// Beside times in the programme's zone the reader's own, where it differs. Without this nothing is false.

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
const OFFSET = /(Z|[+-]\d\d:\d\d)$/;
const MINUTE = 60_000;

/** The city that names the reader's zone: Paris for Europe/Paris. */
const city = ZONE.slice(ZONE.lastIndexOf("/") + 1).replaceAll("_", " ");

/** Minutes ahead of UTC that a time with an offset is written in. */
function written(text) {
  const [offset] = text.match(OFFSET) ?? ["Z"];
  if (offset === "Z") return 0;
  const [hours, minutes] = offset.slice(1).split(":").map(Number);
  return (offset[0] === "-" ? -1 : 1) * (hours * 60 + minutes);
}

/** Minutes ahead of UTC that the reader's clock shows at a moment. */
const own = (moment) => -moment.getTimezoneOffset();

/** The reader's own words for a time, with the day where it is needed; empty where nothing differs. */
function said(text, among) {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime()) || own(moment) === written(text)) return "";
  const there = new Date(moment.getTime() + written(text) * MINUTE).getUTCDay();
  const day = there === moment.getDay() && among.length === 1 ? {} : { weekday: "short" };
  return moment.toLocaleString("en-GB", { ...day, hour: "2-digit", minute: "2-digit", hour12: false });
}

/** The times in the reader's own zone, named; empty where theirs shows the same. */
export function inOwnZone(texts) {
  const found = texts.map((text) => said(text, texts));
  return found.every(Boolean) && found.length ? `${found.join(", ")} your time (${city})` : "";
}

for (const place of document.querySelectorAll("time[datetime]")) {
  const words = inOwnZone([place.dateTime]);
  if (!words) continue;
  const beside = document.createElement("span");
  beside.className = "pool-own-time";
  beside.textContent = ` \u00b7 ${words}`;
  place.after(beside);
}
