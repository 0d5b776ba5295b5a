import { randomBytes } from 'node:crypto'
import type { Actor } from '../domain/access.ts'
import { changeDetails } from '../domain/audit.ts'
import {
  type ConsentDraft,
  checkedForm,
  type Form,
  type FormConsent,
  type FormDraft,
  formLimits,
} from '../domain/form.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'
import { refuseFormer } from './current-rights.ts'

/** A public name that cannot be guessed. */
export function newToken(): string {
  return randomBytes(9).toString('base64url')
}

/** Creates a form and returns it. Refuses an invalid form, and more forms than allowed. */
export function createForm(
  store: Store,
  by: Actor,
  project: Project,
  draft: FormDraft,
  token: string,
  now: number,
): Promise<Form> {
  const checked = checkedForm(draft)
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision() // first: concurrent changes of settings wait on this row
    await refuseFormer(tx, by, project.id, 'admin', now)
    const earlier = await tx.forms.of(project.id)
    if (earlier.length >= formLimits.forms) throw refusal('too-many-forms', { limit: formLimits.forms })
    const form: Form = {
      ...checked,
      token,
      ...consentVersions(checked),
      id: 1 + (earlier.at(-1)?.id ?? 0),
      createdAt: now,
      version: 1,
    }
    await tx.forms.insert(project.id, form)
    const subject = `form:${form.id}`
    await tx.audit.append(project.id, { at: now, by, action: 'form.made', subject, details: noted(form) })
    return form
  }, project.id)
}

/**
 * Changes the given fields of a form and returns it. Refuses another version than the given one. Running servers see
 * the change within two seconds.
 */
export function changeForm(
  store: Store,
  by: Actor,
  project: Project,
  id: number,
  { version, ...change }: Partial<FormDraft> & { version?: number | undefined },
  now: number,
): Promise<Form> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await refuseFormer(tx, by, project.id, 'admin', now)
    const before = await tx.forms.find(project.id, id)
    if (!before) throw refusal('no-such-form', { id: String(id) })
    if (version !== undefined && version !== before.version)
      throw refusal('form-changed', { id: String(id) }, 'If-Match')
    const checked = checkedForm({ ...before, ...change })
    const versions = consentVersions(checked, before)
    const { id: same, token, createdAt } = before
    const form: Form = { ...checked, ...versions, id: same, token, createdAt, version: before.version + 1 }
    await tx.forms.change(project.id, form)
    const action = form.closed && !before.closed ? 'form.closed' : 'form.changed'
    const details = changeDetails(noted(before), noted(form))
    await tx.audit.append(project.id, { at: now, by, action, subject: `form:${id}`, details })
    return form
  }, project.id)
}

/** The consents of a form after a change. A new text or link is a new version, and former ones are kept. */
function consentVersions({ consent, adsConsent }: FormDraft, before?: Form) {
  const [must, formerConsents] = versionsOf(consent, before?.consent ?? null, before?.formerConsents ?? [])
  const [may, formerAdsConsents] = versionsOf(adsConsent, before?.adsConsent ?? null, before?.formerAdsConsents ?? [])
  return { consent: must, formerConsents, adsConsent: may, formerAdsConsents }
}

type Versions = [consent: FormConsent | null, former: FormConsent[]]

function versionsOf(consent: ConsentDraft | null, before: FormConsent | null, former: FormConsent[]): Versions {
  if (consent && before && consent.text === before.text && consent.link === before.link) return [before, former]
  const all = before ? [...former, before] : former
  const version = 1 + Math.max(0, ...all.map((each) => each.version))
  return [consent && { text: consent.text, link: consent.link, version }, all]
}

function noted({ name, closed, consent, adsConsent }: Form) {
  return { name, closed, consent: consent?.version ?? null, ads_consent: adsConsent?.version ?? null }
}
