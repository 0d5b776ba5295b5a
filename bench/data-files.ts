import { constants, copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from '../src/store/sqlite/driver.ts'
import { until } from '../test/until.ts'
import { cacheName } from './cached-data.ts'
import type { DataOptions } from './data-options.ts'
import { naiveTables, responses } from './naive-store.ts'
import { fillDesk } from './processes.ts'

/** Two SQLite files in a temporary folder, new or copied from the cache. */
export async function dataInFiles({ leads, program, keep }: DataOptions, folder: string) {
  const used = join(folder, 'used')
  if (keep) copyCached(await cachedFiles(program, leads, keep), used)
  else await makeFiles(program, leads, used)
  const [desk, naive] = [join(used, 'desk.db'), join(used, 'naive.db')]
  let fresh = 0
  return {
    url: `sqlite:${desk}`,
    naiveUrl: `sqlite:${naive}`,
    version: `SQLite ${sqliteVersion()}`,
    freshUrl: async () => `sqlite:${join(folder, `fresh-${++fresh}`, 'desk.db')}`,
    sizes: async () => ({ desk: statSync(desk).size, naive: statSync(naive).size }),
    rest: async (quiet: number) => {
      const isQuiet = () => Date.now() - writtenAt(`${desk}-wal`) > quiet
      await until(isQuiet, 'the desk to write nothing more', 120_000)
    },
    close: async () => {},
  }
}

/** The folder of the cached files; an interrupted run leaves none of that name. */
async function cachedFiles(program: string, leads: number, keep: string): Promise<string> {
  const cached = join(keep, `sqlite-${cacheName(leads)}`)
  if (existsSync(cached)) return cached
  const unfinished = `${cached}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  await makeFiles(program, leads, unfinished)
  renameSync(unfinished, cached)
  return cached
}

function copyCached(cached: string, used: string): void {
  mkdirSync(used)
  for (const name of ['desk.db', 'naive.db'])
    copyFileSync(join(cached, name), join(used, name), constants.COPYFILE_FICLONE)
}

async function makeFiles(program: string, leads: number, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await fillDesk(program, `sqlite:${join(folder, 'desk.db')}`, leads)
  const database = new Database(join(folder, 'naive.db'))
  database.pragma('journal_mode = wal')
  database.prepare('attach ? as desk').run(join(folder, 'desk.db'))
  database.exec(responses)
  const tables = naiveTables('integer primary key', '', 'desk.leads', 'desk.statuses')
  for (const statement of tables) database.exec(statement)
  database.exec('detach desk')
  database.close()
}

function writtenAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function sqliteVersion(): string {
  const database = new Database(':memory:')
  const version = database.prepare('select sqlite_version()').pluck().get()
  database.close()
  return String(version)
}
