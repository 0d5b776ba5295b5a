import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useLeadSearchQuery } from '../api/leads.ts'
import { useProject } from '../api/session.ts'
import { ProjectSwitch } from '../shell/project-switch.tsx'
import { useTitle } from '../shell/title.ts'
import { FailedPart } from '../ui/failed-part.tsx'
import { useFormat } from '../ui/format.ts'
import pageHead from '../ui/page-head.module.css'
import { Segments } from '../ui/segments.tsx'
import { useMinute } from '../ui/use-minute.ts'
import { useIsPhone } from '../ui/use-phone.ts'
import { LeadRow } from './lead-row.tsx'
import { type Section, useSections } from './sections.ts'
import css from './today.module.css'
import { useAssigneeScope } from './use-assignee-scope.ts'

/** The number of leads of a section on the page; its list has all of them. */
const shown = 10

/** The start page of a day: call backs, new leads, mentions, and own leads without a next step. */
export default function Page() {
  const { t } = useTranslation()
  const format = useFormat()
  const isPhone = useIsPhone()
  const [scope, setScope] = useAssigneeScope()
  const sections = useSections(scope)
  const now = useMinute()
  useTitle(t('nav.today'))
  return (
    <>
      <header className={isPhone ? pageHead['ph-head'] : pageHead.head}>
        <h1 className="grow">
          {t('nav.today')} <span className={css.date}>{format.day(now.toISOString(), now)}</span>
        </h1>
        {isPhone && <ProjectSwitch isNarrow={false} />}
      </header>
      <div className={css.page}>
        <Segments
          label={t('today.whose')}
          values={['mine', 'all']}
          chosen={scope}
          say={(each) => t(`today.${each}`)}
          choose={setScope}
        />
        {sections.map((section) => (
          <LeadSection key={section.name} section={section} now={now} />
        ))}
      </div>
    </>
  )
}

function LeadSection({ section, now }: { section: Section; now: Date }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id: project } = useProject()
  const { name, sort } = section
  const query = { period: 'all', filter: JSON.stringify(section.filter), sort }
  const search = name === 'call' ? { ...query, view: name } : query // the view keeps the list current on later days
  const { data: found, error, refetch } = useLeadSearchQuery({ ...query, limit: String(shown) })
  const label = t(`today.section.${name}`)
  return (
    <section className={css.section} aria-label={label} aria-busy={!found && !error}>
      <h2>
        <Link to={`/p/${project}/leads`} search={search as never}>
          {label} <span className={`num ${css.count}`}>{found ? format.number(found.total) : ''}</span>
        </Link>
      </h2>
      {!found && (error ? <FailedPart error={error} retry={() => void refetch()} /> : <Loading />)}
      {found?.total === 0 && <p className="t2">{t(`today.none.${name}`)}</p>}
      {found && found.total > 0 && (
        <ol>
          {found.items.map((lead) => (
            <LeadRow key={lead.id} lead={lead} section={section} search={search} now={now} />
          ))}
        </ol>
      )}
      {found && found.total > shown && (
        <Link className="btn quiet s" to={`/p/${project}/leads`} search={search as never}>
          {t('today.more', { number: format.number(found.total) })}
        </Link>
      )}
    </section>
  )
}

function Loading() {
  return (
    <div className={css.wait}>
      <span className="sk" />
      <span className="sk" />
    </div>
  )
}
