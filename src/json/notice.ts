import Type, { type Static } from 'typebox'
import {
  chatKinds,
  type Notice,
  type NoticeChat,
  type NoticeLink,
  type NoticeWayName,
  noticeKinds,
  noticeLimits,
  noticeStates,
  noticeWays,
} from '../domain/notice.ts'
import { FilterSchema } from './filter.ts'
import { type FilterGone, filterGoneJson } from './filter-gone.ts'
import { moment, momentOrNull, orNull, writeTimeOrNull } from './schemas.ts'
import { writeTime } from './values.ts'

const id = Type.String({ examples: ['1'] })
const error = orNull(Type.String({ description: 'Why the last try failed' }))

/** A notice to a member. */
export const noticeJson = Type.Object(
  {
    id,
    at: moment('When it happened'),
    kind: Type.Enum([...noticeKinds]),
    lead_id: orNull(Type.String({ description: 'The lead of the notice' })),
    lead_title: orNull(Type.String({ description: 'The present title of the lead' })),
    event: orNull(Type.String({ description: 'The event of the notice' })),
    about: Type.Object(
      {
        step: Type.Optional(Type.Integer({ description: 'For `late`: the number of the escalation step' })),
        minutes: Type.Optional(Type.Integer({ description: 'For `late`: the working minutes that passed' })),
        at: Type.Optional(moment('For a reminder: when it was due')),
        job: Type.Optional(Type.String({ description: 'The job that ended' })),
        import: Type.Optional(Type.String({ description: 'The import that ended' })),
        destination: Type.Optional(Type.String({ description: 'The destination that stopped' })),
        name: Type.Optional(Type.String({ description: 'The name of the destination or file' })),
        reason: Type.Optional(
          Type.String({ description: 'Why it stopped or failed; `again` for `mine` when the person wrote again' }),
        ),
        by: Type.Optional(Type.String({ description: 'Who assigned the lead, or wrote the comment' })),
      },
      { description: 'Details of the notice' },
    ),
    state: Type.Enum([...noticeStates], {
      description: 'Whether a way accepted it; `shown`: on the bell only; `moot`: no longer needed before it was sent',
    }),
    way: Type.Unsafe<NoticeWayName | null>({
      enum: [...noticeWays, null],
      description: 'The way that accepted it or is being tried; null for the bell only',
    }),
    read: Type.Boolean(),
  },
  { $id: 'Notice' },
)

export function writeNotice(notice: Notice, title: string | null): Static<typeof noticeJson> {
  const { id, at, kind, lead, event, about, state, way, readAt } = notice
  const { at: due, job, import: file, destination, insteadOf: _, ...same } = about
  return {
    id: String(id),
    at: writeTime(at),
    kind,
    lead_id: lead === null ? null : String(lead),
    lead_title: title,
    event: event === null ? null : String(event),
    about: {
      ...same,
      ...(due !== undefined && { at: writeTime(due) }),
      ...(job !== undefined && { job: String(job) }),
      ...(file !== undefined && { import: String(file) }),
      ...(destination !== undefined && { destination: String(destination) }),
    },
    state,
    way,
    read: readAt !== null,
  }
}

/** A link of a member: a chat or a browser that gets the notices. */
export const noticeLinkJson = Type.Object(
  {
    id,
    way: Type.Enum([...noticeWays]),
    label: orNull(Type.String({ description: 'The name of the account in the messenger, or of the browser' })),
    created_at: moment(),
    accepted_at: momentOrNull('When it last accepted a message'),
    error,
  },
  { $id: 'NoticeLink' },
)

export function writeNoticeLink(link: NoticeLink): Static<typeof noticeLinkJson> {
  const { id, way, label, createdAt, acceptedAt, error } = link
  const times = { created_at: writeTime(createdAt), accepted_at: writeTimeOrNull(acceptedAt) }
  return { id: String(id), way, label, ...times, error }
}

/** The fields of a chat that can be changed. */
export const noticeChatFields = {
  name: Type.String({ minLength: 1, maxLength: noticeLimits.name }),
  kinds: Type.Array(Type.Enum([...chatKinds]), {
    maxItems: chatKinds.length,
    description: 'Kinds of notices that it gets',
  }),
  filter: Type.Unsafe<unknown>({
    anyOf: [FilterSchema, { type: 'null' }],
    description: 'Only leads that match; null for all',
  }),
  on: Type.Boolean({ description: 'Switched off by the server when the chat is gone; `error` has the reason' }),
}

/** A group of a messenger that gets notices about leads. */
export const noticeChatJson = Type.Object(
  {
    id,
    way: Type.Enum([...noticeWays]),
    topic: orNull(
      Type.String({ description: 'The topic of the group that gets the notices; null for the whole group' }),
    ),
    ...noticeChatFields,
    filter_gone: filterGoneJson,
    created_at: moment(),
    accepted_at: momentOrNull('When it last accepted a message'),
    error,
    version: Type.Integer({ description: 'The version, raised by each change; sent as the ETag' }),
  },
  { $id: 'NoticeChat' },
)

export function writeNoticeChat(chat: NoticeChat & { gone: FilterGone }): Static<typeof noticeChatJson> {
  const { id, way, topic, name, kinds, filter, isOn, createdAt, acceptedAt, error, gone, version } = chat
  return {
    ...{ id: String(id), way, topic, name, filter, filter_gone: gone, on: isOn, error, version },
    kinds: chatKinds.filter((kind) => kinds.includes(kind)),
    created_at: writeTime(createdAt),
    accepted_at: writeTimeOrNull(acceptedAt),
  }
}
