import type { Project } from '../domain/project.ts'
import type { Receipt, ReceivedFile } from '../domain/receipt.ts'
import type { Store } from '../store/open.ts'
import type { GivenFile } from './given.ts'

type KeptFile = Omit<ReceivedFile, 'number'>

/**
 * Puts the files of a receipt into the spool, to be noted with its end: a process that dies in between leaves files that nobody names,
 * which are pruned, and they are written anew when the receipt is worked. None when they are noted already.
 */
export async function keepFiles(
  store: Store,
  project: Project,
  { id }: Receipt,
  files: readonly GivenFile[],
): Promise<KeptFile[]> {
  if (files.length === 0 || (await store.files.of(project.id, id)).length > 0) return []
  const kept: KeptFile[] = []
  try {
    for (const { name, type, bytes } of files)
      kept.push({ name, type: plainType(type), size: bytes.length, spool: await store.spool.add(bytes) })
  } catch (error) {
    for (const { spool } of kept) await store.spool.remove(spool)
    throw error
  }
  return kept
}

/** Removes files that were not noted, as when two worked the same receipt at the same moment. */
export async function dropUnused(store: Store, project: Project, { id }: Receipt, files: readonly KeptFile[]) {
  if (files.length === 0) return
  const noted = (await store.files.of(project.id, id)).map(({ spool }) => spool)
  for (const { spool } of files) if (!noted.includes(spool)) await store.spool.remove(spool)
}

function plainType(type: string): string {
  return /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(type) ? type : 'application/octet-stream'
}
