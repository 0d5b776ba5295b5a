import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCohorts } from '../../api/reports.ts'
import segments from '../../ui/segments.module.css'
import { Skeleton } from '../../ui/skeleton.tsx'
import { queryOf, useView } from '../../view.ts'
import { ViewError } from '../../view-bar/view-error.tsx'
import { Nothing } from '../nothing.tsx'
import { Part } from '../part.tsx'
import styles from '../reports.module.css'
import { CohortMap } from './cohort-map.tsx'
import { type Measure, measures } from './measures.ts'

/** What the leads of each month have paid, by the months that it took. */
export default function CohortsReport() {
  const { t } = useTranslation()
  const [view] = useView()
  const [measure, setMeasure] = useState<Measure>('share')
  const { data, error, refetch } = useCohorts(queryOf(view))
  if (error && !data) return <ViewError error={error} title={t('reports.failed')} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  if (data.items.every(({ leads }) => leads.leads === 0)) return <Nothing />
  return (
    <Part
      title={t('reports.cohorts.title')}
      hint={t('reports.cohorts.hint')}
      end={
        // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a look of its own
        <span className={`${segments.segments} ${styles.pick}`} role="group" aria-label={t('reports.cohorts.what')}>
          {measures.map((each) => (
            <button key={each} type="button" aria-pressed={each === measure} onClick={() => setMeasure(each)}>
              {t(`reports.cohorts.by.${each}`)}
            </button>
          ))}
        </span>
      }
    >
      <CohortMap items={data.items} measure={measure} />
    </Part>
  )
}
