import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type EntryPoint, useEntryPoints } from '../api/entry-points.ts'
import { canManageProject, useProject } from '../api/session.ts'
import { openNewLead } from '../shell/overlays.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { useFormat } from '../ui/format.ts'
import { goTo } from '../ui/go.ts'
import { IconPlus } from '../ui/icons.ts'
import { Segments } from '../ui/segments.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useIsPhone } from '../ui/use-phone.ts'
import { WayCards } from './cards.tsx'
import { Catalogue } from './catalogue.tsx'
import css from './list.module.css'
import { WayTable } from './table.tsx'
import { FormsHead } from './tabs.tsx'
import { readySources, stateOf } from './ways.ts'

const ConnectDialog = lazy(() => import('./connect-dialog.tsx'))
const filters = ['all', 'quiet', 'unused', 'closed'] as const
type Filter = (typeof filters)[number]

/** The entry points of enquiries: forms, sites and other sources, their state, and how to connect another. */
export default function Page() {
  const { t } = useTranslation()
  const { id, role } = useProject()
  const { connect } = useSearch({ strict: false }) as { connect?: string }
  const navigate = useNavigate()
  const { data, error, refetch } = useEntryPoints()
  const isPhone = useIsPhone()
  const canConnect = canManageProject(role)
  const setConnect = (what: string | undefined) => void navigate({ to: '.', search: { connect: what } as never })
  const choose = (what: string) => {
    if (readySources.some((each) => each === what)) goTo(`/p/${id}/forms/source/${what}`)
    else if (what === 'api') goTo(`/p/${id}/settings/keys`)
    else setConnect(what === 'lead' ? undefined : what)
    if (what === 'lead') openNewLead()
  }
  return (
    <>
      <FormsHead>
        {canConnect && data && data.items.length > 0 && (
          <button
            type="button"
            className={isPhone ? 'ib' : 'btn primary'}
            aria-label={t('forms.connect')}
            onClick={() => setConnect('choose')}
          >
            <IconPlus className="i" aria-hidden />
            {!isPhone && t('forms.connect')}
          </button>
        )}
      </FormsHead>
      {error && !data ? (
        <ErrorPanel error={error} reset={() => void refetch()} />
      ) : role === 'contractor' ? (
        <Nothing canConnect={false} choose={choose} />
      ) : !data ? (
        <Skeleton rows={8} />
      ) : data.items.length === 0 ? (
        <Nothing canConnect={canConnect} choose={choose} />
      ) : (
        <Ways points={data.items} total={data.total} period={data.period} />
      )}
      {connect && canConnect && (
        <Suspense fallback={null}>
          <ConnectDialog what={connect} choose={choose} close={() => setConnect(undefined)} />
        </Suspense>
      )}
    </>
  )
}

/** The page of a desk without entry points, with the catalogue in it. */
function Nothing({ canConnect, choose }: { canConnect: boolean; choose(what: string): void }) {
  const { t } = useTranslation()
  return (
    <section className={css.nothing}>
      <h2>{t('forms.nothing.title')}</h2>
      <p className="t2">{t(canConnect ? 'forms.nothing.text' : 'forms.nothing.ask')}</p>
      {canConnect && (
        <div className={css.sheet}>
          <Catalogue search="" choose={choose} />
        </div>
      )}
    </section>
  )
}

type WaysProps = {
  points: EntryPoint[]
  total: { receipts: number; ends: { lead: number; spam: number } }
  period: string
}

function Ways({ points, total, period }: WaysProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const isPhone = useIsPhone()
  const [chosen, setChosen] = useState<Filter>('all')
  const countOf = (filter: Filter) => points.filter((point) => isIn(filter, point)).length
  const shown = points.filter((point) => isIn(chosen, point))
  const [first = '', last = ''] = period.split('..')
  return (
    <>
      <div className={css.bar}>
        <Segments
          label={t('forms.states')}
          values={filters.filter((filter) => filter === 'all' || filter === chosen || countOf(filter) > 0)}
          chosen={chosen}
          say={(filter) => (
            <>
              {t(`forms.filter.${filter}`)}
              {filter !== 'all' && <span className="num">{countOf(filter)}</span>}
            </>
          )}
          choose={setChosen}
        />
        <div className={css.totals}>
          {!isPhone && (
            <span className="t2">
              {format.calendarDay(first)} – {format.calendarDay(last)}
            </span>
          )}
          <span>
            <b>{format.number(total.receipts)}</b> {t('forms.receipts', { count: total.receipts })}
          </span>
          <span>
            <b>{format.number(total.ends.lead)}</b> {t('forms.leads', { count: total.ends.lead })}
          </span>
        </div>
      </div>
      {isPhone ? <WayCards points={shown} first={first} /> : <WayTable points={shown} first={first} />}
    </>
  )
}

function isIn(filter: Filter, point: EntryPoint): boolean {
  return filter === 'all' || stateOf(point) === filter
}
