import { useLocalStorage } from '@mantine/hooks'
import { useProject } from '../api/session.ts'
import { useUsualWhose, type Whose } from './sections.ts'

/** Whose call backs the member looks at: what they chose in this project, else what is usual in their role. */
export function useWhose(): [Whose, (whose: Whose) => void] {
  const usual = useUsualWhose()
  const [chosen, choose] = useLocalStorage<Whose | ''>({
    key: `zayavka.today.${useProject().id}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  })
  return [chosen || usual, choose]
}
