import { type Form, type FormConsent, type FormField, type FormInput, hiddenInputs } from '../domain/form.ts'
import { signMoment } from '../domain/form-moment.ts'
import { textLimits } from '../domain/lead.ts'
import { formWords } from '../texts/form.ts'
import { escapeHtml, messageParts, type Page } from './page.ts'

/**
 * The hidden values of a rendered form: its idempotency name, its time (seconds) signed with the installation's
 * `secret`, and the visitor's touch. `asksProof` adds the script for a proof of work.
 */
export type Rendering = {
  once: string
  at: number
  secret: string
  touch: Record<string, string>
  asksProof: boolean
}

/** The page with the form. It works without scripts and without cookies. */
export function formPage(form: Form, { once, at, secret, touch, asksProof }: Rendering): Page {
  const words = formWords[form.language]
  const moment = signMoment({ token: form.token, secret }, at)
  const hidden = {
    [hiddenInputs.once]: once,
    [hiddenInputs.moment]: moment,
    ...(asksProof && { [hiddenInputs.proof]: '' }),
    ...touch,
  }
  const areSomeOptional = form.fields.some((field) => field.required)
  const intro = form.intro === null ? '' : `<p class="intro">${escapeHtml(form.intro)}</p>\n`
  const body = `<h1>${escapeHtml(form.title)}</h1>
${intro}<form method="post" action="${form.token}?${submitSuffix}" accept-charset="utf-8">
${Object.entries(hidden).map(hiddenField).join('\n')}
${form.fields.map((field, index) => visibleField(field, index, words, areSomeOptional)).join('\n')}
<div class="trap" aria-hidden="true"><label for="trap">${words.leaveEmpty}</label><input id="trap" name="${hiddenInputs.trap}" tabindex="-1" autocomplete="off"></div>
${asksProof ? `<noscript><p>${words.needsScript}</p></noscript>\n` : ''}${consentFields(form)}<button>${escapeHtml(form.button ?? words.send)}</button>
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
 * Makes the submit address differ from that of the page. Browsers drop a page from the cache when its address is posted
 * to, and going back would render another idempotency name.
 */
const submitSuffix = '_page'

/** The page after a submit. For a closed form it says that the form is closed and the submission was stored. */
export function thanksPage(form: Form): Page {
  const words = formWords[form.language]
  if (form.closed) return messagePage(form, words.closed.title, words.closedKept)
  return messagePage(form, words.thanks.title, form.thanksText ?? words.thanks.text)
}

/** The page of a closed form. */
export function closedPage(form: Form): Page {
  const { title, text } = formWords[form.language].closed
  return messagePage(form, title, text)
}

/** A page with a title and one sentence. */
function messagePage(form: Form, title: string, text: string): Page {
  return { ...pageOf(form), ...messageParts(title, text) }
}

function pageOf({ language, origins }: Form) {
  return { language, frames: origins }
}

/** Browsers apply `form-action` to redirects after the submit too. */
function sendsTo({ thanks }: Form): string {
  if (thanks === null) return "'self'"
  return thanks.startsWith('https:') ? "'self' https:" : "'self' https: http:"
}

function hiddenField([name, value]: [string, string]): string {
  return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`
}

function visibleField(
  { input, name, label, required, options = [] }: FormField,
  index: number,
  { optional, choose }: (typeof formWords)[Form['language']],
  areSomeOptional: boolean,
): string {
  const id = `field-${index}`
  const mark = required || !areSomeOptional ? '' : `<small>${optional}</small>`
  const attributes = `id="${id}" name="${escapeHtml(name)}"${required ? ' required' : ''}`
  const shown =
    input === 'own' && options.length > 0 ? choiceOf(attributes, ['', ...options], choose) : inputs[input](attributes)
  return `<div class="field"><label for="${id}"><span>${escapeHtml(label)}</span>${mark}</label>${shown}</div>`
}

/** A select box; its first option, with the text `none`, has no value. */
function choiceOf(attributes: string, options: readonly string[], none: string): string {
  const all = options.map((option) => `<option value="${escapeHtml(option)}">${escapeHtml(option || none)}</option>`)
  return `<select ${attributes}>${all.join('')}</select>`
}

/** The inputs with the attributes for browsers and their keyboards. */
const inputs = {
  name: (attributes) => `<input ${attributes} autocomplete="name" maxlength="${textLimits.name}">`,
  phone: (attributes) => `<input ${attributes} type="tel" inputmode="tel" autocomplete="tel" maxlength="100">`,
  email: (attributes) => `<input ${attributes} type="email" inputmode="email" autocomplete="email" maxlength="254">`,
  text: (attributes) => `<textarea ${attributes} rows="4" maxlength="10000"></textarea>`,
  own: (attributes) => `<input ${attributes} maxlength="1000">`,
} as const satisfies { [I in FormInput]: (attributes: string) => string }

/** A checkbox for each consent. None is ticked in advance, since consent must be the visitor's own act. */
function consentFields({ consent, adsConsent, language }: Form): string {
  const { terms } = formWords[language]
  const must = consent ? consentField(hiddenInputs.consent, consent, terms, ' required') : ''
  return must + (adsConsent ? consentField(hiddenInputs.adsConsent, adsConsent, terms) : '')
}

function consentField(name: string, { text, link, version }: FormConsent, terms: string, required = ''): string {
  const more = link === null ? '' : ` <a href="${escapeHtml(link)}" target="_blank" rel="noopener">${terms}</a>`
  return `<label class="consent"><input type="checkbox" name="${name}" value="v${version}"${required}><span>${escapeHtml(text)}${more}</span></label>\n`
}
