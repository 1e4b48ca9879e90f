const family = '@expo-google-fonts/noto-sans-sc';

/** Files of packages that lie beside the function that makes papers, as they lie beside its source. */
export const paperFonts = {
  regular: `${family}/400Regular/NotoSansSC_400Regular.ttf`,
  bold: `${family}/700Bold/NotoSansSC_700Bold.ttf`,
} as const;

/** The licence of the fonts, which goes wherever they go. */
export const paperFontsLicence = `${family}/LICENSE_FONT`;
