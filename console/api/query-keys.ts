/** The parameters of a list, a board or a count. */
type Query = object

const project = (id: string) => ['project', id] as const
const lead = (projectId: string, id: string) => [...project(projectId), 'lead', id] as const
const leads = (id: string) => [...project(id), 'leads'] as const

/**
 * Every key of the query cache. A key is a prefix of the keys below it: invalidating `keys.project(id)` reaches all data of a project,
 * `keys.leads.all(id)` its lists and searches.
 */
export const keys = {
  me: ['me'] as const,
  about: ['about'] as const,
  sessions: ['sessions'] as const,
  invitation: (token: string) => ['invitation', token] as const,
  firstRun: ['first-run'] as const,

  project,
  statuses: (id: string) => [...project(id), 'statuses'] as const,
  members: (id: string) => [...project(id), 'members'] as const,
  invitations: (id: string) => [...project(id), 'invitations'] as const,
  channels: (id: string) => [...project(id), 'channels'] as const,
  channelRules: (id: string) => [...project(id), 'channel-rules'] as const,
  channelless: (id: string) => [...project(id), 'channelless'] as const,
  ruleMoves: (id: string, rules: Query) => [...project(id), 'rule-moves', rules] as const,
  allCosts: (id: string) => [...project(id), 'costs'] as const,
  costs: (id: string, query: Query) => [...project(id), 'costs', query] as const,
  assignment: (id: string) => [...project(id), 'assignment'] as const,
  retention: (id: string) => [...project(id), 'retention'] as const,
  workingTime: (id: string) => [...project(id), 'working-time'] as const,
  forms: (id: string) => [...project(id), 'forms'] as const,
  demo: (id: string) => [...project(id), 'demo'] as const,
  form: (id: string, formId: string) => [...project(id), 'forms', formId] as const,
  formPreview: (id: string, draft: Query) => [...project(id), 'form-preview', draft] as const,
  secret: (id: string, key: string) => [...project(id), 'secret', key] as const,
  refused: (id: string) => [...project(id), 'refused'] as const,
  entryPoints: (id: string) => [...project(id), 'entry-points'] as const,
  mappings: (id: string) => [...project(id), 'mappings'] as const,
  /** The newest receipts of an entry point, for a page that waits for one. */
  arrivals: {
    all: (id: string) => [...project(id), 'arrivals'] as const,
    of: (id: string, query: Query) => [...project(id), 'arrivals', query] as const,
  },
  lastArrival: (id: string) => [...project(id), 'last-arrival'] as const,
  /** What the stream reports of receipts. */
  progress: (id: string) => [...project(id), 'progress'] as const,
  apiKeys: (id: string) => [...project(id), 'api-keys'] as const,
  imports: {
    list: (id: string) => [...project(id), 'imports', 'list'] as const,
    one: (id: string, importId: string) => [...project(id), 'imports', 'one', importId] as const,
    refusals: (id: string, importId: string, of: string) =>
      [...project(id), 'imports', 'refusals', importId, of] as const,
  },
  pulls: {
    all: (id: string) => [...project(id), 'pulls'] as const,
    list: (id: string) => [...project(id), 'pulls', 'list'] as const,
    faults: (id: string, pull: string, count: number) => [...project(id), 'pulls', 'faults', pull, count] as const,
    reports: (id: string, pull: string, at: string) => [...project(id), 'pulls', 'reports', pull, at] as const,
  },
  destinations: {
    all: (id: string) => [...project(id), 'destinations'] as const,
    list: (id: string) => [...project(id), 'destinations', 'list'] as const,
    deliveries: (id: string, to: string) => [...project(id), 'destinations', 'deliveries', to] as const,
    delivery: (id: string, to: string, event: string) =>
      [...project(id), 'destinations', 'delivery', to, event] as const,
  },
  /** My notices, and the settings of notices. */
  notices: {
    bell: (id: string) => [...project(id), 'notices'] as const,
    unread: (id: string) => [...project(id), 'notices', 'unread'] as const,
    list: (id: string) => [...project(id), 'notices', 'list'] as const,
    settings: (id: string) => [...project(id), 'notice-settings'] as const,
    mine: (id: string) => [...project(id), 'notice-settings', 'mine'] as const,
    defaults: (id: string) => [...project(id), 'notice-settings', 'defaults'] as const,
    links: (id: string) => [...project(id), 'notice-settings', 'links'] as const,
    bots: (id: string) => [...project(id), 'notice-settings', 'bots'] as const,
    chats: (id: string) => [...project(id), 'notice-settings', 'chats'] as const,
  },
  mentions: (id: string) => [...project(id), 'mentions'] as const,
  ownFields: (id: string) => [...project(id), 'own-fields'] as const,
  lostReasons: (id: string) => [...project(id), 'lost-reasons'] as const,
  views: (id: string) => [...project(id), 'views'] as const,
  sources: (id: string, q: string) => [...project(id), 'sources', q] as const,
  jobs: (id: string) => [...project(id), 'jobs'] as const,
  jobPages: (id: string) => [...project(id), 'jobs', 'pages'] as const,
  exports: (id: string) => [...project(id), 'exports'] as const,
  /** Receipts: pages and numbers by condition, and one receipt with its details. */
  receipts: {
    all: (id: string) => [...project(id), 'receipts'] as const,
    pages: (id: string, query: Query) => [...project(id), 'receipts', 'pages', query] as const,
    summary: (id: string, query: Query) => [...project(id), 'receipts', 'summary', query] as const,
    one: (id: string, receipt: string) => [...project(id), 'receipts', 'one', receipt] as const,
    files: (id: string, receipt: string) => [...project(id), 'receipts', 'files', receipt] as const,
  },
  capture: (id: string) => [...project(id), 'capture'] as const,
  audit: (id: string, query: Query) => [...project(id), 'audit', query] as const,
  bin: (id: string, q: string) => [...project(id), 'bin', q] as const,
  bulkPreview: (id: string, target: object, edit: object) => [...project(id), 'bulk-preview', target, edit] as const,

  /** Lists: blocks of rows, and the few leads of a search. */
  leads: {
    all: leads,
    pages: (id: string) => [...leads(id), 'pages'] as const,
    page: (id: string, query: Query, number: number) => [...leads(id), 'pages', query, number] as const,
    searches: (id: string) => [...leads(id), 'search'] as const,
    search: (id: string, query: Query) => [...leads(id), 'search', query] as const,
  },
  /** How many leads there are, and their sum, without the leads. */
  counts: {
    all: (id: string) => [...project(id), 'counts'] as const,
    of: (id: string, query: Query) => [...project(id), 'counts', query] as const,
  },
  reports: {
    all: (id: string) => [...project(id), 'reports'] as const,
    one: (id: string, name: string, query: Query) => [...project(id), 'reports', name, query] as const,
  },
  boards: (id: string) => [...project(id), 'board'] as const,
  board: (id: string, query: Query) => [...project(id), 'board', query] as const,

  /** One lead and its details. */
  lead: {
    all: lead,
    itself: (id: string, leadId: string) => [...lead(id, leadId), 'itself'] as const,
    events: (id: string, leadId: string) => [...lead(id, leadId), 'events'] as const,
    lastEvent: (id: string, leadId: string, version: number) => [...lead(id, leadId), 'last-event', version] as const,
    receipts: (id: string, leadId: string) => [...lead(id, leadId), 'receipts'] as const,
  },
  /** Keys without a lead, since a change of one lead affects the lists of others. */
  allRelated: (id: string) => [...project(id), 'related'] as const,
  related: (id: string, leadId: string, isAll: boolean) => [...project(id), 'related', leadId, isAll] as const,
  allNeighbours: (id: string) => [...project(id), 'neighbours'] as const,
  neighbours: (id: string, leadId: string, query: Query) => [...project(id), 'neighbours', leadId, query] as const,
  allPositions: (id: string) => [...project(id), 'position'] as const,
  position: (id: string, leadId: string | undefined, query: Query) =>
    [...project(id), 'position', leadId, query] as const,
}

/** The queries in which a change may move a lead: boards, counts, and its place in the list. */
export function placeKeys(id: string) {
  return [keys.boards(id), keys.counts.all(id), keys.allPositions(id)]
}
