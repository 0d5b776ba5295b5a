import { afterAll, beforeAll, expect, test } from 'vitest'
import { sqliteIn } from '../databases.ts'
import { useDesk } from '../desk.ts'
import { newBallast } from '../faults/ballast.ts'
import { useFolder } from '../faults/folder.ts'
import { rowsOf } from '../rows.ts'
import { useBrowser } from './browser.ts'
import { openSite } from './site.ts'

const desk = useDesk(sqliteIn(useFolder()), { maxPages: 400 })
const { context } = useBrowser()
const phone = '+79991234567'
let site: Awaited<ReturnType<typeof openSite>>
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

test('while the disk of the desk is full the snippet waits as told, and delivers when there is space', async () => {
  const key = await desk().newKey('capture', [12345])
  const script = `<script src="${desk().address}/s.js" data-key="${key}" async></script>`
  const form = '<form data-zayavka><input name="phone"><button>Отправить</button></form>'
  const page = await (await context()).newPage()
  await page.clock.install()
  await page.goto(site.page('/', script + form))
  await page.waitForFunction('!!window[Symbol.for("zayavka")]')
  const answers: { status: number; after: string | undefined }[] = []
  page.on('response', (answer) => {
    if (answer.request().method() === 'POST')
      answers.push({ status: answer.status(), after: answer.headers()['retry-after'] })
  })

  const ballast = newBallast(desk())
  await fill(`${desk().address}/s?key=${key}`)
  await page.fill('[name=phone]', phone)
  await page.clock.pauseAt(Date.now() + 60_000) // from here on only the test advances the clock
  await page.click('button')
  await page.waitForSelector('[data-zayavka-state=kept]')
  expect(answers).toEqual([{ status: 503, after: '5' }])
  expect(await receipts()).toBe(0)

  ballast.throwOff()
  await page.evaluate(`dispatchEvent(new Event('online'))`)
  await page.clock.fastForward(4_500)
  expect(answers).toHaveLength(1)
  await page.clock.fastForward(500)
  await page.waitForSelector('[data-zayavka-state=sent]')
  expect(answers.map(({ status }) => status)).toEqual([503, 200])
  expect(await receipts()).toBe(1)
  expect(await rowsOf(desk().url, `select phone from leads where phone = '${phone}'`)).toHaveLength(1)
})

async function receipts(): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    desk().url,
    `select count(*) as n from receipts where body like '%${phone}%'`,
  )
  return row?.n as number
}

/** Sends until even a small one is refused. */
async function fill(url: string): Promise<void> {
  const send = (text: string) => fetch(url, { method: 'POST', body: JSON.stringify({ text }) })
  for (const size of [50_000, 2_000, 0]) while ((await send('x'.repeat(size))).ok);
}
