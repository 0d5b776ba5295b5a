import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchSelect } from '../ui/search-select.tsx'
import { countryChoices, currencyChoices } from './countries.ts'
import { zoneChoice, zoneChoices } from './zones.ts'

type Props = { name: string; label: string; given: string; hint?: string }

type ZoneProps = Props & { isDisabled?: boolean; isSmall?: boolean; onChoose?(zone: string): void }

/** A time zone, named by its city and offset in the reader's language. */
export function ZoneField({ given, onChoose, ...field }: ZoneProps) {
  const [chosen, choose] = useState(given)
  const [now] = useState(() => new Date())
  const { language } = useTranslation().i18n
  return (
    <SearchSelect
      {...field}
      shown={zoneChoice(chosen, language, now)}
      choices={() => zoneChoices(language, now, chosen)}
      choose={(zone) => {
        choose(zone)
        onChoose?.(zone)
      }}
    />
  )
}

/** A country; `withCurrency` shows its currency too. */
export function CountryField({ given, withCurrency = false, ...field }: Props & { withCurrency?: boolean }) {
  const [chosen, choose] = useState(given)
  const { language } = useTranslation().i18n
  const all = countryChoices(language, { chosen, withCurrency })
  const shown = all.find(({ value }) => value === chosen)
  return shown && <SearchSelect {...field} shown={shown} choices={() => all} choose={choose} />
}

export function CurrencyField({ given, ...field }: Props) {
  const [chosen, choose] = useState(given)
  const { language } = useTranslation().i18n
  const all = currencyChoices(language, chosen)
  const shown = all.find(({ value }) => value === chosen)
  return shown && <SearchSelect {...field} shown={shown} choices={() => all} choose={choose} />
}
