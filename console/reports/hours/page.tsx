import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHours } from '../../api/reports.ts'
import { Segments } from '../../ui/segments.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { queryOf, useView } from '../../view.ts'
import { ViewError } from '../../view-bar/view-error.tsx'
import { EmptyReport } from '../empty.tsx'
import { Scale } from '../heat/scale.tsx'
import { useNumbers } from '../numbers.ts'
import { Part } from '../part.tsx'
import { HourMap } from './hour-map.tsx'
import { type Measure, measures } from './measures.ts'

/** When leads come, and how long they wait for a response, by hour of the weekday. */
export default function HoursReport() {
  const { t } = useTranslation()
  const [view] = useView()
  const { duration } = useNumbers()
  const [measure, setMeasure] = useState<Measure>('leads')
  const { data, error, refetch, isOld } = useHours(queryOf(view))
  if (error && !data) return <ViewError error={error} title={t('reports.failed')} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  if (data.total.leads.leads === 0) return isOld ? <Skeleton /> : <EmptyReport />
  const values = data.items.flatMap((each) => measures[measure](each) ?? [])
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const say = (value: number) => (measure === 'leads' ? String(value) : duration(value))
  return (
    <Part
      title={t(`reports.hours.${measure}`)}
      hint={t(`reports.hours.${measure}Hint`)}
      isOld={isOld}
      end={
        <>
          <Segments
            label={t('reports.hours.what')}
            values={Object.keys(measures) as Measure[]}
            chosen={measure}
            say={(each) => t(`reports.hours.by.${each}`)}
            choose={setMeasure}
          />
          {values.length > 0 && <Scale least={say(least)} most={say(most)} />}
        </>
      }
    >
      <HourMap hours={data} measure={measure} most={most} />
    </Part>
  )
}
