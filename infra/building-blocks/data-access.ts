import { Validations } from 'aws-cdk-lib';
import { environmentNames } from '../../shared/contract/environment.ts';
import { archivedPeriodsPrefix, claimDocumentsPrefix } from '../../shared/contract/documents.ts';
import { table as shape } from '../../shared/contract/table.ts';
import { archiveArnExport, documentsArnExport, type KebaoData } from '../data-stack.ts';
import { type Settings } from '../settings.ts';
import { type InsuranceFunction } from './insurance-function.ts';

/** Lets the function read the business table and its indexes: what persistence sends to read, and no more. */
export function readsTable(reader: InsuranceFunction, { table, key }: KebaoData): void {
  const indexArns = Object.values(shape.indexes).map(({ name }) => `${table.tableArn}/index/${name}`);
  reader.allow(['dynamodb:GetItem', 'dynamodb:Query'], [table.tableArn]);
  reader.allow(['dynamodb:Query'], indexArns);
  reader.allow(['kms:Decrypt'], [key.keyArn]);
  reader.tell(environmentNames.tableName, table.tableName);
}

/** Lets the function read the business table and change it, in transactions too. Nothing is ever deleted. */
export function writesTable(writer: InsuranceFunction, data: KebaoData): void {
  readsTable(writer, data);
  writer.allow(['dynamodb:PutItem', 'dynamodb:UpdateItem'], [data.table.tableArn]);
}

/** Lets a function that only reads record who read which case, and write nothing else. */
export function recordsCaseReads(reader: InsuranceFunction, { table }: KebaoData): void {
  reader.allow(['dynamodb:PutItem'], [table.tableArn], {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${shape.readsPrefix}*`] },
  });
}

/** Lets a function that reads the table read many items by their keys in one request. */
export function readsManyItems(reader: InsuranceFunction, { table }: KebaoData): void {
  reader.allow(['dynamodb:BatchGetItem'], [table.tableArn]);
}

/** Lets the function look at documents of claims. */
export function readsDocuments(reader: InsuranceFunction, data: KebaoData): void {
  readsFiles(reader, data, claimDocumentsPrefix);
}

/** Lets the function sign uploads of claim documents, and look at what arrived. */
export function takesDocuments(taker: InsuranceFunction, data: KebaoData): void {
  keepsFiles(taker, data, claimDocumentsPrefix);
}

/** Lets the function read, or sign the reading of, files whose keys begin so. */
export function readsFiles(reader: InsuranceFunction, data: KebaoData, prefix: string): void {
  allowFiles(reader, data, prefix, ['s3:GetObject']);
  reader.allow(['kms:Decrypt'], [data.key.keyArn]);
}

/** Lets the function write, or sign the writing of, files whose keys begin so. */
export function writesFiles(writer: InsuranceFunction, data: KebaoData, prefix: string): void {
  allowFiles(writer, data, prefix, ['s3:PutObject']);
  writer.allow(['kms:Decrypt', 'kms:GenerateDataKey'], [data.key.keyArn]);
}

/** Lets the function write files whose keys begin so, and read them again. */
export function keepsFiles(keeper: InsuranceFunction, data: KebaoData, prefix: string): void {
  allowFiles(keeper, data, prefix, ['s3:GetObject', 's3:PutObject']);
  keeper.allow(['kms:Decrypt', 'kms:GenerateDataKey'], [data.key.keyArn]);
}

/** Lets the function read, or sign the reading of, books of closed periods. */
export function readsArchive(reader: InsuranceFunction, data: KebaoData): void {
  allowArchive(reader, data, ['s3:GetObject']);
  reader.allow(['kms:Decrypt'], [data.key.keyArn]);
}

/** Lets the function put books of closed periods under their lock, which nobody can loosen. */
export function writesArchive(writer: InsuranceFunction, data: KebaoData): void {
  allowArchive(writer, data, ['s3:GetObject', 's3:PutObject', 's3:PutObjectRetention']);
  writer.allow(['kms:Decrypt', 'kms:GenerateDataKey'], [data.key.keyArn]);
}

function allowArchive(user: InsuranceFunction, data: KebaoData, actions: readonly string[]): void {
  user.allow(actions, [`${data.archiveArn}/${archivedPeriodsPrefix}*`]);
  user.tell(environmentNames.archiveBucket, data.archive.bucketName);
  acknowledgePrefix(user, `${archiveArnExport}/${archivedPeriodsPrefix}`);
}

function allowFiles(
  user: InsuranceFunction,
  data: KebaoData,
  prefix: string,
  actions: readonly string[],
): void {
  user.allow(actions, [`${data.documentsArn}/${prefix}*`]);
  user.tell(environmentNames.documentsBucket, data.documents.bucketName);
  acknowledgePrefix(user, `${documentsArnExport}/${prefix}`);
}

function acknowledgePrefix(user: InsuranceFunction, beginning: string): void {
  Validations.of(user).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${beginning}*]`,
    reason:
      'Each file is a new object, so only the beginning of its key can be named; no other key may be touched.',
  });
}

/** Tells the function whether products without a filing number may be sold here. */
export function knowsDemoProducts(seller: InsuranceFunction, settings: Settings): void {
  seller.tell(environmentNames.demoProducts, String(settings.demoProducts));
}
