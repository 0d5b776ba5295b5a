const reading = {
  format: 'csv',
  encoding: 'utf-8',
  separator: ';',
  quote: '"',
  header_row: 1,
  sheet: null,
  time_zone: 'Europe/Moscow',
}
const column = (column: number, name: string, sample: string, proposed: string) => ({
  column,
  name,
  filled: 1,
  samples: [sample],
  proposed,
  dates: null,
})
const preview = {
  lines: [
    { line: 1, text: 'Имя;Телефон' },
    { line: 2, text: 'Анна;+7 999 123-45-67' },
  ],
  rows_read: 1,
  is_whole: true,
  columns: [column(0, 'Имя', 'Анна', 'name'), column(1, 'Телефон', '+7 999 123-45-67', 'phone')],
  statuses: [],
  members: [],
  like_before: false,
}
const outcome = { rows: 1, created: 1, updated: 0, unchanged: 0, joined: 0, refused: 0 }

/** An import whose file is not uploaded yet. */
const uploading = {
  id: '3',
  name: 'leads.csv',
  size: 48,
  received: 0,
  state: 'uploading',
  waits: false,
  reason: null,
  created_at: '2024-03-01T12:00:00Z',
  created_by: 'key:2',
  ended_at: null,
  reading: null,
  found: null,
  sheets: [],
  mapping: null,
  forecast: null,
  progress: null,
  undo_until: null,
  undone: null,
}
const mapping = {
  columns: [
    { column: 0, to: 'name' },
    { column: 1, to: 'phone' },
  ],
  match: 'contact',
  update: 'given',
  statuses: [],
  members: [],
  make_statuses: false,
  strict: true,
}
const ready = { ...uploading, received: 48, state: 'ready', reading, found: reading, mapping }
const forecast = { ...outcome, changes: {}, unknown_statuses: [], ms: 120 }
const forecasted = { ...ready, id: '1', forecast }
const running = { ended_at: '2024-03-01T12:00:00Z', undo_until: '2024-03-31T12:00:00Z' }
const progress = { ...outcome, total: 1, rate: 412, seconds_left: null }
const refused = { created: 0, refused: 1 }
const loaded = {
  ...forecasted,
  id: '2',
  size: 41,
  received: 41,
  ...running,
  state: 'done',
  forecast: { ...forecast, ...refused },
  progress: { ...progress, ...refused },
}
/** The imports in the documentation, by their last operation. */
export const importExamples = {
  created: { ...uploading, id: '4', preview: null },
  uploaded: { ...ready, preview: { ...preview, like_before: true } },
  listed: [uploading, loaded, forecasted],
  seen: { ...forecasted, preview },
  forecasted,
  updated: { ...ready, id: '1', mapping: { ...mapping, update: 'empty' }, preview },
  loaded: { ...forecasted, ...running, state: 'done', progress },
  undone: {
    ...loaded,
    state: 'undone',
    undo_until: null,
    undone: { removed: 0, restored: 0, kept: 0, kept_leads: [] },
  },
  refused: {
    row: 1,
    line: 2,
    code: 'row-not-phone',
    detail: 'Line 2, column "Телефон": "44-17-1" is not a phone. Expected +7 999 123-45-67, or an empty cell',
    params: { line: 2, column: 'Телефон', given: '44-17-1' },
    text: 'Борис;44-17-1',
  },
}
