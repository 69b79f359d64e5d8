// The table: search, filters, sorting, pages. Everything works on the index alone.

const PAGE = 50;
const PRINTED = 500;
const COLUMNS = [
  { field: 'announced', kind: 'date' },
  { field: 'organization', kind: 'text' },
  { field: 'root_cause', kind: 'code' },
  { field: 'affected_people', kind: 'number' },
  { field: 'affected_records', kind: 'number' },
  { field: 'leak_status', kind: 'code' },
  { field: 'discovered', kind: 'date' },
  { field: 'confidence', kind: 'number' },
];

let setup;
let rows = [];
let found = [];
let printing = false;

// Rows become objects that share one shape.
function readRows() {
  const { fields } = setup;
  rows = setup.rows.map((values, id) => {
    const row = { id };
    fields.forEach((name, i) => {
      row[name] = values[i];
    });
    return row;
  });
}

const fold = (text) => text.normalize('NFKC').toLowerCase();
// The same folding as the report's figures: spellings that differ in width, case or spaces are one name.
const nameKey = (text) => fold(text).replace(/\s+/g, '');

// What the search looks at, folded once a row, on the first search.
function haystack(row) {
  if (row.hay === undefined) {
    const { labels, words } = setup;
    const parts = [row.organization, row.title, row.source, row.announced, row.occurred, row.discovered, ...row.vendors];
    for (const code of row.root_causes) parts.push(code, labels.root_cause[code]);
    for (const code of row.data_categories) parts.push(code, labels.data_categories[code]);
    for (const code of row.data_subjects) parts.push(labels.data_subjects[code]);
    parts.push(labels.report_stage[row.report_stage], row.report_number && fill(words.report_n, { n: row.report_number }));
    row.hay = fold(parts.filter(Boolean).join('\n'));
  }
  return row.hay;
}

const hasNumber = (row) => row.affected_people !== null || row.affected_records !== null;
const monthOf = (row) => (/^\d{4}-\d{2}/.test(row.announced ?? '') ? row.announced.slice(0, 7) : '');

function matches(row, terms, people) {
  if (state.cause && (state.cause === '-' ? row.root_cause !== null : !row.root_causes.includes(state.cause) && row.root_cause !== state.cause)) return false;
  if (state.category && !row.data_categories.includes(state.category)) return false;
  if (state.leak && row.leak_status !== state.leak) return false;
  if (state.from && !(monthOf(row) >= state.from)) return false;
  if (state.to && !(monthOf(row) !== '' && monthOf(row) <= state.to)) return false;
  if (people && !(row.affected_people >= people)) return false;
  if (state.without && hasNumber(row)) return false;
  if (state.queue && !(row.confidence < setup.queueBelow)) return false;
  if (state.org && nameKey(row.organization ?? '') !== nameKey(state.org)) return false;
  if (state.vendor && !row.vendors.some((v) => nameKey(v) === nameKey(state.vendor))) return false;
  return terms.every((term) => haystack(row).includes(term));
}

function sorter() {
  const down = state.sort.startsWith('-');
  const field = state.sort.replace(/^-/, '');
  const kind = COLUMNS.find((c) => c.field === field)?.kind ?? 'text';
  const { labels } = setup;
  const value = {
    code: (row) => labels[field][row[field]] ?? row[field],
    // A day without a year has no place in time.
    date: (row) => (row[field]?.startsWith('X') ? null : row[field]),
  }[kind] ?? ((row) => row[field]);
  const order = new Intl.Collator(setup.language).compare;
  return (a, b) => {
    const [x, y] = [value(a), value(b)];
    // What the notice does not say comes last, whichever way one sorts.
    if (x === null || y === null) return (x === null) - (y === null) || a.id - b.id;
    const compared = kind === 'text' || kind === 'code' ? order(x, y) : x < y ? -1 : x > y ? 1 : 0;
    return (down ? -compared : compared) || a.id - b.id;
  };
}

function applyFilters() {
  const terms = fold(state.q).split(/\s+/).filter(Boolean);
  const people = Number(state.people) || 0;
  found = rows.filter((row) => matches(row, terms, people)).sort(sorter());
}

// A row a case, of those found: the last that states how many people, as the figures count them.
function foundCases() {
  const last = new Map();
  for (const row of found) {
    const other = last.get(row.case_id);
    const isLater = () => row.affected_people !== null && (other.affected_people === null || byReport(other, row) < 0);
    if (!other || isLater()) last.set(row.case_id, row);
  }
  return [...last.values()];
}

function drawHead() {
  const { labels, words } = setup;
  byId('head').replaceChildren(
    ...COLUMNS.map(({ field, kind }) => {
      const sorted = state.sort.replace(/^-/, '') === field;
      const direction = state.sort.startsWith('-') ? 'descending' : 'ascending';
      const sort = () => {
        const down = sorted ? !state.sort.startsWith('-') : kind === 'number' || kind === 'date';
        writeState({ sort: (down ? '-' : '') + field, page: '1' });
        drawTable();
        byId('head').querySelector(`[data-field="${field}"]`).focus();
      };
      return el(
        'th',
        { scope: 'col', class: `${kind} c-${field}`, 'data-label': labels.fields[field], 'aria-sort': sorted ? direction : 'none' },
        el('button', { type: 'button', 'data-field': field, title: fill(words.sort_by, { field: labels.fields[field] }), onclick: sort, text: labels.fields[field] }),
      );
    }),
  );
}

function numberCell(row, field) {
  const value = row[field];
  const headline = row.affected_people !== null && row.affected_records !== null
    ? (row.affected_people >= row.affected_records ? 'affected_people' : 'affected_records')
    : field;
  const bound = value !== null && headline === field && row.affected_bound && row.affected_bound !== 'exact'
    ? `${setup.labels.affected_bound[row.affected_bound]} `
    : '';
  return value === null ? '' : bound + number(value);
}

function cell(row, { field, kind }) {
  const { labels, words } = setup;
  const properties = { class: `${kind} c-${field}`, 'data-label': labels.fields[field] };
  if (field === 'organization') {
    const name = visible(row.organization ?? words.not_stated);
    const open = el('button', { type: 'button', class: 'open', 'data-row': row.id, title: words.open, text: name });
    const about = row.title ? el('span', { class: 'about', text: visible(row.title) }) : null;
    return el('td', properties, open, about);
  }
  if (field === 'affected_people' || field === 'affected_records') return el('td', { ...properties, text: numberCell(row, field) });
  if (field === 'confidence') {
    const low = row.confidence < setup.queueBelow ? ' low' : '';
    return el('td', { ...properties, class: properties.class + low, text: row.confidence.toFixed(2) });
  }
  return el('td', { ...properties, text: showValue(labels, field, row[field], words) });
}

function drawTable() {
  const started = performance.now();
  applyFilters();
  const { words } = setup;
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(Math.max(1, Number(state.page) || 1), pages);
  const first = printing ? 0 : (page - 1) * PAGE;
  const shown = found.slice(first, first + (printing ? PRINTED : PAGE));
  drawHead();
  byId('body').replaceChildren(...shown.map((row) => el('tr', { 'data-row': row.id }, ...COLUMNS.map((column) => cell(row, column)))));
  const cases = foundCases();
  const people = cases.reduce((sum, row) => sum + (row.affected_people ?? 0), 0);
  byId('count').textContent = fill(words.shown, { n: number(found.length), total: number(rows.length), cases: number(cases.length), people: number(people) });
  byId('nothing').hidden = found.length > 0;
  byId('cut').hidden = !(printing && found.length > PRINTED);
  byId('cut').textContent = fill(words.print_rest, { n: number(PRINTED) });
  byId('page').textContent = fill(words.page, { page, pages });
  byId('previous').disabled = page === 1;
  byId('next').disabled = page === pages;
  byId('pages').hidden = pages === 1;
  document.documentElement.dataset.filterMs = (performance.now() - started).toFixed(1);
}

function showFilters() {
  for (const name of Object.keys(NO_FILTER)) {
    const control = byId(`filter-${name}`);
    if (!control) continue;
    if (control.type === 'checkbox') control.checked = state[name] !== '';
    else control.value = state[name];
    control.setCustomValidity('');
  }
  const named = state.org || state.vendor;
  byId('named').hidden = !named;
  byId('named-text').textContent = named ? `${setup.labels.fields[state.org ? 'organization' : 'vendors']}: ${visible(named)}` : '';
}

function fillSelect(id, codes, names) {
  byId(id).append(...codes.map((code) => el('option', { value: code, text: names(code) })));
}

function startTable() {
  const { labels, words } = setup;
  const used = (field) => Object.keys(labels[field]).filter((code) => rows.some((row) => [].concat(row[field]).includes(code)));
  fillSelect('filter-cause', used('root_causes'), (code) => labels.root_cause[code]);
  fillSelect('filter-cause', rows.some((row) => row.root_cause === null) ? ['-'] : [], () => words.not_stated);
  fillSelect('filter-category', used('data_categories'), (code) => labels.data_categories[code]);
  fillSelect('filter-leak', used('leak_status'), (code) => labels.leak_status[code]);
  const valueOf = (control) => {
    if (control.type === 'checkbox') return control.checked ? '1' : '';
    if (!control.classList.contains('month')) return control.value;
    const month = monthNamed(control.value);
    control.setCustomValidity(control.value && !month ? words.month_hint : '');
    return month;
  };
  const change = (name) => (event) => {
    writeState({ [name]: valueOf(event.target), page: '1' });
    drawTable();
  };
  for (const name of Object.keys(NO_FILTER)) byId(`filter-${name}`)?.addEventListener('input', change(name));
  byId('reset').addEventListener('click', () => {
    writeState({ ...NO_FILTER, page: '1' });
    showFilters();
    drawTable();
    byId('filter-q').focus();
  });
  const turn = (step) => () => {
    writeState({ page: String((Number(state.page) || 1) + step) });
    drawTable();
    byId('table').scrollIntoView();
  };
  byId('previous').addEventListener('click', turn(-1));
  byId('next').addEventListener('click', turn(1));
  byId('body').addEventListener('click', (event) => {
    const line = event.target.closest('tr');
    if (line && String(getSelection()) === '') openRow(Number(line.dataset.row));
  });
  addEventListener('beforeprint', () => {
    printing = true;
    drawTable();
  });
  addEventListener('afterprint', () => {
    printing = false;
    drawTable();
  });
}
