import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { peerGoals } from '../bench/goals.ts'
import { fill as fillParse } from '../bench/peers/parse.ts'
import { fill as fillStrapi } from '../bench/peers/strapi.ts'
import { findPeer, peerNames } from '../bench/peers.ts'
import { query } from '../bench/postgres.ts'
import { demoLeads } from '../src/demo/leads.ts'
import Database from '../src/store/sqlite/driver.ts'
import { postgres } from './databases.ts'
import { rowsOf } from './rows.ts'

// The peers are installed only by the benchmark, so these tests check what their scripts would send and write.

const leads = [...demoLeads({ count: 20, seed: 1, now: 1_795_000_000 })]
const [first] = leads as [(typeof leads)[number]]
const period = { from: '2026-10-01T00:00:00.000Z', to: '2026-10-31T00:00:00.000Z' }

test('every peer has goals, and nothing else', () => {
  expect(peerNames()).toEqual(Object.keys(peerGoals).sort())
})

describe.each(peerNames())('%s', async (name) => {
  const peer = await findPeer(name)

  test('each package is pinned, and the title names its version', () => {
    const { dependencies } = JSON.parse(read(`${name}/package.json`)) as { dependencies: Record<string, string> }
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(Object.values(dependencies)).toContain(/\d+\.\d+\.\d+/.exec(peer.title)?.[0])
  })

  test('a list asks for 20 of the period, the newest first; a search names the text; a change names the lead', () => {
    const query = (path: string) => String(new URL(path, 'http://peer').searchParams)
    expect(query(peer.list(period).path)).toMatch(/=20\b/)
    expect(query(peer.list(period).path)).toMatch(/=(-creation_date|creation_date%3Adesc)/)
    for (const date of Object.values(period)) expect(query(peer.list(period).path)).toContain(encodeURIComponent(date))
    expect(query(peer.search('Анна').path)).toContain(encodeURIComponent('Анна'))
    expect(peer.update(7).path).not.toBe(peer.update(8).path)
  })

  test('a new lead carries every field of the wire', () => {
    const { method, body = '' } = peer.create(first)
    expect(method).toBe('POST')
    for (const value of Object.values(first).filter((value) => typeof value === 'string')) expect(body).toContain(value)
    expect(body).toContain(new Date(first.creationDate * 1000).toISOString())
  })
})

test('the rows put into Strapi fit its schema, and a change finds them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zayavka-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'data.db')
  const { attributes } = JSON.parse(read('strapi/src/api/lead/content-types/lead/schema.json'))
  const fields = Object.entries(attributes as Record<string, { required?: boolean }>)
  const columns = fields.map(([name, { required }]) => `${name} ${required ? 'not null' : ''}`)
  const kept = ['document_id', 'created_at', 'updated_at', 'published_at'].map((name) => `${name} not null`)
  const database = new Database(file)
  onTestFinished(() => void database.close())
  database.exec(`create table leads (id integer primary key, ${[...columns, ...kept]})`)
  fillStrapi(file, leads)
  const rows = database.prepare<[], Record<string, unknown>>('select * from leads order by id').all()
  expect(rows.length).toBe(leads.length)
  expect(rows[0]).toMatchObject({ title: first.title, phone: first.phone, creation_date: first.creationDate * 1000 })
  expect((await findPeer('strapi')).update(20).path).toContain(rows[19]?.document_id)
})

const database = postgres()

test('the rows put into Parse Server fit its table, and a change finds them', async () => {
  const url = await database.empty()
  const texts = ['name', 'phone', 'email', 'source', 'text'].map((column) => `${column} text`)
  await query(
    url,
    `create table "Lead" ("objectId" text primary key, "createdAt" timestamptz not null, "updatedAt" timestamptz not null,
      title text not null, ${texts}, creation_date timestamptz not null, paid_date timestamptz,
      status double precision not null, price double precision, _rperm text[], _wperm text[])`,
  )
  await fillParse(url, leads)
  const rows = await rowsOf<Record<string, unknown>>(url, 'select * from "Lead" order by "objectId"')
  expect(rows.length).toBe(leads.length)
  expect(rows[0]).toMatchObject({ title: first.title, phone: first.phone, status: first.status, _rperm: null })
  expect(rows[0]?.creation_date).toEqual(new Date(first.creationDate * 1000))
  expect((await findPeer('parse')).update(20).path).toContain(rows[19]?.objectId)
})

function read(file: string): string {
  return readFileSync(new URL(`../bench/peers/${file}`, import.meta.url), 'utf8')
}
