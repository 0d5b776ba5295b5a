import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

/** The colour scheme: one of two, or that of the system. */
export const themes = ['light', 'dark', 'auto'] as const

const petrol: MantineColorsTuple = [
  '#e8f3f5',
  '#dbecee',
  '#98c8cd',
  '#6dc0ca',
  '#5db0ba',
  '#3e8e96',
  '#2a828b',
  '#006972',
  '#005a63',
  '#00474d',
]
const gray: MantineColorsTuple = [
  '#f7f6f3',
  '#f4f3f0',
  '#ebe9e6',
  '#e4e2dd',
  '#d1cfca',
  '#adaaa6',
  '#86837e',
  '#68655f',
  '#595650',
  '#1d1b18',
]
const dark: MantineColorsTuple = [
  '#e8e6e2',
  '#aca9a4',
  '#9c9994',
  '#7a7874',
  '#3e3d3a',
  '#2c2b28',
  '#21201e',
  '#171715',
  '#100f0e',
  '#080706',
]
const red: MantineColorsTuple = [
  '#ffe5e1',
  '#fed2cd',
  '#febab4',
  '#f99e97',
  '#f28881',
  '#c36761',
  '#c04442',
  '#ac3031',
  '#972527',
  '#79191b',
]

/** The design tokens of look/tokens.css are the source; Mantine's variables point at them. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const pointers = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-bright': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-2)',
    '--mantine-color-placeholder': 'var(--text-3)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-anchor': 'var(--accent-text)',
    '--mantine-color-default': 'var(--raised)',
    '--mantine-color-default-hover': 'var(--raised-hover)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-disabled': 'var(--hover)',
    '--mantine-color-disabled-color': 'var(--text-3)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
    '--mantine-primary-color-light': 'var(--accent-soft)',
    '--mantine-primary-color-light-hover': 'var(--accent-soft-hover)',
    '--mantine-primary-color-light-color': 'var(--accent-text)',
  }
  return { variables: {}, light: pointers, dark: pointers }
}

const variantColorResolver: VariantColorsResolver = (input) => {
  const primary = !input.color || input.color === 'petrol'
  if (input.variant === 'filled' && primary)
    return { background: 'var(--accent)', hover: 'var(--accent-hover)', color: 'var(--on-accent)', border: 'none' }
  if (input.variant === 'filled' && input.color === 'red')
    return { background: 'var(--danger)', hover: 'var(--danger-hover)', color: 'var(--on-accent)', border: 'none' }
  if (input.variant === 'subtle' && input.color === 'gray')
    return { background: 'transparent', hover: 'var(--hover)', color: 'var(--text-2)', border: 'none' }
  return defaultVariantColorsResolver(input)
}

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 4 },
  colors: { petrol, gray, dark, red },
  black: '#1d1b18',
  white: '#ffffff',
  variantColorResolver,
  fontFamily: '"Golos Text Variable", "Golos Text", system-ui, "Segoe UI", Roboto, sans-serif',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
      h4: { fontSize: '13px', lineHeight: '20px' },
    },
  },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '8px', xl: '8px' },
  defaultRadius: 'sm',
  shadows: {
    xs: 'var(--shadow-1)',
    sm: 'var(--shadow-1)',
    md: 'var(--shadow-2)',
    lg: 'var(--shadow-3)',
    xl: 'var(--shadow-3)',
  },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: {
      defaultProps: { size: 'sm' },
      vars: (_: unknown, p: { size?: string }) => ({
        root: {
          '--button-height': p.size === 'xs' ? '28px' : p.size === 'lg' ? '44px' : '32px',
          '--button-padding-x': '12px',
          '--button-fz': '13px',
        },
      }),
      styles: { label: { fontWeight: 500 } },
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    Input: {
      defaultProps: { size: 'sm' },
      vars: (_: unknown, p: { error?: unknown }) => ({
        wrapper: { '--input-height': '36px', '--input-fz': '13px' },
        input: p.error ? {} : { '--input-bd': 'var(--line-field)', '--input-bd-focus': 'var(--focus)' },
      }),
    },
    InputWrapper: {
      vars: () => ({
        label: { '--input-label-size': '13px' },
        description: { '--input-description-size': '12px' },
        error: { '--input-error-size': '12px' },
      }),
    },
    Checkbox: {
      defaultProps: { size: 'xs', radius: 'xs', iconColor: 'var(--on-accent)' },
      styles: { label: { fontSize: 13 } },
    },
    Radio: { defaultProps: { size: 'xs', iconColor: 'var(--on-accent)' }, styles: { label: { fontSize: 13 } } },
    // Without the focus placeholder: ARIA allows nothing but items in a menu.
    Menu: {
      defaultProps: {
        shadow: 'md',
        radius: 'md',
        transitionProps: { duration: 80 },
        withInitialFocusPlaceholder: false,
      },
    },
    Popover: { defaultProps: { shadow: 'md', radius: 'md', transitionProps: { duration: 80 } } },
    Modal: {
      defaultProps: { radius: 'md', shadow: 'lg', padding: 'xl', centered: true, transitionProps: { duration: 140 } },
      styles: { title: { fontSize: 16, lineHeight: '24px', fontWeight: 600 } },
    },
    Drawer: {
      defaultProps: {
        size: 560,
        position: 'right',
        withOverlay: false,
        lockScroll: false,
        trapFocus: false,
        transitionProps: { duration: 140 },
      },
    },
    Tooltip: { defaultProps: { openDelay: 400, color: 'var(--tip)', fz: 'xs', transitionProps: { duration: 80 } } },
  },
})
