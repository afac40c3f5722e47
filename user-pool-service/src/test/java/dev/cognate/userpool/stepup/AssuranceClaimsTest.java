package dev.cognate.userpool.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.cognate.testkit.Documents;
import dev.cognate.testkit.PasskeyAuthenticator;
import dev.cognate.userpool.choice.ChoiceScene;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

/** The acr and amr claims: how strongly a user signed in. */
@QuarkusTest
class AssuranceClaimsTest extends StepUpCase {
    private static final String LEVEL_1 = "urn:cognito:loa:1";
    private static final String LEVEL_2 = "urn:cognito:loa:2";
    private static final String LEVEL_3 = "urn:cognito:loa:3";

    @Test
    void shouldSayInBothTokensHowTheUserSignedIn() throws Exception {
        // when
        AuthenticationResultType result = signIn();

        // then
        for (String token : List.of(result.idToken(), result.accessToken())) {
            assertThat(claims(token).getStringClaim("acr")).isEqualTo(LEVEL_1);
            assertThat(claims(token).getStringListClaim("amr")).containsExactly("pwd");
        }
    }

    @Test
    void shouldSayThatACodeByMailIsLevelTwo() throws Exception {
        // when
        InitiateAuthResponse asked = scene.prefer(user.username(), ChallengeNameType.EMAIL_OTP);
        AuthenticationResultType result = code(asked.session(), 1);

        // then
        assertThat(claims(result.idToken()).getStringClaim("acr")).isEqualTo(LEVEL_2);
        assertThat(claims(result.idToken()).getStringListClaim("amr")).containsExactly("email_otp");
    }

    @Test
    void shouldSayThatAPasskeyIsLevelThreeAndWhetherItRoams() throws Exception {
        // given
        PasskeyAuthenticator platform = new PasskeyAuthenticator(ChoiceScene.PAGE);
        PasskeyAuthenticator roaming = new PasskeyAuthenticator(ChoiceScene.PAGE);
        roaming.detach();
        String accessToken = signIn().accessToken();
        scene.register(accessToken, platform);
        scene.register(accessToken, roaming);

        // when
        JWTClaimsSet one = claims(passkey(platform).idToken());
        JWTClaimsSet other = claims(passkey(roaming).idToken());

        // then
        assertThat(one.getStringClaim("acr")).isEqualTo(LEVEL_3);
        assertThat(one.getStringListClaim("amr")).containsExactly("swk");
        assertThat(other.getStringListClaim("amr")).containsExactly("hwk");
    }

    @Test
    void shouldKeepTheClaimsWhenTokensAreRefreshed() throws Exception {
        // given
        String refreshToken = signIn().refreshToken();

        // when
        AuthenticationResultType refreshed = scene.app()
                .initiateAuth(request -> request.clientId(scene.clientId())
                        .authFlow("REFRESH_TOKEN_AUTH")
                        .authParameters(Map.of("REFRESH_TOKEN", refreshToken)))
                .authenticationResult();

        // then
        assertThat(claims(refreshed.accessToken()).getStringClaim("acr")).isEqualTo(LEVEL_1);
        assertThat(claims(refreshed.accessToken()).getStringListClaim("amr")).containsExactly("pwd");
    }

    private AuthenticationResultType passkey(PasskeyAuthenticator authenticator) {
        InitiateAuthResponse asked = scene.prefer(user.username(), ChallengeNameType.WEB_AUTHN);
        String credential = authenticator
                .sign(Documents.json(asked.challengeParameters().get("CREDENTIAL_REQUEST_OPTIONS")))
                .toString();
        return scene.answer(ChallengeNameType.WEB_AUTHN, asked.session(), user.username(), "CREDENTIAL", credential)
                .authenticationResult();
    }
}
