import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase, spoolFor, sqlite } from '../../test/databases.ts'
import { useFolder } from '../../test/faults/folder.ts'
import { allOf, fillDesk } from '../../test/full-desk.ts'
import { call, program, runJson, secretKey, startServer } from '../../test/program.ts'
import { quoted, shell } from '../../test/shell.ts'
import { until } from '../../test/until.ts'
import { movedTables } from '../store/maintenance/move.ts'

const file = sqlite()
const folder = useFolder()
const passphrase = 'верная лошадь батарейка'
const sealing = { BACKUP_PASSPHRASE: passphrase }

/** A desk with rows in every table and two files in the spool, but with wrong counts; and a small desk. */
let [full, small] = ['', '']
let odd: string[]
beforeAll(async () => {
  full = await file.empty()
  await fillDesk(full)
  const { stdout } = await call(['check', '--json'], { DATABASE_URL: full })
  odd = ofRows(JSON.parse(stdout).faults)
  small = await file.fresh()
  await runJson(['project', 'create', '--name', 'Окна', '--id', '12345'], { DATABASE_URL: small })
})

eachDatabase((target) => {
  test('a backup is restored completely, with its files, and overwrites nothing', async () => {
    const [to, made] = [await target.empty(), join(await newFolder(), 'one.tar.gz')]
    expect(await runJson(['backup', '--to', made], { DATABASE_URL: full })).toMatchObject({
      file: made,
      leads: (await allOf(full, 'leads')).length,
      files: 2,
      missing: 0,
      encrypted: false,
    })
    expect(ofRows((await restored(made, to)).faults)).toEqual(odd)
    expect(await restored(made, to)).toMatchObject({ code: 1, stderr: expect.stringContaining('has data already') })

    // and back: a backup of PostgreSQL has the same format
    const [back, again] = [await file.empty(), join(await newFolder(), 'two.tar.gz')]
    await runJson(['backup', '--to', again], { DATABASE_URL: to })
    expect(ofRows((await restored(again, back)).faults)).toEqual(odd)
    for (const table of movedTables) {
      const expected = ended.has(table) ? [] : await rowsIn(full, table)
      expect(await rowsIn(back, table), table).toEqual(expected)
    }
    expect((await filesIn(`${path(back)}.spool`)).length).toBe(2)
  })

  test('a backup of a desk whose server is writing contains everything from before its start', async () => {
    const url = await target.fresh()
    await runJson(['project', 'create', '--name', 'Окна', '--id', '12345'], { DATABASE_URL: url })
    const { key } = await runJson(['key', 'create', '--project', '12345', '--scope', 'write'], { DATABASE_URL: url })
    const desk = await startServer({ DATABASE_URL: url })
    try {
      let [sent, isOver] = [0, false]
      const create = async () => {
        const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
        const body = JSON.stringify({ title: 'Окна' })
        const made = await fetch(`${desk.address}/api/v2/projects/12345/leads`, { method: 'POST', headers, body })
        expect(made.status).toBe(201)
        sent += 1
      }
      await create()
      const creating = (async () => {
        while (!isOver) await create()
      })()
      const before = sent
      const made = join(await newFolder(), 'live.tar.gz')
      const { leads } = await runJson(['backup', '--to', made], { DATABASE_URL: url })
      isOver = true
      await creating
      expect(leads).toBeGreaterThanOrEqual(before)
      expect(leads).toBeLessThanOrEqual(sent)
      expect(await runJson(['restore', made, '--test'], {})).toMatchObject({ ok: true, leads })
      expect(await call(['restore', made, '--test', '--to', url])).toMatchObject({
        code: 2,
        stderr: expect.stringContaining("'--test"),
      })
    } finally {
      await desk.stop()
    }
  })
})

describe('an encrypted backup', () => {
  let made = ''
  beforeAll(async () => {
    const { file } = await runJson(['backup', '--to', `${await newFolder()}/`, '--encrypt'], {
      DATABASE_URL: small,
      ...sealing,
    })
    made = String(file)
  })

  test('reveals nothing, is named by its time, and contains the secret of the desk', async () => {
    expect(made).toMatch(/\/zayavka-\d{8}-\d{6}\.tar\.gz\.age$/)
    expect(readFileSync(made).subarray(0, 22).toString()).toBe('age-encryption.org/v1\n')
    const to = await file.empty()
    expect(await restored(made, to, sealing)).toMatchObject({ code: 0, ok: true })
    expect(readFileSync(`${path(to)}.secret`, 'utf8')).toBe(`${secretKey}\n`)
  })

  test('opens only with its passphrase', async () => {
    const to = await file.empty()
    const wrong = await restored(made, to, { BACKUP_PASSPHRASE: 'another passphrase' })
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('is not the passphrase of this backup') })
    expect(await restored(made, to)).toMatchObject({ code: 1, stderr: expect.stringContaining('is encrypted') })
    expect(existsSync(path(to))).toBe(false)
  })

  test('is not made without one', async () => {
    const { code, stderr } = await call(['backup', '--to', join(folder(), 'x'), '--encrypt'], { DATABASE_URL: small })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('BACKUP_PASSPHRASE must be set') })
  })
})

describe('a backup is refused, and the target is untouched,', () => {
  let whole: Buffer
  beforeAll(async () => {
    const made = join(await newFolder(), 'whole.tar.gz')
    await runJson(['backup', '--to', made], { DATABASE_URL: small })
    whole = readFileSync(made)
  })

  test.each([
    ['when it was cut in half', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2), /is damaged/],
    ['when its last bytes are missing', (bytes: Buffer) => bytes.subarray(0, -20), /is damaged/],
    ['when one bit was flipped', (bytes: Buffer) => flipped(bytes, bytes.length / 2), /is damaged/],
    ['when there is nothing in it', () => Buffer.alloc(0), /is not a backup/],
    ['when it is another file', () => Buffer.from('PK\u0003\u0004 no backup'), /is not a backup/],
  ])('%s', async (_, change, sentence) => {
    await expectRefused(change(whole), sentence)
  })

  test.each([
    [
      'of a newer program',
      { 'manifest.json': '{"format":2,"version":"9.0.0","rows":{}}' },
      /newer version of this program, 9\.0\.0/,
    ],
    ['without a manifest', { 'manifest.json': undefined }, /is not a backup/],
    ['with a manifest that says nothing', { 'manifest.json': '[]' }, /does not say what it is/],
    ['with a path outside the target', { '../../etc/cron.d/x': '* * * * * root id' }, /holds what no backup holds/],
    ['with a spool path outside the spool', { 'spool/../x': 'x' }, /holds what no backup holds/],
    ['with another store in it', { 'zayavka.db': 'SQLite format 3\0' }, /zayavka\.db is not what was written/],
    ['without its checksums', { 'checksums.json': undefined }, /its end is missing/],
  ])('%s', async (_, changes, sentence) => {
    await expectRefused(await rewritten(whole, changes), sentence)
  })

  test('when there is none', async () => {
    const to = await file.empty()
    const { code, stderr } = await restored(join(folder(), 'nowhere.tar.gz'), to)
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('cannot be read: ENOENT') })
    expect(existsSync(path(to))).toBe(false)
  })
})

test('a leftover log of another store prevents a restore, since SQLite would apply it to the new store', async () => {
  const [to, made] = [await file.empty(), join(await newFolder(), 'one.tar.gz')]
  await runJson(['backup', '--to', made], { DATABASE_URL: small })
  writeFileSync(`${path(to)}-wal`, 'of the store that was moved away')
  expect(await restored(made, to)).toMatchObject({ code: 1, stderr: expect.stringContaining('without its store') })
  expect(existsSync(path(to))).toBe(false)
})

test('an existing file is not overwritten, and a test of a backup leaves no files', async () => {
  const here = await newFolder()
  const made = join(here, 'one.tar.gz')
  await runJson(['backup', '--to', made], { DATABASE_URL: small })
  const { code, stderr } = await call(['backup', '--to', made], { DATABASE_URL: small })
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('exists already') })
  expect(await runJson(['restore', made, '--test'], { DATABASE_URL: await file.empty() })).toMatchObject({ ok: true })
  expect(await readdir(here)).toEqual(['one.tar.gz'])
})

test('a killed backup leaves no incomplete file under the name of a backup', async () => {
  const here = await newFolder()
  const env = { PATH: process.env.PATH, DATABASE_URL: small }
  const making = spawn(process.execPath, [program, 'backup', '--to', `${here}/`], { env, stdio: 'ignore' })
  const ended = once(making, 'exit')
  await until(async () => (await readdir(here)).length > 0 || making.exitCode !== null, 'the backup to begin')
  making.kill('SIGKILL')
  await ended
  for (const name of (await readdir(here)).filter((each) => each.startsWith('zayavka-')))
    expect(await runJson(['restore', join(here, name), '--test'])).toMatchObject({ ok: true }) // it was complete already
})

test('tar opens an unencrypted backup', async () => {
  const made = join(await newFolder(), 'plain.tar.gz')
  await runJson(['backup', '--to', made], { DATABASE_URL: full })
  const names = (await shell(`tar --list --gzip --file ${quoted(made)}`)).trim().split('\n')
  expect(names.filter((name) => !name.startsWith('spool/'))).toEqual(['manifest.json', 'zayavka.db', 'checksums.json'])
  expect(names.filter((name) => name.startsWith('spool/'))).toHaveLength(2)
})

/** The faults without those of the full-text index, which another database rebuilds. */
function ofRows(faults: string[] = []): string[] {
  return faults.filter((fault) => !fault.includes('full-text index'))
}

/** The tables that a restore empties, since their rows grant temporary access. */
const ended: ReadonlySet<string> = new Set([
  ...['auth_session', 'auth_verification', 'password_resets', 'mail_changes', 'link_tokens'],
])

/** Rows that a restore changes or adds. */
const changed: Partial<Record<(typeof movedTables)[number], RegExp>> = {
  settings: /"restores"/,
  counters: /"(visit|notice)"/,
}

/** The rows of a table that a restore leaves unchanged. */
async function rowsIn(url: string, table: (typeof movedTables)[number]) {
  const rows = (await allOf(url, table)).filter((row) => !changed[table]?.test(row))
  return table === 'invitations' ? rows.map((row) => row.replace(/"ended_at":(null|\d+)/, '')) : rows
}

async function newFolder(): Promise<string> {
  return mkdtemp(join(folder(), 'at-'))
}

function path(url: string): string {
  return url.slice('sqlite:'.length)
}

async function restored(from: string, to: string, env: Record<string, string> = {}) {
  const spool = spoolFor(to).folder
  const settings = { DATABASE_URL: to, ...(spool && { SPOOL_FOLDER: spool }), ...env }
  const { code, stdout, stderr } = await call(['restore', from, '--json'], settings)
  return { code, stderr, ...(JSON.parse(stdout || '{}') as { ok?: boolean; faults?: string[] }) }
}

async function expectRefused(bytes: Buffer, sentence: RegExp): Promise<void> {
  const [to, made] = [await file.empty(), join(await newFolder(), 'odd.tar.gz')]
  writeFileSync(made, bytes)
  const { code, stderr } = await restored(made, to)
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(sentence) })
  expect(existsSync(path(to))).toBe(false)
  expect((await readdir(join(path(to), '..'))).filter((name) => name.includes('restore'))).toEqual([])
  await rm(made)
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[Math.floor(at)] = (copy[Math.floor(at)] ?? 0) ^ 1
  return copy
}

/** An archive with some entries replaced, added, or left out. */
async function rewritten(bytes: Buffer, changes: Record<string, string | undefined>): Promise<Buffer> {
  const [from, to] = [join(await newFolder(), 'from'), join(await newFolder(), 'to')]
  writeFileSync(from, bytes)
  const [unpacked, packed] = [extract(), pack()]
  const reading = pipeline(createReadStream(from), createGunzip(), unpacked)
  const writing = pipeline(packed, createGzip(), createWriteStream(to))
  const left = new Map(Object.entries(changes))
  for await (const each of unpacked) {
    const entry = each as typeof each & AsyncIterable<Buffer>
    const parts: Buffer[] = []
    for await (const part of entry) parts.push(part)
    const { name } = entry.header
    if (name === 'checksums.json')
      for (const [added, text] of left) if (text !== undefined) packed.entry({ name: added }, text)
    if (!(name in changes)) packed.entry({ name }, Buffer.concat(parts))
    else if (changes[name] !== undefined) packed.entry({ name }, changes[name])
    left.delete(name)
  }
  packed.finalize()
  await Promise.all([reading, writing])
  return readFileSync(to)
}

async function filesIn(spool: string): Promise<string[]> {
  return (await readdir(spool)).filter((name) => name !== 'store-id')
}
