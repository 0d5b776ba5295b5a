import { createForm, newToken } from '../actions/forms.ts'
import { findProject } from '../actions/projects.ts'
import { type FormField, type FormInput, formInputs } from '../domain/form.ts'
import type { Language } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { writeForm } from '../json/form.ts'
import { defaultForm, formWords } from '../texts/form.ts'
import { type Answer, type Desk, moment, table } from './command.ts'

type Options = {
  project: number
  name: string
  title?: string
  field?: string[]
  language?: Language
  thanks?: string
  consent?: string
  consentLink?: string
  source?: string
  origin?: string[]
}

export async function formCreate({ store, by, now }: Desk, options: Options): Promise<Answer> {
  const project = await findProject(store, options.project)
  const language = options.language ?? project.language
  const defaults = defaultForm(options.name, language)
  const { title = defaults.title, thanks = null, source = null, consent, consentLink = null, origin = [] } = options
  const draft = {
    ...defaults,
    title,
    thanks,
    source,
    origins: origin,
    fields: options.field?.map((text) => readField(text, language)) ?? defaults.fields,
    consent: consent === undefined ? null : { text: consent, link: consentLink },
    adsConsent: null,
  }
  const form = await createForm(store, by, project, draft, newToken(), now)
  const path = `/f/${form.token}`
  const text = `Form ${form.id} created. Its page, and the action for a form on your site:\n\n  ${path}\n`
  return { json: writeForm(form), text }
}

export async function formList({ store }: Desk, options: { project: number }): Promise<Answer> {
  const project = await findProject(store, options.project)
  const forms = await store.forms.of(project.id)
  const rows = forms.map((form) => [
    form.id,
    form.name,
    `/f/${form.token}`,
    form.fields.map(({ name }) => name).join(', '),
    form.closed ? 'closed' : 'open',
    moment(form.createdAt),
  ])
  return {
    json: { forms: forms.map(writeForm) },
    text: table(['Form', 'Name', 'Page', 'Fields', 'State', 'Created'], rows),
  }
}

/**
 * Parses `phone!`, `text:What to do`, `own:area:Square metres`: the input, the name of a custom one, a label, and `!`
 * for required.
 */
function readField(text: string, language: Language): FormField {
  const required = text.endsWith('!')
  const [given = '', ...rest] = text.replace(/!$/, '').split(':')
  const input = formInputs.find((each) => each === given)
  if (!input) throw refusal('unknown-choice', { given, known: formInputs }, 'field')
  const name = input === 'own' ? (rest.shift() ?? '') : input
  return { input, name, label: rest.join(':') || labelOf(input, name, language), required }
}

function labelOf(input: FormInput, name: string, language: Language): string {
  return input === 'own' ? name : formWords[language].labels[input]
}
