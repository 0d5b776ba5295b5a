import Type from 'typebox'
import { statusTypes } from '../domain/status.ts'
import { statusesExample } from './examples.ts'
import type { Method } from './method.ts'

/** `status/list`: the statuses of a project, by id. It ignores the body. */
export const listStatuses: Method = {
  tag: 'Statuses',
  summary: 'List statuses',
  of: 'project',
  scope: 'read',
  get: { query: Type.Object({}) },
  answer: Type.Object(
    {
      data: Type.Array(
        Type.Object({ id: Type.String(), name: Type.String(), type: Type.String({ enum: [...statusTypes] }) }),
      ),
      total: Type.Integer(),
      status: Type.Literal('success'),
    },
    { examples: [statusesExample] },
  ),
  async handle({ store, project }) {
    const statuses = await store.cache.statuses(project.id)
    return { data: statuses.map(({ id, name, type }) => ({ id: String(id), name, type })), total: statuses.length }
  },
}
