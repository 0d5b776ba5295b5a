import { useNavigate, useSearch } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useApiKeys } from '../api/api-keys.ts'
import { type AuditQuery, auditKinds, useAuditPages } from '../api/audit.ts'
import { useMembers } from '../api/members.ts'
import type { AuditEntry } from '../api/types.ts'
import { useActorName } from '../lead/timeline/use-actor-name.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { useFormat } from '../ui/format.ts'
import { Initials } from '../ui/initials.tsx'
import { More } from '../ui/more.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useIsPhone } from '../ui/use-phone.ts'
import { PeriodField } from '../view-bar/period.tsx'
import css from './audit.module.css'
import { AuditChanges } from './audit-changes.tsx'
import settings from './settings.module.css'
import { useSubjectText } from './use-subject-text.tsx'

/** The audit by day: settings, keys, people, bulk changes, exports and sign-ins. */
export default function Audit() {
  const { t } = useTranslation()
  const [query, change] = useAuditView()
  const pages = useAuditPages(query)
  const items = pages.data?.pages.flatMap((page) => page.items)
  return (
    <section aria-labelledby="audit-title" data-wide>
      <h2 id="audit-title">{t('settings.part.audit')}</h2>
      <p className={settings['lead-in']}>{t('audit.about')}</p>
      <Filters query={query} change={change} />
      {pages.error && !items ? (
        <ErrorPanel error={pages.error} reset={() => void pages.refetch()} />
      ) : !items ? (
        <Skeleton rows={6} />
      ) : items.length === 0 ? (
        <p className="t2" role="status">
          {t('audit.empty')}
        </p>
      ) : (
        <Entries items={items} />
      )}
      <More pages={pages} />
    </section>
  )
}

/** The conditions, kept in the address. */
function useAuditView() {
  const search = useSearch({ strict: false }) as Record<string, string>
  const navigate = useNavigate()
  const kind = auditKinds.find((each) => each === search.kind)
  const period = search.period ?? 'last-30-days'
  const query: AuditQuery = { period, ...(kind && { kind }), ...(search.actor && { actor: search.actor }) }
  const change = (changed: Record<string, string | undefined>) =>
    void navigate({ to: '.', search: { ...query, ...changed } as never, replace: true })
  return [query, change] as const
}

type FiltersProps = { query: AuditQuery; change(changed: Record<string, string | undefined>): void }

function Filters({ query, change }: FiltersProps) {
  const { t } = useTranslation()
  const members = useMembers()
  const keys = useApiKeys().data?.items ?? []
  return (
    <div className={css.filters}>
      <PeriodField period={query.period} onChoose={(period) => change({ period })} />
      <select
        className="in s"
        aria-label={t('audit.kind')}
        value={query.kind ?? ''}
        onChange={(event) => change({ kind: event.target.value || undefined })}
      >
        <option value="">{t('audit.anyKind')}</option>
        {auditKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`audit.kinds.${kind}`)}
          </option>
        ))}
      </select>
      <select
        className="in s"
        aria-label={t('audit.actor')}
        value={query.actor ?? ''}
        onChange={(event) => change({ actor: event.target.value || undefined })}
      >
        <option value="">{t('audit.anybody')}</option>
        {members.map(({ id, name }) => (
          <option key={id} value={`member:${id}`}>
            {name}
          </option>
        ))}
        {keys.map(({ id, name }) => (
          <option key={id} value={`key:${id}`}>
            {t('audit.byKey', { name: name ?? id })}
          </option>
        ))}
        <option value="cli">{t('audit.door.cli')}</option>
      </select>
    </div>
  )
}

function Entries({ items }: { items: AuditEntry[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const isPhone = useIsPhone()
  const dayOf = (entry: AuditEntry | undefined) => entry && format.dayKey(new Date(entry.at))
  return (
    <table className={css.log} aria-label={t('settings.part.audit')}>
      {!isPhone && (
        <thead>
          <tr>
            {(['at', 'who', 'what', 'subject', 'change', 'door'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`audit.col.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {items.map((entry, index) => (
          <Fragment key={entry.number}>
            {dayOf(entry) !== dayOf(items[index - 1]) && (
              <tr className={css.day}>
                <th colSpan={6} scope="rowgroup">
                  {format.day(entry.at)}
                </th>
              </tr>
            )}
            <Entry entry={entry} />
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation()
  const format = useFormat()
  const actorOf = useActorName()
  const subjectOf = useSubjectText()
  const { at, actor, action, door } = entry
  const [noun, verb] = action.split('.')
  const who = actorOf(actor).label ?? t([`audit.door.${actor}`, 'audit.door.desk'])
  return (
    <tr>
      <td className="num t2" title={format.whole(at)}>
        {format.clock(at)}
      </td>
      <td>
        <span className={css.who}>
          <Initials name={who} />
          <span className="cut">{who}</span>
        </span>
      </td>
      <td>{t([`audit.action.${noun}.${verb}`, 'audit.action.other'], { action })}</td>
      <td className="m">{subjectOf(entry)}</td>
      <td>
        <AuditChanges entry={entry} />
      </td>
      <td className="t2">{t([`audit.door.${door}`, 'audit.door.desk'])}</td>
    </tr>
  )
}
