package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.BeyondCognito;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** userInfo as OpenID Connect Core 1.0 §5.1 types it, where it is told to. */
@QuarkusTest
@TestProfile(BeyondCognito.class)
class UserInfoBooleansTest {
    @Test
    void shouldTellWhetherAnAddressIsVerifiedByABoolean() {
        // given
        OAuthScene scene = OAuthScene.create();

        // when
        JsonObject claims =
                new JsonObject(scene.userInfo(scene.tokens("scope", "openid").getString("access_token"))
                        .body());

        // then
        assertThat(claims.getValue("email_verified")).isEqualTo(true);
        assertThat(claims.getValue("email")).isEqualTo("jane@example.com");
    }
}
