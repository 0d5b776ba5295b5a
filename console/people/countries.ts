/** Countries of a first project with their currencies. The command line takes any other. */
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

/** The browser's time zone, and the country of its language. */
export function guessOfBrowser(): { zone: string; country: string } {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const region = new Intl.Locale(navigator.language).maximize().region ?? ''
  return {
    zone: Intl.supportedValuesOf('timeZone').includes(zone) ? zone : 'Europe/Moscow',
    country: region in countries ? region : 'RU',
  }
}
