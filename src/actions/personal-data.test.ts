import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { sqlOn } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { start, useDesk } from '../../test/desk.ts'
import { useForms } from '../../test/forms.ts'
import { newMember } from '../../test/members.ts'
import { plainSent } from '../../test/sent.ts'
import { pruneRaw, pruneSpam } from './prune.ts'
import { storeReceipt } from './receipts.ts'
import { pruneSpool } from './spool.ts'

const day = 86_400
const prune = pruneRaw(90)
const large = 'x'.repeat(70_000)

eachDatabase((db) => {
  const desk = useDesk(db, { spool: { limit: 200_000 }, trustProxy: true, keepRawDays: 90 })
  let key: string
  beforeAll(async () => {
    key = await desk().newKey('capture', [12345])
    await desk().send('PATCH', '/capture', { stop_words: ['казино'] })
  })
  let phones = 1_000_000
  const add = (fields: Record<string, string>) =>
    fetch(`${desk().address}/api/proxy/1.0/leads/add?key=${key}&page=7`, {
      method: 'POST',
      headers: { 'User-Agent': 'Firefox', Referer: 'https://shop.example/' },
      body: new URLSearchParams({ phone: `8999${phones++}`, ...fields }),
    })
  /** Submits a form; returns its receipt. */
  const sent = async (fields: Record<string, string>) => {
    expect((await add(fields)).status).toBe(200)
    const [row] = await sqlOn(desk().url, 'select last_receipt as id from projects where id = 12345')
    return (await found(Number(row?.id))) ?? expect.fail()
  }
  const found = (id: number) => desk().store.receipts.find(12345, id)
  const inSpool = async () => (await desk().store.spool.names()).map(({ name }) => name).sort()
  /** Attaches a file to a receipt. */
  const attach = async (receipt: number) => {
    const name = await desk().store.spool.keep(Buffer.from('план'))
    await sqlOn(
      desk().url,
      `insert into files (project_id, receipt_id, number, name, type, size, spool)
       values (12345, ${receipt}, 1, 'план.txt', 'text/plain', 8, '${name}')`,
    )
    return name
  }
  /** Back-dates a file of the spool by that many seconds. */
  const age = async (name: string, seconds: number) => {
    const at = desk().clock.now - seconds
    await utimes(join(desk().store.spool.folder, name), at, at)
  }
  const traces = { address: null, query: '', headers: {}, spool: null }

  describe('after their retention', () => {
    test('raw bodies and addresses are removed, the parsed enquiry and its lead stay', async () => {
      const small = await sent({ name: 'Анна' })
      const big = await sent({ name: 'Борис', comment: large })
      expect([small.address, small.query, small.headers['user-agent']]).toEqual(['127.0.0.1', 'page=7', 'Firefox'])
      expect(await inSpool()).toEqual([big.spool])
      expect(await prune(desk().store, start + 90 * day)).toBe(0)
      expect(await prune(desk().store, start + 90 * day + 1)).toBe(2)
      for (const before of [small, big]) {
        expect(await found(before.id)).toEqual({ ...before, ...traces, prunedAt: start + 90 * day + 1 })
        expect(before).toMatchObject({ end: 'lead', enquiry: { phone: expect.any(String) } })
      }
      expect(await desk().store.receipts.body(12345, small.id)).toBeUndefined()
      expect(await inSpool()).toEqual([])
      expect(await prune(desk().store, start + 100 * day)).toBe(0)
    })

    test('the consent of the visitor stays, with its version, time and address', async () => {
      const forms = useForms(desk)
      const consent = { text: 'Согласен', link: 'https://shop.example/privacy' }
      const { id, path } = await forms.make({ name: 'Замер', consent })
      const before = await forms.receiptOf(await forms.sent(path, { phone: '8 999 000-00-09', consent: 'on' }))
      await desk().send('PATCH', `/forms/${id}`, { consent: null })
      expect(await prune(desk().store, start + 91 * day)).toBe(1)
      const agreed = { ...consent, version: '1', at: start, address: '127.0.0.1' }
      expect(await found(before?.id ?? 0)).toMatchObject({ ...traces, enquiry: { consent: agreed } })
    })

    test('files are removed without a lead, and stay with one', async () => {
      const lead = await sent({ name: 'Вера' })
      const spam = await sent({ name: 'Казино' })
      expect([lead.end, spam.end]).toEqual(['lead', 'spam'])
      const [ofLead] = [await attach(lead.id), await attach(spam.id)]
      expect(await prune(desk().store, start + 91 * day)).toBe(2)
      expect(await inSpool()).toEqual([ofLead])
      expect(await sqlOn(desk().url, 'select spool from files')).toEqual([{ spool: ofLead }])
    })

    test('unprocessed receipts stay, however old', async () => {
      const project = (await desk().store.projects.find(12345)) ?? expect.fail()
      const sent = { ...plainSent, query: 'a=1' }
      const left = await storeReceipt(desk().store, project, sent, Buffer.from('b=2'))
      expect(await prune(desk().store, start + 1_000 * day)).toBe(0)
      expect((await desk().store.receipts.body(12345, left.id))?.toString()).toBe('b=2')
    })

    test('many are pruned in several transactions, and an aborted run leaves the rest', async () => {
      await sqlOn(
        desk().url,
        `insert into receipts (project_id, id, at, way, method, query, headers, size, reasons, score, ended)
         with recursive counted (n) as (select 1 union all select n + 1 from counted where n < 450)
         select 12345, 10000 + n, ${start}, 'in', 'POST', 'q', '{}', 0, '[]', 0, 'spam' from counted`,
      )
      expect(await prune(desk().store, start + 91 * day, AbortSignal.abort())).toBe(0)
      const both = await Promise.all([1, 2].map(() => prune(desk().store, start + 91 * day)))
      const rest = await prune(desk().store, start + 91 * day)
      expect(both.reduce((sum, count) => sum + count, rest)).toBe(450)
    })
  })

  describe('the retention of a project', () => {
    const usual = { raw_days: null, spam_days: null, delivery_days: 30, server_raw_days: 90, version: 1 }

    test('is read by those who manage, and changed by owners alone, with an entry in the audit', async () => {
      const path = '/api/v2/projects/12345/retention'
      const owner = await newMember(desk(), 'owner')
      const manager = await newMember(desk(), 'manager')
      const read = await manager.send('GET', path)
      expect(read.json).toEqual(usual)
      expect((await manager.send('PATCH', path, { raw_days: 30 })).status).toBe(403)
      const headers = { 'If-Match': String(read.headers.get('etag')) }
      const changed = await owner.send('PATCH', path, { raw_days: 30, spam_days: 10 }, headers)
      expect(changed.json).toEqual({ ...usual, raw_days: 30, spam_days: 10, version: 2 })
      const behind = await owner.send('PATCH', path, { raw_days: null }, headers)
      expect(behind.json).toMatchObject({ status: 412, code: 'settings-changed', current: { version: 2 } })
      const { json } = await desk().send('GET', '/audit', undefined, { query: { limit: '1' } })
      const details = { rawDays: 30, spamDays: 10, before: { rawDays: null, spamDays: null } }
      expect(json.items).toMatchObject([{ action: 'retention.changed', details }])
    })

    test.each([
      ['longer than the server keeps', { raw_days: 91 }, '/raw_days'],
      ['no day', { spam_days: 0 }, '/spam_days'],
      ['shorter than a delivery is tried', { delivery_days: 3 }, '/delivery_days'],
      ['longer than events go out again', { delivery_days: 31 }, '/delivery_days'],
    ])('is refused when it is %s', async (_, change, pointer) => {
      const owner = await newMember(desk(), 'owner', {
        email: `${pointer.slice(1)}${Object.values(change)}@example.com`,
      })
      const { json } = await owner.send('PATCH', '/api/v2/projects/12345/retention', change)
      expect(json).toMatchObject({ status: 422, code: 'out-of-range', pointer })
    })

    test('applies to raw bodies and to the contents of spam', async () => {
      const lead = await sent({ name: 'Галя' })
      const spam = await sent({ name: 'Казино', comment: large })
      expect(await pruneSpam(desk().store, start + 10 * day)).toBe(0)
      expect(await pruneSpam(desk().store, start + 10 * day + 1)).toBeGreaterThan(0)
      expect(await pruneSpam(desk().store, start + 10 * day + 1)).toBe(0)
      const left = { ...spam, ...traces, enquiry: null, prunedAt: start + 10 * day + 1 }
      expect(await found(spam.id)).toEqual({ ...left, reasons: spam.reasons.map(({ code }) => ({ code })) })
      expect(await inSpool()).not.toContain(spam.spool)
      expect(await found(lead.id)).toEqual(lead)
      expect(await prune(desk().store, start + 30 * day)).toBe(0)
      expect(await prune(desk().store, start + 30 * day + 1)).toBe(1)
      expect((await desk().send('POST', `/receipts/${spam.id}/not-spam`)).json).toMatchObject({
        code: 'receipt-pruned',
      })
    })
  })

  test('purging a lead removes all personal data of its receipts', async () => {
    const first = await sent({ name: 'Гость Прощальный', phone: '8 999 000-00-01', comment: large })
    const again = await sent({ name: 'Гость Прощальный', phone: '8 999 000-00-01', comment: large })
    expect(again).toMatchObject({ end: 'joined', lead: first.lead })
    await attach(first.id)
    await desk().send('DELETE', `/leads/${first.lead}`)
    const before = await inSpool()
    expect((await desk().send('POST', `/leads/${first.lead}/purge`)).status).toBe(204)
    for (const { id, end, lead } of [first, again])
      expect(await found(id)).toMatchObject({ ...traces, end, lead, enquiry: null })
    expect(before.length - (await inSpool()).length).toBe(3)
    const rows = await sqlOn(desk().url, 'select * from receipts')
    expect(JSON.stringify(rows)).not.toContain('Прощальный')
  })

  test('files without a receipt are removed after a day', async () => {
    const before = await inSpool()
    const big = await sent({ name: 'Дарья', comment: large })
    const [stray, fresh] = [
      await desk().store.spool.keep(Buffer.from('1')),
      await desk().store.spool.keep(Buffer.from('2')),
    ]
    for (const name of [big.spool as string, stray]) await age(name, day + 1)
    await age(fresh, day - 1)
    expect(await pruneSpool(desk().store, desk().clock.now)).toBe(1)
    expect(await inSpool()).toEqual([...before, big.spool, fresh].sort())
  })

  test('a full spool answers 503 with Retry-After, and stores nothing partially', async () => {
    const count = async () => (await sqlOn(desk().url, 'select count(*) as n from receipts'))[0]
    while ((await add({ name: 'Ещё', comment: large })).status === 200);
    const [receipts, files] = [await count(), await inSpool()]
    const refused = await add({ name: 'Ещё', comment: large })
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60'])
    expect([await count(), await inSpool()]).toEqual([receipts, files])
    expect((await add({ name: 'Маленькое' })).status).toBe(200)
    await prune(desk().store, start + 91 * day)
    expect((await add({ name: 'Есть место', comment: large })).status).toBe(200)
  })
})
