import { englishCities, otherCities, russianCities } from './cities.ts'
import { countries } from './countries.ts'
import { type Choice, searchWords } from './search-choices.ts'

/** All time zones that this browser knows, and the chosen one, from west to east. At the same offset, those of its country come first. */
export function zoneChoices(language: string, now: Date, chosen: string): Choice[] {
  const ids = [...new Set([...Intl.supportedValuesOf('timeZone'), chosen])]
  const name = naming(language)
  const home = countryOf(chosen)
  const zones = ids.map((id) => ({ choice: name(id, now), offset: offsetOf(id, now), away: countryOf(id) !== home }))
  const { compare } = new Intl.Collator(language)
  zones.sort(
    (one, other) =>
      one.offset - other.offset ||
      Number(one.away) - Number(other.away) ||
      compare(one.choice.label, other.choice.label),
  )
  return zones.map(({ choice }) => choice)
}

/** A zone as its city and offset, `Москва, UTC+3`. */
export function zoneChoice(id: string, language: string, now: Date): Choice {
  return naming(language)(id, now)
}

/** Names zones in a language; they are found by city, country, offset and IANA name. */
function naming(language: string) {
  const regions = [language, 'ru', 'en'].map((each) => new Intl.DisplayNames(each, { type: 'region' }))
  return (id: string, now: Date): Choice => {
    const country = countryOf(id)
    const [named = '', ...others] = country ? regions.map((each) => each.of(country) ?? '') : []
    const [city, offset] = [cityOf(id, language, named), utcOf(offsetOf(id, now))]
    const more = `${id} ${id.replaceAll('/', ' ')} ${named} ${others.join(' ')} ${otherCities[id] ?? ''}`
    return {
      value: id,
      label: city === offset ? city : `${city}, ${offset}`,
      hint: named === city ? '' : named,
      words: [...searchWords(city), ...searchWords(`${more} ${offsetWords(offset)}`)],
    }
  }
}

/** An offset in minutes as `UTC+3`. */
function utcOf(minutes: number): string {
  if (minutes === 0) return 'UTC'
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`
}

/** Minutes east of Greenwich. */
function offsetOf(id: string, now: Date): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: id, timeZoneName: 'longOffset' }).formatToParts(now)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0
}

function cityOf(id: string, language: string, country: string): string {
  const english = englishCities[id] ?? (id.split('/').at(-1) as string).replaceAll('_', ' ')
  return language === 'ru' ? (russianCities[id] ?? (country || english)) : english
}

/** `gmt+3`, `+3` and `+03:00`, which find `utc+3` too. */
function offsetWords(offset: string): string {
  const [, sign = '+', hours = '0', minutes = '00'] = /^UTC([+−])(\d+)(?::(\d\d))?$/.exec(offset) ?? []
  const short = `${sign}${hours}${minutes === '00' ? '' : `:${minutes}`}`
  return `${offset} gmt${short} ${short} ${sign}${hours.padStart(2, '0')}:${minutes}`
}

type ZonesOfRegion = Intl.Locale & { timeZones?: string[]; getTimeZones?(): string[] | undefined }

let known: Map<string, string> | undefined

/** The country of a zone; undefined in browsers that do not list zones by country. */
function countryOf(zone: string): string | undefined {
  known ??= new Map(
    countries().flatMap((country) => {
      const region = new Intl.Locale(`und-${country}`) as ZonesOfRegion
      return (region.getTimeZones?.() ?? region.timeZones ?? []).map((each) => [each, country] as const)
    }),
  )
  return known.get(zone)
}
