import { useTranslation } from 'react-i18next'
import { useDemoLeads, useRemoveDemo } from '../api/demo.ts'
import { confirm } from '../ui/confirm.tsx'
import { FieldError } from '../ui/field-error.tsx'
import { useFormat } from '../ui/format.ts'
import { showDone } from '../ui/toasts.tsx'
import css from './settings.module.css'

/** The demo data of a project, with a button that removes it. */
export function DemoPart() {
  const { t } = useTranslation()
  const format = useFormat()
  const leads = useDemoLeads()
  const removal = useRemoveDemo()
  if (leads === 0) return null
  return (
    <section className={css.stack} aria-labelledby="demo-title">
      <h3 id="demo-title">{t('demo.title')}</h3>
      <p className="t2">{t('demo.hint', { count: leads, number: format.number(leads) })}</p>
      <FieldError error={removal.error} />
      <footer className={css['row-start']}>
        <button type="button" className="btn" disabled={removal.isPending} onClick={() => void remove()}>
          {t(removal.isPending ? 'demo.removing' : 'demo.remove')}
        </button>
      </footer>
    </section>
  )

  async function remove(): Promise<void> {
    const isMeant = await confirm({ title: t('demo.question'), text: t('demo.lost'), action: t('demo.removeAll') })
    if (isMeant) removal.mutate(undefined, { onSuccess: () => showDone(t('demo.removed')) })
  }
}
