import type { Node } from 'constructs';

/** What can be chosen, in cdk.json or with `-c name=value`. */
export interface SampleSettings {
  /** The zip that Maven builds. */
  readonly lambdaPackage: string;
  /** The origins of the front ends that may call the API. */
  readonly allowedOrigins: readonly string[];
  /** Names of the secrets that the application accepts. CloudFront sends the first. */
  readonly originSecrets: readonly string[];
  /** A name of your own; without it the distribution is reached by CloudFront's. */
  readonly domain?: CustomDomain;
}

export interface CustomDomain {
  readonly name: string;
  /** Of a certificate in us-east-1: CloudFront takes no other. */
  readonly certificateArn: string;
}

export function readSettings(node: Node): SampleSettings {
  return {
    lambdaPackage: required(node, 'lambdaPackage'),
    allowedOrigins: list(node, 'allowedOrigins'),
    originSecrets: list(node, 'originSecrets'),
    domain: readDomain(node),
  };
}

function readDomain(node: Node): CustomDomain | undefined {
  const name = optional(node, 'domainName');
  const certificateArn = optional(node, 'certificateArn');
  if (name && certificateArn) {
    return { name, certificateArn };
  }
  if (name || certificateArn) {
    throw new Error('domainName and certificateArn go together: CloudFront takes a name only with its certificate.');
  }
  return undefined;
}

function list(node: Node, key: string): string[] {
  return required(node, key)
    .split(',')
    .map((entry) => entry.trim());
}

function required(node: Node, key: string): string {
  const value = optional(node, key);
  if (!value) {
    throw new Error(`${key} is missing: set it in cdk.json, or with -c ${key}=...`);
  }
  return value;
}

function optional(node: Node, key: string): string | undefined {
  return node.tryGetContext(key) as string | undefined;
}
