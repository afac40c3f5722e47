package dev.cognate.userpool.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** How short and how long the lives of tokens may be (CreateUserPoolClient; quotas of Amazon Cognito). */
@QuarkusTest
class TokenValidityBoundsTest {
    private CognitoIdentityProviderClient api;
    private String poolId;

    @BeforeEach
    void createPool() {
        api = Api.signed();
        poolId = Api.newPool(api, request -> {}).id();
    }

    @AfterEach
    void disconnect() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "4, minutes, false", "5, minutes, true", "299, seconds, false", "300, seconds, true",
        "24, hours, true", "25, hours, false", "1, days, true", "2, days, false"
    })
    void shouldBoundTheLifeOfAccessTokens(int amount, String unit, boolean allowed) {
        assertAllowed(
                allowed,
                request -> request.accessTokenValidity(amount).tokenValidityUnits(units -> units.accessToken(unit)));
    }

    @ParameterizedTest
    @CsvSource({
        "4, minutes, false", "5, minutes, true", "86400, seconds, true", "86399, seconds, true",
        "1441, minutes, false", "24, hours, true", "25, hours, false", "2, days, false"
    })
    void shouldBoundTheLifeOfIdTokens(int amount, String unit, boolean allowed) {
        assertAllowed(
                allowed, request -> request.idTokenValidity(amount).tokenValidityUnits(units -> units.idToken(unit)));
    }

    @ParameterizedTest
    @CsvSource({
        "59, minutes, false", "60, minutes, true", "3599, seconds, false", "1, hours, true",
        "3650, days, true", "3651, days, false", "87600, hours, true", "87601, hours, false"
    })
    void shouldBoundTheLifeOfRefreshTokens(int amount, String unit, boolean allowed) {
        assertAllowed(
                allowed,
                request -> request.refreshTokenValidity(amount).tokenValidityUnits(units -> units.refreshToken(unit)));
    }

    @Test
    void shouldCountHoursAndDaysWithoutUnits() {
        // when
        UserPoolClientType client = create(
                request -> request.accessTokenValidity(24).idTokenValidity(24).refreshTokenValidity(3650));

        // then
        assertThat(client.accessTokenValidity()).isEqualTo(24);
        assertAllowed(false, request -> request.accessTokenValidity(25));
        assertAllowed(false, request -> request.idTokenValidity(25));
        assertAllowed(false, request -> request.refreshTokenValidity(3651));
    }

    @Test
    void shouldRefuseRefreshTokensThatDieBeforeTheirAccessTokens() {
        assertAllowed(
                false,
                request -> request.accessTokenValidity(5)
                        .refreshTokenValidity(60)
                        .tokenValidityUnits(units -> units.refreshToken(TimeUnitsType.MINUTES)));
    }

    private void assertAllowed(boolean allowed, Consumer<CreateUserPoolClientRequest.Builder> settings) {
        if (allowed) {
            assertThat(create(settings).clientId()).isNotEmpty();
        } else {
            assertThatThrownBy(() -> create(settings))
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessageContaining("Invalid range for token validity.");
        }
    }

    private UserPoolClientType create(Consumer<CreateUserPoolClientRequest.Builder> settings) {
        return api.createUserPoolClient(request -> {
                    request.userPoolId(poolId).clientName("tokens");
                    settings.accept(request);
                })
                .userPoolClient();
    }
}
