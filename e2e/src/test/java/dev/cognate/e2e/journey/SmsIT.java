package dev.cognate.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.e2e.suite.Person;
import dev.cognate.e2e.suite.Suite;
import dev.cognate.e2e.suite.SuiteExtension;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** A text message of the service lands in the launcher's inbox. */
@ExtendWith(SuiteExtension.class)
class SmsIT {
    private final Suite suite;

    SmsIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void shouldConfirmASignUpWithTheCodeOfATextMessage() {
        // given
        String poolId = suite.cognito()
                .createUserPool(request -> request.poolName("sms-" + UUID.randomUUID())
                        .autoVerifiedAttributes(VerifiedAttributeType.PHONE_NUMBER)
                        .smsConfiguration(sms -> sms.snsCallerArn("arn:aws:iam::000000000000:role/sms")))
                .userPool()
                .id();
        String clientId = suite.cognito()
                .createUserPoolClient(request -> request.userPoolId(poolId)
                        .clientName("app")
                        .explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH))
                .userPoolClient()
                .clientId();
        String phone = String.format(
                Locale.ROOT, "+1555%07d", ThreadLocalRandom.current().nextInt(10_000_000));
        Person person = Person.unknown();

        // when
        SignUpResponse signedUp = suite.anonymous()
                .signUp(request -> request.clientId(clientId)
                        .username(person.username())
                        .password(Person.PASSWORD)
                        .userAttributes(AttributeType.builder()
                                .name("phone_number")
                                .value(phone)
                                .build()));
        String code = suite.inbox().nextCode(phone);
        suite.anonymous()
                .confirmSignUp(request ->
                        request.clientId(clientId).username(person.username()).confirmationCode(code));

        // then
        assertThat(signedUp.codeDeliveryDetails().deliveryMedium()).isEqualTo(DeliveryMediumType.SMS);
        assertThat(suite.anonymous()
                        .initiateAuth(request -> request.clientId(clientId)
                                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                                .authParameters(Map.of("USERNAME", person.username(), "PASSWORD", Person.PASSWORD)))
                        .authenticationResult()
                        .accessToken())
                .isNotBlank();
    }
}
