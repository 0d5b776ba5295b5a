import { createHash } from 'node:crypto'
import { hidden } from '../../domain/contacts.ts'
import { isMailKey } from '../../domain/email.ts'
import { fold } from '../../domain/fold.ts'
import type { ColumnPlan, ImportRow } from '../../domain/import.ts'
import type { OwnField } from '../../domain/own-field.ts'
import { personKey } from '../../domain/phone.ts'
import { CellRefusal, type Given, type RowContext, readerOf } from './cell-readers.ts'
import { type FileRow, textOfRow } from './file-row.ts'
import { isOwnExport, ownColumn } from './headings.ts'
import { fieldOf, ownFieldOf } from './mapping.ts'
import { momentReader } from './moments.ts'
import { formulaMark, textOf } from './values.ts'

/**
 * Returns a function that reads rows as leads. It takes all rows in file order, since equal rows are told apart by their count. In an export of a
 * contractor, a cell of which a part is hidden gives nothing, or it would replace what is hidden.
 */
export function createRowReader(context: RowContext) {
  const { mapping, headings, project } = context
  const readers = mapping.columns.map((plan) => ({
    plan,
    heading: headings[plan.column] ?? '',
    field: fieldOf(plan, project.fields),
    target: targetOf(plan, project.fields),
    read: readerOf(plan, context),
  }))
  const isOwn = isOwnExport(headings)
  const received = ownColumn(headings, 'recorded_at')
  const readMoment = momentReader(context.timeZone)
  const seen = new Map<string, number>()
  let count = 0
  return (row: FileRow): ImportRow => {
    const read = readOne(row)
    const mayBeRefused = read.fault || (read.key !== undefined && !read.key.startsWith('row:'))
    if (!mayBeRefused) return read
    const receivedAt = read.key?.startsWith('id:') ? receivedIn(row) : undefined
    return { ...read, ...(receivedAt !== undefined && { receivedAt }), text: textOfRow(row, context.separator) }
  }

  function receivedIn({ cells }: FileRow): number | undefined {
    const text = textOf(cells[received] ?? '', context.isLiteral)
    return text.includes(':') ? readMoment(text, undefined) : undefined
  }

  function readOne(row: FileRow): ImportRow {
    const place = { row: ++count, line: row.line }
    if (row.fault) return { ...place, fault: row.fault }
    if (headings.length > 0 && row.cells.slice(headings.length).some((cell) => cell.trim() !== ''))
      return { ...place, fault: { code: 'row-columns', params: { given: row.cells.length, known: headings.length } } }
    const given: Given = {}
    const texts: TargetText[] = []
    const taken = new Set<string>()
    for (const { plan, field, target, heading, read } of readers) {
      const text = textOf(row.cells[plan.column] ?? '', context.isLiteral)
      if (text === '' || (isOwn && text.includes(hidden))) continue
      texts.push([target, text])
      if (plan.fill && taken.has(field)) continue
      try {
        if (text === formulaMark) throw new CellRefusal('row-formula')
        if (read(given, text, row.numbers?.includes(plan.column) === true)) taken.add(field)
      } catch (error) {
        if (!(error instanceof CellRefusal)) throw error
        const params = {
          column: shortened(heading),
          given: shortened(text === formulaMark ? '=…' : text),
          ...error.params,
        }
        return { ...place, fault: { code: error.code, params } }
      }
    }
    return complete(place, given, texts)
  }

  function complete(
    at: { row: number; line: number },
    { id, externalId, shown, ...given }: Given,
    texts: readonly TargetText[],
  ): ImportRow {
    const place = { ...at, ...(shown && { shown }) }
    const { title, name, phone, email } = given
    const isKnown = mapping.match === 'id' && (id ?? externalId) !== undefined
    if (!isKnown && [title, name, phone, email].every((each) => each === undefined))
      return { ...place, fault: { code: 'row-nobody', params: {} } }
    if (isKnown) return { ...place, key: id !== undefined ? `id:${id}` : `ext:${externalId}`, given }
    if (mapping.match === 'contact') {
      const number = phone == null ? undefined : personKey(phone, project.country)
      const mail = email == null ? '' : fold(email)
      const person = { number: number ?? null, mail: isMailKey(mail) ? mail : null }
      if (person.number !== null || person.mail !== null) return { ...place, given, person }
    }
    return { ...place, key: keyOf(texts), given }
  }

  /**
   * A fingerprint of the raw texts of a row, independent of the order of columns, and a count of equal rows so far. It does not use parsed values,
   * since the meaning of names changes with members, statuses and reasons.
   */
  function keyOf(texts: readonly TargetText[]): string {
    const pairs = texts.map((pair) => JSON.stringify(pair)).sort()
    const fingerprint = createHash('sha256').update(pairs.join('\n')).digest().toString('base64', 0, 12)
    const times = (seen.get(fingerprint) ?? 0) + 1
    seen.set(fingerprint, times)
    return `row:${fingerprint}:${times}`
  }
}

/** The target of a column, and the text of its cell. */
type TargetText = [target: string, text: string]

/** The target of a column. An own field is identified by its key, which is the same before and after the import creates the field. */
function targetOf(plan: ColumnPlan, fields: readonly OwnField[]): string {
  const isOwn = plan.to === 'new' || plan.to.startsWith('field:')
  return isOwn ? `fields.${ownFieldOf(plan, fields)?.key ?? (plan.name ?? '').trim()}` : plan.to
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
