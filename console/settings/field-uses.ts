import { client, unwrap } from '../api/client.ts'
import { nameOfField } from '../api/own-fields.ts'
import type { Filter, OwnField } from '../api/types.ts'

type Uses = { kind: 'views' | 'rules' | 'destinations' | 'chats'; names: string[] }[]

/** The settings that use an own field and stop working without it; those that fail to load are omitted. */
export async function usesOf(project: string, field: OwnField): Promise<Uses> {
  const params = { params: { path: { project } } }
  const name = nameOfField(field)
  const [views, assignment, destinations, chats] = await Promise.all([
    known(unwrap(client.GET('/api/v2/projects/{project}/views', params))),
    known(unwrap(client.GET('/api/v2/projects/{project}/assignment', params))),
    known(unwrap(client.GET('/api/v2/projects/{project}/destinations', params))),
    known(unwrap(client.GET('/api/v2/projects/{project}/notice-chats', params))),
  ])
  const rules = assignment?.rules.map((rule, index) => ({ ...rule, name: String(index + 1) }))
  const byFilter = (items: { name: string; filter?: unknown }[] = []) =>
    items.filter(({ filter }) => isNamed(filter, name)).map(({ name }) => name)
  const shown = (views?.items ?? []).filter(({ filter, columns }) => isNamed(filter, name) || columns?.includes(name))
  const uses: Uses = [
    { kind: 'views', names: shown.map(({ name }) => name) },
    { kind: 'rules', names: byFilter(rules) },
    { kind: 'destinations', names: byFilter(destinations?.items) },
    { kind: 'chats', names: byFilter(chats?.items) },
  ]
  return uses.filter(({ names }) => names.length > 0)
}

function known<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch(() => undefined)
}

/** Whether a filter has a condition on a field. */
function isNamed(given: unknown, name: string): boolean {
  const filter = given as Filter | null | undefined
  if (!filter) return false
  if ('field' in filter) return filter.field === name
  return ('and' in filter ? filter.and : filter.or).some((part) => isNamed(part, name))
}
