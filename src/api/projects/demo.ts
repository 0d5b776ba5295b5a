import Type from 'typebox'
import { demoOf } from '../../actions/demo.ts'
import { removeDemo } from '../../actions/demo-removal.ts'
import { resource } from '../door/resource.ts'

const demo = resource('/projects/:project/demo', { tag: 'Projects' })

export const getDemo = demo.get('getDemo', '', {
  access: 'admin',
  summary: 'Get demo data',
  description: 'The number of leads that are demo data.',
  answers: { 200: Type.Object({ leads: Type.Integer() }) },
  example: { answer: { leads: 0 } },
  handle: async ({ store, project }) => ({ leads: (await demoOf(store, project))?.leads.length ?? 0 }),
})

export const removeDemoRoute = demo.delete('removeDemo', '', {
  access: 'admin',
  summary: 'Remove demo data',
  description: 'Removes all demo data for good, and closes its forms. Statuses and data that people added stay.',
  answers: { 200: Type.Object({ leads: Type.Integer() }) },
  example: { answer: { leads: 0 } },
  handle: async ({ store, by, project, now }) => ({ leads: await removeDemo(store, by, project, now) }),
})
