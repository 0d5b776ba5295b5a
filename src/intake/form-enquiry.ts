import type { Consent, Enquiry, Signals } from '../domain/enquiry.ts'
import { type Form, type FormConsent, hiddenInputs } from '../domain/form.ts'
import { readMoment } from '../domain/form-moment.ts'
import type { Sent } from '../domain/receipt.ts'
import { touchFields } from '../domain/touch.ts'
import { isYes, type Leaf, textOf } from './flatten.ts'
import type { Input } from './input.ts'
import { truncate } from './truncate.ts'

type Values = Input['values']
const consents = ['consent', 'adsConsent'] as const
type Consents = Pick<Enquiry, (typeof consents)[number]>

/** The limit of values that no person typed, in characters. */
export const signalLimit = 5_000

/**
 * The values of a form: first its own fields in their order and with their roles, without hidden inputs and the consent
 * checkbox.
 */
export function flattenForm(form: Form, leaves: readonly Leaf[], agreed: Consents): Leaf[] {
  const fields = form.fields.map(({ input, name }) => ({ input, name, steps: name.split(/[[\]]+/).filter(Boolean) }))
  const own = fields.flatMap(({ input, name, steps }) =>
    leaves
      .filter((leaf) => isOf(name, steps, leaf))
      .map(({ path, text }) => ({ path, label: name, role: input === 'own' ? undefined : input, text })),
  )
  const boxes = consents.filter((each) => agreed[each] !== null).map((each) => hiddenInputs[each] as string)
  const isOther = ({ path: [name = ''] }: Leaf) => !(isUnseen(name) || boxes.includes(name))
  const others = leaves.filter((leaf) => isOther(leaf) && !fields.some(({ name, steps }) => isOf(name, steps, leaf)))
  // a form has its own title: another field of that role is a choice of the visitor or comes from a site builder
  return [...own, ...others.map((leaf) => (leaf.role === 'title' ? { ...leaf, role: undefined } : leaf))]
}

/** The signals and touches that a form adds to its values. `secret` signs its pages. */
export function formSignals(
  sent: Sent,
  values: Values,
  form: Form,
  secret: string | undefined,
): Consents & Pick<Enquiry, 'signals'> {
  const moment =
    secret === undefined ? undefined : readMoment({ token: form.token, secret }, values[hiddenInputs.moment])
  const signals: Signals = {
    honeypot: truncate(textOf(values[hiddenInputs.trap]) || null, signalLimit),
    seconds: moment === undefined ? null : Math.max(0, sent.at - moment),
    proof: truncate(textOf(values[hiddenInputs.proof]) || null, signalLimit),
  }
  return {
    consent: agreedIn(sent, values[hiddenInputs.consent], form.consent, form.formerConsents),
    adsConsent: agreedIn(sent, values[hiddenInputs.adsConsent], form.adsConsent, form.formerAdsConsents),
    signals,
  }
}

/** A field may be sent as a list or a part in PHP's syntax: `area[]`, `contact[phone]`. */
function isOf(name: string, steps: readonly string[], { path }: Leaf): boolean {
  return path[0] === name || steps.every((step, index) => path[index] === step)
}

function isUnseen(name: string): boolean {
  return name.startsWith('_') && !touchFields.some((field) => field === name)
}

/**
 * The accepted consent, by the version in the submission. A checkbox of a site's own form accepts the current version.
 */
function agreedIn(
  { at, address }: Sent,
  box: Values[string],
  current: FormConsent | null,
  former: FormConsent[],
): Consent | null {
  const answer = textOf(box) ?? ''
  if (!isYes(answer)) return null
  const agreed = [...former, current].find((each) => answer === `v${each?.version}`) ?? current
  return agreed && { text: agreed.text, link: agreed.link, version: String(agreed.version), at, address }
}
