import { copyFile, open, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqlOn, useCommandLine } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { openDesk, type TestDesk } from '../../test/desk.ts'
import { call } from '../../test/program.ts'
import { zoneVariant } from '../store/counts/zone-variant.ts'

eachDatabase((database) => {
  const cli = useCommandLine(database)
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(cli.url())
    await desk.lead({ creation_date: '2024-01-15T10:20:00Z', price: 100 })
    await desk.lead({ creation_date: '2024-01-15T10:40:00Z', price: 200 })
    await desk.lead({ creation_date: '1969-12-31T23:59:59Z', status: '2' })
    await desk.call('lead/update', { id: 2, status: '1', price: '12.34' })
  })
  afterAll(() => desk.close())

  /** The output of `check` with these arguments, and its exit code. */
  const check = async (...args: string[]) => {
    const { code, stdout, stderr } = await cli.ran('check', ...args, '--json')
    return { code, stderr, ...JSON.parse(stdout) }
  }
  const whole = { code: 0, stderr: '', ok: true, faults: [], repaired: [] }

  test('an intact store is reported as whole', async () => {
    expect(await check()).toEqual(whole)
    expect(await cli.text('check')).toBe('The store is intact\n')
  })

  /** A statement that damages the roll-up, and the reported fault. */
  const broken: [statement: string, fault: string][] = [
    [
      'delete from lead_counts where status = 2 and grain = 3600',
      'status 2 wrongly in the hour of 1969-12-31T23:00:00.000Z',
    ],
    [
      'insert into lead_counts (project_id, grain, slice, status, n, sum) values (12345, 86400, 1, 0, 5, 0)',
      'status 0 wrongly in the day of 1970-01-02T00:00:00.000Z',
    ],
    [
      'update lead_counts set sum = sum - 1 where status = 0 and n = 1 and grain = 3600',
      'status 0 wrongly in the hour of 2024-01-15T10:00:00.000Z',
    ],
    [
      'update lead_counts set n = n + 1 where status = 1 and grain = 86400',
      'status 1 wrongly in the day of 2024-01-15T00:00:00.000Z',
    ],
    [
      'update paid_counts set n = n + 1 where status = 1 and grain = 86400',
      'what was paid in status 1 wrongly in the day of 2024-03-01T00:00:00.000Z',
    ],
  ]

  test('each wrong cell of the roll-up is reported with exit code 1, and --repair mends them', async () => {
    await cli.sql(...broken.map(([statement]) => statement))
    const faults = broken.map(([, fault]) => `Project 12345 counts ${fault}`)
    const found = await check()
    expect({ ...found, faults: found.faults.sort() }).toEqual({
      code: 1,
      stderr: '',
      ok: false,
      faults: faults.sort(),
      repaired: [],
    })
    const mended = await check('--repair')
    expect({ ...mended, repaired: mended.repaired.sort() }).toEqual({ ...whole, repaired: faults })
    expect(await check()).toEqual(whole)
  })

  test('a wrong cached count of a report is reported, and --repair removes it', async () => {
    await cli.sql(`insert into tally_cache (project_id, kind, grain, slice, variant, version, data)
      select 12345, 'creation_date source', 'day', 19737, '${zoneVariant('Europe/Moscow')}', sum(version), '[]' from lead_counts
      where grain = 86400 and slice in (19736, 19737)`)
    const fault = 'Project 12345 keeps a wrong count for reports, creation_date source, of 2024-01-15'
    expect(await check()).toEqual({ ...whole, code: 1, ok: false, faults: [fault] })
    expect(await check('--repair')).toEqual({ ...whole, repaired: [fault] })
    expect(await check()).toEqual(whole)
  })

  test('without --json a fault is a line', async () => {
    await cli.sql('update lead_counts set n = n + 1 where status = 1 and grain = 3600')
    const line = 'Project 12345 counts status 1 wrongly in the hour of 2024-01-15T10:00:00.000Z'
    expect(await cli.ran('check')).toEqual({ code: 1, stdout: `${line}\n`, stderr: '' })
    expect(await cli.ran('check', '--repair')).toEqual({ code: 0, stdout: `${line}: repaired\n`, stderr: '' })
  })

  if (database.name === 'sqlite')
    test.each(['\uFFFE', '\uFFFF', '\u{1FFFE}', '\uFFFD', '👩‍👩‍👧', '\u0301'])(
      'a text with %j is indexed without a fault',
      async (odd) => {
        await desk.call('lead/update', { id: 1, title: `Окна ${odd} и двери` })
        expect((await check()).faults).toEqual([])
      },
    )
  if (database.name === 'sqlite')
    test.each([
      ['lacks a lead', 'delete from lead_texts where rowid = 4294967297', '1'],
      [
        'has another text of the same length',
        `insert or replace into lead_texts (rowid, title, name) values (4294967298, 'заявкб', 'иван')`,
        '2',
      ],
      ['has a lead that is not there', `insert into lead_texts (rowid, title) values (4294967396, 'призрак')`, '100'],
      ['has one that is in the bin', 'update leads set deleted_at = 1 where id = 3', '3'],
    ])('a full-text index that %s is reported, and --repair mends it', async (_, broken, id) => {
      await cli.sql(broken)
      const line = `Project 12345 has leads that the full-text index does not hold as they are: ${id}`
      const texts = (faults: string[]) => faults.filter((fault) => fault.includes('full-text index'))
      expect(texts((await check()).faults)).toEqual([line])
      expect(texts((await check('--repair')).repaired)).toEqual([line])
      expect(texts((await check()).faults)).toEqual([])
      await cli.sql('update leads set deleted_at = null')
      await check('--repair') // the roll-up and the index depend on the bin
    })
  else
    test.each([
      ['is absent', 'drop index leads_trigrams'],
      ['was left unfinished', "update pg_index set indisvalid = false where indexrelid = 'leads_trigrams'::regclass"],
    ])('a full-text index that %s is reported, and --repair creates it', async (_, broken) => {
      await cli.sql(broken)
      const line = 'The full-text index is absent or not whole, so that search reads every lead'
      expect((await check()).faults).toEqual([line])
      expect((await check('--repair')).repaired).toEqual([line])
      expect(await check()).toEqual(whole)
    })

  describe('the spool', () => {
    const old = new Date(Date.now() - 2 * 86_400_000)
    const place = (name: string) => join(desk.store.spool.folder, name)

    test('a file without a row is reported after a day, and removed with --repair', async () => {
      const [stray, fresh] = [
        await desk.store.spool.keep(Buffer.from('1')),
        await desk.store.spool.keep(Buffer.from('2')),
      ]
      await utimes(place(stray), old, old)
      const line = `The spool holds the file ${stray}, which belongs to no receipt`
      expect((await check()).faults.filter((fault: string) => /spool/.test(fault))).toEqual([line])
      expect((await check('--repair')).repaired).toEqual([line])
      expect((await desk.store.spool.names()).map(({ name }) => name)).toEqual([fresh])
    })

    test('a row whose file is missing is reported, and stays', async () => {
      const key = await desk.newKey('capture', [12345])
      const body = new URLSearchParams({ name: 'Иван', comment: 'ё'.repeat(50_000) })
      await fetch(`${desk.address}/api/proxy/1.0/leads/add?key=${key}`, { method: 'POST', body })
      const spool = (await desk.store.receipts.find(12345, 1))?.spool as string
      await rm(place(spool))
      const line = `Project 12345 lacks the file ${spool} of receipt 1 in the spool`
      expect((await check()).faults).toContain(line)
      expect((await check('--repair')).faults).toContain(line)
      await cli.sql('update receipts set spool = null')
    })
  })

  test('a lead without the event of its creation, and a gap in the events, are reported and not mended', async () => {
    await cli.sql('delete from events where lead_id = 1')
    const faults = [
      'Project 12345 has events that do not count up to its last number',
      'Project 12345 has a lead without the event that made it',
    ]
    expect(await check()).toEqual({ code: 1, stderr: '', ok: false, faults, repaired: [] })
    expect(await check('--repair')).toEqual({ code: 1, stderr: '', ok: false, faults, repaired: [] })
  })

  test('a lead above the last number of its project is reported', async () => {
    await cli.sql('update projects set last_lead = 2 where id = 12345')
    expect((await check()).faults).toContain('Project 12345 has a lead above its last number')
  })

  test('a cost above the last number of costs is reported', async () => {
    await desk.send('PUT', '/costs', { costs: [{ day: '2024-03-01', source: 'vk', amount: '1' }] })
    await cli.sql("delete from counters where noun = 'cost'")
    expect((await check()).faults).toContain('Project 12345 has a cost above its last number')
  })

  if (database.name === 'sqlite')
    test.each([
      ['of an index', 'leads_status', /page|leads_status|damaged/],
      ['of a table', 'events', /page|damaged/],
    ])('the damage %s of a SQLite file is reported', async (_, name, reported) => {
      const file = cli.url().slice('sqlite:'.length)
      const damaged = `${file}.${name}`
      await sqlOn(cli.url(), 'pragma wal_checkpoint(truncate)')
      await copyFile(file, damaged)
      const [root] = await sqlOn(`sqlite:${damaged}`, `select rootpage from sqlite_master where name = '${name}'`)
      await overwrite(damaged, (Number(root?.rootpage) - 1) * 4096)
      const { code, stdout, stderr } = await call(['check', '--json'], { DATABASE_URL: `sqlite:${damaged}` })
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
      const { ok, faults } = JSON.parse(stdout)
      expect(ok).toBe(false)
      expect(faults[0]).toMatch(reported)
    })
})

/** Overwrites one page of a file with garbage. */
async function overwrite(path: string, position: number): Promise<void> {
  const file = await open(path, 'r+')
  await file.write(Buffer.alloc(4096, 'Z'), 0, 4096, position)
  await file.close()
}
