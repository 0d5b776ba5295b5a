import type { BrowserContext } from 'playwright-core'
import { owner, password, project } from '../test/browser/desk-page.ts'

type Lead = { id: string; version: number; price: string | null }

/** Makes demo leads look like real use: assignees, reminders, more statuses than three. Returns the lead to show. */
export async function prepareDesk(address: string, context: BrowserContext): Promise<string> {
  const root = `${address}/api/v2/projects/${project}`
  const headers = { Origin: address }
  const call = async (method: string, url: string, data?: unknown, more: Record<string, string> = {}) => {
    const answer = await context.request.fetch(url, { method, data, headers: { ...headers, ...more } })
    if (!answer.ok()) throw new Error(`${method} ${url}: ${await answer.text()}`)
    return answer.json()
  }
  await call('POST', `${address}/api/auth/sign-in/email`, { email: owner.email, password })
  const steps = [
    { name: 'В работе', type: 'progress', colour: 'pink' },
    { name: 'Замер', type: 'progress', colour: 'violet' },
    { name: 'Договор', type: 'progress', colour: 'amber' },
  ]
  const made: string[] = []
  for (const step of steps) made.push((await call('POST', `${root}/statuses`, step)).id)
  const [work, measure, contract] = made
  await call('PATCH', `${root}/statuses/0`, { name: 'Новая' })
  await call('PUT', `${root}/statuses/order`, { order: ['0', work, measure, contract, '1', '2'] })
  const members: { id: string }[] = (await call('GET', `${root}/members`)).items
  const leads: Lead[] = (await call('GET', `${root}/leads?period=all&limit=60`)).items
  const soon = (hours: number) => new Date(Math.floor(Date.now() / 900_000) * 900_000 + hours * 3_600_000).toISOString()
  for (const [index, { id, version }] of leads.entries()) {
    const status = [undefined, work, measure, undefined, contract, undefined, work][index % 7]
    if (index < 4) continue // these stay unopened
    const change = {
      ...(status && { status }),
      ...(index % 5 !== 4 && { assignee: members[index % members.length]?.id }),
      ...(index % 6 === 1 && { remind_at: soon(index % 4 === 1 ? -2 : index) }),
    }
    if (Object.keys(change).length > 0)
      await call('PATCH', `${root}/leads/${id}`, change, { 'If-Match': `"${version}"` })
  }
  const shown = leads.slice(5).find(({ price }) => price !== null)?.id ?? '1'
  await call('POST', `${root}/leads/${shown}/comments`, {
    comment: 'Замерщик свободен завтра после 14:00, клиенту удобно.',
  })
  await context.close()
  return shown
}
