import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useChangeAssignment } from '../api/assignment.ts'
import { queryClient } from '../api/query-client.ts'
import { keys } from '../api/query-keys.ts'
import { useProjectId } from '../api/session.ts'
import type { Assignment } from '../api/types.ts'
import { IconPlus } from '../ui/icons.ts'
import option from '../ui/option.module.css'
import { showDone } from '../ui/toasts.tsx'
import { useEdits } from '../ui/use-edits.ts'
import { AssignmentRule, type Rule } from './assignment-rule.tsx'
import { SaveRow } from './save-row.tsx'
import css from './settings.module.css'

const modes = ['nobody', 'turn', 'rules'] as const

/** How new leads get their assignees; saved by one button. */
export function AssignmentForm({ settings }: { settings: Assignment }) {
  const { t } = useTranslation()
  const change = useChangeAssignment()
  const project = useProjectId()
  const newest = () => queryClient.getQueryData<Assignment>(keys.assignment(project))
  const { now, edits, version, isDirty, edit, cancel, saving } = useEdits(settings, newest)
  const setRules = (rules: Rule[]) => edit({ rules })
  return (
    <form className={css.stack} onSubmit={save}>
      <fieldset className={css.scopes}>
        <legend className="m">{t('settings.assignment.title')}</legend>
        {modes.map((mode) => (
          <label key={mode} className={option.option}>
            <input
              type="radio"
              className="rb"
              name="mode"
              checked={now.mode === mode}
              onChange={() => edit({ mode })}
            />
            <span>{t(`settings.assignment.mode.${mode}`)}</span>
          </label>
        ))}
      </fieldset>
      {now.mode === 'rules' && (
        <>
          {now.rules.map((rule, index) => (
            <AssignmentRule
              // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place
              key={index}
              number={index + 1}
              rule={rule}
              change={(next) => setRules(now.rules.with(index, next))}
              remove={() => setRules(now.rules.toSpliced(index, 1))}
            />
          ))}
          {now.rules.length < 20 && (
            <button
              type="button"
              className="btn quiet"
              onClick={() => setRules([...now.rules, { filter: { and: [] }, members: [] }])}
            >
              <IconPlus className="i" aria-hidden />
              {t('settings.assignment.add')}
            </button>
          )}
        </>
      )}
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
