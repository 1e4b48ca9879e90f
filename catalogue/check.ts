import path from 'node:path';
import { productVersions, programmeVersions } from '../shared/domain/catalogue/built-in-versions.ts';
import { faultsOfFiles, readDataFiles } from './data-files.ts';

/** `npm run catalogue:check`: every fault of every product and programme, by file and field; 1 where there is any. */
const root = path.join(import.meta.dirname, '..');
const files = await readDataFiles(root, { products: productVersions, programmes: programmeVersions });
const faults = faultsOfFiles(files);

for (const file of new Set(faults.map((fault) => fault.file))) {
  console.log(`\n${file}`);
  for (const fault of faults.filter((one) => one.file === file)) {
    console.log(`  ✗ ${fault.path}\n      ${fault.message}`);
  }
}
const counted = `${files.products.length} 个产品版本、${files.programmes.length} 个补贴方案版本`;
console.log(
  faults.length === 0
    ? `✓ ${counted}，没有问题 / no faults`
    : `\n${counted}，共 ${faults.length} 处问题，请按上面的文件和字段逐一修改 / ${faults.length} faults`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
