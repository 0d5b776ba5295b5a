import { useTranslation } from 'react-i18next'
import { IconArrowUp } from '../ui/icons.ts'

/** Shows in a row or a card that an edit of its lead is not sent yet. */
export function WaitMark({ className = '' }: { className?: string | undefined }) {
  const { t } = useTranslation()
  return (
    <span className={`mk ${className}`} title={t('card.unsent')}>
      <IconArrowUp className="i" aria-hidden />
      {t('card.waitsShort')}
    </span>
  )
}
