// Small helpers. Text only ever reaches the page as text nodes and attribute values, never as markup.

function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'text') node.textContent = value;
    else if (name === 'class') node.className = value;
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children.flat()) if (child !== null && child !== undefined) node.append(child);
  return node;
}

const byId = (id) => document.getElementById(id);

const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');

// Tables of labels are asked for whatever a row holds, "constructor" included: they must know their own keys only.
function ownKeysOnly(labels) {
  for (const table of Object.values(labels)) Object.setPrototypeOf(table, null);
  return Object.setPrototypeOf(labels, null);
}

function number(value) {
  return value === null || value === undefined ? '' : value.toLocaleString('en-US');
}

// The data of an inert script element: JSON as gzip in base64.
async function unpack(id) {
  const binary = atob(byId(id).textContent.trim());
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
}
