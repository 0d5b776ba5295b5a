import { STATUS_CODES } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import type { TObject, TSchema } from 'typebox'
import { problem } from '../../json/problem.ts'
import { problemKinds } from '../../json/problem-kinds.ts'
import { rolesOf } from './authenticate.ts'
import { type Naming, naming } from './openapi-schemas.ts'
import { problemGroupsOf } from './refusal-details.ts'
import { type Route, tags } from './route.ts'

/** Describes our own API as an OpenAPI 3.1 document. That takes a tenth of a second, so it yields to other requests after each route. */
export async function openapi(
  routes: readonly Route[],
  prefix: string,
  publicUrl: string | undefined,
): Promise<object> {
  const names = naming()
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = prefix + route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, names) }
    await setImmediate()
  }
  const used = Object.entries(tags).filter(([name]) => routes.some(({ tag }) => tag === name))
  return {
    openapi: '3.1.0',
    info: { title: 'Zayavka', version: '2', description: about },
    servers: [{ url: publicUrl ?? '/' }],
    security: [{ bearer: [] }, { session: [] }],
    tags: used.map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'zayavka.session_token',
          description:
            'The session cookie of a member signed in at the console; behind TLS its name begins with `__Host-`',
        },
      },
      ...names.components,
    },
  }
}

const about = `The API of Zayavka. Requests below a project need a key that covers it, in the header \`Authorization: Bearer KEY\`.

- Bodies are strict JSON. An unknown field or parameter is refused, so that a typo is noticed.
- Ids are strings, times are UTC such as \`2023-11-08T13:03:21Z\`, money is a decimal string such as \`"12500.50"\`.
- Errors are problem documents (RFC 9457): decide by \`code\`; \`pointer\` or \`parameter\` names the place, and \`type\` links to a page about it.
- Any POST below a project may have an \`Idempotency-Key\`: a repeated request within 24 hours gets the same answer and changes nothing.
- Long lists have pages: pass \`next\` as \`cursor\`, or follow the header \`Link\`.`

function operation(route: Route, names: Naming): object {
  const { example, body } = route
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    description: `${route.description}\n\n${needOf(route)}`,
    ...(route.isOpen && { security: [] }),
    ...((route.isOfMembers || route.roles) && { security: [{ session: [] }] }),
    parameters: parametersOf(route, names),
    ...(body && {
      requestBody: {
        required: ((body as TObject).required ?? []).length > 0,
        content: {
          [route.consumes ?? 'application/json']: {
            schema: names.closed(body),
            ...(example.body !== undefined && { example: example.body }),
          },
        },
      },
    }),
    responses: { ...successes(route, names), ...problems(route, names) },
  }
}

/** Who may call a route, in a sentence. */
function needOf(route: Route): string {
  if (route.isOpen) return 'Anybody may call it.'
  if (route.isOfMembers) return 'Only for members who are signed in.'
  const members = `${route.roles ? 'Only for members' : 'or a member'} with the role ${listOf(rolesOf(route))}`
  return route.roles ? `${members}.` : `Needs a key of scope \`${route.scope}\`, ${members}.`
}

function listOf(roles: readonly string[]): string {
  return roles.map((role) => `\`${role}\``).join(', ')
}

/** Descriptions of path parameters that the noun before them does not tell. */
const pathParameters: Record<string, string> = {
  project: 'The number of the project',
  status: 'The id of the status',
  event: 'The number of the event',
  token: 'The token from the answer to the change',
  way: 'The messenger of the bot: `telegram` or `max`',
}

/** `/leads/:lead` is the id of the lead, `/comments/:number` the number of the comment. */
function describeInPath(path: string, name: string): string {
  const [, nouns = ''] = path.match(`/([a-z-]+)/:${name}\\b`) ?? []
  const noun = nouns.replace(/(?<=status)es$|s$/, '').replaceAll('-', ' ')
  const kind = name === 'number' || name === 'name' ? name : 'id'
  return pathParameters[name] ?? `The ${kind} of the ${noun}`
}

function parametersOf(route: Route, names: Naming): object[] {
  const { example, query } = route
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
    const description = describeInPath(route.path, name)
    const schema = { type: 'string' }
    const parameter = { in: 'path', name, required: true, description, schema, example: example.params?.[name] }
    return name === 'project' ? names.parameter(name, parameter) : parameter
  })
  const inQuery = Object.entries(query?.properties ?? {}).map(([name, schema]) => {
    const { description, ...rest } = names.open(schema) as Record<string, unknown>
    const shown = example.query?.[name]
    const required = ((query?.required ?? []) as string[]).includes(name) && { required: true }
    const parameter = {
      in: 'query',
      name,
      ...required,
      ...(description !== undefined && { description }),
      schema: rest,
    }
    return shown === undefined ? names.parameter(name, parameter) : { ...parameter, example: shown }
  })
  return [...inPath, ...inQuery, ...headersOf(route, names)]
}

function headersOf({ method, path, current, isCached }: Route, names: Naming): object[] {
  const header = (name: string, description: string) =>
    names.parameter(name, { in: 'header', name, description, schema: { type: 'string' } })
  return [
    ...(method === 'POST' && path.includes(':project')
      ? [
          header(
            'Idempotency-Key',
            'A repeated request with the same key within 24 hours gets the same answer and changes nothing',
          ),
        ]
      : []),
    ...(current ? [header('If-Match', 'The version to change, from `ETag`: "3"')] : []),
    ...(isCached ? [header('If-None-Match', 'The `ETag` of the copy that you have')] : []),
  ]
}

function successes(route: Route, names: Naming): object {
  const { answer } = route.example
  const entries = Object.entries(route.answers).map(([status, schema], index) => {
    const { description = 'Success' } = schema as { description?: string }
    if (isEmpty(schema)) return [status, { description }]
    const shown = index === 0 && answer !== undefined ? { example: answer } : {}
    const type = route.produces ?? 'application/json'
    return [status, { description: 'Success', content: { [type]: { schema: names.open(schema), ...shown } } }]
  })
  const known = route.isCached ? { 304: { description: 'Not changed since the version in If-None-Match' } } : {}
  return { ...Object.fromEntries(entries), ...known }
}

/** The error responses by status, with their codes. Those that several routes share are components. */
function problems(route: Route, names: Naming): object {
  const problems = problemsOf(route)
  const statuses = new Set(problems.map(({ status }) => status))
  return Object.fromEntries(
    [...statuses].map((status) => {
      const here = problems.filter((each) => each.status === status)
      const response = {
        description: here.map(({ code, title }) => `\`${code}\`: ${title}`).join('; '),
        content: { 'application/problem+json': { schema: names.open(problem) } },
      }
      const isShared = here.filter(({ isOwn }) => isOwn).length < 2
      const groups = new Set(here.map(({ group }) => group))
      const name = [STATUS_CODES[status]?.replaceAll(' ', ''), ...groups].join('')
      return [status, isShared ? names.response(name, response) : response]
    }),
  )
}

/** The refusals of a route, each code once in its first group. */
function problemsOf(route: Route) {
  const problems = problemGroupsOf(route).flatMap(({ name: group, codes, isOwn }) =>
    codes.map((code) => ({ code, status: problemKinds[code][0], title: problemKinds[code][1], group, isOwn })),
  )
  return problems.filter(({ code }, index) => problems.findIndex((each) => each.code === code) === index)
}

function isEmpty(schema: TSchema): boolean {
  return (schema as { type?: string }).type === 'void'
}
