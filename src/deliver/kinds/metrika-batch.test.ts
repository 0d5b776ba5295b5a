import { expect, test } from 'vitest'
import type { Destination } from '../../domain/destination.ts'
import { newLead } from '../../domain/lead.ts'
import type { Project } from '../../domain/project.ts'
import type { DeliveryContext } from '../kind.ts'
import { metrika } from './metrika.ts'

const at = 1_709_294_400
const born = { recordedAt: at, door: 'wire', createdBy: 'key:1' } as const
const draft = { title: 'Заявка', creationDate: at, status: 0, phone: '+7 999 555-11-11' } as const
const nothing = { name: null, email: null, source: null, text: null, paidDate: null, price: null }

test('writing a large batch does not block the event loop', async () => {
  let [turns, isOver] = [0, false]
  const count = () => {
    turns++
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  const calls: { path: string; turns: number; lines: number }[] = []
  const context: DeliveryContext = {
    ...{
      destination: { project: 1, id: 1, url: 'https://metrika.example', settings: { counter: '1' } } as Destination,
    },
    ...{
      secrets: ['token'],
      at,
      known: async () => new Map(),
      messageId: async () => '',
      sentSource: async () => null,
    },
    facts: async () => ({ project: { id: 1, country: 'RU', currency: 'RUB' } as Project, statuses: [] }),
    send: async ({ url, body }) => {
      calls.push({ path: new URL(url).pathname, turns, lines: String(body).split('\n').length })
      const answer =
        body === null ? { counter: { time_zone_name: 'Europe/Moscow' } } : { uploading: { uploading_id: 'up' } }
      const rest = { ms: 1, responseHead: null, bytes: new Uint8Array(), error: null, retryAfter: null }
      return { outcome: 'delivered', status: 200, answer: JSON.stringify(answer), ...rest }
    },
  }
  const items = Array.from({ length: 1_000 }, (_, id) => {
    return {
      event: id,
      lead: newLead({ ...draft, ...nothing }, { id, ...born }),
      upload: null,
      isLate: false,
      tries: 0,
    }
  })
  const results = await metrika.batch?.(context, items)
  isOver = true
  expect(results).toHaveLength(1_000)
  const [asked, uploaded] = calls
  expect(uploaded?.lines).toBeGreaterThan(1_000)
  expect((uploaded?.turns ?? 0) - (asked?.turns ?? 0)).toBeGreaterThanOrEqual(9)
})
