// What the page shows, kept in the address after #, so that a chart's bar, a bookmark and the back button all work.

const NO_FILTER = { q: '', cause: '', category: '', leak: '', from: '', to: '', people: '', without: '', queue: '', org: '', vendor: '' };
const FIRST_STATE = { ...NO_FILTER, sort: '-announced', page: '1', open: '' };
const state = { ...FIRST_STATE };

// A month as YYYY-MM, '' for anything else: where the browser has no field of its own for months, people type 2022/5.
function monthNamed(text) {
  const [, year, month] = /^(\d{4})\D?(\d{1,2})\D?$/.exec(text.normalize('NFKC').trim()) ?? [];
  return month >= 1 && month <= 12 ? `${year}-${month.padStart(2, '0')}` : '';
}

function readState() {
  Object.assign(state, FIRST_STATE);
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) if (name in state) state[name] = value;
  state.from = monthNamed(state.from);
  state.to = monthNamed(state.to);
}

function writeState(changes, { push = false } = {}) {
  Object.assign(state, changes);
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) if (value !== FIRST_STATE[name]) query.set(name, value);
  const hash = query.toString();
  const address = hash ? `#${hash}` : location.pathname + location.search;
  if (push) history.pushState(null, '', address);
  else history.replaceState(null, '', address);
}
