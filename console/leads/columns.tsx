import type { ReactNode } from 'react'
import { dialNumber, mailTo, showNumber } from '../lead/contact.ts'
import { LateMark } from '../lead/late-mark.tsx'
import { WaitMark } from '../lead/wait-mark.tsx'
import type texts from '../locales/en.json'
import { IconClock, IconRepeat } from '../ui/icons.ts'
import { Initials } from '../ui/initials.tsx'
import css from './leads.module.css'
import { isOwnName, ownFieldOf } from './own-columns.ts'
import type { RowContext } from './row-context.ts'
import type { Row } from './rows.ts'

/** The parts of a row that can be edited inline. */
export type Act = 'status' | 'assignee' | 'remind' | 'price'

type Column = {
  /** The initial width (px); a column without one takes the rest. */
  width?: number
  /** CSS classes of the cells. */
  is?: string | undefined
  isRight?: boolean
  /** The sort of the first click; undefined where sorting is not possible. */
  sort?: string
  /** Whether the heading is only for screen readers. */
  isMute?: boolean
  cell(row: Row, desk: RowContext): ReactNode
}

/** Every column of the list, by its name in addresses and exports. Each has its heading in the texts. */
const columns = {
  name: { width: 200, sort: 'name', cell: (row, desk) => <Name row={row} desk={desk} /> },
  title: { is: css.title, sort: 'title', cell: ({ title }) => title },
  status: { width: 112, sort: 'status', cell: (row, desk) => <Status row={row} desk={desk} /> },
  phone: { width: 148, is: 'num t2', cell: (row, desk) => <Phone row={row} desk={desk} /> },
  source: { width: 128, is: 't2', sort: 'source', cell: ({ source }) => source },
  remind_at: { width: 132, sort: 'remind_at', cell: (row, desk) => <Remind row={row} desk={desk} /> },
  price: { width: 108, is: 'num', isRight: true, sort: '-price', cell: (row, desk) => <Price row={row} desk={desk} /> },
  assignee: { width: 44, isMute: true, cell: (row, desk) => <Assignee row={row} desk={desk} /> },
  creation_date: {
    width: 116,
    is: 't2 num',
    isRight: true,
    sort: '-creation_date',
    cell: ({ creation_date }, desk) => <When iso={creation_date} desk={desk} />,
  },
  id: { width: 88, is: 'num t2', sort: '-id', cell: ({ id }) => id },
  email: { width: 184, is: 't2', cell: ({ email }) => email && <a href={mailTo(email)}>{email}</a> },
  remind_note: { width: 200, is: 't2', cell: ({ remind_note }) => remind_note },
  text: { width: 240, is: 't2', cell: ({ text }) => text },
  paid_date: {
    width: 112,
    is: 't2 num',
    isRight: true,
    sort: '-paid_date',
    cell: (row, desk) => <Day iso={row.paid_date} desk={desk} />,
  },
  responded_at: {
    width: 112,
    is: 't2 num',
    isRight: true,
    cell: (row, desk) => <When iso={row.responded_at} desk={desk} />,
  },
  recorded_at: {
    width: 112,
    is: 't2 num',
    isRight: true,
    sort: '-recorded_at',
    cell: (row, desk) => <When iso={row.recorded_at} desk={desk} />,
  },
  door: { width: 104, is: 't2', cell: ({ door }, { t }) => t(`view.door.${door}`, { defaultValue: door }) },
} as const satisfies Record<keyof (typeof texts)['leads']['column'], Column>

/** A column of every project, or of an own field. */
export type ColumnName = keyof typeof columns | `field:${string}`

/** A column by its name, with all optional properties. */
export const columnOf = (name: ColumnName): Column => (isOwnName(name) ? ownColumn(name) : columns[name])

function ownColumn(name: `field:${string}`): Column {
  return { width: 128, is: 'num t2', cell: (row, desk) => ownValue(row, name, desk) }
}

function ownValue({ fields }: Row, name: string, { ownFields, format, t }: RowContext): ReactNode {
  const { key, type } = ownFieldOf(name, ownFields) ?? {}
  const value = key !== undefined && fields && Object.hasOwn(fields, key) ? fields[key] : undefined
  if (type === 'date') return format.calendarDay(String(value ?? ''))
  if (typeof value === 'number') return format.decimal(value)
  if (typeof value === 'boolean') return t(value ? 'card.yes' : 'card.no')
  return value
}

export const columnNames = Object.keys(columns) as (keyof typeof columns)[]

/** The default columns. */
export const defaultColumns: readonly ColumnName[] = columnNames.slice(0, columnNames.indexOf('id'))

/** Whether the reminder is overdue. */
export function isOverdue({ remind_at }: Pick<Row, 'remind_at'>, now: Date): boolean {
  return remind_at !== null && Date.parse(remind_at) < now.getTime()
}

function Name({ row, desk: { t, hrefOf, now, queued } }: { row: Row; desk: RowContext }) {
  return (
    <span className={css.who}>
      <a className={row.name ? 'cut' : 'cut t2'} href={hrefOf(row.id)} data-open>
        {row.name ?? t('leads.noName')}
      </a>
      {row.repeat_of !== null && (
        <span className="mk" title={t('leads.repeat')}>
          <IconRepeat className="i" aria-label={t('leads.repeat')} />
        </span>
      )}
      <LateMark lead={row} now={now} isShort />
      {queued.has(row.id) && <WaitMark className={css.waits} />}
    </span>
  )
}

/** The phone in a uniform format, and as typed on hover. A masked or short number is no link. */
function Phone({ row: { phone }, desk: { country } }: { row: Row; desk: RowContext }) {
  const number = phone && dialNumber(phone, country)
  if (!number) return phone
  return (
    <a href={`tel:${number}`} title={phone}>
      {showNumber(number, phone)}
    </a>
  )
}

function Status({ row, desk: { t, statuses, canWrite } }: { row: Row; desk: RowContext }) {
  const status = statuses.get(row.status)
  const name = status?.name ?? t('leads.statusGone')
  const colour = status?.colour ?? 'grey'
  if (!canWrite) return <span className={`pill ${colour}`}>{name}</span>
  return (
    <button type="button" className={`pill ${colour}`} data-act="status" aria-haspopup="menu">
      {name}
    </button>
  )
}

function Remind({ row, desk: { t, format, now, canWrite } }: { row: Row; desk: RowContext }) {
  const isLate = isOverdue(row, now)
  const content = row.remind_at && (
    <span
      className={isLate ? 'mk late' : 'mk'}
      title={[format.whole(row.remind_at), row.remind_note].filter(Boolean).join(' · ')}
    >
      <IconClock className="i" aria-hidden />
      {isLate ? t('leads.late') : format.planned(row.remind_at, now)}
      {row.remind_note && <span className="cut t2">{row.remind_note}</span>}
    </span>
  )
  if (!canWrite) return content
  return (
    <button
      type="button"
      className={css.act}
      data-act="remind"
      aria-haspopup="menu"
      aria-label={content ? undefined : t('leads.column.remind_at')}
    >
      {content}
    </button>
  )
}

function Price({ row, desk: { t, format, canWrite } }: { row: Row; desk: RowContext }) {
  const content = row.price === null ? <span className={css.empty}>—</span> : format.money(row.price)
  if (!canWrite) return content
  return (
    <button
      type="button"
      className={css.act}
      data-act="price"
      aria-label={row.price === null ? t('leads.addPrice') : undefined}
    >
      {content}
    </button>
  )
}

function Assignee({ row, desk: { t, members, canWrite } }: { row: Row; desk: RowContext }) {
  const name = row.assignee === null ? null : (members.get(row.assignee)?.name ?? `#${row.assignee}`)
  const title = name ?? t('leads.nobody')
  if (!canWrite) return <Initials name={name} title={title} />
  return (
    <button
      type="button"
      className={css.act}
      data-act="assignee"
      aria-haspopup="menu"
      aria-label={`${t('leads.column.assignee')}: ${title}`}
    >
      <Initials name={name} title={title} />
    </button>
  )
}

function When({ iso, desk: { format, now } }: { iso: string | null; desk: RowContext }) {
  if (iso === null) return null
  return (
    <time dateTime={iso} data-tip={`${format.whole(iso)} · ${format.zone}`}>
      {format.ago(iso, now)}
    </time>
  )
}

function Day({ iso, desk: { format } }: { iso: string | null; desk: RowContext }) {
  if (iso === null) return null
  return (
    <time dateTime={iso} data-tip={`${format.whole(iso)} · ${format.zone}`}>
      {format.dayOfYear(iso)}
    </time>
  )
}
