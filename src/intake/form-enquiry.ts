import { type Consent, type Enquiry, type Signals, unknown } from '../domain/enquiry.ts'
import { type Form, type FormConsent, isReserved, unseen } from '../domain/form.ts'
import { readMoment, type Signer } from '../domain/form-moment.ts'
import { fieldLimits } from '../domain/lead.ts'
import type { Sent } from '../domain/receipt.ts'
import { type Touch, touchFields, touchLimit } from '../domain/touch.ts'
import type { Given } from './given.ts'

type Values = Given['values']
type Contact = Pick<Enquiry, 'name' | 'phone' | 'email' | 'text'>

/**
 * What is understood of what came to a form: its own fields by their names, then the names that people use, and all else as own
 * fields. What is over the limits of a lead is in the receipt. `secret` is what the desk signs its pages with.
 */
export function understandForm(sent: Sent, values: Values, form: Form, secret: string | undefined): Enquiry {
  const touch = readTouch(sent, values, form)
  const agreed = readConsent(sent, values, form)
  const { contact, taken } = readContact(values, form)
  const isOther = (name: string) => !taken.has(name) && (!isReserved(name) || (name === unseen.consent && !agreed))
  const others = Object.entries(values).flatMap(([name, value]) => {
    const text = readText(value)
    return isOther(name) && text !== null ? [[cut(name, fieldLimits.name), cut(text, fieldLimits.text)] as const] : []
  })
  return {
    ...unknown,
    ...contact,
    source: readText(values.roistat),
    fields: Object.fromEntries(others.slice(0, fieldLimits.count)),
    firstTouch: touch,
    lastTouch: touch,
    consent: agreed,
    signals: readSignals(sent, values, secret === undefined ? undefined : { token: form.token, secret }),
  }
}

/** Names that a form of a site may use without a word to the desk. */
const usual = {
  name: ['name'],
  phone: ['phone', 'tel'],
  email: ['email'],
  text: ['text', 'comment', 'message'],
} as const

/** Who enquires and with what words; of several fields for the same the first that is filled in. `taken` are the names of those. */
function readContact(values: Values, form: Form): { contact: Contact; taken: Set<string> } {
  const taken = new Set<string>()
  const declared = new Set(form.fields.map(({ name }) => name))
  const first = (input: keyof Contact): string | null => {
    const own = form.fields.filter((field) => field.input === input).map(({ name }) => name)
    for (const name of [...own, ...usual[input].filter((each) => !declared.has(each))]) {
      const text = Object.hasOwn(values, name) ? readText(values[name]) : null
      if (text === null) continue
      taken.add(name)
      return text
    }
    return null
  }
  return { contact: { name: first('name'), phone: first('phone'), email: first('email'), text: first('text') }, taken }
}

/** A form that was shown by our page says where its visitor came from; a form of a site, on which page it stands. */
function readTouch({ headers }: Sent, values: Values, form: Form): Touch | null {
  const told = touchFields.flatMap((name) => {
    const text = readText(values[name])
    return text === null ? [] : [[name, cut(text, touchLimit)]]
  })
  const touch: Touch = Object.fromEntries(told)
  const page = headers.referer
  if (touch.landing === undefined && page !== undefined && !page.includes(`/f/${form.token}`)) touch.landing = page
  return Object.keys(touch).length === 0 ? null : touch
}

/** What was agreed to, by the version that the page sent along; a checkbox of a site's own agrees to the present one. */
function readConsent({ at, address }: Sent, values: Values, form: Form): Consent | null {
  const given = readText(values[unseen.consent])
  if (given === null || /^(0|false|off|no|нет)$/i.test(given)) return null
  const all: FormConsent[] = form.consent ? [...form.formerConsents, form.consent] : form.formerConsents
  const agreed = all.find(({ version }) => given === `v${version}`) ?? form.consent
  return agreed && { text: agreed.text, link: agreed.link, version: String(agreed.version), at, address }
}

function readSignals({ at }: Sent, values: Values, signer: Signer | undefined): Signals {
  const rendered = signer && readMoment(signer, values[unseen.moment])
  return {
    honeypot: readText(values[unseen.trap]),
    seconds: rendered === undefined ? null : Math.max(0, at - rendered),
    proof: readText(values[unseen.proof]),
  }
}

/** A value as a text that every database keeps; null is one that says nothing. */
function readText(value: unknown): string | null {
  const texts = [value].flat(3).filter((each) => ['string', 'number', 'boolean'].includes(typeof each))
  const text = texts.map(String).filter(Boolean).join(', ').replaceAll('\0', '').toWellFormed().trim()
  return text === '' ? null : text
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : [...text].slice(0, limit).join('')
}
