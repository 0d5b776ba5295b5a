import { findProject } from '../actions/projects.ts'
import { addStatus, removeStatus, renameStatus } from '../actions/statuses.ts'
import type { StatusType } from '../domain/status.ts'
import { type Answer, type Desk, table } from './command.ts'

type Of<T = object> = { project: number } & T

export async function statusAdd(
  { store, by, now }: Desk,
  options: Of<{ id?: number; name: string; type: StatusType }>,
): Promise<Answer> {
  const { id } = await addStatus(store, by, await findProject(store, options.project), options, now)
  return { json: { id: String(id) }, text: `Status ${id} is added` }
}

export async function statusList({ store }: Desk, options: Of): Promise<Answer> {
  const project = await findProject(store, options.project)
  const statuses = await store.statuses.of(project.id)
  const json = statuses.map(({ id, name, type, colour, position }) => ({
    id: String(id),
    name,
    type,
    colour,
    position,
  }))
  const rows = statuses.map(({ id, name, type }) => [id, name, type])
  return { json: { statuses: json }, text: table(['Status', 'Name', 'Type'], rows) }
}

export async function statusRename(
  { store, by, now }: Desk,
  options: Of<{ id: number; name: string }>,
): Promise<Answer> {
  const { id, name } = options
  await renameStatus(store, by, await findProject(store, options.project), id, name, now)
  return { json: { id: String(id), name }, text: `Status ${id} is now called ${name}` }
}

export async function statusRemove(
  { store, by, now }: Desk,
  options: Of<{ id: number; replacement?: number }>,
): Promise<Answer> {
  const moved = await removeStatus(store, by, await findProject(store, options.project), options, now)
  const leads = moved === 1 ? '1 lead was' : `${moved} leads were`
  return { json: { id: String(options.id), moved }, text: `Status ${options.id} is removed; ${leads} moved` }
}
