package dev.cognate.local.demo;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.cognate.local.progress.Progress;
import dev.cognate.local.stack.CognitoClients;
import dev.cognate.local.stack.StackRecord;
import dev.cognate.testkit.SrpClient;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** A user's life against a running stack, through the unchanged AWS SDK: each step in plain words. */
public final class DemoWalk {
    private static final String PASSWORD = "Correct-Horse-9-Battery";

    private final StackRecord stack;
    private final Progress progress;
    private final String username = "ada-" + Long.toString(System.currentTimeMillis(), 36);
    private final String email = username + "@example.com";

    /** A walk through {@code stack} that tells its steps to {@code progress}. */
    public DemoWalk(StackRecord stack, Progress progress) {
        this.stack = stack;
        this.progress = progress;
    }

    /** Walks; false when a step failed, which has been said, with its reason, and ended the walk. */
    public boolean run() {
        if (stack.poolId() == null) {
            progress.begin("Demo pool").failed("there is none: the user pool service could not make it at the start");
            return false;
        }
        try (CognitoIdentityProviderClient client = CognitoClients.of(stack)) {
            signUp(client);
            AuthenticationResultType tokens = signIn(client);
            use(client, tokens);
            leave(client, tokens);
            return true;
        } catch (StepFailure e) {
            return false;
        }
    }

    private void signUp(CognitoIdentityProviderClient client) {
        step("Sign up", () -> {
            client.signUp(request -> request.clientId(stack.clientId())
                    .username(username)
                    .password(PASSWORD)
                    .userAttributes(
                            AttributeType.builder().name("email").value(email).build()));
            return new Outcome<>(null, username);
        });
        String code = step("Code from the inbox", () -> {
            String found = new InboxReader(stack.http()).awaitCode(email);
            return new Outcome<>(found, found);
        });
        step("Confirm", () -> {
            client.confirmSignUp(request ->
                    request.clientId(stack.clientId()).username(username).confirmationCode(code));
            return new Outcome<>(null, "the account is confirmed, the e-mail address verified");
        });
    }

    private AuthenticationResultType signIn(CognitoIdentityProviderClient client) {
        AuthenticationResultType tokens = step("Sign in with SRP", () -> {
            SrpClient srp = SrpClient.forPool(stack.poolId());
            var challenge = client.initiateAuth(request -> request.clientId(stack.clientId())
                    .authFlow(AuthFlowType.USER_SRP_AUTH)
                    .authParameters(Map.of("USERNAME", username, "SRP_A", srp.publicKey())));
            var answer = client.respondToAuthChallenge(request -> request.clientId(stack.clientId())
                    .challengeName(ChallengeNameType.PASSWORD_VERIFIER)
                    .session(challenge.session())
                    .challengeResponses(srp.answer(challenge.challengeParameters(), PASSWORD, Instant.now())));
            return new Outcome<>(answer.authenticationResult(), "the password never left this process");
        });
        step("Verify the tokens", () -> {
            var check = new TokenCheck(stack.http(), stack.poolId());
            check.verify(tokens.accessToken(), "access");
            JWTClaimsSet id = check.verify(tokens.idToken(), "id");
            return new Outcome<>(null, "signed by the pool's published keys, issuer " + id.getIssuer());
        });
        return tokens;
    }

    private void use(CognitoIdentityProviderClient client, AuthenticationResultType tokens) {
        step("Get the user", () -> {
            var user = client.getUser(request -> request.accessToken(tokens.accessToken()));
            String sub = user.userAttributes().stream()
                    .filter(attribute -> attribute.name().equals("sub"))
                    .map(AttributeType::value)
                    .findFirst()
                    .orElseThrow(() -> new StepFailure("GetUser gave no sub"));
            return new Outcome<>(null, "sub " + sub);
        });
        step("Refresh", () -> {
            String token = refresh(client, tokens).accessToken();
            new TokenCheck(stack.http(), stack.poolId()).verify(token, "access");
            return new Outcome<>(null, "new access and ID tokens");
        });
    }

    private AuthenticationResultType refresh(CognitoIdentityProviderClient client, AuthenticationResultType tokens) {
        return client.initiateAuth(request -> request.clientId(stack.clientId())
                        .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                        .authParameters(Map.of("REFRESH_TOKEN", tokens.refreshToken())))
                .authenticationResult();
    }

    private void leave(CognitoIdentityProviderClient client, AuthenticationResultType tokens) {
        step("Sign out everywhere", () -> {
            client.globalSignOut(request -> request.accessToken(tokens.accessToken()));
            return new Outcome<>(null, "");
        });
        step("Signed out means out", () -> {
            try {
                refresh(client, tokens);
            } catch (NotAuthorizedException e) {
                return new Outcome<>(
                        null,
                        "the refresh token is refused: " + e.awsErrorDetails().errorMessage());
            }
            throw new StepFailure("the refresh token still works after GlobalSignOut");
        });
    }

    private <T> T step(String name, Supplier<Outcome<T>> action) {
        Progress.Step step = progress.begin(name);
        try {
            Outcome<T> outcome = action.get();
            step.done(outcome.words());
            return outcome.value();
        } catch (StepFailure e) {
            step.failed(e.getMessage());
            throw e;
        } catch (SdkException e) {
            step.failed(e.getMessage());
            throw new StepFailure(e.getMessage(), e);
        }
    }

    /** What a step gave, and what to say about it. */
    private record Outcome<T>(T value, String words) {}
}
