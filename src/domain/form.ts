/** What a visitor may be asked for, in the words of a lead; `own` fields go by their name. */
export const formInputs = ['name', 'phone', 'email', 'text', 'own'] as const
type FormInput = (typeof formInputs)[number]

/** One field of a form. `name` is what it is sent as, `label` what the visitor reads. */
export type FormField = { input: FormInput; name: string; label: string; required: boolean }

/** A form of a project. `token` is its public name in `/f/{token}`; ids count from 1 in each project. */
export type Form = {
  id: number
  token: string
  name: string
  /** The title of its leads, and the headline of the hosted page. */
  title: string
  fields: FormField[]
  /** The language of the page. */
  language: 'ru' | 'en'
  /** Where a browser goes when it is sent; null is a page of ours. */
  thanks: string | null
  /** What the visitor agrees to, and where its text stands; `version` is raised whenever the text changes. */
  consent: { text: string; link: string | null; version: number } | null
  /** The source of its leads, unless the visitor's own touches say another. */
  source: string | null
  /** Sites from which it may be sent; empty is any. */
  origins: string[]
  /** A form that is closed shows so, and still keeps what is sent to it. */
  closed: boolean
  createdAt: number
  version: number
}
