package dev.cognate.userpool.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.OperationSpec;
import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.Structure;
import dev.cognate.contract.idp.AdminInitiateAuthRequest;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.contract.idp.InitiateAuthRequest;
import dev.cognate.iam.Principal;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One app client cannot be called more often than {@code cognate.throttle.per-client} says, from wherever. */
@QuarkusTest
class ClientLimitsTest {
    private static final Principal ROOT = new Principal.Root("000000000000");

    @Inject
    TokenBuckets buckets;

    @Inject
    Clock clock;

    private final String client = "client" + UUID.randomUUID().toString().replace("-", "");

    private RequestLimits limits(Map<String, String> settings) {
        Map<String, String> complete = new HashMap<>(settings);
        complete.put("cognate.throttle.exempt-addresses", "127.0.0.1");
        ThrottleConfig config = new SmallRyeConfigBuilder()
                .withMapping(ThrottleConfig.class)
                .withDefaultValues(complete)
                .build()
                .getConfigMapping(ThrottleConfig.class);
        return new RequestLimits(buckets, config, clock);
    }

    private void call(RequestLimits limits, String operation, Structure input, Principal caller) throws Throwable {
        OperationSpec<?, ?, ?> spec = CognitoIdp.SERVICE.operations().stream()
                .filter(candidate -> candidate.name().equals(operation))
                .findFirst()
                .orElseThrow();
        CallContext context = new CallContext("request", caller, "127.0.0.1", "test", Instant.EPOCH);
        VertxContextSupport.subscribeAndAwait(() -> limits.admit(spec, input, context));
    }

    private void signIn(RequestLimits limits, String clientId) throws Throwable {
        call(
                limits,
                "InitiateAuth",
                InitiateAuthRequest.builder().clientId(clientId).build(),
                Principal.ANONYMOUS);
    }

    @Test
    void shouldRefuseOneTooManyForAClient() throws Throwable {
        // given
        RequestLimits limits = limits(Map.of("cognate.throttle.per-client.user-authentication", "0.1 burst 2"));
        signIn(limits, client);
        signIn(limits, client);

        // then
        assertThatThrownBy(() -> signIn(limits, client))
                .isInstanceOfSatisfying(
                        RetryLaterException.class,
                        refusal -> assertThat(refusal.retryAfter().toSeconds()).isBetween(8L, 10L))
                .hasMessage("Rate exceeded");
        assertThatCode(() -> signIn(limits, client + "x")).doesNotThrowAnyException();
    }

    @Test
    void shouldCountSignedAndUnsignedSignInsTogether() throws Throwable {
        // given
        RequestLimits limits = limits(Map.of("cognate.throttle.per-client.user-authentication", "0.1 burst 1"));
        AdminInitiateAuthRequest signed =
                AdminInitiateAuthRequest.builder().clientId(client).build();
        call(limits, "AdminInitiateAuth", signed, ROOT);

        // then
        assertThatThrownBy(() -> signIn(limits, client)).isInstanceOf(RetryLaterException.class);
    }

    @Test
    void shouldLimitNoClientUnlessTold() throws Throwable {
        // given
        RequestLimits limits = limits(Map.of());

        // then
        for (int i = 0; i < 500; i++) {
            signIn(limits, client);
        }
    }

    @Test
    void shouldLimitNothingWhenSwitchedOff() throws Throwable {
        // given
        RequestLimits limits = limits(Map.of(
                "cognate.throttle.enabled", "false", "cognate.throttle.per-client.user-authentication", "0.1 burst 1"));

        // then
        for (int i = 0; i < 5; i++) {
            signIn(limits, client);
        }
    }
}
