import { type Choice, searchWords } from './search-choices.ts'

/** The currency of each country whose phones the server can parse, by ISO 4217 and ISO 3166. */
const currencies = new Map(
  `RUB=RU
  EUR=AD+AT+AX+BE+BG+BL+CY+DE+EE+ES+FI+FR+GF+GP+GR+HR+IE+IT+LT+LU+LV+MC+ME+MF+MQ+MT+NL+PM+PT+RE+SI+SK+SM+VA+XK+YT
  USD=AS+BQ+EC+FM+GU+IO+MH+MP+PR+PW+SV+TC+TL+US+VG+VI+ZW BYN=BY KZT=KZ AMD=AM GEL=GE KGS=KG UZS=UZ TJS=TJ TMT=TM
  AZN=AZ MDL=MD UAH=UA GBP=GB+GG+IM+JE CHF=CH+LI DKK=DK+FO+GL NOK=NO+SJ SEK=SE ISK=IS PLN=PL CZK=CZ HUF=HU RON=RO
  RSD=RS BAM=BA MKD=MK ALL=AL GIP=GI TRY=TR ILS=IL+PS AED=AE SAR=SA QAR=QA KWD=KW BHD=BH OMR=OM JOD=JO LBP=LB
  SYP=SY IQD=IQ IRR=IR YER=YE AFN=AF PKR=PK INR=IN BDT=BD NPR=NP BTN=BT LKR=LK MVR=MV CNY=CN HKD=HK MOP=MO TWD=TW
  JPY=JP KRW=KR KPW=KP MNT=MN VND=VN THB=TH KHR=KH LAK=LA MMK=MM MYR=MY SGD=SG BND=BN IDR=ID PHP=PH
  AUD=AU+CC+CX+KI+NF+NR+TV NZD=CK+NU+NZ+TK FJD=FJ PGK=PG SBD=SB TOP=TO VUV=VU WST=WS XPF=NC+PF+WF CAD=CA MXN=MX
  GTQ=GT BZD=BZ HNL=HN NIO=NI CRC=CR PAB=PA CUP=CU DOP=DO HTG=HT JMD=JM BSD=BS BBD=BB TTD=TT
  XCD=AG+AI+DM+GD+KN+LC+MS+VC AWG=AW ANG=CW+SX KYD=KY BMD=BM COP=CO VES=VE GYD=GY SRD=SR BRL=BR PEN=PE BOB=BO
  PYG=PY UYU=UY ARS=AR CLP=CL FKP=FK EGP=EG LYD=LY TND=TN DZD=DZ MAD=EH+MA MRU=MR XOF=BF+BJ+CI+GW+ML+NE+SN+TG
  XAF=CF+CG+CM+GA+GQ+TD GHS=GH NGN=NG GNF=GN SLE=SL LRD=LR GMD=GM CVE=CV STN=ST AOA=AO CDF=CD RWF=RW BIF=BI UGX=UG
  KES=KE TZS=TZ ETB=ET ERN=ER DJF=DJ SOS=SO SDG=SD SSP=SS ZMW=ZM MWK=MW MZN=MZ BWP=BW NAD=NA SZL=SZ LSL=LS ZAR=ZA
  MGA=MG KMF=KM MUR=MU SCR=SC SHP=SH`
    .split(/\s+/)
    .flatMap((pair) => {
      const [currency = '', countries = ''] = pair.split('=')
      return countries.split('+').map((country) => [country, currency] as const)
    }),
)

/** The codes of all countries. */
export function countries(): string[] {
  return [...currencies.keys()]
}

export function currencyOf(country: string): string {
  return currencies.get(country) ?? 'USD'
}

type Countries = { chosen: string; withCurrency: boolean }

/** Countries by name, including the chosen one, with their currency on request. */
export function countryChoices(language: string, { chosen, withCurrency }: Countries): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const english = new Intl.DisplayNames('en', { type: 'region' })
  const money = new Intl.DisplayNames(language, { type: 'currency' })
  const choices = [...new Set([...countries(), chosen])].map((value): Choice => {
    const name = names.of(value) ?? value
    const currency = currencyOf(value)
    return {
      value,
      label: withCurrency ? `${name}, ${money.of(currency)}` : name,
      words: searchWords(`${name} ${english.of(value)} ${value} ${withCurrency ? currency : ''}`),
    }
  })
  return inOrder(choices, language)
}

/** All currencies by name, and the given one. */
export function currencyChoices(language: string, chosen: string): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' })
  const english = new Intl.DisplayNames('en', { type: 'currency' })
  const choices = [...new Set([...Intl.supportedValuesOf('currency'), chosen])].map((value): Choice => {
    const label = `${names.of(value)}, ${value}`
    return { value, label, words: searchWords(`${label} ${english.of(value)}`) }
  })
  return inOrder(choices, language)
}

function inOrder(choices: Choice[], language: string): Choice[] {
  const { compare } = new Intl.Collator(language)
  return choices.sort((one, other) => compare(one.label, other.label))
}
