import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNoticeMutations } from '../api/notices.ts'
import type { NoticeBot } from '../api/types.ts'
import listBox from '../settings/list-box.module.css'
import settings from '../settings/settings.module.css'
import { confirm } from '../ui/confirm.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'
import css from './notices.module.css'
import { State } from './state.tsx'
import type { WayState } from './words.ts'

/** The bots for notices: the desk's bot or the project's own, and the error that keeps one from being polled. */
export function Bots({ bots }: { bots: readonly NoticeBot[] }) {
  const { t } = useTranslation()
  const { changeBot, removeBot } = useNoticeMutations()
  const [given, setGiven] = useState<NoticeBot['way']>()
  return (
    <>
      <p className="t2">{t('notices.bots.about')}</p>
      <ul className={`${listBox.box} ${listBox.wrapping}`}>
        {bots.map((bot) => {
          const { way, own, name, state, error } = bot
          return (
            <li key={way}>
              <span className={listBox.what}>
                <span className="m cut">
                  {[t(`notices.place.${way}`), name && `@${name}`].filter(Boolean).join(', ')}
                </span>
                <small>
                  <State state={stateOf(bot)} />
                </small>
                {error && <small className={settings.reason}>{error}</small>}
                {way === 'telegram' && state !== 'off' && (
                  <label className={css.check}>
                    <input
                      type="checkbox"
                      className="cb"
                      checked={bot.takes_enquiries}
                      onChange={({ target }) =>
                        void tryOrShowError(() => changeBot.mutateAsync({ way, takesEnquiries: target.checked }))
                      }
                    />
                    {t('notices.bots.enquiries')}
                  </label>
                )}
              </span>
              <button
                type="button"
                className="btn quiet"
                aria-label={`${t('notices.bots.set')}: ${t(`notices.place.${way}`)}`}
                onClick={() => setGiven(way)}
              >
                {t('notices.bots.set')}
              </button>
              {own && (
                <button
                  type="button"
                  className="btn quiet"
                  aria-label={`${t('notices.bots.remove')}: ${t(`notices.place.${way}`)}`}
                  onClick={() => void remove(bot)}
                >
                  {t('notices.bots.remove')}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {given && <TokenForm way={given} close={() => setGiven(undefined)} />}
    </>
  )

  function stateOf({ state, own, reason }: NoticeBot): WayState {
    if (state === 'failing') return { is: 'warn', text: t(`notices.fault.${reason}`) }
    if (state === 'off') return { is: 'off', text: t('notices.bots.none') }
    return { is: 'on', text: t(own ? 'notices.bots.own' : 'notices.bots.ofDesk') }
  }

  async function remove({ way, takes_enquiries }: NoticeBot): Promise<void> {
    const question = {
      title: t('notices.bots.removeTitle'),
      text: [t('notices.bots.removeText'), takes_enquiries && t('notices.bots.enquiriesEnd')].filter(Boolean).join(' '),
      action: t('notices.bots.remove'),
    }
    if (!(await confirm(question))) return
    await tryOrShowError(() => removeBot.mutateAsync(way))
  }
}

function TokenForm({ way, close }: { way: NoticeBot['way']; close(): void }) {
  const { t } = useTranslation()
  const { setBot } = useNoticeMutations()
  const save = async ({ token = '' }: Record<string, string>) => {
    await setBot.mutateAsync({ way, token: token.trim() })
    showDone(t('settings.saved'))
  }
  return (
    <FormDialog title={t(`notices.bots.of.${way}`)} action={t('settings.save')} save={save} close={close}>
      <label className="field">
        <span>{t('notices.bots.token')}</span>
        <input className="in" name="token" required minLength={10} maxLength={200} autoComplete="off" data-autofocus />
        <small>{t(`notices.bots.hint.${way}`)}</small>
      </label>
    </FormDialog>
  )
}
