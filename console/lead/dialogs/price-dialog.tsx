import { Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import { parsePriceInput } from '../facts/price.ts'
import style from './dialogs.module.css'

type Props = { lead: string; answer(price: string | null | undefined): void }

/** Asks for the price of a lead that becomes paid. */
export function PriceDialog({ lead, answer }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const price = parsePriceInput(typed)
    if (price === undefined) setWrong(true)
    else answer(price)
  }
  return (
    <Modal
      opened
      onClose={() => answer(undefined)}
      title={t('card.paid.title')}
      size={400}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit} noValidate>
        <p className="t2 cut">{lead}</p>
        <label className={`field ${style.gap}`}>
          <span>{t('card.paid.amount')}</span>
          <span className={isWrong ? 'in err' : 'in'}>
            <input
              data-autofocus
              inputMode="decimal"
              autoComplete="off"
              className="num"
              value={typed}
              aria-invalid={isWrong}
              onChange={(event) => {
                setTyped(event.currentTarget.value)
                setWrong(false)
              }}
            />
            <span className="t2">{format.currencySign}</span>
          </span>
          {isWrong && (
            <span className="msg" role="alert">
              {t('card.wrong.price')}
            </span>
          )}
        </label>
        <footer className={style.end}>
          <button type="button" className={`btn quiet ${style.endButton}`} onClick={() => answer(null)}>
            {t('card.paid.without')}
          </button>
          <button type="submit" className={`btn primary ${style.endButton}`}>
            {t('card.paid.done')}
          </button>
        </footer>
      </form>
    </Modal>
  )
}
