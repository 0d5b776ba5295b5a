import type { Lead } from '../domain/lead.ts'
import { nameOfField, type OwnField, type OwnFieldName } from '../domain/own-field.ts'
import type { Language, Project } from '../domain/project.ts'
import { excerpt, refusal } from '../domain/refusal.ts'
import type { Status } from '../domain/status.ts'
import type { ExportContents } from '../store/store.ts'

type Headings = Record<Language, string>

/** A column of a file: its headings, the kind of its value, and the function that reads it from a lead; null is unset. */
type Column = Headings &
  (
    | { kind: 'text' | 'id'; of(lead: Lead, names: Names): string | null }
    | { kind: 'time'; of(lead: Lead): number | null }
    | { kind: 'money'; of(lead: Lead): number | null }
    | { kind: 'own'; of(lead: Lead): string | number | null }
  )

/** The names of statuses, members and reasons by id. */
type Names = Record<'statuses' | 'members' | 'lostReasons', Map<number, string>>

/** All columns, by their names for programs. The touch is the last one, as in filters. */
export const columns = {
  id: { kind: 'id', en: 'Number', ru: 'Номер', of: (lead) => String(lead.id) },
  creation_date: { kind: 'time', en: 'Created', ru: 'Дата создания', of: (lead) => lead.creationDate },
  title: { kind: 'text', en: 'Title', ru: 'Название', of: (lead) => lead.title },
  name: { kind: 'text', en: 'Name', ru: 'Имя клиента', of: (lead) => lead.name },
  phone: { kind: 'text', en: 'Phone', ru: 'Телефон', of: (lead) => lead.phone },
  email: { kind: 'text', en: 'E-mail', ru: 'E-mail', of: (lead) => lead.email },
  source: { kind: 'text', en: 'Source', ru: 'Источник', of: (lead) => lead.source },
  text: { kind: 'text', en: 'Text', ru: 'Комментарий к заявке', of: (lead) => lead.text },
  status: { kind: 'id', en: 'Status number', ru: 'Номер статуса', of: (lead) => String(lead.status) },
  status_name: {
    kind: 'text',
    en: 'Status',
    ru: 'Статус',
    of: (lead, { statuses }) => statuses.get(lead.status) ?? null,
  },
  price: { kind: 'money', en: 'Price', ru: 'Сумма', of: (lead) => lead.price },
  paid_date: { kind: 'time', en: 'Paid', ru: 'Дата оплаты', of: (lead) => lead.paidDate },
  recorded_at: { kind: 'time', en: 'Received', ru: 'Когда получено', of: (lead) => lead.recordedAt },
  door: { kind: 'id', en: 'Came in by', ru: 'Вход', of: (lead) => lead.door },
  assignee: { kind: 'id', en: 'Assignee number', ru: 'Номер ответственного', of: (lead) => numberOf(lead.assignee) },
  assignee_name: {
    kind: 'text',
    en: 'Assignee',
    ru: 'Ответственный',
    of: (lead, { members }) => (lead.assignee === null ? null : (members.get(lead.assignee) ?? `№ ${lead.assignee}`)),
  },
  remind_at: { kind: 'time', en: 'Reminder', ru: 'Напоминание', of: (lead) => lead.remindAt },
  remind_note: { kind: 'text', en: 'Reminder note', ru: 'О чём напомнить', of: (lead) => lead.remindNote },
  responded_at: { kind: 'time', en: 'First response', ru: 'Первая реакция', of: (lead) => lead.respondedAt },
  deleted_at: { kind: 'time', en: 'Removed', ru: 'Когда удалена', of: (lead) => lead.deletedAt },
  lost_reason: { kind: 'id', en: 'Reason number', ru: 'Номер причины отказа', of: (lead) => numberOf(lead.lostReason) },
  lost_reason_name: {
    kind: 'text',
    en: 'Reason',
    ru: 'Причина отказа',
    of: (lead, { lostReasons }) => (lead.lostReason === null ? null : (lostReasons.get(lead.lostReason) ?? null)),
  },
  repeat_of: { kind: 'id', en: 'Repeat of', ru: 'Повтор заявки', of: (lead) => numberOf(lead.repeatOf) },
  utm_source: { kind: 'text', en: 'utm_source', ru: 'utm_source', of: (lead) => lead.lastTouch?.utm_source ?? null },
  utm_medium: { kind: 'text', en: 'utm_medium', ru: 'utm_medium', of: (lead) => lead.lastTouch?.utm_medium ?? null },
  utm_campaign: {
    kind: 'text',
    en: 'utm_campaign',
    ru: 'utm_campaign',
    of: (lead) => lead.lastTouch?.utm_campaign ?? null,
  },
  utm_content: {
    kind: 'text',
    en: 'utm_content',
    ru: 'utm_content',
    of: (lead) => lead.lastTouch?.utm_content ?? null,
  },
  utm_term: { kind: 'text', en: 'utm_term', ru: 'utm_term', of: (lead) => lead.lastTouch?.utm_term ?? null },
  referrer: { kind: 'text', en: 'Referrer', ru: 'Откуда перешли', of: (lead) => lead.lastTouch?.referrer ?? null },
  landing: { kind: 'text', en: 'Landing page', ru: 'Страница входа', of: (lead) => lead.lastTouch?.landing ?? null },
} as const satisfies Record<string, Column>

/** A column that every project has, or an own field of this one. */
export type ColumnName = keyof typeof columns | OwnFieldName
export const columnNames = Object.keys(columns) as (keyof typeof columns)[]

/** The default columns. */
export const defaultColumns: readonly ColumnName[] = columnNames.slice(0, columnNames.indexOf('recorded_at') + 1)

function numberOf(id: number | null): string | null {
  return id === null ? null : String(id)
}

/** Writers of each kind of value in a file format. Null is not passed to them. */
export type KindWriters<T> = {
  text(value: string): T
  id(value: string): T
  time(seconds: number): T
  money(hundredths: number): T
  number(value: number): T
}

/** Returns a function that writes a lead as the cells of a row. */
export function cellsOf<T>(
  names: readonly ColumnName[],
  { project, statuses, members, lostReasons }: Omit<ExportContents, 'leads'>,
  write: KindWriters<T>,
  unset: T,
) {
  const known = { statuses: namesOf(statuses), members: namesOf(members), lostReasons: namesOf(lostReasons) }
  const cells = names.map((name) => {
    const column = columnOf(name, project)
    const writeValue = writerOf(column, write)
    return (lead: Lead): T => {
      const value = column.of(lead, known)
      return value === null ? unset : writeValue(value)
    }
  })
  return (lead: Lead): T[] => cells.map((cell) => cell(lead))
}

function namesOf(named: readonly Pick<Status, 'id' | 'name'>[]): Map<number, string> {
  return new Map(named.map(({ id, name }) => [id, name]))
}

/** An own value may be a number or a text regardless of the type of its field. */
function writerOf<T>({ kind }: Column, write: KindWriters<T>): (value: string | number) => T {
  if (kind !== 'own') return write[kind] as (value: string | number) => T
  return (value) => (typeof value === 'number' ? write.number(value) : write.text(value))
}

/** A column by its name. */
export function columnOf(name: ColumnName, { fields }: Pick<Project, 'fields'>): Column {
  const own = fields.find((field) => nameOfField(field) === name)
  return own ? ofOwn(own) : columns[name as keyof typeof columns]
}

function ofOwn({ key, name }: OwnField): Column {
  const of = ({ fields }: Lead) => {
    const value = fields && Object.hasOwn(fields, key) ? fields[key] : undefined
    return value === undefined ? null : typeof value === 'boolean' ? String(value) : value
  }
  return { kind: 'own', en: name, ru: name, of }
}

/** The heading for people, in the language of the project. A time names its zone, since the cells do not. */
export function headingOf(name: ColumnName, project: Pick<Project, 'language' | 'timeZone' | 'fields'>): string {
  const { language, timeZone } = project
  const column = columnOf(name, project)
  const heading = column[language]
  return column.kind === 'time' ? `${heading} (${timeZone})` : heading
}

/** Parses names of columns and removes duplicates. Refuses an unknown one. */
export function readColumns(
  names: readonly string[],
  { fields }: Pick<Project, 'fields'>,
  argument: string,
): ColumnName[] {
  const known: ColumnName[] = [...columnNames, ...fields.map(nameOfField)]
  return [...new Set(names)].map((name) => {
    const found = known.find((each) => each === name)
    if (!found) throw refusal('unknown-choice', { given: excerpt(name), known }, argument)
    return found
  })
}
