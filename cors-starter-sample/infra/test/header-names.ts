/**
 * "Reserved headers". CDK lets them pass, and API Gateway refuses them when the stack is deployed.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
const RESERVED_IN_MAPPINGS = namesAndPrefixes(
  ['access-control-', 'apigw-', 'x-amz-', 'x-amzn-'],
  [
    'authorization',
    'connection',
    'content-encoding',
    'content-length',
    'content-location',
    'forwarded',
    'keep-alive',
    'origin',
    'proxy-authenticate',
    'proxy-authorization',
    'te',
    'trailers',
    'transfer-encoding',
    'upgrade',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
    'via',
  ],
);

/**
 * "Custom headers that CloudFront can't add to origin requests". CDK knows them in some constructs.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html
 */
const DENIED_TO_ORIGINS = namesAndPrefixes(
  ['x-amz-', 'x-edge-'],
  [
    'cache-control',
    'connection',
    'content-length',
    'cookie',
    'host',
    'if-match',
    'if-modified-since',
    'if-none-match',
    'if-range',
    'if-unmodified-since',
    'max-forwards',
    'pragma',
    'proxy-authenticate',
    'proxy-authorization',
    'proxy-connection',
    'range',
    'request-range',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
    'via',
    'x-real-ip',
  ],
);

const MAPPING = /^(?:append|overwrite|remove):header\.(.+)$/i;

/** Parameter mappings of HTTP APIs, for requests or responses, that touch a header of API Gateway's own. */
export function reservedMappings(template: unknown): string[] {
  return strings(template).filter((text) => {
    const header = MAPPING.exec(text)?.[1];
    return header !== undefined && RESERVED_IN_MAPPINGS(header);
  });
}

/** Origin custom headers that CloudFront would not take. */
export function deniedOriginHeaders(template: unknown): string[] {
  return objects(template)
    .flatMap((object) => (Array.isArray(object['OriginCustomHeaders']) ? object['OriginCustomHeaders'] : []))
    .map((header) => header.HeaderName as string)
    .filter(DENIED_TO_ORIGINS);
}

function namesAndPrefixes(prefixes: string[], names: string[]): (header: string) => boolean {
  return (header) => {
    const name = header.toLowerCase();
    return names.includes(name) || prefixes.some((prefix) => name.startsWith(prefix));
  };
}

/** Every string below a value: requests name mappings in keys, responses in values. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return objects(value).flatMap((object) => [
    ...Object.keys(object),
    ...Object.values(object).filter((child) => typeof child === 'string'),
  ]);
}

function objects(value: unknown): Record<string, any>[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return [value as Record<string, any>, ...Object.values(value).flatMap(objects)];
}
