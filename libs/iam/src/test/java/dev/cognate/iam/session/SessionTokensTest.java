package dev.cognate.iam.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.iam.AccessKey;
import dev.cognate.iam.Principal;
import dev.cognate.iam.Session;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.KeyringKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionTokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String POLICY =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}";
    private static final Principal GUEST = new Principal.AssumedRole(
            "123456789012",
            "/service/",
            "Guests",
            "AROAGUESTS",
            "CognitoIdentityCredentials",
            Session.startedAt(NOW)
                    .withTags(Map.of("team", "blue"), Set.of("team"))
                    .withClaims(Map.of("cognito-identity.amazonaws.com:amr", List.of("unauthenticated")))
                    .limitedTo(List.of(POLICY), List.of("arn:aws:iam::123456789012:policy/limit"))
                    .withSourceIdentity(Optional.of("alice")));

    private final KeyringKey ringKey = Keyring.generateKey("k1");
    private final SessionTokens tokens = new SessionTokens(Keyring.of(ringKey));

    @Test
    void shouldCarryWhoeverItIsIssuedTo() {
        // given
        TemporaryKey issued = tokens.issue(GUEST, NOW.plusSeconds(3600));

        // when
        AccessKey opened = tokens.open(issued.key().id(), issued.sessionToken()).orElseThrow();

        // then
        assertThat(opened).isEqualTo(issued.key());
    }

    @Test
    void shouldCarryAFederatedUserWithItsGrantor() {
        // given
        Principal grantor = new Principal.User("123456789012", "/", "alice", "AIDAALICE", Optional.empty());
        Principal federated = new Principal.FederatedUser("123456789012", "bob", grantor, Session.startedAt(NOW));

        // when
        TemporaryKey issued = tokens.issue(federated, NOW.plusSeconds(900));

        // then
        assertThat(tokens.open(issued.key().id(), issued.sessionToken())
                        .orElseThrow()
                        .owner())
                .isEqualTo(federated);
    }

    @Test
    void shouldNotOpenForAnotherKeyId() {
        // given
        TemporaryKey issued = tokens.issue(GUEST, NOW.plusSeconds(900));
        TemporaryKey other = tokens.issue(GUEST, NOW.plusSeconds(900));

        // then
        assertThat(tokens.open(other.key().id(), issued.sessionToken())).isEmpty();
    }

    @Test
    void shouldNotOpenForAnotherKeyIdWhatItHasOpenedBefore() {
        // given
        TemporaryKey issued = tokens.issue(GUEST, NOW.plusSeconds(900));
        TemporaryKey other = tokens.issue(GUEST, NOW.plusSeconds(900));
        tokens.open(issued.key().id(), issued.sessionToken());

        // then
        assertThat(tokens.open(other.key().id(), issued.sessionToken())).isEmpty();
        assertThat(tokens.open(issued.key().id(), issued.sessionToken())).contains(issued.key());
    }

    @Test
    void shouldNotOpenWhenAnyByteIsAltered() {
        // given
        TemporaryKey issued = tokens.issue(GUEST, NOW.plusSeconds(900));
        byte[] sealed = Base64.getUrlDecoder().decode(issued.sessionToken());

        for (int index = 0; index < sealed.length; index++) {
            // when
            byte[] altered = sealed.clone();
            altered[index] ^= 1;
            String token = Base64.getUrlEncoder().withoutPadding().encodeToString(altered);

            // then
            assertThat(tokens.open(issued.key().id(), token))
                    .as("byte %d", index)
                    .isEmpty();
        }
    }

    @Test
    void shouldNotOpenUnderAnotherKeyring() {
        // given
        TemporaryKey issued = tokens.issue(GUEST, NOW.plusSeconds(900));
        SessionTokens foreign = new SessionTokens(Keyring.of(Keyring.generateKey("k1")));

        // then
        assertThat(foreign.open(issued.key().id(), issued.sessionToken())).isEmpty();
    }

    @Test
    void shouldOpenAfterTheKeyringWasRotated() {
        // given
        TemporaryKey issued = tokens.issue(GUEST, NOW.plusSeconds(900));
        SessionTokens rotated = new SessionTokens(Keyring.of(Keyring.generateKey("k2"), ringKey));

        // then
        assertThat(rotated.open(issued.key().id(), issued.sessionToken())).isPresent();
    }

    @Test
    void shouldExpireAtItsSecond() {
        // given
        TemporaryKey issued = tokens.issue(GUEST, NOW.plusSeconds(900));

        // when
        AccessKey key = tokens.open(issued.key().id(), issued.sessionToken()).orElseThrow();

        // then
        assertThat(List.of(key.isExpired(NOW.plusSeconds(899)), key.isExpired(NOW.plusSeconds(900))))
                .containsExactly(false, true);
    }

    @Test
    void shouldTellItsOwnKeyIdsFromOthers() {
        // given
        String ours = tokens.issue(GUEST, NOW.plusSeconds(900)).key().id();

        // then
        assertThat(tokens.isOurs(ours)).isTrue();
        assertThat(tokens.isOurs("ASIAAAAAAAAAAAAAAAAA")).isFalse();
        assertThat(tokens.isOurs("AKIA" + ours.substring(4))).isFalse();
    }

    @Test
    void shouldShowNoSecret() {
        // given
        TemporaryKey issued = tokens.issue(GUEST, NOW.plusSeconds(900));

        // then
        assertThat(issued.toString())
                .doesNotContain(issued.key().secret())
                .doesNotContain(issued.sessionToken())
                .doesNotContain("blue");
    }

    @Test
    void shouldBeCompact() {
        // given
        Principal plain = new Principal.AssumedRole(
                "123456789012", "/", "Authenticated", "AROA1234567890123456", "session", Session.startedAt(NOW));

        // then
        assertThat(tokens.issue(plain, NOW.plusSeconds(900)).sessionToken()).hasSizeLessThan(400);
    }
}
