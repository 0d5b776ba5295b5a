import { readDecimal } from '../domain/decimal.ts'
import { fold } from '../domain/fold.ts'
import type { GivenLead, ImportMapping, ImportRow, RowEnd, RowRefusal } from '../domain/import.ts'
import { type Lead, type LeadDifference, type LeadPatch, patched } from '../domain/lead.ts'
import { comparable } from '../domain/own-field.ts'
import { phoneKey } from '../domain/phone.ts'
import type { Project } from '../domain/project.ts'
import { excerpt } from '../domain/refusal.ts'
import { activeStatuses, type Status } from '../domain/status.ts'
import { fieldsRefusal, noteFields } from './import-fields.ts'
import type { ImportMemory } from './import-memory.ts'
import { notePerson, personRefusal } from './import-person.ts'
import { differenceOf } from './lead-changes.ts'

/** The leads that the store has for some rows: their ids by key, the newest leads of each row's person, and the leads themselves. */
export type FoundLeads = {
  keys: ReadonlyMap<string, number>
  persons: ReadonlyMap<number, { number: number | null; mail: number | null }>
  leads: ReadonlyMap<number, Lead>
}

export type PlanContext = {
  project: Project
  statuses: Status[]
  members: ReadonlySet<number> | undefined
  now: number
  mapping: ImportMapping
  /** The names of the columns of the file. */
  headings: readonly string[]
}

/** The outcome of a row. `lead` is the matched or created lead: its id, or its negated row number. `patch` is what the row changes in it. */
export type PlannedRow = { row: ImportRow } & (
  | { end: 'refused'; fault: RowRefusal }
  | { end: 'created'; lead: number }
  | { end: Exclude<RowEnd, 'refused' | 'created'>; lead: number; patch: LeadPatch; difference: LeadDifference }
)

/** How far (seconds) in the future a creation date may be, since clocks differ and time zones are mistaken. */
const tolerance = 86_400

/**
 * Plans a row after all rows before it. `current` returns a lead with the changes of those rows; in a dry run (`isDry`), which keeps no changed
 * leads, it returns the lead of the store. Both give the same outcome: of earlier changes, only the person, the contacts and the number of own
 * fields affect a later row, and the memory has these.
 */
export function planRow(
  row: ImportRow,
  context: PlanContext,
  {
    found,
    memory,
    current,
    isMet,
    isDry = false,
  }: {
    found: FoundLeads
    memory: ImportMemory
    current(lead: number): CurrentLead | undefined
    isMet(lead: number): boolean
    isDry?: boolean
  },
): PlannedRow {
  const given = row.given
  const fault = row.fault ?? statusRefusal(given, context)
  if (fault || !given) return { row, end: 'refused', fault: fault ?? { code: 'row-nobody', params: {} } }
  const match = matchOf(row, found, memory)
  if (typeof match === 'object') return { row, end: 'refused', fault: match }
  if (match === undefined) return create(row, given, context, { memory, isDry })
  const isJoined = match < 0 || isMet(match)
  const lead = current(match)
  const met = { match, lead, isJoined, isDry, memory }
  const other = personRefusal(row, given, met, context)
  if (other) return { row, end: 'refused', fault: other }
  const fields = mayChange(row, context) ? fieldsRefusal(given, met, context) : undefined
  if (fields) return { row, end: 'refused', fault: fields }
  const patch = mayChange(row, context) && lead ? patchFor(lead, given, row, isJoined, context) : {}
  const difference = isJoined || !lead || !('id' in lead) ? {} : differenceIn(lead as Lead, patch, context)
  if ('code' in difference) return { row, end: 'refused', fault: difference as RowRefusal }
  noteContacts(match, row, given, context, { memory, lead })
  notePerson(row, given, met, context)
  if (mayChange(row, context)) noteFields(given, met, context)
  const end = isJoined ? 'joined' : Object.keys(difference).length === 0 ? 'unchanged' : 'updated'
  return { row, end, lead: match, patch, difference }
}

/** A lead of the store, or one that the file creates. */
export type CurrentLead = Omit<Lead, 'id'> | Lead

/** Refuses a row whose status was removed since the file was mapped or read. */
function statusRefusal(
  given: GivenLead | undefined,
  { statuses, mapping, headings }: PlanContext,
): RowRefusal | undefined {
  const status = given?.status
  const active = activeStatuses(statuses)
  if (status === undefined || active.some(({ id }) => id === status)) return
  const [name, other] = mapping.statuses.filter((plan) => plan.status === status)
  const params = {
    column: headingOf(['status', 'status_id'], { mapping, headings }),
    given: name && !other ? excerpt(name.given) : String(status),
    known: active.slice(0, 20).map((each) => each.name),
  }
  return { code: 'row-unknown-status', params }
}

/** Matches a row to a lead. Returns undefined if there is none, and a fault if the matched lead cannot be used. */
function matchOf(
  { key, person, row }: ImportRow,
  found: FoundLeads,
  memory: ImportMemory,
): number | undefined | RowRefusal {
  if (person) {
    const { number, mail } = found.persons.get(row) ?? { number: null, mail: null }
    return (
      newer(person.number === null ? undefined : memory.find(`p:${person.number}`), number) ??
      newer(person.mail === null ? undefined : memory.find(`m:${person.mail}`), mail)
    )
  }
  if (key === undefined) return
  const known = memory.find(key) ?? (key.startsWith('id:') ? Number(key.slice(3)) : found.keys.get(key))
  if (known === undefined || known < 0) return known
  const lead = found.leads.get(known)
  if (!key.startsWith('id:')) return lead?.deletedAt === null ? known : undefined
  if (!lead) return { code: 'row-no-such-lead', params: { given: key.slice(3) } }
  return lead.deletedAt === null ? known : { code: 'row-lead-in-bin', params: { given: key.slice(3) } }
}

/** The newer of two leads of a person. Leads that this file creates are the newest. */
function newer(one: number | undefined, other: number | null): number | undefined {
  if (one === undefined || other === null) return one ?? other ?? undefined
  return one < 0 ? one : Math.max(one, other)
}

function create(
  row: ImportRow,
  given: GivenLead,
  context: PlanContext,
  { memory, isDry }: { memory: ImportMemory; isDry: boolean },
): PlannedRow {
  if (given.creationDate !== undefined && given.creationDate > context.now + tolerance)
    return { row, end: 'refused', fault: future(given, context) }
  const lead = -row.row
  if (row.key !== undefined) memory.note(row.key, lead)
  if (row.person?.number) memory.note(`p:${row.person.number}`, lead)
  if (row.person?.mail) memory.note(`m:${row.person.mail}`, lead)
  if (row.person) memory.note(`c:${lead}`, contacts(given.phone, given.email))
  notePerson(row, given, { match: lead, lead: undefined, isJoined: false, isDry, memory }, context)
  return { row, end: 'created', lead }
}

function future({ creationDate = 0 }: GivenLead, context: PlanContext): RowRefusal {
  const given = new Date(creationDate * 1000).toISOString().slice(0, 10)
  return { code: 'row-future', params: { column: headingOf(['creation_date'], context), given } }
}

/** The heading of the column that gives one of these fields. */
function headingOf(fields: readonly string[], { mapping, headings }: Pick<PlanContext, 'mapping' | 'headings'>) {
  const plan = mapping.columns.find(({ to }) => fields.includes(to))
  return excerpt(headings[plan?.column ?? -1] ?? '')
}

function mayChange({ key }: ImportRow, { mapping }: PlanContext): boolean {
  return mapping.update !== 'skip' && !key?.startsWith('row:')
}

/** Remembers the contacts that a row adds. A row matched by contacts never replaces them, so that later rows of the person match too. */
function noteContacts(
  match: number,
  { person }: ImportRow,
  given: GivenLead,
  context: PlanContext,
  { memory, lead }: { memory: ImportMemory; lead: CurrentLead | undefined },
): void {
  if (!person || context.mapping.update === 'skip') return
  const known = memory.find(`c:${match}`) ?? contacts(lead?.phone, lead?.email)
  if (!(known & 1) && person.number) memory.note(`p:${person.number}`, match)
  if (!(known & 2) && person.mail) memory.note(`m:${person.mail}`, match)
  memory.note(`c:${match}`, known | contacts(given.phone, given.email))
}

/** A bit mask of the contacts that a lead has: 1 is a phone, 2 an e-mail. */
function contacts(phone: string | null | undefined, email: string | null | undefined): number {
  return (phone == null ? 0 : 1) | (email == null ? 0 : 2)
}

function differenceIn(lead: Lead, patch: LeadPatch, context: PlanContext): LeadDifference | RowRefusal {
  const { statuses, now } = context
  const difference = differenceOf({ by: { door: 'import' }, statuses, now }, lead, patched(lead, patch))
  const { creationDate = 0 } = difference
  return creationDate > now + tolerance ? future(difference as GivenLead, context) : difference
}

/** The values of a row that differ from the lead, as far as the import may replace the lead's. */
function patchFor(
  lead: CurrentLead,
  given: GivenLead,
  { person, shown = {} }: ImportRow,
  isJoined: boolean,
  context: PlanContext,
): LeadPatch {
  const { touch, fields, ...plain } = given
  const onlyEmpty = context.mapping.update === 'empty'
  const patch: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(plain)) {
    const before = lead[field as keyof typeof plain]
    const isContact = person !== undefined && (field === 'phone' || field === 'email')
    if ((before !== null && (onlyEmpty || isContact)) || isSame(field, before, value, context)) continue
    if (isJoined && field === 'creationDate') continue
    if (field === 'assignee' && context.members && !context.members.has(value as number)) continue
    patch[field] = value
  }
  const touched =
    touch &&
    Object.entries(touch).filter(([name, value]) =>
      differs(lead.lastTouch?.[name as keyof typeof touch], value, onlyEmpty),
    )
  if (touched && touched.length > 0) patch.lastTouch = { ...lead.lastTouch, ...Object.fromEntries(touched) }
  const own = Object.entries(fields ?? {}).filter(([key, value]) => {
    const before = lead.fields && Object.hasOwn(lead.fields, key) ? lead.fields[key] : undefined
    const isShown = typeof before === 'string' && before.trim() === shown[key]
    return differs(before, value, onlyEmpty) && !isShown && !isSameOwn(key, before, value, context)
  })
  if (own.length > 0) patch.fields = Object.fromEntries(own)
  return patch as LeadPatch
}

function differs(before: unknown, value: unknown, onlyEmpty: boolean): boolean {
  return before === undefined || before === null ? true : !onlyEmpty && String(before).trim() !== String(value)
}

/** Whether two values are the same. Spellings of a phone or an e-mail do not count, nor does the end of a text that an export has cut. */
function isSame(field: string, before: unknown, value: unknown, { project }: PlanContext): boolean {
  if (before === value) return true
  if (typeof before !== 'string' || typeof value !== 'string') return false
  if (before.trim() === value) return true
  if (field === 'phone') return phoneKey(before, project.country) === phoneKey(value, project.country)
  if (field === 'email') return fold(before) === fold(value)
  return value.length > 32_000 && value.endsWith(' […]') && before.startsWith(value.slice(0, -4).trim())
}

function isSameOwn(
  key: string,
  before: unknown,
  value: string | number | boolean | null,
  { project }: PlanContext,
): boolean {
  const field = project.fields.find((each) => each.key === key)
  if (!field || before === undefined || value === null) return false
  if (typeof before === 'number' && typeof value === 'string') return readDecimal(value) === before // a program sent it as a number
  const read = comparable[field.type]
  const [one, other] = [read(before as string), read(value)]
  return one !== null && one === other
}
