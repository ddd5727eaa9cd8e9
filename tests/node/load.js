// Joins the browser modules in their declared order, as pages get them, and runs them without a document.
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const BROWSER = path.join(__dirname, '..', '..', 'site_src', 'browser');

// Of all scripts the modules; components, which need a document, are added by those who test them.
function moduleNames() {
  const lines = fs.readFileSync(path.join(BROWSER, 'bundles.txt'), 'utf8').split('\n').map((line) => line.trim());
  return lines.filter((line) => line.startsWith('browser/')).map((line) => line.slice('browser/'.length));
}

// Returns the `danvan` object of a fresh context; `surroundings` are its globals (a fake document, for instance).
function load(surroundings = {}, names = moduleNames()) {
  const source = names.map((name) => fs.readFileSync(path.join(BROWSER, name), 'utf8')).join('\n');
  const context = vm.createContext({ URL, ...surroundings });
  vm.runInContext(source, context, { filename: 'danvan.js' });
  return context.danvan;
}

// Values made in another context have other prototypes, which deepStrictEqual tells apart.
function plain(value) {
  return JSON.parse(JSON.stringify(value));
}

function vectors(name) {
  return JSON.parse(fs.readFileSync(path.join(__dirname, '..', 'shared', name), 'utf8'));
}

// What a reader loads with: the files of a bundle {manifest, files}; `asked` notes their names.
function files(bundle, asked = []) {
  return async (name) => {
    asked.push(name);
    if (!(name in bundle.files)) throw new Error(`no file ${name}`);
    return bundle.files[name];
  };
}

module.exports = { files, load, moduleNames, plain, vectors };
