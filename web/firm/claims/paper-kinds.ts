import { useProductSold } from '../../api/use-product-sold.ts';
import { useNames } from '../../words/language.tsx';
import type { Claim } from './claim-page.tsx';

export const paperStates = {
  'awaiting-upload': { zh: '未上传', en: 'Not uploaded' },
  incomplete: { zh: '没传完', en: 'Incomplete' },
  'wrong-type': { zh: '文件类型不符', en: 'Wrong type' },
  uploaded: { zh: '已交', en: 'Received' },
};

/** The papers that a claim's product knows, with name and example. */
export function usePaperKinds(claim: Claim) {
  const { code, version } = claim.policyAsAtLoss.product;
  const product = useProductSold({ code, version });
  return product.data?.documents ?? [];
}

export function useKindNames(claim: Claim): (kind: string) => string {
  const names = useNames();
  const kinds = usePaperKinds(claim);
  return (kind) => {
    const known = kinds.find((one) => one.kind === kind);
    return known ? names(known.names) : kind;
  };
}
