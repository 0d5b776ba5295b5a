import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useProject, useUpdateProject } from '../api/session.ts'
import { CountryField, CurrencyField, ZoneField } from '../places/fields.tsx'
import { FieldError } from '../ui/field-error.tsx'
import { showDone } from '../ui/toasts.tsx'
import { useUnsavedForm } from '../ui/unsaved.ts'
import { DemoPart } from './demo.tsx'
import css from './settings.module.css'

/** Name, time zone, country, currency and language of the project. */
export default function ProjectPart() {
  const { t } = useTranslation()
  const project = useProject()
  const update = useUpdateProject()
  const unsaved = useUnsavedForm()
  return (
    <section aria-labelledby="project-title">
      <h2 id="project-title">{t('settings.part.project')}</h2>
      <form className={css.stack} onSubmit={save} ref={unsaved.ref}>
        <label className="field">
          <span>{t('project.name')}</span>
          <input className="in" name="name" defaultValue={project.name} required maxLength={1000} />
        </label>
        <ZoneField label={t('project.zone')} hint={t('project.zoneHint')} name="time_zone" given={project.time_zone} />
        <CountryField
          label={t('project.country')}
          hint={t('project.countryHint')}
          name="country"
          given={project.country}
        />
        <CurrencyField label={t('project.currency')} name="currency" given={project.currency} />
        <label className="field">
          <span>{t('project.language')}</span>
          <select className="in" name="language" defaultValue={project.language}>
            <option value="ru">Русский</option>
            <option value="en">English</option>
          </select>
          <small>{t('project.languageHint')}</small>
        </label>
        <FieldError error={update.error} />
        <footer className={css['row-start']}>
          <button type="submit" className="btn primary">
            {t('settings.save')}
          </button>
          <span className="t3 num">№ {project.id}</span>
        </footer>
      </form>
      <DemoPart />
    </section>
  )

  /** Sends only the fields that differ, since others may have been changed by a colleague. */
  function save(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const [fields, began] = [unsaved.read(), unsaved.began()]
    const changed = Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== began[name]))
    update.mutate(changed, {
      onSuccess: () => {
        unsaved.markSaved(fields)
        showDone(t('settings.saved'))
      },
    })
  }
}
