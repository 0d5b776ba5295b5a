import { useMediaQuery } from '@mantine/hooks'

/** Below 768 px another layout stands, not a squeezed one. */
export const useIsPhone = () =>
  useMediaQuery('(max-width: 767px)', window.innerWidth < 768, { getInitialValueInEffect: false })
