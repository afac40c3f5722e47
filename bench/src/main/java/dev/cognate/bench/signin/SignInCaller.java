package dev.cognate.bench.signin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.bench.flow.Caller;
import dev.cognate.bench.load.Operation;
import dev.cognate.bench.stack.Account;
import dev.cognate.bench.stack.CognitoWire;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** One user at one device. Not thread-safe. */
final class SignInCaller implements Caller<SignInFlow> {
    private final CognitoWire wire;
    private final Account account;
    private final SrpProver prover;
    private final TotpUsers totpUsers;
    private String accessToken;
    private String refreshToken;

    SignInCaller(CognitoWire wire, Account account, TotpUsers totpUsers) {
        this.wire = wire;
        this.account = account;
        this.prover = new SrpProver(account);
        this.totpUsers = totpUsers;
    }

    @Override
    public void signIn() throws IOException, InterruptedException {
        JsonNode tokens = initiate(
                        "USER_PASSWORD_AUTH", Map.of("USERNAME", account.username(), "PASSWORD", account.password()))
                .body()
                .path("AuthenticationResult");
        accessToken = tokens.path("AccessToken").asText();
        refreshToken = tokens.path("RefreshToken").asText();
    }

    @Override
    public Operation operation(SignInFlow flow) {
        return switch (flow) {
            case SRP -> this::srp;
            case PASSWORD -> this::password;
            case TOTP -> this::totp;
            case REFRESH -> this::refresh;
            case GET_USER -> this::getUser;
        };
    }

    private long srp() throws IOException, InterruptedException {
        CognitoWire.Answer challenge =
                initiate("USER_SRP_AUTH", Map.of("USERNAME", account.username(), "SRP_A", prover.publicKey()));
        Map<String, String> proof = prover.answer(challenge.body().path("ChallengeParameters"), Instant.now());
        CognitoWire.Answer tokens = wire.call(
                "RespondToAuthChallenge",
                Map.of(
                        "ClientId",
                        account.clientId(),
                        "ChallengeName",
                        "PASSWORD_VERIFIER",
                        "ChallengeResponses",
                        proof,
                        "Session",
                        challenge.body().path("Session").asText()));
        return challenge.nanos() + requireTokens(tokens);
    }

    private long password() throws IOException, InterruptedException {
        return requireTokens(
                initiate("USER_PASSWORD_AUTH", Map.of("USERNAME", account.username(), "PASSWORD", account.password())));
    }

    private long totp() throws IOException, InterruptedException {
        TotpUsers.Turn turn = totpUsers.next(Instant.now());
        String username = turn.account().username();
        CognitoWire.Answer challenge = wire.call(
                "InitiateAuth",
                Map.of(
                        "ClientId",
                        turn.account().clientId(),
                        "AuthFlow",
                        "USER_PASSWORD_AUTH",
                        "AuthParameters",
                        Map.of("USERNAME", username, "PASSWORD", turn.account().password())));
        CognitoWire.Answer tokens = wire.call(
                "RespondToAuthChallenge",
                Map.of(
                        "ClientId",
                        turn.account().clientId(),
                        "ChallengeName",
                        "SOFTWARE_TOKEN_MFA",
                        "ChallengeResponses",
                        Map.of("USERNAME", username, "SOFTWARE_TOKEN_MFA_CODE", turn.code()),
                        "Session",
                        challenge.body().path("Session").asText()));
        return challenge.nanos() + requireTokens(tokens);
    }

    private long refresh() throws IOException, InterruptedException {
        return requireTokens(initiate("REFRESH_TOKEN_AUTH", Map.of("REFRESH_TOKEN", refreshToken)));
    }

    private long getUser() throws IOException, InterruptedException {
        return wire.call("GetUser", Map.of("AccessToken", accessToken)).nanos();
    }

    private CognitoWire.Answer initiate(String flow, Map<String, String> parameters)
            throws IOException, InterruptedException {
        return wire.call(
                "InitiateAuth", Map.of("ClientId", account.clientId(), "AuthFlow", flow, "AuthParameters", parameters));
    }

    private static long requireTokens(CognitoWire.Answer answer) throws IOException {
        if (!answer.body().path("AuthenticationResult").has("IdToken")) {
            throw new IOException(
                    "no tokens but " + answer.body().path("ChallengeName").asText("nothing"));
        }
        return answer.nanos();
    }
}
