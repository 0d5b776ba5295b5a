import { nameOfField } from '../../domain/own-field.ts'
import type { Project } from '../../domain/project.ts'
import { type FilterGone, goneFrom, type NamedThings } from '../../json/filter-gone.ts'
import type { Store } from '../../store/store.ts'

/** For each stored filter, the things that it names and that no longer exist. */
export async function findGone(store: Store, project: Project, filters: readonly unknown[]): Promise<FilterGone[]> {
  if (filters.every((filter) => filter === null)) return filters.map(() => [])
  const things = await namedThings(store, project)
  return filters.map((filter) => goneFrom(filter, things))
}

async function namedThings(store: Store, { id, fields }: Project): Promise<NamedThings> {
  const [statuses, members, { channels }, reasons] = await Promise.all([
    store.statuses.of(id),
    store.memberships.of(id),
    store.channels.dictionary(id),
    store.lostReasons.of(id),
  ])
  return {
    statuses: idsOf(statuses),
    members: idsOf(members.filter(({ leftAt }) => leftAt === null)),
    channels: idsOf(channels),
    reasons: idsOf(reasons.filter(({ removedAt }) => removedAt === null)),
    fields: new Set(fields.map(nameOfField)),
  }
}

function idsOf(things: readonly { id: number }[]): Set<string> {
  return new Set(things.map(({ id }) => String(id)))
}
