import { type GivenLead, type ImportRow, noRows, type Outcome, type RefusedRow } from '../domain/import.ts'
import {
  type Lead,
  type LeadDifference,
  type LeadPatch,
  type NewLead,
  patched,
  withLostReason,
} from '../domain/lead.ts'
import { defaultStatus } from '../domain/status.ts'
import { smallMemory } from './import-memory.ts'
import { type CurrentLead, type FoundLeads, type PlanContext, type PlannedRow, planRow } from './import-plan.ts'
import { type Change, differenceOf } from './lead-changes.ts'

/**
 * The combined plan of a slice: new leads (`drafts`) by negated row number and their keys, changes of existing leads, refused rows, and leads
 * that the import matched for the first time.
 */
type SlicePlan = {
  outcome: Outcome
  drafts: ReadonlyMap<number, NewLead>
  keys: { key: string; lead: number }[]
  differences: { lead: Lead; difference: LeadDifference }[]
  refused: RefusedRow[]
  newlyMet: number[]
}

/** Plans the rows of a slice in order; each row sees the changes of the rows before it. It does not access the store. */
export function planSlice(
  rows: readonly ImportRow[],
  context: PlanContext,
  { found, met, change }: { found: FoundLeads; met: ReadonlySet<number>; change: Change },
): SlicePlan {
  const working = new Map<number, CurrentLead>(found.leads)
  const drafts = new Map<number, NewLead>()
  const newlyMet = new Set<number>()
  const memory = smallMemory()
  const outcome = noRows()
  const refused: RefusedRow[] = []
  const keys: SlicePlan['keys'] = []
  for (const row of rows) {
    const planned = planRow(row, context, {
      found,
      memory,
      current: (lead) => working.get(lead) ?? (drafts.get(lead) as CurrentLead | undefined),
      isMet: (lead) => met.has(lead) || newlyMet.has(lead),
    })
    outcome[planned.end]++
    if (planned.end === 'refused') refused.push({ row: row.row, line: row.line, fault: planned.fault, text: row.text })
    else if (planned.end === 'created') {
      drafts.set(planned.lead, draftOf(row.given as GivenLead, context))
      if (row.key !== undefined) keys.push({ key: row.key, lead: planned.lead })
    } else {
      apply(planned, { working, drafts, change })
      if (planned.lead > 0 && !met.has(planned.lead)) newlyMet.add(planned.lead)
    }
  }
  const differences = [...found.leads.values()].flatMap((lead) => {
    const after = working.get(lead.id) as Lead
    return after === lead ? [] : [{ lead, difference: differenceBetween(lead, after) }]
  })
  return { outcome, drafts, keys, differences, refused, newlyMet: [...newlyMet] }
}

/** A new lead from the values of a row. Without a title it gets the name or a contact. The fields are written out, since spreads are slower. */
function draftOf(given: GivenLead, { project, statuses, now, members }: PlanContext): NewLead {
  const { touch = null, name = null, phone = null, email = null, assignee, status } = given
  const isLost = statuses.some(({ id, type }) => id === status && type === 'canceled')
  const isMember = assignee != null && (!members || members.has(assignee))
  const draft: NewLead = {
    title: given.title ?? name ?? phone ?? email ?? untitled[project.language],
    name,
    phone,
    email,
    source: given.source ?? null,
    text: given.text ?? null,
    creationDate: given.creationDate ?? now,
    paidDate: given.paidDate ?? null,
    price: given.price ?? null,
    assignee: isMember ? assignee : null,
    remindAt: given.remindAt ?? null,
    remindNote: given.remindNote ?? null,
    lostReason: isLost ? (given.lostReason ?? null) : null,
    firstTouch: touch,
    lastTouch: touch,
    fields: (given.fields as NewLead['fields']) ?? null,
  }
  return status === undefined ? draft : { ...draft, status }
}
const untitled = { ru: 'Заявка', en: 'Lead' }

type Planned = Extract<PlannedRow, { patch: LeadPatch }>

function apply(
  { lead: ref, patch, difference }: Planned,
  { working, drafts, change }: { working: Map<number, CurrentLead>; drafts: Map<number, NewLead>; change: Change },
): void {
  const draft = drafts.get(ref)
  if (draft) {
    drafts.set(ref, joined(draft, patch, change))
    return
  }
  const lead = working.get(ref) as Lead
  const whole = Object.keys(difference).length > 0 ? difference : differenceOf(change, lead, patched(lead, patch))
  if (Object.keys(whole).length > 0) working.set(ref, { ...lead, ...whole } as Lead)
}

/** Applies a later row of the file to a new lead. A lead that is no longer lost has no lost reason. */
function joined(draft: NewLead, patch: LeadPatch, { statuses }: Pick<Change, 'statuses'>): NewLead {
  const { fields, ...rest } = patched({ fields: draft.fields ?? null }, patch)
  const before = { status: draft.status ?? defaultStatus(statuses), lostReason: draft.lostReason ?? null }
  const isCanceled = (id: number) => statuses.some((status) => status.id === id && status.type === 'canceled')
  return { ...draft, ...withLostReason(before, rest, isCanceled), ...(fields !== undefined && { fields }) }
}

function differenceBetween(before: Lead, after: Lead): LeadDifference {
  const entries = Object.entries(after).filter(([field, value]) => value !== before[field as keyof Lead])
  return Object.fromEntries(entries)
}
