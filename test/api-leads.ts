import { expect } from 'vitest'
import type { TestDesk } from './desk.ts'
import { rowsOf } from './rows.ts'

/** A lead as our own API writes it. */
export type ApiLead = Record<string, unknown> & { id: string; version: number }

/** The answers of the calls, each of which has some of these fields. */
type Answer = { lead: ApiLead; undo: string | null; event: number; id: string } & Record<string, unknown>

/** Calls about leads that must succeed; `desk` is that of the test file. */
export function apiLeads(desk: () => TestDesk) {
  return { create, change, remove, post, undo, list, events, expectWhole }

  async function create(fields: object = {}): Promise<ApiLead> {
    const { lead } = await answered('POST', '/leads', { title: 'Заявка', ...fields })
    return lead
  }

  function change(id: string, fields: object) {
    return answered('PATCH', `/leads/${id}`, fields)
  }

  function remove(id: string) {
    return answered('DELETE', `/leads/${id}`)
  }

  function post(path: string, body?: unknown) {
    return answered('POST', path, body)
  }

  function undo(token: unknown) {
    return answered('POST', `/undo/${token}`)
  }

  /** The ids that the wire API lists for filters. */
  async function list(...filters: unknown[]): Promise<string[]> {
    const period = { from: '0001-01-01', to: '9999-12-31' }
    const { json } = await desk().call('lead/list', { period, filters, sort: [{ field: 'id', order: 'asc' }] })
    expect(json.total).toBe((json.leads as ApiLead[]).length)
    return (json.leads as ApiLead[]).map(({ id }) => id)
  }

  /** The events of a lead, in order. */
  async function events(id: string) {
    const text = `select cast(number as int) as number, topics, before, after, actor from events
      where project_id = ${desk().project} and lead_id = ${id} order by number`
    const rows = await rowsOf<Record<'topics' | 'before' | 'after' | 'actor', string> & { number: number }>(
      desk().url,
      text,
    )
    return rows.map(({ number, topics, before, after, actor }) => ({
      number,
      actor,
      topics: JSON.parse(topics) as string[],
      before: JSON.parse(before) as Record<string, unknown> | null,
      after: JSON.parse(after) as Record<string, unknown>,
    }))
  }

  /** Expects the roll-up and the counters to agree with the rows. */
  async function expectWhole(): Promise<void> {
    expect(await desk().store.check.wrongCounts()).toEqual([])
    expect(await desk().store.check.wrongNumbers()).toEqual([])
  }

  async function answered(verb: string, path: string, body?: unknown): Promise<Answer> {
    const { status, json, text } = await desk().send(verb, path, body)
    expect(status, text).toBeLessThan(300)
    return json as Answer
  }
}
