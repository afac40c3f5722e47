package dev.cognate.identitypool.provider;

import dev.cognate.contract.identity.CognitoIdentityProvider;
import dev.cognate.identitypool.http.OutgoingHttp;
import dev.cognate.identitypool.http.Unreachable;
import dev.cognate.identitypool.pool.Pool;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.wire.config.AccountConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks the user pool service whether the user of a token is still there, enabled and signed in, where a pool wants that
 * ({@code ServerSideTokenCheck}). The question is sealed with the keyring both services have, so that nobody else can ask.
 */
@ApplicationScoped
class LiveTokens {
    /** The purpose of the seal; the user pool service opens it under the same name. */
    static final String PURPOSE = "server-side-token-check";

    private static final String PATH = "/internal/token-check";
    private static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final int OK = 200;
    private static final int GONE = 410;

    private final OutgoingHttp http;
    private final Sealer sealer;
    private final Clock clock;
    private final AccountConfig account;
    private final URI endpoint;

    LiveTokens(OutgoingHttp http, Keyring keyring, Clock clock, AccountConfig account, ProviderConfig config) {
        this.http = http;
        this.sealer = keyring.sealer(PURPOSE);
        this.clock = clock;
        this.account = account;
        this.endpoint =
                URI.create(config.userPoolsUrl().orElse(account.publicUrl()).replaceAll("/+$", "") + PATH);
    }

    /** Fails with NotAuthorizedException when the pool wants live tokens and this one is not. */
    Uni<Void> require(Pool pool, VerifiedLogin login) {
        return isWanted(pool, login) ? ask(login) : Uni.createFrom().voidItem();
    }

    private boolean isWanted(Pool pool, VerifiedLogin login) {
        return Objects.requireNonNullElse(
                        pool.settings().cognitoIdentityProviders(), List.<CognitoIdentityProvider>of())
                .stream()
                .filter(provider -> Boolean.TRUE.equals(provider.serverSideTokenCheck()))
                .anyMatch(provider -> UserPoolName.parse(provider.providerName(), account)
                        .map(UserPoolName::canonical)
                        .filter(name -> login.mappingKey().equals(name + ":" + provider.clientId()))
                        .isPresent());
    }

    private Uni<Void> ask(VerifiedLogin login) {
        String poolId =
                login.login().provider().substring(login.login().provider().indexOf('/') + 1);
        JsonObject question = new JsonObject()
                .put("pool", poolId)
                .put("sub", login.login().subject())
                .put("family", family(login).orElse(null))
                .put("iat", login.claims().get("iat"))
                .put("expires", clock.instant().plus(LIFETIME).getEpochSecond());
        String sealed = sealer.sealToString(question.encode().getBytes(StandardCharsets.UTF_8));
        return http.send(HttpRequest.newBuilder(endpoint)
                        .header("content-type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString(sealed)))
                .onFailure(Unreachable.class)
                .transform(silent -> InvalidLogin.silent(login.login().provider()))
                .invoke(response -> requireGood(response.statusCode(), login))
                .replaceWithVoid();
    }

    /** The sign-in the token is of; pools that do not revoke tokens name it in {@code event_id} only. */
    private static Optional<String> family(VerifiedLogin login) {
        return login.text("origin_jti").or(() -> login.text("event_id"));
    }

    private static void requireGood(int status, VerifiedLogin login) {
        if (status == GONE) {
            throw InvalidLogin.because("Token is revoked, or its user is disabled or deleted.");
        }
        if (status != OK) {
            throw InvalidLogin.silent(login.login().provider());
        }
    }
}
