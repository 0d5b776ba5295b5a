import { type Enquiry, unknown } from '../domain/enquiry.ts'
import type { Form } from '../domain/form.ts'
import type { Mapping } from '../domain/mapping.ts'
import type { Sent } from '../domain/receipt.ts'
import { understandForm } from './form-enquiry.ts'
import type { Given } from './given.ts'
import { takeSnippet } from './snippet.ts'

/** By what something was sent: a form or a mapping of the project, when it names one; and what the desk signs its pages with. */
export type By = { form?: Form | undefined; mapping?: Mapping | undefined; secret?: string }

/** What is understood of what was given: by its form or mapping, else by the names that people use. */
export function understand(sent: Sent, given: Given, { form, secret }: By): Enquiry {
  const { values, told } = takeSnippet(given.values)
  if (form) return { ...understandForm(sent, values, form, secret), ...told }
  const text = (name: string) => (typeof values[name] === 'string' && values[name] !== '' ? values[name] : null)
  return {
    ...unknown,
    title: text('title'),
    name: text('name'),
    phone: text('phone'),
    email: text('email'),
    text: text('comment') ?? text('text'),
    source: text('roistat'),
    ...told,
  }
}
