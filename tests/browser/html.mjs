// Reading built pages without a browser: addresses and anchors. Enough for HTML that our own generator writes.

const NOT_MARKUP = /<!--[\s\S]*?-->|(<(script|style)\b[^>]*>)[\s\S]*?<\/\2>/gi;
const TAG = /<([a-z][a-z0-9-]*)((?:\s+[^\s=>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s=>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g;
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#34": '"' };

/** All start tags as {name, attributes} in order; the text of scripts and styles is not looked into. */
export function tags(html) {
  const markup = html.replace(NOT_MARKUP, (_, opening) => opening ?? "");
  const found = [...markup.matchAll(TAG)];
  return found.map(([, name, rest]) => ({ name: name.toLowerCase(), attributes: attributesOf(rest) }));
}

function attributesOf(text) {
  const pairs = [...text.matchAll(ATTRIBUTE)];
  return Object.fromEntries(pairs.map(([, key, a, b, c]) => [key.toLowerCase(), decode(a ?? b ?? c ?? "")]));
}

function decode(text) {
  return text.replace(/&(#?\w+);/g, (whole, name) => ENTITIES[name] ?? whole);
}

/** Addresses a page links to or loads, as written; `load` tells the ones fetched without a click. */
export function references(html) {
  return tags(html).flatMap(({ name, attributes }) => {
    const values = [attributes.href, attributes.src, attributes.action, ...fromSet(attributes.srcset)];
    const load = name !== "a" && name !== "form" && attributes.rel !== "canonical";
    return values.filter((value) => value !== undefined).map((value) => ({ value, load, rel: attributes.rel ?? "" }));
  });
}

function fromSet(srcset = "") {
  return srcset.split(",").map((part) => part.trim().split(/\s+/)[0]).filter(Boolean);
}

/** The set of ids (and names of anchors) of a page. */
export function anchors(html) {
  const namesOf = ({ name, attributes }) => (name === "a" ? [attributes.id, attributes.name] : [attributes.id]);
  return new Set(tags(html).flatMap(namesOf).filter(Boolean));
}
