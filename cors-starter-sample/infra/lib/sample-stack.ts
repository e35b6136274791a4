import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { OriginSecrets } from './origin-secrets';
import { SampleApi } from './sample-api';
import { SampleDistribution } from './sample-distribution';
import { SampleFunction } from './sample-function';
import type { SampleSettings } from './settings';

/**
 * The name that CloudFront gives a distribution is known only when everything behind it stands. So the function accepts
 * them all; it is the secret that lets only this distribution through, and CloudFront that lets only its own names in.
 */
const ANY_DISTRIBUTION = '.cloudfront.net';

/** CloudFront, HTTP API, Lambda: the sample behind a gateway. */
export class SampleStack extends Stack {
  constructor(scope: Construct, id: string, settings: SampleSettings) {
    super(scope, id, { description: 'The cors-starter sample behind CloudFront and an HTTP API' });
    const secrets = new OriginSecrets(this, 'OriginSecrets', settings.originSecrets);
    const sample = new SampleFunction(this, 'Function', {
      lambdaPackage: settings.lambdaPackage,
      allowedOrigins: settings.allowedOrigins,
      allowedHosts: [settings.domain?.name ?? ANY_DISTRIBUTION],
      acceptedSecrets: secrets.accepted,
    });
    const api = new SampleApi(this, 'Api', { handler: sample.live });
    const distribution = new SampleDistribution(this, 'Distribution', {
      originDomainName: api.domainName,
      originSecret: secrets.sent,
      domain: settings.domain,
    });
    // The application has to accept a new secret before CloudFront sends it.
    distribution.node.addDependency(sample);

    new CfnOutput(this, 'Url', { value: `https://${distribution.domainName}` });
    new CfnOutput(this, 'ApiUrl', { description: 'Answers 400: not the way in', value: api.url });
  }
}
