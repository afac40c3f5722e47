package dev.cognate.local.stack;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** The unchanged AWS SDK with an endpoint. */
public final class CognitoClients {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private CognitoClients() {}

    /** A client that signs with the root key of a stack. */
    public static CognitoIdentityProviderClient of(StackRecord stack) {
        return forRoot(CognitoIdentityProviderClient.builder(), stack);
    }

    /** Any client that signs with the root key of a stack. */
    public static <B extends AwsClientBuilder<B, C>, C> C forRoot(B builder, StackRecord stack) {
        return client(builder, stack, AwsBasicCredentials.create(stack.accessKeyId(), stack.secretAccessKey()));
    }

    /** Any client of a stack that signs with {@code credentials}. */
    public static <B extends AwsClientBuilder<B, C>, C> C client(
            B builder, StackRecord stack, AwsCredentials credentials) {
        return builder.endpointOverride(URI.create(stack.http()))
                .region(Region.of(stack.region()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(configuration -> configuration.apiCallTimeout(TIMEOUT))
                .build();
    }
}
