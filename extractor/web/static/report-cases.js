// Cases told by several notices: how the number moved from the first report to the last.

const TIMELINES = 20;
let timelines = [];
let timelinesShown = TIMELINES;

function readTimelines() {
  const cases = new Map();
  for (const row of rows) {
    if (!cases.has(row.case_id)) cases.set(row.case_id, []);
    cases.get(row.case_id).push(row);
  }
  timelines = [...cases.values()]
    .filter((own) => new Set(own.map((row) => row.notice)).size > 1)
    .map((own) => own.sort(byReport));
  timelines.sort((a, b) => String(b.at(-1).announced ?? '').localeCompare(String(a.at(-1).announced ?? '')));
}

const STAGES = { first: 1, follow_up: 2, final: 3 };
const firstDay = (edtf) => (edtf && !edtf.startsWith('X') ? edtf.split('/')[0] : '');

// The order of extractor/case_rows.py: day of announcement, number of the report, stage.
function byReport(a, b) {
  const [x, y] = [firstDay(a.announced), firstDay(b.announced)];
  if (x !== y) return x < y ? -1 : 1;
  const stage = (row) => STAGES[row.report_stage] ?? 0;
  return (a.report_number ?? stage(a)) - (b.report_number ?? stage(b)) || stage(a) - stage(b) || a.id - b.id;
}

const timelineOf = (caseId) => timelines.find((own) => own[0].case_id === caseId);

function reportName(row) {
  const { labels, words } = setup;
  if (row.report_stage === 'final') return labels.report_stage.final;
  if (row.report_number !== null) return fill(words.report_n, { n: row.report_number });
  return labels.report_stage[row.report_stage] ?? '';
}

function drawStep(row, before, most) {
  const { labels, words } = setup;
  const field = row.affected_people !== null || row.affected_records === null ? 'affected_people' : 'affected_records';
  const value = row[field];
  const unit = field === 'affected_people' ? words.unit_people : words.unit_records;
  const bar = el('span', { class: 'bar', 'aria-hidden': 'true' });
  // A log scale: the first report may say ten million, the last three thousand.
  bar.style.width = value ? `${Math.max(2, (100 * Math.log10(value + 1)) / Math.log10(most + 1))}%` : '0';
  let moved = '';
  const earlier = before?.[field] ?? null;
  if (value !== null && earlier !== null) moved = value === earlier ? words.unchanged : `${value > earlier ? '+' : '−'}${number(Math.abs(value - earlier))}`;
  return el('li', {},
    el('time', { text: row.announced ?? words.undated }),
    el('span', { class: 'stage', text: reportName(row) }),
    el('span', { class: 'amount', text: value === null ? words.without_number : `${unit} ${numberCell(row, field)}` }),
    el('span', { class: 'track' }, bar),
    el('span', { class: 'moved', text: moved }),
    el('span', { class: 'leak', text: labels.leak_status[row.leak_status] ?? '' }),
    el('button', { type: 'button', class: 'open', 'data-row': row.id, text: words.open, onclick: () => openRow(row.id) }));
}

function drawTimeline(own) {
  const last = own.at(-1);
  const most = Math.max(1, ...own.map((row) => Math.max(row.affected_people ?? 0, row.affected_records ?? 0)));
  const cause = setup.labels.root_cause[last.root_cause];
  return el('article', { class: 'timeline', 'data-case': last.case_id, tabindex: '-1' },
    el('h3', { text: visible(last.organization ?? setup.words.not_stated) }),
    el('p', { class: 'about', text: [cause, last.title && visible(last.title)].filter(Boolean).join(' — ') }),
    el('ol', {}, own.map((row, i) => drawStep(row, own[i - 1], most))));
}

function drawTimelines() {
  byId('no-timelines').hidden = timelines.length > 0;
  byId('timelines').replaceChildren(...timelines.slice(0, timelinesShown).map(drawTimeline));
  byId('more-timelines').hidden = timelines.length <= timelinesShown;
}

function showTimeline(caseId) {
  const place = timelines.indexOf(timelineOf(caseId));
  timelinesShown = Math.max(timelinesShown, place + 1);
  drawTimelines();
  const article = byId('timelines').children[place];
  article.scrollIntoView();
  article.focus({ preventScroll: true });
}

function startTimelines() {
  readTimelines();
  drawTimelines();
  byId('more-timelines').addEventListener('click', () => {
    timelinesShown += TIMELINES;
    drawTimelines();
  });
}
