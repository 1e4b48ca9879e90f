import { requiredPapers } from '../../../shared/domain/applications/apply-for-subsidy.ts';
import { PaperLink } from '../../components/paper-link.tsx';
import { paperWords } from '../../words/applications.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { PaperItem, type ShownPaper } from '../paper-item.tsx';
import { useUploads } from '../uploads.ts';

const words = {
  title: { zh: '要交的材料', en: 'Papers to hand in' },
  limits: {
    zh: '每份 20 MB 以内：PDF、JPEG、PNG、XLSX。一张回单付了几份保险的，附上保险公司盖章的分摊表。',
    en: 'Up to 20 MB each: PDF, JPEG, PNG, XLSX. Where one slip paid for several policies, add the split that the insurer has sealed.',
  },
  policy: { zh: '本系统出具的保险单即可', en: 'The policy as issued here will do' },
  download: { zh: '下载保险单', en: 'Download the policy' },
  invoice: { zh: '保险公司按您实付的保费开具', en: 'As the insurer issued it for what you paid' },
  'bank-slip': {
    zh: '从本企业账户付给保险公司的那一笔',
    en: "The payment from your firm's account to the insurer",
  },
};

/** Papers that have gone up, by kind. */
export type PapersOfKinds = Readonly<Record<string, readonly ShownPaper[]>>;

/** SUB-21: one place for each paper without which no application is taken. */
export function PapersToApply({
  policyNo,
  papers,
  change,
}: {
  readonly policyNo: string;
  readonly papers: PapersOfKinds;
  /** Takes over the kinds that it names. */
  readonly change: (papers: PapersOfKinds) => void;
}) {
  const said = useWords(words);
  const { language } = useLanguage();
  const uploads = useUploads({ policyNo });
  const add = async (kind: string, file: File) => {
    const documentId = await uploads.add(kind, file);
    if (documentId === undefined) return;
    const added = { documentId, fileName: file.name, sizeBytes: file.size };
    change({ [kind]: [...(papers[kind] ?? []), added] });
  };
  const remove = (kind: string, documentId: string) =>
    change({ [kind]: (papers[kind] ?? []).filter((one) => one.documentId !== documentId) });
  return (
    <section className="stack">
      <h2>{said.title}</h2>
      <p className="quiet small">{said.limits}</p>
      {requiredPapers.map((kind) => (
        <PaperItem
          key={kind}
          kind={kind}
          name={paperWords[kind]?.[language] ?? kind}
          help={said[kind]}
          papers={papers[kind] ?? []}
          share={uploads.shareOf(kind)}
          problem={uploads.problemOf(kind)}
          onFile={(file) => void add(kind, file)}
          onRemove={(documentId) => remove(kind, documentId)}
        />
      ))}
      <PaperLink
        route="GET /v1/policies/{policyNo}/policy.pdf"
        input={{ params: { policyNo } }}
        fileName={`policy-${policyNo}.pdf`}
      >
        {said.download}
      </PaperLink>
    </section>
  );
}
