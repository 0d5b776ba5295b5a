import { describe, expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { type Came, capturing } from '../../../test/capturing.ts'
import { sqlOn } from '../../../test/command-line.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { workJobs } from '../../actions/jobs.ts'
import { reinterpret } from '../../intake/replay.ts'

type Json = Record<string, unknown>
type Receipt = Json & { id: string; end: string; lead: string | null }

eachDatabase((database) => {
  const desk = useDesk(database)
  const { came, prune } = capturing(desk)
  const leads = apiLeads(desk)
  const again = async (id: string, how: 'replay' | 'not-spam' = 'replay') => {
    const { json } = await desk().send('POST', `/receipts/${id}/${how}`)
    return json as { receipt: Receipt; undo: string | null } & Json
  }
  const leadOf = async (id: unknown) => (await desk().send('GET', `/leads/${id}`, undefined, { query: bin })).json
  const bin = { deleted: 'true' }

  describe('one that has no lead', () => {
    test.each<[string, Came, 'replay' | 'not-spam', Json]>([
      ['spam by earlier rules becomes a lead', { end: 'spam' }, 'replay', { end: 'lead', score: 0, reasons: [] }],
      ['a waiting one is processed', { end: null }, 'replay', { end: 'lead' }],
      [
        'one in quarantine that can now be read becomes a lead',
        { end: 'quarantine', reasons: [{ code: 'unreadable' }] },
        'replay',
        { end: 'lead', reasons: [] },
      ],
      ['marked as not spam becomes a lead', { end: 'spam' }, 'not-spam', { reasons: [{ code: 'not-spam' }] }],
      ['an empty one stays in quarantine', { name: '', end: 'quarantine' }, 'not-spam', { end: 'quarantine' }],
    ])('%s', async (_, what, how, ended) => {
      const phone = what.name === '' ? '' : `+7999${Math.random().toString().slice(2, 9)}`
      const id = await came({ name: 'Анна', phone, ...what })
      const { receipt, undo } = await again(id, how)
      expect(receipt).toMatchObject({ id, ...ended })
      if (receipt.end !== 'lead') return expect([receipt.lead, undo]).toEqual([null, null])
      expect(await leadOf(receipt.lead)).toMatchObject({ name: 'Анна', phone, door: 'capture', created_by: 'key:1' })
      await leads.undo(undo)
      expect((await leadOf(receipt.lead)).deleted_at).not.toBeNull()
      await leads.expectWhole()
    })

    test('concurrent requests make one lead', async () => {
      const id = await came({ name: 'Борис', end: 'spam' })
      const all = await Promise.all(Array.from({ length: 5 }, () => again(id, 'not-spam')))
      expect(new Set(all.map(({ receipt }) => receipt.lead)).size).toBe(1)
      expect(all.filter(({ undo }) => undo !== null)).toHaveLength(1)
    })
  })

  describe('one that has its lead', () => {
    /** A receipt, understood by a mapping that took the name for a text. */
    const mistaken: Came = { name: 'Вера', phone: '+79990000003', understood: { name: null, text: 'Вера' } }
    const first = async (what: Came = mistaken) => {
      const { json } = await desk().send('GET', `/receipts/${await came(what)}`)
      return json as Receipt
    }

    test('changes fields that nobody edited since, as an event that can be undone', async () => {
      const { id, lead } = await first()
      expect(await leadOf(lead)).toMatchObject({ name: null, text: 'Вера' })
      const { receipt, undo } = await again(id)
      expect(receipt).toMatchObject({ end: 'lead', lead, understood: { name: 'Вера', text: null } })
      expect(await leadOf(lead)).toMatchObject({ name: 'Вера', text: null, version: 2 })
      expect((await leads.events(lead as string)).map(({ topics }) => topics)).toEqual([
        ['lead.created'],
        ['lead.changed'],
      ])
      await leads.undo(undo)
      expect(await leadOf(lead)).toMatchObject({ name: null, text: 'Вера', version: 3 })
    })

    test('keeps fields that somebody edited since, judging each own field by itself', async () => {
      const fields = { Город: 'Тверь', Тип: 'дом' }
      const { id, lead } = await first({ ...mistaken, phone: '+79990000004', understood: { text: 'Вера', fields } })
      await leads.change(lead as string, { text: 'Звонила', fields: { Город: 'Клин' } })
      await again(id)
      expect(await leadOf(lead)).toMatchObject({ text: 'Звонила', fields: { Город: 'Клин' }, version: 3 })
    })

    test('a second replay changes nothing', async () => {
      const { id, lead } = await first({ ...mistaken, phone: '+79990000005' })
      await again(id)
      await leads.change(lead as string, { name: null })
      expect((await again(id)).undo).toBeNull()
      expect(await leadOf(lead)).toMatchObject({ name: null, version: 3 })
    })

    test('marking it as not spam changes nothing, alone or with others', async () => {
      const { id, lead } = await first({ ...mistaken, phone: '+79990000009' })
      expect(await again(id, 'not-spam')).toMatchObject({ receipt: { understood: { text: 'Вера' } }, undo: null })
      const { json } = await desk().send('POST', '/receipts/not-spam', { ids: [id] })
      expect(json).toMatchObject({ job: { changed: 0, skipped: 1 } })
      expect(await leadOf(lead)).toMatchObject({ name: null, text: 'Вера', version: 1 })
    })

    test('marking it as not spam makes no second lead, and does not change a lead in the bin', async () => {
      const { id, lead } = await first({ ...mistaken, phone: '+79990000006' })
      await leads.remove(lead as string)
      expect(await again(id, 'not-spam')).toMatchObject({ receipt: { end: 'lead', lead }, undo: null })
      expect(await leadOf(lead)).toMatchObject({ name: null, text: 'Вера' })
    })
  })

  test('a pruned one cannot be replayed, but marking it as not spam makes a lead from what was understood', async () => {
    const id = await came({ name: 'Глеб', phone: '+79990000007', end: 'spam' })
    await prune(id)
    expect(await again(id)).toMatchObject({ status: 410, code: 'receipt-pruned' })
    const { receipt } = await again(id, 'not-spam')
    expect(await leadOf(receipt.lead)).toMatchObject({ name: 'Глеб', phone: '+79990000007', title: 'Заявка с сайта' })
  })

  test('one whose file is lost behaves the same, and keeps what was understood', async () => {
    const body = Buffer.from(`name=${'x'.repeat(70_000)}`)
    const id = await came({ body, end: 'spam', understood: { name: 'Дина', phone: '+79990000008' } })
    const kept = await desk().store.receipts.find(12345, Number(id))
    await desk().store.spool.remove(kept?.spool as string)
    expect(await again(id)).toMatchObject({ status: 410, code: 'receipt-pruned' })
    const { receipt } = await again(id, 'not-spam')
    expect(await leadOf(receipt.lead)).toMatchObject({ name: 'Дина', phone: '+79990000008' })
  })

  test('an unknown one is refused', async () => {
    expect(await again('999999')).toMatchObject({ status: 404, code: 'no-such-receipt' })
    expect(await again('x', 'not-spam')).toMatchObject({ status: 404, code: 'no-such-receipt' })
  })

  describe('many', () => {
    const many = async (how: 'replay' | 'not-spam', body: object) => {
      const { status, json } = await desk().send('POST', `/receipts/${how}`, body)
      return { status, ...json } as { status: number; total: number; job: Json | null; code?: string }
    }
    const some = async (count: number, what: Came) => {
      const ids: string[] = []
      for (let index = 0; index < count; index++)
        ids.push(await came({ ...what, name: `${what.name} ${index}`, phone: `+7999${1_000_000 + index}` }))
      return ids
    }
    const ended = async (job: Json | null) => {
      const means = { store: desk().store, reinterpret, clock: () => desk().clock.now + 60 }
      await workJobs(means, () => false)
      return (await desk().send('GET', `/jobs/${job?.id}`)).json
    }

    test('given by ids, some unknown or with a lead already, are undone as a whole', async () => {
      const spam = await some(3, { name: 'Много', end: 'spam', form: 7 })
      const done = await many('not-spam', { ids: [...spam, await came({ name: 'Есть' }), '999999'] })
      expect(done).toMatchObject({ status: 200, total: 5, job: { kind: 'not-spam', changed: 3, skipped: 2 } })
      const made = (await desk().send('GET', '/receipts', undefined, { query: { form: '7' } })).json.items as Receipt[]
      expect(made.map(({ end }) => end)).toEqual(['lead', 'lead', 'lead'])
      await leads.undo(done.job?.undo)
      for (const { lead } of made) expect((await leadOf(lead)).deleted_at).not.toBeNull()
      await leads.expectWhole()
    })

    test('that make no lead are undone without a change, and an undo stops them', async () => {
      const id = await came({ name: '', phone: '', end: 'spam' })
      const { job } = await many('not-spam', { ids: [id] })
      expect(job).toMatchObject({ changed: 1 })
      const nothing = { leads: 0, restored: 0, skipped: 0, undo: null }
      expect((await desk().send('POST', `/undo/${job?.undo}`)).json).toEqual(nothing)

      await sqlOn(desk().url, `update jobs set state = 'running', token = 'still-at-it' where id = ${job?.id}`)
      expect((await desk().send('POST', '/undo/still-at-it')).json).toEqual(nothing)
      expect((await desk().send('GET', `/jobs/${job?.id}`)).json).toMatchObject({ state: 'stopped' })
    })

    test('given by a filter are those that match at the start, processed over several transactions', async () => {
      await some(60, { name: 'Толпа', end: 'quarantine', way: 'proxy', mapping: 'old' })
      const filter = { end: 'quarantine', mapping: 'old', period: 'all' }
      expect(await many('replay', { ...filter, dry_run: true })).toMatchObject({ status: 200, total: 60, job: null })
      const begun = await many('replay', filter)
      expect(begun.total).toBe(60)
      expect(await ended(begun.job)).toMatchObject({ state: 'done', kind: 'replay', changed: 60, skipped: 0 })
      expect(await many('replay', { ...filter, dry_run: true })).toMatchObject({ total: 0 })
      await leads.expectWhole()
    })

    test.each<[string, object, string]>([
      ['none', {}, 'receipts-unclear'],
      ['an empty search', { q: '' }, 'receipts-unclear'],
      ['a blank search', { q: ' \n ' }, 'receipts-unclear'],
      ['ids and a filter', { ids: ['1'], end: 'spam' }, 'receipts-unclear'],
      ['an unknown period', { period: 'someday' }, 'unknown-period'],
      ['what is no id', { ids: ['x'] }, 'wrong-form'],
    ])('said as %s are refused', async (_, body, code) => {
      expect(await many('replay', body)).toMatchObject({ status: 422, code })
    })

    test.each(['receipts.not_spam', 'receipts.replayed'])(
      'and single ones are recorded in the audit log: %s',
      async (action) => {
        const { json } = await desk().send('GET', '/audit', undefined, { query: { action } })
        const noted = (json.items as { subject: string }[]).map(({ subject }) => subject.replace(/\d+/, 'N'))
        expect(new Set(noted)).toEqual(new Set(['receipt:N', 'job:N']))
      },
    )
  })
})
