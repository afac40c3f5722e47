package dev.cognate.local.demo;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.cognate.local.progress.Progress;
import dev.cognate.local.stack.CognitoClients;
import dev.cognate.local.stack.StackRecord;
import dev.cognate.testkit.SrpClient;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** A user's life against a running stack, through the unchanged AWS SDK: each step in plain words. */
public final class DemoWalk {
    static final String PASSWORD = "Correct-Horse-9-Battery";

    private final StackRecord stack;
    private final Progress progress;
    private final Steps steps;
    private final String username = "ada-" + Long.toString(System.currentTimeMillis(), 36);
    private final String email = username + "@example.com";

    /** A walk through {@code stack} that tells its steps to {@code progress}. */
    public DemoWalk(StackRecord stack, Progress progress) {
        this.stack = stack;
        this.progress = progress;
        this.steps = new Steps(progress);
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
            new StorageWalk(stack, steps).run(client, tokens.idToken());
            leave(client, tokens);
            return true;
        } catch (StepFailure e) {
            return false;
        }
    }

    private void signUp(CognitoIdentityProviderClient client) {
        steps.take("Sign up", () -> {
            client.signUp(request -> request.clientId(stack.clientId())
                    .username(username)
                    .password(PASSWORD)
                    .userAttributes(
                            AttributeType.builder().name("email").value(email).build()));
            return new Steps.Outcome<>(null, username);
        });
        String code = steps.take("Code from the inbox", () -> {
            String found = new InboxReader(stack.http()).awaitCode(email);
            return new Steps.Outcome<>(found, found);
        });
        steps.take("Confirm", () -> {
            client.confirmSignUp(request ->
                    request.clientId(stack.clientId()).username(username).confirmationCode(code));
            return new Steps.Outcome<>(null, "the account is confirmed, the e-mail address verified");
        });
    }

    private AuthenticationResultType signIn(CognitoIdentityProviderClient client) {
        AuthenticationResultType tokens = steps.take("Sign in with SRP", () -> {
            SrpClient srp = SrpClient.forPool(stack.poolId());
            var challenge = client.initiateAuth(request -> request.clientId(stack.clientId())
                    .authFlow(AuthFlowType.USER_SRP_AUTH)
                    .authParameters(Map.of("USERNAME", username, "SRP_A", srp.publicKey())));
            var answer = client.respondToAuthChallenge(request -> request.clientId(stack.clientId())
                    .challengeName(ChallengeNameType.PASSWORD_VERIFIER)
                    .session(challenge.session())
                    .challengeResponses(srp.answer(challenge.challengeParameters(), PASSWORD, Instant.now())));
            return new Steps.Outcome<>(answer.authenticationResult(), "the password never left this process");
        });
        steps.take("Verify the tokens", () -> {
            var check = new TokenCheck(stack.http(), stack.poolId());
            check.verify(tokens.accessToken(), "access");
            JWTClaimsSet id = check.verify(tokens.idToken(), "id");
            return new Steps.Outcome<>(null, "signed by the pool's published keys, issuer " + id.getIssuer());
        });
        return tokens;
    }

    private void use(CognitoIdentityProviderClient client, AuthenticationResultType tokens) {
        steps.take("Get the user", () -> {
            var user = client.getUser(request -> request.accessToken(tokens.accessToken()));
            String sub = user.userAttributes().stream()
                    .filter(attribute -> attribute.name().equals("sub"))
                    .map(AttributeType::value)
                    .findFirst()
                    .orElseThrow(() -> new StepFailure("GetUser gave no sub"));
            return new Steps.Outcome<>(null, "sub " + sub);
        });
        steps.take("Refresh", () -> {
            String token = refresh(client, tokens).accessToken();
            new TokenCheck(stack.http(), stack.poolId()).verify(token, "access");
            return new Steps.Outcome<>(null, "new access and ID tokens");
        });
    }

    private AuthenticationResultType refresh(CognitoIdentityProviderClient client, AuthenticationResultType tokens) {
        return client.initiateAuth(request -> request.clientId(stack.clientId())
                        .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                        .authParameters(Map.of("REFRESH_TOKEN", tokens.refreshToken())))
                .authenticationResult();
    }

    private void leave(CognitoIdentityProviderClient client, AuthenticationResultType tokens) {
        steps.take("Sign out everywhere", () -> {
            client.globalSignOut(request -> request.accessToken(tokens.accessToken()));
            return new Steps.Outcome<>(null, "");
        });
        steps.take("Signed out means out", () -> {
            try {
                refresh(client, tokens);
            } catch (NotAuthorizedException e) {
                return new Steps.Outcome<>(
                        null,
                        "the refresh token is refused: " + e.awsErrorDetails().errorMessage());
            }
            throw new StepFailure("the refresh token still works after GlobalSignOut");
        });
    }
}
