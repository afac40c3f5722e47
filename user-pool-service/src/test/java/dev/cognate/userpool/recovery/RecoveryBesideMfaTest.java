package dev.cognate.userpool.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.mfa.MfaScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserMfaPreferenceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Codes for a new password never go where the user's codes to sign in go. */
@QuarkusTest
class RecoveryBesideMfaTest {
    private static final Map<String, String> BOTH_VERIFIED = Map.of(
            "email",
            "jane@example.com",
            "email_verified",
            "true",
            "phone_number",
            "+12065550123",
            "phone_number_verified",
            "true");
    private static final Map<String, String> PHONE_VERIFIED =
            Map.of("phone_number", "+12065550124", "phone_number_verified", "true");

    @Inject
    TestUsers users;

    @Inject
    Clock clock;

    private MfaScene scene;
    private String frank;

    @BeforeEach
    void open() {
        scene = MfaScene.create(UserPoolMfaType.OPTIONAL, users, clock);
        frank = Api.newClient(
                        scene.admin(),
                        scene.poolId(),
                        request -> request.preventUserExistenceErrors(PreventUserExistenceErrorTypes.LEGACY))
                .clientId();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private String person(Map<String, String> attributes) {
        return users.create(scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, attributes)
                .username();
    }

    private void prefers(String name, Consumer<AdminSetUserMfaPreferenceRequest.Builder> settings) {
        scene.admin()
                .adminSetUserMFAPreference(request ->
                        settings.accept(request.userPoolId(scene.poolId()).username(name)));
    }

    private void prefersSms(String name) {
        prefers(name, request -> request.smsMfaSettings(sms -> sms.enabled(true).preferredMfa(true)));
    }

    private void prefersMail(String name) {
        prefers(
                name,
                request -> request.emailMfaSettings(mail -> mail.enabled(true).preferredMfa(true)));
    }

    private CodeDeliveryDetailsType forgot(String clientId, String name) {
        return scene.app()
                .forgotPassword(request -> request.clientId(clientId).username(name))
                .codeDeliveryDetails();
    }

    @Test
    void shouldMailTheCodeToAUserWhoseSignInCodesComeAsTextMessages() {
        // given
        String name = person(BOTH_VERIFIED);
        prefersSms(name);

        // when / then
        assertThat(forgot(frank, name).deliveryMedium()).isEqualTo(DeliveryMediumType.EMAIL);
    }

    @Test
    void shouldTextTheCodeToAUserWhoseSignInCodesComeByMail() {
        // given
        String name = person(BOTH_VERIFIED);
        prefersMail(name);

        // when / then
        assertThat(forgot(frank, name).deliveryMedium()).isEqualTo(DeliveryMediumType.SMS);
    }

    @Test
    void shouldRefuseAUserWhoseOnlyAddressGetsTheSignInCodes() {
        // given
        String name = person(PHONE_VERIFIED);
        prefersSms(name);

        // when / then
        assertThatThrownBy(() -> forgot(frank, name)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldKeepThatToItselfWhereTheClientHidesWhoExists() {
        // given
        String name = person(PHONE_VERIFIED);
        prefersSms(name);

        // when
        CodeDeliveryDetailsType simulated = forgot(scene.signIn().clientId(), name);

        // then
        assertThat(simulated.destination()).isNotEmpty();
        assertThatThrownBy(() -> scene.app()
                        .confirmForgotPassword(
                                request -> request.clientId(scene.signIn().clientId())
                                        .username(name)
                                        .confirmationCode("123456")
                                        .password("Another-horse-2")))
                .isInstanceOf(CodeMismatchException.class);
    }

    @Test
    void shouldMailTheCodeToAUserOfAnAuthenticatorApp() {
        // given
        MfaScene.Person person = scene.person(BOTH_VERIFIED);
        scene.preferredAuthenticator(person);

        // when / then
        assertThat(forgot(frank, person.name()).deliveryMedium()).isEqualTo(DeliveryMediumType.EMAIL);
    }

    @Test
    void shouldMailTheCodeWhereThePoolAsksForNoSecondFactor() {
        // given
        String name = person(BOTH_VERIFIED);
        prefersMail(name);
        scene.configure(UserPoolMfaType.OFF, request -> {});

        // when / then
        assertThat(forgot(frank, name).deliveryMedium()).isEqualTo(DeliveryMediumType.EMAIL);
    }

    @Test
    void shouldNotLetAnAdministratorResetWhoCouldNotGetTheCode() {
        // given
        String name = person(PHONE_VERIFIED);
        prefersSms(name);

        // when / then
        assertThatThrownBy(() -> scene.admin()
                        .adminResetUserPassword(
                                request -> request.userPoolId(scene.poolId()).username(name)))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(scene.admin()
                        .adminGetUser(
                                request -> request.userPoolId(scene.poolId()).username(name))
                        .userStatus())
                .isEqualTo(UserStatusType.CONFIRMED);
    }
}
