import type { Operations } from './operations.ts'
import type { Pages } from './pages.ts'

/** Where the desk is and who calls. */
export type DeskOptions = {
  /** The address of the desk: `https://desk.example.com`. */
  url: string
  /** The key, `zk_…`. */
  key: string
  /** The project of calls that name none. */
  project?: string | number
  /** How often a request is sent again; 4 unless given, 0 for never. */
  retries?: number
  /**
   * The longest pause (seconds) that the desk may ask for before a request is sent again; 60 by default. If it asks for more, as after an hourly
   * limit, the call fails at once with an error whose `params.seconds` is that pause.
   */
  longestPause?: number
  /** Used instead of the global `fetch`. */
  fetch?: typeof globalThis.fetch
}

/** Options of one call. */
export type CallOptions = {
  /** For a POST, used instead of a random key. The same key within 24 hours is the same call, also from another process. */
  idempotencyKey?: string
  /** For a change, the version that was read. The call is refused if the object has changed since, or if this change compares no versions. */
  ifMatch?: number
  signal?: AbortSignal
}

/** The content of a file: a text, or bytes as for workbooks. */
export type FileBody = string | Blob | ArrayBuffer | Uint8Array

/** A method for each operation. Fields of path, query and body are given side by side. */
export type Desk = { [Id in keyof Operations]: Method<Operations[Id]> }

/** The arguments and the answer of a method: `DeskArgs<'createLead'>`. */
export type DeskArgs<Id extends keyof Operations> = Simplified<ArgsOf<Operations[Id]>>
export type DeskAnswer<Id extends keyof Operations> = AnswerOf<Operations[Id]>

type Method<Op> = (
  ...args: Record<never, never> extends ArgsOf<Op>
    ? [args?: Simplified<ArgsOf<Op>>, options?: CallOptions]
    : [args: Simplified<ArgsOf<Op>>, options?: CallOptions]
) => Op extends { isPaged: true; answer: infer Page extends PageLike }
  ? Pages<Page['items'][number], Page>
  : Promise<AnswerOf<Op>>

type PageLike = { items: readonly unknown[]; next: string | null }
type Simplified<T> = { [Name in keyof T]: T[Name] }
type ArgsOf<Op> = PathOf<Op> & QueryOf<Op> & BodyOf<Op>

type PathOf<Op> = Op extends { path: infer Path }
  ? { [Name in Exclude<keyof Path, 'project'>]: Loose<Path[Name]> } & ('project' extends keyof Path
      ? { project?: string | number }
      : unknown)
  : unknown
type QueryOf<Op> = Op extends { query: infer Query }
  ? { [Name in keyof Query]: Name extends 'filter' ? object | string : Loose<Query[Name]> }
  : unknown
type BodyOf<Op> = Op extends { body: infer Body } ? Body : unknown
type AnswerOf<Op> = Op extends { answer: infer Answer } ? Answer : never

/** Parameters are sent as text, so numbers and flags may be given as they are. */
type Loose<T> = T extends string | undefined ? (string extends T ? T | number | boolean : T | Flag<T>) : T
type Flag<T> = 'true' extends T ? boolean : never
