import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDestinationMutations, type WithHealth } from '../api/destinations.ts'
import { confirm } from '../ui/confirm.tsx'
import { useFormat } from '../ui/format.ts'
import { IconRepeat, IconSend } from '../ui/icons.ts'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'
import css from './destinations.module.css'
import { answerText, tookText } from './words.ts'

const ResendForm = lazy(() => import('./resend.tsx'))
const SecretForm = lazy(() => import('./secret.tsx'))

type Props = { destination: WithHealth; onEdit(): void; onSecret(secret: string): void; onRemoved(): void }

/** The actions on the opened destination. */
export function DestinationToolbar({ destination, onEdit, onSecret, onRemoved }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { update, remove, rotate, test } = useDestinationMutations()
  const [dialog, setDialog] = useState<'resend' | 'secret'>()
  const { id, name, kind, state, failures, first_failure_at } = destination
  const isOn = state === 'on'
  return (
    <header className={css.bar}>
      <h3>{name}</h3>
      <button type="button" className="btn quiet s" onClick={onEdit}>
        {t('destinations.edit')}
      </button>
      <button type="button" className="btn quiet s" onClick={() => void toggle()}>
        {t(isOn ? 'destinations.pause' : 'destinations.start')}
      </button>
      <button type="button" className="btn quiet s" onClick={() => void end()}>
        {t('destinations.remove')}
      </button>
      <span className="grow" />
      {failures > 0 && first_failure_at && (
        <span className="t2">
          {t('destinations.failing', {
            count: failures,
            number: format.number(failures),
            when: format.moment(first_failure_at),
          })}
        </span>
      )}
      <button type="button" className="btn s" onClick={() => setDialog('resend')}>
        <IconRepeat className="i" aria-hidden />
        {t('destinations.resendSince')}
      </button>
      <button
        type="button"
        className="btn s"
        onClick={() => (kind === 'webhook' ? void rotated() : setDialog('secret'))}
      >
        {t(`destinations.secret.${kind}`)}
      </button>
      <button type="button" className="btn s" disabled={test.isPending} onClick={() => void check()}>
        <IconSend className="i" aria-hidden />
        {t('destinations.check')}
      </button>
      <Suspense fallback={null}>
        {dialog === 'resend' && <ResendForm destination={destination} close={() => setDialog(undefined)} />}
        {dialog === 'secret' && <SecretForm destination={destination} close={() => setDialog(undefined)} />}
      </Suspense>
    </header>
  )

  async function toggle(): Promise<void> {
    await tryOrShowError(async () => {
      await update.mutateAsync({ id, change: { state: isOn ? 'paused' : 'on' } })
      showDone(t(isOn ? 'destinations.paused' : 'destinations.started'))
    })
  }

  async function end(): Promise<void> {
    const title = t('destinations.removeTitle', { name })
    if (!(await confirm({ title, text: t('destinations.removeText'), action: t('destinations.remove') }))) return
    await tryOrShowError(async () => {
      onRemoved() // no further request about it
      await remove.mutateAsync(id)
      showDone(t('destinations.removed'))
    })
  }

  async function rotated(): Promise<void> {
    const action = t('destinations.secret.webhook')
    const question = { title: t('destinations.rotateTitle'), text: t('destinations.rotateText'), action, isSafe: true }
    if (!(await confirm(question))) return
    await tryOrShowError(async () => {
      const { secret } = await rotate.mutateAsync({ id })
      if (secret) onSecret(secret)
    })
  }

  async function check(): Promise<void> {
    await tryOrShowError(async () => {
      const attempt = await test.mutateAsync(id)
      const took = tookText(t, format, attempt.ms)
      const said = { answer: answerText(t, attempt), took }
      showDone(t(attempt.outcome === 'delivered' ? 'destinations.arrived' : 'destinations.notArrived', said))
    })
  }
}
