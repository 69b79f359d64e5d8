// One notice beside its record; evidence linked both ways.

const loaded = new Map();
let openId = null;
let returnTo = null;

// The notices of a block, unpacked once.
function block(index) {
  if (!loaded.has(index)) loaded.set(index, unpack(`block-${index}`));
  return loaded.get(index);
}

async function openRow(id, { push = true } = {}) {
  const row = rows[id];
  if (!row) return;
  if (!byId('detail').open) returnTo = document.activeElement;
  openId = id;
  if (push) writeState({ open: String(id) }, { push: !byId('detail').open });
  const notices = await block(Math.floor(row.notice / setup.block));
  if (openId !== id) return;
  const notice = notices[row.notice % setup.block];
  const siblings = rows.filter((other) => other.notice === row.notice);
  drawDetail(row, notice, notice.rows[siblings.indexOf(row)], siblings);
  const dialog = byId('detail');
  if (!dialog.open) dialog.showModal();
  byId('detail-text').scrollTop = 0;
  byId('detail-record').scrollTop = 0;
}

function closeDetail() {
  byId('detail').close();
}

function detailClosed() {
  openId = null;
  if (state.open) writeState({ open: '' });
  const again = returnTo?.dataset?.row ? document.querySelector(`button.open[data-row="${returnTo.dataset.row}"]`) : returnTo;
  (again ?? byId('filter-q')).focus();
}

function drawDetail(row, notice, detail, siblings) {
  const { labels, words } = setup;
  const evidence = detail.evidence.map(([field, value, start, end, rule, text], id) => ({ id, field, value, start, end, rule, text }));
  // Counts carry their own place; their words are evidence like any other.
  const counts = detail.counts.map(([value, unit, bound, group, start, end]) => {
    const known = evidence.find((e) => e.start === start && e.end === end);
    if (known || end <= start) return { value, unit, bound, group, mark: known };
    const mark = { id: evidence.length, field: 'counts', value: number(value), start, end, rule: labels.units[unit] ?? unit };
    evidence.push(mark);
    return { value, unit, bound, group, mark };
  });
  const items = (detail.checklist ?? []).map(([n, name, spans]) => ({ n, name, spans }));
  items.forEach((item) => {
    item.marks = item.spans.map(([start, end]) => {
      const known = evidence.find((e) => e.start === start && e.end === end);
      if (known) return known;
      const extra = { id: evidence.length, field: 'checklist', value: `${item.n}`, start, end, rule: item.name, checklist: true };
      evidence.push(extra);
      return extra;
    });
  });
  byId('detail-title').textContent = visible(row.organization ?? row.title ?? words.not_stated);
  byId('detail-source').textContent = visible(row.source);
  const position = found.findIndex((other) => other.id === row.id);
  byId('detail-previous').disabled = position <= 0;
  byId('detail-next').disabled = position < 0 || position >= found.length - 1;
  byId('detail-previous').onclick = () => openRow(found[position - 1].id);
  byId('detail-next').onclick = () => openRow(found[position + 1].id);
  drawSiblings(row, siblings);
  const text = byId('detail-text');
  const describe = (e) => (e.checklist ? `${words.checklist} ${e.value}: ${e.rule}` : `${labels.fields[e.field] ?? e.field}: ${showValue(labels, e.field, e.value, words)} (${e.rule})`);
  if (notice.text === null) drawWordsOnly(text, evidence, describe);
  else drawNotice(text, notice.text, evidence, describe, (ids) => showInRecord(ids));
  drawRecord(row, detail, evidence, items, counts);
}

function drawSiblings(row, siblings) {
  const box = byId('detail-siblings');
  box.hidden = siblings.length < 2;
  const at = siblings.indexOf(row) + 1;
  box.replaceChildren(
    el('span', { text: fill(setup.words.incident_of, { i: at, n: siblings.length }) }),
    ...siblings.map((other, i) => el('button', { type: 'button', 'aria-current': other === row ? 'true' : null, title: visible(other.organization ?? ''), onclick: () => openRow(other.id), text: i + 1 })),
  );
}

// Without the text of the notice, the words that gave each value stand in its place.
function drawWordsOnly(container, evidence, describe) {
  const lines = evidence.map((e) =>
    el('li', {}, el('mark', { class: `ev g-${groupOf(e.field)}`, role: 'button', tabindex: '0', title: describe(e), 'data-ids': e.id, text: visible(e.text ?? ''), onclick: () => showInRecord([e.id]) }),
      el('span', { class: 'about', text: describe(e) })));
  container.replaceChildren(el('p', { class: 'note', text: setup.words.no_text }), el('ul', { class: 'words' }, lines));
}

function drawRecord(row, detail, evidence, items, counts) {
  const { labels, words } = setup;
  const list = el('dl', {});
  for (const field of setup.record) {
    const value = row[field];
    const empty = value === null || value === false || (Array.isArray(value) && !value.length);
    const own = evidence.filter((e) => e.field === field);
    const content = empty
      ? [el('span', { class: 'empty', text: words.not_stated })]
      : [].concat(value).map((one) => valueNode(field, one, Array.isArray(value) ? own.filter((e) => e.value === one) : own));
    list.append(el('dt', { class: `g-${groupOf(field)}`, text: labels.fields[field] }), el('dd', { class: empty ? 'is-empty' : null }, content));
  }
  list.append(el('dt', { text: labels.fields.confidence }), el('dd', { text: row.confidence.toFixed(2) }));
  byId('detail-record').replaceChildren(list, countsTable(counts), ppcPart(detail), checklistPart(items), caseLink(row));
}

function valueNode(field, value, own) {
  const text = showValue(setup.labels, field, value, setup.words);
  if (!own.length) return el('span', { class: 'value', text });
  const ids = own.map((e) => e.id);
  const node = el('button', { type: 'button', class: 'value linked', 'data-ids': ids.join(' '), text });
  let turn = 0;
  node.addEventListener('click', () => {
    showInText(ids, turn);
    turn += 1;
  });
  return node;
}

function countsTable(counts) {
  if (!counts.length) return '';
  const { labels } = setup;
  const line = ({ value, unit, bound, group, mark }) => {
    const text = `${bound === 'exact' ? '' : `${labels.affected_bound[bound] ?? bound} `}${number(value)} ${visible(labels.units[unit] ?? unit)}`;
    const shown = mark
      ? el('button', { type: 'button', class: 'value linked', 'data-ids': mark.id, text, onclick: () => showInText([mark.id], 0) })
      : text;
    return el('tr', {}, el('td', { class: 'number' }, shown), el('td', { text: visible(group ?? '') }));
  };
  return el('table', { class: 'counts' }, el('caption', { text: labels.fields.counts }), el('tbody', {}, counts.map(line)));
}

function ppcPart(detail) {
  const { words } = setup;
  const reasons = detail.ppc.ppc_reasons;
  return el('section', {}, el('h3', { text: words.ppc }),
    el('p', { text: detail.ppc.ppc_types.join(words.comma) || words.ppc_none }),
    reasons.length ? el('ul', { class: 'reasons' }, reasons.map((r) => el('li', { text: r }))) : null);
}

function checklistPart(items) {
  const { words } = setup;
  if (!items.length) return '';
  return el('section', {}, el('h3', { text: words.checklist }),
    el('ol', { class: 'checklist' }, items.map(({ name, marks }) => {
      const told = marks.length > 0;
      const state_ = told
        ? el('button', { type: 'button', class: 'value linked told', 'data-ids': marks.map((m) => m.id).join(' '), text: words.told, onclick: () => showInText(marks.map((m) => m.id), 0) })
        : el('span', { class: 'not-told', text: words.not_told });
      return el('li', {}, el('span', { text: name }), state_);
    })));
}

function caseLink(row) {
  if (!timelineOf(row.case_id)) return '';
  return el('p', {}, el('button', { type: 'button', text: setup.words.open_case, onclick: () => { closeDetail(); showTimeline(row.case_id); } }));
}

function showInText(ids, turn) {
  const text = byId('detail-text');
  highlight(text, ids);
  markValues(ids);
  const marks = marksOf(text, ids[turn % ids.length]);
  if (!marks.length) return;
  showInside(text, marks[0]);
  marks[0].focus({ preventScroll: true });
}

function showInRecord(ids) {
  highlight(byId('detail-text'), ids);
  const nodes = markValues(ids);
  if (!nodes.length) return;
  showInside(byId('detail-record'), nodes[0]);
  nodes[0].focus({ preventScroll: true });
}

// Mark the values of the record that rest on this evidence; returns them.
function markValues(ids) {
  const wanted = new Set(ids.map(String));
  const marked = [];
  for (const node of byId('detail-record').querySelectorAll('[data-ids]')) {
    const active = node.dataset.ids.split(' ').some((id) => wanted.has(id));
    node.classList.toggle('active', active);
    if (active) marked.push(node);
  }
  return marked;
}

function startDetail() {
  const dialog = byId('detail');
  byId('detail-close').addEventListener('click', closeDetail);
  dialog.addEventListener('close', detailClosed);
  dialog.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'j' && !byId('detail-next').disabled) byId('detail-next').click();
    if (event.key === 'k' && !byId('detail-previous').disabled) byId('detail-previous').click();
  });
  byId('legend').append(...groupNames().map((name) => el('span', { class: `ev g-${name}`, text: setup.words[`group_${name}`] })));
}
