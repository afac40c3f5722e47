package dev.cognate.userpool.trigger;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.LambdaConfigType;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.iam.Principal;
import dev.cognate.testkit.FunctionEndpoint;
import dev.cognate.testkit.MovableClock;
import dev.cognate.userpool.pool.UserPool;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Triggers as configured by a test, without the service around them. */
final class TestTriggers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int CONVERTER_PRIORITY = 500;

    private TestTriggers() {}

    /** With a short time-out, unless the settings say otherwise. */
    static Triggers with(Map<String, String> settings, MovableClock clock) {
        TriggerConfig config = config(settings);
        ObjectMapper json = new ObjectMapper();
        FunctionClient client = new FunctionClient(config);
        return new Triggers(
                new TriggerTargets(config),
                new LambdaInvoker(client, config, json, clock),
                new WebhookInvoker(client, json, clock),
                null,
                config,
                json,
                clock);
    }

    /** What settings mean. */
    static TriggerConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("cognate.trigger.timeout", "400ms");
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, CONVERTER_PRIORITY, new DurationConverter())
                .withMapping(TriggerConfig.class)
                .withDefaultValues(all)
                .build()
                .getConfigMapping(TriggerConfig.class);
    }

    /** Calls the pre sign-up function of a pool. */
    static TriggerAnswer ask(Triggers triggers, String function) {
        return triggers.call(call(function)).await().atMost(PATIENCE);
    }

    /** Begins a call that nobody waits for. */
    static Cancellable start(Triggers triggers, String function) {
        return triggers.call(call(function)).subscribe().with(answer -> {}, failure -> {});
    }

    private static TriggerCall call(String function) {
        LambdaConfigType config = LambdaConfigType.builder()
                .preSignUp(FunctionEndpoint.arn(function))
                .build();
        UserPool pool = new UserPool(
                "us-east-1_Abcdefghi",
                UserPoolType.builder().lambdaConfig(config).build());
        CallContext context = new CallContext(
                "id", Principal.ANONYMOUS, "127.0.0.1", "aws-sdk-js/3.100.0 ua/2.0 os/linux", Instant.EPOCH);
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("autoConfirmUser", false);
        return new TriggerCall(
                TriggerSource.PRE_SIGN_UP_SIGN_UP,
                new Occasion(pool, Optional.of("client"), context, Map.of()),
                "jane",
                new LinkedHashMap<>(Map.of("userAttributes", Map.of("email", "jane@example.com"))),
                response);
    }
}
