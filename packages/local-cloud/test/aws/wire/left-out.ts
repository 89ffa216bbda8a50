const because = (reason: string, ...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, reason]));

/** Operations that the round trip leaves out, with the reason. */
export const leftOutOperations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sts: because(
    'unsigned, so that nothing tells which service the request is for',
    'AssumeRoleWithSAML',
    'AssumeRoleWithWebIdentity',
  ),
  s3: {
    ...because('an XML body and an event stream', 'SelectObjectContent'),
    ...because('an endpoint of their own', 'ListDirectoryBuckets', 'WriteGetObjectResponse'),
    ...because(
      'an XML body, which is refused by name',
      'CompleteMultipartUpload',
      'CreateBucket',
      'CreateBucketMetadataConfiguration',
      'CreateBucketMetadataTableConfiguration',
      'DeleteObjects',
      'PutBucketAbac',
      'PutBucketAccelerateConfiguration',
      'PutBucketAcl',
      'PutBucketAnalyticsConfiguration',
      'PutBucketCors',
      'PutBucketEncryption',
      'PutBucketIntelligentTieringConfiguration',
      'PutBucketInventoryConfiguration',
      'PutBucketLifecycleConfiguration',
      'PutBucketLogging',
      'PutBucketMetricsConfiguration',
      'PutBucketNotificationConfiguration',
      'PutBucketOwnershipControls',
      'PutBucketReplication',
      'PutBucketRequestPayment',
      'PutBucketTagging',
      'PutBucketVersioning',
      'PutBucketWebsite',
      'PutObjectAcl',
      'PutObjectLegalHold',
      'PutObjectLockConfiguration',
      'PutObjectRetention',
      'PutObjectTagging',
      'PutPublicAccessBlock',
      'RestoreObject',
      'UpdateBucketMetadataAnnotationTableConfiguration',
      'UpdateBucketMetadataInventoryTableConfiguration',
      'UpdateBucketMetadataJournalTableConfiguration',
      'UpdateObjectEncryption',
    ),
  },
};

/** Members that the client itself sets, changes or checks, so they cannot be random. */
export const leftOutMembers: Readonly<Record<string, readonly string[]>> = {
  sesv2: ['EndpointId'],
  s3: [
    'ChecksumAlgorithm',
    'ContentLength',
    'CopySourceSSECustomerKey',
    'CopySourceSSECustomerKeyMD5',
    'ExpiresString',
    'SSECustomerKey',
    'SSECustomerKeyMD5',
  ],
};
