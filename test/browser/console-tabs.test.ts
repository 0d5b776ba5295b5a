import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { useConsole } from './console.ts'
import { desktop } from './desk-page.ts'
import { listOf } from './list-page.ts'

const { desk, open, api } = useConsole({ leads: 0 })

/** Another tab of the same browser. */
async function openBeside(page: Page, path: string): Promise<Page> {
  const next = await page.context().newPage()
  await next.goto(`${desk().address}${path}`)
  return next
}

const lead = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })

test('seven tabs load and stay live, though a browser opens six connections; so do those that are left', async () => {
  await api('POST', '/leads', { title: 'Окна', name: 'Первая' })
  const tabs = [await open(listOf(), desktop)]
  while (tabs.length < 7) tabs.push(await openBeside(tabs[0] as Page, listOf()))
  for (const tab of tabs) await lead(tab, 'Первая').waitFor()
  await api('POST', '/leads', { title: 'Окна', name: 'Вторая' })
  for (const tab of tabs) await lead(tab, 'Вторая').waitFor()
  await tabs.pop()?.close() // the last tab has the stream of all
  await api('POST', '/leads', { title: 'Окна', name: 'Третья' })
  for (const tab of tabs) await lead(tab, 'Третья').waitFor()
})
