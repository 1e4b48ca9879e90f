import type { RegistryKind } from '../../../shared/domain/registries/registration.ts';
import type { Pair } from '../../words/language.tsx';

export const registryWords: Readonly<Record<RegistryKind, Pair<string>>> = {
  hnte: { zh: '高新技术企业', en: 'High and new technology enterprises' },
  'tech-sme': { zh: '科技型中小企业', en: 'Technology SMEs' },
  srdi: { zh: '专精特新企业', en: 'Specialised and innovative SMEs' },
  'little-giant': { zh: '小巨人企业', en: 'Little giants' },
  'innovation-points': { zh: '创新积分', en: 'Innovation points' },
  'firm-facts': { zh: '企业规模', en: 'Size of firms' },
  dishonest: { zh: '失信名单', en: 'Dishonest debtors' },
};

const usual = 'uscc,number,validFrom,validTo,revokedFrom';

/** The first line that a list of that kind has. */
export function headerOf(kind: RegistryKind): string {
  if (kind === 'innovation-points') return `${usual},score`;
  return kind === 'firm-facts' ? `${usual},staff,revenueFen,assetsFen,rdSpendFen` : usual;
}
