// Reads calendars as a program of strangers does; one line of JSON per file.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

for (const file of process.argv.slice(2)) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  const component = calendar.getFirstSubcomponent("vevent");
  const event = new ICAL.Event(component);
  const zones = calendar.getAllSubcomponents("vtimezone");
  console.log(JSON.stringify({
    method: calendar.getFirstPropertyValue("method"),
    uid: event.uid,
    sequence: event.sequence,
    begin: event.startDate.toJSDate().toISOString(),
    zones: zones.map((zone) => zone.getFirstPropertyValue("tzid")),
    attendees: event.attendees.map((who) => who.getFirstValue()),
    text: component.toString(),
  }));
}
