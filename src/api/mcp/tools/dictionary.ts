import Type from 'typebox'
import { next } from '../../door/pages.ts'
import type { Route } from '../../door/route.ts'
import { listMembers } from '../../people/members.ts'
import { listChannels } from '../../projects/channels.ts'
import { listLostReasons } from '../../projects/lost-reasons.ts'
import { listFields } from '../../projects/own-fields.ts'
import { getProject } from '../../projects/projects.ts'
import { listSources } from '../../projects/sources.ts'
import { listStatuses } from '../../projects/statuses.ts'
import { maxAnswerLength, pageFrom } from '../fit.ts'
import { defineTool } from '../tool.ts'

const kinds = {
  project: getProject,
  status: listStatuses,
  member: listMembers,
  lost_reason: listLostReasons,
  field: listFields,
  channel: listChannels,
  source: listSources,
} satisfies Record<string, Route>
const names = Object.keys(kinds) as (keyof typeof kinds)[]

/** The maximum of sources in an answer, since a project may have many. */
const mostSources = 200

export const dictionary = defineTool({
  name: 'dictionary',
  title: 'List ids and names',
  description: `The project (its time zone and currency), statuses, members, lost reasons, own fields, channels and sources, each with the id that leads and filters use. Only the first ${mostSources} sources are listed; \`q\` finds others.`,
  scope: 'read',
  effect: 'reads',
  input: Type.Object({
    kinds: Type.Optional(
      Type.Array(Type.Enum([...names]), {
        minItems: 1,
        maxItems: names.length,
        description: 'Kinds to list; default all',
      }),
    ),
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 500, description: 'Only sources that contain this text' })),
    cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,6}$', description: '`next` of the previous answer' })),
  }),
  output: Type.Object({
    items: Type.Array(
      Type.Object(
        { kind: Type.Enum([...names]) },
        { additionalProperties: true, description: 'As in the list of the API' },
      ),
    ),
    next,
  }),
  async run({ desk, project, args: { kinds: wanted = names, q, cursor } }) {
    const lists = await Promise.all(
      [...new Set(wanted)].map(async (kind) => {
        const query = kind === 'source' ? { q, limit: String(mostSources) } : {}
        const answer = await desk(kinds[kind], { params: { project }, query })
        const items = kind === 'project' ? [answer] : (answer.items as object[])
        return items.map((item) => ({ kind, ...item }))
      }),
    )
    return pageFrom(lists.flat(), cursor, maxAnswerLength - 1_000)
  },
})
