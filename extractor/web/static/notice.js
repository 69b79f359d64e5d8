// A notice with its evidence marked. Offsets in the table count code points; strings here count UTF-16 units.

// The groups of fields come with the page's setup; the last takes every field that no other has.
const groupNames = () => Object.keys(setup.groups);
const groupOf = (field) => groupNames().find((name) => setup.groups[name].includes(field)) ?? groupNames().at(-1);

// A function from code point offsets to UTF-16 offsets of this text.
function unitOffsets(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (offset) => offset;
  const starts = [];
  let unit = 0;
  for (const character of text) {
    starts.push(unit);
    unit += character.length;
  }
  starts.push(unit);
  return (offset) => starts[Math.min(offset, starts.length - 1)];
}

// The inverse: UTF-16 offsets to code point offsets.
const pointOffset = (text, unit) => Array.from(text.slice(0, unit)).length;

// Characters that would reorder or hide what stands around them become visible signs of the same length.
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

function visible(text) {
  return text
    .replace(/\r(?=\n)/g, '\u200b')
    .replace(/\r/g, '\n')
    .replace(HIDDEN, (c) => {
      const code = c.charCodeAt(0);
      if (c === '\u200b') return c;
      if (code === 0x2028 || code === 0x2029) return '\n';
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\u25af';
    });
}

// Cut [0, length) at every border of a mark: [{start, end, ids}], in order.
function segments(length, marks) {
  const cuts = new Set([0, length]);
  for (const mark of marks) {
    cuts.add(mark.start);
    cuts.add(mark.end);
  }
  const borders = [...cuts].filter((c) => c >= 0 && c <= length).sort((a, b) => a - b);
  const result = [];
  for (let i = 0; i + 1 < borders.length; i += 1) {
    const [start, end] = [borders[i], borders[i + 1]];
    const ids = marks.filter((m) => m.start <= start && end <= m.end).map((m) => m.id);
    result.push({ start, end, ids });
  }
  return result;
}

// Evidence: [{id, field, value, start, end, rule}] in code points. `describe` names a mark, `pick` gets its ids.
function drawNotice(container, text, evidence, describe, pick) {
  const unit = unitOffsets(text);
  const marks = evidence
    .map((e) => ({ ...e, start: unit(e.start), end: unit(e.end) }))
    .filter((m) => m.end > m.start);
  const byMark = new Map(marks.map((m) => [m.id, m]));
  const shown = visible(text);
  const parts = segments(text.length, marks).map(({ start, end, ids }) => {
    const words = shown.slice(start, end);
    if (!ids.length) return document.createTextNode(words);
    const own = ids.map((id) => byMark.get(id));
    const node = el('mark', {
      class: `ev g-${groupOf(own[0].field)}`,
      role: 'button',
      tabindex: '0',
      title: own.map(describe).join('\n'),
      'data-ids': ids.join(' '),
      text: words,
    });
    const choose = () => pick(ids);
    node.addEventListener('click', () => {
      if (String(getSelection()) === '') choose();
    });
    node.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        choose();
      }
    });
    return node;
  });
  container.replaceChildren(...parts);
}

// The marks of one piece of evidence, in reading order.
const marksOf = (container, id) =>
  [...container.querySelectorAll('mark')].filter((m) => m.dataset.ids.split(' ').includes(String(id)));

function highlight(container, ids) {
  const wanted = new Set(ids.map(String));
  for (const mark of container.querySelectorAll('mark'))
    mark.classList.toggle('active', mark.dataset.ids.split(' ').some((id) => wanted.has(id)));
}

function showInside(scroller, node) {
  const box = scroller.getBoundingClientRect();
  const at = node.getBoundingClientRect();
  const inside = scroller.scrollHeight > scroller.clientHeight + 1;
  if (inside) scroller.scrollTop += at.top - box.top - box.height / 3;
  else node.scrollIntoView({ block: 'center' });
}

// What a value of the record says, in words.
function showValue(labels, field, value, words) {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (field === 'confidence') return value.toFixed(2);
  if (typeof value === 'number') return number(value);
  return visible(labels[field]?.[value] ?? String(value));
}
