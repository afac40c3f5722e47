package dev.cognate.identitypool.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.Api;
import dev.cognate.identitypool.OptionsOn;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.TooManyRequestsException;

@QuarkusTest
@TestProfile(OptionsOn.class)
class IdentityLimitsTest {
    private final CognitoIdentityClient admin = Api.signed();
    private final CognitoIdentityClient app = Api.anonymous();

    @AfterEach
    void close() {
        admin.close();
        app.close();
    }

    @Test
    void shouldLimitGetIdByPoolAndAddress() {
        // given
        String pool = pool();
        String other = pool();

        // when
        for (int call = 0; call < OptionsOn.BURST; call++) {
            getId(pool, "192.0.2.1");
        }

        // then
        assertThatThrownBy(() -> getId(pool, "192.0.2.1"))
                .isInstanceOfSatisfying(
                        TooManyRequestsException.class,
                        refused -> assertThat(refused.awsErrorDetails()
                                        .sdkHttpResponse()
                                        .firstMatchingHeader("retry-after"))
                                .isPresent());
        assertThat(getId(pool, "192.0.2.2")).isNotEmpty();
        assertThat(getId(other, "192.0.2.1")).isNotEmpty();
        assertThat(getId(pool, "127.0.0.1")).isNotEmpty();
    }

    @Test
    void shouldLimitCredentialsByAddress() {
        // given
        String identity = getId(pool(), "192.0.2.9");

        // when
        for (int call = 0; call < OptionsOn.BURST; call++) {
            assertThatThrownBy(() -> credentials(identity, "192.0.2.9"))
                    .isNotInstanceOf(TooManyRequestsException.class);
        }

        // then
        assertThatThrownBy(() -> credentials(identity, "192.0.2.9")).isInstanceOf(TooManyRequestsException.class);
        assertThatThrownBy(() -> credentials(identity, "192.0.2.8")).isNotInstanceOf(TooManyRequestsException.class);
    }

    private String pool() {
        return Api.newPool(admin, request -> request.allowUnauthenticatedIdentities(true))
                .identityPoolId();
    }

    private String getId(String pool, String address) {
        return app.getId(request -> request.identityPoolId(pool)
                        .overrideConfiguration(change -> change.putHeader("x-forwarded-for", address)))
                .identityId();
    }

    private void credentials(String identity, String address) {
        app.getCredentialsForIdentity(request -> request.identityId(identity)
                .overrideConfiguration(change -> change.putHeader("x-forwarded-for", address)));
    }
}
