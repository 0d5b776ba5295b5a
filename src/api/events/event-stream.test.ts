import type { AddressInfo, Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { openDesk, type TestDesk, useDesk } from '../../../test/desk.ts'
import { listen, upTo } from '../../../test/listener.ts'
import { until } from '../../../test/until.ts'
import { revokeKey } from '../../actions/keys.ts'
import { createLeads } from '../../actions/leads.ts'
import type { Actor } from '../../domain/access.ts'
import type { Project } from '../../domain/project.ts'

eachDatabase((db) => {
  const desk = useDesk(db, { heartbeatInterval: 300 })
  const leads = async (count: number) => {
    for (let each = 0; each < count; each++) await desk().lead()
  }
  const last = async () => Number((await desk().send('GET', '/events')).json.last)
  const hear = (asked: Partial<Parameters<typeof listen>[1]> = {}) =>
    listen(desk().address, { key: desk().key, ...asked })

  test('sends each event as it happens, under its number', async () => {
    const stream = await hear()
    expect(stream.status).toBe(200)
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    await leads(2)
    await stream.heard(2)
    const { items } = (await desk().send('GET', '/events')).json as { items: unknown[] }
    expect(stream.messages).toEqual([
      { id: '1', data: items[0] },
      { id: '2', data: items[1] },
    ])
    expect(stream.text()).toMatch(/^retry: 2000\n\n/)
    stream.leave()
  })

  test('continues after a reconnection, with nothing lost and nothing sent twice', async () => {
    const first = await hear({ after: '0' })
    await first.heard(2)
    first.leave()
    await leads(3)
    const second = await hear({ lastId: first.lastId() })
    await leads(1)
    await second.heard(4)
    expect([...first.numbers(), ...second.numbers()]).toEqual(upTo(6))
    second.leave()
  })

  test('the header Last-Event-ID has precedence over `after`, which a reconnecting client still has in its URL', async () => {
    const stream = await hear({ after: '0', lastId: '4' })
    await stream.heard(2)
    expect(stream.numbers()).toEqual([5, 6])
    stream.leave()
  })

  test('without a place it starts with the next event', async () => {
    const before = await last()
    const stream = await hear()
    await leads(1)
    await stream.heard(1)
    expect(stream.numbers()).toEqual([before + 1])
    stream.leave()
  })

  test('limited to some topics or one lead, sends no other events, but moves the place past them', async () => {
    const place = String(await last())
    const id = await desk().lead({ status: '1' })
    const paid = await hear({ after: place, query: { topics: 'lead.paid' } })
    const one = await hear({ after: place, query: { lead: id } })
    await leads(1)
    await desk().call('lead/update', { id, price: 300 })
    await Promise.all([paid.heard(1), one.heard(2)])
    expect(one.messages.map(({ data }) => data.lead_id)).toEqual([id, id])
    await until(() => Number(paid.lastId()) === Number(place) + 3, 'a beat that moves the place on')
    expect(paid.messages).toHaveLength(1)
    for (const stream of [paid, one]) stream.leave()
  })

  test('sends heartbeats while nothing happens', async () => {
    const stream = await hear()
    await until(() => stream.text().split(': nothing new').length > 3, 'three beats')
    expect(stream.messages).toEqual([])
    stream.leave()
  })

  test.each<[string, Partial<Parameters<typeof listen>[1]>, number]>([
    ['a place after the last event', { after: '99999' }, 422],
    ['a Last-Event-ID after the last event', { lastId: '99999' }, 422],
    ['a Last-Event-ID that is no number', { lastId: 'x' }, 422],
    ['a topic that is none', { query: { topics: 'lead' } }, 422],
    ['an unknown key', { key: 'zk_of_nobody_at_all_whatever_it_says' }, 401],
  ])('%s is refused before it begins', async (_, asked, status) => {
    const stream = await hear(asked)
    expect([stream.status, stream.headers['content-type']]).toEqual([status, 'application/problem+json'])
    await stream.ended
  })

  test('HEAD gets the headers and leaves no open stream', async () => {
    const { status, headers, text } = await desk().send('HEAD', '/events/stream')
    expect([status, headers.get('content-type'), text]).toEqual([200, 'text/event-stream; charset=utf-8', ''])
    await until(() => desk().store.events.waiters() === 0, 'nobody to wait')
  })

  test('a stream is released when its client disconnects', async () => {
    const stream = await hear()
    await until(() => desk().store.events.waiters() === 1, 'the stream to wait')
    stream.leave()
    await until(() => desk().store.events.waiters() === 0, 'nobody to wait')
  })

  test('two hundred concurrent streams all get every event', async () => {
    const place = await last()
    const many: string[] = []
    for (let count = 0; count < 4; count++) many.push(await desk().newKey('read', [desk().project]))
    const streams = await Promise.all(
      many.flatMap((key) => Array.from({ length: 50 }, () => hear({ key, after: String(place) }))),
    )
    await until(() => desk().store.events.waiters() === 200, 'all to wait')
    await leads(5)
    const expected = upTo(place + 5).slice(place)
    for (const stream of streams) {
      await stream.heard(5)
      expect(stream.numbers()).toEqual(expected)
      stream.leave()
    }
    await until(() => desk().store.events.waiters() === 0, 'nobody to wait')
  })

  test('a slow client makes the server buffer little and gets all events in the end; a stuck one does not keep it from stopping', async () => {
    const other = await openDesk(await db.fresh())
    const sockets: Socket[] = []
    other.app.server.on('connection', (socket: Socket) => sockets.push(socket))
    let go = () => {}
    const held = { key: other.key, after: '0', hold: new Promise<void>((resolve) => (go = resolve)) }
    const [slow, stuck] = [await listen(other.address, held), await listen(other.address, { ...held, hold: never })]
    await longLeads(other, 70)
    for (const { port } of [slow, stuck]) {
      const socket = sockets.find(({ remotePort }) => remotePort === port)
      await until(() => socket?.writableNeedDrain, 'a stream to be held up')
      expect(socket?.writableLength).toBeLessThan(1_000_000)
    }
    go()
    await slow.heard(70)
    expect(slow.numbers()).toEqual(upTo(70))
    await other.close()
    expect(await slow.ended).toBe('ended')
  })

  describe('ends', () => {
    test.each([
      [
        'is revoked',
        'unknown-key',
        async ({ store, clock }: TestDesk, id: number) => revokeKey(store, by, id, clock.now),
      ],
      [
        'expires',
        'key-expired',
        async ({ clock }: TestDesk) => {
          clock.now += 1_000
        },
      ],
    ])('when its key %s, and so does a waiting call', async (_, code, shutOut) => {
      const key = await desk().newKey('read', [desk().project], desk().clock.now + 500)
      const stream = await hear({ key })
      const after = String(await last())
      const waiting = desk().send('GET', '/events', undefined, { key, query: { after, wait: '60' } })
      await until(() => desk().store.events.waiters() === 2, 'both to wait')
      await shutOut(desk(), (await desk().store.keys.all()).at(-1)?.id as number)
      expect(await stream.ended).toBe('ended')
      const { status, json } = await waiting
      expect([status, json.code]).toEqual([401, code])
      const again = await hear({ key })
      expect(again.status).toBe(401)
      await again.ended
    })

    test('when the server stops, and so does a waiting call', async () => {
      const other = await openDesk(await db.fresh())
      const { port } = other.app.server.address() as AddressInfo
      const streams = await Promise.all([1, 2, 3].map(() => listen(`http://127.0.0.1:${port}`, { key: other.key })))
      const waiting = other.send('GET', '/events', undefined, { query: { wait: '60' } })
      await until(() => other.store.events.waiters() === 4, 'all to wait')
      await other.close()
      expect(await Promise.all(streams.map(({ ended }) => ended))).toEqual(['ended', 'ended', 'ended'])
      expect((await waiting).json).toEqual({ items: [], next: '0', last: '0' })
    })
  })
})

const by: Actor = { door: 'cli', name: 'cli' }
const never = new Promise<void>(() => {})

/** Creates leads of 18 MB together, more than socket buffers hold. */
async function longLeads({ store, project: id, clock }: TestDesk, count: number): Promise<void> {
  const project = (await store.projects.find(id)) as Project
  const draft = { title: 'Заявка', name: 'Иван', phone: null, email: null, source: null, text: '🙂'.repeat(65_000) }
  const drafts = Array.from({ length: count }, () => ({
    ...draft,
    creationDate: clock.now,
    paidDate: null,
    status: 0,
    price: null,
  }))
  await createLeads(store, by, project, drafts, clock.now)
}
