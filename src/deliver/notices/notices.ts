import type { PlanResult } from '../../actions/notices/plan.ts'
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
  /** How often (ms) due notices and changed settings are searched. */
  interval: number
  publicUrl: string | undefined
  ways: NoticeWays
  onSent: (way: NoticeWayName, outcome: SendOutcome) => void
  onFailure: (error: unknown) => void
}

type RunOptions = SendingOptions & Pick<NoticesOptions, 'interval'>

/** Notices: the planners and the sender of this process, and unsubscribe links. */
export function createNotices(store: Store, options: NoticesOptions) {
  const unsubscribing = createUnsubscribing(options.secret, options.publicUrl)
  const context = { ...options, store, unsubscribing }
  return {
    readUnsubscription: unsubscribing.read,
    /** The ways that a project can use now. */
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
 * Plans and sends notices until `stop`: plans from the event feed of each project in which somebody wants notices, and sends those that are
 * due. If nobody wants any, it runs two small queries per interval. `cut` aborts messages in progress.
 */
async function runNotices(options: RunOptions, stop: AbortSignal, cut: AbortSignal): Promise<void> {
  const { store, clock, interval, ways, onFailure } = options
  const sender = createNoticeSender(options, cut)
  const loop = createWakeableLoop(interval, onFailure)
  const planners = createPlanners<PlanResult>({
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

  /** Updates the planners when settings or members have changed, which raises the revision of the store. */
  async function follow(): Promise<void> {
    const current = await store.settings.revision()
    if (current === revision) return
    const followed = await followAll(store, clock())
    revision = planners.follow(followed) ? current : undefined
  }
}

/** The projects in which somebody wants notices. Begins the plans of new ones and ends those of others. */
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
