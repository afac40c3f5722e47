package dev.cognate.userpool.mfa.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.Authenticator;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.mfa.MfaCase;
import dev.cognate.userpool.mfa.MfaScene;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponseType;

/** AssociateSoftwareToken, VerifySoftwareToken and AdminDeleteSoftwareToken. */
@QuarkusTest
class SoftwareTokenTest extends MfaCase {
    private String associate(String accessToken) {
        return scene.app()
                .associateSoftwareToken(request -> request.accessToken(accessToken))
                .secretCode();
    }

    private VerifySoftwareTokenResponse verify(String accessToken, String code) {
        return scene.app()
                .verifySoftwareToken(request -> request.accessToken(accessToken).userCode(code));
    }

    @Test
    void shouldAcceptTheFirstCodeOfANewAuthenticator() {
        // given
        String accessToken = scene.accessToken(person);
        String secret = associate(accessToken);

        // when
        VerifySoftwareTokenResponse verified = verify(accessToken, new Authenticator(secret).codeAt(clock.instant()));

        // then
        assertThat(secret).matches("[A-Z2-7]{32}");
        assertThat(verified.status()).isEqualTo(VerifySoftwareTokenResponseType.SUCCESS);
        assertThat(verified.session()).isNull();
    }

    @Test
    void shouldNotAskForAnAuthenticatorThatIsNotSwitchedOn() {
        // given
        scene.authenticator(scene.accessToken(person));

        // when / then
        assertThat(scene.password(person).authenticationResult()).isNotNull();
    }

    @Test
    void shouldRefuseAWrongFirstCode() {
        // given
        String accessToken = scene.accessToken(person);
        String code = new Authenticator(associate(accessToken)).codeAt(clock.instant());

        // when / then
        assertThatThrownBy(() -> verify(accessToken, TestPool.other(code)))
                .isInstanceOf(EnableSoftwareTokenMfaException.class)
                .hasMessageContaining("Code mismatch and fail enable Software Token MFA");
        assertThat(verify(accessToken, code).status()).isEqualTo(VerifySoftwareTokenResponseType.SUCCESS);
    }

    @Test
    void shouldRefuseCodesOfASecretThatWasReplacedBeforeItsFirstCode() {
        // given
        String accessToken = scene.accessToken(person);
        Authenticator replaced = new Authenticator(associate(accessToken));
        associate(accessToken);

        // when / then
        assertThatThrownBy(() -> verify(accessToken, replaced.codeAt(clock.instant())))
                .isInstanceOf(EnableSoftwareTokenMfaException.class);
    }

    @Test
    void shouldRefuseACodeWithoutASetUp() {
        // given
        String accessToken = scene.accessToken(person);

        // when / then
        assertThatThrownBy(() -> verify(accessToken, "123456")).isInstanceOf(SoftwareTokenMfaNotFoundException.class);
    }

    @Test
    void shouldRefuseSetUpWhereThePoolOffersNoAuthenticators() {
        // given
        String accessToken = scene.accessToken(person);
        scene.configure(UserPoolMfaType.OPTIONAL, MfaScene::sms);

        // when / then
        assertThatThrownBy(() -> associate(accessToken))
                .isInstanceOf(SoftwareTokenMfaNotFoundException.class)
                .hasMessageContaining("Software Token MFA has not been enabled by the userPool");
    }

    @Test
    void shouldRefuseSetUpByNobody() {
        assertThatThrownBy(() -> scene.app().associateSoftwareToken(request -> {}))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() ->
                        scene.app().associateSoftwareToken(request -> request.session("forged-forged-forged-forged")))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldReplaceAnAuthenticatorByItsSuccessor() {
        // given
        Authenticator old = scene.preferredAuthenticator(person);
        var asked = scene.password(person);
        String accessToken =
                scene.answerToken(asked, person, scene.nextCode(old)).accessToken();
        TestClock.advance(Authenticator.STEP.multipliedBy(2));
        Authenticator successor = scene.authenticator(accessToken);

        // when
        var again = scene.password(person);

        // then
        assertThatThrownBy(() -> scene.answerToken(again, person, scene.nextCode(old)))
                .hasMessageContaining("Invalid code received for user");
        assertThat(scene.answerToken(again, person, scene.nextCode(successor)).accessToken())
                .isNotNull();
    }

    @Test
    void shouldSignInWithoutAnAuthenticatorTheAdministratorDeleted() {
        // given
        scene.preferredAuthenticator(person);
        assertThat(scene.password(person).challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);

        // when
        scene.admin()
                .adminDeleteSoftwareToken(
                        request -> request.userPoolId(scene.poolId()).username(person.name()));

        // then
        assertThat(scene.password(person).authenticationResult()).isNotNull();
        assertThat(scene.admin()
                        .adminGetUser(
                                request -> request.userPoolId(scene.poolId()).username(person.name()))
                        .hasUserMFASettingList())
                .isFalse();
    }

    @Test
    void shouldStoreNoSecretInTheClear() {
        // given
        Authenticator authenticator = scene.authenticator(scene.accessToken(person));

        UUID sub = sub();

        // when
        byte[] stored = users.run(session -> session.createNativeQuery(
                        "select secret from software_token where pool_id = :pool and sub = :sub", byte[].class)
                .setParameter("pool", scene.poolId())
                .setParameter("sub", sub)
                .getSingleResult());

        // then
        assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(authenticator.key(), StandardCharsets.ISO_8859_1))
                .doesNotContain(authenticator.secret());
    }

    private UUID sub() {
        return UUID.fromString(scene
                .admin()
                .adminGetUser(request -> request.userPoolId(scene.poolId()).username(person.name()))
                .userAttributes()
                .stream()
                .filter(attribute -> attribute.name().equals("sub"))
                .findFirst()
                .orElseThrow()
                .value());
    }
}
