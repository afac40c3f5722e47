package dev.cognate.userpool.federation.user;

import static dev.cognate.userpool.TestPool.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Addresses that come from a provider are verified when it says so of them, and never otherwise. */
@QuarkusTest
class MappedAddressesTest {
    private static final String USERNAME = "Corporate_jane";

    @Inject
    TestFederation federation;

    private ArrivalScene scene;

    @AfterEach
    void close() {
        scene.close();
    }

    private void open(Map<String, String> mapping) {
        scene = ArrivalScene.create(federation).map(mapping);
    }

    private String value(String attribute) {
        return scene.attribute(USERNAME, attribute);
    }

    @Test
    void shouldNotVerifyAddressesTheProviderDoesNotVouchFor() {
        // given
        open(Map.of("email", "mail"));

        // when
        scene.signIn("jane", Map.of("mail", "jane@example.com", "email_verified", true));

        // then
        assertThat(value("email_verified")).isEqualTo("false");
    }

    @Test
    void shouldNotVerifyAnAddressTheProviderDidNotGive() {
        // given
        open(Map.of("email_verified", "email_verified"));
        scene.signIn("jane", Map.of());
        scene.admin()
                .adminUpdateUserAttributes(request -> request.userPoolId(scene.poolId())
                        .username(USERNAME)
                        .userAttributes(attribute("email", "victim@example.com")));

        // when
        scene.signIn("jane", Map.of("email", "jane@example.com", "email_verified", true));

        // then
        assertThat(value("email")).isEqualTo("victim@example.com");
        assertThat(value("email_verified")).isEqualTo("false");
    }

    @Test
    void shouldNoLongerTrustAnAddressThatChanged() {
        // given
        open(Map.of("email", "mail", "email_verified", "email_verified"));
        scene.signIn("jane", Map.of("mail", "jane@example.com", "email_verified", true));

        // when
        scene.signIn("jane", Map.of("mail", "other@example.com"));

        // then
        assertThat(value("email")).isEqualTo("other@example.com");
        assertThat(value("email_verified")).isEqualTo("false");
    }
}
