import { hash } from 'node:crypto'
import Type from 'typebox'
import { channelOf } from '../../domain/channel.ts'
import { moment, orNull } from '../../json/schemas.ts'
import { writeTime } from '../../json/values.ts'
import { readCursor, writeCursor } from '../door/cursor.ts'
import { linkNext, next, pageQuery, readLimit } from '../door/pages.ts'
import { resource } from '../door/resource.ts'

const sources = resource('/projects/:project/sources', { tag: 'Channels' })
const text = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 500, description }))

export const listSources = sources.get('listSources', '', {
  access: 'read, contractors',
  summary: 'List sources',
  description:
    'The sources of leads in alphabetical order, with the number of leads of each, and the channel that the source alone decides. Spellings that differ in letter case are one source, shown as in the newest lead.',
  query: Type.Object({
    prefix: text('Only sources that begin with this text'),
    q: text('Only sources that contain this text'),
    ...pageQuery,
  }),
  answers: {
    200: Type.Object({
      items: Type.Array(
        Type.Object({
          source: Type.String({ description: 'Raw, as given' }),
          leads: Type.Integer({ description: 'Leads with this source, without those in the bin' }),
          last_seen: moment('When the newest of these leads was recorded'),
          channel: orNull(Type.String({ description: 'The id of a channel' })),
        }),
      ),
      next,
    }),
  },
  refuses: ['foreign-cursor', 'unavailable'],
  example: {
    answer: {
      items: [
        { source: 'direct', leads: 1, last_seen: '2024-03-01T12:00:00Z', channel: '16' },
        { source: 'vk', leads: 1, last_seen: '2024-03-01T12:00:00Z', channel: '9' },
      ],
      next: null,
    },
  },
  async handle({ store, viewer, project, query: { prefix, q, limit, cursor }, reply, signal }) {
    const list = `sources ${hash('sha256', JSON.stringify([prefix, q]), 'base64url').slice(0, 16)}`
    const sourcesQuery = { prefix, q, limit: readLimit(limit), after: readCursor(cursor, list, place) }
    const { sources, next } = await store.read('sources', viewer, sourcesQuery, signal)
    const { rules } = await store.channels.dictionary(project.id)
    const items = sources.map(({ source, leads, lastSeen }) => {
      const channel = channelOf(rules, { source, lastTouch: null })
      return { source, leads, last_seen: writeTime(lastSeen), channel: channel === null ? null : String(channel) }
    })
    if (next === null) return { items, next }
    const after = writeCursor(list, next)
    linkNext(reply, after)
    return { items, next: after }
  },
})

/** The position in a cursor: the folded source. */
const place = Type.String()
