import { beginBulk } from '../actions/bulk.ts'
import { noteDemo } from '../actions/demo.ts'
import { changeDestination, createDestination } from '../actions/destinations.ts'
import { workJob } from '../actions/jobs.ts'
import type { Actor } from '../domain/access.ts'
import { everything } from '../domain/filter.ts'
import { actorOf } from '../domain/member.ts'
import { allTime } from '../domain/period.ts'
import type { Project } from '../domain/project.ts'
import { reinterpret } from '../intake/replay.ts'
import type { Store } from '../store/store.ts'
import type { Setting } from './set-up.ts'
import type { Shop } from './shop/shop.ts'

/** Hands leads over to the last of the staff in one edit, as the first of them. */
export async function handOver(
  store: Store,
  project: Project,
  { staff, ids, now }: { staff: Setting['staff']; ids: number[]; now: number },
): Promise<void> {
  const by: Actor = { door: 'console', name: actorOf(staff[0]?.id ?? 0) }
  const target = { period: allTime, filter: everything, ids }
  const edit = { do: 'set', patch: { assignee: staff.at(-1)?.id ?? null } } as const
  const job = await beginBulk(store, by, project, { target, edit, total: ids.length }, now)
  await noteDemo(store, project, { jobs: [job.id] })
  await workJob({ store, reinterpret, clock: () => now }, project, job, () => false)
}

/** Makes a webhook that is paused, as nothing is there to receive it. */
export async function connect(
  store: Store,
  by: Actor,
  project: Project,
  { shop, secret, now }: { shop: Shop; secret: string; now: number },
): Promise<void> {
  const url = `${shop.site}/hooks/leads`
  const what = { kind: 'webhook', name: shop.destination, url, settings: {}, secret } as const
  const draft = { ...what, topics: ['lead.created' as const, 'lead.paid' as const], filter: null, also: [] }
  const { id } = await createDestination(store, by, project, { draft, filter: undefined }, now)
  await noteDemo(store, project, { destinations: [id] })
  const change = { state: 'paused' as const }
  await changeDestination(store, by, project, id, { change, filter: undefined, version: undefined }, now)
}
