import { baseOf, type EditBase, versionToSave } from '../../api/edit-base.ts'
import type { Form } from '../../api/forms.ts'
import { queryClient } from '../../api/query-client.ts'
import { keys } from '../../api/query-keys.ts'
import { useProjectId } from '../../api/session.ts'
import { useStoredDraft } from '../../api/stored-draft.ts'

const parts = [
  'name',
  'title',
  'intro',
  'fields',
  'button',
  'language',
  'thanks',
  'thanks_text',
  'consent',
  'ads_consent',
  'source',
  'origins',
] as const

/** The editable parts of a form. */
export type FormDraft = Pick<Form, Exclude<(typeof parts)[number], ConsentName>> & Record<ConsentName, Consent>
/** The required consent, and the optional one. */
export type ConsentName = 'consent' | 'ads_consent'
type Consent = { text: string; link: string | null } | null
export type Editing = ReturnType<typeof useFormDraft>

type Stored = { change: Partial<FormDraft>; base: EditBase<FormDraft> }

/** The unsaved edit of a form, with its base, since a colleague may save the form meanwhile. */
export function useFormDraft(form: Form) {
  const project = useProjectId()
  const [stored, setStored] = useStoredDraft<Stored>(`edit.form.${project}.${form.id}`)
  const change = differing(form, stored?.change ?? {})
  const keep = (next: Partial<FormDraft>) => {
    const real = differing(form, next)
    const base = baseOf(versioned(form), real, stored?.base)
    setStored(Object.keys(real).length === 0 ? undefined : { change: real, base })
  }
  return {
    draft: { ...draftOf(form), ...change } as FormDraft,
    change,
    /** The number of changed parts. */
    count: Object.keys(change).length,
    edit: (part: Partial<FormDraft>) => keep({ ...change, ...part }),
    revert: () => keep({}),
    /** After a save: the sent edits are part of the form now, and later ones are edits of the new version. */
    settle: (sent: Partial<FormDraft>) => {
      const now = latest()
      setStored((before) => {
        const since = without(before?.change ?? {}, sent)
        return Object.keys(since).length === 0 ? undefined : { change: since, base: baseOf(versioned(now), since) }
      })
    },
    /** The version to send when the edit is saved. */
    version: stored ? versionToSave(versioned(form), stored.base) : form.version,
    /** After a refusal: the member has been told of the other version, so the edit is based on that from now on. */
    rebase: () => {
      const now = latest()
      setStored((before) => before && { ...before, base: baseOf(versioned(now), before.change) })
    },
  }

  /** The newest form in the cache, which may be newer than the rendered one. */
  function latest(): Form {
    return queryClient.getQueryData<Form>(keys.form(project, form.id)) ?? form
  }
}

/** The parts of a change that differ from another. */
function without(change: Partial<FormDraft>, other: Partial<FormDraft>): Partial<FormDraft> {
  const rest = parts.filter((part) => part in change && JSON.stringify(change[part]) !== JSON.stringify(other[part]))
  return Object.fromEntries(rest.map((part) => [part, change[part]]))
}

function versioned(form: Form): FormDraft & { version: number } {
  return { ...draftOf(form), version: form.version }
}

function draftOf(form: Form): FormDraft {
  const { name, title, intro, fields, button, language, thanks, thanks_text, source, origins } = form
  const [consent, ads_consent] = [form.consent, form.ads_consent].map(
    (each) => each && { text: each.text, link: each.link },
  ) as [Consent, Consent]
  return { name, title, intro, fields, button, language, thanks, thanks_text, source, origins, consent, ads_consent }
}

/** The parts of a change that differ from the form. */
function differing(form: Form, change: Partial<FormDraft>): Partial<FormDraft> {
  return without(change, draftOf(form))
}
