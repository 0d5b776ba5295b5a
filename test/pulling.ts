import { beforeEach, expect } from 'vitest'
import type { TestDatabase } from './databases.ts'
import { type DeskOptions, openDesk, type TestDesk } from './desk.ts'
import { type FakeVendor, openFakeVendor } from './fake-vendor.ts'
import { until } from './until.ts'

export type Pull = Record<string, unknown> & {
  id: string
  state: string
  report: null | { months: object[]; differs: string[] }
}

/** A vendor and a desk that pulls from it, new for each test; `prepare` fills the vendor. */
export function usePulls(
  database: TestDatabase,
  prepare: (vendor: FakeVendor) => void = () => {},
  options: DeskOptions = {},
) {
  let vendor: FakeVendor
  let desk: TestDesk
  beforeEach(async () => {
    vendor = await openFakeVendor()
    prepare(vendor)
    desk = await openDesk(await database.fresh(), { isPulling: true, ...options })
    return async () => {
      await desk.close()
      await vendor.close()
    }
  })
  const from = () => ({ url: vendor.url, outside_project: String(vendor.project), key: vendor.key })
  return { vendor: () => vendor, desk: () => desk, ...pullsOf(() => desk, from) }
}

/** Helpers to start a pull on a desk and wait for it. */
export function pullsOf(desk: () => TestDesk, from: () => { url: string; outside_project: string; key: string }) {
  return { begin, ended, pulled, faults }

  async function begin(more: object = {}): Promise<Pull> {
    const { status, text, json } = await desk().send('POST', '/pulls', { ...from(), ...more })
    expect(status, text).toBe(201)
    return json as Pull
  }

  async function one(id: string): Promise<Pull> {
    return (await desk().send('GET', `/pulls/${id}`)).json as Pull
  }

  function ended(id: string, isEnded = ({ state }: Pull) => state !== 'running'): Promise<Pull> {
    return until(async () => {
      const pull = await one(id)
      return isEnded(pull) ? pull : undefined
    }, 'a pull to end')
  }

  async function pulled(more: object = {}): Promise<Pull> {
    return ended((await begin(more)).id)
  }

  async function faults(id: string): Promise<Record<string, unknown>[]> {
    return (await desk().send('GET', `/pulls/${id}/faults`)).json.items as Record<string, unknown>[]
  }
}

/** A query of all leads, the lowest id first. */
export const everything = {
  period: { from: '2000-01-01', to: '2030-01-01' },
  limit: 10_000,
  sort_field: 'id',
  sort_order: 'asc',
}
