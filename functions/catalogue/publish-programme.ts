import { publishProgrammeOperation } from '../../shared/contract/operations/catalogue.ts';
import { checkProgramme } from '../../shared/domain/catalogue/check-programme.ts';
import { insertProgrammeVersion } from '../../shared/persistence/published-versions.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { changingRoute } from '../runtime/route.ts';
import { publishVersion } from './publish-version.ts';

/** A version subsidises from its `validFrom` on; what was bound on another keeps it. */
export const publishProgramme = changingRoute(publishProgrammeOperation, async ({ body, command }) => {
  const catalogue = await currentCatalogue();
  return publishVersion(body, {
    command,
    siblings: catalogue.programmes.filter((one) => one.id === body.id),
    check: () => checkProgramme(body, catalogue.with({ programmes: [body] })),
    insert: () => insertProgrammeVersion(body, command.id),
  });
});
