import Type from 'typebox'
import { writePlainDate } from '../json/wire/dates.ts'
import { projectsExample } from './examples.ts'
import type { Method } from './method.ts'

/** `user/projects`: the projects of the key. `profit` is a figure of the vendor and always null here. */
export const listProjects: Method = {
  tag: 'Projects',
  summary: 'List the projects of the key',
  of: 'key',
  scope: 'read',
  get: { query: Type.Object({}) },
  answer: Type.Object(
    {
      projects: Type.Array(
        Type.Object({
          id: Type.Integer(),
          name: Type.String(),
          profit: Type.Null(),
          creation_date: Type.String({ description: 'UTC: 2016-09-01 07:55:11' }),
          currency: Type.String(),
          is_owner: Type.Literal(1),
        }),
      ),
      status: Type.Literal('success'),
    },
    { examples: [projectsExample] },
  ),
  async handle({ store, key }) {
    const found = await Promise.all(key.projects.map((id) => store.cache.project(id)))
    const projects = found.filter((project) => project !== undefined)
    return {
      projects: projects.map(({ id, name, createdAt, currency }) => ({
        id,
        name,
        profit: null,
        creation_date: writePlainDate(createdAt),
        currency,
        is_owner: 1,
      })),
    }
  },
}
