/** The rooms of src/, each a folder or a single file, by floor. A room may import from any floor below its own. */
export const floors: readonly (readonly string[])[] = [
  ['domain', 'texts', 'package-root'],
  ['json', 'http'],
  ['store'],
  ['actions'],
  ['transfer', 'people', 'intake', 'deliver', 'demo', 'backup', 'pull'],
  ['compat', 'api', 'capture', 'letters', 'chats'],
  [
    'main',
    'commands',
    'serve',
    'app',
    'config',
    'secret-files',
    'first-start',
    'metrics',
    'documentation',
    'guides',
    'console',
    'unencrypted',
    'heap-growth',
    'log',
    'stop-signal',
    'worker-exports',
  ],
]

/** The rooms that may import from their own floor, and from which rooms. */
export const neighbours: Record<string, readonly string[]> = {
  texts: ['domain'],
  main: ['commands', 'serve', 'app', 'config', 'secret-files'],
  'secret-files': ['config'],
  commands: ['serve'],
  demo: ['intake', 'people'], // demo enquiries come in like those of visitors, and demo staff cannot sign in
  pull: ['deliver'], // pulls send requests through the same guard
  serve: ['app', 'config', 'first-start', 'heap-growth', 'log', 'metrics', 'stop-signal', 'unencrypted'],
  metrics: ['app'],
  app: ['documentation', 'guides', 'console'],
}

/** Rooms from which others on the same floor may import types only; settings are passed as values. */
export const typesOnly: readonly string[] = ['config']

/**
 * The groups inside a room, each a folder or a file, from the lowest to the highest. A group may import from any line above its own. The most
 * specific name applies, so a file may be in another group than its folder.
 */
export const groups: Record<string, readonly (readonly string[])[]> = {
  store: [
    ['people', 'report', 'delivery', 'capture', 'notice', 'pull', 'import'].map(
      (tables) => `schema/${tables}-tables.ts`,
    ),
    ['schema/tables.ts', 'workers'],
    ['sql'],
    ['counts', 'search'],
    ['nouns', 'receipts'],
    ['leads', 'maintenance', 'schema'],
    ['batch', 'readers', 'repositories.ts'],
    ['backend.ts', 'cache.ts', 'event-notifier.ts'],
    ['postgres', 'read-replica.ts', 'read-runner.ts', 'sign-in-database.ts', 'sqlite'],
    ['exports', 'threads'],
    ['lead-reads.ts', 'store-checks.ts', 'tasks', 'transactions.ts'],
    ['open.ts'],
    ['store.ts'],
  ],
  api: [
    ['door'],
    ['reports/example-figures.ts'],
    ['reports/examples.ts'],
    ['leads'],
    [
      'capture',
      'costs',
      'destinations',
      'events',
      'imports',
      'notices',
      'people',
      'projects',
      'pulls',
      'reports',
      'views',
    ],
    ['about.ts'],
    ['server.ts'],
    ['mcp'],
  ],
}

/** The only files of a room that other rooms may import; rooms without an entry are open. Leads can be read only through an open store. */
export const openFiles: Record<string, readonly string[]> = {
  store: [
    'store.ts',
    'open.ts',
    'batch/commit-outcome-unknown.ts',
    'batch/semaphore.ts',
    'leads/viewer.ts',
    'maintenance/move.ts',
    'receipts/stored-body.ts',
    'sql/pipeline.ts',
    'sqlite/server-lock.ts',
  ],
}

/** Packages that only one room may import. */
export const privatePackages: Record<string, string> = {
  'better-sqlite3': 'store',
  'better-sqlite3-13': 'store',
  pg: 'store',
  undici: 'deliver',
}

/** Which rooms may call the outside world, and what such a call looks like. */
export const questions: readonly { what: string; rooms: readonly string[]; looksLike: RegExp }[] = [
  {
    what: 'process.env',
    rooms: ['config', 'main'],
    looksLike: /\bprocess\??\.env\b|import\s*\{[^}]*\benv\b[^}]*\}\s*from '(node:)?process'/,
  },
  {
    what: 'a lead without its mask',
    rooms: ['store', 'actions', 'transfer', 'deliver'],
    looksLike: /\bwithoutMask\b/,
  },
  {
    what: 'the clock',
    rooms: ['main', 'serve', 'commands', 'compat', 'api', 'capture'],
    looksLike: /\bDate\.now\b|\bnew Date(\(\s*\)|\b(?!\())/,
  },
]

/** What no room may use, and why. */
export const banned: readonly { what: string; looksLike: RegExp }[] = [
  // each call leaves a listener on a long-lived signal such as that of a shutdown (nodejs/node issue 64476)
  { what: 'AbortSignal.any', looksLike: /\bAbortSignal\.any\b/ },
]

/** The largest number of lines of a file. */
export const longest = 300
