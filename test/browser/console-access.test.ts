import { describe, expect, test } from 'vitest'
import { barriers, barriersInTheDark, enter, places, widePlaces } from './access.ts'
import { useConsole } from './console.ts'
import { desktop, phone } from './desk-page.ts'

const { open } = useConsole({ leads: 40 })

/** Each width in both themes with one of the languages; test/long has all of them in pairs. */
const looks = [
  { name: 'a desktop, in Russian', places: [...places, ...widePlaces], look: { ...desktop, locale: 'ru-RU' } },
  { name: 'a phone, in English', places, look: { ...phone, locale: 'en-GB' } },
] as const

describe.each(looks)('nothing stands in the way of anybody on $name', ({ places, look }) => {
  test.each(places)('$name', async (place) => {
    const { path, isSignedIn = true, expects = [] } = place
    const page = await open(path, { ...look, expects, ...(!isSignedIn && { email: null, expects: [401, ...expects] }) })
    await enter(page, place)
    expect(await barriers(page, place)).toEqual([])
    expect(await barriersInTheDark(page)).toEqual([])
  })
})
