import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CachedMethods,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import { ORIGIN_SECRET_HEADER } from './origin-secrets';
import type { CustomDomain } from './settings';

/** Paths whose answers CloudFront keeps for a while. */
export const CACHED_PATHS = '/api/public/opening-hours*';

// From dist/lib, where this file is after compilation.
const FORWARD_HOST = join(__dirname, '..', '..', 'functions', 'forward-host.js');

export interface SampleDistributionProps {
  /** The name of the HTTP API. */
  readonly originDomainName: string;
  /** What proves to the application that a request came this way. */
  readonly originSecret: string;
  readonly domain?: CustomDomain;
}

/** CloudFront in front of the HTTP API. It adds no CORS headers: the application does. */
export class SampleDistribution extends Construct {
  readonly domainName: string;

  constructor(scope: Construct, id: string, props: SampleDistributionProps) {
    super(scope, id);
    const behavior: BehaviorOptions = {
      origin: new HttpOrigin(props.originDomainName, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        customHeaders: { [ORIGIN_SECRET_HEADER]: props.originSecret },
      }),
      functionAssociations: [{ function: this.forwardHost(), eventType: FunctionEventType.VIEWER_REQUEST }],
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      // Without OPTIONS there are no preflights.
      allowedMethods: AllowedMethods.ALLOW_ALL,
      // API Gateway answers 403 to any Host but its own.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      cachePolicy: CachePolicy.CACHING_DISABLED,
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'The cors-starter sample',
      defaultBehavior: behavior,
      additionalBehaviors: {
        [CACHED_PATHS]: {
          ...behavior,
          cachePolicy: this.corsAwareCache(),
          cachedMethods: CachedMethods.CACHE_GET_HEAD_OPTIONS,
        },
      },
      ...(props.domain && {
        domainNames: [props.domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', props.domain.certificateArn),
      }),
    });
    this.domainName = props.domain?.name ?? distribution.distributionDomainName;
  }

  private forwardHost(): Function {
    return new Function(this, 'ForwardHost', {
      comment: 'Copies Host to X-Forwarded-Host',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromFile({ filePath: FORWARD_HOST }),
    });
  }

  /**
   * A cache whose key has every header that these answers depend on. The origin request policy forwards the others as
   * well, and `Vary` does not help: CloudFront ignores it for headers that are not in the key, and would hand the answer
   * for one origin to another, or the media type that one caller asked for to all. With `cors.allow-private-network`,
   * `Access-Control-Request-Private-Network` belongs to them.
   */
  private corsAwareCache(): CachePolicy {
    return new CachePolicy(this, 'CorsAwareCache', {
      comment: 'Origin, preflight headers, media type, host and caller are in the key',
      headerBehavior: CacheHeaderBehavior.allowList(
        'Origin',
        'Access-Control-Request-Method',
        'Access-Control-Request-Headers',
        'Accept',
        'Authorization',
        'X-Forwarded-Host',
      ),
      cookieBehavior: CacheCookieBehavior.all(),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      // Puts a normalised Accept-Encoding into the key, which the origin request policy forwards.
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
      // What holds where the application sends no Cache-Control.
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.minutes(5),
      maxTtl: Duration.days(1),
    });
  }
}
