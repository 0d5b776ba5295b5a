import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import Type, { type Static, type TObject, type TSchema } from 'typebox'
import type { Actor, Scope, Viewer } from '../../domain/access.ts'
import type { Role } from '../../domain/member.ts'
import type { Project } from '../../domain/project.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { ProblemCode } from '../../json/problem-kinds.ts'
import type { People } from '../../people/people.ts'
import type { Store } from '../../store/store.ts'
import type { Caller, LongLived } from './call.ts'
import type { NoSuch } from './ids.ts'

/** One call of a route, once who calls is known and what came fits its schemas. `now` in seconds. */
export type Call<Path extends string = string, Query = Strings, Body = unknown> = {
  store: Store
  people: People
  caller: Caller
  by: Actor
  /** Only on paths under a project. */
  project: OfProject<Path, Project>
  viewer: OfProject<Path, Viewer>
  params: Params<Path>
  /** The id in the path, such as that of `/:id`; refuses what can be no id as unknown. */
  readId(): number
  /** What was found under that id; refuses when it is nothing. */
  found<T>(thing: T | undefined): T
  query: Query
  body: Body
  headers: IncomingHttpHeaders
  now: number
  /** Where people reach the desk. */
  publicUrl: string | undefined
  reply: FastifyReply
  /** A signal that comes when the client has gone away. */
  gone(): AbortSignal
  /**
   * Runs a verb that is one transaction, and answers what `write` makes of it. Under an `Idempotency-Key` the answer is kept in that
   * very transaction, so a POST under a project writes in no other way. `kept` writes what may be told again, where that is less.
   */
  storeResponse<Made, Answer>(
    act: (store: Store) => Promise<Made>,
    write: (made: Made) => Answer,
    kept?: (made: Made) => Answer,
  ): Promise<Answer>
  /** What a call that waits or streams goes by. */
  longLived(): LongLived
}

/** The headings of the documentation, in its order. */
export const tags = {
  Projects: 'A project is a desk of its own: leads, statuses and keys of one project never meet those of another.',
  Statuses: 'The steps that a lead goes through, in the order of the board.',
  Leads:
    'A lead is one enquiry. Lists, boards, reports and exports take the same period, filter and search, and give the same numbers.',
  Undo: 'What was changed can be put back for 30 days, by the answer that did it or by its event.',
  Board: 'The leads of a period in a column for each status.',
  Reports: 'Numbers over time and by source. Each names the list of leads behind it: its period and filter.',
  Jobs: 'Work on many leads goes on by itself, also after a restart, and can be watched and stopped.',
  Channels:
    'The dictionary that makes channels of raw sources and touches. It is looked up whenever a lead is read, so a change labels the past anew; the raw values stay.',
  Views: 'Ways to look at leads that were saved: a filter with its period, order and columns.',
  Events: 'What happened, in order: one event for one change, whichever way it came in.',
  Members: 'The people of the staff, what each may do in a project, and links by which others join.',
  Me: 'Who is signed in, by the cookie of a session; `/api/auth/…` signs in and out.',
  Keys: 'What a script shows to be let in. A secret is told once, when its key is made.',
  Export: 'Leads in files.',
  Capture:
    'What sites send is kept as it came before it is understood. Each receipt ends as a lead, joined to one, as spam or in quarantine, and can be worked anew.',
  Forms:
    'What visitors of sites fill in: a page of its own, or the target of a form of yours. Each enquiry becomes a lead.',
} as const
export type Tag = keyof typeof tags

/** A request and its answer as the document shows them. A text of an answer that ends in `…` stands for any that begins so, a number of bytes for any. */
type Example = {
  params?: Record<string, string>
  query?: Record<string, string>
  headers?: Record<string, string>
  body?: unknown
  answer?: unknown
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * A call of our own API: what it takes, what it answers, and what it does. Unknown fields of `query` and `body` are refused
 * at any depth. The first status of `answers` is the one of success; `refuses` names what it may say no with beside what any route may.
 */
export type Route<Verb extends Method = Method, Path extends string = string> = {
  /** What an SDK that is generated from the document calls its method. A change of it breaks callers. */
  operationId: string
  method: Verb
  path: Path
  scope: Exclude<Scope, 'capture'>
  /** Only members in these roles may call it, no key; of other routes the scope decides. */
  roles?: readonly Role[]
  /** Contractors may call it too: it shows nothing of contacts, and changes only leads that they see. */
  forContractors?: true
  /** Only members may call it, whatever they are. */
  isOfMembers?: true
  /** Anybody may call it. */
  isOpen?: true
  tag: Tag
  summary: string
  description: string
  query?: TObject
  body?: TSchema
  answers: Answers
  refuses?: readonly ProblemCode[]
  /** What an id in the path is refused with. */
  noSuch?: NoSuch
  /** Its answer carries an `ETag` of what it holds, and who has it already gets 304: for what is read often and changes rarely. */
  isCached?: true
  /** With 412, what the caller's version is no longer; the refusal may know it. */
  current?(call: Call, refused: Refusal): unknown
  /** The content type of a success that is not JSON. */
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

/** The answer of a route that has nothing to say but that it is done. */
export const done = Type.Void({ description: 'Done' })
