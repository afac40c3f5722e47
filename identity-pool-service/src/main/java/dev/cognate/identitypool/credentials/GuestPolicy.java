package dev.cognate.identitypool.credentials;

/**
 * What guests of the enhanced flow may do at most, whatever their role allows.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html">AWS's guide: the inline session
 *     policy and the managed session policy for guest users</a>
 */
final class GuestPolicy {
    /** Both session policies in one document: a session policy that allows is enough. */
    static final String DOCUMENT = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["cloudwatch:*","logs:*","dynamodb:*",\
            "kinesis:*","mobileanalytics:*","s3:*","ses:*","sns:*","sqs:*","lambda:*","machinelearning:*",\
            "execute-api:*","iot:*","gamelift:*","cognito-identity:*","cognito-idp:*","lex:*","polly:*",\
            "comprehend:*","translate:*","transcribe:*","rekognition:*","mobiletargeting:*","firehose:*","appsync:*",\
            "personalize:*","sagemaker:InvokeEndpoint","cognito-sync:*","codewhisperer:*",\
            "textract:DetectDocumentText","textract:AnalyzeDocument","sdb:*"],"Resource":["*"]},\
            {"Effect":"Allow","Action":["rum:PutRumEvents","geo:GetMap*","geo:SearchPlaceIndex*","geo:GetPlace",\
            "geo:CalculateRoute*","geo:*Geofence","geo:*Geofences","geo:*DevicePosition*","kms:Encrypt",\
            "kms:Decrypt","kms:ReEncryptTo","kms:ReEncryptFrom","kms:GenerateDataKey","kms:GenerateDataKeyPair",\
            "kms:GenerateDataKeyPairWithoutPlaintext","kms:GenerateDataKeyWithoutPlaintext"],"Resource":["*"]}]}""";

    private GuestPolicy() {}
}
