// Reads calendar files with ical.js: `node read.mjs UNTIL FILE…`, where UNTIL is a year.
//
// On standard output one line of JSON a file: its name, its zone's name and its events, each with what it says and when
// it takes place until that year: moments in seconds, whole days as they are written.

import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

ICAL.design.strict = true;
const [until, ...files] = process.argv.slice(2);

const told = (time) => (time.isDate ? time.toString() : time.toUnixTime());

function occurrences(event) {
  if (!event.isRecurring()) return [[told(event.startDate), told(event.endDate)]];
  const found = [];
  const iterator = event.iterator();
  for (let next = iterator.next(); next && next.year < Number(until); next = iterator.next()) {
    const { startDate, endDate } = event.getOccurrenceDetails(next);
    found.push([told(startDate), told(endDate)]);
  }
  return found;
}

for (const file of files) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, 'utf8')));
  ICAL.TimezoneService.reset();
  const zones = calendar.getAllSubcomponents('vtimezone').map((zone) => new ICAL.Timezone(zone));
  for (const zone of zones) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const { uid, summary, description, location } = event;
    const url = component.getFirstPropertyValue('url');
    const stamp = component.getFirstPropertyValue('dtstamp').toUnixTime();
    return { uid, summary, description, location, url, stamp, occurrences: occurrences(event) };
  });
  const name = calendar.getFirstPropertyValue('name');
  console.log(JSON.stringify({ name, zones: zones.map((zone) => zone.tzid), events }));
}
