import Type from 'typebox'
import { changeForm, createForm, newToken } from '../../actions/forms.ts'
import { refusal } from '../../domain/refusal.ts'
import { formJson, formName, formSaid, readFormSaid, writeForm } from '../../json/form.ts'
import { usualForm } from '../../texts/form.ts'
import { readIfMatch, setETag } from '../door/etag.ts'
import { readId } from '../door/ids.ts'
import { route } from '../door/route.ts'

const params = { project: '12345' }
const example = {
  id: '1',
  name: 'Замер окон',
  path: '/f/…',
  title: 'Замер окон',
  fields: [{ input: 'phone', name: 'phone', label: 'Телефон', required: true }],
  language: 'ru',
  thanks: null,
  consent: null,
  source: null,
  origins: [],
  closed: false,
  created_at: '2024-03-01T12:00:00Z',
  version: 1,
}

export const listForms = route({
  operationId: 'listForms',
  method: 'GET',
  path: '/projects/:project/forms',
  scope: 'read',
  tag: 'Forms',
  summary: 'List forms',
  description: 'The forms of the project, the closed ones too.',
  isCached: true,
  answers: { 200: Type.Object({ items: Type.Array(formJson) }) },
  example: { params, answer: { items: [example] } },
  async handle({ store, project }) {
    return { items: (await store.forms.of(project.id)).map(writeForm) }
  },
})

export const getForm = route({
  operationId: 'getForm',
  method: 'GET',
  path: '/projects/:project/forms/:id',
  scope: 'read',
  tag: 'Forms',
  summary: 'Get a form',
  description: 'A form, with the ETag for changing it.',
  answers: { 200: formJson },
  refuses: ['no-such-form'],
  example: { params: { ...params, id: '1' }, answer: example },
  async handle({ store, project, params, reply }) {
    const form = await store.forms.find(project.id, readId(params.id, 'no-such-form'))
    if (!form) throw refusal('no-such-form', { id: params.id }, 'id')
    setETag(reply, form.version)
    return writeForm(form)
  },
})

const refuses = ['required', 'too-long', 'too-many-values', 'wrong-form', 'not-origin', 'name-taken'] as const

export const createFormRoute = route({
  operationId: 'createForm',
  method: 'POST',
  path: '/projects/:project/forms',
  scope: 'admin',
  tag: 'Forms',
  summary: 'Make a form',
  description:
    'Makes a form. `path` is its page, to be opened or shown within a page of yours, and what a `<form action=…>` of yours sends to. Unless told, it asks for a name, a phone and a message.',
  body: Type.Object({ name: formName, ...formSaid }),
  answers: { 201: formJson },
  refuses: [...refuses, 'too-many-forms'],
  example: {
    params,
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
  async handle({ keepAnswer, by, project, body, now, reply }) {
    setETag(reply, 1)
    const language = body.language ?? project.language
    const draft = { ...usualForm(body.name, language), ...readFormSaid(body) }
    const token = newToken()
    return keepAnswer((store) => createForm(store, by, project, draft, token, now), writeForm)
  },
})

export const updateForm = route({
  operationId: 'updateForm',
  method: 'PATCH',
  path: '/projects/:project/forms/:id',
  scope: 'admin',
  tag: 'Forms',
  summary: 'Change a form',
  description:
    'Changes what is given; running servers know within two seconds. With If-Match it does so only while the form is the one you read.',
  body: Type.Object({ name: Type.Optional(formName), ...formSaid }),
  answers: { 200: formJson },
  refuses: [...refuses, 'no-such-form', 'form-changed'],
  example: {
    params: { ...params, id: '1' },
    body: { consent: { text: 'Согласен на обработку данных', link: 'https://shop.example/privacy' } },
    answer: {
      ...example,
      consent: { text: 'Согласен на обработку данных', link: 'https://shop.example/privacy', version: 1 },
      version: 2,
    },
  },
  async current({ store, params }) {
    const form = await store.forms.find(Number(params.project), Number(params.id))
    return form && writeForm(form)
  },
  async handle({ store, by, project, params, body, headers, now, reply }) {
    const change = { ...readFormSaid(body), version: readIfMatch(headers) }
    const form = await changeForm(store, by, project, readId(params.id, 'no-such-form'), change, now)
    setETag(reply, form.version)
    return writeForm(form)
  },
})

export const closeForm = route({
  operationId: 'closeForm',
  method: 'POST',
  path: '/projects/:project/forms/:id/close',
  scope: 'admin',
  tag: 'Forms',
  summary: 'Close a form',
  description:
    'Its page says that it is closed; what sites send to it all the same still becomes leads. A change with `closed: false` opens it again.',
  answers: { 200: formJson },
  refuses: ['no-such-form'],
  example: { params: { ...params, id: '1' }, answer: { ...example, closed: true, version: 2 } },
  async handle({ keepAnswer, by, project, params, now, reply }) {
    const id = readId(params.id, 'no-such-form')
    return keepAnswer(
      (store) => changeForm(store, by, project, id, { closed: true }, now),
      (form) => {
        setETag(reply, form.version)
        return writeForm(form)
      },
    )
  },
})
