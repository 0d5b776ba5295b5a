import { useTranslation } from 'react-i18next'
import { canManageProject, useProject } from '../../api/session.ts'
import { Segments } from '../../ui/segments.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ViewError } from '../../view-bar/view-error.tsx'
import { useChoice } from '../choice.ts'
import { useChannelQuery, useComparedChannels } from '../compared.ts'
import { EmptyReport } from '../empty.tsx'
import { Part } from '../part.tsx'
import styles from '../reports.module.css'
import { Tree } from './tree.tsx'

const touches = ['last', 'first'] as const

/** Channels with their sources, campaigns and keywords: their results and their costs. */
export default function ChannelsReport() {
  const { t } = useTranslation()
  const { id, role } = useProject()
  const [{ touch }, choose] = useChoice()
  const query = useChannelQuery()
  const { data, error, refetch, isOld } = useComparedChannels()
  if (error && !data) return <ViewError error={error} title={t('reports.failed')} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  if (data.items.length === 0) return isOld ? <Skeleton /> : <EmptyReport />
  return (
    <Part
      title={t('reports.channels.title')}
      hint={t('reports.channels.romiHint')}
      isOld={isOld}
      end={
        <>
          <Segments
            label={t('reports.channels.touch')}
            values={touches}
            chosen={touch}
            say={(each) => t(`reports.channels.by.${each}`)}
            choose={(each) => choose({ touch: each })}
          />
          {canManageProject(role) && (
            <a className={`link ${styles.last}`} href={`/p/${id}/settings/sources#costs`}>
              {t('reports.channels.enterCosts')}
            </a>
          )}
        </>
      }
    >
      <Tree key={JSON.stringify(query)} report={data} query={query} />
    </Part>
  )
}
