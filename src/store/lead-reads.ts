import type { Viewer } from '../domain/access.ts'
import type { Selection } from '../domain/selection.ts'
import type { Backend } from './backend.ts'
import type { createExports, ExportWriter } from './exports/exports.ts'
import type { LeadQuery } from './leads/page.ts'
import { readReplica } from './read-replica.ts'
import type { createReadRunner } from './read-runner.ts'
import type { QueryOf, ReadName, ResultOf } from './readers/queries.ts'
import type { Writer } from './readers/reader-pool.ts'
import type { Reads } from './repositories.ts'

type Sources = {
  backend: Pick<Backend, 'dialect' | 'replica'>
  committed: Reads
  runRead: ReturnType<typeof createReadRunner>
  startExport: ReturnType<typeof createExports>['start']
}

/** The named reads of leads, as a viewer may see them: from this store, or from its replica. */
export function createLeadReads({ backend, committed, runRead, startExport }: Sources) {
  return { read, write, writeList, onReplica }

  /** Runs a read with a small result in one snapshot. */
  function read<N extends ReadName>(name: N, viewer: Viewer, query: QueryOf<N>, signal?: () => AbortSignal) {
    return runRead({ name, viewer, query }, (result) => result, signal) as Promise<ResultOf<N>>
  }

  /** Runs a read in one snapshot and serializes it: text, or bytes from a reader thread. */
  function write<N extends ReadName>(
    name: N,
    viewer: Viewer,
    query: QueryOf<N>,
    writer: Writer<ResultOf<N>>,
    signal?: () => AbortSignal,
  ): Promise<string | Uint8Array> {
    const here = (result: unknown) => writer.write(result as ResultOf<N>)
    return runRead({ name, viewer, query, writer }, here, signal) as Promise<string | Uint8Array>
  }

  /** A page of leads and the exact total in one snapshot, serialized by the writer. */
  function writeList(viewer: Viewer, query: LeadQuery, writer: Writer<ResultOf<'list'>>, signal?: () => AbortSignal) {
    return write('list', viewer, query, writer, signal)
  }

  /**
   * Reads for reports and exports, from a replica if there is one; `onLag` gets how many seconds it is behind. With `upToDateFor` the replica must
   * have every event and setting of that project which the primary had at the call, so that the answer has all earlier writes.
   */
  function onReplica(onLag: (seconds: number) => void, upToDateFor?: number) {
    const { replica, dialect } = backend
    if (!replica) return { read, export: startExport }
    const reading = { dialect, primary: committed, replica, onLag, upToDateFor }
    return {
      read: async <N extends ReadName>(name: N, viewer: Viewer, query: QueryOf<N>, signal?: () => AbortSignal) =>
        ((await readReplica({ name, viewer, query }, { ...reading, signal })) ??
          (await read(name, viewer, query, signal))) as ResultOf<N>,
      export: <O>(caller: string, viewer: Viewer, query: Selection, writer: ExportWriter<O>, options: O) =>
        startExport(caller, viewer, query, writer, options, { replica, onLag }),
    }
  }
}
