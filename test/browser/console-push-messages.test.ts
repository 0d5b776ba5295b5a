import { expect, test } from 'vitest'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { project } from './desk-page.ts'

const { open, api } = useConsole({ leads: 3 })

test('a browser shows push messages, a click opens the lead, and the console can be installed', async () => {
  const { lead } = await api('POST', '/leads', { title: 'Окно на дачу' })
  const page = await open(`/p/${project}/leads?period=all`, { serviceWorkers: 'allow', permissions: ['notifications'] })
  const tools = await page.context().newCDPSession(page)
  const { errors } = await tools.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const { installabilityErrors } = await tools.send('Page.getInstallabilityErrors')
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
  const registered = new Promise<string>((resolve) =>
    tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
      if (first) resolve(first.registrationId)
    }),
  )
  await tools.send('ServiceWorker.enable')
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
  const data = JSON.stringify({
    id: 'n1',
    kind: 'new',
    title: 'Новая заявка',
    body: 'Окно на дачу',
    link: `https://desk.example/p/${project}/leads/${lead.id}`,
    lead: lead.id,
  })
  const { origin } = new URL(page.url())
  const [worker] = page.context().serviceWorkers()
  if (!worker) throw new Error('There is no service worker')
  await worker.evaluate(keepShown) // a browser without a window cannot show notices
  await tools.send('ServiceWorker.deliverPushMessage', { origin, registrationId: await registered, data })
  const shown = () => worker.evaluate(() => (globalThis as unknown as Scope).shown)
  await until(async () => (await shown()).length > 0, 'the notice to be shown')
  expect(await shown()).toMatchObject([{ title: 'Новая заявка', body: 'Окно на дачу', icon: '/icon-192.png' }])
  await worker.evaluate(click)
  await page
    .getByRole('complementary', { name: /Заявка №/ })
    .getByText('Окно на дачу')
    .first()
    .waitFor()
  await page.goto(`${origin}/docs`) // this page cannot go there itself
  await worker.evaluate(click)
  const opened = () => worker.evaluate(() => (globalThis as unknown as Scope).opened)
  await until(async () => (await opened()).length > 0, 'a window to be opened')
  expect(await opened()).toEqual([`/p/${project}/leads/${lead.id}`])
}, 60_000)

type Shown = { title: string; body: string; icon: string; data: unknown }
type Scope = {
  shown: Shown[]
  opened: string[]
  clients: { openWindow(path: string): Promise<void> }
  registration: { showNotification(title: string, look: Omit<Shown, 'title'>): Promise<void> }
  dispatchEvent(event: Event): boolean
  ExtendableEvent: new (type: string) => Event
}

/** Runs in the service worker: stores the notices that it shows and the windows that it opens, since only a real click may open one. */
function keepShown(): void {
  const scope = globalThis as unknown as Scope
  scope.shown = []
  scope.opened = []
  scope.clients.openWindow = async (path) => void scope.opened.push(path)
  scope.registration.showNotification = async (title, look) => void scope.shown.push({ title, ...look })
}

/** Runs in the service worker: simulates a click on a notice. */
function click(): void {
  const scope = globalThis as unknown as Scope
  const notification = { ...scope.shown[0], close: () => undefined }
  scope.dispatchEvent(Object.assign(new scope.ExtendableEvent('notificationclick'), { notification }))
}
