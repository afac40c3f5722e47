package dev.cognate.local.stack;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** The unchanged AWS SDK with an endpoint. */
public final class CognitoClients {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private CognitoClients() {}

    /** A client that signs with the root key of a stack. */
    public static CognitoIdentityProviderClient of(StackRecord stack) {
        return CognitoIdentityProviderClient.builder()
                .endpointOverride(URI.create(stack.http()))
                .region(Region.of(stack.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(stack.accessKeyId(), stack.secretAccessKey())))
                .overrideConfiguration(configuration -> configuration.apiCallTimeout(TIMEOUT))
                .build();
    }
}
