import { useTranslation } from 'react-i18next'
import css from './channel-name.module.css'

/** A channel with its colour; leads without one have an empty square. */
export function ChannelName({ channel }: { channel: { name: string; colour: string } | null }) {
  const { t } = useTranslation()
  return (
    <span className={css.channel}>
      <span className={`dot ${channel?.colour ?? css.hollow}`} />
      <span className={channel ? 'cut' : 'cut t2'}>{channel?.name ?? t('reports.noChannel')}</span>
    </span>
  )
}
