import type { ThemeConfig } from 'antd';

const font =
  "'KB Sans', 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

/** Colours and sizes of desks; contrasts are at least 4.5 for text and 3 for the edges of controls. */
export const deskTheme: ThemeConfig = {
  cssVar: { key: 'kb' },
  hashed: false,
  token: {
    colorText: '#1B2430',
    colorTextHeading: '#1B2430',
    colorTextSecondary: '#465263',
    colorTextDescription: '#5C6878',
    colorTextPlaceholder: '#697483',
    colorBorder: '#7F8B9B',
    colorSplit: '#D8DEE6',
    colorBorderSecondary: '#D8DEE6',
    colorPrimary: '#1F56A8',
    colorPrimaryHover: '#194789',
    colorLink: '#1F56A8',
    colorLinkHover: '#194789',
    colorSuccess: '#1A6B43',
    colorWarning: '#8A5200',
    colorError: '#B42318',
    fontFamily: font,
    fontSize: 14,
    borderRadius: 4,
    controlHeight: 32,
    motion: false,
  },
  components: {
    Table: { cellPaddingBlockSM: 6, cellPaddingInlineSM: 8, headerColor: '#465263' },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 600 },
  },
};

/** Pages of firms are read on a phone: larger text, and controls that a thumb finds. */
export const firmTheme: ThemeConfig = {
  ...deskTheme,
  token: { ...deskTheme.token, fontSize: 16, controlHeight: 48, borderRadius: 6 },
};
