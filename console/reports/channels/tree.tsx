import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelQuery, Channels } from '../../api/reports.ts'
import { useFormat } from '../../ui/format.ts'
import { useIsPhone } from '../../ui/use-phone.ts'
import { Bar } from '../bar.tsx'
import { Count, Derived, Sum } from '../count.tsx'
import { useNumbers } from '../numbers.ts'
import { PhoneRows } from '../phone-rows.tsx'
import { type Column, Table } from '../table.tsx'
import { Change } from './change.tsx'
import { Cost } from './cost.tsx'
import { LevelNote } from './level-note.tsx'
import { LineName } from './line-name.tsx'
import { Spam } from './spam.tsx'
import { type Note, type Row, useOpenLines } from './use-open-lines.ts'

type Numbers = Channels['whole']

type Compared = { kind: 'count' | 'share' | 'money'; value(line: Omit<Numbers, 'before'>): number | null }
/** The numbers that can be compared with another period. */
const compared = {
  leads: { kind: 'count', value: ({ leads }) => leads.leads },
  paid: { kind: 'count', value: ({ paid }) => paid.leads },
  conversion: { kind: 'share', value: ({ conversion }) => conversion },
  revenue: { kind: 'money', value: ({ revenue }) => Number(revenue.sum) },
  cost: { kind: 'money', value: ({ cost }) => (cost === null ? null : Number(cost)) },
} as const satisfies Record<string, Compared>

/** The lines of the report as a tree: a line opens into those of the next level. */
export function Tree({ report, query }: { report: Channels; query: ChannelQuery }) {
  const { t } = useTranslation()
  const format = useFormat()
  const isPhone = useIsPhone()
  const numbers = useNumbers()
  const { percent } = numbers
  const { rows, toggle } = useOpenLines(report, query)
  const most = Math.max(1, ...report.items.map(({ leads }) => leads.leads))
  const round = (sum: string) => format.money(String(Math.round(Number(sum))))
  const perLead = (line: Numbers) => <Derived of={line.leads} value={line.cost_per_lead} say={round} />
  const romi = (line: Numbers) => <Derived of={line.revenue} value={line.romi} say={(share) => percent(share, 0)} />
  const name = (row: Row) => <LineName row={row} onToggle={() => toggle(row)} />
  const across = (note: Note) => ({ key: note.key, across: <LevelNote note={note} /> })
  const title = t('reports.channels.title')
  if (isPhone)
    return (
      <PhoneRows
        label={title}
        lines={rows.map((row) =>
          'is' in row
            ? across(row)
            : {
                key: row.key,
                name: name(row),
                value: beside(row.line, 'leads', <Count of={row.line.leads} />),
                share: row.line.leads.leads / most,
                below: <>CPL {perLead(row.line)}</>,
                end: <>ROMI {romi(row.line)}</>,
              },
        )}
      />
    )
  const columns: Column<Row>[] = [
    { key: 'channel', title: t('reports.column.channel'), width: 224, cell: name, foot: t('reports.total') },
    { key: 'bar', cell: ({ line, depth }) => depth === 0 && <Bar share={line.leads.leads / most} /> },
    number('leads', 72, t('reports.key.leads'), (line) => beside(line, 'leads', <Count of={line.leads} />)),
    number(
      'spam',
      64,
      t('reports.channels.spam'),
      ({ spam, spam_share }) => <Spam spam={spam} share={spam_share} />,
      t('reports.channels.spamHint'),
    ),
    number(
      'repeats',
      80,
      t('reports.channels.repeats'),
      ({ repeats, repeat_share }) => <Count of={repeats}>{percent(repeat_share, 0)}</Count>,
      t('reports.channels.repeatsHint'),
    ),
    number('paid', 80, t('reports.key.paid'), (line) => beside(line, 'paid', <Count of={line.paid} />)),
    number('conversion', 96, t('reports.key.conversion'), (line) =>
      beside(line, 'conversion', <Derived of={line.paid} value={line.conversion} say={(share) => percent(share)} />),
    ),
    number('revenue', 120, t('reports.key.revenue'), (line) => beside(line, 'revenue', <Sum of={line.revenue} />)),
    number('cost', 112, t('reports.channels.cost'), (line) => beside(line, 'cost', <Cost of={line.cost} />)),
    number('cpl', 88, 'CPL', perLead, t('reports.channels.cplHint')),
    number(
      'cpp',
      96,
      t('reports.channels.perPaid'),
      ({ paid, cost_per_paid }) => <Derived of={paid} value={cost_per_paid} say={round} />,
      t('reports.channels.perPaidHint'),
    ),
    number('romi', 80, 'ROMI', (line) => <span className="m">{romi(line)}</span>, t('reports.channels.romiHint')),
  ]
  const tableRows = rows.map((row) => ('is' in row ? across(row) : row))
  return <Table label={title} columns={columns} rows={tableRows} keyOf={({ key }) => key} minWidth={1160} />

  /** A number with its change since the compared period, if there is one. */
  function beside(line: Numbers, key: keyof typeof compared, shown: ReactNode): ReactNode {
    if (line.before === null) return shown
    const { value, kind } = compared[key]
    const write = { count: format.number, share: percent, money: (sum: number) => format.money(String(sum)) }[kind]
    const was = value(line.before)
    return (
      <>
        {shown}
        <Change
          now={value(line)}
          before={was}
          say={kind === 'share' ? numbers.points : numbers.change}
          was={was === null ? '—' : write(was)}
        />
      </>
    )
  }

  /** A column of numbers, with the number of all leads in the footer. */
  function number(
    key: string,
    width: number,
    title: string,
    cell: (line: Numbers) => ReactNode,
    hint?: string,
  ): Column<Row> {
    return { key, width, title, hint, isNumber: true, cell: ({ line }) => cell(line), foot: cell(report.whole) }
  }
}
