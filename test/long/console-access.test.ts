import { describe, expect, test } from 'vitest'
import {
  barriers,
  coloursInTheDark,
  enter,
  gates,
  otherPlaces,
  type Place,
  places,
  widePlaces,
} from '../browser/access.ts'
import { useConsole } from '../browser/console.ts'
import { cut } from '../browser/cut.ts'
import { desktop, phone } from '../browser/desk-page.ts'

const { open } = useConsole({ leads: 40 })

const everywhere: Place[] = [...places, ...otherPlaces, ...gates]
const locales = ['ru-RU', 'en-GB'] as const
const looks = locales.flatMap((locale) => [
  { name: `1440 px, ${locale}`, places: [...everywhere, ...widePlaces], look: { ...desktop, locale } },
  {
    name: `1024 px, ${locale}`,
    places: [...everywhere, ...widePlaces],
    look: { viewport: { width: 1024, height: 768 }, locale },
  },
  {
    name: `200 %, ${locale}`,
    places: everywhere,
    look: { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2, locale },
  },
  { name: `a phone, ${locale}`, places: everywhere, look: { ...phone, locale } },
])

describe.each(looks)('no accessibility barriers at $name', ({ places, look }) => {
  test.each(places)('$name', async (place) => {
    const { path, isSignedIn = true, expects = [] } = place
    const page = await open(path, { ...look, expects, ...(!isSignedIn && { email: null, expects: [401, ...expects] }) })
    await enter(page, place)
    expect(await cut(page)).toEqual([])
    expect(await barriers(page, place)).toEqual([])
    expect(await coloursInTheDark(page)).toEqual([])
  })
})
