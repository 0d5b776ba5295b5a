import { Faker, ru } from '@faker-js/faker'
import { putCosts } from '../actions/costs.ts'
import { noteMade } from '../actions/demo.ts'
import type { Actor } from '../domain/access.ts'
import type { CostEntry } from '../domain/cost.ts'
import type { Project } from '../domain/project.ts'
import { zoneClock } from '../domain/zone.ts'
import type { Store } from '../store/store.ts'
import { day } from './moments.ts'
import type { Shop } from './shop/shop.ts'

type Spending = { shop: Shop; days: number; seed: number; now: number }

/** Writes what each source cost on each day of the quarter. */
export async function spend(
  store: Store,
  by: Actor,
  project: Project,
  { shop, days, seed, now }: Spending,
): Promise<void> {
  const faker = new Faker({ locale: ru, seed })
  const clock = zoneClock(project.timeZone)
  const today = clock(now).local
  const dates = Array.from({ length: days }, (_, back) => dateOf(today - back * day)) // local days, whatever their length
  const entries = shop.sources.flatMap(({ costs, named, utm }): CostEntry[] => {
    const target = named ?? utm?.source
    if (costs === undefined || target === undefined) return []
    const amount = () => Math.round(costs * faker.number.float({ min: 0.7, max: 1.3 })) * 100
    return dates.map((date) => ({ kind: 'source', target, day: date, amount: amount() }))
  })
  await putCosts(store, by, project, entries, now)
  await store.transaction(async (tx) => {
    await noteMade(tx, project, { costs: (await tx.costs.at(project.id, entries)).map(({ id }) => id) })
  }, project.id)
}

/** The date of a local time (seconds). */
function dateOf(local: number): string {
  return new Date(local * 1000).toISOString().slice(0, 10)
}
