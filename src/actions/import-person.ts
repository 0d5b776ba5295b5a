import { isMailKey } from '../domain/email.ts'
import { digitsOf, fold } from '../domain/fold.ts'
import type { GivenLead, ImportMapping, ImportRow, RowRefusal } from '../domain/import.ts'
import type { Lead } from '../domain/lead.ts'
import { phoneKey } from '../domain/phone.ts'
import type { Project } from '../domain/project.ts'
import { excerpt } from '../domain/refusal.ts'
import { isSameMoment } from '../domain/same-moment.ts'
import type { ImportMemory } from './import-memory.ts'

/**
 * The lead that a row matches by number: its id, or its negated row number. `lead` includes the changes of earlier rows. In a dry run it is as in
 * the store, and the memory has what earlier rows made of it, if any (`isJoined`).
 */
type Met = { match: number; lead: Contacts | undefined; isJoined: boolean; isDry: boolean; memory: ImportMemory }
type Contacts = Partial<Pick<Lead, 'name' | 'phone' | 'email' | 'recordedAt'>>
type Rules = { project: Project; mapping: ImportMapping; headings: readonly string[] }

/**
 * Refuses a row that has the number of a lead but a different person: phone, e-mail and name all differ. Two tables of another system may both
 * count from 1, and so do projects, or a desk before and after it was restored. A value that either side lacks is not compared. A row of an export
 * that says when its lead was received may replace the person.
 */
export function personRefusal(row: ImportRow, told: GivenLead, met: Met, rules: Rules): RowRefusal | undefined {
  if (!isNumbered(row) || (!isRemembered(met) && hasOneOf(met.lead, told)) || isReceivedAs(row, met)) return
  if (!isAnother(personOf(met, rules), fingerprintsOf(told, rules))) return
  const target = row.key.startsWith('id:') ? 'id' : 'external_id'
  const { column = -1 } = rules.mapping.columns.find(({ to }) => to === target) ?? {}
  const given = row.key.slice(row.key.indexOf(':') + 1)
  return { code: 'row-other-person', params: { column: excerpt(rules.headings[column] ?? ''), given } }
}

function isNumbered(row: ImportRow): row is ImportRow & { key: string } {
  return row.key !== undefined && /^(?:id|ext):/.test(row.key)
}

function isReceivedAs({ receivedAt }: ImportRow, { lead }: Met): boolean {
  return receivedAt !== undefined && lead?.recordedAt !== undefined && isSameMoment(receivedAt, lead.recordedAt)
}

/** In a dry run, remembers the person of the lead as it is after the row. */
export function notePerson(row: ImportRow, given: GivenLead, met: Met, rules: Rules): void {
  if (!met.isDry || !isNumbered(row) || (!met.isJoined && hasAllOf(met.lead, given))) return
  const [before, told] = [personOf(met, rules), fingerprintsOf(given, rules)]
  const after = packed(isNew(met) ? told : merged(before, told, rules.mapping.update))
  if (isNew(met) || after !== packed(before)) met.memory.note(placeOf(met), after)
}

function isRemembered({ isDry, isJoined }: Met): boolean {
  return isDry && isJoined
}

const parts = ['name', 'phone', 'email'] as const

/** A shortcut without fingerprints: most rows of a file that is loaded again are equal to their lead. */
function hasOneOf(lead: Contacts | undefined, given: Contacts): boolean {
  return parts.some((part) => {
    const text = given[part]
    return text && text === lead?.[part] && tells[part](text)
  })
}

/** Whether a text identifies a person. Many rows may share a phone `нет` or an e-mail `-`. */
const tells: Record<(typeof parts)[number], (text: string) => boolean> = {
  name: () => true,
  phone: (phone) => digitsOf(phone).length >= 6,
  email: (email) => isMailKey(fold(email)),
}

function hasAllOf(lead: Contacts | undefined, given: Contacts): boolean {
  return lead !== undefined && parts.every((part) => !given[part] || given[part] === lead[part])
}

/** Hashes of 17 bits each, so that the memory of a whole file keeps one number per person. 0 is no value, 1 a value that many rows may share. */
type Fingerprints = [name: number, phone: number, email: number]
const fingerprintSize = 2 ** 17
const nobody = 1

function placeOf({ match }: Met): string {
  return `who:${match}`
}

function isNew({ match, isJoined }: Met): boolean {
  return match < 0 && !isJoined
}

function personOf(met: Met, rules: Rules): Fingerprints {
  const noted = isRemembered(met) ? met.memory.find(placeOf(met)) : undefined
  if (noted === undefined) return fingerprintsOf(met.lead ?? {}, rules)
  const rest = Math.floor(noted / fingerprintSize)
  return [Math.floor(rest / fingerprintSize), rest % fingerprintSize, noted % fingerprintSize]
}

function packed([name, phone, email]: Fingerprints): number {
  return (name * fingerprintSize + phone) * fingerprintSize + email
}

function fingerprintsOf({ name, phone, email }: Contacts, { project }: Rules): Fingerprints {
  return [
    fingerprintOf(name && fold(name.trim())),
    phone && !tells.phone(phone) ? nobody : fingerprintOf(phone && phoneKey(phone, project.country)),
    email && !tells.email(email) ? nobody : fingerprintOf(email && fold(email.trim())),
  ]
}

/** A cheap hash (FNV-1a). A collision only means that a different person is not detected. */
function fingerprintOf(text: string | null | undefined): number {
  if (!text) return 0
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return nobody + 1 + ((hash >>> 0) % (fingerprintSize - nobody - 1))
}

function isAnother(one: Fingerprints, other: Fingerprints): boolean {
  const both = one.flatMap((each, part) => (each > nobody && (other[part] as number) > nobody ? [part] : []))
  return both.some((part) => part > 0) && both.every((part) => one[part] !== other[part])
}

/** The person of a lead after a row with its number was loaded. */
function merged(before: Fingerprints, given: Fingerprints, update: ImportMapping['update']): Fingerprints {
  if (update === 'skip') return before
  const [first, second] = update === 'given' ? [given, before] : [before, given]
  return first.map((each, part) => each || (second[part] as number)) as Fingerprints
}
