import { fold } from '../../domain/fold.ts'
import type { Lead } from '../../domain/lead.ts'
import { phoneKey } from '../../domain/phone.ts'
import type { Project } from '../../domain/project.ts'
import { isSameMoment } from '../../domain/same-moment.ts'
import { withoutMask } from '../../store/leads/viewer.ts'
import type { TaskReads } from '../../store/store.ts'
import type { FileRow } from './file-row.ts'
import { isExact, ownColumn } from './headings.ts'
import { momentReader, orderOf } from './moments.ts'
import { textOf } from './values.ts'

/**
 * Whether the numbers in an export are those of this project (`isHere`). Each project counts from 1, so another one has leads of the same numbers.
 * `isSure` if the times of receipt told it: everything else in a lead may also come from an earlier import of the file.
 */
export type NumbersOf = { isHere: boolean; isSure: boolean }

/** How many rows are compared. */
export const comparedRows = 100

/** Compares the first rows of an export with the leads of their numbers. Where nothing can be compared, all of the numbers must exist. */
export async function numbersOf(
  rows: readonly FileRow[],
  headings: readonly string[],
  { project, timeZone, isText }: { project: Project; timeZone: string; isText: boolean },
  openReads: () => Promise<TaskReads>,
): Promise<NumbersOf> {
  const read = toldReader(rows, headings, { project, timeZone, isLiteral: !isText || isExact(headings) })
  const told = rows.flatMap((row) => read(row) ?? [])
  const reads = await openReads()
  const found = await reads.importLookups.leads(project.id, [...new Set(told.map(({ id }) => id))]).finally(reads.close)
  const leads = withoutMask(found)
  const compared = told.flatMap((each) => {
    const lead = leads.get(each.id)
    return lead ? (compare(each, lead, project) ?? []) : []
  })
  if (compared.length === 0) return { isHere: told.length > 0 && told.every(({ id }) => leads.has(id)), isSure: false }
  const same = compared.filter(({ isSame }) => isSame).length
  return { isHere: same * 2 > compared.length, isSure: compared.some(({ isSure }) => isSure) }
}

/** What a row tells about its lead. A time is undefined if its cell has none, or only a day. */
type Told = {
  id: number
  received: number | undefined
  created: number | undefined
  phone: string
  email: string
  name: string
}

function toldReader(
  rows: readonly FileRow[],
  headings: readonly string[],
  { project, timeZone, isLiteral }: { project: Project; timeZone: string; isLiteral: boolean },
) {
  const textIn = (name: Parameters<typeof ownColumn>[1]) => {
    const column = ownColumn(headings, name)
    return ({ cells }: FileRow) => textOf((cells[column] ?? '').slice(0, 300), isLiteral)
  }
  const timeIn = (name: 'recorded_at' | 'creation_date') => {
    const text = textIn(name)
    const { order } = orderOf(rows.map(text)) ?? {}
    const read = momentReader(timeZone)
    return (row: FileRow) => (text(row).includes(':') ? read(text(row), order) : undefined)
  }
  const [id, received, created] = [textIn('id'), timeIn('recorded_at'), timeIn('creation_date')]
  const [phone, email, name] = [textIn('phone'), textIn('email'), textIn('name')]
  return (row: FileRow): Told | undefined => {
    if (row.fault || !/^\d{1,15}$/.test(id(row))) return
    return {
      id: Number(id(row)),
      received: received(row),
      created: created(row),
      phone: phoneKey(phone(row), project.country) ?? '',
      email: fold(email(row)),
      name: fold(name(row)),
    }
  }
}

/** Whether a row is about a lead; undefined if the two have nothing to compare. Only the time of receipt can never be edited. */
function compare(told: Told, lead: Lead, { country }: Project): { isSame: boolean; isSure: boolean } | undefined {
  if (told.received !== undefined) return { isSame: isSameMoment(told.received, lead.recordedAt), isSure: true }
  const pairs = [
    [told.phone, lead.phone && phoneKey(lead.phone, country)],
    [told.email, lead.email && fold(lead.email.trim())],
    [told.name, lead.name && fold(lead.name.trim())],
  ].filter(([one, other]) => one && other)
  if (told.created === undefined && pairs.length === 0) return
  const isSameDate = told.created !== undefined && isSameMoment(told.created, lead.creationDate)
  return { isSame: isSameDate || pairs.some(([one, other]) => one === other), isSure: false }
}
