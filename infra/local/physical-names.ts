export const region = 'cn-northwest-1';
const partition = 'aws-cn';
const account = '000000000000';

export const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::Region': region,
  'AWS::Partition': partition,
  'AWS::AccountId': account,
  'AWS::URLSuffix': 'amazonaws.com.cn',
  'AWS::StackId': `arn:${partition}:cloudformation:${region}:${account}:stack/local`,
};

type Properties = Readonly<Record<string, unknown>>;

/** How each type is named by the template itself, and what its ARN looks like. */
const known: Readonly<Record<string, { named?: string; arn: (name: string) => string; ref?: 'arn' }>> = {
  'AWS::DynamoDB::Table': { named: 'TableName', arn: (name) => arn('dynamodb', `table/${name}`) },
  'AWS::DynamoDB::GlobalTable': { named: 'TableName', arn: (name) => arn('dynamodb', `table/${name}`) },
  'AWS::Lambda::Function': { named: 'FunctionName', arn: (name) => arn('lambda', `function:${name}`) },
  'AWS::S3::Bucket': { named: 'BucketName', arn: (name) => `arn:${partition}:s3:::${name}` },
  'AWS::StepFunctions::StateMachine': {
    named: 'StateMachineName',
    arn: (name) => arn('states', `stateMachine:${name}`),
    ref: 'arn',
  },
  'AWS::Events::EventBus': { named: 'Name', arn: (name) => arn('events', `event-bus/${name}`) },
  'AWS::Events::Rule': { named: 'Name', arn: (name) => arn('events', `rule/${name}`) },
  'AWS::Scheduler::Schedule': { named: 'Name', arn: (name) => arn('scheduler', `schedule/default/${name}`) },
  'AWS::KMS::Key': { arn: (name) => arn('kms', `key/${name}`) },
  'AWS::IAM::Role': { named: 'RoleName', arn: (name) => `arn:${partition}:iam::${account}:role/${name}` },
  'AWS::Logs::LogGroup': { named: 'LogGroupName', arn: (name) => arn('logs', `log-group:${name}:*`) },
  'AWS::SQS::Queue': { named: 'QueueName', arn: (name) => arn('sqs', name) },
  'AWS::SNS::Topic': { named: 'TopicName', arn: (name) => arn('sns', name), ref: 'arn' },
};

/** The name that a resource goes by, as CloudFormation would make it up, without its random end. */
export function physicalName(stack: string, logicalId: string, type: string, properties: Properties): string {
  const property = known[type]?.named;
  const given = property ? properties[property] : undefined;
  if (typeof given === 'string') return given;
  const name = `${stack}-${logicalId}`;
  return type === 'AWS::S3::Bucket' ? name.toLowerCase().slice(0, 63) : name.slice(0, 64);
}

/** The ARN of a resource; a version or an alias of a function has that function's with its own name behind. */
export function arnOf(type: string, name: string, properties: Properties): string {
  if (type === 'AWS::Lambda::Version' || type === 'AWS::Lambda::Alias') {
    const target = String(properties.FunctionName);
    const qualifier = type === 'AWS::Lambda::Version' ? '1' : String(properties.Name);
    return `${target.startsWith('arn:') ? target : arn('lambda', `function:${target}`)}:${qualifier}`;
  }
  return known[type]?.arn(name) ?? arn('local', `${type.replaceAll('::', '-')}/${name}`);
}

/** What `Ref` says of a resource. */
export function referenceOf(type: string, name: string, properties: Properties): string {
  const qualified = type === 'AWS::Lambda::Version' || type === 'AWS::Lambda::Alias';
  return qualified || known[type]?.ref === 'arn' ? arnOf(type, name, properties) : name;
}

function arn(service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}
