import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { testFiles } from './needs-reporter.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Whether this is `npm test`, the part of the tests that takes minutes. */
    isQuick: boolean
  }
}

/** The browser tests of `npm test`: what an owner does on the first day, and what visitors of a site use. */
export const mainStories = [
  ...['bell', 'board', 'card', 'filter', 'first-run', 'import', 'lead'].map((name) => `console-${name}`),
  ...['counter', 'form', 'snippet'],
]

/**
 * The test files, by path or folder, that `npm test` leaves to `npm run test:all`. Each starts several programs, loads very many rows, or measures
 * for many seconds. What they test has a shorter test as well, or seldom changes.
 */
export const thorough = [
  'src/actions/spool-room.test.ts',
  'src/api/imports/again.test.ts',
  'src/api/imports/import-between.test.ts',
  'src/api/imports/import-lease.test.ts',
  'src/api/imports/own-numbers.test.ts',
  'src/api/imports/pull-beside.test.ts',
  'src/api/imports/rejected-download.test.ts',
  'src/api/imports/round-trip.test.ts',
  'src/api/imports/ugly-files.test.ts',
  'src/api/imports/undo-time.test.ts',
  'src/api/people/hash-share.test.ts',
  'src/api/reports/lists-at-limits.test.ts',
  'src/api/reports/ways.test.ts',
  'src/backup/bucket.test.ts',
  'src/backup/restore.test.ts',
  'src/backup/schedule.test.ts',
  'src/backup/shared-schedule.test.ts',
  'src/backup/work-folder.test.ts',
  'src/capture/stored-bytes.test.ts',
  'src/capture/worst.test.ts',
  'src/commands/backup.test.ts',
  'src/commands/calls.test.ts',
  'src/commands/demo.test.ts',
  'src/commands/import-left.test.ts',
  'src/commands/import.test.ts',
  'src/commands/key.test.ts',
  'src/commands/move.test.ts',
  'src/commands/pull-again.test.ts',
  'src/commands/restore-secret.test.ts',
  'src/compat/idempotency-processes.test.ts',
  'src/compat/long-list.test.ts',
  'src/deliver/hostile.test.ts',
  'src/demo/leads.test.ts',
  'src/demo/quarter.test.ts',
  'src/first-start.test.ts',
  'src/letters/letters.test.ts',
  'src/log.test.ts',
  'src/metrics.test.ts',
  'src/people/password.test.ts',
  'src/pull/vendor.test.ts',
  'src/serve-secrets.test.ts',
  'src/serve.test.ts',
  'src/store/batch/writer-worker-client.test.ts',
  'src/store/cache.test.ts',
  'src/store/exports/export-space.test.ts',
  'src/store/exports/exports.test.ts',
  'src/store/exports/slow-clients.test.ts',
  'src/store/postgres/prepared-statements.test.ts',
  'src/store/receipts/spool-owner.test.ts',
  'src/store/schema/migrate.test.ts',
  'src/store/schema/migrations/0026-foreign-domains.test.ts',
  'src/store/sqlite/fts-merge.test.ts',
  'src/transfer/import/table.test.ts',
  'test/bench.test.ts',
  'test/console-exports.test.ts',
  'test/event-processes.test.ts',
  'test/faults/',
  'test/fuzz/',
  'test/pgbouncer.test.ts',
  'test/processes.test.ts',
  'test/properties/nul.test.ts',
  'test/properties/own-lists.test.ts',
  'test/properties/reports.test.ts',
  'test/regular-expressions.test.ts',
  'test/replica.test.ts',
  'test/rights-processes.test.ts',
  'test/unknown-fields.test.ts',
]

/** The paths that `npm test` leaves out; a folder ends in a slash. */
export function leftToAll(root: string): string[] {
  const stories = readdirSync(join(root, 'test/browser')).filter((file) => file.endsWith('.test.ts'))
  const others = stories.filter((file) => !mainStories.includes(file.replace('.test.ts', '')))
  return [...thorough, ...others.map((file) => `test/browser/${file}`)]
}

/** A path of `leftToAll` as a pattern. */
export function testsUnder(path: string): string {
  return path.endsWith('/') ? `${path}**/*.test.ts` : path
}

/** The files that `npm test` runs on SQLite alone. */
export function eachDatabaseFiles(root: string): string[] {
  const left = leftToAll(root)
  return testFiles(root).filter(
    (file) =>
      !left.some((path) => file.startsWith(path)) && readFileSync(join(root, file), 'utf8').includes('eachDatabase('),
  )
}
