import type { Form } from '../../api/forms.ts'
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

/** What of a form is edited. */
export type FormDraft = Pick<Form, Exclude<(typeof parts)[number], ConsentName>> & Record<ConsentName, Consent>
/** What must be agreed to, and what may. */
export type ConsentName = 'consent' | 'ads_consent'
type Consent = { text: string; link: string | null } | null
export type Editing = ReturnType<typeof useFormDraft>

/** The edit of a form that is not saved. */
export function useFormDraft(form: Form) {
  const [typed = {}, setTyped] = useStoredDraft<Partial<FormDraft>>(`form.${useProjectId()}.${form.id}`)
  const change = differing(form, typed)
  const keep = (next: Partial<FormDraft>) => {
    const real = differing(form, next)
    setTyped(Object.keys(real).length === 0 ? undefined : real)
  }
  return {
    draft: { ...draftOf(form), ...change } as FormDraft,
    change,
    /** How many parts of the form are changed. */
    count: Object.keys(change).length,
    edit: (part: Partial<FormDraft>) => keep({ ...change, ...part }),
    revert: () => keep({}),
  }
}

function draftOf(form: Form): FormDraft {
  const { name, title, intro, fields, button, language, thanks, thanks_text, source, origins } = form
  const [consent, ads_consent] = [form.consent, form.ads_consent].map(
    (each) => each && { text: each.text, link: each.link },
  ) as [Consent, Consent]
  return { name, title, intro, fields, button, language, thanks, thanks_text, source, origins, consent, ads_consent }
}

/** What of a change is not so already. */
function differing(form: Form, change: Partial<FormDraft>): Partial<FormDraft> {
  const now = draftOf(form)
  const real = parts.filter((part) => part in change && JSON.stringify(change[part]) !== JSON.stringify(now[part]))
  return Object.fromEntries(real.map((part) => [part, change[part]]))
}
