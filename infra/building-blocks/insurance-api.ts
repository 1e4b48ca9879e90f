import { Fn, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  type HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type Capability, type RouteWiring, routes } from '../../shared/contract/routes.ts';
import { alarm, alarmPeriod } from './alarm.ts';
import { encryptedLogs } from './encrypted-logs.ts';
import { type Platform } from './platform.ts';

/** Requests a second over all callers, and how many may come at once; beyond them API Gateway answers 429. */
const throttle = { rateLimit: 500, burstLimit: 1000 };

/** One line a request: what was asked and how it went, nothing about who asked. */
const accessLog = {
  requestId: '$context.requestId',
  requestedAt: '$context.requestTimeEpoch',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseBytes: '$context.responseLength',
  responseMs: '$context.responseLatency',
  functionMs: '$context.integration.latency',
  functionFault: '$context.integration.error',
  refusedToken: '$context.authorizer.error',
};

/** Why a capability has routes without a token. */
const openReasons: Readonly<Partial<Record<Capability, string>>> = {
  catalogue: 'which programmes are open is for anybody to read',
  documentation: 'the API document is public',
  papers: 'whoever holds a certificate may confirm it',
};

/** The HTTP API: routes come from the contract, tokens from the issuer in the settings. */
export class InsuranceApi extends Construct {
  private readonly api: HttpApi;
  private readonly tokens: HttpJwtAuthorizer;

  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const { settings } = platform;
    this.tokens = new HttpJwtAuthorizer('Tokens', settings.oidcIssuer, {
      jwtAudience: [settings.oidcAudience],
    });
    this.api = new HttpApi(this, 'Http', {
      description: 'Kebao: subsidised technology insurance',
      createDefaultStage: false,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(encryptedLogs(this, 'AccessLog', platform)),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
    alarm(this, 'Faults', settings, {
      metric: this.api.metricServerError({ period: alarmPeriod, statistic: 'Sum' }),
      threshold: 1,
      meaning: 'The API answered a request with a 5xx',
    });
  }

  /** Where the API answers, without the scheme. */
  get domainName(): string {
    return Fn.select(2, Fn.split('/', this.api.apiEndpoint));
  }

  /** Sends every route of the capability to the function, by routes in the function's own stack. */
  serve(capability: Capability, lambda: IFunction): void {
    const integration = asIntegration(capability, lambda);
    for (const [routeKey, wiring] of Object.entries<RouteWiring>(routes)) {
      if (wiring.capability !== capability) continue;
      const [method, path] = routeKey.split(' ') as [HttpMethod, string];
      const route = new HttpRoute(lambda, `${method}${path}`, {
        httpApi: this.api,
        routeKey: HttpRouteKey.with(path, method),
        integration,
        authorizer: wiring.open ? new HttpNoneAuthorizer() : this.tokens,
      });
      if (wiring.open) acknowledgeOpen(route, openReasons[capability] ?? '');
    }
  }

  /** Sends whatever no route names to the function, which answers that there is nothing. */
  serveUnknown(lambda: IFunction): void {
    const route = new HttpRoute(lambda, 'Unknown', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: asIntegration('unknown', lambda),
      authorizer: new HttpNoneAuthorizer(),
    });
    acknowledgeOpen(route, 'it answers unknown paths with a 404 problem document and reads nothing');
  }
}

function asIntegration(name: string, lambda: IFunction): HttpLambdaIntegration {
  return new HttpLambdaIntegration(name, lambda, { scopePermissionToRoute: false });
}

function acknowledgeOpen(route: Construct, reason: string): void {
  Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason: `Open on purpose: ${reason}.` });
}
