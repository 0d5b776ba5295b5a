/** Countries of a first project, and the money of each. Any other is a command away. */
export const countries: Record<string, string> = {
  RU: 'RUB',
  BY: 'BYN',
  KZ: 'KZT',
  AM: 'AMD',
  GE: 'GEL',
  KG: 'KGS',
  UZ: 'UZS',
  DE: 'EUR',
  ES: 'EUR',
  FR: 'EUR',
  IT: 'EUR',
  PL: 'PLN',
  RS: 'RSD',
  TR: 'TRY',
  AE: 'AED',
  GB: 'GBP',
  US: 'USD',
}

/** The zone of the browser, and the country that its language names. */
export function guessOfBrowser(): { zone: string; country: string } {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const region = new Intl.Locale(navigator.language).maximize().region ?? ''
  return {
    zone: Intl.supportedValuesOf('timeZone').includes(zone) ? zone : 'Europe/Moscow',
    country: region in countries ? region : 'RU',
  }
}
