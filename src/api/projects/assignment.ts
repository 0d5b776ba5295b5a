import { changeAssignment } from '../../actions/assignment.ts'
import { assignmentChange, assignmentJson, readAssignment, writeAssignment } from '../../json/assignment.ts'
import { readIfMatch } from '../door/etag.ts'
import { ofSelection } from '../door/refusal-details.ts'
import { resource } from '../door/resource.ts'
import { versioned } from '../door/versioned.ts'

const settings = resource('/projects/:project/assignment', { tag: 'Projects' })
const assignment = versioned(async ({ store, project }) => {
  const { assignment } = (await store.projects.find(project.id)) ?? project // past the cache
  return assignment
}, writeAssignment)

const usual = { mode: 'nobody', rules: [], version: 1 } as const
const rules = [{ filter: { field: 'source', operator: '=', value: 'avito' }, members: [] }]

export const getAssignment = settings.get('getAssignment', '', {
  access: 'read',
  summary: 'Get the assignment of new leads',
  description: 'How a new lead gets its assignee.',
  answers: { 200: assignmentJson },
  example: { answer: usual },
  handle: assignment.read,
})

export const updateAssignment = settings.patch('updateAssignment', '', {
  access: 'admin',
  summary: 'Change the assignment of new leads',
  description:
    'Changes the given fields. They apply to leads that come by an API or from sites without an `assignee`. It takes up to two seconds until all server processes know. A removed member gets no leads. Rules cannot test `repeat`, which is not known yet when a lead comes.',
  body: assignmentChange,
  answers: { 200: assignmentJson },
  refuses: ['settings-changed', 'unknown-assignee', ...ofSelection],
  example: { body: { mode: 'rules', rules }, answer: { mode: 'rules', rules, version: 2 } },
  current: assignment.current,
  async handle({ store, by, project, body, headers, now, reply }) {
    const change = { ...readAssignment(body), version: readIfMatch(headers) }
    return assignment.respond({ reply }, await changeAssignment(store, by, project, change, now))
  },
})
