package dev.cognate.identitypool.gateway;

import dev.cognate.testkit.StorageResource;
import dev.cognate.testkit.StorageServer;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Unchanged SDK clients: through the gateway with somebody's credentials, or to the servers behind with the operator's. */
final class StorageClients {
    static final AwsCredentials ROOT = AwsBasicCredentials.create(
            property("cognate.iam.root-access-key-id"), property("cognate.iam.root-secret-access-key"));

    private static final AwsCredentials OPERATOR =
            AwsBasicCredentials.create(StorageResource.ACCESS_KEY, StorageResource.SECRET_KEY);
    private static final Duration CALL = Duration.ofSeconds(30);

    private StorageClients() {}

    static S3Client s3Behind() {
        URI url = URI.create(property("cognate.access-gateway.upstream.s3.url"));
        StorageServer.await(url);
        return s3(url, OPERATOR);
    }

    static DynamoDbClient dynamoDbBehind() {
        URI url = URI.create(property("cognate.access-gateway.upstream.dynamodb.url"));
        StorageServer.await(url);
        return dynamoDb(url, OPERATOR);
    }

    static S3Client s3(URI endpoint, AwsCredentials credentials) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(call ->
                        call.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(CALL))
                .build();
    }

    /** Uploads of more than 8 MiB go in parts. */
    static S3AsyncClient s3InParts(URI endpoint, AwsCredentials credentials) {
        return S3AsyncClient.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .multipartEnabled(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }

    static S3Presigner presigner(URI endpoint, AwsCredentials credentials) {
        return S3Presigner.builder()
                .endpointOverride(endpoint)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }

    static DynamoDbClient dynamoDb(URI endpoint, AwsCredentials credentials) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(call ->
                        call.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(CALL))
                .build();
    }

    private static String property(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
