import type { Viewer } from '../../domain/access.ts'
import { type Condition, everything, type Filter } from '../../domain/filter.ts'
import type { Lead, OwnSort } from '../../domain/lead.ts'
import { seenFields } from '../../domain/mask.ts'
import { checkSort } from '../../domain/mask-filter.ts'
import { allTime } from '../../domain/period.ts'
import { phoneNumber } from '../../domain/phone.ts'
import { type Selection, type Spot, spotOf } from '../../domain/selection.ts'
import type { HeavyRead, Reading } from '../readers/queries.ts'
import { estimatesOf, type PagePlan, wayOfPage } from './cursor-page.ts'
import { seenLeads } from './mask.ts'
import { aboutMatching, isHeavy } from './plan.ts'
import { type Asked, leadRows } from './rows.ts'
import { askedBy } from './viewer-query.ts'

/** Which lead; one in the bin is there only for `bin`. */
type OneQuery = { id: number; bin?: boolean | undefined }

const light = { plan: async () => undefined, isHeavy: () => false }

/** A lead as the viewer may see it; null where he may not. */
export const oneLead: HeavyRead<OneQuery, undefined, Lead | null> = {
  ...light,
  make: async (on, viewer, query) => seen(viewer, await rowOf(on, viewer, query)),
}

/** The leads before and after one in a selection, in which it need not be itself; null for a lead that is not there. */
type Neighbours = { previous: Lead | null; next: Lead | null }

export const neighbours: HeavyRead<Selection & { id: number }, PagePlan, Neighbours | null> = {
  async plan(on, viewer, query) {
    checkSort(viewer, query.sort.field)
    const asked = { ...askedBy(viewer, query), limit: 1 }
    return { asked, known: await estimatesOf(on, viewer, asked) }
  },
  isHeavy: (_query, { asked, known }) => isHeavy({ ...asked, offset: 0 }, known),
  async make(on, viewer, { id }, plan) {
    const lead = await rowOf(on, viewer, { id, bin: true })
    if (!lead) return null
    const { sort } = plan.asked
    const from = spotOf(lead, sort.field)
    const next = await behind(on, viewer, plan, sort, from)
    const previous = await behind(on, viewer, plan, reversed(sort), from)
    return { previous: seen(viewer, previous), next: seen(viewer, next) }
  },
}

/**
 * Other leads of the same person, the newest first, and how many there are: those with the number of its phone, or where it has
 * none or nobody else has it, those with its e-mail. Null for a lead that is not there.
 */
type Related = { leads: Lead[]; total: number }

export const related: HeavyRead<OneQuery & { limit: number }, undefined, Related | null> = {
  ...light,
  async make(on, viewer, { id, limit }) {
    const lead = await rowOf(on, viewer, { id, bin: true })
    if (!lead) return null
    for (const same of samePerson(lead, viewer)) {
      const found = await alike(on, viewer, lead, same, limit)
      if (found.total > 0) return found
    }
    return { leads: [], total: 0 }
  },
}

/** The lead itself, with the contacts by which others are found. */
async function rowOf({ db, dialect }: Reading, viewer: Viewer, { id, bin }: OneQuery): Promise<Lead | undefined> {
  const byId: Condition = { field: 'id', operator: '=', value: id }
  const { filter } = askedBy(viewer, { filter: byId })
  const asked: Asked = { period: allTime, filter, sort: { field: 'id', order: 'asc' }, lying: bin ? 'both' : 'live' }
  const [lead] = await leadRows(db, dialect).some(viewer, { ...asked, limit: 1 }, { guide: byId })
  return lead
}

async function behind(
  on: Reading,
  viewer: Viewer,
  plan: PagePlan,
  sort: OwnSort,
  after: Spot,
): Promise<Lead | undefined> {
  const asked = { ...plan.asked, sort, after }
  const way = wayOfPage(on, asked, aboutMatching(plan.known), plan.known)
  const [lead] = await leadRows(on.db, on.dialect).some(viewer, asked, way)
  return lead
}

function samePerson({ phone, email }: Lead, { project }: Viewer): Condition[] {
  const isNumber = phone !== null && phoneNumber(phone, project.country) !== undefined
  return [
    ...(isNumber ? [{ field: 'phone', operator: '=', value: phone } as const] : []),
    ...(email ? [{ field: 'email', operator: '=', value: email } as const] : []),
  ]
}

async function alike(
  { db, dialect }: Reading,
  viewer: Viewer,
  { id }: Lead,
  same: Condition,
  limit: number,
): Promise<Related> {
  const { filter, lying } = askedBy(viewer, { filter: everything })
  const others: Filter = { and: [filter, same, { field: 'id', operator: '!=', value: id }] }
  const asked: Asked = { period: allTime, filter: others, lying, sort: { field: 'id', order: 'desc' } }
  const rows = leadRows(db, dialect)
  const { total } = await rows.count(viewer, asked, { guide: same })
  const leads = total === 0 ? [] : await rows.some(viewer, { ...asked, limit }, { guide: same })
  return { leads: await seenLeads(viewer, leads), total }
}

function seen(viewer: Viewer, lead: Lead | undefined): Lead | null {
  return lead ? seenFields(viewer, lead) : null
}

function reversed({ field, order }: OwnSort): OwnSort {
  return { field, order: order === 'asc' ? 'desc' : 'asc' }
}
