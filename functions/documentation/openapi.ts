import * as z from 'zod';
import { isChange, type Operation } from '../../shared/contract/operation.ts';
import { problemShape } from '../../shared/contract/operations/shapes.ts';
import manifest from '../../package.json' with { type: 'json' };

const problem = z.object({ ...problemShape.shape, instance: z.string(), requestId: z.string() });

type Schema = Record<string, unknown>;

const tokenProblems = [
  { status: 401, code: 'unauthorized' },
  { status: 403, code: 'forbidden' },
];
const tooLarge = { status: 413, code: 'payload-too-large' };
const changeProblems = [
  { status: 400, code: 'idempotency-key-missing' },
  { status: 422, code: 'idempotency-key-reused' },
  tooLarge,
];

const jobDescription =
  'A small list is sent as text and answered with what became of each row. With `{"uploadId"}` of a list that was put to ' +
  '`POST /v1/uploads` the work is a job: 202 `{"jobId"}`, see `GET /v1/jobs/{jobId}`.';

/** The contract as OpenAPI 3.1, made from the schemas that the handlers parse with. */
export function openApiOf(operations: readonly Operation[]): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const operation of operations) {
    const [method = 'GET', path = '/'] = operation.key.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kebao 科保',
      version: manifest.version,
      description: 'Subsidised technology insurance: quote, subsidy split, bind, pay, claim, payout, settle.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: schemaOf(problem, 'output') },
    },
  };
}

function operationOf(operation: Operation): Schema {
  const tag = operation.key.split('/')[2] ?? 'docs';
  return {
    operationId: operation.operationId,
    summary: operation.summary,
    ...(operation.uploaded ? { description: jobDescription } : {}),
    tags: [tag],
    ...(operation.roles === 'open' ? { security: [] } : {}),
    ...(Array.isArray(operation.roles) ? { 'x-roles': operation.roles } : {}),
    parameters: parametersOf(operation),
    ...bodyOf(operation),
    responses: {
      [String(operation.success)]: {
        description: 'Done',
        headers: { 'Service-Time': { schema: { type: 'string', format: 'date-time' } } },
        content: {
          [operation.answerType ?? 'application/json']: { schema: schemaOf(operation.answer, 'output') },
        },
      },
      ...(operation.redirects
        ? { '303': { description: 'The answer is at `Location`, for 15 minutes' } }
        : {}),
      ...problemsOf(operation),
    },
  };
}

function parametersOf(operation: Operation): readonly Schema[] {
  const preview = { name: 'preview', in: 'query', required: false, schema: { type: 'boolean' } };
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  };
  return [
    ...fieldsOf(operation.params, 'path'),
    ...fieldsOf(operation.query, 'query'),
    ...(operation.preview ? [preview] : []),
    ...(isChange(operation) ? [{ ...key, required: operation.preview === undefined }] : []),
  ];
}

function fieldsOf(fields: Operation['params'], place: 'path' | 'query'): readonly Schema[] {
  return Object.entries(fields?.shape ?? {}).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !(field as z.ZodType).safeParse(undefined).success,
    schema: schemaOf(field as z.ZodType, 'input'),
  }));
}

function bodyOf(operation: Operation): Schema {
  const types = operation.textBody ?? operation.fileBody;
  if (types !== undefined) {
    const content = types.map((type) => [type, { schema: { type: 'string' } }]);
    if (operation.uploaded !== undefined) {
      content.push([
        'application/json',
        { schema: schemaOf(operation.uploaded, 'input') as { type: string } },
      ]);
    }
    return { requestBody: { required: true, content: Object.fromEntries(content) as Schema } };
  }
  if (operation.body === undefined) return {};
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaOf(operation.body, 'input') } },
    },
  };
}

/** One response a status, naming its codes. */
function problemsOf(operation: Operation): Schema {
  const isOpen = operation.roles === 'open';
  const codes: readonly { status: number; code: string }[] = [
    { status: 400, code: 'invalid-request' },
    ...(isChange(operation) ? changeProblems : []),
    ...(operation.onlyAsks ? [tooLarge] : []),
    ...(isOpen ? [] : tokenProblems),
    { status: 404, code: 'not-found' },
    ...Object.entries(operation.refusals ?? {}).map(([code, status]) => ({ status, code })),
  ];
  const statuses = [...new Set(codes.map(({ status }) => status))];
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: codes
          .filter((one) => one.status === status)
          .map((one) => `\`${one.code}\``)
          .join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _dialect, ...shown } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return shown;
}
