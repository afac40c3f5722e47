package dev.cognate.userpool.trigger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.contract.idp.InvalidLambdaResponseException;
import dev.cognate.contract.idp.UnexpectedLambdaException;
import dev.cognate.contract.idp.UserLambdaValidationException;
import dev.cognate.userpool.context.CallerContext;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Calls the functions of pools, wherever they are.
 *
 * <p>Calls fail with {@link UserLambdaValidationException} when the function throws, {@link UnexpectedLambdaException} when
 * it cannot be run or does not answer, and {@link InvalidLambdaResponseException} when nobody can make sense of its answer.
 */
@ApplicationScoped
public class Triggers {
    private static final Logger LOG = Logger.getLogger(Triggers.class);

    private final TriggerTargets targets;
    private final LambdaInvoker lambda;
    private final WebhookInvoker webhooks;
    private final TopicPublisher topics;
    private final TriggerConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    /** One for each function that pools of this account name. */
    private final Map<String, FunctionGate> gates = new ConcurrentHashMap<>();

    Triggers(
            TriggerTargets targets,
            LambdaInvoker lambda,
            WebhookInvoker webhooks,
            TopicPublisher topics,
            TriggerConfig config,
            ObjectMapper json,
            Clock clock) {
        this.targets = targets;
        this.lambda = lambda;
        this.webhooks = webhooks;
        this.topics = topics;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /** Whether the pool has a function for the trigger. Costs nothing. */
    public boolean isSet(UserPool pool, Trigger trigger) {
        return trigger.functionOf(pool).isPresent();
    }

    /** Calls the function of the pool and waits for its answer, which comes on the caller's context. */
    Uni<TriggerAnswer> call(TriggerCall call) {
        return send(call, true).map(answer -> TriggerAnswer.of(parsed(answer)));
    }

    /** Hands the event over and does not wait for what the function returns. */
    Uni<Void> tell(TriggerCall call) {
        return send(call, false).replaceWithVoid();
    }

    private Uni<String> send(TriggerCall call, boolean answered) {
        return Uni.createFrom().deferred(() -> {
            Executor caller = CallerContext.executor();
            Trigger trigger = call.source().trigger();
            String arn = trigger.functionOf(call.occasion().pool()).orElseThrow();
            TriggerTarget target = targets.find(arn).orElseThrow(() -> noTarget(trigger, arn));
            Map<String, Object> event = TriggerEvents.of(call);
            Invocation invocation = new Invocation("msg_" + UUID.randomUUID(), written(event), answered);
            return deliver(target, arn, invocation, call, event)
                    .onFailure(InvocationFailure.class)
                    .invoke(failure -> LOG.warnf("%s (%s): %s", call, arn, failure.getMessage()))
                    .onFailure(InvocationFailure.class)
                    .transform(failure -> error(trigger, failure))
                    .emitOn(caller);
        });
    }

    private Uni<String> deliver(
            TriggerTarget target, String arn, Invocation invocation, TriggerCall call, Map<String, Object> event) {
        return switch (target) {
            case TriggerTarget.Lambda function -> invoke(arn, () -> lambda.invoke(function, invocation));
            case TriggerTarget.Webhook webhook -> invoke(arn, () -> webhooks.invoke(webhook, invocation));
            case TriggerTarget.Topic topic -> {
                yield call.source().trigger().isOneWay()
                        ? topics.publish(topic, call, event).replaceWith(invocation.event())
                        : Uni.createFrom()
                                .failure(new InvocationFailure.NotRun(
                                        "its events go to a Kafka topic (cognate.trigger.topic), which cannot answer"));
            }
        };
    }

    /** A function that does not answer in time is asked again, one that fails is not, as in AWS. */
    private Uni<String> invoke(String arn, Supplier<Uni<String>> attempt) {
        return gates.computeIfAbsent(arn, name -> new FunctionGate(config, clock))
                .pass(() -> attempt(attempt, config.attempts()));
    }

    private static Uni<String> attempt(Supplier<Uni<String>> attempt, int left) {
        return left <= 1
                ? attempt.get()
                : attempt.get()
                        .onFailure(InvocationFailure.Silence.class)
                        .recoverWithUni(() -> attempt(attempt, left - 1));
    }

    private static UnexpectedLambdaException noTarget(Trigger trigger, String arn) {
        LOG.warnf(
                "%s has no target: set cognate.trigger.lambda.endpoint (or AWS_ENDPOINT_URL_LAMBDA), or the arn of a"
                        + " cognate.trigger.webhook or cognate.trigger.topic",
                arn);
        return new UnexpectedLambdaException(trigger.spoken()
                + " invocation failed due to configuration: the function has no target; set"
                + " cognate.trigger.lambda.endpoint or cognate.trigger.webhook.");
    }

    private static Throwable error(Trigger trigger, Throwable failure) {
        return failure instanceof InvocationFailure.Thrown
                ? new UserLambdaValidationException(
                        trigger.spoken() + " failed with error " + failure.getMessage() + ".")
                : new UnexpectedLambdaException(
                        trigger.spoken() + " invocation failed due to error " + failure.getMessage() + ".");
    }

    private String written(Map<String, Object> event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of strings cannot be written as JSON", e);
        }
    }

    private JsonNode parsed(String answer) {
        try {
            return json.readTree(answer);
        } catch (JsonProcessingException notJson) {
            throw TriggerAnswer.unrecognizable();
        }
    }
}
