// A page that lays pictures side by side, the tops of them; a click shows one whole.
const STYLE = `body { margin: 16px; background: #888; font: 16px sans-serif; }
h2 { margin: 32px 0 8px; font-size: 18px; }
div { display: flex; flex-wrap: wrap; gap: 8px; align-items: flex-start; }
img { display: block; height: 520px; max-width: 640px; object-fit: cover; object-position: top; }`;

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** HTML for pictures [{title, width, dark, name}] under their titles, in the order of `titles`. */
export function contactSheet(titles, pictures) {
  const byTitle = Map.groupBy(pictures, ({ title }) => title);
  const rows = titles.map((title) => `<h2>${escape(title)}</h2>\n<div>${(byTitle.get(title) ?? []).map(picture).join("\n")}</div>`);
  return `<!doctype html>\n<meta charset="utf-8">\n<title>Pictures</title>\n<style>${STYLE}</style>\n${rows.join("\n")}\n`;
}

function picture({ name, width, dark }) {
  const words = `${width} px, ${dark ? "dark" : "light"}`;
  return `<a href="${escape(name)}" title="${words}"><img src="${escape(name)}" alt="${words}" loading="lazy"></a>`;
}
