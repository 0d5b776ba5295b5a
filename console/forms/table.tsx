import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { EntryPoint } from '../api/entry-points.ts'
import { useProjectId } from '../api/session.ts'
import { useFormat } from '../ui/format.ts'
import grid from '../ui/grid.module.css'
import { Scrollable } from '../ui/scrollable.tsx'
import css from './list.module.css'
import { Spark } from './spark.tsx'
import { WayState } from './state.tsx'
import { detailOf, groupOf, groups, keyOf, nameOf, placeOf, receiptsOf, stateOf } from './ways.ts'

/** The entry points by group, each with its 30 days, of which `first` is the first. */
export function WayTable({ points, first }: { points: EntryPoint[]; first: string }) {
  const { t } = useTranslation()
  return (
    <Scrollable className={css.scroll} label={t('forms.tab.connected')}>
      <table className={`${grid.grid} ${css.grid}`}>
        <colgroup>
          <col />
          <col style={{ width: 202 }} />
          <col style={{ width: 96 }} />
          <col style={{ width: 80 }} />
          <col style={{ width: 72 }} />
          <col style={{ width: 120 }} />
          <col style={{ width: 252 }} />
        </colgroup>
        <thead>
          <tr>
            <th>{t('forms.column.from')}</th>
            <th>{t('forms.column.days')}</th>
            <th className={grid.r}>{t('forms.column.receipts')}</th>
            <th className={grid.r}>{t('forms.column.leads')}</th>
            <th className={grid.r}>{t('forms.column.spam')}</th>
            <th className={grid.r}>{t('forms.column.last')}</th>
            <th className={css.hl}>{t('forms.column.state')}</th>
          </tr>
        </thead>
        {groups.map((group) => {
          const those = points.filter((point) => groupOf(point) === group)
          if (those.length === 0) return null
          return (
            <tbody key={group}>
              <tr className={css.grp}>
                <th scope="rowgroup" colSpan={7}>
                  {t(`forms.group.${group}`)}
                  <span className="num">{those.length}</span>
                </th>
              </tr>
              {those.map((point) => (
                <Row key={keyOf(point)} point={point} first={first} />
              ))}
            </tbody>
          )
        })}
      </table>
    </Scrollable>
  )
}

function Row({ point, first }: { point: EntryPoint; first: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const isOff = stateOf(point) === 'closed'
  const { receipts, ends, last_at } = point
  return (
    <tr className={isOff ? css.shut : undefined}>
      <td>
        <span className={css.nm}>
          <Link {...placeOf(project, point)}>{nameOf(t, point)}</Link>
          <span className="t2 cut">{detailOf(t, point)}</span>
        </span>
      </td>
      <td>
        <Spark days={point.days} first={first} isOff={isOff} />
      </td>
      <td className={`${grid.r} num`}>
        <Link to={`/p/${project}/inbox`} search={receiptsOf(point) as never}>
          {format.number(receipts)}
        </Link>
      </td>
      <td className={`${grid.r} num`}>{format.number(ends.lead)}</td>
      <td className={`${grid.r} num t2`}>
        {ends.spam === 0 ? (
          '—'
        ) : (
          <Link to={`/p/${project}/inbox`} search={{ ...receiptsOf(point), end: 'spam' } as never}>
            {format.number(ends.spam)}
          </Link>
        )}
      </td>
      <td className={`${grid.r} num t2`}>{last_at === null ? '—' : format.ago(last_at)}</td>
      <td className={css.hl}>
        <WayState of={point} />
      </td>
    </tr>
  )
}
