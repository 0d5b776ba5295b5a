import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Figure, Series, Unit } from '../../api/reports.ts'
import { useFormat } from '../../ui/format.ts'
import { Count, Sum } from '../count.tsx'
import { type Column, Table } from '../table.tsx'
import { useBucketNames } from './buckets.ts'
import { figureOf, type StatusSeries } from './status-series.ts'

/** The number of rows per render, since thousands of cells would block the page. */
const step = 200

type Item = Series['items'][number]
type Props = { items: Item[]; unit: Unit; series: StatusSeries[]; isOpen: boolean }

/** The numbers of the chart as a table. While it is hidden behind the chart it has no links, so that Tab does not stop there. */
export const SeriesTable = memo(function SeriesTable({ items, unit, series, isOpen }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [shown, setShown] = useState(step)
  const names = useBucketNames(unit)
  const count = (figure: Figure | undefined) =>
    !figure ? '—' : isOpen ? <Count of={figure} /> : format.number(figure.leads)
  const columns: Column<Item>[] = [
    { key: 'period', title: t(`reports.each.${unit}`), width: 184, cell: ({ period }) => names.full(period) },
    { key: 'leads', title: t('reports.key.leads'), isNumber: true, cell: ({ leads }) => count(leads) },
    ...series.map(({ status }) => ({
      key: status.id,
      title: status.name,
      isNumber: true,
      cell: (item: Item) => count(figureOf(item, status.id)),
    })),
    {
      key: 'revenue',
      title: t('reports.key.revenue'),
      isNumber: true,
      cell: ({ revenue }) => (isOpen ? <Sum of={revenue} /> : format.money(revenue.sum)),
    },
  ]
  return (
    <>
      <Table
        label={t(`reports.over.${unit}`)}
        columns={columns}
        rows={items.slice(0, shown)}
        keyOf={({ period }) => period}
        minWidth={isOpen ? 184 + 88 * (columns.length - 1) : undefined}
      />
      {isOpen && shown < items.length && (
        <button type="button" className="btn" onClick={() => setShown(shown + step)}>
          {t('more')}
        </button>
      )}
    </>
  )
})
