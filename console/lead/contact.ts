/** The number as it is dialled from anywhere, or as it was given where its country is not known. */
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

/** A link that writes to an address; whatever a stranger typed stays the address, and adds no copies or subject. */
export function mailTo(address: string): string {
  return `mailto:${encodeURIComponent(address).replace('%40', '@')}`
}

/** Ways to write to a number that the whole world can dial. */
export const messengers = {
  whatsapp: (number: string) => `https://wa.me/${number.slice(1)}`,
  telegram: (number: string) => `https://t.me/${number}`,
  viber: (number: string) => `viber://chat?number=${encodeURIComponent(number)}`,
} satisfies Record<string, (number: string) => string>

/** Whether the whole world can dial it. */
export function isInternational(number: string): boolean {
  return /^\+\d{10,15}$/.test(number)
}
