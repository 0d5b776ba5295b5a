import { expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { owner, project } from './desk-page.ts'

const agent = { email: 'boris@example.com', name: 'Борис Звонков', role: 'agent' } as const
const { desk, open, api } = useConsole({ leads: 1, people: [owner, agent] })

test('the bell tells a member on duty that a lead is new, without minutes of waiting', async () => {
  const page = await open(`/p/${project}/board?period=all`, { email: agent.email })
  const { address } = desk()
  const url = `${address}/api/v2/projects/${project}/duty`
  const begun = await page.context().request.put(url, { data: { on: true }, headers: { Origin: address } })
  expect(begun.status(), await begun.text()).toBe(200)
  await api('POST', '/leads', { title: 'Окна' })
  await page.getByRole('button', { name: 'Уведомления: 1 непрочитанное', exact: true }).click()
  const told = page.getByRole('dialog', { name: 'Уведомления' }).getByRole('link', { name: /Окна/ })
  await told.waitFor()
  expect(await told.textContent()).toContain('Новая заявка')
})
