import { Annotations, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Alias, Code, Function, Runtime, SnapStartConf } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ORIGIN_SECRET_HEADER } from './origin-secrets';

export interface SampleFunctionProps {
  readonly lambdaPackage: string;
  readonly allowedOrigins: readonly string[];
  /** The public names, as in `cors.hosts.allowed`. */
  readonly allowedHosts: readonly string[];
  readonly acceptedSecrets: readonly string[];
}

/** The sample's API on Lambda, with its settings as environment variables. */
export class SampleFunction extends Construct {
  /** What is to be called. It leads to the last published version: SnapStart has no others. */
  readonly live: Alias;

  constructor(scope: Construct, id: string, props: SampleFunctionProps) {
    super(scope, id);
    const handler = new Function(this, 'Handler', {
      description: 'The API of the cors-starter sample',
      runtime: Runtime.JAVA_17,
      handler: 'io.github.corsstarter.sample.lambda.SampleHandler',
      code: Code.fromAsset(props.lambdaPackage),
      // CPU comes with memory, and an HTTP API waits no longer than 30 seconds.
      memorySize: 1024,
      timeout: Duration.seconds(29),
      // A started application is kept and resumed, so that no caller waits for the start.
      snapStart: SnapStartConf.ON_PUBLISHED_VERSIONS,
      // Lambda's own log group would stay behind for ever.
      logGroup: new LogGroup(this, 'Log', {
        retention: RetentionDays.ONE_WEEK,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
      environment: {
        CORS_ALLOWED_ORIGINS: props.allowedOrigins.join(','),
        CORS_HOSTS_ALLOWED: props.allowedHosts.join(','),
        CORS_HOSTS_USE_X_FORWARDED_HOST: 'true',
        CORS_HOSTS_SCHEME: 'https',
        CORS_HOSTS_PROXY_SECRET_HEADER: ORIGIN_SECRET_HEADER,
        CORS_HOSTS_PROXY_SECRETS: props.acceptedSecrets.join(','),
        CORS_HOSTS_REQUIRE_TRUSTED_PROXY: 'true',
      },
    });
    Annotations.of(handler).acknowledgeWarning('@aws-cdk/aws-lambda:snapStartRequirePublish', 'The alias does.');
    this.live = new Alias(this, 'Live', { aliasName: 'live', version: handler.currentVersion });
  }
}
