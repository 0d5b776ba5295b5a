import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import { fold } from './fold.ts'

/**
 * The number behind a phone as typed, in E.164 (`"+79991234567"`), or undefined when the whole text is no possible number.
 * The country decides what a national number means; an extension is left out.
 */
export function phoneNumber(text: string, country: string): string | undefined {
  const typed = text.trim() // the parser takes no white space before a plus
  const russian = elevenDigits(typed, country)
  if (russian) return russian
  const parsed = parsePhoneNumberFromString(typed, { defaultCountry: country as CountryCode, extract: false })
  return parsed?.isPossible() ? parsed.number : undefined
}

/** What a phone is compared by: its number when it is one, else its folded text. */
export function phoneKey(phone: string, country: string): string {
  return phoneNumber(phone, country) ?? fold(phone)
}

/** True for a country whose phones can be understood, by its ISO 3166 code in upper case. */
export function isCountry(code: string): boolean {
  return isSupportedCountry(code)
}

/** People in Russia and Kazakhstan write eleven digits with 8 or 7 in front, and mean +7. */
function elevenDigits(text: string, country: string): string | undefined {
  if ((country !== 'RU' && country !== 'KZ') || !/^\s*[78]/.test(text)) return
  const parsed = parsePhoneNumberFromString(text.replace(/^\s*[78]/, '+7'), { extract: false })
  if (parsed?.nationalNumber.length === 10) return parsed.number
}
