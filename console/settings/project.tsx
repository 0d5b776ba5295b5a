import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useProject, useUpdateProject } from '../api/session.ts'
import { FieldError } from '../ui/field-error.tsx'
import { showDone } from '../ui/toasts.tsx'
import css from './settings.module.css'

/** Name, time zone, currency and language of the project. */
export default function ProjectPart() {
  const { t, i18n } = useTranslation()
  const project = useProject()
  const update = useUpdateProject()
  const names = new Intl.DisplayNames(i18n.language, { type: 'currency' })
  return (
    <section aria-labelledby="project-title">
      <h2 id="project-title">{t('settings.part.project')}</h2>
      <form className={css.stack} onSubmit={save}>
        <label className="field">
          <span>{t('settings.project.name')}</span>
          <input className="in" name="name" defaultValue={project.name} required maxLength={1000} />
        </label>
        <label className="field">
          <span>{t('settings.project.zone')}</span>
          <select className="in" name="time_zone" defaultValue={project.time_zone}>
            {[...new Set([...Intl.supportedValuesOf('timeZone'), project.time_zone])].map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </select>
          <small>{t('settings.project.zoneHint')}</small>
        </label>
        <label className="field">
          <span>{t('settings.project.currency')}</span>
          <select className="in" name="currency" defaultValue={project.currency}>
            {[...new Set([...Intl.supportedValuesOf('currency'), project.currency])].map((code) => (
              <option key={code} value={code}>
                {names.of(code)}, {code}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('settings.project.language')}</span>
          <select className="in" name="language" defaultValue={project.language}>
            <option value="ru">Русский</option>
            <option value="en">English</option>
          </select>
          <small>{t('settings.project.languageHint')}</small>
        </label>
        <FieldError error={update.error} />
        <footer className={css['row-start']}>
          <button type="submit" className="btn primary">
            {t('settings.save')}
          </button>
          <span className="t3 num">№ {project.id}</span>
        </footer>
      </form>
    </section>
  )

  function save(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const settings = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    update.mutate(settings, { onSuccess: () => showDone(t('settings.saved')) })
  }
}
