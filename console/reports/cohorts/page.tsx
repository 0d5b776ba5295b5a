import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCohorts } from '../../api/reports.ts'
import { Segments } from '../../ui/segments.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { queryOf, useView } from '../../view.ts'
import { ViewError } from '../../view-bar/view-error.tsx'
import { EmptyReport } from '../empty.tsx'
import { Part } from '../part.tsx'
import { CohortMap } from './cohort-map.tsx'
import { type Measure, measures } from './measures.ts'

/** The payments of the leads of each month, by the months until payment. */
export default function CohortsReport() {
  const { t } = useTranslation()
  const [view] = useView()
  const [measure, setMeasure] = useState<Measure>('share')
  const { data, error, refetch, isOld } = useCohorts(queryOf(view))
  if (error && !data) return <ViewError error={error} title={t('reports.failed')} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  if (data.items.every(({ leads }) => leads.leads === 0)) return isOld ? <Skeleton /> : <EmptyReport />
  return (
    <Part
      title={t('reports.cohorts.title')}
      hint={t('reports.cohorts.hint')}
      isOld={isOld}
      end={
        <Segments
          label={t('reports.cohorts.what')}
          values={measures}
          chosen={measure}
          say={(each) => t(`reports.cohorts.by.${each}`)}
          choose={setMeasure}
        />
      }
    >
      <CohortMap items={data.items} measure={measure} />
    </Part>
  )
}
