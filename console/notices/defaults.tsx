import { type FormEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useChangeNoticeDefaults } from '../api/notices.ts'
import { queryClient } from '../api/query-client.ts'
import { keys } from '../api/query-keys.ts'
import { useProject } from '../api/session.ts'
import type { ProjectNotices } from '../api/types.ts'
import { SaveRow } from '../settings/save-row.tsx'
import { useFormat } from '../ui/format.ts'
import { showDone } from '../ui/toasts.tsx'
import { useEdits } from '../ui/use-edits.ts'
import { Escalation } from './escalation.tsx'
import { MatrixFields } from './matrix.tsx'
import css from './notices.module.css'
import { OrderFields } from './order.tsx'
import { changeOf, partsOf } from './parts.ts'
import { QuietFields } from './quiet.tsx'
import { kindsFor } from './words.ts'

/** Ways through services abroad; only owners decide what they show of a person. */
const discreet = ['telegram', 'push'] as const

/** The default notices of members, and the escalation of leads that nobody takes; saved by one button. */
export function DefaultsForm({ settings }: { settings: ProjectNotices }) {
  const { t } = useTranslation()
  const { id: project, role } = useProject()
  const format = useFormat()
  const change = useChangeNoticeDefaults()
  const parts = useMemo(() => partsOf(settings), [settings])
  const newest = () => {
    const read = queryClient.getQueryData<ProjectNotices>(keys.notices.defaults(project))
    return read && partsOf(read)
  }
  const { now, edits, version, isDirty, edit, cancel, saving } = useEdits(parts, newest)
  const kinds = kindsFor('owner')
  return (
    <form className={css.form} onSubmit={save}>
      <MatrixFields
        kinds={kinds}
        matrix={now}
        change={(kind, places) => edit({ [kind]: places })}
        isOff={() => false}
        below={() => null}
      />
      <div className={css.halves}>
        <QuietFields
          quiet={now.quiet}
          none={null}
          kinds={kinds}
          zone={t('notices.theirZone')}
          change={(quiet) => edit({ quiet })}
        />
        <OrderFields order={now.order} change={(order) => edit({ order })} />
      </div>
      <div className={css.halves}>
        <section aria-labelledby="summary-title" className={css.part}>
          <h3 id="summary-title">{t('notices.summary')}</h3>
          <div className={css.hours}>
            <label>
              {t('notices.summaryAt')}
              <input
                type="time"
                className="in s"
                required
                value={now.summary_at}
                onChange={({ target }) => edit({ summary_at: target.value })}
              />
            </label>
            <span className="t2">{format.zone}</span>
          </div>
        </section>
        <section aria-labelledby="personal-title" className={css.part}>
          <h3 id="personal-title">{t('notices.personal.title')}</h3>
          <p className="t2">{t(role === 'owner' ? 'notices.personal.about' : 'notices.personal.owners')}</p>
          <fieldset className={css.checks}>
            <legend className="sr">{t('notices.personal.show')}</legend>
            {discreet.map((way) => (
              <label key={way} className={css.check}>
                <input
                  type="checkbox"
                  className="cb"
                  disabled={role !== 'owner'}
                  checked={now.personal.includes(way)}
                  onChange={({ target }) =>
                    edit({
                      personal: target.checked ? [...now.personal, way] : now.personal.filter((each) => each !== way),
                    })
                  }
                />
                {t(`notices.place.${way}`)}
              </label>
            ))}
          </fieldset>
          <blockquote className={css.sample}>
            <p className="m">{t('notices.personal.sample')}</p>
            <p className="t2">{t('notices.personal.sampleLead')}</p>
            {now.personal.length > 0 && <p className="t2">{t('notices.personal.sampleName')}</p>}
          </blockquote>
        </section>
      </div>
      <Escalation isOn={now.escalates} change={(escalates) => edit({ escalates })} />
      <SaveRow change={change} isDirty={isDirty} cancel={cancel} />
    </form>
  )

  function save(event: FormEvent): void {
    event.preventDefault()
    const { personal, ...rest } = edits
    const sent = { ...changeOf(rest), ...(personal && { personal }), version }
    change.mutate(
      sent,
      saving(() => showDone(t('settings.saved'))),
    )
  }
}
