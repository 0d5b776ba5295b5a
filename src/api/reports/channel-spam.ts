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

/** The paths of enquiries that ended as spam, as if they had become leads. */
export function spamPaths(enquiries: readonly Sent[], { project, touch, filter }: SpamScope): PathValue[][] {
  return enquiries
    .filter((sent) => matches(filter, { ...sent, deletedAt: null } as Lead, project))
    .map(({ source, firstTouch, lastTouch }) => {
      const by = touch === 'last' ? lastTouch : firstTouch
      const texts = [source, by?.utm_campaign, by?.utm_term].map((text) => (text ? fold(text) : null))
      return [channelOf(project.rules, { source, lastTouch: by }), ...texts]
    })
}

/** Whether a filter asks only what is known of spam: where it came from. */
export function isOfPaths(filter: Filter, touch: TouchChoice): boolean {
  if ('and' in filter) return filter.and.every((part) => isOfPaths(part, touch))
  if ('or' in filter) return filter.or.every((part) => isOfPaths(part, touch))
  return (Object.values(fieldOfLevel[touch]) as string[]).includes(filter.field)
}
