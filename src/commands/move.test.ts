import { spawn } from 'node:child_process'
import { hash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sqlOn } from '../../test/command-line.ts'
import { eachDatabase, isCitus, postgres, spoolFor, sqlite, type TestDatabase } from '../../test/databases.ts'
import { always, idsOf, openDesk, start, type TestDesk } from '../../test/desk.ts'
import { useFolder } from '../../test/faults/folder.ts'
import { allOf, body, fillDesk, handmade } from '../../test/full-desk.ts'
import { indexedTexts } from '../../test/indexed-texts.ts'
import { call, program, run, runJson, startServer } from '../../test/program.ts'
import { rowsOf } from '../../test/rows.ts'
import { quoted, shell } from '../../test/shell.ts'
import { until } from '../../test/until.ts'
import { findProject } from '../actions/projects.ts'
import { fillWithLeads } from '../demo/fill.ts'
import { openStore } from '../store/open.ts'

const [file, server] = [sqlite(), postgres()]
const folder = useFolder()

/** The number of leads to move: three transactions, the last of which is interrupted. */
const many = 1_500
const gone = 1_000

/** Blocks the database at the first lead of the last transaction, longer than any timeout, and releases it. */
const stuck = {
  sqlite: {
    begin: [
      `create trigger stuck before insert on leads when new.id > ${gone} begin
         select count(*) from leads a, leads b, leads c, leads d;
       end`,
    ],
    end: ['drop trigger stuck'],
  },
  postgres: {
    begin: [
      `create function stuck() returns trigger language plpgsql as 'begin perform pg_sleep(3600); return new; end'`,
      `create trigger stuck before insert on leads for each row when (new.id > ${gone}) execute function stuck()`,
    ],
    end: [
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`,
      'drop function stuck cascade',
    ],
  },
}

type MoveOutput = {
  ok: boolean
  faults: string[]
  files: { files: number; moved: number }
  tables: { table: string; rows: number; moved: number }[]
}

test('a desk moved to PostgreSQL and back is unchanged in every column', async () => {
  const [original, between, back] = [await file.empty(), await server.fresh(), await file.fresh()]
  await fillDesk(original)

  const there = await move(original, between)
  expect(there.files).toEqual({ files: 2, moved: 2 })
  expect(there).toMatchObject({ code: 0, ok: true, faults: [], stderr: '' })
  const again = await move(between, back)
  expect(again).toMatchObject({ code: 0, ok: true, faults: [] })
  expect(again.stderr).toContain('no server may run')
  expect(again.tables).toEqual(there.tables)
  expect(there.tables.every(({ rows, moved }) => rows > 0 && moved === rows)).toBe(true)

  const tables = await tablesOf(original)
  expect(tables).toEqual(there.tables.map(({ table }) => table).sort())
  const live = await rowsOf<{ key: number }>(back, 'select key from leads where deleted_at is null order by key')
  expect(await indexedTexts(back)).toEqual(live.map(({ key }) => key))
  for (const table of tables) expect(await allOf(back, table), table).toEqual(await allOf(original, table))
  const big = 'select cast(sum as text) as sum from lead_counts where status = 99'
  expect(await rowsOf(back, big)).toEqual([{ sum: '9007199254740993' }])

  expect(again.files).toEqual({ files: 2, moved: 2 })
  expect(await filesIn(`${back.slice('sqlite:'.length)}.spool`)).toEqual(
    await filesIn(`${original.slice('sqlite:'.length)}.spool`),
  )

  for (const url of [between, back]) await expectToServe(url)
})

eachDatabase((target) => {
  const source = target.name === 'sqlite' ? server : file

  const hasTriggers = !isCitus || target.name === 'sqlite'
  test.runIf(hasTriggers)(
    'an interrupted move resumes, reports differences, and is not started a second time',
    async () => {
      const [from, to] = [await newDesk(source, many), await target.empty()]
      await cut(from, to, target.name)

      await sqlOn(to, "update leads set title = 'Another' where id = 3")
      const broken = await move(from, to)
      expect(broken).toMatchObject({ code: 1, ok: false })
      expect(broken.faults[0]).toBe(`leads: the ${many} rows differ in what they hold`)
      expect(broken.tables.find(({ table }) => table === 'leads')?.moved).toBe(many - gone)

      const serving = await call(['serve'], { DATABASE_URL: to, PORT: '0' })
      expect(serving).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('a part of the data') })

      const [lead] = await sqlOn(from, 'select title from leads where id = 3')
      await sqlOn(to, `update leads set title = '${lead?.title}' where id = 3`)
      expect(await move(from, to)).toMatchObject({ code: 0, ok: true })
      expect(await runJson(['check'], { DATABASE_URL: to })).toMatchObject({ ok: true })
      expect(await refused(from, to)).toBe('The target has data already. The target of a move must be empty')
    },
  )

  test('a move overwrites neither another desk nor a part of one', async () => {
    const [from, to, other] = [await newDesk(source), await target.empty(), await newDesk(target)]
    expect(await refused(from, other)).toMatch(/^The target has data already/)

    expect(await move(from, to)).toMatchObject({ ok: true })
    await sqlOn(to, "insert into settings (name, value) values ('move', 'from elsewhere')")
    expect(await refused(from, to)).toMatch(/^The target has a part of other data, or of this data before it changed/)
  })
})

test('a move that was interrupted while copying files resumes with the missing ones', async () => {
  const [from, to] = [await file.empty(), await file.fresh()]
  await fillDesk(from)
  const [source, target] = [from, to].map((url) => `${url.slice('sqlite:'.length)}.spool`) as [string, string]
  await writeFile(target, 'no folder')
  expect(await call(['move', '--to', to, '--json'], { DATABASE_URL: from })).toMatchObject({ code: 1, stdout: '' })
  await rm(target)
  await mkdir(target)
  const name = (await readdir(source)).find((each) => each !== 'store-id') as string
  await copyFile(join(source, name), join(target, name))
  expect(await move(from, to)).toMatchObject({ code: 0, ok: true, files: { files: 2, moved: 1 } })
  expect(await filesIn(target)).toEqual(await filesIn(source))
})

test('a move is refused while a server has the source or the target open', async () => {
  const [one, two] = [await newDesk(file), await file.empty()]
  const open = await startServer({ DATABASE_URL: one })
  try {
    expect(await refused(one, two)).toMatch(/^Another server has the store .* open/)
    expect(await refused(two, one)).toMatch(/^Another server has the store .* open/)
  } finally {
    await open.stop()
  }
  expect(await move(one, two)).toMatchObject({ ok: true })
})

test('on a terminal a bar shows the progress, and a table the moved rows', async () => {
  const [from, to] = [await newDesk(file), await file.empty()]
  const line = `${quoted(process.execPath)} ${quoted(program)} move --to ${quoted(to)}`
  const seen = await shell(`script -qec ${quoted(line)} /dev/null`, { DATABASE_URL: from, TERM: 'xterm' })
  expect(seen).toMatch(/[█=#].* 100 %/)
  expect(seen).toMatch(/projects +1 +1 +[0-9a-f]{16}/)
  expect(seen).toContain('Both stores have the same data')
})

test('an invalid target URL ends with exit code 2', async () => {
  for (const to of ['', 'mysql://localhost/desk']) {
    const { code, stderr } = await call(['move', '--to', to], { DATABASE_URL: await file.empty() })
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('It must be sqlite:PATH or postgres://'),
    })
  }
})

/** Runs a move in a separate folder, which also has the spool of a desk on PostgreSQL. */
async function move(from: string, to: string): Promise<MoveOutput & { code: number; stderr: string }> {
  const { code, stdout, stderr } = await run(['move', '--to', to, '--json'], { DATABASE_URL: from }, folder())
  return { code, stderr, ...(JSON.parse(stdout || '{}') as MoveOutput) }
}

/** The sentence of a refused move, without preceding messages about PostgreSQL. */
async function refused(from: string, to: string): Promise<string> {
  const { code, stdout, stderr } = await call(['move', '--to', to, '--json'], { DATABASE_URL: from })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  return /^zayavka: (.*)$/m.exec(stderr)?.[1] ?? stderr
}

/** Kills a move in the middle of a transaction, when some leads were copied and others not. */
async function cut(from: string, to: string, database: TestDatabase['name']): Promise<void> {
  await (await openStore(to, { now: start, spool: spoolFor(to) })).close()
  await sqlOn(to, ...stuck[database].begin)
  const env = { PATH: process.env.PATH, DATABASE_URL: from }
  const moving = spawn(process.execPath, [program, 'move', '--to', to], { env, stdio: 'ignore' })
  const ended = once(moving, 'exit')
  const arrived = async () => Number((await rowsOf<{ n: number }>(to, 'select count(*) as n from leads'))[0]?.n)
  await until(async () => (await arrived()) === gone, 'the first leads to go', 30_000)
  moving.kill('SIGKILL')
  await ended
  await sqlOn(to, ...stuck[database].end)
  expect(await arrived()).toBe(gone)
}

/** A desk with one project, and that many leads. */
async function newDesk(database: TestDatabase, leads = 0): Promise<string> {
  const url = await database.fresh()
  const desk = await openDesk(url)
  const project = await findProject(desk.store, desk.project)
  await fillWithLeads(desk.store, project, { leads, seed: 1 }, desk.clock.now)
  await desk.close()
  return url
}

/** The contents of the files in a folder, by name. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort()
  return Object.fromEntries(names.map((name) => [name, hash('sha256', readFileSync(join(folder, name)))]))
}

/** The tables of a database that hold stored data, not derived data. */
async function tablesOf(url: string): Promise<string[]> {
  const all = await rowsOf<{ name: string }>(url, "select name from sqlite_master where type = 'table' order by name")
  const derived = /^(sqlite_|migrations$|lead_texts|tally_cache$|commit_marks$)/
  return all.map(({ name }) => name).filter((name) => !derived.test(name))
}

/** Checks that the given key works, an Idempotency-Key is remembered, texts are found, and ids continue. */
async function expectToServe(url: string): Promise<void> {
  const desk: TestDesk = await openDesk(url)
  try {
    const once = { key: handmade, headers: { 'Idempotency-Key': 'once' } }
    expect((await desk.call('lead/create', body, once)).json).toEqual({ lead_id: '1', status: 'success' })
    const found = await desk.call('lead/list', { period: always, filters: [['name', 'like', 'ЕЖ']] }, { key: handmade })
    expect(idsOf(found)).toEqual(['2'])
    expect(await desk.lead({}, { key: handmade })).toBe('7')
  } finally {
    await desk.close()
  }
}
