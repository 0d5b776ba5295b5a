import { fieldLimits, textLimits } from './lead.ts'
import { readOrigins } from './origin.ts'
import type { Language } from './project.ts'
import { refusal } from './refusal.ts'
import { touchFields } from './touch.ts'

/** What a visitor may be asked for, in the words of a lead; `own` fields go by their name. */
export const formInputs = ['name', 'phone', 'email', 'text', 'own'] as const
export type FormInput = (typeof formInputs)[number]

/** One field of a form. `name` is what it is sent as, `label` what the visitor reads. */
export type FormField = { input: FormInput; name: string; label: string; required: boolean }

/** What the visitor agrees to, and where its text stands; `version` is raised whenever that changes. */
export type FormConsent = { text: string; link: string | null; version: number }

/** A form of a project. `token` is its public name in `/f/{token}`; ids count from 1 in each project. */
export type Form = FormSettings & {
  id: number
  token: string
  consent: FormConsent | null
  /** What visitors agreed to before, so that each version can be told. */
  formerConsents: FormConsent[]
  createdAt: number
  version: number
}

/** What a project says of a form. */
export type FormDraft = FormSettings & { consent: Pick<FormConsent, 'text' | 'link'> | null }

type FormSettings = {
  name: string
  /** The title of its leads, and the headline of the hosted page. */
  title: string
  fields: FormField[]
  /** The language of the page. */
  language: Language
  /** Where a browser goes when it is sent; null is a page of ours. */
  thanks: string | null
  /** The source of its leads, unless the visitor's own touches say another. */
  source: string | null
  /** Sites from which it may be sent, and that may show its page in their own; empty is any. */
  origins: string[]
  /** A form that is closed shows so, and still keeps what is sent to it. */
  closed: boolean
}

/** How many forms a project may have, and how much may be said of one; lengths in characters. */
export const formLimits = { forms: 500, fields: 30, name: 100, label: 200, consent: 2_000, address: 2_000 }

/** Names by which the page sends what nobody types: the rendering, its moment, the trap for programs, the proof of work. */
export const unseen = { once: '_once', moment: '_at', trap: '_website', proof: '_proof', consent: 'consent' } as const

const reserved: readonly string[] = [...touchFields, 'key', unseen.consent]

/** Whether a name is kept for what the page or an address sends along, so that no field may have it. */
function isReserved(name: string): boolean {
  return name.startsWith('_') || reserved.includes(name)
}

/**
 * A form with its origins as browsers name them. Refuses one that could not be shown or sent; the argument is the path in what our own
 * API takes.
 */
export function checkedForm<F extends FormDraft>(form: F): F {
  checkText(form.name, 'name', formLimits.name)
  checkText(form.title, 'title', textLimits.title)
  checkFields(form.fields)
  if (form.thanks !== null) checkAddress(form.thanks, 'thanks')
  if (form.source !== null) checkText(form.source, 'source', textLimits.source)
  if (form.consent) checkText(form.consent.text, 'consent.text', formLimits.consent)
  if (form.consent?.link) checkAddress(form.consent.link, 'consent.link')
  return { ...form, origins: readOrigins(form.origins, 'origins') }
}

function checkFields(fields: FormField[]): void {
  if (fields.length === 0) throw refusal('required', {}, 'fields')
  if (fields.length > formLimits.fields) throw refusal('too-many-values', { limit: formLimits.fields }, 'fields')
  for (const [index, { name, label }] of fields.entries()) {
    checkText(name, `fields[${index}].name`, fieldLimits.name)
    checkText(label, `fields[${index}].label`, formLimits.label)
    if (isReserved(name) || fields.findIndex((each) => each.name === name) < index)
      throw refusal('name-taken', { given: name }, `fields[${index}].name`)
  }
}

function checkText(text: string, argument: string, limit: number): void {
  if (text.trim() === '') throw refusal('required', {}, argument)
  const { length } = [...text]
  if (length > limit) throw refusal('too-long', { length, limit }, argument)
}

/** An address where a browser can go; nothing that would be run instead. */
function checkAddress(text: string, argument: string): void {
  checkText(text, argument, formLimits.address)
  const isWeb = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
  if (!isWeb) throw refusal('wrong-form', { given: text.slice(0, 100), right: 'https://shop.example/thanks' }, argument)
}
