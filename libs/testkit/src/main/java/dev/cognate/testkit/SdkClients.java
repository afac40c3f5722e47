package dev.cognate.testkit;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The AWS SDK for Java v2, pointed to an endpoint, in region us-east-1. Nothing is tried twice: a retry would hide the
 * failure a test looks for. The caller closes the clients.
 */
public final class SdkClients {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(30);

    private final URI endpoint;
    private final AwsCredentialsProvider credentials;

    private SdkClients(URI endpoint, AwsCredentialsProvider credentials) {
        this.endpoint = endpoint;
        this.credentials = credentials;
    }

    /** Clients that sign with a long-term key pair. */
    public static SdkClients signing(URI endpoint, String accessKeyId, String secretAccessKey) {
        return new SdkClients(
                endpoint, StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secretAccessKey)));
    }

    /** Clients that sign with temporary credentials. */
    public static SdkClients signing(URI endpoint, String accessKeyId, String secretAccessKey, String sessionToken) {
        return new SdkClients(
                endpoint,
                StaticCredentialsProvider.create(
                        AwsSessionCredentials.create(accessKeyId, secretAccessKey, sessionToken)));
    }

    /** Clients that sign nothing, as in a browser. */
    public static SdkClients anonymous(URI endpoint) {
        return new SdkClients(endpoint, AnonymousCredentialsProvider.create());
    }

    /** cognito-idp. */
    public CognitoIdentityProviderClient userPools() {
        return build(CognitoIdentityProviderClient.builder());
    }

    /** cognito-identity. */
    public CognitoIdentityClient identityPools() {
        return build(CognitoIdentityClient.builder());
    }

    /** cognito-sync. */
    public CognitoSyncClient sync() {
        return build(CognitoSyncClient.builder());
    }

    /** sts. */
    public StsClient sts() {
        return build(StsClient.builder());
    }

    private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C build(B builder) {
        return builder.region(Region.US_EAST_1)
                .endpointOverride(endpoint)
                .credentialsProvider(credentials)
                .httpClientBuilder(
                        Apache5HttpClient.builder().connectionTimeout(CONNECT).socketTimeout(CALL))
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(CALL))
                .build();
    }
}
