package dev.cognate.userpool.federation.user;

import static dev.cognate.userpool.TestPool.attribute;
import static dev.cognate.userpool.federation.user.ArrivalScene.SUBJECT;
import static dev.cognate.userpool.federation.user.ArrivalScene.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** What cannot be linked, and to whom. */
@QuarkusTest
class LinkRulesTest {
    @Inject
    TestFederation federation;

    private ArrivalScene scene;
    private String name;
    private String sub;

    @BeforeEach
    void open() {
        scene = ArrivalScene.create(federation);
        name = TestPool.newName();
        sub = scene.local(name, attribute("name", "Jane Local"));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private String signIn(String provider, String subject, Map<String, Object> claims) {
        return scene.signIn(provider, subject, claims).user().sub().toString();
    }

    @Test
    void shouldNotMergeUsers() {
        // given
        scene.signIn("Google", "123", Map.of());

        // then
        assertThatThrownBy(() -> scene.link(name, "Google", SUBJECT, "123"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(
                        "Merging is not currently supported, provide a SourceUser that has not been signed"
                                + " up in order to link");
    }

    @Test
    void shouldNotLinkTwice() {
        // given
        scene.link(name, "Google", SUBJECT, "123");
        String other = TestPool.newName();
        scene.local(other);

        // then
        assertThatThrownBy(() -> scene.link(name, "Google", SUBJECT, "123"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("SourceUser is already linked to DestinationUser");
        assertThatThrownBy(() -> scene.link(other, "Google", SUBJECT, "123"))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(signIn("Google", "123", Map.of())).isEqualTo(sub);
    }

    @Test
    void shouldLinkFiveIdentitiesAtMost() throws Exception {
        // given
        for (int i = 0; i < 5; i++) {
            scene.link(name, "Corporate", SUBJECT, "s-" + i);
        }

        // then
        assertThatThrownBy(() -> scene.link(name, "Corporate", SUBJECT, "s-5"))
                .isInstanceOf(LimitExceededException.class);
        assertThat(scene.identities(name)).hasSize(5);
        assertThat(signIn("Corporate", "s-5", Map.of())).isNotEqualTo(sub);
    }

    @Test
    void shouldLinkByFiveClaimsOfAProviderAtMost() {
        // given
        for (int i = 0; i < 5; i++) {
            String other = TestPool.newName();
            scene.local(other);
            scene.link(other, "Corporate", "claim-" + i, "value");
        }

        // then
        assertThatThrownBy(() -> scene.link(name, "Corporate", "claim-5", "value"))
                .isInstanceOf(LimitExceededException.class);
        scene.link(name, "Corporate", "claim-4", "other value");
    }

    @ParameterizedTest
    @CsvSource({
        "Google, email, 1, Invalid SourceUser: ProviderAttributeName must be Cognito_Subject for provider Google",
        "Cognito, Cognito_Subject, 1, Invalid SourceUser: Cognito users with a username/password may not be passed in as"
                + " a SourceUser",
        "Corporate, , 1, Invalid SourceUser: ProviderAttributeName is required",
        "Corporate, Cognito_Subject, , Invalid SourceUser: ProviderAttributeValue is required"
    })
    void shouldRefuseASourceNoProviderCanVouchFor(String provider, String attribute, String value, String message) {
        // then
        assertThatThrownBy(() -> scene.link(name, provider, attribute, value))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldRefuseAProviderAndAUserThatAreNotThere() {
        // then
        assertThatThrownBy(() -> scene.link(name, "Nobody", SUBJECT, "1"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Identity provider Nobody does not exist.");
        assertThatThrownBy(() -> scene.link("nobody", "Google", SUBJECT, "1"))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessageContaining("User does not exist.");
        assertThatThrownBy(() -> scene.link(identity("Corporate", null, "nobody"), identity("Google", SUBJECT, "1")))
                .isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void shouldRefuseADestinationThatSignInsCouldNotUpdate() {
        // given
        scene.admin()
                .addCustomAttributes(request -> request.userPoolId(scene.poolId())
                        .customAttributes(attribute -> attribute
                                .name("staff")
                                .attributeDataType(AttributeDataType.STRING)
                                .mutable(false)));
        scene.admin()
                .adminUpdateUserAttributes(request -> request.userPoolId(scene.poolId())
                        .username(name)
                        .userAttributes(attribute("custom:staff", "7")));

        // then
        assertThatThrownBy(() -> scene.link(name, "Google", SUBJECT, "1"))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(scene.attribute(name, "identities")).isNull();
    }
}
