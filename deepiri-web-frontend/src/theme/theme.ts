import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const violet: MantineColorsTuple = [
  '#f1eefb',
  '#e2dcf8',
  '#cfc4f2',
  '#b5a5ea',
  '#9a86ee',
  '#8570db',
  '#6e56cf',
  '#5b44b8',
  '#4a379a',
  '#392b78',
];

export const theme = createTheme({
  primaryColor: 'violet',
  primaryShade: 6,
  colors: { violet },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  defaultRadius: 8,
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false, fz: 12 } },
    Modal: {
      defaultProps: { centered: true, overlayProps: { color: 'transparent' }, transitionProps: { duration: 150 } },
    },
    Popover: {
      defaultProps: {
        transitionProps: { duration: 120 },
        shadow: 'none',
        offset: 2,
        middlewares: { flip: true, shift: { padding: 12 } },
      },
    },
    // Enter takes the first that fits what was typed.
    Select: { defaultProps: { selectFirstOptionOnChange: true } },
    Menu: {
      // Beside its button, so that it stays within the landmark it belongs to.
      defaultProps: {
        transitionProps: { duration: 120 },
        shadow: 'none',
        withinPortal: false,
        withInitialFocusPlaceholder: false,
      },
    },
  },
});

/** The kit's own variables, told our tokens, so that both schemes come from one file. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const scheme = {
    '--mantine-color-body': 'var(--bg)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-bright': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-anchor': 'var(--accent-ink)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-default': 'var(--panel)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-disabled': 'var(--line-soft)',
    '--mantine-color-disabled-color': 'var(--ink-3)',
    '--mantine-color-violet-light': 'var(--accent-bg)',
    '--mantine-color-violet-light-color': 'var(--accent-ink)',
  };
  return { variables: {}, light: scheme, dark: scheme };
};
