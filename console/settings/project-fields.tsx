import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countries, guessOfBrowser } from '../people/countries.ts'
import css from '../people/people.module.css'

/** The fields of a new project: its name, time zone and country. */
export function ProjectFields() {
  const { t, i18n } = useTranslation()
  const [guess] = useState(guessOfBrowser)
  const names = new Intl.DisplayNames(i18n.language, { type: 'region' })
  const money = new Intl.DisplayNames(i18n.language, { type: 'currency' })
  return (
    <>
      <label className="field">
        <span>{t('settings.project.name')}</span>
        <input className="in" name="project" required maxLength={1000} />
      </label>
      <div className={css.two}>
        <label className="field">
          <span>{t('settings.project.zone')}</span>
          <select className="in" name="zone" defaultValue={guess.zone}>
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('firstRun.country')}</span>
          <select className="in" name="country" defaultValue={guess.country}>
            {Object.keys(countries).map((code) => (
              <option key={code} value={code}>
                {names.of(code)}, {money.of(countries[code] as string)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </>
  )
}

/** What the fields hold, as the API takes it. */
export function projectOf({ project = '', zone = '', country = '' }: Record<string, string>) {
  return { name: project, time_zone: zone, country, currency: countries[country] ?? 'USD' }
}
