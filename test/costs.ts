import type { TestDesk } from './desk.ts'

/** A cost as `/api/v2` answers it. */
export type CostItem = {
  id: string | null
  day?: string
  month?: string
  amount: string
  note: string | null
} & Record<string, unknown>

/** Reads and writes costs by `/api/v2`. */
export function costsOf(desk: () => TestDesk) {
  return { put, listed, spent, clear }

  async function put(...costs: object[]) {
    return (await desk().send('PUT', '/costs', { costs })).json
  }

  async function listed(query: Record<string, string> = {}) {
    return (await desk().send('GET', '/costs', undefined, { query })).json.items as CostItem[]
  }

  /** The time, target and amount of each cost. */
  async function spent(query: Record<string, string> = {}) {
    return (await listed(query)).map(({ day, month, amount, ...rest }) => [
      day ?? month,
      rest.channel ?? rest.source ?? rest.campaign,
      amount,
    ])
  }

  async function clear(): Promise<void> {
    const items = await listed({ limit: '1000' })
    if (items.length === 0) return
    const costs = items.map(({ day, channel, source, campaign }) => ({ day, channel, source, campaign, amount: null }))
    await put(...costs)
  }
}
