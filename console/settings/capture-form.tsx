import { TagsInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CaptureChange, useCaptureMutations } from '../api/capture.ts'
import { Problem } from '../api/client.ts'
import { baseOf, type EditBase, versionToSave } from '../api/edit-base.ts'
import { keys } from '../api/keys.ts'
import { queryClient } from '../api/query-client.ts'
import { useProjectId } from '../api/session.ts'
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
  const project = useProjectId()
  const [{ edits, base }, setEdited] = useState<Edited>(none)
  const now = { ...settings, ...edits }
  const edit = (edited: CaptureChange) => setEdited((before) => withEdits(settings, before, edited))
  const isDirty = Object.keys(edits).length > 0
  useUnsaved(isDirty)
  useEffect(() => setEdited((before) => withEdits(settings, before)), [settings])
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
      <SaveRow change={change} isDirty={isDirty} cancel={() => setEdited(none)} />
    </form>
  )

  function save(event: FormEvent): void {
    event.preventDefault()
    const version = base ? versionToSave(settings, base) : settings.version
    change.mutate({ ...edits, version }, { onSuccess: tellSaved, onError: lookAgain })
  }

  function tellSaved(saved: Capture): void {
    rebase(saved)
    showDone(t('settings.saved'))
  }

  /** That somebody else changed them is told: what is saved next is an edit of what they made of them. */
  function lookAgain(error: unknown): void {
    if (error instanceof Problem && error.code === 'capture-changed')
      rebase(queryClient.getQueryData<Capture>(keys.capture(project)) ?? settings)
  }

  function rebase(on: Capture): void {
    setEdited(({ edits }) => withEdits(on, { edits }))
  }
}

type Edited = { edits: CaptureChange; base?: EditBase<Omit<Capture, 'version'>> }
const none: Edited = { edits: {} }

/** The edits with some more, and what they began on. */
function withEdits(settings: Capture, { edits: before, base }: Edited, more: CaptureChange = {}): Edited {
  const edits = changed(settings, { ...before, ...more })
  return Object.keys(edits).length === 0 ? none : { edits, base: baseOf(settings, edits, base) }
}

/** Only the edits that differ from what is saved. */
function changed(settings: Capture, edits: CaptureChange): CaptureChange {
  const entries = Object.entries(edits) as [keyof CaptureChange, unknown][]
  return Object.fromEntries(entries.filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(settings[name])))
}
