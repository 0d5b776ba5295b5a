import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import { digitsOf, fold } from './fold.ts'

/**
 * The number behind a phone as typed, in E.164 (`"+79991234567"`), or undefined when the whole text is no possible number.
 * The country decides what a national number means; an extension is left out.
 */
export function phoneNumber(text: string, country: string): string | undefined {
  const typed = text.trim() // the parser takes no white space before a plus
  if (usual.test(typed) && (typed.startsWith('+') || isOfSeven(country))) return `+7${digitsOf(typed).slice(1)}`
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
  if (!isOfSeven(country) || !/^\s*[78]/.test(text)) return
  const parsed = parsePhoneNumberFromString(text.replace(/^\s*[78]/, '+7'), { extract: false })
  if (parsed?.nationalNumber.length === 10) return parsed.number
}

function isOfSeven(country: string): boolean {
  return country === 'RU' || country === 'KZ'
}

/** As nearly everybody writes it: `8 (999) 123-45-67`. The parser says the same of it, at many times the cost. */
const usual = /^(?:\+7|[78])[ -]?\(?\d{3}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}$/
