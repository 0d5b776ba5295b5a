import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../src/app.ts'
import { openStore } from '../src/store/open.ts'

/** The OpenAPI document of the wire as the server gives it, as text for `docs/openapi.v1.json`. */
export async function openapiText(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'zayavka-openapi-'))
  const store = await openStore(`sqlite:${join(folder, 'zayavka.db')}`, { now: 0 })
  const rateLimits = { perSecond: 0, perHour: 0 }
  const app = await createApp({ store, clock: () => 0, httpStatus: 'real', rateLimits })
  await app.ready()
  const text = JSON.stringify(app.swagger(), null, 2)
  await app.close()
  await store.close()
  rmSync(folder, { recursive: true })
  return `${text}\n`
}
