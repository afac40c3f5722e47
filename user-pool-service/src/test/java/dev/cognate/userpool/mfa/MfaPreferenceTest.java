package dev.cognate.userpool.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.mfa.MfaScene.Person;
import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** SetUserMFAPreference, its admin twin and its forerunners, and where the result shows. */
@QuarkusTest
class MfaPreferenceTest {
    @Inject
    TestUsers users;

    @Inject
    Clock clock;

    private MfaScene scene;

    @BeforeEach
    void open() {
        scene = MfaScene.create(UserPoolMfaType.OPTIONAL, users, clock);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private AdminGetUserResponse described(Person person) {
        return scene.admin()
                .adminGetUser(request -> request.userPoolId(scene.poolId()).username(person.name()));
    }

    @Test
    void shouldListNothingForANewUser() {
        // given
        Person person = scene.person();

        // when
        AdminGetUserResponse user = described(person);

        // then
        assertThat(user.hasUserMFASettingList()).isFalse();
        assertThat(user.preferredMfaSetting()).isNull();
        assertThat(user.hasMfaOptions()).isFalse();
    }

    @Test
    void shouldShowWhatAUserSwitchedOn() {
        // given
        Person person = scene.person();
        String accessToken = scene.accessToken(person);

        // when
        scene.app()
                .setUserMFAPreference(request -> request.accessToken(accessToken)
                        .smsMfaSettings(sms -> sms.enabled(true))
                        .emailMfaSettings(email -> email.enabled(true).preferredMfa(true)));

        // then
        GetUserResponse user = scene.app().getUser(request -> request.accessToken(accessToken));
        assertThat(user.userMFASettingList()).containsExactly("SMS_MFA", "EMAIL_OTP");
        assertThat(user.preferredMfaSetting()).isEqualTo("EMAIL_OTP");
        assertThat(user.mfaOptions()).singleElement().satisfies(option -> {
            assertThat(option.deliveryMedium()).isEqualTo(DeliveryMediumType.SMS);
            assertThat(option.attributeName()).isEqualTo("phone_number");
        });
        assertThat(described(person).userMFASettingList()).containsExactly("SMS_MFA", "EMAIL_OTP");
        assertThat(described(person).preferredMfaSetting()).isEqualTo("EMAIL_OTP");
    }

    @Test
    void shouldKeepWhatARequestDoesNotMention() {
        // given
        Person person = scene.person();
        preferSms(person);

        // when
        scene.admin()
                .adminSetUserMFAPreference(request -> request.userPoolId(scene.poolId())
                        .username(person.name())
                        .emailMfaSettings(email -> email.enabled(true)));

        // then
        assertThat(described(person).userMFASettingList()).containsExactly("SMS_MFA", "EMAIL_OTP");
        assertThat(described(person).preferredMfaSetting()).isEqualTo("SMS_MFA");
    }

    @Test
    void shouldForgetThePreferenceWithTheMethod() {
        // given
        Person person = scene.person();
        preferSms(person);

        // when
        scene.admin()
                .adminSetUserMFAPreference(request -> request.userPoolId(scene.poolId())
                        .username(person.name())
                        .smsMfaSettings(sms -> sms.enabled(false)));

        // then
        assertThat(described(person).hasUserMFASettingList()).isFalse();
        assertThat(described(person).preferredMfaSetting()).isNull();
    }

    @Test
    void shouldRefuseAMethodTheUserHasNoAddressFor() {
        // given
        Person person = scene.person(Map.of("email", "a@example.com"));

        // when / then
        assertThatThrownBy(() -> preferSms(person))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("User does not have delivery config set to turn on SMS_MFA");
    }

    @Test
    void shouldRefuseAnAuthenticatorAppThatIsNotVerified() {
        // given
        Person person = scene.person();
        String accessToken = scene.accessToken(person);
        scene.app().associateSoftwareToken(request -> request.accessToken(accessToken));

        // when / then
        assertThatThrownBy(() -> scene.app()
                        .setUserMFAPreference(request -> request.accessToken(accessToken)
                                .softwareTokenMfaSettings(
                                        app -> app.enabled(true).preferredMfa(true))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA");
    }

    @Test
    void shouldRefuseTwoPreferredMethods() {
        // given
        Person person = scene.person();

        // when / then
        assertThatThrownBy(() -> scene.admin()
                        .adminSetUserMFAPreference(request -> request.userPoolId(scene.poolId())
                                .username(person.name())
                                .smsMfaSettings(sms -> sms.enabled(true).preferredMfa(true))
                                .emailMfaSettings(email -> email.enabled(true).preferredMfa(true))))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(described(person).hasUserMFASettingList()).isFalse();
    }

    @Test
    void shouldSetSmsByTheOlderOperations() {
        // given
        Person person = scene.person();
        String accessToken = scene.accessToken(person);

        // when
        scene.app()
                .setUserSettings(request -> request.accessToken(accessToken)
                        .mfaOptions(option ->
                                option.deliveryMedium(DeliveryMediumType.SMS).attributeName("phone_number")));

        // then
        assertThat(described(person).preferredMfaSetting()).isEqualTo("SMS_MFA");
        scene.admin()
                .adminSetUserSettings(request -> request.userPoolId(scene.poolId())
                        .username(person.name())
                        .mfaOptions(List.of()));
        assertThat(described(person).hasUserMFASettingList()).isFalse();
    }

    @Test
    void shouldListTheFactorsOfAUser() {
        // given
        Person person = scene.person();
        scene.preferredAuthenticator(person);

        // when
        var factors = scene.admin()
                .adminGetUserAuthFactors(
                        request -> request.userPoolId(scene.poolId()).username(person.name()));

        // then
        assertThat(factors.username()).isEqualTo(person.name());
        assertThat(factors.preferredMfaSetting()).isEqualTo("SOFTWARE_TOKEN_MFA");
        assertThat(factors.userMFASettingList()).containsExactly("SOFTWARE_TOKEN_MFA");
        assertThat(factors.configuredUserAuthFactorsAsStrings()).containsExactly("PASSWORD", "SOFTWARE_TOKEN");
    }

    @Test
    void shouldListTheFactorsToTheUser() {
        // given
        Person person = scene.person();
        String accessToken = scene.accessToken(person);

        // when
        var factors = scene.app().getUserAuthFactors(request -> request.accessToken(accessToken));

        // then
        assertThat(factors.configuredUserAuthFactors()).containsExactly(AuthFactorType.PASSWORD);
        assertThat(factors.hasUserMFASettingList()).isFalse();
    }

    @Test
    void shouldKnowNoOtherUsers() {
        assertThatThrownBy(() -> scene.admin()
                        .adminGetUserAuthFactors(
                                request -> request.userPoolId(scene.poolId()).username("nobody")))
                .isInstanceOf(UserNotFoundException.class);
        assertThatThrownBy(() -> scene.app().setUserMFAPreference(request -> request.accessToken("a.b.c")))
                .isInstanceOf(NotAuthorizedException.class);
    }

    private void preferSms(Person person) {
        scene.admin()
                .adminSetUserMFAPreference(request -> request.userPoolId(scene.poolId())
                        .username(person.name())
                        .smsMfaSettings(sms -> sms.enabled(true).preferredMfa(true)));
    }
}
