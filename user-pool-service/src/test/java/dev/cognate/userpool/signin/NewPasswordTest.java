package dev.cognate.userpool.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.SrpClient;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.token.Jwts;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Who signs in with a temporary password by SRP chooses a new one and gives the attributes the pool requires. */
@QuarkusTest
class NewPasswordTest {
    private static final String NEW_PASSWORD = "Better-horse-2";
    private static final String EMAIL = "bob@example.com";

    @Inject
    TestUsers users;

    private SignInScene scene;
    private SrpClient srp;

    @BeforeEach
    void createUser() {
        CognitoIdentityProviderClient admin = Api.signed();
        String poolId = Api.newPool(
                        admin,
                        settings -> settings.schema(
                                attribute -> attribute.name("nickname").required(true)))
                .id();
        String clientId = Api.newClient(
                        admin, poolId, settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_SRP_AUTH"))
                .clientId();
        scene = new SignInScene(admin, Api.anonymous(), poolId, clientId);
        srp = SrpClient.forPool(poolId);
        users.create(
                poolId,
                "bob",
                UserStatus.FORCE_CHANGE_PASSWORD,
                Map.of("email", EMAIL, "email_verified", "true", "name", "Bob"));
    }

    private RespondToAuthChallengeResponse proven() {
        var asked = scene.srp("bob", srp);
        return scene.answer(
                ChallengeNameType.PASSWORD_VERIFIER, asked.session(), scene.proof(asked, srp, TestUsers.PASSWORD));
    }

    private RespondToAuthChallengeResponse choose(Map<String, String> attributes) {
        Map<String, String> answer = new HashMap<>(Map.of("USERNAME", "bob", "NEW_PASSWORD", NEW_PASSWORD));
        attributes.forEach((name, value) -> answer.put("userAttributes." + name, value));
        return scene.answer(ChallengeNameType.NEW_PASSWORD_REQUIRED, proven().session(), answer);
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        for (AttributeType attribute : scene.admin()
                .adminGetUser(request -> request.userPoolId(scene.poolId()).username("bob"))
                .userAttributes()) {
            attributes.put(attribute.name(), attribute.value());
        }
        return attributes;
    }

    @Test
    void shouldAskForANewPasswordAndWhatIsMissingAfterSrp() {
        // when
        RespondToAuthChallengeResponse asked = proven();

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
        assertThat(asked.authenticationResult()).isNull();
        assertThat(asked.challengeParameters())
                .containsEntry("USER_ID_FOR_SRP", "bob")
                .containsEntry("requiredAttributes", "[\"userAttributes.nickname\"]");
        assertThat(asked.challengeParameters().get("userAttributes")).contains(EMAIL, "Bob");
    }

    @Test
    void shouldStoreTheAttributesOfTheAnswerAndSignIn() throws Exception {
        // when
        var result = choose(Map.of("nickname", "Bobby", "name", "Robert")).authenticationResult();

        // then
        var claims = Jwts.verified(scene.poolId(), result.idToken());
        assertThat(claims.getClaim("nickname")).isEqualTo("Bobby");
        assertThat(claims.getClaim("name")).isEqualTo("Robert");
        assertThat(attributes()).containsEntry("email", EMAIL).containsEntry("email_verified", "true");
        var again = scene.srp("bob", srp);
        assertThat(scene.answer(
                                ChallengeNameType.PASSWORD_VERIFIER,
                                again.session(),
                                scene.proof(again, srp, NEW_PASSWORD))
                        .authenticationResult()
                        .accessToken())
                .isNotEmpty();
    }

    @Test
    void shouldRefuseAnAnswerWithoutARequiredAttribute() {
        // when, then
        assertThatThrownBy(() -> choose(Map.of())).isInstanceOf(InvalidParameterException.class);
        assertThat(scene.admin()
                        .adminGetUser(
                                request -> request.userPoolId(scene.poolId()).username("bob"))
                        .userStatus())
                .isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
    }

    @Test
    void shouldNotTakeANewAddressForVerified() {
        // when
        choose(Map.of("nickname", "Bobby", "email", "somebody-else@example.com"));

        // then
        assertThat(attributes())
                .containsEntry("email", "somebody-else@example.com")
                .containsEntry("email_verified", "false");
    }

    @Test
    void shouldNotLetTheUserSayThatAnAddressIsVerified() {
        // when, then
        assertThatThrownBy(() -> choose(Map.of("nickname", "Bobby", "email_verified", "true")))
                .isInstanceOfAny(InvalidParameterException.class, NotAuthorizedException.class);
    }
}
