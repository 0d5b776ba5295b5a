import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { openDesk, useDesk } from '../../../test/desk.ts'
import { ask, listen, upTo } from '../../../test/listener.ts'
import { until } from '../../../test/until.ts'

type Item = Record<string, unknown> & { number: string; topics: string[]; lead_id: string }

eachDatabase((db) => {
  const desk = useDesk(db)
  const page = async (query: Record<string, string> = {}) => {
    const { status, json } = await desk().send('GET', '/events', undefined, { query })
    expect(status, JSON.stringify(json)).toBe(200)
    return json as { items: Item[]; next: string; last: string }
  }
  const numbers = async (query: Record<string, string>) => (await page(query)).items.map(({ number }) => Number(number))

  test('a new project has no events', async () => {
    expect(await page()).toEqual({ items: [], next: '0', last: '0' })
  })

  test('an event has the changed fields with their old and new values', async () => {
    const id = await desk().lead({ name: 'Иван', phone: '+7 999 123-45-67', price: 100.5, source: 'site' })
    await desk().call('lead/update', { id, status: '1', price: 200, phone: null })
    expect(await page()).toEqual({
      items: [
        {
          number: '1',
          at: '2024-03-01T12:00:00Z',
          door: 'wire',
          actor: 'key:1',
          lead_id: '1',
          topics: ['lead.created'],
          before: null,
          after: {
            title: 'Заявка',
            name: 'Иван',
            phone: '+7 999 123-45-67',
            source: 'site',
            creation_date: '2024-01-15T10:00:00Z',
            status: '0',
            price: '100.50',
          },
        },
        {
          number: '2',
          at: '2024-03-01T12:00:00Z',
          door: 'wire',
          actor: 'key:1',
          lead_id: '1',
          topics: ['lead.changed', 'lead.status_changed', 'lead.paid'],
          before: { status: '0', price: '100.50', phone: '+7 999 123-45-67', paid_date: null },
          after: { status: '1', price: '200.00', phone: null, paid_date: '2024-03-01T12:00:00Z' },
        },
      ],
      next: '2',
      last: '2',
    })
  })

  test.each<[string, Record<string, string>, number[], string]>([
    ['all', {}, [1, 2, 3, 4, 5], '5'],
    ['after a number', { after: '3' }, [4, 5], '5'],
    ['after the last one', { after: '5' }, [], '5'],
    ['some, and where to go on', { after: '1', limit: '2' }, [2, 3], '3'],
    ['of a topic', { topics: 'lead.paid' }, [2, 5], '5'],
    ['of several topics', { topics: 'lead.paid, lead.created' }, [1, 2, 3, 4, 5], '5'],
    ['of a topic, some', { topics: 'lead.paid', limit: '1' }, [2], '2'],
    ['of a topic that nothing has: looked at all the same', { topics: 'lead.deleted' }, [], '5'],
    ['of a lead', { lead: '2' }, [3], '5'],
    ['of a lead and a topic', { lead: '1', topics: 'lead.paid' }, [2], '5'],
    ['of a lead that is not there', { lead: '99' }, [], '5'],
  ])('events %s', async (_, query, found, next) => {
    if ((await page()).last === '2') {
      await desk().lead()
      await desk().lead()
      await desk().lead({ status: '1' })
    }
    const { items, ...rest } = await page(query)
    expect(items.map(({ number }) => Number(number))).toEqual(found)
    expect(rest).toEqual({ next, last: '5' })
  })

  test.each<[string, Record<string, string>, string, string]>([
    ['a place after the last event', { after: '6' }, 'event-ahead', 'after'],
    ['a place that is no number', { after: '-1' }, 'wrong-form', 'after'],
    ['a topic that is none', { topics: 'lead.paid,lead.sold' }, 'unknown-choice', 'topics'],
    ['no topic', { topics: '' }, 'unknown-choice', 'topics'],
    ['a lead that is no id', { lead: 'x' }, 'wrong-form', 'lead'],
    ['a limit of none', { limit: '0' }, 'out-of-range', 'limit'],
    ['a limit of too many', { limit: '1001' }, 'out-of-range', 'limit'],
    ['a wait that is too long', { wait: '61' }, 'out-of-range', 'wait'],
    ['an unknown name', { before: '3' }, 'unknown-field', 'before'],
  ])('%s is refused', async (_, query, code, parameter) => {
    const { status, json } = await desk().send('GET', '/events', undefined, { query })
    expect([status, json.code, json.parameter]).toEqual([422, code, parameter])
  })

  describe('a call that waits', () => {
    test('returns when an event happens, in this process or another', async () => {
      const other = await openDesk(desk().url)
      for (const writer of [desk(), other]) {
        const { last } = await page()
        const waiting = page({ after: last, wait: '30' })
        await until(() => desk().store.events.waiters() === 1, 'the call to wait')
        await writer.lead()
        const { items, next } = await waiting
        expect(items.map(({ number }) => Number(number))).toEqual([Number(last) + 1])
        expect(next).toBe(String(Number(last) + 1))
      }
      await other.close()
    })

    test('keeps waiting after an event of another topic, and skips it', async () => {
      const { last } = await page()
      const waiting = page({ after: last, wait: '30', topics: 'lead.paid' })
      await until(() => desk().store.events.waiters() === 1, 'the call to wait')
      await desk().lead()
      await desk().lead({ status: '1' })
      expect((await waiting).items.map(({ topics }) => topics)).toEqual([['lead.created', 'lead.paid']])
    })

    test('does not wait if events exist already, nor for HEAD', async () => {
      expect(await numbers({ after: '0', limit: '1', wait: '60' })).toEqual([1])
      const { last } = await page()
      const { status, text } = await desk().send('HEAD', '/events', undefined, { query: { after: last, wait: '60' } })
      expect([status, text]).toEqual([200, ''])
    })

    test('returns an empty page after its timeout', async () => {
      const { last } = await page()
      expect(await page({ after: last, wait: '1' })).toEqual({ items: [], next: last, last })
      expect(desk().store.events.waiters()).toBe(0)
    })

    test('leaves nothing behind when its client disconnects', async () => {
      const { last } = await page()
      const { address, key } = desk()
      const request = ask(address, `/events?after=${last}&wait=60`, key)
      await until(() => desk().store.events.waiters() === 1, 'the call to wait')
      request.destroy()
      await until(() => desk().store.events.waiters() === 0, 'nobody to wait')
    })
  })

  describe('the timeline of a lead', () => {
    const line = async (lead: string, query: Record<string, string> = {}) => {
      const { status, json, headers } = await desk().send('GET', `/leads/${lead}/events`, undefined, { query })
      return { status, json: json as { items: Item[]; next: string | null; code?: string }, link: headers.get('link') }
    }

    test('has only its own events, the newest or the oldest first, page by page', async () => {
      const lead = await desk().lead()
      for (const price of [1, 2, 3, 4]) {
        await desk().call('lead/update', { id: lead, price })
        await desk().lead()
      }
      const whole = (await line(lead, { order: 'oldest' })).json.items
      expect(whole.map(({ topics }) => topics[0])).toEqual(['lead.created', ...Array(4).fill('lead.changed')])
      expect(whole.map(({ lead_id }) => lead_id)).toEqual(Array(5).fill(lead))
      expect((await line(lead)).json).toEqual({ items: whole.toReversed(), next: null })
      for (const order of ['oldest', 'newest']) {
        const read: Item[] = []
        for (let cursor: string | null = ''; cursor !== null; ) {
          const { json, link } = await line(lead, { order, limit: '2', ...(cursor && { cursor }) })
          read.push(...json.items)
          expect(link === null).toBe(json.next === null)
          cursor = json.next
        }
        expect(read).toEqual(order === 'oldest' ? whole : whole.toReversed())
      }
    })

    test('pages stay correct while new events happen', async () => {
      const lead = await desk().lead()
      await desk().call('lead/update', { id: lead, price: 1 })
      const first = (await line(lead, { limit: '1' })).json
      await desk().call('lead/update', { id: lead, price: 2 })
      const second = (await line(lead, { limit: '1', cursor: String(first.next) })).json
      expect(second.items.map(({ topics }) => topics)).toEqual([['lead.created']])
      expect(second.next).toBeNull()
    })

    test('is refused for an unknown lead and for a cursor of another list', async () => {
      expect((await line('99999')).json.code).toBe('no-such-lead')
      expect((await line('first')).json.code).toBe('no-such-lead')
      const { next } = (await line('1', { limit: '1' })).json
      expect((await line('1', { order: 'oldest', cursor: String(next) })).json.code).toBe('foreign-cursor')
      expect((await line('2', { cursor: String(next) })).json.code).toBe('foreign-cursor')
    })
  })

  test('with three writing processes, streams and waiting calls get each number once and in order', async () => {
    const url = await db.fresh()
    const desks = [await openDesk(url), await openDesk(url), await openDesk(url)]
    const [writers, leads] = [4, 10]
    const total = desks.length * writers * leads
    const streams = await Promise.all(desks.map(({ address, key }) => listen(address, { key, after: '0' })))
    const followers = desks.map(async ({ send, key }) => {
      const heard: number[] = []
      for (let after = '0'; heard.length < total; ) {
        const { json } = await send('GET', '/events', undefined, { key, query: { after, wait: '30', limit: '7' } })
        heard.push(...(json.items as Item[]).map(({ number }) => Number(number)))
        after = json.next as string
      }
      return heard
    })
    const writing = desks.flatMap(({ lead }) =>
      Array.from({ length: writers }, async () => {
        for (let each = 0; each < leads; each++) await lead()
      }),
    )
    await Promise.all(writing)
    for (const follower of followers) expect(await follower).toEqual(upTo(total))
    for (const stream of streams) {
      await stream.heard(total)
      expect(stream.numbers()).toEqual(upTo(total))
      stream.leave()
    }
    for (const each of desks) await each.close()
  })
})
