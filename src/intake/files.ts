import { rawBytesOf } from '../actions/raw-bytes.ts'
import type { Project } from '../domain/project.ts'
import type { Receipt, ReceivedFile } from '../domain/receipt.ts'
import type { Store } from '../store/store.ts'
import type { InputFile } from './input.ts'
import { decoded } from './multipart.ts'
import { plainType } from './plain-type.ts'

/** The file records of a receipt. Each file is a part of the raw body, so its bytes are stored once. */
export function fileRecords(files: readonly InputFile[]): Omit<ReceivedFile, 'number'>[] {
  return files.map(({ name, type, bytes, place }) => ({
    name,
    type: plainType(type),
    size: bytes.length,
    spool: null,
    ...place,
  }))
}

/** The decoded bytes of a file; undefined if they are no longer stored. */
export async function bytesOfFile(
  store: Store,
  project: Project,
  receipt: Receipt,
  file: ReceivedFile,
): Promise<Uint8Array | undefined> {
  const raw = await rawBytesOf(store, project.id, receipt, file)
  return raw && decoded(raw, file.encoding)
}
