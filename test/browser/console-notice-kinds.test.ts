import { expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { owner, project } from './desk-page.ts'

const roles = ['agent', 'contractor', 'viewer'] as const
const people = roles.map((role) => ({
  email: `${role}@example.com`,
  name: role,
  role,
  sources: role === 'contractor' ? ['vk'] : [],
}))
const { open } = useConsole({ leads: 1, people: [owner, ...people] })

test.each([
  ['agent', 1],
  ['contractor', 0],
  ['viewer', 0],
])('whether a %s is offered what is told to those who work leads', async (role, count) => {
  const page = await open(`/p/${project}/settings/notices`, { email: `${role}@example.com` })
  await page.getByRole('checkbox', { name: 'Напоминание: Колокольчик', exact: true }).waitFor()
  expect(await page.getByRole('checkbox', { name: 'Не взяли вовремя: Колокольчик', exact: true }).count()).toBe(count)
})
