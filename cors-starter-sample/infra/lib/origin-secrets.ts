import { RemovalPolicy, Token } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/** The header by which the application knows that a request came through its own distribution. */
export const ORIGIN_SECRET_HEADER = 'X-Origin-Verify';

/**
 * Secrets that CloudFront and the application share. Nobody types them and the template does not contain them:
 * CloudFormation reads them where they are used.
 */
export class OriginSecrets extends Construct {
  /** What CloudFront sends. */
  readonly sent: string;
  /** What the application accepts; more than one while they are rotated. */
  readonly accepted: readonly string[];

  constructor(scope: Construct, id: string, names: readonly string[]) {
    super(scope, id);
    this.accepted = names.map((name) => this.create(name));
    const [sent] = this.accepted;
    if (sent === undefined) {
      throw new Error('At least one secret is needed.');
    }
    this.sent = sent;
  }

  private create(name: string): string {
    if (!/^[A-Za-z0-9]+$/.test(name)) {
      throw new Error(`"${name}" names no secret: letters and digits do.`);
    }
    const secret = new Secret(this, name, {
      description: `${ORIGIN_SECRET_HEADER} of the cors-starter sample`,
      // Only letters and digits are left, which a header can carry.
      generateSecretString: { excludePunctuation: true, passwordLength: 40 },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return Token.asString(secret.secretValue.unsafeUnwrap());
  }
}
