import type { TObject, TSchema } from 'typebox'
import { problem } from '../../json/problem.ts'
import { problemKinds } from '../../json/problem-kinds.ts'
import { rolesOf } from './authenticate.ts'
import { type Naming, naming } from './openapi-schemas.ts'
import { problemsOfRoute } from './refusal-details.ts'
import { type Route, tags } from './route.ts'

/** Our own API as an OpenAPI 3.1 document: everything that it says stands beside the routes. */
export function openapi(routes: readonly Route[], prefix: string, publicUrl: string | undefined): object {
  const names = naming()
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = prefix + route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, names) }
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
        bearer: { type: 'http', scheme: 'bearer', description: 'A key of the desk' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'zayavka.session_token',
          description: 'Who has signed in at the console; behind TLS the name begins with `__Host-`',
        },
      },
      schemas: names.schemas,
    },
  }
}

const about = `The desk's own API. Everything under a project needs a key that covers it, in the header \`Authorization: Bearer KEY\`.

- Bodies are strict JSON; a field or parameter that is unknown is refused, so a typo cannot go unseen.
- Ids are strings, moments are UTC like \`2023-11-08T13:03:21Z\`, money is a decimal string like \`"12500.50"\`.
- What is refused answers a problem document (RFC 9457): decide by its \`code\`, look at \`pointer\` or \`parameter\`, and read \`type\` for more.
- Any POST may carry an \`Idempotency-Key\`: the same request again within 24 hours answers the same and does nothing.
- Long lists come in pages: hand \`next\` back as \`cursor\`, or follow \`Link\`.`

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
          'application/json': {
            schema: names.closed(body),
            ...(example.body !== undefined && { example: example.body }),
          },
        },
      },
    }),
    responses: { ...successes(route, names), ...problems(route, names) },
  }
}

/** Who may call it, in a sentence. */
function needOf(route: Route): string {
  if (route.isOpen) return 'Anybody may call it.'
  if (route.isOfMembers) return 'Only for members who are signed in.'
  const members = `${route.roles ? 'Only for members' : 'or a member'} with the role ${listOf(rolesOf(route))}`
  return route.roles ? `${members}.` : `Needs a key of scope \`${route.scope}\`, ${members}.`
}

function listOf(roles: readonly string[]): string {
  return roles.map((role) => `\`${role}\``).join(', ')
}

/** What path parameters mean; `id` is of the thing that the path names. */
const pathParameters: Record<string, string> = { project: 'The number of the project', id: 'The id' }

function parametersOf(route: Route, names: Naming): object[] {
  const { example, query } = route
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    in: 'path',
    name,
    required: true,
    description: pathParameters[name] ?? 'See the description',
    schema: { type: 'string' },
    example: example.params?.[name],
  }))
  const inQuery = Object.entries(query?.properties ?? {}).map(([name, schema]) => {
    const { description, ...rest } = names.open(schema) as Record<string, unknown>
    const shown = example.query?.[name]
    return {
      in: 'query',
      name,
      required: ((query?.required ?? []) as string[]).includes(name),
      ...(description !== undefined && { description }),
      schema: rest,
      ...(shown !== undefined && { example: shown }),
    }
  })
  return [...inPath, ...inQuery, ...headersOf(route)]
}

function headersOf({ method, path, current, isCached }: Route): object[] {
  const header = (name: string, description: string) => ({
    in: 'header',
    name,
    required: false,
    description,
    schema: { type: 'string' },
  })
  return [
    ...(method === 'POST' && path.includes(':project')
      ? [header('Idempotency-Key', 'The same request again within 24 hours answers the same and does nothing')]
      : []),
    ...(current ? [header('If-Match', 'The version that is to be changed, as `ETag` told it: "3"')] : []),
    ...(isCached ? [header('If-None-Match', 'The `ETag` that is known already')] : []),
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
  const known = route.isCached ? { 304: { description: 'What If-None-Match names is still so' } } : {}
  return { ...Object.fromEntries(entries), ...known }
}

/** A status for each way to be refused, with the codes that it stands for. */
function problems(route: Route, names: Naming): object {
  const schema = names.open(problem)
  const said: Record<number, string[]> = {}
  for (const code of problemsOfRoute(route)) {
    const [status, title] = problemKinds[code]
    said[status] = [...(said[status] ?? []), `\`${code}\`: ${title}`]
  }
  const answer = (codes: string[]) => ({
    description: codes.join('; '),
    content: { 'application/problem+json': { schema } },
  })
  return Object.fromEntries(Object.entries(said).map(([status, codes]) => [status, answer(codes)]))
}

function isEmpty(schema: TSchema): boolean {
  return (schema as { type?: string }).type === 'void'
}
