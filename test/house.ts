/** The rooms of src/, a folder or a single file each, by floor: a room may import from any floor below its own. */
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

/** The few rooms that may import from their own floor, and from whom. */
export const neighbours: Record<string, readonly string[]> = {
  texts: ['domain'],
  main: ['commands', 'serve', 'app', 'config', 'secret-files'],
  'secret-files': ['config'],
  commands: ['serve'],
  demo: ['intake', 'people'], // its enquiries come in as those of visitors, its staff cannot sign in
  pull: ['deliver'], // its requests go out through the same guard
  serve: ['app', 'config', 'first-start', 'heap-growth', 'log', 'metrics', 'stop-signal', 'unencrypted'],
  metrics: ['app'],
  app: ['documentation', 'guides', 'console'],
}

/** Rooms whose types alone may be imported on their own floor: settings are handed down as values. */
export const typesOnly: readonly string[] = ['config']

/**
 * The groups inside a room, each a folder or a file, from the lowest to the highest: one may import from those in any line above its own.
 * The nearest name counts, so that a file may stand elsewhere than its folder.
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
    ['tasks'],
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

/** What other rooms may import of a room; of any other room everything. Reads of leads have no other way in than an open store. */
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

/** Packages that one room alone may import. */
export const privatePackages: Record<string, string> = {
  'better-sqlite3': 'store',
  'better-sqlite3-13': 'store',
  pg: 'store',
  undici: 'deliver',
}

/** Where the outside world may be asked, and how such a question looks. */
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
  // each call leaves something at a signal that lives long, such as that of a shutdown (nodejs/node issue 64476)
  { what: 'AbortSignal.any', looksLike: /\bAbortSignal\.any\b/ },
]

/** No file is longer, in lines. */
export const longest = 300
