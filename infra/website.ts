import { join } from 'node:path';
import { Duration, Fn, Validations } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AccessLevel,
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';

export interface WebsiteProps {
  /** The folder that `buildWebsite` filled. */
  readonly pages: string;
  /** Origins and paths that pages may call, beside their own. */
  readonly connectTo: readonly string[];
}

/** The pages, and the API under the same address, through CloudFront. */
export class Website extends Construct {
  /** Without a slash at the end. */
  readonly url: string;
  private readonly pages: string;
  readonly bucket: Bucket;
  private readonly distribution: Distribution;
  private readonly responseHeadersPolicy: ResponseHeadersPolicy;

  constructor(scope: Construct, id: string, { pages, connectTo }: WebsiteProps) {
    super(scope, id);
    this.pages = pages;
    this.bucket = this.createBucket();
    this.responseHeadersPolicy = this.createHeaders(connectTo);
    this.distribution = this.createDistribution();
    this.url = `https://${this.distribution.distributionDomainName}`;
  }

  /** Answers the API's paths from the API. Nothing of it is cached, and its 404s stay its own. */
  serveApi(api: HttpApi): void {
    const origin = new HttpOrigin(Fn.select(2, Fn.split('/', api.apiEndpoint)));
    for (const path of ['/api/*', '/openapi.json']) {
      this.distribution.addBehavior(path, origin, {
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        responseHeadersPolicy: this.responseHeadersPolicy,
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      });
    }
  }

  /**
   * Lays the pages out. Names under assets/ change with their content, so browsers keep those for good; old ones stay,
   * for pages that people have open.
   */
  publish(config: { issuer: string; clientId: string }): void {
    const assets = new BucketDeployment(this, 'Assets', {
      sources: [Source.asset(join(this.pages, 'assets'))],
      destinationBucket: this.bucket as IBucket,
      destinationKeyPrefix: 'assets',
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
      prune: false,
    });
    const documents = new BucketDeployment(this, 'Documents', {
      sources: [Source.asset(this.pages, { exclude: ['assets'] }), Source.jsonData('config.json', config)],
      destinationBucket: this.bucket as IBucket,
      cacheControl: [CacheControl.noCache()],
      prune: false,
    });
    documents.node.addDependency(assets);
  }

  private createBucket(): Bucket {
    const bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It holds what anyone may read; only CloudFront and deployments reach it.',
    });
    return bucket;
  }

  private createHeaders(connectTo: readonly string[]): ResponseHeadersPolicy {
    const policy = [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "font-src 'self'",
      `connect-src ${["'self'", ...connectTo].join(' ')}`,
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      'upgrade-insecure-requests',
    ];
    return new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: policy.join('; '), override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        // The address of a partner's page is its authority: it must not leak to where its links lead.
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: true,
        },
      },
    });
  }

  private createDistribution(): Distribution {
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Throughline',
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      defaultBehavior: {
        // With LIST a missing file is a 404; without, S3 answers 403.
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket as IBucket, {
          originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
        }),
        compress: true,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: this.responseHeadersPolicy,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(this, 'PageRoutes', {
              runtime: FunctionRuntime.JS_2_0,
              code: FunctionCode.fromFile({ filePath: join(import.meta.dirname, 'page-routes.js') }),
            }),
          },
        ],
      },
    });
    Validations.of(distribution).acknowledge(
      {
        id: 'AwsSolutions-CFR1',
        reason: 'Partners and staff may travel; access is by link or account, not by country.',
      },
      {
        id: 'AwsSolutions-CFR2',
        reason: 'The API limits its own rate, and takes nothing but a link of 128 bits or a signed token.',
      },
      {
        id: 'AwsSolutions-CFR3',
        reason: "The path of a partner's page holds its link; logs of paths would be a list of keys.",
      },
      {
        id: 'AwsSolutions-CFR4',
        reason:
          "CloudFront's own domain fixes the oldest TLS version; a partnership's domain comes with its certificate.",
      },
      {
        id: '@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
        reason: 'The root is the start page, so that no address lists the bucket; its files are public anyway.',
      },
    );
    return distribution;
  }
}
