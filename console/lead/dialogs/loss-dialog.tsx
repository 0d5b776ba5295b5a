import { Modal } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isOffered, useLostReasonsQuery } from '../../api/lost-reasons.ts'
import style from './dialogs.module.css'

type Props = { lead: string; answer(reason: string | null | undefined): void }

/**
 * Asks why a lead is lost; one click answers. If there are no reasons, or they cannot be loaded, it answers null at once, so that the status does not
 * wait.
 */
export function LossDialog({ lead, answer }: Props) {
  const { t } = useTranslation()
  const { data, failureCount } = useLostReasonsQuery()
  const reasons = data?.items.filter(isOffered)
  const hasNone = reasons ? reasons.length === 0 : failureCount > 0 || !navigator.onLine
  useEffect(() => {
    if (hasNone) answer(null)
  }, [hasNone, answer])
  if (!reasons || hasNone) return null
  return (
    <Modal
      opened
      onClose={() => answer(undefined)}
      title={t('card.lost.title')}
      size={400}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className="t2 cut">{lead}</p>
      <div className={style.offers}>
        {reasons.map(({ id, name }, index) => (
          <button
            key={id}
            type="button"
            className={style.offer}
            data-autofocus={index === 0 || undefined}
            onClick={() => answer(id)}
          >
            {name}
          </button>
        ))}
      </div>
      <footer className={style.end}>
        <button type="button" className={`btn quiet ${style.endButton}`} onClick={() => answer(null)}>
          {t('card.lost.skip')}
        </button>
      </footer>
    </Modal>
  )
}
