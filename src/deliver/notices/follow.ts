import { type ChatMatcher, type PlanResult, planNotices } from '../../actions/notices/plan.ts'
import { hasWork } from '../../actions/notices/subscriptions.ts'
import type { Project } from '../../domain/project.ts'
import type { Store } from '../../store/store.ts'
import { createMatcher } from '../event-matcher.ts'

/** Plans the next notices of a project. If there is nothing to plan, it reads only one row. */
export async function planNextNotices(store: Store, id: number, clock: () => number): Promise<PlanResult | undefined> {
  const now = clock()
  const project = await store.cache.project(id)
  const work = project && (await store.noticePlans.work(id, now))
  if (!project || !work) return
  if (!hasWork(project, work, now)) return { last: work.plannedTo, isBehind: false, count: 0 }
  return planNotices(store, project, (present) => matcherOf(present, now), now)
}

/** Matches leads with the filters of chats. A chat whose filter names a removed object gets no notices. */
function matcherOf(project: Project, now: number): ChatMatcher {
  const matcher = createMatcher(project, now)
  const event = { topics: [], by: { door: 'api', name: '' }, before: null, after: {} } as const
  return {
    isBudgetSpent: matcher.isBudgetSpent,
    wants: ({ id, filter }, lead) => matcher.wants({ id, topics: null, filter, also: [] }, event, lead) === true,
  }
}
