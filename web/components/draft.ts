import { useEffect, useState } from 'react';

/**
 * What somebody has typed and not yet sent, kept on this device until it is: survives a reload, belongs to one page and one
 * thing, and is dropped when they sign out. Bank accounts never go into a draft.
 */
export function useDraft<Draft>(
  of: string,
  first: Draft,
): readonly [Draft, (change: Partial<Draft>) => void, () => void] {
  const place = `draft:${of}`;
  const [untouched] = useState(first);
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = sessionStorage.getItem(place);
    return kept === null ? untouched : { ...untouched, ...(JSON.parse(kept) as Partial<Draft>) };
  });
  useEffect(() => {
    if (draft !== untouched) sessionStorage.setItem(place, JSON.stringify(draft));
  }, [draft, untouched, place]);
  return [
    draft,
    (change) => setDraft((kept) => ({ ...kept, ...change })),
    () => sessionStorage.removeItem(place),
  ];
}
