import { expect } from 'vitest'
import type { Reply, TestDesk } from './desk.ts'

/** The fields of an import that tests check. */
export type ImportJson = {
  id: string
  state: string
  ended_at: string
  received: number
  reading: Record<string, unknown>
  mapping: { columns: Record<string, unknown>[] } & Record<string, unknown>
  preview: {
    columns: { name: string; filled: number; samples: string[]; proposed: string | null; dates: unknown }[]
  } & Record<string, unknown>
  forecast: Ends & { changes: Record<string, number>; unknown_statuses: string[] }
  progress: Ends & { total: number | null }
  undone: { removed: number; restored: number; kept: number; kept_leads: string[] }
}
type Ends = Record<'rows' | 'created' | 'updated' | 'unchanged' | 'joined' | 'refused', number>

/** The outcome counts of an import. */
export function endsOf({ progress }: ImportJson): Ends {
  const { rows, created, updated, unchanged, joined, refused } = progress
  return { rows, created, updated, unchanged, joined, refused }
}

/** A file with `count` rows, of which the last is Анна. With 12,000 rows it is too large to be processed within a request. */
export function fileEndingInAnna(count: number): string {
  return [
    'Имя;Телефон;Комментарий',
    ...Array.from({ length: count - 1 }, (_, n) => `Имя ${n};+7903${1_000_000 + n};${'x'.repeat(99)}`),
    'Анна;+79210000001;Из файла',
  ].join('\n')
}

/** Imports of a desk through its API. */
export function importing(desk: () => TestDesk) {
  return { upload, send, forecast, run, load, undo, refusals }

  /** Creates an import and uploads a whole file; returns the detected format. A refused import leaves nothing behind. */
  async function upload(file: string | Uint8Array, name = 'leads.csv'): Promise<Reply> {
    const bytes = typeof file === 'string' ? Buffer.from(file) : file
    const { json } = await desk().send('POST', '/imports', { name, size: bytes.length })
    const reply = await desk().send('PUT', `/imports/${json.id}/content`, bytes, {
      headers: { 'Content-Type': 'application/octet-stream' },
    })
    if (reply.status >= 400) await desk().send('DELETE', `/imports/${json.id}`)
    return reply
  }

  /** Calls a route of an import, which must succeed. */
  async function send(verb: string, path: string, body?: unknown): Promise<ImportJson> {
    const { status, json, text } = await desk().send(verb, `/imports/${path}`, body)
    expect([200, 202], `${verb} ${path}: ${text}`).toContain(status)
    return json as unknown as ImportJson
  }

  async function forecast(id: string): Promise<ImportJson> {
    return settled(await send('POST', `${id}/forecast`, {}))
  }

  async function run(id: string): Promise<ImportJson> {
    return settled(await send('POST', `${id}/run`, {}))
  }

  async function undo(id: string): Promise<ImportJson> {
    return settled(await send('POST', `${id}/undo`, {}))
  }

  /** Waits for the worker. The desk of a test has no other worker, so this runs one. */
  async function settled(work: ImportJson): Promise<ImportJson> {
    const { workImports } = await import('../src/transfer/import/work.ts')
    const context = { store: desk().store, clock: () => desk().clock.now }
    if (['forecasting', 'running', 'undoing'].includes(work.state)) await workImports(context, () => false)
    return send('GET', work.id)
  }

  /** Uploads a file, changes its settings, forecasts it and runs it. */
  async function load(file: string | Uint8Array, change: object = {}, name?: string): Promise<ImportJson> {
    const { json, text } = await upload(file, name)
    expect(json.state, text).toBe('ready')
    const id = json.id as string
    if (Object.keys(change).length > 0) await send('PATCH', id, change)
    const told = await forecast(id)
    expect(told.forecast, JSON.stringify(told)).not.toBeNull()
    const done = await run(id)
    expect(done.state, JSON.stringify(done)).toBe('done')
    expect(done.forecast, 'what came of the rows, as the forecast told').toMatchObject(endsOf(done))
    return done
  }

  async function refusals(id: string): Promise<{ line: number; code: string; detail: string }[]> {
    const { json } = await desk().send('GET', `/imports/${id}/refusals`)
    return json.items as { line: number; code: string; detail: string }[]
  }
}
