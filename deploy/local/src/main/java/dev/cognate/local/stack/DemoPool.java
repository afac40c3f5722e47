package dev.cognate.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.local.folder.StateFolder;
import dev.cognate.local.progress.Progress;
import dev.cognate.local.relyingparty.DemoClient;
import dev.cognate.local.service.Service;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** The ready-made pool and client, made through the API like any other and remembered by id. */
final class DemoPool {
    private static final String NAME = "demo";
    private static final List<String> SCOPES = List.of("openid", "email", "profile", "aws.cognito.signin.user.admin");
    private static final List<ExplicitAuthFlowsType> FLOWS = List.of(
            ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH,
            ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
            ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH);
    private static final int TIMEOUT_MILLIS = 3_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private DemoPool() {}

    /** The ids of the demo pool, which is made when it is not there; nothing when that fails, which is said. */
    static Optional<DemoIds> ensure(LocalStack stack, StateFolder state, Progress progress) {
        if (!stack.isReady(Service.USER_POOL)) {
            return Optional.empty();
        }
        Progress.Step step = progress.begin("Demo pool");
        try {
            DemoIds ids = remembered(stack, state)
                    .map(known -> withPages(stack, known))
                    .orElseGet(() -> create(stack));
            StateFolder.writeSecret(state.demo(), JSON.writeValueAsString(ids));
            step.done(ids.poolId());
            return Optional.of(ids);
        } catch (SdkException | IOException e) {
            step.skipped("cannot be made: " + reason(e));
            return Optional.empty();
        }
    }

    private static String reason(Exception failure) {
        return failure instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? service.awsErrorDetails().errorCode() + ", "
                        + service.awsErrorDetails().errorMessage()
                : String.valueOf(failure.getMessage());
    }

    private static Optional<DemoIds> remembered(LocalStack stack, StateFolder state) throws IOException {
        if (!Files.exists(state.demo())) {
            return Optional.empty();
        }
        DemoIds ids = JSON.readValue(state.demo().toFile(), DemoIds.class);
        return exists(stack, ids) ? Optional.of(ids) : Optional.empty();
    }

    /** Asks for the pool's public keys, which costs nothing at start, unlike loading the SDK. */
    private static boolean exists(LocalStack stack, DemoIds ids) throws IOException {
        var url = URI.create(stack.endpoints().http() + "/" + ids.poolId() + "/.well-known/jwks.json")
                .toURL();
        var connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    }

    private static DemoIds create(LocalStack stack) {
        try (CognitoIdentityProviderClient client = CognitoClients.of(stack.record())) {
            String poolId = client.createUserPool(request -> request.poolName(NAME)
                            .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                            .userPoolTags(Map.of("purpose", "a pool to try things with")))
                    .userPool()
                    .id();
            String site = stack.endpoints().http();
            String clientId = client.createUserPoolClient(request -> request.userPoolId(poolId)
                            .clientName(NAME)
                            .generateSecret(false)
                            .explicitAuthFlows(FLOWS)
                            .supportedIdentityProviders("COGNITO")
                            .allowedOAuthFlowsUserPoolClient(true)
                            .allowedOAuthFlows(OAuthFlowType.CODE)
                            .allowedOAuthScopes(SCOPES)
                            .callbackURLs(site + DemoClient.CALLBACK)
                            .logoutURLs(site + DemoClient.HOME))
                    .userPoolClient()
                    .clientId();
            return new DemoIds(poolId, clientId, domain(client, poolId), site);
        }
    }

    /** State of before there were pages gets them, and an endpoint that has moved is told to the client. */
    private static DemoIds withPages(LocalStack stack, DemoIds known) {
        String site = stack.endpoints().http();
        if (known.domain() != null && site.equals(known.site())) {
            return known;
        }
        try (CognitoIdentityProviderClient client = CognitoClients.of(stack.record())) {
            client.updateUserPoolClient(request -> request.userPoolId(known.poolId())
                    .clientId(known.clientId())
                    .explicitAuthFlows(FLOWS)
                    .supportedIdentityProviders("COGNITO")
                    .allowedOAuthFlowsUserPoolClient(true)
                    .allowedOAuthFlows(OAuthFlowType.CODE)
                    .allowedOAuthScopes(SCOPES)
                    .callbackURLs(site + DemoClient.CALLBACK)
                    .logoutURLs(site + DemoClient.HOME));
            String domain = known.domain() == null ? domain(client, known.poolId()) : known.domain();
            return new DemoIds(known.poolId(), known.clientId(), domain, site);
        }
    }

    private static String domain(CognitoIdentityProviderClient client, String poolId) {
        client.createUserPoolDomain(
                request -> request.userPoolId(poolId).domain(NAME).managedLoginVersion(2));
        return NAME;
    }
}
