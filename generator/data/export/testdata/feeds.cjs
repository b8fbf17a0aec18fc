// Reads feeds and calendars with others' readers, and prints what they hold.
const {createRequire} = require('module');
const fs = require('fs');
const path = require('path');
const tools = createRequire(process.argv[2] + '/');
const ICAL = tools('ical.js').default || tools('ical.js');
const {parseAtomFeed} = tools('feedsmith');

const out = {};
for (const file of process.argv.slice(3)) {
  const text = fs.readFileSync(file, 'utf8');
  if (file.endsWith('.ics')) {
    const calendar = new ICAL.Component(ICAL.parse(text));
    out[path.basename(file)] = calendar.getAllSubcomponents('vevent').map((v) => ({
      id: v.getFirstPropertyValue('uid'), title: v.getFirstPropertyValue('summary'), text: v.getFirstPropertyValue('description') || '',
      from: v.getFirstPropertyValue('dtstart').toString(), to: v.getFirstPropertyValue('dtend').toString(), address: v.getFirstPropertyValue('url'),
    }));
  } else {
    out[path.basename(file)] = parseAtomFeed(text);
  }
}
console.log(JSON.stringify(out));
