import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useServerAddress } from '../api/entry-points.ts'
import { useForm } from '../api/forms.ts'
import { canManageProject, useProject } from '../api/session.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Check } from './check.tsx'
import { Crumb } from './crumb.tsx'
import { Editor } from './editor/editor.tsx'
import css from './forms.module.css'
import { Install } from './install.tsx'

/** A form: its fields, its look, its installation, and a test of arrival. */
export default function FormPage() {
  const { form: id } = useParams({ strict: false }) as { form: string }
  const { t } = useTranslation()
  const { role } = useProject()
  const { address } = useServerAddress()
  const { data: form, error, refetch } = useForm(id)
  if (error && !form) return <ErrorPanel error={error} reset={() => void refetch()} />
  if (!form) return <Skeleton rows={8} />
  if (canManageProject(role)) return <Editor key={form.id} form={form} />
  return (
    <>
      <Crumb title={form.name} points={(point) => point.form === id} />
      <div className={css.one}>
        <p className={css.note}>{t('forms.needsManager')}</p>
        <Install form={form} />
        <Check which={{ form: id }} page={`${address}${form.path}`} />
      </div>
    </>
  )
}
