import { useTranslation } from 'react-i18next'
import { IconChevronDown, IconChevronUp, IconTrash } from '../ui/icons.ts'

type Props = {
  name: string
  index: number
  isLast: boolean
  /** The label of the button that removes the row. */
  removal: string
  move(position: number): void
  remove(): void
}

/** The buttons of a row that move it up and down and remove it. */
export function RowTools({ name, index, isLast, removal, move, remove }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <button
        type="button"
        className="ib"
        disabled={index === 0}
        aria-label={t('settings.up', { name })}
        onClick={() => move(index - 1)}
      >
        <IconChevronUp className="i" aria-hidden />
      </button>
      <button
        type="button"
        className="ib"
        disabled={isLast}
        aria-label={t('settings.down', { name })}
        onClick={() => move(index + 1)}
      >
        <IconChevronDown className="i" aria-hidden />
      </button>
      <button type="button" className="ib" aria-label={`${removal}: ${name}`} title={removal} onClick={remove}>
        <IconTrash className="i" aria-hidden />
      </button>
    </>
  )
}
