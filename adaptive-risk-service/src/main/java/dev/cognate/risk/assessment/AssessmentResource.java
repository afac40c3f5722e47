package dev.cognate.risk.assessment;

import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.risk.history.History;
import dev.cognate.risk.scoring.Assessment;
import dev.cognate.risk.scoring.Reason;
import dev.cognate.risk.scoring.RiskModel;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * {@code POST /internal/v1/assessments}: how risky a sign-in is, and why. The question is sealed with the keyring of the
 * installation, so that only its own services can ask, and only for a minute; 403 for any other.
 */
@ApplicationScoped
class AssessmentResource {
    /** The purpose of the seal; user pools seal under the same name. */
    static final String PURPOSE = "risk-assessment";

    private static final Logger LOG = Logger.getLogger(AssessmentResource.class);
    private static final String PATH = "/internal/v1/assessments";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long MOST_BYTES = 16_384;
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;

    private final History history;
    private final Sealer sealer;
    private final Clock clock;
    private final Vertx vertx;

    AssessmentResource(History history, Keyring keyring, Clock clock, Vertx vertx) {
        this.history = history;
        this.sealer = keyring.sealer(PURPOSE);
        this.clock = clock;
        this.vertx = vertx;
    }

    void routes(@Observes Router router) {
        router.post(PATH)
                .handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES))
                .handler(this::answer);
    }

    private void answer(RoutingContext call) {
        Question.open(sealer, call.body().asString(), clock.instant())
                .ifPresentOrElse(
                        question -> answer(call, question),
                        () -> call.response().setStatusCode(FORBIDDEN).end());
    }

    private void answer(RoutingContext call, Question question) {
        // a context of its own: Hibernate Reactive keeps the session there
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(ready -> assess(question)
                .subscribe()
                .with(
                        assessment -> call.response()
                                .putHeader("content-type", "application/json")
                                .end(json(assessment).encode()),
                        failure -> {
                            LOG.warnf("A sign-in could not be judged: %s", failure);
                            call.response().setStatusCode(UNAVAILABLE).end();
                        }));
    }

    private Uni<Assessment> assess(Question question) {
        return history.of(question.poolId(), question.sub(), question.at())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(past -> RiskModel.assess(past, question.origin()));
    }

    private static JsonObject json(Assessment assessment) {
        JsonArray reasons = new JsonArray();
        assessment.reasons().stream().map(Reason::wireName).forEach(reasons::add);
        JsonObject said = new JsonObject().put("points", assessment.points()).put("reasons", reasons);
        assessment.level().ifPresent(level -> said.put("level", level.name()));
        return said;
    }
}
