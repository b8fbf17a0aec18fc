// Checks a data package with Frictionless's own library: the descriptor, every
// row of every table against its Table Schema, and every foreign key. Prints how
// many rows each table has.
const {createRequire} = require('module');
const tools = createRequire(process.argv[2] + '/');
const {Package} = tools('datapackage');

(async () => {
  const data = await Package.load(process.argv[3], {basePath: process.argv[4], strict: true});
  if (!data.valid) throw new Error(data.errors.map((e) => e.message).join('\n'));
  const rows = {};
  for (const resource of data.resources) {
    const problems = [];
    const read = await resource.read({keyed: true, relations: true, forceCast: true});
    for (const row of read) if (row instanceof Error) problems.push(row.message, ...row.errors.map((e) => `${e.rowNumber}: ${e.message}`));
    if (problems.length) throw new Error(`${resource.name}: ${problems.slice(0, 20).join('\n')}`);
    rows[resource.name] = read.length;
  }
  console.log(JSON.stringify(rows));
})().catch((e) => {
  console.error(e.message, (e.errors || []).map((x) => x.message).join('\n'));
  process.exit(1);
});
