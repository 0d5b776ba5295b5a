import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import { digitsOf } from './fold.ts'

/**
 * The number behind a phone as typed, in E.164 (`"+79991234567"`), or undefined when the whole text is no possible number.
 * The country decides what a national number means; an extension is left out.
 */
export function phoneNumber(text: string, country: string): string | undefined {
  const russian = elevenDigits(text, country)
  if (russian) return russian
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: country as CountryCode, extract: false })
  return parsed?.isPossible() ? parsed.number : undefined
}

/** True for a country whose phones can be understood, by its ISO 3166 code in upper case. */
export function isCountry(code: string): boolean {
  return isSupportedCountry(code)
}

/** People in Russia and Kazakhstan write eleven digits with 8 or 7 in front, and mean +7. */
function elevenDigits(text: string, country: string): string | undefined {
  if (country !== 'RU' && country !== 'KZ') return
  if (!/^[78][\d\s\p{Pd}().]*$/u.test(text.trim())) return
  const digits = digitsOf(text)
  if (digits.length === 11) return `+7${digits.slice(1)}`
}
