import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../api/query-client.ts'
import { keys } from '../api/query-keys.ts'
import { useChangeRetention } from '../api/retention.ts'
import { useProject } from '../api/session.ts'
import type { Retention } from '../api/types.ts'
import { confirm } from '../ui/confirm.tsx'
import { showDone } from '../ui/toasts.tsx'
import { useEdits } from '../ui/use-edits.ts'
import { SaveRow } from './save-row.tsx'
import css from './settings.module.css'

const names = ['raw_days', 'spam_days', 'delivery_days'] as const

/** The days of retention, saved by one button. Only owners can change them. */
export function RetentionForm({ settings }: { settings: Retention }) {
  const { t } = useTranslation()
  const { id: project, role } = useProject()
  const change = useChangeRetention()
  const newest = () => queryClient.getQueryData<Retention>(keys.retention(project))
  const { now, edits, version, isDirty, edit, cancel, saving } = useEdits(settings, newest)
  const max = settings.server_raw_days
  const limits = {
    raw_days: { min: 1, max, placeholder: String(max) },
    spam_days: { min: 1, max: 36_500, placeholder: t('settings.retention.always') },
    delivery_days: { min: 4, max: 30, required: true },
  }
  const isOwner = role === 'owner'
  return (
    <form className={css.stack} onSubmit={(event) => void save(event)}>
      {!isOwner && <p className="t2">{t('settings.retention.owners')}</p>}
      {names.map((name) => (
        <label key={name} className="field">
          <span>{t(`settings.retention.${name}`)}</span>
          <input
            className="in"
            type="number"
            readOnly={!isOwner}
            value={now[name] === null || Number.isNaN(now[name]) ? '' : now[name]}
            onChange={({ target }) => edit({ [name]: daysOf(target) })}
            {...limits[name]}
          />
          <small>{t(`settings.retention.${name}Hint`, { max })}</small>
        </label>
      ))}
      {isOwner && <SaveRow change={change} isDirty={isDirty} cancel={cancel} />}
    </form>
  )

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    const isShorter = names.some((name) => (now[name] ?? endless) < (settings[name] ?? endlessOf(name)))
    const question = {
      title: t('settings.retention.shorterTitle'),
      text: t('settings.retention.shorterText'),
      action: t('settings.retention.shorter'),
    }
    if (isShorter && !(await confirm(question))) return
    change.mutate(
      { ...edits, version },
      saving(() => showDone(t('settings.saved'))),
    )
  }

  /** The value that means no limit. For requests it is the server's own limit. */
  function endlessOf(name: (typeof names)[number]): number {
    return name === 'raw_days' ? max : endless
  }
}

const endless = Number.POSITIVE_INFINITY

/** The typed days; null for an empty field. */
function daysOf({ value, valueAsNumber }: HTMLInputElement): number | null {
  return value === '' ? null : valueAsNumber
}
