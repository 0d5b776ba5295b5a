import type { Mapping } from '../domain/mapping.ts'
import type { Project } from '../domain/project.ts'
import type { WorkerStore } from '../store/store.ts'
import { presetNamed } from './presets.ts'

/** The mapping of a source: the project's own, else a built-in one of that name. Undefined when there is none. */
export async function mappingOf(
  store: WorkerStore,
  project: Project,
  name: string | null,
): Promise<Mapping | undefined> {
  if (name === null) return
  return (await store.mappings.find(project.id, name)) ?? presetNamed(name)
}
