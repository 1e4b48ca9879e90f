import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as z from 'zod';
import { faultsOf } from '../functions/runtime/fault-words.ts';
import { Catalogue } from '../shared/domain/catalogue/catalogue.ts';
import { checkProduct } from '../shared/domain/catalogue/check-product.ts';
import { checkProgramme } from '../shared/domain/catalogue/check-programme.ts';
import { type DataFault, dataFault, nameOf } from '../shared/domain/catalogue/data-fault.ts';
import { product, type Product } from '../shared/domain/products/product.ts';
import { programme, type Programme } from '../shared/domain/subsidies/programme.ts';

/** A version and the file that it is written in. */
export interface Written<Of> {
  readonly file: string;
  readonly of: Of;
}

export interface FileFault extends DataFault {
  readonly file: string;
}

export interface DataFiles {
  readonly products: readonly Written<Product>[];
  readonly programmes: readonly Written<Programme>[];
  /** Versions that do not fit the form of their kind at all. */
  readonly misfits: readonly FileFault[];
}

/** What is listed in `built-in-versions.ts`, as it is written. */
export interface Listed {
  readonly products: readonly unknown[];
  readonly programmes: readonly unknown[];
}

/** Reads every file of products and programmes, whether it is listed yet or not. */
export async function readDataFiles(root: string, listed: Listed): Promise<DataFiles> {
  const products = await readFolder(root, 'shared/domain/products/data', product, listed.products);
  const programmes = await readFolder(root, 'shared/domain/subsidies/data', programme, listed.programmes);
  return {
    products: products.versions,
    programmes: programmes.versions,
    misfits: [...products.misfits, ...programmes.misfits],
  };
}

/** Every version of the files, whether faultless or not. */
export function catalogueOf({ products, programmes }: DataFiles): Catalogue {
  return new Catalogue(
    products.map((one) => one.of),
    programmes.map((one) => one.of),
  );
}

/** Every fault of every file, in the order of the files. */
export function faultsOfFiles(files: DataFiles): readonly FileFault[] {
  const among = catalogueOf(files);
  const at = (file: string, faults: readonly DataFault[]) => faults.map((one) => ({ file, ...one }));
  return [
    ...files.misfits,
    ...files.products.flatMap(({ file, of }) =>
      at(file, [...checkProduct(of, among), ...faultsOfFileName(file, of)]),
    ),
    ...files.programmes.flatMap(({ file, of }) => at(file, checkProgramme(of, among))),
  ].toSorted((a, b) => a.file.localeCompare(b.file));
}

/** One product version a file, named after it, so that people find it. */
function faultsOfFileName(file: string, of: Product): readonly DataFault[] {
  const name = `${of.code}-v${of.version}.ts`;
  return path.basename(file) === name
    ? []
    : [dataFault('code', `文件名应为 ${name}`, `the file should be named ${name}`)];
}

async function readFolder<Of>(
  root: string,
  folder: string,
  form: z.ZodType<Of>,
  listed: readonly unknown[],
): Promise<{ versions: Written<Of>[]; misfits: FileFault[] }> {
  const versions: Written<Of>[] = [];
  const misfits: FileFault[] = [];
  const names = (await readdir(path.join(root, folder))).filter((name) => name.endsWith('.ts')).toSorted();
  for (const name of names) {
    const file = `${folder}/${name}`;
    const exported = await importedFrom(path.join(root, file));
    if (typeof exported === 'string') {
      misfits.push({ file, ...dataFault('', `文件读不出来：${exported}`, 'the file cannot be read') });
      continue;
    }
    for (const [constant, data] of Object.entries(exported)) {
      const parsed = form.safeParse(data);
      if (parsed.success) versions.push({ file, of: parsed.data });
      else misfits.push(...misfitsOf(file, data, parsed.error));
      if (!listed.includes(data)) misfits.push({ file, ...unlisted(constant) });
    }
  }
  return { versions, misfits };
}

/** What a file exports, or in words why it exports nothing: a comma that is missing is a fault of the file like any other. */
async function importedFrom(file: string): Promise<Record<string, unknown> | string> {
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function misfitsOf(file: string, data: unknown, error: z.ZodError): readonly FileFault[] {
  return faultsOf(error, []).map((fault) => ({ file, ...fault, path: namedPath(data, fault.path) }));
}

function unlisted(constant: string): DataFault {
  return dataFault(
    constant,
    '没有列入 shared/domain/catalogue/built-in-versions.ts，服务不会出售',
    'is not listed in shared/domain/catalogue/built-in-versions.ts',
  );
}

/** A path whose places in lists are given by what stands there: `covers.0` becomes `covers.equipment`. */
function namedPath(data: unknown, at: string): string {
  let node: unknown = data;
  const steps = at.split('.').map((step) => {
    const isPlace = Array.isArray(node);
    node =
      typeof node === 'object' && node !== null
        ? Object.entries(node).find(([key]) => key === step)?.[1]
        : undefined;
    return (isPlace ? nameOf(node) : undefined) ?? step;
  });
  return steps.join('.');
}
