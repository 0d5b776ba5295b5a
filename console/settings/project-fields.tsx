import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from '../people/people.module.css'
import { countries, currencyOf } from '../places/countries.ts'
import { CountryField, ZoneField } from '../places/fields.tsx'

/** The fields of a new project: its name, time zone and country. */
export function ProjectFields() {
  const { t } = useTranslation()
  const [guess] = useState(guessOfBrowser)
  return (
    <>
      <label className="field">
        <span>{t('project.name')}</span>
        <input className="in" name="project" required maxLength={1000} />
      </label>
      <div className={css.two}>
        <ZoneField label={t('project.zone')} name="zone" given={guess.zone} />
        <CountryField label={t('project.countryAndCurrency')} name="country" given={guess.country} withCurrency />
      </div>
    </>
  )
}

/** The values of the fields in the format of the API. */
export function projectOf({ project = '', zone = '', country = '' }: Record<string, string>) {
  return { name: project, time_zone: zone, country, currency: currencyOf(country) }
}

/** The browser's time zone, and the country of its language. */
function guessOfBrowser(): { zone: string; country: string } {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const region = new Intl.Locale(navigator.language).maximize().region ?? ''
  return {
    zone: Intl.supportedValuesOf('timeZone').includes(zone) ? zone : 'Europe/Moscow',
    country: countries().includes(region) ? region : 'RU',
  }
}
