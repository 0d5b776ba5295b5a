import { expect, test } from 'vitest'
import { start } from '../../test/start.ts'
import type { Destination } from '../domain/destination.ts'
import type { StoredEvent } from '../domain/event.ts'
import type { Lead } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import { createJudge } from './wants.ts'

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
  const event = { topics: ['lead.created'], by: { door: 'api' }, before: {} } as unknown as StoredEvent
  const judge = createJudge(project, start)
  const lead = { deletedAt: null, price: 2_000 } as Lead
  expect(judge.wants(destination, event, lead)).toBe(true)
  const parsed = reads
  expect([judge.wants(destination, event, lead), judge.wants(destination, event, { ...lead, price: 5 })]).toEqual([
    true,
    false,
  ])
  expect(reads).toBe(parsed)
})
