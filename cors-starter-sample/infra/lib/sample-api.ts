import { Fn } from 'aws-cdk-lib';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  type IHttpRouteAuthorizer,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

export interface SampleApiProps {
  readonly handler: IFunction;
  /** Whom to let in; everybody, if left out. */
  readonly authorizer?: IHttpRouteAuthorizer;
}

/**
 * The HTTP API between CloudFront and Lambda. It has no CORS configuration: with one it would answer preflights itself
 * and throw away the application's headers.
 */
export class SampleApi extends Construct {
  /** The API's own name, which CloudFront calls it by. */
  readonly domainName: string;
  readonly url: string;

  constructor(scope: Construct, id: string, props: SampleApiProps) {
    super(scope, id);
    const integration = new HttpLambdaIntegration('Integration', props.handler, {
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
    });
    const api = new HttpApi(this, 'Api', {
      description: 'The cors-starter sample',
      defaultIntegration: integration,
      defaultAuthorizer: props.authorizer,
    });
    // A preflight carries no credentials, so that an authorizer would turn every one of them away. A path variable is
    // never empty: the root has a route of its own.
    for (const path of ['/', '/{proxy+}']) {
      api.addRoutes({ path, methods: [HttpMethod.OPTIONS], integration, authorizer: new HttpNoneAuthorizer() });
    }
    this.url = api.apiEndpoint;
    this.domainName = Fn.select(2, Fn.split('/', api.apiEndpoint));
  }
}
