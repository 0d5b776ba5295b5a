import { fieldLimits, textLimits } from './lead.ts'
import { readOrigins } from './origin.ts'
import type { Language } from './project.ts'
import { refusal } from './refusal.ts'
import { touchFields } from './touch.ts'
import { toUrl } from './url.ts'

/** The inputs of a form, named like the fields of a lead. An `own` input is stored under its name. */
export const formInputs = ['name', 'phone', 'email', 'text', 'own'] as const
export type FormInput = (typeof formInputs)[number]

/** One field of a form: `name` is the form parameter, `label` the text for the visitor. */
export type FormField = {
  input: FormInput
  name: string
  label: string
  required: boolean
  /** The choices of an `own` input; without any it takes free text. */
  options?: string[] | undefined
}

/** The consent text and its link. `version` is incremented when either changes. */
export type FormConsent = { text: string; link: string | null; version: number }

/** A form of a project. `token` is its public name in `/f/{token}`; ids count from 1 in each project. */
export type Form = FormSettings & {
  id: number
  token: string
  /** The required consent of the visitor: the processing of personal data. */
  consent: FormConsent | null
  /** The optional consent of the visitor: advertising. */
  adsConsent: FormConsent | null
  /** Earlier versions of the consents, so that each can be shown. */
  formerConsents: FormConsent[]
  formerAdsConsents: FormConsent[]
  createdAt: number
  version: number
}

/** The settings of a form as a caller gives them. */
export type FormDraft = FormSettings & { consent: ConsentDraft | null; adsConsent: ConsentDraft | null }
export type ConsentDraft = Pick<FormConsent, 'text' | 'link'>

type FormSettings = {
  name: string
  /** The title of its leads, and the headline of the hosted page. */
  title: string
  /** The text below the headline. */
  intro: string | null
  fields: FormField[]
  /** The text of the button; null for the default. */
  button: string | null
  /** The language of the page. */
  language: Language
  /** Where the browser is redirected after the submit; null shows our own page. */
  thanks: string | null
  /** The text of our own page after the submit; null for the default. */
  thanksText: string | null
  /** The source of its leads, unless the visitor's touches have one. */
  source: string | null
  /** The sites that may submit the form and embed its page; empty allows any. */
  origins: string[]
  /** A closed form shows that it is closed, and still stores submissions. */
  closed: boolean
}

/** How many forms a project may have, and the limits of each; lengths are in characters. */
export const formLimits = {
  forms: 500,
  fields: 30,
  name: 100,
  label: 200,
  consent: 2_000,
  address: 2_000,
  intro: 1_000,
  button: 50,
  options: 100,
}

/** The names of inputs that are no fields: the rendering, its time, the honeypot, the proof of work, the consents. */
export const hiddenInputs = {
  once: '_once',
  moment: '_at',
  trap: '_website',
  proof: '_proof',
  consent: 'consent',
  adsConsent: 'ads_consent',
} as const

const reserved: readonly string[] = [...touchFields, 'key', hiddenInputs.consent, hiddenInputs.adsConsent]

/** Whether a name is reserved for hidden inputs or touches, so that no field may have it. */
function isReserved(name: string): boolean {
  return name.startsWith('_') || reserved.includes(name)
}

/**
 * A form with normalised origins. Refuses a form that could not be shown or submitted; the argument is the path in the
 * body of `/api/v2`.
 */
export function checkedForm<F extends FormDraft>(form: F): F {
  checkText(form.name, 'name', formLimits.name)
  checkText(form.title, 'title', textLimits.title)
  if (form.intro !== null) checkText(form.intro, 'intro', formLimits.intro)
  if (form.button !== null) checkText(form.button, 'button', formLimits.button)
  if (form.thanksText !== null) checkText(form.thanksText, 'thanks_text', formLimits.intro)
  checkFields(form.fields)
  if (form.thanks !== null) checkAddress(form.thanks, 'thanks')
  if (form.source !== null) checkText(form.source, 'source', textLimits.source)
  checkConsent(form.consent, 'consent')
  checkConsent(form.adsConsent, 'ads_consent')
  return { ...form, origins: readOrigins(form.origins, 'origins') }
}

function checkConsent(consent: ConsentDraft | null, argument: string): void {
  if (!consent) return
  checkText(consent.text, `${argument}.text`, formLimits.consent)
  if (consent.link) checkAddress(consent.link, `${argument}.link`)
}

function checkFields(fields: FormField[]): void {
  if (fields.length === 0) throw refusal('required', {}, 'fields')
  if (fields.length > formLimits.fields) throw refusal('too-many-values', { limit: formLimits.fields }, 'fields')
  for (const [index, { name, label, options = [] }] of fields.entries()) {
    checkText(name, `fields[${index}].name`, fieldLimits.name)
    checkText(label, `fields[${index}].label`, formLimits.label)
    for (const [at, option] of options.entries()) checkText(option, `fields[${index}].options[${at}]`, formLimits.label)
    if (isReserved(name) || fields.findIndex((each) => each.name === name) < index)
      throw refusal('name-taken', { given: name }, `fields[${index}].name`)
  }
}

function checkText(text: string, argument: string, limit: number): void {
  if (text.trim() === '') throw refusal('required', {}, argument)
  const { length } = [...text]
  if (length > limit) throw refusal('too-long', { length, limit }, argument)
}

/** Refuses any scheme but http and https: a browser would execute an address such as `javascript:`. */
function checkAddress(text: string, argument: string): void {
  checkText(text, argument, formLimits.address)
  if (!/^https?:$/.test(toUrl(text)?.protocol ?? ''))
    throw refusal('wrong-form', { given: text.slice(0, 100), right: 'https://shop.example/thanks' }, argument)
}
