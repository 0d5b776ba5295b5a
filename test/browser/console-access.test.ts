import { expect, test } from 'vitest'
import { barriers, enter, places, widePlaces } from './access.ts'
import { useConsole } from './console.ts'
import { desktop, phone } from './desk-page.ts'

const { open } = useConsole({ leads: 40 })

const looks = [
  { name: 'on a desktop in the light', look: { ...desktop, locale: 'ru-RU' } },
  { name: 'on a phone in the dark', look: { ...phone, locale: 'en-GB', colorScheme: 'dark' } },
] as const

/** Each place in one of two looks, in turn; `npm run test:long` checks all of them, in each width, language and theme. */
const seen = [
  ...places.map((place, index) => ({ place, ...(looks[index % looks.length] as (typeof looks)[number]) })),
  ...widePlaces.map((place) => ({ place, ...looks[0] })),
]

test.each(seen)('no accessibility barriers: $place.name $name', async ({ place, look }) => {
  const { path, isSignedIn = true, expects = [] } = place
  const page = await open(path, { ...look, expects, ...(!isSignedIn && { email: null, expects: [401, ...expects] }) })
  await enter(page, place)
  expect(await barriers(page, place)).toEqual([])
})
