import type { Viewer } from '../../domain/access.ts'
import type { Filter } from '../../domain/filter.ts'
import { allTime, type Period } from '../../domain/period.ts'
import type { Project } from '../../domain/project.ts'
import { leadTotals } from '../counts/totals.ts'
import type { ReadContext, ReadQuery } from '../sql/read-query.ts'
import { maxLightRows } from './plan.ts'
import { type Access, matching } from './query.ts'
import { accessTo, weightOf } from './tally.ts'
import { applyViewer, type Scoped } from './viewer.ts'

/** The periods from the first to the last payment, and from the first to the last creation or payment. Null without leads. */
type Span = { paid: Period | null; all: Period | null }
type SpanQuery = { date: 'creation_date'; period: Period; filter: Filter }
type Plan = { scoped: Scoped<SpanQuery>; access: Access; rows: number }

/**
 * The periods that the leads of a project span, in whole days and whatever the filter. A masked viewer gets the span of the matching leads that they
 * may see, so that the dates of other leads stay hidden. So does a filter that names the bin: the roll-up, which gives the days, has live leads only.
 */
export const span: ReadQuery<Filter, Plan | undefined, Span> = {
  isHeavyUnestimated: (viewer, filter) => isByLeads(scopeOf(viewer, filter)),
  async plan(on, viewer, filter) {
    const scoped = scopeOf(viewer, filter)
    return isByLeads(scoped) ? { scoped, ...(await accessTo(on, scoped)) } : undefined
  },
  isHeavy: (_filter, plan) => plan !== undefined && weightOf([plan]) > maxLightRows,
  async run(on, viewer, _filter, plan) {
    return spanOf(...(plan ? await endsOfLeads(on, plan) : await endsOfDays(on, viewer.project)))
  },
}

function scopeOf(viewer: Viewer, filter: Filter): Scoped<SpanQuery> {
  return applyViewer(viewer, { date: 'creation_date', period: allTime, filter })
}

function isByLeads({ viewer, binScope }: Scoped<SpanQuery>): boolean {
  return viewer.mask !== undefined || binScope !== 'live'
}

function spanOf(created: Period | null, paid: Period | null): Span {
  const both = created && paid && { from: Math.min(created.from, paid.from), to: Math.max(created.to, paid.to) }
  return { paid, all: both ?? created ?? paid }
}

type Ends = [created: Period | null, paid: Period | null]

async function endsOfDays({ db, dialect }: ReadContext, project: Project): Promise<Ends> {
  const totals = leadTotals(db, dialect)
  return [await totals.filled(project, allTime, 'creation_date'), await totals.filled(project, allTime, 'paid_date')]
}

async function endsOfLeads(on: ReadContext, { scoped, access }: Plan): Promise<Ends> {
  const { first, last, firstPaid, lastPaid } = await matching(on, scoped, access)
    .select(({ fn }) => [
      fn.min<number | null>('leads.creation_date').as('first'),
      fn.max<number | null>('leads.creation_date').as('last'),
      fn.min<number | null>('leads.paid_date').as('firstPaid'),
      fn.max<number | null>('leads.paid_date').as('lastPaid'),
    ])
    .executeTakeFirstOrThrow()
  return [periodOf(first, last), periodOf(firstPaid, lastPaid)]
}

function periodOf(from: number | null, to: number | null): Period | null {
  return from === null || to === null ? null : { from, to }
}
