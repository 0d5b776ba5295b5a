import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { useDestinations } from '../../test/destinations.ts'
import { useReceiver } from '../../test/receiver.ts'
import { start } from '../../test/start.ts'
import type { Destination } from '../domain/destination.ts'
import type { StoredEvent } from '../domain/event.ts'
import type { Lead } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import { createMatcher } from './event-matcher.ts'
import { planNextDeliveries } from './planner.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const { destination, deliveries } = useDestinations(desk, useReceiver())

  test('the creation of a lead that was changed meanwhile is matched with its original fields', async () => {
    const { id } = await destination({ filter: { field: 'status', operator: '=', value: '0' } })
    const lead = await desk().lead({ status: '0' })
    for (const status of ['1', '2']) await desk().call('lead/update', { id: lead, status })
    await planNextDeliveries(desk().store, 12345, () => desk().clock.now)
    expect((await deliveries(id)).map(({ event }) => event)).toEqual(['2', '1'])
  })

  test('a purge is delivered to destinations that got events of the lead, whatever their filter', async () => {
    const topics = ['lead.created', 'lead.purged']
    const { id } = await destination({ topics, filter: { field: 'status', operator: '=', value: '0' } })
    const { id: late } = await destination({ topics, filter: { field: 'status', operator: '!=', value: '0' } })
    const [known, strange] = [await desk().lead({ status: '0' }), await desk().lead({ status: '1' })]
    await planNextDeliveries(desk().store, 12345, () => desk().clock.now)
    for (const lead of [known, strange]) {
      await desk().send('DELETE', `/leads/${lead}`)
      await desk().send('POST', `/leads/${lead}/purge`)
    }
    await planNextDeliveries(desk().store, 12345, () => desk().clock.now)
    const purgeOf = async (lead: string) => {
      const { items } = (await desk().send('GET', '/events', undefined, { query: { lead } })).json
      return (items as { number: string; topics: string[] }[]).filter(({ topics }) => topics.includes('lead.purged'))
    }
    for (const [of, lead] of [
      [id, known],
      [late, strange],
    ] as const) {
      const [latest, first, ...more] = await deliveries(of)
      expect([[latest?.event], more]).toEqual([(await purgeOf(lead)).map(({ number }) => number), []])
      expect(first).toBeDefined()
    }
  })
})

test('the filter of a destination is parsed once for all events of a transaction', () => {
  let reads = 0
  const filter = {
    field: 'price',
    operator: '>',
    get value() {
      reads++
      return '10'
    },
  }
  const project = { id: 12345, country: 'RU', timeZone: 'UTC', fields: [], rules: [] } as unknown as Project
  const destination = { id: 1, topics: null, also: [], filter } as unknown as Destination
  const event = { topics: ['lead.created'], by: { door: 'api' }, before: {}, after: {} } as unknown as StoredEvent
  const matcher = createMatcher(project, start)
  const lead = { deletedAt: null, price: 2_000 } as Lead
  expect(matcher.wants(destination, event, lead)).toBe(true)
  const parsed = reads
  expect([matcher.wants(destination, event, lead), matcher.wants(destination, event, { ...lead, price: 5 })]).toEqual([
    true,
    false,
  ])
  expect(reads).toBe(parsed)
})
