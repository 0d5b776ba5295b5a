import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { leadCount } from '../api/leads.ts'
import { canManageProject, useProject, useProjectId } from '../api/session.ts'
import type { Filter } from '../api/types.ts'
import { useCanCreate } from '../lead/rights.ts'
import { openNewLead } from '../shell/overlays.ts'
import centered from '../ui/centered.module.css'
import { useFormat } from '../ui/format.ts'
import { IconChevronRight, IconCode, IconFileImport, IconForms, IconPlus, IconWorld } from '../ui/icons.ts'
import { queryOf, useView, type View } from '../view.ts'
import { useFields } from '../view-bar/fields.ts'
import css from './empty.module.css'

/** The empty state: of a new project, or of a view whose conditions match nothing. */
export default function EmptyList() {
  const { data } = useQuery(leadCount(useProjectId(), { period: 'all' }))
  if (!data) return <div className={centered.centered} aria-busy="true" />
  return data.total === 0 ? <NewDesk /> : <NothingFound />
}

const ways = [
  { name: 'form', icon: IconForms, connect: 'form' },
  { name: 'snippet', icon: IconCode, connect: 'snippet' },
  { name: 'source', icon: IconWorld, connect: 'choose' },
  { name: 'file', icon: IconFileImport, connect: undefined },
] as const

/** The ways to a first lead that the member may use. */
function NewDesk() {
  const { t } = useTranslation()
  const { id: project, role } = useProject()
  const canConnect = canManageProject(role)
  const canCreate = useCanCreate()
  if (!canCreate)
    return (
      <section className={centered.centered}>
        <h3>{t('leads.empty.none')}</h3>
        <p>{t('leads.empty.wait')}</p>
      </section>
    )
  return (
    <section className={centered.centered}>
      <h3>{t('leads.empty.title')}</h3>
      <p>{t(canConnect ? 'leads.empty.hint' : 'leads.empty.ask')}</p>
      <div className={css.next}>
        {ways
          .filter(({ connect }) => canConnect || connect === undefined)
          .map(({ name, icon: Icon, connect }) => (
            <Link
              key={name}
              to={(connect ? '/p/$project/forms' : '/p/$project/import') as never}
              params={{ project } as never}
              search={(connect ? { connect } : {}) as never}
            >
              <Icon className="i" aria-hidden />
              <span>
                <span className="m">{t(`leads.empty.${name}`)}</span>
                <small>{t(canConnect || connect ? `leads.empty.${name}Hint` : 'leads.empty.tableHint')}</small>
              </span>
              <IconChevronRight className="i" aria-hidden />
            </Link>
          ))}
        <button type="button" onClick={() => openNewLead()}>
          <IconPlus className="i" aria-hidden />
          <span>
            <span className="m">{t('leads.empty.hand')}</span>
            <small>{t('leads.empty.handHint')}</small>
          </span>
          <kbd>N</kbd>
        </button>
      </div>
    </section>
  )
}

/** A view without one of its conditions. */
type Alternative = { name: string; change: Partial<View> }

function NothingFound() {
  const { t } = useTranslation()
  const format = useFormat()
  const [view, change] = useView()
  const fields = useFields()
  const alternatives = alternativesOf(view)
  const counts = useCounts(alternatives.map((each) => ({ ...view, ...each.change })))
  const best = alternatives
    .map((each, index) => ({ ...each, count: counts[index] ?? 0 }))
    .sort((one, other) => other.count - one.count)[0]
  const isFiltered = view.filter !== undefined || view.q !== ''
  const causeOf = (name: string) =>
    name === 'q' || name === 'period'
      ? t(`leads.nothing.${name}`)
      : t('leads.nothing.condition', { name: fieldName(name) })
  const fieldName = (field: string) =>
    fields.find(({ name }) => name === field)?.label ?? t(`view.field.${field}`, { defaultValue: field })

  return (
    <section className={centered.centered} role="status">
      <h3>{isFiltered ? t('leads.nothing.title') : t('leads.nothing.inPeriod')}</h3>
      <p className={css.hint}>
        {best &&
          best.count > 0 &&
          t('leads.nothing.without', {
            what: causeOf(best.name),
            count: best.count,
            number: format.number(best.count),
          })}
      </p>
      <div className={centered.actions}>
        {best && best.count > 0 && (
          <button type="button" className="btn" onClick={() => change(best.change)}>
            {best.name === 'q' || best.name === 'period'
              ? t(`leads.nothing.drop_${best.name}`)
              : t('leads.nothing.drop', { name: fieldName(best.name) })}
          </button>
        )}
        {isFiltered && (
          <button type="button" className="btn quiet" onClick={() => change({ filter: undefined, q: '' })}>
            {t('leads.nothing.dropAll')}
          </button>
        )}
      </div>
    </section>
  )
}

/** The view without each of its conditions in turn. */
function alternativesOf({ filter, q, period }: View): Alternative[] {
  const parts = filter && 'and' in filter ? filter.and : filter ? [filter] : []
  const conditions = parts.map((part) => {
    const rest = parts.filter((each) => each !== part)
    return { name: fieldOf(part), change: { filter: rest.length > 0 ? { and: rest } : undefined } }
  })
  return [
    ...conditions,
    ...(q ? [{ name: 'q', change: { q: '' } }] : []),
    ...(period === 'all' ? [] : [{ name: 'period', change: { period: 'all' } }]),
  ]
}

function fieldOf(part: Filter): string {
  if ('field' in part) return part.field
  const first = ('and' in part ? part.and : part.or)[0]
  return first ? fieldOf(first) : ''
}

function useCounts(views: View[]): (number | undefined)[] {
  const project = useProjectId()
  return useQueries({
    queries: views.map((view) => leadCount(project, queryOf(view))),
    combine: (read) => read.map(({ data }) => data?.total),
  })
}
