import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { openDesk, start, useDesk } from '../../test/desk.ts'
import { plainSent } from '../../test/sent.ts'
import { storeReceipt } from './receipts.ts'

type Fields = Record<string, string>
type Visitor = { address?: string; agent?: string; desk?: string }

const ivan = { name: 'Иван', phone: '8 (999) 123-45-67', comment: 'Сколько стоит окно?' }

eachDatabase((db) => {
  const desk = useDesk(db, { trustProxy: ['loopback'] })
  let key: string
  beforeAll(async () => {
    key = await desk().newKey('capture', [12345])
  })
  /** Each test has its own visitor, so that tests do not affect each other. */
  let visitors = 0
  const visitor = (): Required<Omit<Visitor, 'desk'>> => ({ address: `192.0.2.${++visitors}`, agent: 'Firefox' })

  /** Submits like a site; returns the outcome of the receipt. */
  const add = async (fields: Fields, { address = '192.0.2.200', agent = 'Firefox', desk: at }: Visitor = {}) => {
    const response = await fetch(`${at ?? desk().address}/api/proxy/1.0/leads/add?key=${key}`, {
      method: 'POST',
      headers: { 'X-Forwarded-For': address, 'User-Agent': agent },
      body: new URLSearchParams(fields),
    })
    expect(response.status).toBe(200)
    const { lead_id: lead } = (await response.json()) as { lead_id: string }
    const all = await desk().store.receipts.ofLead(12345, Number(lead))
    return { lead, ends: all.map(({ end, reasons }) => [end, ...reasons.map(({ code }) => code)].join(' ')) }
  }
  const leadOf = async (id: string) => (await desk().send('GET', `/leads/${id}`)).json
  const topicsOf = async (id: string) =>
    ((await desk().send('GET', `/leads/${id}/events`)).json.items as { topics: string[] }[]).map(({ topics }) => topics)

  describe('the same content from the same visitor', () => {
    /** A second submission, and whether it is a duplicate. */
    const sameness: [what: string, fields: Fields, from: Visitor, isSame: boolean][] = [
      ['letter by letter', ivan, {}, true],
      ['with the phone typed otherwise', { ...ivan, phone: '+79991234567' }, {}, true],
      ['in another case, with spaces around', { ...ivan, comment: ' сколько СТОИТ окно? ' }, {}, true],
      ['from another source', { ...ivan, roistat: 'vk' }, {}, true],
      ['with another text', { ...ivan, comment: 'И дверь?' }, {}, false],
      ['with another phone', { ...ivan, phone: '8 (999) 123-45-68' }, {}, false],
      ['with a name that was left out', { phone: ivan.phone, comment: ivan.comment }, {}, false],
      ['to which an e-mail was added', { ...ivan, email: 'ivan@example.com' }, {}, false],
      ['under another title', { ...ivan, title: 'Замер' }, {}, false],
      ['of a colleague behind the same address', ivan, { agent: 'Chrome' }, false],
      ['of another address', ivan, { address: '198.51.100.1' }, false],
    ]

    test('at the same moment makes one lead, whatever else arrives with it', async () => {
      const [one, other] = [visitor(), visitor()]
      const sent = await Promise.all([
        ...Array.from({ length: 5 }, () => add(ivan, one)),
        ...Array.from({ length: 5 }, (_, index) => add({ ...ivan, comment: `Окно ${index}` }, other)),
      ])
      const leads = sent.map(({ lead }) => lead)
      expect(new Set(leads.slice(0, 5)).size).toBe(1)
      expect(new Set(leads).size).toBe(6)
      const all = await desk().store.receipts.ofLead(12345, Number(leads[0]))
      expect(all.map(({ end }) => end).sort()).toEqual(['joined', 'joined', 'joined', 'joined', 'lead'])
    })

    test.each(sameness)('%s', async (_, fields, from, isSame) => {
      const one = visitor()
      const first = await add(ivan, one)
      const second = await add(fields, { ...one, ...from })
      if (!isSame) return expect(second.lead).not.toBe(first.lead)
      expect(second).toEqual({ lead: first.lead, ends: ['lead', 'joined same-content'] })
    })

    test('is one lead for two minutes, and then another one', async () => {
      const one = visitor()
      const { lead } = await add(ivan, one)
      desk().clock.now = start + 120
      expect((await add(ivan, one)).lead).toBe(lead)
      desk().clock.now = start + 241
      expect((await add(ivan, one)).lead).not.toBe(lead)
      desk().clock.now = start
    })

    test('is one lead when many arrive at once, on PostgreSQL at two servers', async () => {
      const other = db.name === 'postgres' ? await openDesk(desk().url, { trustProxy: ['loopback'] }) : undefined
      const one = visitor()
      const servers = [desk().address, other?.address ?? desk().address]
      const sent = await Promise.all(
        Array.from({ length: 16 }, (_, index) => add(ivan, { ...one, desk: servers[index % 2] as string })),
      )
      await other?.close()
      const [lead, ...others] = [...new Set(sent.map((each) => each.lead))]
      expect(others).toEqual([])
      const ended = await desk().store.receipts.ofLead(12345, Number(lead))
      expect(ended.map(({ end }) => end).sort()).toEqual([...Array(15).fill('joined'), 'lead'])
    })
  })

  describe('a submit that is sent again', () => {
    const keep = async (once: string | undefined, body: string, query = '') => {
      const project = (await desk().store.projects.find(12345)) ?? expect.fail()
      return (await storeReceipt(desk().store, project, { ...plainSent, query }, Buffer.from(body), once)).id
    }

    test('is the existing receipt, even when both arrive at once', async () => {
      const [first, ...again] = await Promise.all(Array.from({ length: 8 }, () => keep('at-once', 'phone=1')))
      expect(new Set(again)).toEqual(new Set([first]))
    })

    test('leaves nothing in the spool when it is a duplicate, or could not be stored', async () => {
      const url = await db.fresh()
      const busy = await openDesk(url, { maxQueued: 1 })
      const project = (await busy.store.projects.find(12345)) ?? expect.fail()
      const large = Buffer.alloc(70_000, 'x')
      const all = await Promise.allSettled(
        Array.from({ length: 8 }, (_, index) =>
          storeReceipt(busy.store, project, plainSent, large, `large ${index % 4}`),
        ),
      )
      const refused = all.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
      expect(refused.every(({ code }) => code === 'unavailable') && refused.length > 0).toBe(true)
      const stored = new Set(all.flatMap((each) => (each.status === 'fulfilled' ? [each.value.id] : [])))
      expect(await busy.store.spool.names()).toHaveLength(stored.size)
      await busy.close()
    })

    test.each<[string, Parameters<typeof keep>]>([
      ['another body is another', ['one', 'phone=2']],
      ['another query is another', ['one', 'phone=1', 'page=2']],
      ['another submit is another', ['two', 'phone=1']],
      ['a submit without a token is another', [undefined, 'phone=1']],
    ])('%s', async (_, args) => {
      expect(await keep(...args)).not.toBe(await keep('one', 'phone=1'))
    })

    test('a large body leaves no second file behind', async () => {
      const large = 'x'.repeat(70_000)
      await Promise.all([keep('large', large), keep('large', large)])
      expect(await desk().store.spool.names()).toHaveLength(1)
    })
  })

  describe('a later enquiry of the same person', () => {
    test('is a new lead that is marked as repeat', async () => {
      const phone = '8 999 000-00-01'
      const first = await add({ phone, comment: 'Окно' })
      const later = await add({ phone: '+7 999 000 00 01', comment: 'Дверь' })
      expect(await leadOf(later.lead)).toMatchObject({ repeat_of: first.lead })
      expect(later.ends).toEqual(['lead'])
      expect(await topicsOf(later.lead)).toEqual([['lead.created', 'lead.repeated']])
    })

    test('is a comment on the open one if the project is set so', async () => {
      await desk().send('PATCH', '/capture', { repeats: 'join' })
      const phone = '8 999 000-00-02'
      const first = await add({ phone, comment: 'Окно' })
      const later = await add({ phone, name: 'Анна', comment: 'И дверь' })
      expect(later).toEqual({ lead: first.lead, ends: ['lead', 'joined same-person'] })
      const { json } = await desk().send('GET', `/leads/${first.lead}/events`)
      const commented = (json.items as { topics: string[]; after: { comment?: string } }[]).find(({ topics }) =>
        topics.includes('lead.commented'),
      )
      expect(commented?.after.comment).toBe(`Заявка с сайта\nАнна\n${phone}\nИ дверь`)
      await desk().send('PATCH', '/capture', { repeats: 'lead' })
    })

    test('joins the newest open lead, even if a newer one is closed; without one it is a new lead', async () => {
      const phone = '8 999 000-00-03'
      const open = await add({ phone, comment: 'Окно' })
      const closed = await add({ phone, comment: 'Дверь' })
      await desk().send('PATCH', '/capture', { repeats: 'join' })
      await desk().send('PATCH', `/leads/${closed.lead}`, { status: '2' })
      expect((await add({ phone, comment: 'Порог' })).lead).toBe(open.lead)
      await desk().send('DELETE', `/leads/${open.lead}`)
      const fresh = await add({ phone, comment: 'Петли' })
      expect([open.lead, closed.lead]).not.toContain(fresh.lead)
      expect(await leadOf(fresh.lead)).toMatchObject({ repeat_of: closed.lead })
      await desk().send('PATCH', '/capture', { repeats: 'lead' })
    })

    test('is no repeat without a phone and an e-mail', async () => {
      await add({ name: 'Аноним', comment: 'Раз' })
      expect(await leadOf((await add({ name: 'Аноним', comment: 'Два' })).lead)).toMatchObject({ repeat_of: null })
    })
  })
})
