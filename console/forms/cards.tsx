import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { EntryPoint } from '../api/entry-points.ts'
import { useProjectId } from '../api/session.ts'
import { useFormat } from '../ui/format.ts'
import { Scrollable } from '../ui/scrollable.tsx'
import css from './list.module.css'
import { Spark } from './spark.tsx'
import { WayState } from './state.tsx'
import { detailOf, groupOf, groups, keyOf, nameOf, placeOf, stateOf } from './ways.ts'

/** The entry points on a phone. */
export function WayCards({ points, first }: { points: EntryPoint[]; first: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  return (
    <Scrollable className={css.scroll} label={t('forms.tab.connected')}>
      {groups.map((group) => {
        const those = points.filter((point) => groupOf(point) === group)
        if (those.length === 0) return null
        return (
          <section key={group}>
            <h2 className={css['ph-group']}>
              {t(`forms.group.${group}`)}
              <span className="num">{those.length}</span>
            </h2>
            {those.map((point) => (
              <Link key={keyOf(point)} className={css['ph-way']} {...placeOf(project, point)}>
                <span className={`${css.n} cut`}>{nameOf(t, point)}</span>
                <span className={css.c}>
                  {format.number(point.ends.lead)}
                  <small>
                    {t('forms.leadsOf', { count: point.ends.lead, receipts: format.number(point.receipts) })}
                  </small>
                </span>
                <span className="t2 cut">{detailOf(t, point)}</span>
                <span className={`${css.at} t2 num`}>{point.last_at === null ? '—' : format.ago(point.last_at)}</span>
                <span className={css.g}>
                  <Spark days={point.days} first={first} isOff={stateOf(point) === 'closed'} />
                  <WayState of={point} />
                </span>
              </Link>
            ))}
          </section>
        )
      })}
    </Scrollable>
  )
}
