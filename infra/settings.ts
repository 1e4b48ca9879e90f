import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { type Node } from 'constructs';

/** What differs from one installation to the next; everything else is the same everywhere. */
export interface Settings {
  /** Issuer of the tokens that the API accepts; its discovery document must be reachable from API Gateway. */
  readonly oidcIssuer: string;
  readonly oidcAudience: string;
  /** Origin of the portal, from which browsers put documents into the bucket. */
  readonly portalOrigin: string;
  /** `true` where products without a filing number may be sold. */
  readonly demoProducts: boolean;
  /** How long logs are kept. The Cybersecurity Law, article 21 (3), asks for six months at the least. */
  readonly logRetention: RetentionDays;
  /** SNS topic that hears every alarm; without it alarms only change colour. */
  readonly alarmTopicArn?: string;
}

const leastRetentionDays = 180;

/** Reads the settings from context (`cdk.json`, or `-c name=value`) and refuses what cannot be deployed. */
export function readSettings(node: Node): Settings {
  const alarmTopicArn: unknown = node.tryGetContext('alarmTopicArn');
  return {
    oidcIssuer: text(node, 'oidcIssuer'),
    oidcAudience: text(node, 'oidcAudience'),
    portalOrigin: text(node, 'portalOrigin'),
    demoProducts: text(node, 'demoProducts') === 'true',
    logRetention: retention(text(node, 'retentionDays')),
    ...(typeof alarmTopicArn === 'string' && { alarmTopicArn }),
  };
}

function text(node: Node, name: string): string {
  const value: unknown = node.tryGetContext(name);
  if (typeof value !== 'string' || value === '') throw new Error(`context ${name} must be a text`);
  return value;
}

function retention(days: string): RetentionDays {
  const known = Object.values(RetentionDays).find((period) => String(period) === days);
  if (typeof known !== 'number' || Number(days) < leastRetentionDays) {
    throw new Error(`context retentionDays must be one that CloudWatch knows, from ${leastRetentionDays} up`);
  }
  return known;
}
