// Reads a catalogue as JSON-LD and as Turtle, with a reader of each, and prints
// both as sorted N-Quads.
const {createRequire} = require('module');
const fs = require('fs');
const tools = createRequire(process.argv[2] + '/');
const jsonld = tools('jsonld');
const {Parser, Writer} = tools('n3');

(async () => {
  const [, , , linked, turtle] = process.argv;
  const quads = await jsonld.toRDF(JSON.parse(fs.readFileSync(linked, 'utf8')), {format: 'application/n-quads', safe: true});
  const writer = new Writer({format: 'N-Quads'});
  const fromTurtle = writer.quadsToString(new Parser({format: 'Turtle'}).parse(fs.readFileSync(turtle, 'utf8')));
  const sorted = (s) => new Parser({format: 'N-Quads'}).parse(s).map((q) => writer.quadsToString([q]).trim()).sort();
  console.log(JSON.stringify({jsonld: sorted(quads), turtle: sorted(fromTurtle)}));
})().catch((e) => {
  console.error(e);
  process.exit(1);
});
