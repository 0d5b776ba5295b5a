import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openapi } from '../src/api/door/openapi.ts'
import { routes } from '../src/api/server.ts'
import { createApp } from '../src/app.ts'
import { createDelivery } from '../src/deliver/delivery.ts'
import { createMessengers } from '../src/deliver/messengers.ts'
import { createPeople } from '../src/people/people.ts'
import { createPulls } from '../src/pull/pulls.ts'
import { openStore } from '../src/store/open.ts'

/** The OpenAPI document of the wire API from the server, as the text of `docs/openapi.v1.json`. */
export async function openapiText(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'zayavka-openapi-'))
  const store = await openStore(`sqlite:${join(folder, 'zayavka.db')}`, { now: 0 })
  const rateLimits = { perSecond: 0, perHour: 0 }
  const app = await createApp({
    store,
    people: createPeople(store, { secret: 'none', clock: () => 0 }),
    delivery: createDelivery(store, { secret: 'none', clock: () => 0 }),
    pulls: createPulls(store, { secret: 'none', clock: () => 0 }),
    messengers: createMessengers(store, { secret: 'none', clock: () => 0 }),
    clock: () => 0,
    httpStatus: 'real',
    rateLimits,
  })
  await app.ready()
  const text = JSON.stringify(app.swagger(), null, 2)
  await app.close()
  await store.close()
  rmSync(folder, { recursive: true })
  return `${text}\n`
}

/** The OpenAPI document of our own API, as the text of `docs/openapi.v2.json`. */
export async function openapiTextV2(): Promise<string> {
  return writeDocument(await openapi(routes, '/api/v2', undefined))
}

/** Writes one line per operation and component, so that the file is short and a diff shows the place of a change. */
export function writeDocument(document: object): string {
  return `${writeLines(document, 3)}\n`
}

function writeLines(value: unknown, depth: number, indent = ''): string {
  if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value)
  const lines = Object.entries(value).map(
    ([name, part]) => `${indent}  ${JSON.stringify(name)}: ${writeLines(part, depth - 1, `${indent}  `)}`,
  )
  return `{\n${lines.join(',\n')}\n${indent}}`
}
