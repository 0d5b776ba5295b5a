import { TagsInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CaptureChange, useCaptureMutations } from '../api/capture.ts'
import type { Capture } from '../api/types.ts'
import option from '../ui/option.module.css'
import { showDone } from '../ui/toasts.tsx'
import { useUnsaved } from '../ui/unsaved.ts'
import { SaveRow } from './save-row.tsx'
import css from './settings.module.css'

const lists = ['stop_words', 'blocked_phones', 'blocked_emails', 'blocked_addresses'] as const
const numbers = [
  { name: 'threshold', min: 1, max: 1_000 },
  { name: 'min_seconds', min: 0, max: 600 },
] as const

/** The settings, kept together by one button; only what was changed is sent, as it was read. */
export function CaptureForm({ settings }: { settings: Capture }) {
  const { t } = useTranslation()
  const { change } = useCaptureMutations()
  const [edits, setEdits] = useState<CaptureChange>({})
  const now = { ...settings, ...edits }
  const edit = (edited: CaptureChange) => setEdits((before) => changed(settings, { ...before, ...edited }))
  const isDirty = Object.keys(edits).length > 0
  useUnsaved(isDirty)
  useEffect(() => setEdits((before) => changed(settings, before)), [settings])
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
      <SaveRow change={change} isDirty={isDirty} cancel={() => setEdits({})} />
    </form>
  )

  function save(event: FormEvent): void {
    event.preventDefault()
    change.mutate({ ...edits, version: settings.version }, { onSuccess: () => showDone(t('settings.saved')) })
  }
}

/** Only the edits that differ from what is saved. */
function changed(settings: Capture, edits: CaptureChange): CaptureChange {
  const entries = Object.entries(edits) as [keyof CaptureChange, unknown][]
  return Object.fromEntries(entries.filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(settings[name])))
}
