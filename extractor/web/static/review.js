// The review page: a list of rows, one notice, its record; every save goes to this server and nowhere else.

const setup = JSON.parse(byId('setup').textContent);
const { words } = setup;
const labels = ownKeysOnly(setup.labels);
// Rows listed at once; the filter finds the others.
const LISTED = 300;

let listing = [];
let current = null;
// Which request for a record is the last: an answer to an earlier one comes too late to be shown.
let asked = 0;
let selection = null;

async function ask(path, body) {
  const response = await fetch(path, body === undefined ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  const text = await response.text();
  const data = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : { error: text };
  if (!response.ok) throw new Error(data.error ?? String(response.status));
  return data;
}

function say(text, bad = false) {
  byId('message').textContent = text;
  byId('message').classList.toggle('bad', bad);
}

// The list ------------------------------------------------------------------------------------------------------------

function drawRows() {
  const wanted = byId('filter').value.normalize('NFKC').toLowerCase();
  const open = byId('only-open').checked;
  const shown = listing
    .filter((row) => !(open && (row.reviewed || !row.incident)))
    .filter((row) => `${row.organization ?? ''}\n${row.title ?? ''}`.normalize('NFKC').toLowerCase().includes(wanted))
    .sort((a, b) => a.confidence - b.confidence || a.row - b.row);
  byId('rows').replaceChildren(...shown.slice(0, LISTED).map((row) => {
    const tags = [row.confidence.toFixed(2)];
    if (row.announced) tags.push(row.announced);
    const tag = (class_, text) => el('span', { class: class_, text });
    return el('li', {}, el('button', { type: 'button', 'data-row': row.row, 'aria-current': String(current?.row === row.row), class: row.incident ? '' : 'off', onclick: () => openRecord(row.row) },
      tag('name', visible(row.organization ?? row.title ?? words.not_stated)),
      el('span', { class: 'tags' }, tags.map((t) => el('span', { text: visible(t) })),
        row.reviewed ? tag('done', words.reviewed) : null,
        row.corrected ? tag('', words.corrected) : null,
        row.incident ? null : tag('', words.not_incident),
        row.flagged ? tag('flag', words.flagged) : null)));
  }));
  if (shown.length > LISTED) byId('rows').append(el('li', { class: 'rest', text: fill(words.rest, { n: number(shown.length - LISTED) }) }));
  const done = listing.filter((row) => row.reviewed || !row.incident).length;
  byId('progress').textContent = fill(words.progress, { n: number(done), total: number(listing.length) });
}

async function loadRows() {
  listing = await ask('rows');
  drawRows();
}

// The notice ----------------------------------------------------------------------------------------------------------

async function openRecord(row) {
  if (row !== current?.row && unsaved() && !confirm(words.discard)) return;
  const mine = ++asked;
  byId('record').ariaBusy = 'true';
  let answer;
  try {
    answer = await ask(`rows/${row}`);
  } catch (error) {
    say(error.message, true);
  }
  if (mine !== asked) return;
  byId('record').ariaBusy = 'false';
  if (!answer) return;
  if (answer.row !== current?.row) byId('record').replaceChildren();
  current = answer;
  selection = null;
  byId('selection').textContent = words.pick_hint;
  drawRows();
  drawRecord();
}

const openEditors = () => [...byId('record').querySelectorAll('form')];

// Whether an editor holds what no correction holds.
const unsaved = () => openEditors().some((form) => form.changed());

// What is selected in the notice, as code point offsets into its source: a paragraph chosen by a triple click ends
// behind the notice, and only what lies in it counts. What is selected elsewhere leaves the words that were picked.
function readSelection() {
  const chosen = getSelection();
  const text = byId('text');
  if (!current?.text || !chosen.rangeCount || !chosen.getRangeAt(0).intersectsNode(text)) return;
  const range = chosen.getRangeAt(0).cloneRange();
  if (!text.contains(range.startContainer)) range.setStart(text, 0);
  if (!text.contains(range.endContainer)) range.setEnd(text, text.childNodes.length);
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const from = before.toString().length;
  const to = from + range.toString().length;
  if (to === from) return;
  selection = { start: pointOffset(current.text, from), end: pointOffset(current.text, to), text: current.text.slice(from, to) };
  byId('selection').textContent = `${words.picked}: ${visible(selection.text)}`;
}

// Cells with an open editor stay as they are.
function drawRecord() {
  const { record, text } = current;
  const evidence = record.evidence.map((e, id) => ({ ...e, id }));
  byId('title').textContent = visible(record.organization ?? record.title ?? words.not_stated);
  if (text === null) byId('text').replaceChildren(el('p', { class: 'note', text: words.no_text }));
  else drawNotice(byId('text'), text, evidence, (e) => `${labels.fields[e.field] ?? e.field}: ${showValue(labels, e.field, e.value, words)} (${e.rule})`, (ids) => showField(ids, evidence));
  const list = el('dl', {});
  for (const [field, kind] of Object.entries(setup.kinds)) {
    const open = openEditors().find((form) => form.parentNode.dataset.field === field);
    const cell = open?.parentNode ?? el('dd', { 'data-field': field });
    if (!open) drawField(cell, field, kind, evidence.filter((e) => e.field === field));
    list.append(el('dt', { class: `g-${groupOf(field)}`, text: labels.fields[field] ?? field }), cell);
  }
  byId('record').replaceChildren(stateButtons(), siblingButtons(), list);
}

function showField(ids, evidence) {
  highlight(byId('text'), ids);
  const field = evidence.find((e) => ids.includes(e.id))?.field;
  const cell = byId('record').querySelector(`dd[data-field="${CSS.escape(field ?? '')}"]`);
  if (!cell) return;
  showInside(byId('record'), cell);
  cell.querySelector('button')?.focus({ preventScroll: true });
}

function stateButtons() {
  const reviewed = current.decided.reviewed?.value === true;
  const off = current.decided.incident?.value === false;
  return el('p', { class: 'state' },
    el('button', { type: 'button', id: 'mark-reviewed', class: reviewed ? '' : 'primary', text: reviewed ? words.unmark_reviewed : words.mark_reviewed, onclick: () => save('reviewed', !reviewed, []) }),
    el('button', { type: 'button', id: 'mark-incident', text: off ? words.unmark_not_incident : words.mark_not_incident, onclick: () => save('incident', off, []) }));
}

function siblingButtons() {
  const { siblings, row } = current;
  if (siblings.length < 2) return '';
  return el('p', { class: 'state' }, el('span', { text: fill(words.incident_of, { i: siblings.indexOf(row) + 1, n: siblings.length }) }),
    siblings.map((other, i) => el('button', { type: 'button', text: i + 1, 'aria-current': other === row ? 'true' : null, onclick: () => openRecord(other) })));
}

// One field -----------------------------------------------------------------------------------------------------------

function shownValues(field, kind, value) {
  if (kind === 'counts') return value.map((c) => `${c.bound === 'exact' ? '' : `${labels.affected_bound[c.bound]} `}${number(c.value)} ${labels.units[c.unit] ?? c.unit}`);
  return [].concat(value ?? []).filter((one) => one !== '').map((one) => showValue(labels, field, one, words));
}

function drawField(cell, field, kind, evidence) {
  const value = current.record[field];
  const shown = shownValues(field, kind, value);
  const values = [].concat(value ?? []);
  const nodes = shown.length
    ? shown.map((text, i) => {
        const own = kind === 'texts' || kind === 'codes' ? evidence.filter((e) => e.value === values[i]) : evidence;
        if (!own.length) return el('span', { class: 'value', text });
        return el('button', { type: 'button', class: 'value linked', text, onclick: () => showWords(own.map((e) => e.id)) });
      })
    : [el('span', { class: 'empty', text: words.not_stated })];
  const edit = el('button', { type: 'button', class: 'edit', text: words.edit, 'aria-label': `${words.edit}: ${labels.fields[field]}`, onclick: () => openEditor(cell, field, kind) });
  const decided = current.decided[field];
  const flags = current.flags.filter((f) => f.field === field);
  cell.replaceChildren(...nodes, edit,
    ...(decided ? [el('span', { class: 'by', text: fill(words.corrected_by, { author: visible(decided.author) }) })] : []),
    ...flags.map((f) => el('span', { class: 'flag', text: `${words.flagged}: ${visible(f.reason)}` })));
}

function showWords(ids) {
  highlight(byId('text'), ids);
  const [mark] = marksOf(byId('text'), ids[0]);
  if (!mark) return;
  showInside(byId('text'), mark);
  mark.focus({ preventScroll: true });
}

function openEditor(cell, field, kind) {
  const picks = [];
  const value = current.record[field] ?? (kind === 'texts' || kind === 'codes' || kind === 'counts' ? [] : null);
  const editor = editorFor(field, kind, value, setup, () => selection);
  const list = el('ul', { class: 'picks' });
  const control = editor.control ?? editor.node;
  // A group is named as a group; what is in it has names of its own.
  (editor.node.getAttribute('role') === 'group' ? editor.node : control).setAttribute('aria-label', labels.fields[field]);

  const drawPicks = () => list.replaceChildren(...picks.map((pick) => {
    const choices = kind === 'codes' || kind === 'texts' ? [].concat(editor.read()) : [];
    const which = choices.length ? el('select', { 'aria-label': words.value, onchange: (event) => { pick.value = event.target.value; } }, choices.map((c) => option(c, labels[field]?.[c] ?? c, c === pick.value))) : null;
    if (choices.length && !choices.includes(pick.value)) pick.value = choices.at(-1);
    if (which) which.value = pick.value;
    return el('li', {}, el('mark', { class: `ev g-${groupOf(field)}`, text: visible(pick.text) }), which,
      el('button', { type: 'button', text: '×', title: words.unpick, onclick: () => { picks.splice(picks.indexOf(pick), 1); drawPicks(); } }));
  }));

  const pick = el('button', { type: 'button', class: 'pick', text: words.pick, onclick: () => {
    if (!selection) {
      say(words.pick_hint, true);
      return;
    }
    picks.push({ ...selection, value: '' });
    // A name is its own words, a number is read from them on saving; a date or a code is for a person to say.
    editor.use?.(selection.text.trim());
    drawPicks();
  } });
  const close = () => drawField(cell, field, kind, current.record.evidence.map((e, id) => ({ ...e, id })).filter((e) => e.field === field));
  // Of a list they say for which value; what a number is, the server knows.
  const whole = () => (['codes', 'texts', 'number'].includes(kind) ? '' : String(editor.read() ?? ''));
  const evidence = () => picks.map((p) => ({ ...p, value: p.value || whole() }));
  const form = el('form', { class: 'editor', onsubmit: (event) => { event.preventDefault(); save(field, editor.read(), kind === 'counts' ? [] : evidence()); } },
    editor.node, list,
    el('div', { class: 'buttons' }, kind === 'counts' ? null : pick, el('button', { type: 'submit', class: 'primary', text: words.save }), el('button', { type: 'button', text: words.cancel, onclick: close })));
  const shown = JSON.stringify(editor.read());
  form.changed = () => picks.length > 0 || JSON.stringify(editor.read()) !== shown;
  cell.replaceChildren(form);
  control.focus();
}

async function save(field, value, evidence) {
  const author = byId('author').value.trim();
  if (!author) {
    say(words.author_missing, true);
    byId('author').focus();
    return;
  }
  try {
    await ask('corrections', { row: current.row, field, value, author, evidence });
  } catch (error) {
    say(`${words.refused}: ${error.message}`, true);
    return;
  }
  const { row } = current;
  byId('record').querySelector(`dd[data-field="${CSS.escape(field)}"] form`)?.remove();
  await loadRows();
  await openRecord(row);
  say(words.saved);
  byId('record').querySelector(`dd[data-field="${CSS.escape(field)}"] .edit`)?.focus();
}

async function start() {
  byId('author').value = setup.author;
  byId('filter').addEventListener('input', drawRows);
  byId('only-open').addEventListener('change', drawRows);
  document.addEventListener('selectionchange', readSelection);
  addEventListener('beforeunload', (event) => {
    if (unsaved()) event.preventDefault();
  });
  try {
    await loadRows();
  } catch (error) {
    say(error.message, true);
    return;
  }
  const first = byId('rows').querySelector('button');
  if (first) await openRecord(Number(first.dataset.row));
  document.documentElement.dataset.ready = '1';
}

start();
