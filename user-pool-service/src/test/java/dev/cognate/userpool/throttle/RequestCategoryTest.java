package dev.cognate.userpool.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.Authentication;
import dev.cognate.contract.idp.CognitoIdp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestCategoryTest {
    @ParameterizedTest
    @CsvSource({
        "InitiateAuth,USER_AUTHENTICATION",
        "GetTokensFromRefreshToken,USER_AUTHENTICATION",
        "RespondToAuthChallenge,CHALLENGE_RESPONSE",
        "SignUp,USER_CREATION",
        "ForgotPassword,ACCOUNT_RECOVERY",
        "RevokeToken,USER_TOKEN",
        "GetUser,USER_READ",
        "ListDevices,USER_READ",
        "GetUserAttributeVerificationCode,USER_UPDATE",
        "UpdateUserAttributes,USER_UPDATE"
    })
    void shouldCountLikeCognito(String operation, RequestCategory category) {
        assertThat(RequestCategory.of(operation, false)).contains(category);
    }

    @Test
    void shouldLeaveNoOperationWithoutASignatureUncounted() {
        assertThat(CognitoIdp.SERVICE.operations())
                .filteredOn(operation -> operation.authentication() == Authentication.NONE)
                .allSatisfy(operation ->
                        assertThat(RequestCategory.of(operation.name(), false)).isPresent());
    }

    @Test
    void shouldCountSignedSignInsForTheirClientAndNothingElseThatIsSigned() {
        assertThat(RequestCategory.of("AdminInitiateAuth", true)).contains(RequestCategory.USER_AUTHENTICATION);
        assertThat(RequestCategory.of("AdminGetUser", true)).isEmpty();
    }
}
