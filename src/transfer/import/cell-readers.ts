import { readDecimal } from '../../domain/decimal.ts'
import { fold } from '../../domain/fold.ts'
import {
  type ColumnPlan,
  type GivenLead,
  type ImportMapping,
  importLimits,
  type StatusPlan,
  type Target,
} from '../../domain/import.ts'
import { fieldLimits, remindNoteLimit, textLimits } from '../../domain/lead.ts'
import type { LostReason } from '../../domain/lost-reason.ts'
import type { ProjectMember } from '../../domain/member.ts'
import type { OwnField } from '../../domain/own-field.ts'
import type { Project } from '../../domain/project.ts'
import type { RowCode } from '../../domain/refusal.ts'
import { activeStatuses, type Status } from '../../domain/status.ts'
import { touchLimit } from '../../domain/touch.ts'
import { ownFieldOf } from './mapping.ts'
import { momentReader, readDay } from './moments.ts'
import { memberFinder, namedFinder } from './names.ts'
import type { WantedStatus } from './new-statuses.ts'
import { isFormula, readAmount, readPhone } from './values.ts'

/** What a row reader needs: the mapping, and the statuses, members and reasons of the project. */
export type RowContext = {
  mapping: ImportMapping
  headings: readonly string[]
  /** Whether texts are taken literally, as in exact exports and in workbooks. */
  isLiteral: boolean
  timeZone: string
  separator: string | null
  project: Project
  statuses: Status[]
  members: Pick<ProjectMember, 'id' | 'name' | 'email'>[]
  lostReasons: LostReason[]
  /** Only in a dry run: simulates a status that the import will create, and returns its id. */
  makeStatus?: (wanted: WantedStatus) => number
}

/** The reason why a cell is refused: a code, and parameters such as the valid values. */
export class CellRefusal extends Error {
  readonly code: RowCode
  readonly params: Record<string, unknown>

  constructor(code: RowCode, params: Record<string, unknown> = {}) {
    super(code)
    this.code = code
    this.params = params
  }
}

/** The values of a row, with the ids by which its lead is recognised, and its days as the cells show them. */
export type Given = GivenLead & { id?: number; externalId?: string; shown?: Record<string, string> }
/** Reads a cell into `given`; false if the cell has no value for its field. `isNumber` marks a numeric cell whose text is ambiguous. */
type Read = (given: Given, text: string, isNumber: boolean) => boolean

/** Returns the reader for the cells of a column. */
export function readerOf(plan: ColumnPlan, context: RowContext): Read {
  if (plan.to.startsWith('field:') || plan.to === 'new') return ownReader(plan, context)
  return readers[plan.to as Target](context, plan)
}

const readers: Record<Target, (context: RowContext, plan: ColumnPlan) => Read> = {
  id: () => (given, text) => {
    if (!/^\d{1,15}$/.test(text)) throw new CellRefusal('row-not-number')
    given.id = Number(text)
    return true
  },
  external_id: () => (given, text) => {
    given.externalId = limited(text, 200)
    return true
  },
  title: () => put('title', textLimits.title),
  name: () => put('name', textLimits.name),
  phone:
    ({ mapping: { strict } }) =>
    (given, text) => {
      if (isDash(text)) return false
      const read = readPhone(text)
      if (strict && 'fault' in read) throw new CellRefusal(read.fault)
      given.phone = limited('phone' in read ? read.phone : text, textLimits.phone)
      return true
    },
  email: () => {
    const read = put('email', textLimits.email)
    return (given, text, isNumber) => !isDash(text) && read(given, text, isNumber)
  },
  source: () => put('source', textLimits.source),
  text: () => put('text', textLimits.text),
  creation_date: moment('creationDate'),
  paid_date: moment('paidDate'),
  remind_at: moment('remindAt'),
  remind_note: () => put('remindNote', remindNoteLimit),
  price: () => (given, text, isNumber) => {
    const amount = readAmount(text, isNumber)
    if (amount === undefined) throw new CellRefusal(isFormula(text) ? 'row-formula' : 'row-not-amount')
    given.price = amount
    return true
  },
  status: statusReader,
  status_id: ({ statuses }) => {
    const active = activeStatuses(statuses)
    const known = active.slice(0, 20).map(({ id }) => String(id))
    return (given, text) => {
      const status = active.find(({ id }) => String(id) === text)
      if (!status) throw new CellRefusal('row-unknown-status', { known })
      given.status = status.id
      return true
    }
  },
  assignee: ({ members, mapping }) => {
    const find = memberFinder(members)
    const planned = new Map(mapping.members.map(({ given, member }) => [fold(given.trim()), member]))
    return (given, text) => {
      const member = planned.has(fold(text)) ? planned.get(fold(text)) : find(text)
      if (member !== undefined && member !== null) given.assignee = member
      return member !== undefined
    }
  },
  assignee_id:
    ({ members }) =>
    (given, text) => {
      const member = members.find(({ id }) => String(id) === text)
      if (member) given.assignee = member.id
      return member !== undefined
    },
  lost_reason: ({ lostReasons, mapping: { strict } }) => {
    const find = namedFinder(lostReasons)
    return (given, text) => {
      const reason = find(text)
      if (reason === undefined && strict)
        throw new CellRefusal('row-unknown-reason', { known: lostReasons.slice(0, 20).map(({ name }) => name) })
      if (reason !== undefined) given.lostReason = reason
      return reason !== undefined
    }
  },
  lost_reason_id:
    ({ lostReasons }) =>
    (given, text) => {
      const reason = lostReasons.find(({ id }) => String(id) === text)
      if (reason) given.lostReason = reason.id
      return reason !== undefined
    },
  utm_source: touch('utm_source'),
  utm_medium: touch('utm_medium'),
  utm_campaign: touch('utm_campaign'),
  utm_content: touch('utm_content'),
  utm_term: touch('utm_term'),
  referrer: touch('referrer'),
  landing: touch('landing'),
}

function statusReader({ statuses, mapping, makeStatus }: RowContext): Read {
  const active = activeStatuses(statuses)
  const find = namedFinder(active)
  const planned = new Map(mapping.statuses.map((plan) => [fold(plan.given.trim()), plan]))
  const known = active.slice(0, 20).map(({ name }) => name)
  return (given, text) => {
    const plan = planned.get(fold(text))
    const status = plan ? asPlanned(plan) : (find(text) ?? made(text))
    if (status === undefined) throw new CellRefusal('row-unknown-status', { known })
    if (status !== null) given.status = status
    return true
  }

  function asPlanned({ status, make }: StatusPlan): number | null | undefined {
    return make && makeStatus ? makeStatus(make) : status
  }

  function made(text: string): number | undefined {
    if (!mapping.makeStatuses) return
    const name = limited(text, importLimits.statusName)
    return makeStatus?.({ name, type: 'progress', given: name })
  }
}

/** People write a dash where a contact is missing. */
function isDash(text: string): boolean {
  return /^[-–—]+$/.test(text)
}

type TextField = 'title' | 'name' | 'email' | 'source' | 'text' | 'remindNote'

function put(field: TextField, limit: number): Read {
  return (given, text) => {
    given[field] = limited(text, limit)
    return true
  }
}

function moment(field: 'creationDate' | 'paidDate' | 'remindAt') {
  return ({ timeZone }: RowContext, { dates }: ColumnPlan): Read => {
    const read = momentReader(timeZone)
    return (given, text) => {
      const seconds = read(text, dates)
      if (seconds === undefined)
        throw new CellRefusal(isFormula(text) ? 'row-formula' : dateCode(text, dates), { order: dates ?? 'dmy' })
      given[field] = seconds
      return true
    }
  }
}

function touch(field: keyof NonNullable<GivenLead['touch']>) {
  return (): Read => (given, text) => {
    given.touch = { ...given.touch, [field]: limited(text, touchLimit) }
    return true
  }
}

function ownReader(plan: ColumnPlan, { project, mapping: { strict } }: RowContext): Read {
  const field = ownFieldOf(plan, project.fields)
  const { key, type } = field ?? { key: (plan.name ?? '').trim(), type: plan.type ?? 'text' }
  return (given, text) => {
    const value = ownValueOf(text, type, plan, field) ?? (strict ? undefined : limited(text, fieldLimits.text))
    if (value === undefined)
      throw new CellRefusal(isFormula(text) ? 'row-formula' : ownCodes[type](text, plan.dates), {
        known: field?.options.slice(0, 20) ?? [],
        order: plan.dates ?? 'dmy',
      })
    given.fields = { ...given.fields, [key]: value }
    if (type === 'date' && value !== text) given.shown = { ...given.shown, [key]: text }
    return true
  }
}
const ownCodes: Record<OwnField['type'], (text: string, dates: ColumnPlan['dates']) => RowCode> = {
  text: () => 'row-text-too-long',
  number: () => 'row-not-number',
  date: dateCode,
  choice: () => 'row-not-choice',
}

/** In a column of mixed orders, a date that is valid but ambiguous gets its own code. */
function dateCode(text: string, dates: ColumnPlan['dates']): RowCode {
  return dates === 'mixed' && readDay(text, 'dmy') !== undefined ? 'row-unclear-date' : 'row-not-date'
}

function ownValueOf(
  text: string,
  type: OwnField['type'],
  { dates }: ColumnPlan,
  field: OwnField | undefined,
): string | number | undefined {
  if (type === 'number') return readDecimal(text)
  if (type === 'date') return readDay(text, dates)
  if (type === 'choice' && field) return field.options.find((option) => fold(option) === fold(text))
  return limited(text, fieldLimits.text)
}

function limited(text: string, limit: number): string {
  if (text.length <= limit) return text
  const length = [...text.slice(0, importLimits.cell)].length
  if (length > limit) throw new CellRefusal('row-text-too-long', { length, limit })
  return text
}
