import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Request } from 'playwright-core'
import { expect, test } from 'vitest'
import { findProject } from '../../src/actions/projects.ts'
import { storeReceipt } from '../../src/actions/receipts.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { plainSent } from '../sent.ts'
import { useConsole } from './console.ts'
import { project } from './desk-page.ts'
import { hold } from './hold.ts'

const { desk, open, api } = useConsole({ leads: 0 })

/** Changes the store while the server is down. */
async function meanwhile<T>(act: (store: Store) => Promise<T>): Promise<T> {
  await desk().stop()
  const store = await openStore(desk().url, { now: Math.floor(Date.now() / 1_000), spool: {} })
  const acted = await act(store).finally(() => store.close())
  await desk().start()
  return acted
}

/** Stores a receipt of some minutes ago that nobody has processed yet; returns the name of its file. */
async function keep(store: Store, minutes: number, said: Record<string, string>): Promise<string | null> {
  const at = Math.floor(Date.now() / 1_000) - minutes * 60
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = Buffer.from(new URLSearchParams(said).toString())
  return (await storeReceipt(store, await findProject(store, project), { ...plainSent, at, headers }, body)).spool
}

test('the time of the last enquiry is shown, without spam', async () => {
  await api('PATCH', '/capture', { stop_words: ['кредит*'] })
  await meanwhile(async (store) => {
    await keep(store, 30, { name: 'Анна', phone: '+7 921 000-00-01', comment: 'Балкон' })
    await keep(store, 5, { name: 'Иван', phone: '+7 921 000-00-02', comment: 'Возьмите кредит' })
    await keep(store, 4, { name: 'Иван', phone: '+7 921 000-00-02', comment: 'Возьмите кредит' })
    await keep(store, 2, { name: 'Иван', phone: '+7 921 000-00-02', comment: 'Кредит ещё в силе' })
  })
  await expect.poll(async () => (await api('GET', '/receipts?end=spam')).items.length).toBe(3)
  const page = await open(`/p/${project}/leads`)
  await page.getByRole('link', { name: /^Последнее обращение: 3\d минут\S? назад/ }).waitFor()
})

test('its age is updated without any request', async () => {
  const page = await open('/healthz', { viewport: { width: 1440, height: 1001 } }) // a separate browser, since its clock stays set
  await page.clock.install()
  await page.goto(`${desk().address}/p/${project}/leads`)
  await page.getByRole('link', { name: /^Последнее обращение: 3\d минут\S? назад/ }).waitFor()
  const read: string[] = []
  page.on('request', (request) => {
    if (/\/receipts\?end=/.test(request.url())) read.push(request.url())
  })
  await page.clock.fastForward('10:00')
  await page.getByRole('link', { name: /^Последнее обращение: 4\d минут\S? назад/ }).waitFor()
  expect(read).toEqual([])
})

test('spam that anybody marks as no spam is the last enquiry at once, even if it joins a lead', async () => {
  const [third, second, first] = (await api('GET', '/receipts?end=spam')).items as { id: string }[]
  const page = await open(`/p/${project}/inbox?receipt=${second?.id}`)
  const when = () => page.getByRole('link', { name: /^Последнее обращение/ }).getAttribute('title')
  const before = await when()
  await api('POST', `/receipts/${first?.id}/not-spam`) // marked by somebody else
  await expect.poll(when).not.toBe(before)
  const made = await when()
  await page.getByRole('complementary').getByRole('button', { name: 'Не спам' }).click()
  await expect.poll(when).not.toBe(made)
  expect((await api('GET', `/receipts/${second?.id}`)).end).toBe('joined')
  const joined = await when()
  await api('PATCH', '/capture', { repeats: 'join' })
  await api('POST', `/receipts/${third?.id}/not-spam`) // marked by somebody else again
  await expect.poll(when).not.toBe(joined)
  expect((await api('GET', `/receipts/${third?.id}`)).end).toBe('joined')
  await api('PATCH', '/capture', { repeats: 'lead' })
})

test('an unprocessed receipt is shown, whatever came after it', async () => {
  const { key } = await api('POST', '/keys', { scope: 'capture', name: 'Сайт' })
  const bringFile = await meanwhile(async (store) => {
    const long = { name: 'Вера', phone: '+7 921 000-00-03', comment: 'окна '.repeat(20_000) }
    const file = join(store.spool.folder, String(await keep(store, 10, long)))
    const away = join(dirname(store.spool.folder), 'away')
    await rename(file, away)
    return () => rename(away, file)
  })
  const page = await open(`/p/${project}/leads`)
  const late = page.getByRole('link', { name: /^Обращения ждут разбора: первое пришло 1\d минут назад/ })
  const well = page.getByRole('link', { name: 'Последнее обращение: только что' })
  await late.waitFor()
  const body = new URLSearchParams({ name: 'Олег', phone: '+7 921 000-00-04' })
  await fetch(`${desk().address}/in/site?key=${key}`, { method: 'POST', body })
  await page.getByRole('row', { name: /Олег/ }).waitFor()
  expect([await late.count(), await well.count()]).toEqual([1, 0])
  await bringFile()
  await well.waitFor()
})

test('leads that no site sent cause no refetch, and a stream of leads has one in flight, and another after it', async () => {
  const { key } = await api('POST', '/keys', { scope: 'capture', name: 'Поток' })
  const page = await open(`/p/${project}/leads`)
  await page.getByRole('link', { name: /^Последнее обращение/ }).waitFor()
  const asked: Request[] = []
  const isOfFoot = (request: Request) => /\/receipts\?end=/.test(request.url())
  page.on('request', (request) => isOfFoot(request) && asked.push(request))
  await api('POST', '/leads', { title: 'Балкон', name: 'Набранная' })
  await page.getByRole('row', { name: /Набранная/ }).waitFor()
  expect(asked).toEqual([])
  const answers: (() => Promise<void>)[] = []
  await page.route(/\/receipts\?end=/, (route) => void answers.push(() => route.fallback().catch(() => {}))) // the answer is delayed
  for (const [index, name] of ['Один', 'Два', 'Три'].entries()) {
    const body = new URLSearchParams({ name, phone: `+7 921 000-01-0${index}` })
    await fetch(`${desk().address}/in/site?key=${key}`, { method: 'POST', body })
    await page.getByRole('row', { name: new RegExp(name) }).waitFor()
  }
  expect(asked.length).toBe(2) // one for each end
  await page.unroute(/\/receipts\?end=/)
  for (const answer of answers) await answer()
  await expect.poll(() => asked.length).toBe(4)
  await page.getByRole('link', { name: 'Последнее обращение: только что' }).waitFor()
})

test.each(['leads', 'board'])('what is read for one lead is not given up for the next one: %s', async (place) => {
  await api('POST', '/leads', { title: 'Окна', name: `Прежняя ${place}` })
  const page = await open(`/p/${project}/${place}`)
  await page.getByText(`Прежняя ${place}`).first().waitFor()
  const isRead = (request: Request) => request.url().includes(`/${place}?`) && !isCount(request)
  const asked = { read: 0, counts: 0 }
  page.on('request', (request) => {
    if (isRead(request)) asked.read += 1
    if (isCount(request)) asked.counts += 1
  })
  const { letGo } = await hold(page, isRead)
  for (const name of [`Первая ${place}`, `Вторая ${place}`]) {
    const { counts } = asked
    await api('POST', '/leads', { title: 'Окна', name })
    await expect.poll(() => asked.counts).toBeGreaterThan(counts) // it is counted anew with each lead
  }
  expect(asked.read).toBe(1)
  letGo()
  for (const name of ['Первая', 'Вторая']) await page.getByText(`${name} ${place}`).first().waitFor()
})

/** Whether a request is the count of unopened leads in the title of the page. */
const isCount = (request: Request) => /fields=id.*responded_at|responded_at.*fields=id/.test(request.url())
