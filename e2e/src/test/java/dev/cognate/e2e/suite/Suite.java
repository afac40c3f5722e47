package dev.cognate.e2e.suite;

import dev.cognate.e2e.coverage.Recorder;
import dev.cognate.local.stack.StackRecord;
import dev.cognate.testkit.SdkClients;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** The running suite. */
public final class Suite implements AutoCloseable {
    /** The region of every pool. */
    public static final String REGION = "us-east-1";

    private final Stack stack;
    private final CognitoIdentityProviderClient cognito;
    private final CognitoIdentityProviderClient anonymous;
    private final Inbox inbox;
    private final RawCalls raw;
    private final Store store;

    Suite(Stack stack) {
        this.stack = stack;
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        this.cognito = SdkClients.signing(
                        endpoint(), rootKey().accessKeyId(), rootKey().secretAccessKey())
                .userPools();
        this.anonymous = SdkClients.anonymous(endpoint()).userPools();
        this.inbox = new Inbox(endpoint(), http);
        this.raw = new RawCalls(endpoint(), http);
        this.store = new Store(stack.jdbcUrl());
    }

    /** The gateway: one address for every API. */
    public URI endpoint() {
        return stack.endpoint();
    }

    /** The key pair that may do everything. */
    public AwsBasicCredentials rootKey() {
        return stack.rootKey();
    }

    /** The SDK with the root key. */
    public CognitoIdentityProviderClient cognito() {
        return cognito;
    }

    /** The SDK of an application: it signs nothing. */
    public CognitoIdentityProviderClient anonymous() {
        return anonymous;
    }

    /** The SDK with the root key, whose requests {@code recorder} keeps. The caller closes it. */
    public CognitoIdentityProviderClient recording(Recorder recorder) {
        return CognitoIdentityProviderClient.builder()
                .region(Region.of(REGION))
                .endpointOverride(endpoint())
                .credentialsProvider(StaticCredentialsProvider.create(rootKey()))
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(recorder))
                .build();
    }

    /** Where codes are mailed to. */
    public Inbox inbox() {
        return inbox;
    }

    /** Requests no SDK would send. */
    public RawCalls raw() {
        return raw;
    }

    /** The database of user-pool-service. */
    public Store store() {
        return store;
    }

    /** A topic, read from its beginning. The caller closes it. */
    public Topic topic(String name) {
        return new Topic(stack.kafka(), name);
    }

    /** The cognito-idp operations that {@code ./cognate coverage} counts as built. */
    public Set<String> builtOperations() {
        return stack.builtOperations();
    }

    /** What commands of the launcher know of it. */
    public StackRecord record() {
        return stack.record();
    }

    /** kill -9. */
    public void killUserPoolService() {
        stack.killUserPoolService();
    }

    /** Starts it again and waits until it is ready. */
    public void startUserPoolService() {
        stack.startUserPoolService();
    }

    /** What a client program needs to know. */
    public Map<String, String> environment() {
        return Map.of(
                "COGNATE_ENDPOINT", endpoint().toString(),
                "COGNATE_TLS_ENDPOINT", stack.tlsEndpoint().toString(),
                "COGNATE_AWS_ISSUER_ENDPOINT", stack.awsIssuerEndpoint().toString(),
                "COGNATE_USER_POOL_JAR", stack.userPoolJar().toString(),
                "COGNATE_USER_POOL_SETTINGS", stack.userPoolSettings().toString(),
                "COGNATE_JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "AWS_REGION", REGION,
                "AWS_DEFAULT_REGION", REGION,
                "AWS_ACCESS_KEY_ID", rootKey().accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", rootKey().secretAccessKey());
    }

    @Override
    public void close() {
        cognito.close();
        anonymous.close();
        stack.close();
    }
}
