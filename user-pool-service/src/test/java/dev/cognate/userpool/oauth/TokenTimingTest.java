package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.existence.Timing;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The time a refusal of the token endpoint takes does not say how much of a secret was right, nor, from the second time on,
 * whether there is such a client. The first time an id that nobody has is looked for in the database; that tells no more than
 * {@code /oauth2/authorize} says to everybody.
 */
@QuarkusTest
class TokenTimingTest {
    private final OAuthScene first = OAuthScene.create();
    private final OAuthScene scene = first.withClient(first.anotherClient(client -> client.generateSecret(true)));

    private static List<String> many(Stream<String> values) {
        return values.limit(Timing.CALLS).toList();
    }

    private void refused(String clientId, String secret) {
        var answer = scene.token(
                Map.of("grant_type", "authorization_code", "code", "x", "redirect_uri", OAuthScene.CALLBACK),
                OAuthScene.basic(clientId, secret));
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void shouldRefuseASecretThatIsNearlyRightAsFast() {
        // given
        String secret = scene.client().clientSecret();
        String nearly = secret.substring(0, secret.length() - 1) + (secret.endsWith("a") ? "b" : "a");
        String wrong = (secret.startsWith("a") ? "b" : "a") + secret.substring(1);

        // then
        Timing.assertAlike(
                many(Stream.generate(() -> nearly)),
                many(Stream.generate(() -> wrong)),
                given -> refused(scene.client().clientId(), given));
    }

    @Test
    void shouldRefuseAClientNobodyHasAsFastAsAWrongSecret() {
        // given
        String known = scene.client().clientId();
        String unknown = (known.startsWith("a") ? "b" : "a") + known.substring(1);

        // then
        Timing.assertAlike(
                many(Stream.generate(() -> known)), many(Stream.generate(() -> unknown)), id -> refused(id, "wrong"));
    }
}
