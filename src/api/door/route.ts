import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import Type, { type Static, type TObject, type TSchema } from 'typebox'
import type { Delivery } from '../../deliver/delivery.ts'
import type { Messengers } from '../../deliver/messengers.ts'
import type { Actor, Scope, Viewer } from '../../domain/access.ts'
import type { Role } from '../../domain/member.ts'
import type { Project } from '../../domain/project.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { ProblemCode } from '../../json/problem-kinds.ts'
import type { People } from '../../people/people.ts'
import type { Pulls } from '../../pull/pulls.ts'
import type { Store } from '../../store/store.ts'
import type { Caller, LongLived } from './call.ts'
import type { NoSuch } from './ids.ts'

/** One authorized and validated call of a route. `now` is in seconds. */
export type Call<Path extends string = string, Query = Strings, Body = unknown> = {
  store: Store
  people: People
  delivery: Delivery
  pulls: Pulls
  messengers: Messengers
  caller: Caller
  by: Actor
  /** Only on paths under a project. */
  project: OfProject<Path, Project>
  viewer: OfProject<Path, Viewer>
  params: Params<Path>
  /** The id in the path, such as `/:id`; refuses a malformed one as unknown. */
  readId(): number
  /** Passes on what was found by that id; refuses undefined as an unknown id. */
  found<T>(thing: T | undefined): T
  query: Query
  body: Body
  headers: IncomingHttpHeaders
  now: number
  /** The current time (seconds), for work that may take long; `now` is that of the start. */
  clock(): number
  /** The public base URL of the desk. */
  publicUrl: string | undefined
  /** The largest file of an import, in bytes. */
  importLimit: number
  /** For how many days requests of sites are kept at most. */
  keepRawDays: number
  reply: FastifyReply
  /** Aborts when the client disconnects. */
  signal(): AbortSignal
  /**
   * Runs an action of one transaction and responds with what `write` makes of its result. With an `Idempotency-Key` the same transaction stores
   * the response, so every POST under a project writes through this. `writeStored` makes the stored response if it must omit something.
   */
  storeResponse<Made, Answer>(
    act: (store: Store) => Promise<Made>,
    write: (made: Made) => Answer,
    writeStored?: (made: Made) => Answer,
  ): Promise<Answer>
  /**
   * Claims the `Idempotency-Key` before work that cannot be rolled back, such as sending a request: a repeated request is refused while this one runs,
   * and after a crash. Afterwards `storeResponse` stores the response.
   */
  beforeSending(): Promise<void>
  /** The store for a heavy read. It reads from a replica if that one has all events and settings of this project up to now. */
  onReplica(project: number): Pick<Store, 'read'>
  /** For calls that wait or stream. */
  longLived(): LongLived
}

/** The headings of the documentation, in its order. */
export const tags = {
  Projects: 'A project has its own leads, statuses and keys, separate from other projects.',
  Statuses: 'The steps of a lead, in the order of the board.',
  Leads:
    'A lead is one enquiry. Lists, boards, reports and exports take the same period, filter and search, and give the same numbers.',
  Undo: 'Changes can be undone for 30 days, by the token in their answer or by their event.',
  Board: 'The leads of a period, in one column per status.',
  Reports: 'Numbers over time and by source. Each names the list of leads behind it: its period and filter.',
  Jobs: 'A job changes many leads in the background. It survives a restart, and can be watched and stopped.',
  Channels:
    'Rules that map raw sources and touches to channels. Channels are computed on read, so a change of the rules applies to old leads at once; the raw values stay.',
  Costs:
    'Money spent for a channel, a source or a campaign on a day. The report of channels uses it for the cost per lead and ROMI.',
  Fields: 'Fields that a project defines, with names and types. Leads can be filtered, shown and exported by them.',
  Views: 'Saved selections of leads: a filter with its period, order and columns.',
  Events: 'All changes in order, one event per change, whichever way it came in.',
  Members: 'Members, their roles in the project, and invitations.',
  Me: 'The signed-in member, by the session cookie; `/api/auth/…` signs in and out.',
  Keys: 'Keys let scripts in. A secret is answered once, when the key is created.',
  Webhooks:
    'Events are sent to destinations by Standard Webhooks: signed, at least once, retried for three days, in order for each lead.',
  Notices:
    'Notices tell people about leads: settings of each member, chats of messengers, and defaults of the project.',
  Export: 'Export of leads to files.',
  Pulls: 'A pull copies leads from the vendor with their ids, and can continue while you use both systems.',
  Import:
    'Import of leads from files: send the file, check how it is read, get a forecast, load it, and undo it within 30 days.',
  Capture:
    'A receipt is a request from a site, stored as it came. It ends as a lead, joined to a lead, as spam or in quarantine, and can be replayed.',
  Forms: 'A form has a hosted page, and is the target of an HTML form of yours. Each enquiry becomes a lead.',
} as const
export type Tag = keyof typeof tags

/** An example request and response. In a response, a text that ends in `…` matches any with that prefix, and a number of bytes matches any. */
type Example = {
  params?: Record<string, string>
  query?: Record<string, string>
  headers?: Record<string, string>
  body?: unknown
  answer?: unknown
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * A route of our own API: its schemas and its handler. Unknown fields of `query` and `body` are refused at any depth. The first status of
 * `answers` is the success; `refuses` names refusal codes beside those of every route.
 */
export type Route<Verb extends Method = Method, Path extends string = string> = {
  /** The name of its method in a generated SDK. Changing it breaks callers. */
  operationId: string
  method: Verb
  path: Path
  scope: Exclude<Scope, 'capture'>
  /** Only members in these roles may call it, and no key; on other routes the scope decides. */
  roles?: readonly Role[]
  /** Contractors may call it too: it shows nothing of contacts, and changes only leads that they see. */
  forContractors?: true
  /** Any member may call it, and no key. */
  isOfMembers?: true
  /** Needs no authentication. */
  isOpen?: true
  tag: Tag
  summary: string
  description: string
  query?: TObject
  body?: TSchema
  answers: Answers
  refuses?: readonly ProblemCode[]
  /** The refusal for an unknown id in the path. */
  noSuch?: NoSuch
  /** Responds with an `ETag` of the content, and 304 when it matches: for what is read often and changes rarely. */
  isCached?: true
  /** It may read from a replica; the header `Replica-Lag` then has the lag in seconds. */
  allowsStaleReads?: true
  /** The current resource, sent with 412; the refusal may hold it already. A change without it refuses `If-Match`, one with it reads the header. */
  current?(call: Call, refused: Refusal): unknown
  /** The content type of a body that is not JSON. The handler gets its bytes, or a stream for `application/octet-stream`. */
  consumes?: 'text/csv' | 'application/octet-stream'
  /** The content type of a successful response that is not JSON. */
  produces?: string
  example: Example
  handle(call: Call): Promise<unknown>
}

export type Answers = Record<number, TSchema>
export type Strings = Record<string, string | undefined>
type OfProject<Path extends string, T> = Path extends `/projects/:project${string}` ? T : undefined
type Params<Path extends string> = string extends Path
  ? Record<string, string>
  : Path extends `${string}:${infer Name}/${infer Rest}`
    ? Record<Name, string> & Params<Rest>
    : Path extends `${string}:${infer Name}`
      ? Record<Name, string>
      : unknown
export type Answer<A extends Answers> = Static<A[keyof A & number]> | Readable

/** The response of a route without content. */
export const done = Type.Void({ description: 'Done' })
