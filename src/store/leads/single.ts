import type { Viewer } from '../../domain/access.ts'
import { type Condition, everything, type Filter } from '../../domain/filter.ts'
import type { Lead, OwnSort } from '../../domain/lead.ts'
import { maskFields } from '../../domain/mask.ts'
import { checkSort } from '../../domain/mask-filter.ts'
import { allTime } from '../../domain/period.ts'
import { phoneNumber } from '../../domain/phone.ts'
import { type Selection, type Spot, spotOf } from '../../domain/selection.ts'
import type { ReadContext, ReadQuery } from '../readers/queries.ts'
import { choosePath, estimatesOf, type PagePlan } from './cursor-page.ts'
import { maskLeads } from './mask.ts'
import { aboutMatching, isHeavy } from './plan.ts'
import { leadRows, type ScopedQuery } from './rows.ts'
import { applyViewer } from './viewer-query.ts'

/** Which lead; one in the bin is there only for `bin`. */
type SingleQuery = { id: number; inBin?: boolean | undefined }

const cheap = { plan: async () => undefined, isHeavy: () => false }

/** A lead as the viewer may see it; null where he may not. */
export const singleLead: ReadQuery<SingleQuery, undefined, Lead | null> = {
  ...cheap,
  run: async (on, viewer, query) => mask(viewer, await rowOf(on, viewer, query)),
}

/** The leads before and after one in a selection, in which it need not be itself; null for a lead that is not there. */
type Neighbours = { previous: Lead | null; next: Lead | null }

export const neighbours: ReadQuery<Selection & { id: number }, PagePlan, Neighbours | null> = {
  async plan(on, viewer, query) {
    checkSort(viewer, query.sort.field)
    const scoped = { ...applyViewer(viewer, query), limit: 1 }
    return { scoped, estimates: await estimatesOf(on, viewer, scoped) }
  },
  isHeavy: (_query, { scoped, estimates }) => isHeavy({ ...scoped, offset: 0 }, estimates),
  async run(on, viewer, { id }, plan) {
    const lead = await rowOf(on, viewer, { id, inBin: true })
    if (!lead) return null
    const { sort } = plan.scoped
    const from = spotOf(lead, sort.field)
    const next = await behind(on, viewer, plan, sort, from)
    const previous = await behind(on, viewer, plan, reversed(sort), from)
    return { previous: mask(viewer, previous), next: mask(viewer, next) }
  },
}

/**
 * Other leads of the same person, the newest first, and how many there are: those with the number of its phone, or where it has
 * none or nobody else has it, those with its e-mail. Null for a lead that is not there.
 */
type Related = { leads: Lead[]; total: number }

export const related: ReadQuery<SingleQuery & { limit: number }, undefined, Related | null> = {
  ...cheap,
  async run(on, viewer, { id, limit }) {
    const lead = await rowOf(on, viewer, { id, inBin: true })
    if (!lead) return null
    for (const same of samePerson(lead, viewer)) {
      const found = await samePersonLeads(on, viewer, lead, same, limit)
      if (found.total > 0) return found
    }
    return { leads: [], total: 0 }
  },
}

/** The lead itself, with the contacts by which others are found. */
async function rowOf(
  { db, dialect }: ReadContext,
  viewer: Viewer,
  { id, inBin }: SingleQuery,
): Promise<Lead | undefined> {
  const byId: Condition = { field: 'id', operator: '=', value: id }
  const { filter } = applyViewer(viewer, { filter: byId })
  const scoped: ScopedQuery = {
    period: allTime,
    filter,
    sort: { field: 'id', order: 'asc' },
    binScope: inBin ? 'both' : 'live',
  }
  const [lead] = await leadRows(db, dialect).first(viewer, { ...scoped, limit: 1 }, { path: byId })
  return lead
}

async function behind(
  on: ReadContext,
  viewer: Viewer,
  plan: PagePlan,
  sort: OwnSort,
  after: Spot,
): Promise<Lead | undefined> {
  const scoped = { ...plan.scoped, sort, after }
  const access = choosePath(on, scoped, aboutMatching(plan.estimates), plan.estimates)
  const [lead] = await leadRows(on.db, on.dialect).first(viewer, scoped, access)
  return lead
}

function samePerson({ phone, email }: Lead, { project }: Viewer): Condition[] {
  const isNumber = phone !== null && phoneNumber(phone, project.country) !== undefined
  return [
    ...(isNumber ? [{ field: 'phone', operator: '=', value: phone } as const] : []),
    ...(email ? [{ field: 'email', operator: '=', value: email } as const] : []),
  ]
}

async function samePersonLeads(
  { db, dialect }: ReadContext,
  viewer: Viewer,
  { id }: Lead,
  same: Condition,
  limit: number,
): Promise<Related> {
  const { filter, binScope } = applyViewer(viewer, { filter: everything })
  const others: Filter = { and: [filter, same, { field: 'id', operator: '!=', value: id }] }
  const scoped: ScopedQuery = { period: allTime, filter: others, binScope, sort: { field: 'id', order: 'desc' } }
  const rows = leadRows(db, dialect)
  const { total } = await rows.count(viewer, scoped, { path: same })
  const leads = total === 0 ? [] : await rows.first(viewer, { ...scoped, limit }, { path: same })
  return { leads: await maskLeads(viewer, leads), total }
}

function mask(viewer: Viewer, lead: Lead | undefined): Lead | null {
  return lead ? maskFields(viewer, lead) : null
}

function reversed({ field, order }: OwnSort): OwnSort {
  return { field, order: order === 'asc' ? 'desc' : 'asc' }
}
