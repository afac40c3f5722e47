package dev.cognate.userpool.federation.user;

import static dev.cognate.userpool.federation.user.ArrivalScene.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** AdminDisableProviderForUser: links go, users of a provider no longer sign in by it, users of the pool by password. */
@QuarkusTest
class DisableProviderTest {
    @Inject
    TestFederation federation;

    private ArrivalScene scene;
    private String name;
    private String sub;

    @BeforeEach
    void open() {
        scene = ArrivalScene.create(
                federation,
                pool -> {},
                client -> client.preventUserExistenceErrors(PreventUserExistenceErrorTypes.LEGACY));
        name = TestPool.newName();
        sub = scene.local(name);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private String signIn(String provider, String subject, Map<String, Object> claims) {
        return scene.signIn(provider, subject, claims).user().sub().toString();
    }

    @Test
    void shouldMakeSomebodyNewOfWhoIsNoLongerLinked() {
        // given
        scene.link(name, "Google", SUBJECT, "123");
        scene.link(name, "Corporate", SUBJECT, "s-1");
        signIn("Google", "123", Map.of());

        // when
        scene.disable("Google", SUBJECT, "123");

        // then
        assertThat(scene.attribute(name, "identities")).contains("s-1").doesNotContain("123");
        assertThat(signIn("Google", "123", Map.of())).isNotEqualTo(sub);
        assertThat(signIn("Corporate", "s-1", Map.of())).isEqualTo(sub);
    }

    @Test
    void shouldLetAnIdentityThatIsNoLongerLinkedBeLinkedAgain() throws Exception {
        // given
        String other = TestPool.newName();
        String otherSub = scene.local(other);
        scene.link(name, "Corporate", "mail", "jane@example.com");
        signIn("Corporate", "s-1", Map.of("mail", "jane@example.com"));

        // when
        scene.disable("Corporate", SUBJECT, "s-1");
        scene.link(other, "Corporate", SUBJECT, "s-1");

        // then
        assertThat(signIn("Corporate", "s-1", Map.of("mail", "jane@example.com")))
                .isEqualTo(otherSub);
        scene.disable("Corporate", SUBJECT, "s-1");
        scene.link(name, "Corporate", "mail", "jane@example.com");
        assertThat(signIn("Corporate", "s-1", Map.of("mail", "jane@example.com")))
                .isEqualTo(sub);
        assertThat(scene.identities(name)).hasSize(1);
        assertThat(scene.attribute(other, "identities")).isNull();
    }

    @Test
    void shouldUndoALinkByAClaimBeforeTheFirstSignIn() {
        // given
        scene.link(name, "Corporate", "mail", "jane@example.com");

        // when
        scene.disable("Corporate", "mail", "jane@example.com");

        // then
        assertThat(scene.attribute(name, "identities")).isNull();
        assertThat(signIn("Corporate", "s-1", Map.of("mail", "jane@example.com")))
                .isNotEqualTo(sub);
    }

    @Test
    void shouldUndoALinkByAClaimBySubjectAfterTheFirstSignIn() {
        // given
        scene.link(name, "Corporate", "mail", "jane@example.com");
        signIn("Corporate", "s-1", Map.of("mail", "jane@example.com"));

        // then
        assertThatThrownBy(() -> scene.disable("Corporate", "mail", "jane@example.com"))
                .isInstanceOf(UserNotFoundException.class);
        scene.disable("Corporate", SUBJECT, "s-1");
        assertThat(signIn("Corporate", "s-1", Map.of("mail", "jane@example.com")))
                .isNotEqualTo(sub);
    }

    @Test
    void shouldKeepOutWhoCameToBeByTheIdentity() {
        // given
        scene.signIn("Google", "123", Map.of());

        // when
        scene.disable("Google", SUBJECT, "123");

        // then
        assertThatThrownBy(() -> scene.signIn("Google", "123", Map.of()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("User is disabled.");
        assertThat(scene.user("Google_123").enabled()).isTrue();
    }

    @Test
    void shouldTakeThePasswordFromUsersOfThePoolUntilAnAdministratorSetsOne() {
        // given
        scene.link(name, "Google", SUBJECT, "123");

        // when
        scene.disable("Cognito", SUBJECT, name);

        // then
        assertThatThrownBy(this::signInWithPassword)
                .isInstanceOf(
                        software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
        assertThat(signIn("Google", "123", Map.of())).isEqualTo(sub);
        scene.admin()
                .adminSetUserPassword(request -> request.userPoolId(scene.poolId())
                        .username(name)
                        .password(TestPool.PASSWORD)
                        .permanent(true));
        signInWithPassword();
    }

    @Test
    void shouldNotLetUsersOfThePoolChooseAPasswordAgain() {
        // given
        scene.disable("Cognito", SUBJECT, name);

        // then
        assertThatThrownBy(() -> scene.app()
                        .forgotPassword(
                                request -> request.clientId(scene.clientId()).username(name)))
                .isInstanceOf(
                        software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException.class)
                .hasMessageContaining("User password cannot be reset in the current state.");
        assertThat(scene.user(name).userStatusAsString()).isEqualTo("EXTERNAL_PROVIDER");
    }

    private void signInWithPassword() {
        scene.app()
                .initiateAuth(request -> request.clientId(scene.clientId())
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", name, "PASSWORD", TestPool.PASSWORD)));
    }

    @Test
    void shouldRefuseWhatIsNotThere() {
        // then
        assertThatThrownBy(() -> scene.disable("Google", SUBJECT, "nobody")).isInstanceOf(UserNotFoundException.class);
        assertThatThrownBy(() -> scene.disable("Cognito", SUBJECT, "nobody")).isInstanceOf(UserNotFoundException.class);
        assertThatThrownBy(() -> scene.disable("Nobody", SUBJECT, "1")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> scene.disable("Cognito", "username", name))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> scene.disable("Google", SUBJECT, null)).isInstanceOf(InvalidParameterException.class);
    }
}
