import { setImmediate } from 'node:timers/promises'
import { fieldOfLevel, type PathValue, type TouchChoice } from '../../domain/attribution.ts'
import { channelOf } from '../../domain/channel.ts'
import type { Enquiry } from '../../domain/enquiry.ts'
import type { Filter } from '../../domain/filter.ts'
import { fold } from '../../domain/fold.ts'
import type { Lead } from '../../domain/lead.ts'
import { matches } from '../../domain/matches.ts'
import type { Project } from '../../domain/project.ts'

type SpamScope = { project: Project; touch: TouchChoice; filter: Filter }
type Sent = Pick<Enquiry, 'source' | 'firstTouch' | 'lastTouch'>

/** How many enquiries are placed before other requests get a turn: each is compared with up to 2,000 texts of rules. */
const slice = 20

/** The paths of enquiries that ended as spam, as if they had become leads. */
export async function spamPaths(enquiries: readonly Sent[], scope: SpamScope): Promise<PathValue[][]> {
  const paths: PathValue[][] = []
  for (const [index, sent] of enquiries.entries()) {
    if (index % slice === slice - 1) await setImmediate()
    const path = spamPath(sent, scope)
    if (path) paths.push(path)
  }
  return paths
}

function spamPath(sent: Sent, { project, touch, filter }: SpamScope): PathValue[] | undefined {
  if (!matches(filter, { ...sent, deletedAt: null } as Lead, project)) return
  const { source, firstTouch, lastTouch } = sent
  const by = touch === 'last' ? lastTouch : firstTouch
  const texts = [source, by?.utm_campaign, by?.utm_term].map((text) => (text ? fold(text) : null))
  return [channelOf(project.rules, { source, lastTouch: by }), ...texts]
}

/** Whether a filter has only conditions that apply to spam: on channel, source, campaign and keyword. */
export function isOfPaths(filter: Filter, touch: TouchChoice): boolean {
  if ('and' in filter) return filter.and.every((part) => isOfPaths(part, touch))
  if ('or' in filter) return filter.or.every((part) => isOfPaths(part, touch))
  return (Object.values(fieldOfLevel[touch]) as string[]).includes(filter.field)
}
