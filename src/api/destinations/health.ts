import Type from 'typebox'
import { destinationHealthJson } from '../../json/destination.ts'
import { writeTimeOrNull } from '../../json/schemas.ts'
import { resource } from '../door/resource.ts'

const destinations = resource('/projects/:project/destinations', { tag: 'Webhooks', noSuch: 'no-such-destination' })

/** The length of a slot (seconds): half an hour, and the number of slots in a day. */
const slot = 1_800
const slots = 48

const example = { delivered: [...Array<number>(47).fill(0), 1], failed: Array<number>(48).fill(0) }

export const listDestinationHealth = destinations.get('listDestinationHealth', '/health', {
  access: 'admin',
  summary: 'Get the health of destinations',
  description: 'Attempts of the last day by half hour, and the time of the next retry. Tests are left out.',
  answers: { 200: Type.Object({ items: Type.Array(destinationHealthJson) }) },
  example: { answer: { items: [{ id: '1', ...example, ms: 35, next_at: null }] } },
  async handle({ store, project, now }) {
    const since = (Math.floor(now / slot) + 1 - slots) * slot
    const [all, attempts, next] = await Promise.all([
      store.destinations.of(project.id),
      store.attempts.recent(project.id, since, slot),
      store.deliveries.nextOf(project.id),
    ])
    return {
      items: all.map(({ id }) => {
        const own = attempts.filter(({ destination }) => destination === id)
        const count = own.reduce((sum, { n }) => sum + n, 0)
        const took = own.reduce((sum, { ms }) => sum + ms, 0)
        return {
          id: String(id),
          delivered: bySlot(own.filter(({ isWell }) => isWell)),
          failed: bySlot(own.filter(({ isWell }) => !isWell)),
          ms: count === 0 ? null : Math.round(took / count),
          next_at: writeTimeOrNull(next.get(id) ?? null),
        }
      }),
    }
  },
})

function bySlot(attempts: readonly { slot: number; n: number }[]): number[] {
  const counts = Array<number>(slots).fill(0)
  for (const { slot: index, n } of attempts) if (index >= 0 && index < slots) counts[index] = (counts[index] ?? 0) + n
  return counts
}
