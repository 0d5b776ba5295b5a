import { type Form, type FormField, type FormInput, unseen } from '../domain/form.ts'
import { signMoment } from '../domain/form-moment.ts'
import { textLimits } from '../domain/lead.ts'
import { formWords } from '../texts/form.ts'
import { escaped, type Page, saying } from './page.ts'

/**
 * What a rendering of a form sends along: its own name, its moment (seconds) signed with the `secret` of the desk, and where the visitor
 * came from. `asksProof`: a script of ours does some work on it.
 */
export type Rendering = {
  once: string
  at: number
  secret: string
  touch: Record<string, string>
  asksProof: boolean
}

/** The page on which a visitor fills in a form. It works without a script; nothing in it depends on a cookie. */
export function formPage(form: Form, { once, at, secret, touch, asksProof }: Rendering): Page {
  const words = formWords[form.language]
  const moment = signMoment({ token: form.token, secret }, at)
  const hidden = { [unseen.once]: once, [unseen.moment]: moment, ...(asksProof && { [unseen.proof]: '' }), ...touch }
  const areSomeOptional = form.fields.some((field) => field.required)
  const body = `<h1>${escaped(form.title)}</h1>
<form method="post" action="${form.token}?${apart}" accept-charset="utf-8">
${Object.entries(hidden).map(hiddenField).join('\n')}
${form.fields.map((field, index) => visibleField(field, index, areSomeOptional ? words.optional : '')).join('\n')}
<div class="trap" aria-hidden="true"><label for="trap">${words.leaveEmpty}</label><input id="trap" name="${unseen.trap}" tabindex="-1" autocomplete="off"></div>
${asksProof ? `<noscript><p>${words.needsScript}</p></noscript>\n` : ''}${consentField(form)}<button>${words.send}</button>
</form>`
  return {
    ...pageOf(form),
    title: form.title,
    body,
    sendsTo: sendsTo(form),
    script: asksProof ? 'proof.js' : undefined,
  }
}

/**
 * What keeps the address that is sent to apart from that of the page: browsers forget a page that was sent to, and who comes back to it
 * would send by another name.
 */
const apart = '_page'

/** What a visitor sees when it is sent; of a closed form that it is closed, and that what was sent is kept. */
export function thanksPage(form: Form): Page {
  const words = formWords[form.language]
  if (form.closed) return said(form, words.closed.title, words.closedKept)
  return said(form, words.thanks.title, words.thanks.text)
}

/** What a visitor sees in place of a form that is closed. */
export function closedPage(form: Form): Page {
  const { title, text } = formWords[form.language].closed
  return said(form, title, text)
}

/** A page of a form that says one thing. */
function said(form: Form, title: string, text: string): Page {
  return { ...pageOf(form), ...saying(title, text) }
}

function pageOf({ language, origins }: Form) {
  return { language, frames: origins }
}

/** Browsers hold the address to which they are led on afterwards to the same rule, with all that it leads on to in turn. */
function sendsTo({ thanks }: Form): string {
  if (thanks === null) return "'self'"
  return thanks.startsWith('https:') ? "'self' https:" : "'self' https: http:"
}

function hiddenField([name, value]: [string, string]): string {
  return `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`
}

function visibleField({ input, name, label, required }: FormField, index: number, optional: string): string {
  const id = `field-${index}`
  const mark = required || optional === '' ? '' : `<small>${optional}</small>`
  const attributes = `id="${id}" name="${escaped(name)}"${required ? ' required' : ''}`
  return `<div class="field"><label for="${id}"><span>${escaped(label)}</span>${mark}</label>${drawn[input](attributes)}</div>`
}

/** Each input as browsers and their keyboards know it. */
const drawn = {
  name: (attributes) => `<input ${attributes} autocomplete="name" maxlength="${textLimits.name}">`,
  phone: (attributes) => `<input ${attributes} type="tel" inputmode="tel" autocomplete="tel" maxlength="100">`,
  email: (attributes) => `<input ${attributes} type="email" inputmode="email" autocomplete="email" maxlength="254">`,
  text: (attributes) => `<textarea ${attributes} rows="4" maxlength="10000"></textarea>`,
  own: (attributes) => `<input ${attributes} maxlength="1000">`,
} as const satisfies { [I in FormInput]: (attributes: string) => string }

function consentField({ consent, language }: Form): string {
  if (!consent) return ''
  const link =
    consent.link === null
      ? ''
      : ` <a href="${escaped(consent.link)}" target="_blank" rel="noopener">${formWords[language].terms}</a>`
  return `<label class="consent"><input type="checkbox" name="${unseen.consent}" value="v${consent.version}" required><span>${escaped(consent.text)}${link}</span></label>\n`
}
