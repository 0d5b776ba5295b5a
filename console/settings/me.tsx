import { useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMe, useSavePreferences } from '../api/session.ts'
import { languages } from '../i18n.ts'
import { leave } from '../shell/leave.ts'
import { themes } from '../theme.ts'
import { Segments } from '../ui/segments.tsx'
import { OwnEmail, OwnName } from './own-name.tsx'
import { Password } from './password.tsx'
import { SecondFactor } from './second-factor.tsx'
import { Sessions } from './sessions.tsx'
import css from './settings.module.css'

/** The member's own settings: language, theme, password, second factor, sessions. */
export default function MyPart() {
  const { t, i18n } = useTranslation()
  const me = useMe().data
  const { colorScheme } = useMantineColorScheme()
  const { mutate: savePreferences } = useSavePreferences()
  if (!me) return null
  return (
    <section aria-labelledby="me-title">
      <h2 id="me-title">{me.name}</h2>
      <p className={css['lead-in']}>{me.email}</p>
      <p className={css['row-start']}>
        <button type="button" className="btn" onClick={leave}>
          {t('nav.leave')}
        </button>
      </p>
      <div className={css.stack}>
        <Segments
          isLabelSeen
          label={t('settings.me.language')}
          values={languages}
          chosen={languages.find((each) => each === i18n.language)}
          say={(each) => ({ ru: 'Русский', en: 'English' })[each]}
          choose={(language) => savePreferences({ language })}
        />
        <Segments
          isLabelSeen
          label={t('theme.label')}
          values={themes}
          chosen={colorScheme}
          say={(each) => t(`theme.${each}`)}
          choose={(theme) => savePreferences({ theme })}
        />
      </div>
      <OwnName />
      <OwnEmail />
      <Password />
      <SecondFactor isOn={me.second_factor} />
      <Sessions />
    </section>
  )
}
