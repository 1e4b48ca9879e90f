import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { type Node } from 'constructs';
import { portalClientId, type PortalSettings } from '../shared/contract/portal.ts';

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

/** What is said beside the settings where the portal is put on AWS too. */
export interface PortalHosting {
  /** Where `vite build web` has put it. */
  readonly folder: string;
  /** Certificate of the portal's domain: the ARN of one of ACM's, or the id of one that IAM keeps, as China asks for. */
  readonly certificate: string;
  readonly signIn: PortalSettings;
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

/** Reads how the portal is put on AWS; `undefined` where nothing asks for that. */
export function readPortalHosting(node: Node): PortalHosting | undefined {
  if (node.tryGetContext('portalFolder') === undefined) return undefined;
  const resource: unknown = node.tryGetContext('portalResource');
  return {
    folder: text(node, 'portalFolder'),
    certificate: text(node, 'portalCertificate'),
    signIn: {
      issuer: text(node, 'oidcIssuer'),
      clientId: portalClientId,
      scope: text(node, 'portalScope'),
      ...(typeof resource === 'string' && { resource }),
    },
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
