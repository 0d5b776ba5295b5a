import { useRouter } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Unit, units, useSeries } from '../../api/reports.ts'
import { useStatuses } from '../../api/statuses.ts'
import { useFormat } from '../../ui/format.ts'
import { IconChartBar, IconTable } from '../../ui/icons.ts'
import { Segments } from '../../ui/segments.tsx'
import { queryOf, useView } from '../../view.ts'
import { ViewError } from '../../view-bar/view-error.tsx'
import { BarChart } from '../chart/bar-chart.tsx'
import { roundMost } from '../chart/bars.ts'
import { useChoice, useUnit } from '../choice.ts'
import { useListAddress } from '../listed.ts'
import { Part } from '../part.tsx'
import { useBucketNames } from './buckets.ts'
import { Legend } from './legend.tsx'
import css from './over-time.module.css'
import { SeriesTable } from './series-table.tsx'
import { type StatusSeries, seriesOf } from './status-series.ts'

/** Leads by day, week or month, stacked by status: a chart and its table. */
export function OverTime() {
  const { t } = useTranslation()
  const [, choose] = useChoice()
  const [isTable, setTable] = useState(false)
  const [only, setOnly] = useState<string>()
  const [view] = useView()
  const unit = useUnit()
  const { data, error, refetch, isOld } = useSeries({ ...queryOf(view), unit })
  const statuses = useStatuses()
  const series = useMemo(() => seriesOf(data?.items ?? [], statuses), [data, statuses])
  return (
    <Part
      title={t(`reports.over.${unit}`)}
      isOld={isOld}
      end={
        <>
          <Segments
            label={t('reports.unitLabel')}
            values={units}
            chosen={unit}
            say={(each) => t(`reports.each.${each}`)}
            choose={(each) => choose({ unit: each })}
          />
          <button
            type="button"
            className="ib"
            aria-pressed={isTable}
            title={t('reports.asTable')}
            aria-label={t('reports.asTable')}
            onClick={() => setTable(!isTable)}
          >
            {isTable ? <IconChartBar className="i" aria-hidden /> : <IconTable className="i" aria-hidden />}
          </button>
          <Legend series={series} only={only} onChoose={setOnly} />
        </>
      }
    >
      {error && !data ? (
        <ViewError error={error} title={t('reports.failed')} retry={() => void refetch()} />
      ) : (
        <>
          {!isTable && <Chart items={data?.items} unit={data?.unit ?? unit} series={series} only={only} />}
          <div className={isTable ? undefined : 'sr'}>
            {data && <SeriesTable items={data.items} unit={data.unit} series={series} isOpen={isTable} />}
          </div>
        </>
      )}
    </Part>
  )
}

type ChartProps = {
  items: { period: string; leads: { leads: number; list: { period: string; filter: unknown } } }[] | undefined
  unit: Unit
  series: StatusSeries[]
  only: string | undefined
}

function Chart({ items, unit, series, only }: ChartProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const router = useRouter()
  const address = useListAddress()
  const names = useBucketNames(unit)
  const today = format.dayKey(new Date())
  const bars = useMemo(
    () =>
      items && {
        points: items.map(({ period, leads }, index) => {
          const [first = '', last = first] = period.split('..')
          return {
            axis: names.axis(period, index),
            name: names.full(period),
            address: address(leads.list),
            isNow: first <= today && today <= last,
          }
        }),
        series: series.map(({ status, values }) => ({
          key: status.id,
          name: status.name,
          colour: `var(--${status.colour}-dot)`,
          values,
        })),
        most: roundMost(items.map(({ leads }) => leads.leads)),
        only,
      },
    [items, series, only, names, address, today],
  )
  if (!bars) return <div className={css.waiting} aria-busy />
  return (
    <BarChart
      bars={bars}
      label={t(`reports.over.${unit}`)}
      open={(address) => void router.navigate({ href: address })}
    />
  )
}
