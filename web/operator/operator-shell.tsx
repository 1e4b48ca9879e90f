import { DeskGate } from '../shell/desk-gate.tsx';
import { DeskShell } from '../shell/desk-shell.tsx';
import { useWords } from '../words/language.tsx';

const words = {
  health: { zh: '概况', en: 'Overview' },
  registries: { zh: '名单', en: 'Registries' },
  products: { zh: '产品', en: 'Products' },
  programmes: { zh: '方案', en: 'Programmes' },
};

/** Around the pages of the operator. */
export function OperatorShell() {
  const said = useWords(words);
  return (
    <DeskGate roles={['operator']}>
      <DeskShell
        places={[
          { to: '/operator', label: said.health, end: true },
          { to: '/operator/registries', label: said.registries },
          { to: '/operator/products', label: said.products },
          { to: '/operator/programmes', label: said.programmes },
        ]}
      />
    </DeskGate>
  );
}
