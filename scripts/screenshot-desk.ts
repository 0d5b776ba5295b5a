import type { BrowserContext } from 'playwright-core'
import { enter, project } from '../test/browser/desk-page.ts'

/** The lead to show: the newest one with a contract, which has a whole history. */
export async function leadToShow(address: string, context: BrowserContext): Promise<string> {
  await enter(context, address)
  const root = `${address}/api/v2/projects/${project}`
  const read = async (path: string) => (await context.request.get(`${root}${path}`)).json()
  const statuses: { id: string; name: string }[] = (await read('/statuses')).items
  const contract = statuses.find(({ name }) => name === 'Договор')
  const filter = JSON.stringify({ field: 'status', operator: '=', value: contract?.id })
  const { items } = await read(`/leads?period=all&limit=1&filter=${encodeURIComponent(filter)}`)
  await context.close()
  return items[0].id
}
