import { TagsInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../api/query-client.ts'
import { keys } from '../api/query-keys.ts'
import { useProjectId } from '../api/session.ts'
import type { WorkingTime } from '../api/types.ts'
import { useChangeWorkingTime } from '../api/working-time.ts'
import option from '../ui/option.module.css'
import { showDone } from '../ui/toasts.tsx'
import { useEdits } from '../ui/use-edits.ts'
import { SaveRow } from './save-row.tsx'
import css from './settings.module.css'
import time from './working-time.module.css'

const usual = { from: '09:00', to: '18:00' }

/** The hours of each day, further days off, and the minutes until a response is late; saved by one button. */
export function WorkingTimeForm({ settings }: { settings: WorkingTime }) {
  const { t, i18n } = useTranslation()
  const change = useChangeWorkingTime()
  const project = useProjectId()
  const newest = () => queryClient.getQueryData<WorkingTime>(keys.workingTime(project))
  const { now, edits, version, isDirty, edit, cancel, saving } = useEdits(settings, newest)
  const dayName = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' })
  return (
    <form className={css.stack} onSubmit={save}>
      <label className={option.option}>
        <input
          type="checkbox"
          className="cb"
          checked={now.response_minutes !== null}
          onChange={({ target }) => edit({ response_minutes: target.checked ? 5 : null })}
        />
        <span>{t('settings.speed.isOn')}</span>
      </label>
      {now.response_minutes !== null && (
        <label className="field">
          <span>{t('settings.speed.minutes')}</span>
          <input
            className="in"
            type="number"
            required
            min={1}
            max={10_080}
            value={Number.isNaN(now.response_minutes) ? '' : now.response_minutes}
            onChange={({ target }) => edit({ response_minutes: target.valueAsNumber })}
          />
          <small>{t('settings.speed.minutesHint')}</small>
        </label>
      )}
      <fieldset className={css.scopes}>
        <legend className="m">{t('settings.speed.hours')}</legend>
        {now.week.map((hours, index) => {
          const name = dayName.format(Date.UTC(2024, 0, index + 1)) // 2024 began on a Monday
          const set = (next: typeof hours) => edit({ week: now.week.with(index, next) })
          return (
            <div key={name} className={time.day}>
              <label className={option.option}>
                <input
                  type="checkbox"
                  className="cb"
                  checked={hours !== null}
                  onChange={({ target }) => set(target.checked ? usual : null)}
                />
                <span>{name}</span>
              </label>
              {hours === null ? (
                <span className="t2">{t('settings.speed.off')}</span>
              ) : (
                (['from', 'to'] as const).map((end) => (
                  <input
                    key={end}
                    type="time"
                    className="in s"
                    required
                    aria-label={t(`settings.speed.${end}`, { day: name })}
                    value={hours[end] === '24:00' ? '00:00' : hours[end]}
                    onChange={({ target }) => set({ ...hours, [end]: clockOf(end, target.value) })}
                  />
                ))
              )}
            </div>
          )
        })}
      </fieldset>
      <TagsInput
        label={t('settings.speed.holidays')}
        description={t('settings.speed.holidaysHint')}
        value={now.holidays}
        onChange={(holidays) => edit({ holidays })}
        acceptValueOnBlur
        maxTags={200}
      />
      <SaveRow change={change} isDirty={isDirty} cancel={cancel} />
    </form>
  )

  function save(event: FormEvent): void {
    event.preventDefault()
    change.mutate(
      { ...edits, version },
      saving(() => showDone(t('settings.saved'))),
    )
  }
}

/** Midnight as an end means the end of the day. */
function clockOf(end: 'from' | 'to', value: string): string {
  return end === 'to' && value === '00:00' ? '24:00' : value
}
