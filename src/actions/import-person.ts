import { isMailKey } from '../domain/email.ts'
import { digitsOf, fold } from '../domain/fold.ts'
import type { GivenLead, ImportMapping, ImportRow, RowFault } from '../domain/import.ts'
import type { Lead } from '../domain/lead.ts'
import { phoneKey } from '../domain/phone.ts'
import type { Project } from '../domain/project.ts'
import { excerpt } from '../domain/refusal.ts'
import type { ImportMemory } from './import-memory.ts'

/**
 * The lead that a row has the number of, by its id or minus its row. `lead` is as rows before left it; in a dry run as the store has it, and what
 * rows before made of it is in the memory, if any (`isJoined`).
 */
type Met = { match: number; lead: Contacts | undefined; isJoined: boolean; isDry: boolean; memory: ImportMemory }
type Contacts = Partial<Pick<Lead, 'name' | 'phone' | 'email'>>
type Rules = { project: Project; mapping: ImportMapping; headings: readonly string[] }

/**
 * Refuses a row that has the number of a lead, and neither its phone nor its e-mail nor its name: numbers of another system are of one table, and
 * the next one may count from 1 too. What one of both has not is no difference.
 */
export function personFault(row: ImportRow, given: GivenLead, met: Met, rules: Rules): RowFault | undefined {
  if (!row.key?.startsWith('ext:') || (!isRemembered(met) && hasOneOf(met.lead, given))) return
  if (!isAnother(personOf(met, rules), fingerprintsOf(given, rules))) return
  const { column = -1 } = rules.mapping.columns.find(({ to }) => to === 'external_id') ?? {}
  return {
    code: 'row-other-person',
    params: { column: excerpt(rules.headings[column] ?? ''), given: row.key.slice(4) },
  }
}

/** In a dry run, notes whose the lead is after the row. */
export function notePerson(row: ImportRow, given: GivenLead, met: Met, rules: Rules): void {
  if (!met.isDry || !row.key?.startsWith('ext:') || (!met.isJoined && hasAllOf(met.lead, given))) return
  const [before, told] = [personOf(met, rules), fingerprintsOf(given, rules)]
  const after = packed(isNew(met) ? told : merged(before, told, rules.mapping.update))
  if (isNew(met) || after !== packed(before)) met.memory.note(placeOf(met), after)
}

function isRemembered({ isDry, isJoined }: Met): boolean {
  return isDry && isJoined
}

const parts = ['name', 'phone', 'email'] as const

/** Most rows of a file that is loaded again say what the lead says, which needs no fingerprints. */
function hasOneOf(lead: Contacts | undefined, given: Contacts): boolean {
  return parts.some((part) => {
    const text = given[part]
    return text && text === lead?.[part] && tells[part](text)
  })
}

/** Whether a text tells one person from another: a phone `нет` and an e-mail `-` are of many. */
const tells: Record<(typeof parts)[number], (text: string) => boolean> = {
  name: () => true,
  phone: (phone) => digitsOf(phone).length >= 6,
  email: (email) => isMailKey(fold(email)),
}

function hasAllOf(lead: Contacts | undefined, given: Contacts): boolean {
  return lead !== undefined && parts.every((part) => !given[part] || given[part] === lead[part])
}

/** A name, a phone and an e-mail in 17 bits each, so that the memory of a whole file has one number for all; 0 is none, 1 what is of many. */
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

/** A cheap hash (FNV-1a): two persons who are alike by chance are only not told apart. */
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

/** As a row changes a lead that has its number. */
function merged(before: Fingerprints, given: Fingerprints, update: ImportMapping['update']): Fingerprints {
  if (update === 'skip') return before
  const [first, second] = update === 'given' ? [given, before] : [before, given]
  return first.map((each, part) => each || (second[part] as number)) as Fingerprints
}
