// An editor a kind of field: {node, read()}, what of it takes the focus (control; else the node), and, where selected
// words can become the value, use(words). What read() gives is checked by the server, which also reads numbers from their
// words: 6.5万人分 is 65000.

function option(value, text, selected) {
  return el('option', { value, text, selected: selected || null });
}

function textEditor(value, properties = {}) {
  const input = el('input', { type: 'text', ...properties });
  input.value = value ?? '';
  return { node: input, read: () => input.value.trim() || null, use: (words) => { input.value = words; } };
}

function linesEditor(values, words) {
  const area = el('textarea', { 'aria-description': words.list_hint });
  area.value = values.join('\n');
  const node = el('div', {}, area, el('span', { class: 'hint', text: words.list_hint }));
  const read = () => [...new Set(area.value.split('\n').map((line) => line.trim()).filter(Boolean))];
  return { node, control: area, read, use: (text) => { area.value = [...read(), text].join('\n'); } };
}

function dateEditor(value, words) {
  const editor = textEditor(value, { 'aria-description': words.date_hint });
  return { ...editor, control: editor.node, use: undefined, node: el('div', {}, editor.node, el('span', { class: 'hint', text: words.date_hint })) };
}

function flagEditor(value, words) {
  const select = el('select', {}, option('yes', words.yes, value), option('no', words.no, !value));
  return { node: select, read: () => select.value === 'yes' };
}

// What a row holds is offered too, whether the rules at hand know it or not: it is for a person to take it away.
const offered = (codes, values) => [...codes, ...values.filter((code) => !codes.includes(code))];

function codeEditor(value, codes, names, words) {
  const every = offered(codes, value === null ? [] : [value]);
  const select = el('select', {}, option('', words.not_stated, value === null), every.map((code) => option(code, visible(names[code] ?? code), code === value)));
  return { node: select, read: () => select.value || null };
}

function codesEditor(values, codes, names) {
  const boxes = offered(codes, values).map((code) => el('input', { type: 'checkbox', value: code, checked: values.includes(code) || null }));
  const node = el('div', { class: 'codes', role: 'group' }, boxes.map((box) => el('label', {}, box, visible(names[box.value] ?? box.value))));
  const read = () => {
    const on = boxes.filter((box) => box.checked).map((box) => box.value);
    // What was there keeps its order; what is new comes after it.
    return [...values.filter((code) => on.includes(code)), ...on.filter((code) => !values.includes(code))];
  };
  return { node, control: boxes[0], read };
}

function countsEditor(counts, setup, selected) {
  const { labels, words } = setup;
  const lines = el('div', { class: 'counts' });
  const add = (count) => {
    const value = el('input', { type: 'text', 'aria-label': words.value });
    value.value = count.value;
    const unit = el('select', { 'aria-label': labels.fields.counts }, setup.units.map((code) => option(code, labels.units[code], code === count.unit)));
    const bound = el('select', { 'aria-label': labels.fields.affected_bound }, setup.bounds.map((code) => option(code, labels.affected_bound[code], code === count.bound)));
    const line = el('div', {}, value, unit, bound, el('button', { type: 'button', text: '×', title: words.clear, onclick: () => line.remove() }));
    line.read = () => ({ value: value.value.trim(), unit: unit.value, bound: bound.value, group: count.group ?? null, start: count.start, end: count.end });
    lines.append(line);
    return value;
  };
  counts.forEach(add);
  const more = el('button', { type: 'button', text: words.pick, onclick: () => {
    const at = selected();
    if (at) add({ value: at.text.trim(), unit: 'person', bound: 'exact', start: at.start, end: at.end }).focus();
    else say(words.pick_hint, true);
  } });
  return { node: el('div', { role: 'group' }, lines, more), control: more, read: () => [...lines.children].map((line) => line.read()) };
}

function editorFor(field, kind, value, setup, selected) {
  const { words, labels } = setup;
  switch (kind) {
    case 'texts': return linesEditor(value, words);
    case 'date': return dateEditor(value, words);
    case 'flag': return flagEditor(value, words);
    case 'code': return codeEditor(value, setup.codes[field], labels[field], words);
    case 'codes': return codesEditor(value, setup.codes[field], labels[field]);
    case 'counts': return countsEditor(value, setup, selected);
    default: return textEditor(value);
  }
}
