import Type from 'typebox'
import { changeForm, createForm, newToken } from '../../actions/forms.ts'
import { type ConsentDraft, checkedForm } from '../../domain/form.ts'
import { formPage } from '../../http/form-page.ts'
import { writePage } from '../../http/page.ts'
import { formFields, formJson, formName, readForm, writeForm } from '../../json/form.ts'
import { defaultForm } from '../../texts/form.ts'
import { readIfMatch, setETag } from '../door/etag.ts'
import { resource } from '../door/resource.ts'
import { versioned } from '../door/versioned.ts'

const forms = resource('/projects/:project/forms', { tag: 'Forms', noSuch: 'no-such-form' })
const form = versioned(({ store, project, readId }) => store.forms.find(project.id, readId()), writeForm)
const example = {
  id: '1',
  name: 'Замер окон',
  path: '/f/…',
  title: 'Замер окон',
  intro: null,
  fields: [{ input: 'phone', name: 'phone', label: 'Телефон', required: true }],
  button: null,
  language: 'ru',
  thanks: null,
  thanks_text: null,
  consent: null,
  ads_consent: null,
  source: null,
  origins: [],
  closed: false,
  created_at: '2024-03-01T12:00:00Z',
  version: 1,
}

export const listForms = forms.get('listForms', '', {
  access: 'read',
  summary: 'List forms',
  description: 'All forms of the project, including closed ones.',
  isCached: true,
  answers: { 200: Type.Object({ items: Type.Array(formJson) }) },
  example: { answer: { items: [example] } },
  handle: async ({ store, project }) => ({ items: (await store.forms.of(project.id)).map(writeForm) }),
})

export const getForm = forms.get('getForm', '/:id', {
  access: 'read',
  summary: 'Get a form',
  description: 'A form, with its ETag.',
  answers: { 200: formJson },
  example: { params: { id: '1' }, answer: example },
  handle: form.read,
})

const newForm = Type.Object({ name: formName, ...formFields }, { $id: 'NewForm' })
const refuses = ['required', 'too-long', 'too-many-values', 'wrong-form', 'not-origin', 'name-taken'] as const

export const createFormRoute = forms.post('createForm', '', {
  access: 'admin',
  summary: 'Create a form',
  description:
    'Creates a form. `path` is the address of its page, which can be opened or embedded, and the `action` of an HTML form of yours. The default fields are name, phone and message.',
  body: newForm,
  answers: { 201: formJson },
  refuses: [...refuses, 'too-many-forms'],
  example: {
    body: { name: 'Обратный звонок', fields: example.fields, source: 'site', origins: ['https://shop.example'] },
    answer: {
      ...example,
      id: '2',
      name: 'Обратный звонок',
      title: 'Обратный звонок',
      source: 'site',
      origins: ['https://shop.example'],
    },
  },
  async handle({ storeResponse, by, project, body, now, reply }) {
    setETag(reply, 1)
    const language = body.language ?? project.language
    const draft = { ...defaultForm(body.name, language), ...readForm(body) }
    const token = newToken()
    return storeResponse((store) => createForm(store, by, project, draft, token, now), writeForm)
  },
})

export const previewForm = forms.post('previewForm', '/preview', {
  access: 'admin',
  summary: 'Preview a form',
  description: 'Answers the page of the form as `html`. Nothing is stored.',
  body: newForm,
  answers: { 200: Type.Object({ html: Type.String({ description: 'An HTML document' }) }) },
  refuses: [...refuses],
  example: { body: { name: 'Обратный звонок', fields: example.fields }, answer: { html: '<!doctype html>…' } },
  async handle({ project, body, now }) {
    const draft = { ...defaultForm(body.name, body.language ?? project.language), ...readForm(body) }
    const first = (consent: ConsentDraft | null) => consent && { ...consent, version: 1 }
    const consents = { consent: first(draft.consent), adsConsent: first(draft.adsConsent) }
    const former = { formerConsents: [], formerAdsConsents: [] }
    const unsaved = { id: 0, token: 'preview', ...former, createdAt: now, version: 0 }
    const rendering = { once: '', at: now, secret: '', touch: {}, asksProof: false }
    return { html: writePage(formPage({ ...checkedForm(draft), ...unsaved, ...consents }, rendering)) }
  },
})

export const updateForm = forms.patch('updateForm', '/:id', {
  access: 'admin',
  summary: 'Change a form',
  description:
    'Changes the given fields within two seconds on all servers. With If-Match, only if the form has not changed since you read it.',
  body: Type.Object({ name: Type.Optional(formName), ...formFields }),
  answers: { 200: formJson },
  refuses: [...refuses, 'form-changed'],
  example: {
    params: { id: '1' },
    body: { consent: { text: 'Согласен на обработку данных', link: 'https://shop.example/privacy' } },
    answer: {
      ...example,
      consent: { text: 'Согласен на обработку данных', link: 'https://shop.example/privacy', version: 1 },
      version: 2,
    },
  },
  current: form.current,
  async handle({ store, by, project, readId, body, headers, now, reply }) {
    const change = { ...readForm(body), version: readIfMatch(headers) }
    return form.respond({ reply }, await changeForm(store, by, project, readId(), change, now))
  },
})

export const closeForm = forms.post('closeForm', '/:id/close', {
  access: 'admin',
  summary: 'Close a form',
  description:
    'The page says that the form is closed. What sites still send to it becomes leads. `closed: false` in a change opens it again. With If-Match, only if the form has not changed since you read it.',
  answers: { 200: formJson },
  refuses: ['form-changed'],
  current: form.current,
  example: { params: { id: '1' }, answer: { ...example, closed: true, version: 2 } },
  async handle({ storeResponse, by, project, readId, headers, now, reply }) {
    const id = readId()
    const change = { closed: true, version: readIfMatch(headers) }
    return storeResponse(
      (store) => changeForm(store, by, project, id, change, now),
      (changed) => form.respond({ reply }, changed),
    )
  },
})
