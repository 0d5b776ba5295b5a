import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelQuery, Channels } from '../../api/reports.ts'
import { useFormat } from '../../ui/format.ts'
import { useIsPhone } from '../../ui/use-phone.ts'
import { Bar } from '../bar.tsx'
import { Count, Sum } from '../count.tsx'
import { useNumbers } from '../numbers.ts'
import { PhoneRows } from '../phone-rows.tsx'
import { type Column, Table } from '../table.tsx'
import { LineName } from './line-name.tsx'
import { Spam } from './spam.tsx'
import { type Row, useOpenLines } from './use-open-lines.ts'

type Numbers = Omit<Channels['whole'], 'before'>

/** The lines of the report as a tree: a line opens into those of the next level. */
export function Tree({ report, query }: { report: Channels; query: ChannelQuery }) {
  const { t } = useTranslation()
  const format = useFormat()
  const isPhone = useIsPhone()
  const { percent } = useNumbers()
  const { rows, toggle } = useOpenLines(report.items, query)
  const most = Math.max(1, ...report.items.map(({ leads }) => leads.leads))
  const money = (sum: string | null) => (sum === null ? '—' : format.money(sum))
  const round = (sum: string | null) => (sum === null ? '—' : format.money(String(Math.round(Number(sum)))))
  const name = (row: Row) => <LineName row={row} onToggle={() => toggle(row)} />
  const title = t('reports.channels.title')
  if (isPhone)
    return (
      <PhoneRows
        label={title}
        lines={rows.map((row) => ({
          key: row.key,
          name: name(row),
          value: <Count of={row.line.leads} />,
          share: row.line.leads.leads / most,
          below: `CPL ${round(row.line.cost_per_lead)}`,
          end: `ROMI ${percent(row.line.romi, 0)}`,
        }))}
      />
    )
  const columns: Column<Row>[] = [
    { key: 'channel', title: t('reports.column.channel'), width: 224, cell: name, foot: t('reports.total') },
    { key: 'bar', cell: ({ line, depth }) => depth === 0 && <Bar share={line.leads.leads / most} /> },
    number('leads', 72, t('reports.key.leads'), ({ leads }) => <Count of={leads} />),
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
    number('paid', 80, t('reports.key.paid'), ({ paid }) => <Count of={paid} />),
    number('conversion', 96, t('reports.key.conversion'), ({ conversion }) => percent(conversion)),
    number('revenue', 120, t('reports.key.revenue'), ({ revenue }) => <Sum of={revenue} />),
    number('cost', 112, t('reports.channels.cost'), ({ cost }) => money(cost)),
    number('cpl', 88, 'CPL', ({ cost_per_lead }) => round(cost_per_lead), t('reports.channels.cplHint')),
    number(
      'cpp',
      96,
      t('reports.channels.perPaid'),
      ({ cost_per_paid }) => round(cost_per_paid),
      t('reports.channels.perPaidHint'),
    ),
    number(
      'romi',
      80,
      'ROMI',
      ({ romi }) => <span className="m">{percent(romi, 0)}</span>,
      t('reports.channels.romiHint'),
    ),
  ]
  return <Table label={title} columns={columns} rows={rows} keyOf={({ key }) => key} minWidth={1160} />

  /** A column of numbers, with that of all leads in the foot. */
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
