import { type Answer, noteTrial } from '../../actions/notices/after-attempt.ts'
import type { Target } from '../../actions/notices/places.ts'
import type { NoticeWayName, SendOutcome } from '../../domain/notice.ts'
import type { Project } from '../../domain/project.ts'
import type { Store } from '../../store/store.ts'
import { noticeTexts } from '../../texts/notices.ts'
import type { NoticeMessage } from '../ways/way.ts'
import type { NoticeWays } from '../ways.ts'

/** The outcome of a test message. */
export type Tried = { outcome: SendOutcome; error: string | null }

type Trial = { project: Project; member: number; way: NoticeWayName; id: string; link: string | null; now: number }

/**
 * Sends a test message to all links of a member by a way, as notices are sent, and stores the outcome with each link. Without any link it is
 * `unlinked`.
 */
export async function tryWay(store: Store, ways: NoticeWays, trial: Trial, stop: AbortSignal): Promise<Tried> {
  const { project, member, way: name, id, link, now } = trial
  const way = ways[name]
  if (!way || !(await way.isReady(project))) return { outcome: 'refused', error: null }
  const texts = noticeTexts[project.language]
  const message: NoticeMessage = {
    ...{ id, project, to: { member }, kind: 'new', title: texts.trial, lines: [project.name], link, lead: null },
    ...{ buttons: [], unsubscribe: null },
  }
  const targets = await targetsOf(store, project, member, name)
  const sent = await Promise.all(
    targets.map(async (target): Promise<Answer> => ({ target, ...(await way.send(message, target, stop)) })),
  )
  await noteTrial(store, { project, to: { member }, way: name }, sent, now)
  const best = sent.find(({ outcome }) => outcome === 'accepted') ?? sent[0]
  return best ? { outcome: best.outcome, error: best.error } : { outcome: 'unlinked', error: null }
}

async function targetsOf(store: Store, project: Project, member: number, way: NoticeWayName): Promise<Target[]> {
  if (way === 'email') {
    const found = await store.members.find(member)
    return found ? [{ link: null, address: found.email, topic: null, details: null }] : []
  }
  const links = (await store.noticeLinks.ofMember(project.id, member)).filter((link) => link.way === way)
  return links.map(({ id, address, details }) => ({ link: id, address, topic: null, details }))
}
