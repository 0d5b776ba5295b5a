import { useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMe, useSavePreferences } from '../api/session.ts'
import { languages } from '../i18n.ts'
import { useSignOut } from '../shell/use-sign-out.ts'
import { themes } from '../theme.ts'
import segments from '../ui/segments.module.css'
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
  const leave = useSignOut()
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
        <Choice
          label={t('settings.me.language')}
          chosen={i18n.language}
          choices={languages.map((each) => ({ value: each, label: { ru: 'Русский', en: 'English' }[each] }))}
          onChoose={(language) => savePreferences({ language })}
        />
        <Choice
          label={t('theme.label')}
          chosen={colorScheme}
          choices={themes.map((each) => ({ value: each, label: t(`theme.${each}`) }))}
          onChoose={(theme) => savePreferences({ theme })}
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

type ChoiceProps = {
  label: string
  chosen: string
  choices: { value: string; label: string }[]
  onChoose(value: string): void
}

function Choice({ label, chosen, choices, onChoose }: ChoiceProps) {
  return (
    <fieldset className={css['pick-box']}>
      <legend className="m">{label}</legend>
      <div className={`${segments.segments} ${css.pick}`}>
        {choices.map(({ value, label: said }) => (
          <button key={value} type="button" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
            {said}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
