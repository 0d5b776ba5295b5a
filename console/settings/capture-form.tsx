import { TagsInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useCaptureMutations } from '../api/capture.ts'
import { queryClient } from '../api/query-client.ts'
import { keys } from '../api/query-keys.ts'
import { useProjectId } from '../api/session.ts'
import type { Capture } from '../api/types.ts'
import option from '../ui/option.module.css'
import { showDone } from '../ui/toasts.tsx'
import { useEdits } from '../ui/use-edits.ts'
import { SaveRow } from './save-row.tsx'
import css from './settings.module.css'

const lists = ['stop_words', 'blocked_phones', 'blocked_emails', 'blocked_addresses'] as const
const numbers = [
  { name: 'threshold', min: 1, max: 1_000 },
  { name: 'min_seconds', min: 0, max: 600 },
] as const

/** The settings of capture, saved by one button. Only changes are sent, with the version that was read. */
export function CaptureForm({ settings }: { settings: Capture }) {
  const { t } = useTranslation()
  const { change } = useCaptureMutations()
  const project = useProjectId()
  const newest = () => queryClient.getQueryData<Capture>(keys.capture(project))
  const { now, edits, version, isDirty, edit, cancel, saving } = useEdits(settings, newest)
  return (
    <form className={css.stack} onSubmit={save}>
      {numbers.map(({ name, min, max }) => (
        <label key={name} className="field">
          <span>{t(`settings.capture.${name}`)}</span>
          <input
            className="in"
            type="number"
            required
            min={min}
            max={max}
            value={Number.isNaN(now[name]) ? '' : now[name]}
            onChange={(event) => edit({ [name]: event.target.valueAsNumber })}
          />
          <small>{t(`settings.capture.${name}Hint`)}</small>
        </label>
      ))}
      <label className={option.option}>
        <input
          type="checkbox"
          className="cb"
          checked={now.proof_of_work}
          onChange={(event) => edit({ proof_of_work: event.target.checked })}
        />
        <span>{t('settings.capture.proof')}</span>
      </label>
      <fieldset className={css.scopes}>
        <legend className="m">{t('settings.capture.repeats')}</legend>
        {(['lead', 'join'] as const).map((each) => (
          <label key={each} className={option.option}>
            <input
              type="radio"
              className="rb"
              name="repeats"
              checked={now.repeats === each}
              onChange={() => edit({ repeats: each })}
            />
            <span>{t(`settings.capture.repeatsAs.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      {lists.map((name) => (
        <TagsInput
          key={name}
          label={t(`settings.capture.${name}`)}
          description={t(`settings.capture.${name}Hint`)}
          value={now[name]}
          onChange={(values) => edit({ [name]: values })}
          splitChars={[]}
          acceptValueOnBlur
          maxTags={1_000}
        />
      ))}
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
