/** The number to dial: international if the country is known, else as given. Undefined for a masked or short one. */
export function dialNumber(phone: string, country: string): string | undefined {
  const digits = phone.replace(/\D/g, '')
  if (digits.length < 5 || phone.includes('•')) return
  if (phone.trim().startsWith('+')) return `+${digits}`
  if (country === 'RU' || country === 'KZ') {
    if (digits.length === 11 && /^[78]/.test(digits)) return `+7${digits.slice(1)}`
    if (digits.length === 10) return `+7${digits}`
  }
  return digits
}

/** Whether a text looks like an e-mail address. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text)
}

/** A number in a uniform format, `+7 921 000-00-01`; one of another country or length stays as it was typed. */
export function showNumber(number: string, typed: string): string {
  const [, area, first, second, third] = /^\+7(\d{3})(\d{3})(\d\d)(\d\d)$/.exec(number) ?? []
  return area ? `+7 ${area} ${first}-${second}-${third}` : typed
}

/** A `mailto:` link. The address is encoded, so that it cannot add recipients or a subject. */
export function mailTo(address: string): string {
  return `mailto:${encodeURIComponent(address).replace('%40', '@')}`
}

/** Links to messengers for an international number. */
export const messengers = {
  whatsapp: (number: string) => `https://wa.me/${number.slice(1)}`,
  telegram: (number: string) => `https://t.me/${number}`,
  viber: (number: string) => `viber://chat?number=${encodeURIComponent(number)}`,
} satisfies Record<string, (number: string) => string>

/** Whether a number is in international form. */
export function isInternational(number: string): boolean {
  return /^\+\d{10,15}$/.test(number)
}
