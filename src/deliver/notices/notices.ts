import type { Told } from '../../actions/notices/plan.ts'
import { followProject, isTold } from '../../actions/notices/subscriptions.ts'
import { type NoticeWayName, noticeWays, type SendOutcome } from '../../domain/notice.ts'
import type { Project } from '../../domain/project.ts'
import type { Store } from '../../store/store.ts'
import { createPlanners } from '../planner.ts'
import { createWakeableLoop } from '../wakeable-loop.ts'
import type { NoticeWays } from '../ways.ts'
import { planNextNotices } from './follow.ts'
import { createNoticeSender, type SendingOptions } from './sender.ts'
import { tryWay } from './trial.ts'
import { createUnsubscribing } from './unsubscribe.ts'

export type NoticesOptions = {
  /** Signs links. */
  secret: string
  clock: () => number
  /** How often (ms) it is looked what is due, and whether anybody wants to be told. */
  interval: number
  publicUrl: string | undefined
  ways: NoticeWays
  onSent: (way: NoticeWayName, outcome: SendOutcome) => void
  onFailure: (error: unknown) => void
}

type RunOptions = SendingOptions & Pick<NoticesOptions, 'interval'>

/** People are told: the planner and the sender of this process, and what links in letters say. */
export function createNotices(store: Store, options: NoticesOptions) {
  const unsubscribing = createUnsubscribing(options.secret, options.publicUrl)
  const context = { ...options, store, unsubscribing }
  return {
    readUnsubscription: unsubscribing.read,
    /** The ways that a project has now. */
    ready: async (project: Project): Promise<NoticeWayName[]> => {
      const names = noticeWays.filter((name) => options.ways[name])
      const isReady = await Promise.all(names.map((name) => options.ways[name]?.isReady(project)))
      return names.filter((_, index) => isReady[index])
    },
    test: (project: Project, member: number, way: NoticeWayName, stop: AbortSignal) => {
      const link = options.publicUrl === undefined ? null : `${options.publicUrl}/p/${project.id}/leads`
      const now = options.clock()
      const id = `ntc_${project.id}_test_${member}_${now}`
      return tryWay(store, options.ways, { project, member, way, id, link, now }, stop)
    },
    run: (stop: AbortSignal, cut: AbortSignal) => runNotices(context, stop, cut),
  }
}

/**
 * Tells people until `stop`: plans notices behind the event feed of each project in which somebody wants to be told, and sends what is due. Where
 * nobody does it asks the store two small questions in each interval. `cut` ends what runs then.
 */
async function runNotices(options: RunOptions, stop: AbortSignal, cut: AbortSignal): Promise<void> {
  const { store, clock, interval, ways, onFailure } = options
  const sender = createNoticeSender(options, cut)
  const loop = createWakeableLoop(interval, onFailure)
  const planners = createPlanners<Told>({
    ...{ store, interval, onFailure },
    plan: (project) => planNextNotices(store, project, clock),
    onPlanned: (_, { count }) => count > 0 && loop.wake(),
  })
  const listening = Object.values(ways).map((way) => way.listen?.(stop).catch(onFailure))
  let revision: number | undefined

  if (store.hasServerLock) await store.transaction((tx) => tx.noticeQueue.release(clock())).catch(onFailure)
  await loop.run(turn, stop)
  await Promise.all([planners.end(), sender.ended(), ...listening])

  async function turn(): Promise<void> {
    await follow()
    await sender.sendDue(loop.wake)
    await sender.editDue()
  }

  /** What people want, and who they are, changes with the revision of the store. */
  async function follow(): Promise<void> {
    const current = await store.settings.revision()
    if (current === revision) return
    const followed = await followAll(store, clock())
    revision = planners.follow(followed) ? current : undefined
  }
}

/** The projects in which somebody wants to be told; they begin and end with that. */
async function followAll(store: Store, now: number): Promise<Set<number>> {
  const known = new Set(await store.noticePlans.all())
  const followed = new Set<number>()
  for (const id of new Set([...known, ...(await store.noticeSettings.projects())])) {
    const project = await store.projects.find(id)
    const wants = project !== undefined && (await isTold(store, project))
    if (wants) followed.add(id)
    if (project && wants !== known.has(id)) await followProject(store, project, now)
  }
  return followed
}
