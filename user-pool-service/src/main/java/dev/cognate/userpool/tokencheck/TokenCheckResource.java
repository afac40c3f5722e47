package dev.cognate.userpool.tokencheck;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.keyring.UnsealableException;
import dev.cognate.userpool.token.LiveSignIns;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import dev.cognate.wire.web.WebServer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * {@code POST /internal/token-check}: 200 when a sign-in holds, 410 when it does not. The question is sealed with the
 * keyring of the installation, so that only its own services can ask, and only for a minute.
 */
@ApplicationScoped
class TokenCheckResource implements WebHandler {
    /** The purpose of the seal; the identity pool service seals under the same name. */
    static final String PURPOSE = "server-side-token-check";

    private static final String PATH = "/internal/token-check";
    private static final int HOLDS = 200;
    private static final int BAD = 400;
    private static final int GONE = 410;
    private static final int FAULT = 500;

    private final WebServer web;
    private final LiveSignIns signIns;
    private final Sealer sealer;
    private final Clock clock;

    TokenCheckResource(WebServer web, LiveSignIns signIns, Keyring keyring, Clock clock) {
        this.web = web;
        this.signIns = signIns;
        this.sealer = keyring.sealer(PURPOSE);
        this.clock = clock;
    }

    void routes(@Observes Router router) {
        router.post(PATH).handler(web.serving(CognitoIdp.SERVICE, this));
    }

    private record Question(String poolId, UUID sub, UUID family) {}

    @Override
    public Uni<WebAnswer> answer(WebRequest request) {
        Question question = open(request.wire().content().toString());
        return signIns.isLive(question.poolId(), question.sub(), question.family())
                .map(holds -> WebAnswer.empty(holds ? HOLDS : GONE));
    }

    private Question open(String sealed) {
        try {
            JsonObject said = new JsonObject(new String(sealer.openString(sealed), StandardCharsets.UTF_8));
            if (clock.instant().isBefore(Instant.ofEpochSecond(said.getLong("expires", 0L)))) {
                return new Question(
                        said.getString("pool"),
                        UUID.fromString(said.getString("sub", "")),
                        UUID.fromString(said.getString("family", "")));
            }
        } catch (UnsealableException | DecodeException | IllegalArgumentException notOurs) {
            throw notAQuestion();
        }
        throw notAQuestion();
    }

    private static InvalidParameterException notAQuestion() {
        return new InvalidParameterException("Only services of this installation can ask.");
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        return WebAnswer.empty(failure instanceof AwsException ? BAD : FAULT);
    }
}
