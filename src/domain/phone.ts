import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import { digitsOf, fold } from './fold.ts'

/**
 * Normalises a phone to E.164 (`"+79991234567"`), or undefined when the text is not a possible number. The country
 * decides the meaning of a national number; an extension is dropped.
 */
export function phoneNumber(text: string, country: string): string | undefined {
  const typed = text.trim() // the parser rejects white space before a plus
  if (commonSpelling.test(typed) && (typed.startsWith('+') || isOfSeven(country)))
    return `+7${digitsOf(typed).slice(1)}`
  const russian = elevenDigits(typed, country)
  if (russian) return russian
  const parsed = parsePhoneNumberFromString(typed, { defaultCountry: country as CountryCode, extract: false })
  return parsed?.isPossible() ? parsed.number : undefined
}

/** The comparison key of a phone: its E.164 number, else its folded text. */
export function phoneKey(phone: string, country: string): string {
  return phoneNumber(phone, country) ?? fold(phone)
}

/** The comparison key of a phone if it identifies a person. */
export function personKey(phone: string, country: string): string | undefined {
  const key = phoneKey(phone, country)
  return isNumberKey(key) ? key : undefined
}

/**
 * Whether a comparison key is a number and so identifies a person. An incomplete text such as `+7 (` is shared by many. A complete number of an unknown
 * country code counts, in the spelling that was given. After +7 there are 10 digits, or 14: the plan of Russia and Kazakhstan has such numbers too,
 * and an extension that was typed behind a number without a mark makes one.
 */
export function isNumberKey(key: string): boolean {
  return /^\+(?:7(?:\d{10}|\d{14})|[1-689]\d{6,14})$/.test(key)
}

/** True for a supported country, by its ISO 3166 code in upper case. */
export function isCountry(code: string): boolean {
  return isSupportedCountry(code)
}

/** In Russia and Kazakhstan eleven digits that begin with 8 or 7 mean +7. */
function elevenDigits(text: string, country: string): string | undefined {
  if (!isOfSeven(country) || !/^\s*[78]/.test(text)) return
  const parsed = parsePhoneNumberFromString(text.replace(/^\s*[78]/, '+7'), { extract: false })
  if (parsed?.nationalNumber.length === 10) return parsed.number
}

function isOfSeven(country: string): boolean {
  return country === 'RU' || country === 'KZ'
}

/** The most common spelling, `8 (999) 123-45-67`. The parser gives the same result at many times the cost. */
const commonSpelling = /^(?:\+7|[78])[ -]?\(?\d{3}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}$/
