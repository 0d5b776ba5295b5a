import { useMediaQuery } from '@mantine/hooks'

/** Below 768 px the console has another layout. */
export const useIsPhone = () =>
  useMediaQuery('(max-width: 767px)', window.innerWidth < 768, { getInitialValueInEffect: false })
