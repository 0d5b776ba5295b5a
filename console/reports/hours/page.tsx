import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHours } from '../../api/reports.ts'
import segments from '../../ui/segments.module.css'
import { Skeleton } from '../../ui/skeleton.tsx'
import { queryOf, useView } from '../../view.ts'
import { ViewError } from '../../view-bar/view-error.tsx'
import { Scale } from '../heat/scale.tsx'
import { Nothing } from '../nothing.tsx'
import { useNumbers } from '../numbers.ts'
import { Part } from '../part.tsx'
import styles from '../reports.module.css'
import { HourMap } from './hour-map.tsx'
import { type Measure, measures } from './measures.ts'

/** When leads come, and when they wait for a response: an hour of a weekday in each cell. */
export default function HoursReport() {
  const { t } = useTranslation()
  const [view] = useView()
  const { duration } = useNumbers()
  const [measure, setMeasure] = useState<Measure>('leads')
  const { data, error, refetch } = useHours(queryOf(view))
  if (error && !data) return <ViewError error={error} title={t('reports.failed')} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  if (data.total.leads.leads === 0) return <Nothing />
  const values = data.items.flatMap((each) => measures[measure](each) ?? [])
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const say = (value: number) => (measure === 'leads' ? String(value) : duration(value))
  return (
    <Part
      title={t(`reports.hours.${measure}`)}
      hint={t(`reports.hours.${measure}Hint`)}
      end={
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a look of its own */}
          <span className={`${segments.segments} ${styles.pick}`} role="group" aria-label={t('reports.hours.what')}>
            {(Object.keys(measures) as Measure[]).map((each) => (
              <button key={each} type="button" aria-pressed={each === measure} onClick={() => setMeasure(each)}>
                {t(`reports.hours.by.${each}`)}
              </button>
            ))}
          </span>
          {values.length > 0 && <Scale least={say(least)} most={say(most)} />}
        </>
      }
    >
      <HourMap hours={data} measure={measure} most={most} />
    </Part>
  )
}
