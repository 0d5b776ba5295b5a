import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, unwrap } from '../api/client.ts'
import { refetchMe, useProject } from '../api/session.ts'
import { FieldError } from '../ui/field-error.tsx'
import { showDone } from '../ui/toasts.tsx'

/** What the project is called, which zone counts its days, and in what money it reckons. */
export default function ProjectPart() {
  const { t, i18n } = useTranslation()
  const project = useProject()
  const [error, setError] = useState<unknown>()
  const names = new Intl.DisplayNames(i18n.language, { type: 'currency' })
  return (
    <section aria-labelledby="project-title">
      <h2 id="project-title">{t('settings.part.project')}</h2>
      <form className="stack" onSubmit={(event) => void save(event)}>
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
        <FieldError error={error} />
        <footer className="row-start">
          <button type="submit" className="btn primary">
            {t('settings.save')}
          </button>
          <span className="t3 num">№ {project.id}</span>
        </footer>
      </form>
    </section>
  )

  async function save(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const body = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    try {
      await unwrap(client.PATCH('/api/v2/projects/{project}', { params: { path: { project: project.id } }, body }))
      await refetchMe()
      setError(undefined)
      showDone(t('settings.saved'))
    } catch (reason) {
      setError(reason)
    }
  }
}
