import { client, unwrap } from './client.ts'

type Asked = { period?: string; filter?: string; q?: string; sort?: string }

/** How many leads there are of a view, and what they are worth, without the leads; of these only the first one's id. */
export function countLeads(project: string, asked: Asked, signal?: AbortSignal) {
  return unwrap(
    client.GET('/api/v2/projects/{project}/leads', {
      params: { path: { project }, query: { ...asked, limit: '1', fields: 'id' } },
      ...(signal && { signal }),
    }),
  )
}
