import { expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { drawer, project } from './desk-page.ts'

const { desk, open, api } = useConsole({ leads: 0 })

test('a conflict that is reported while another project is open is resolved in its own project', async () => {
  const page = await open('/healthz', { isCut: true })
  const call = async (method: string, path: string, data?: object) => {
    const { address } = desk()
    const url = `${address}/api/v2/projects${path}`
    return (await page.request.fetch(url, { method, data, headers: { Origin: address } })).json()
  }
  const setup = { time_zone: 'Asia/Novosibirsk', country: 'RU', currency: 'RUB' }
  const { id: other } = await call('POST', '', { name: 'Двери', ...setup })
  const { id: status } = await api('POST', '/statuses', { name: 'Замер назначен', type: 'progress' })
  const { lead } = await api('POST', '/leads', { title: 'Окна', email: 'first@example.com' })
  const { lead: twin } = await call('POST', `/${other}/leads`, { title: 'Двери', email: 'twin@example.com' })
  expect(twin.id).toBe(lead.id)

  await page.goto(`${desk().address}/p/${project}/leads/${lead.id}?period=all`)
  await page.route(`**/leads/${lead.id}`, (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.fallback(),
  )
  await drawer(page)
    .getByRole('button', { name: /^Почта:/ })
    .click()
  await drawer(page).getByRole('textbox', { name: 'Почта' }).fill('mine@example.com')
  await page.keyboard.press('Enter')
  await page.locator('[data-offline]', { hasText: '1 правка ждёт' }).waitFor()
  await page.getByRole('button', { name: 'Проект: Окна Плюс' }).click()
  await page.getByRole('menuitem', { name: 'Двери' }).click()
  await page.getByRole('button', { name: 'Проект: Двери' }).waitFor()
  await api('PATCH', `/leads/${lead.id}`, { email: 'theirs@example.com', status })
  await page.unrouteAll()

  const dialog = page.getByRole('dialog', { name: 'Заявку изменили, пока вы правили' })
  await dialog.getByText(`Окна Плюс, № ${lead.id}`).waitFor()
  await dialog.getByText('Анна Кузнецова').waitFor()
  await dialog.getByText('Замер назначен').waitFor()
  await dialog.getByRole('button', { name: 'Сохранить выбранное' }).click()
  await page.locator('[data-toast]', { hasText: 'Сохранено выбранное' }).waitFor()
  expect(await api('GET', `/leads/${lead.id}`)).toMatchObject({ email: 'mine@example.com', status })
  expect(await call('GET', `/${other}/leads/${twin.id}`)).toMatchObject({ email: 'twin@example.com', version: 1 })
})

test('a refused edit restores only its own field, not changes that came meanwhile', async () => {
  const draft = { title: 'Окна', email: 'first@example.com', source: 'листовка' }
  const { id } = (await api('POST', '/leads', draft)).lead
  const page = await open(`/p/${project}/leads/${id}?period=all`, { expects: [422] })
  let refuse = () => {}
  const held = new Promise<void>((resolve) => {
    refuse = resolve
  })
  await page.route(`**/leads/${id}`, async (route) => {
    if (route.request().method() !== 'PATCH') return route.fallback()
    await held
    const body = '{"code":"too-long","params":{"length":9,"limit":8},"detail":"Нет"}'
    return route.fulfill({ status: 422, contentType: 'application/problem+json', body })
  })
  await drawer(page)
    .getByRole('button', { name: /^Почта:/ })
    .click()
  await drawer(page).getByRole('textbox', { name: 'Почта' }).fill('mine@example.com')
  await page.keyboard.press('Enter')
  const facts = drawer(page).locator('dl')
  await facts.getByText('mine@example.com').waitFor()
  await api('PATCH', `/leads/${id}`, { source: 'Вывеска' })
  await facts.getByText('Вывеска').waitFor()
  refuse()
  await page.locator('[data-toast]', { hasText: 'Слишком длинно' }).waitFor()
  await facts.getByText('first@example.com').waitFor()
  expect(await facts.getByText('Вывеска').count()).toBe(1)
})
