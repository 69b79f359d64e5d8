// Start: unpack the index, draw, then follow the address.

function followAddress({ scroll }) {
  // A bare #anchor only moves the page.
  if (location.hash && !location.hash.includes('=')) return;
  readState();
  showFilters();
  drawTable();
  const dialog = byId('detail');
  if (state.open !== '') openRow(Number(state.open), { push: false });
  else if (dialog.open) dialog.close();
  else if (scroll) byId('table').scrollIntoView();
}

function startQueue() {
  const { words } = setup;
  const low = rows.filter((row) => row.confidence < setup.queueBelow).length;
  byId('queue-text').textContent = low
    ? fill(words.queue_hint, { n: number(low), below: setup.queueBelow })
    : words.queue_empty;
  byId('queue-open').hidden = low === 0;
  byId('queue-open').addEventListener('click', () => {
    writeState({ ...NO_FILTER, queue: '1', sort: 'confidence', page: '1' });
    showFilters();
    drawTable();
    openRow(found[0].id);
  });
}

async function start() {
  const status = byId('status');
  if (typeof DecompressionStream === 'undefined') {
    status.textContent = status.dataset.tooOld;
    return;
  }
  setup = await unpack('index');
  ownKeysOnly(setup.labels);
  readRows();
  startTable();
  startTimelines();
  startDetail();
  startQueue();
  // Where a chart of many months does not fit, the latest are in view.
  for (const plot of document.querySelectorAll('.wide .plot')) plot.scrollLeft = plot.scrollWidth;
  status.hidden = true;
  byId('list').hidden = false;
  showFilters();
  drawTable();
  followAddress({ scroll: location.hash.includes('=') });
  addEventListener('hashchange', () => followAddress({ scroll: true }));
  addEventListener('popstate', () => followAddress({ scroll: false }));
  document.documentElement.dataset.ready = performance.now().toFixed(0);
}

start();
