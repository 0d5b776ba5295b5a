import type { Viewer } from '../../domain/access.ts'
import { isMailKey } from '../../domain/email.ts'
import { type Condition, everything, type Filter } from '../../domain/filter.ts'
import { fold } from '../../domain/fold.ts'
import type { Lead, V2Sort } from '../../domain/lead.ts'
import { checkSort } from '../../domain/mask-filter.ts'
import { allTime } from '../../domain/period.ts'
import { personKey } from '../../domain/phone.ts'
import { type Selection, type SortPosition, sortPositionOf } from '../../domain/selection.ts'
import type { ReadContext, ReadQuery } from '../sql/read-query.ts'
import { accessToPage, estimatesOf } from './access.ts'
import { aboutMatching, type Estimates, isHeavy } from './plan.ts'
import { firstLeads, type ScopedQuery } from './rows.ts'
import { countOnly } from './total.ts'
import { applyViewer, maskLead, maskLeads, narrow, type Unmasked, withoutMask } from './viewer.ts'

/** Which lead; one in the bin is found only with `inBin`. */
type SingleQuery = { id: number; inBin?: boolean | undefined }

const cheap = { plan: async () => undefined, isHeavy: () => false }

/** A lead, masked for the viewer; null if they may not see it. */
export const singleLead: ReadQuery<SingleQuery, undefined, Lead | null> = {
  ...cheap,
  run: async (on, viewer, query) => mask(viewer, await rowOf(on, viewer, query)),
}

type NeighboursPlan = { scoped: ScopedQuery & { limit: number }; estimates: Estimates }
/** The leads before and after one in a selection that need not contain it; null for an unknown lead. */
type Neighbours = { previous: Lead | null; next: Lead | null }

export const neighbours: ReadQuery<Selection & { id: number }, NeighboursPlan, Neighbours | null> = {
  async plan(on, viewer, query) {
    checkSort(viewer, query.sort.field)
    const scoped = { ...applyViewer(viewer, query), limit: 1 }
    return { scoped, estimates: await estimatesOf(on, scoped) }
  },
  isHeavy: (_query, { scoped, estimates }) => isHeavy({ ...scoped, offset: 0 }, estimates),
  async run(on, viewer, { id }, plan) {
    const lead = await rowOf(on, viewer, { id, inBin: true })
    if (!lead) return null
    const { sort } = plan.scoped
    const from = sortPositionOf(withoutMask(lead), sort.field)
    const next = await behind(on, plan, sort, from)
    const previous = await behind(on, plan, reversed(sort), from)
    return { previous: mask(viewer, previous), next: mask(viewer, next) }
  },
}

/**
 * Other leads of the same person, the newest first: those with the same phone number or, if there are none, with the same e-mail. `total` is their
 * number, `before` the number of those created before the lead. Null for an unknown lead.
 */
type Related = { leads: Lead[]; total: number; before: number }

export const related: ReadQuery<SingleQuery & { limit: number }, undefined, Related | null> = {
  ...cheap,
  async run(on, viewer, { id, limit }) {
    const row = await rowOf(on, viewer, { id, inBin: true })
    if (!row) return null
    const lead = withoutMask(row)
    for (const same of samePerson(lead, viewer)) {
      const found = await samePersonLeads(on, viewer, lead, same, limit)
      if (found.total > 0) return found
    }
    return { leads: [], total: 0, before: 0 }
  },
}

/** The lead itself, unmasked, since its contacts find the others. */
async function rowOf(on: ReadContext, viewer: Viewer, { id, inBin }: SingleQuery): Promise<Unmasked<Lead> | undefined> {
  const byId: Condition = { field: 'id', operator: '=', value: id }
  const scoped = applyViewer(viewer, { period: allTime, filter: byId, sort: byIds, limit: 1 })
  const [lead] = await firstLeads(on, { ...scoped, binScope: inBin ? 'both' : 'live' }, { path: byId })
  return lead
}

const byIds = { field: 'id', order: 'asc' } as const

async function behind(
  on: ReadContext,
  { scoped, estimates }: NeighboursPlan,
  sort: V2Sort,
  after: SortPosition,
): Promise<Unmasked<Lead> | undefined> {
  const query = { ...scoped, sort, after }
  const [lead] = await firstLeads(on, query, accessToPage(on, query, aboutMatching(estimates), estimates))
  return lead
}

function samePerson({ phone, email }: Lead, { project }: Viewer): Condition[] {
  const isNumber = phone !== null && personKey(phone, project.country) !== undefined
  const isMail = email !== null && isMailKey(fold(email))
  return [
    ...(isNumber ? [{ field: 'phone', operator: '=', value: phone } as const] : []),
    ...(isMail ? [{ field: 'email', operator: '=', value: email } as const] : []),
  ]
}

async function samePersonLeads(
  on: ReadContext,
  viewer: Viewer,
  { id, creationDate }: Lead,
  same: Condition,
  limit: number,
): Promise<Related> {
  const live = applyViewer(viewer, { filter: everything })
  const filter = narrow(live.filter, same, { field: 'id', operator: '!=', value: id })
  const scoped = { ...live, period: allTime, filter, sort: { field: 'id', order: 'desc' }, limit } as const
  const { total } = await countOnly.byRows(on, scoped, { path: same })
  if (total === 0) return { leads: [], total, before: 0 }
  const earlier = { ...scoped, filter: narrow(filter, cameBefore(id, creationDate)) }
  const { total: before } = await countOnly.byRows(on, earlier, { path: same })
  const leads = await firstLeads(on, scoped, { path: same })
  return { leads: await maskLeads(viewer, leads), total, before }
}

/** Of leads created in the same second, the one with the smaller id came first. */
function cameBefore(id: number, creationDate: number): Filter {
  const sameSecond: Filter[] = [
    { field: 'creation_date', operator: '=', value: creationDate },
    { field: 'id', operator: '<', value: id },
  ]
  return { or: [{ field: 'creation_date', operator: '<', value: creationDate }, { and: sameSecond }] }
}

function mask(viewer: Viewer, lead: Unmasked<Lead> | undefined): Lead | null {
  return lead ? maskLead(viewer, lead) : null
}

function reversed({ field, order }: V2Sort): V2Sort {
  return { field, order: order === 'asc' ? 'desc' : 'asc' }
}
