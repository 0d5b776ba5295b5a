import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import { reminderPresets } from './remind-times.ts'

/** The maximum length of a note in the API. */
const noteLimit = 300

type Props = {
  note: string
  setNote(note: string): void
  /** The present reminder: Enter in the note keeps its time. */
  current: string | null
  canClear: boolean
  pick(moment: string | null): void
  /** Opens the calendar. */
  more(): void
}

/** Menu items of a reminder: its note, the usual times, a calendar. */
export function RemindItems({ note, setNote, current, canClear, pick, more }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <Menu.Search
        value={note}
        maxLength={noteLimit}
        clearSearchOnClose={false} // the calendar follows with the same note
        onChange={(event) => setNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          const isOfItem = event.currentTarget.closest('[data-menu-dropdown]')?.querySelector('[data-menu-active]')
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || current === null || isOfItem) return
          event.preventDefault()
          pick(current)
        }}
        placeholder={t('card.remind.note')}
        aria-label={t('card.remind.note')}
      />
      {reminderPresets(new Date(), format.timeZone).map(({ name, moment }) => (
        <Menu.Item
          key={name}
          rightSection={<span className="num t2">{format.planned(moment)}</span>}
          onClick={() => pick(moment)}
        >
          {t(`card.remind.${name}`)}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item closeMenuOnClick={false} onClick={more}>
        {t('card.remind.pick')}
      </Menu.Item>
      {canClear && <Menu.Item onClick={() => pick(null)}>{t('card.remind.none')}</Menu.Item>}
    </>
  )
}
