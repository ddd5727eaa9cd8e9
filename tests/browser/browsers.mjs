// Which browsers this machine has. As a program it prints {name: path or null}.
import { accessSync, constants } from "node:fs";
import path from "node:path";

/** The environment's word first, else the first command on PATH. */
const BROWSERS = {
  chromium: {
    variable: "DANVAN_CHROMIUM",
    commands: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
  },
  firefox: { variable: "DANVAN_FIREFOX", commands: ["firefox-esr", "firefox"] },
};

/** Path of a browser's program, null when missing. */
export function findBrowser(name) {
  const { variable, commands } = BROWSERS[name];
  if (process.env[variable]) return process.env[variable];
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const places = commands.flatMap((command) => folders.map((folder) => path.join(folder, command)));
  return places.find(isProgram) ?? null;
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (import.meta.filename === process.argv[1]) {
  const found = Object.keys(BROWSERS).map((name) => [name, findBrowser(name)]);
  console.log(JSON.stringify(Object.fromEntries(found)));
}
