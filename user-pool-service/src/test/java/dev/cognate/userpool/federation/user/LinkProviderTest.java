package dev.cognate.userpool.federation.user;

import static dev.cognate.userpool.TestPool.attribute;
import static dev.cognate.userpool.federation.user.ArrivalScene.SUBJECT;
import static dev.cognate.userpool.federation.user.ArrivalScene.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.contract.idp.AliasExistsException;
import dev.cognate.contract.idp.UserNotConfirmedException;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.token.Authentication;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** AdminLinkProviderForUser: who comes from a provider signs in as a user there was before. */
@QuarkusTest
class LinkProviderTest {
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
    void shouldSignInAsTheUserTheIdentityIsLinkedTo() throws Exception {
        // given
        scene.link(name, "Google", SUBJECT, "123");

        // when
        String signedIn = signIn("Google", "123", Map.of("name", "Jane Google"));

        // then
        assertThat(signedIn).isEqualTo(sub);
        assertThat(scene.user(name).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(scene.attribute(name, "name")).isEqualTo("Jane Google");
        JsonNode identity = scene.identities(name).path(0);
        assertThat(identity.path("userId").asText()).isEqualTo("123");
        assertThat(identity.path("providerName").asText()).isEqualTo("Google");
        assertThat(identity.path("providerType").asText()).isEqualTo("Google");
        assertThat(identity.path("primary").asText()).isEqualTo("false");
        assertThat(identity.path("dateCreated").asText()).matches("\\d{13}");
    }

    @Test
    void shouldKnowALinkedSubjectThatIsTooLongForAUsername() {
        // given
        String subject = "x".repeat(200);
        scene.link(name, "Corporate", SUBJECT, subject);

        // then
        assertThat(signIn("Corporate", subject, Map.of())).isEqualTo(sub);
    }

    @Test
    void shouldStillSignInWithThePassword() {
        // given
        scene.link(name, "Google", SUBJECT, "123");
        signIn("Google", "123", Map.of());

        // when
        var answer = scene.app()
                .initiateAuth(request -> request.clientId(scene.clientId())
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", name, "PASSWORD", TestPool.PASSWORD)));

        // then
        assertThat(answer.authenticationResult()).isNotNull();
    }

    @Test
    void shouldNotPutLinkedUsersIntoTheGroupOfTheProvider() {
        // given
        scene.link(name, "Google", SUBJECT, "123");

        // when
        signIn("Google", "123", Map.of());

        // then
        assertThat(scene.admin()
                        .adminListGroupsForUser(
                                request -> request.userPoolId(scene.poolId()).username(name))
                        .groups())
                .isEmpty();
    }

    @Test
    void shouldLinkByAnyClaimOfAnOpenIdConnectProvider() throws Exception {
        // given
        scene.link(name, "Corporate", "mail", "jane@example.com");
        assertThat(scene.identities(name).path(0).path("userId").asText()).isEqualTo("jane@example.com");

        // when
        String first = signIn("Corporate", "s-1", Map.of("mail", "jane@example.com"));

        // then
        assertThat(first).isEqualTo(sub);
        assertThat(scene.identities(name)).hasSize(1);
        assertThat(scene.identities(name).path(0).path("userId").asText()).isEqualTo("s-1");
    }

    @Test
    void shouldKnowTheSubjectFromTheFirstSignInOn() {
        // given
        scene.link(name, "Corporate", "mail", "jane@example.com");
        signIn("Corporate", "s-1", Map.of("mail", "jane@example.com"));

        // when
        String renamed = signIn("Corporate", "s-1", Map.of("mail", "doe@example.com"));
        String successor = signIn("Corporate", "s-2", Map.of("mail", "jane@example.com"));

        // then
        assertThat(renamed).isEqualTo(sub);
        assertThat(successor).isNotEqualTo(sub);
    }

    @Test
    void shouldNotTakeTheClaimOfAnotherProviderForIt() {
        // given
        scene.link(name, "Corporate", "mail", "jane@example.com");

        // when
        String other = signIn("Google", "s-1", Map.of("mail", "jane@example.com"));

        // then
        assertThat(other).isNotEqualTo(sub);
    }

    @Test
    void shouldNotBelieveAClaimThatPretendsToBeTheSubject() {
        // given
        scene.link(name, "Corporate", SUBJECT, "123");

        // when
        String other = signIn("Corporate", "456", Map.of(SUBJECT, "123"));

        // then
        assertThat(other).isNotEqualTo(sub);
    }

    @Test
    void shouldLinkToTheUserOfAnotherProvider() throws Exception {
        // given
        Authentication external = scene.signIn("Corporate", "s-1", Map.of());
        scene.link(identity("Corporate", "ignored", "s-1"), identity("Google", SUBJECT, "123"));

        // when
        String signedIn = signIn("Google", "123", Map.of());

        // then
        assertThat(signedIn).isEqualTo(external.user().sub().toString());
        assertThat(scene.identities("Corporate_s-1")).hasSize(2);
        assertThat(scene.identities("Corporate_s-1").path(0).path("primary").asText())
                .isEqualTo("true");
    }

    @Test
    void shouldForgetTheLinksOfDeletedUsers() {
        // given
        scene.link(name, "Google", SUBJECT, "123");
        scene.admin()
                .adminDeleteUser(request -> request.userPoolId(scene.poolId()).username(name));

        // when
        signIn("Google", "123", Map.of());

        // then
        assertThat(scene.user("Google_123").userStatus()).isEqualTo(UserStatusType.EXTERNAL_PROVIDER);
    }

    @Test
    void shouldNotGiveALinkedUserAnAddressThatLeadsToAnother() {
        // given
        scene.close();
        scene = ArrivalScene.create(federation, pool -> pool.aliasAttributesWithStrings("email"), client -> {});
        scene.local(TestPool.newName(), attribute("email", "jane@example.com"), attribute("email_verified", "true"));
        scene.local(name);
        scene.link(name, "Google", SUBJECT, "123");
        Map<String, Object> said = new HashMap<>(Map.of("mail", "jane@example.com", "email_verified", true));

        // then
        assertThatThrownBy(() -> signIn("Google", "123", said)).isInstanceOf(AliasExistsException.class);
        assertThat(scene.attribute(name, "email")).isNull();
    }

    @Test
    void shouldNotLetInWhoNeverConfirmedTheSignUp() {
        // given
        String unconfirmed = TestPool.newName();
        scene.app()
                .signUp(request ->
                        request.clientId(scene.clientId()).username(unconfirmed).password(TestPool.PASSWORD));
        scene.link(unconfirmed, "Google", SUBJECT, "123");

        // then
        assertThatThrownBy(() -> signIn("Google", "123", Map.of())).isInstanceOf(UserNotConfirmedException.class);
    }
}
